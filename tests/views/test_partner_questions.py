"""What the partner finder and the requests ask, on the small world."""

from graph.store import Store

TODAY = "2026-11-27"


def made(store: Store, label: str, id: str, **props: object) -> None:
    store.write("curators", [(f"CREATE (n:{label}) SET n = $props", {
        "props": {"id": id, "sources": ["start"], **props}})], None, None)


def test_everything_that_a_suggestion_speaks_of_is_told_under_its_names(world: Store) -> None:
    made(world, "Need", "n", name="Kỹ sư", kind="people", state="open", open_until="2027")
    rows = world.read("partners/about", ids=["f2", "jp", "a", "e1", "n", "p", "nobody"]).rows
    assert [(row["id"], row["name"], row["code"]) for row in rows] == [
        ("a", "Digital", "s.a"), ("e1", "Nguyễn Văn An", None), ("f2", "Wafer Firm", "US"), ("jp", "Japan", "JP"),
        ("n", "Kỹ sư", None)]
    assert rows[2]["country"] == "United States" and "public_contact" in rows[2]
    assert "email" not in rows[1] and "phone" not in rows[1]


def test_needs_and_offers_are_told_with_kind_and_state(world: Store) -> None:
    made(world, "Need", "n1", name="A", kind="people", state="open", open_until="2027-06")
    made(world, "Offer", "o1", name="B", kind="training", state="met")
    assert [tuple(row.values()) for row in world.read("partners/posts", limit=10).rows] == [
        ("n1", "people", "open", "2027-06"), ("o1", "training", "met", None)]
    assert len(world.read("partners/posts", limit=1).rows) == 1


def test_where_people_work_now_and_not_where_they_worked(world: Store) -> None:
    rows = world.read("partners/houses", ids=["e1", "e2"], today=TODAY).rows
    assert [(row["of"], row["id"], row["role"]) for row in rows] == [
        ("e1", "u1", "Lecturer"), ("e2", "u1", "Dean")]


def test_who_can_be_asked_begins_with_the_available(world: Store) -> None:
    rows = world.read("partners/advisers", fields=["s.a", "s.a.1", "s.b"], limit=10, today=TODAY).rows
    assert [(row["id"], row["works"], [one["id"] for one in row["fields"]]) for row in rows] == [
        ("e2", 5, ["a", "b"]), ("e1", 3, ["a1"])]
    world.write("curators", [("MATCH (e:Expert {id: $id}) SET e.availability = $free",
                              {"id": "e1", "free": ["advise"]})], None, None)
    rows = world.read("partners/advisers", fields=["s.a", "s.a.1", "s.b"], limit=10, today=TODAY).rows
    assert [row["id"] for row in rows] == ["e1", "e2"] and rows[0]["organisations"][0]["id"] == "u1"
    (row,) = world.read("partners/advisers", fields=["s.a.1"], limit=10, today=TODAY).rows
    assert row["id"] == "e1"
    assert world.read("partners/advisers", fields=[], limit=10, today=TODAY).rows == []
