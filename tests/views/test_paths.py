"""What the pages of paths and years ask, on the small world."""

from graph.store import Store


def test_who_stands_on_a_path_is_told_with_kind_and_country(world: Store) -> None:
    rows = world.read("paths/about", ids=["u3", "e1", "m1", "nobody", "k1"]).rows
    assert [(row["id"], row["country"], row["agreement_state"]) for row in rows] == [
        ("e1", None, None), ("k1", None, None), ("m1", None, "active"), ("u3", "JP", None)]
    assert set(rows[3]["kind"]) == {"Organization", "University"}


def test_only_relations_among_the_given_are_told(world: Store) -> None:
    rows = world.read("paths/steps", ids=["e1", "e2", "u1"], limit=100).rows
    assert [(row["id"], row["of"], row["relation"], row["works"], row["since"], row["role"]) for row in rows] == [
        ("e1", "e2", "COAUTHOR_OF", 4, None, None), ("e1", "u1", "AFFILIATED_WITH", None, "2020", "Lecturer"),
        ("e2", "u1", "AFFILIATED_WITH", None, "2015", "Dean")]
    assert len(world.read("paths/steps", ids=["e1", "e2", "u1"], limit=1).rows) == 1


def test_works_and_agreements_behind_a_step(world: Store) -> None:
    for id, year in (("w1", 2020), ("w2", 2023), ("w3", 2024)):
        world.write("curators", [("CREATE (w:Work) SET w = $props", {"props": {
            "id": id, "name": f"Work {id}", "year": year, "sources": ["start"]}})], None, None)
    for person, work in (("e1", "w1"), ("e2", "w1"), ("e1", "w2"), ("e2", "w2"), ("e1", "w3")):
        world.write("curators", [("MATCH (e:Expert {id: $e}), (w:Work {id: $w}) CREATE (e)-[:AUTHORED]->(w)",
                                  {"e": person, "w": work})], None, None)
    assert [row["id"] for row in world.read("paths/works", expert="e1", other="e2").rows] == ["w2", "w1"]
    assert world.read("paths/works", expert="e1", other="e1").rows == []
    assert [row["id"] for row in world.read("paths/agreements", organisation="u2", partner="f1").rows] == ["m1"]
    assert world.read("paths/agreements", organisation="u2", partner="u1").rows == []
    assert [row["id"] for row in world.read("years/works", ids=["w3", "w1", "gone"]).rows] == ["w1", "w3"]


def test_what_is_behind_a_number_of_the_years(world: Store) -> None:
    (row,) = world.read("years/agreements", ids=["m1"]).rows
    assert [one["id"] for one in row["parties"]] == ["u2", "f1", "f2"]
    assert [(row["id"], row["country"]) for row in world.read("years/organisations", ids=["u3", "u1"]).rows] == [
        ("u1", "Việt Nam"), ("u3", "Japan")]
