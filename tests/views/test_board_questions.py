"""What the builder of boards asks, on the small world."""

from graph.store import Store


def test_what_people_know_is_one_row_each_in_the_order_of_the_fields(world: Store) -> None:
    world.write("curators", [("MATCH (:Expert {id: $id})-[k:EXPERT_IN]->(:Field {id: $field}) SET k.level = $level",
                              {"id": "e2", "field": "b", "level": "leading"})], None, None)
    assert [tuple(row.values()) for row in world.read("board/knowing", ids=["e2", "e1", "nobody"]).rows] == [
        ("e1", ["a1"], [""], [3]), ("e2", ["a", "b"], ["", "leading"], [5, 1])]


def test_who_could_sit_is_told_with_what_a_board_counts(world: Store) -> None:
    world.write("curators", [("MATCH (e:Expert {id: $id}) SET e.languages = $spoken, e.verified = $day",
                              {"id": "e1", "spoken": ["vi"], "day": "2026-11-01"})], None, None)
    rows = world.read("board/people", ids=["e1", "e2", "nobody"]).rows
    assert [(row["id"], row["languages"], row["verified"]) for row in rows] == [("e1", ["vi"], True), (
        "e2", None, False)]
