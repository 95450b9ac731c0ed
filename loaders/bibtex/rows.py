"""From the publications of one list to its rows: works, the people named as their authors, and their fields."""

from collections.abc import Iterable, Iterator

from loaders.bibtex.publication import Publication
from loaders.source import EdgeRow, NodeRow, Ref, Reject, Row
from loaders.tagging import about


def listed(found: Iterable[Publication | Reject]) -> Iterator[Row]:
    """The rows of each work once, in the order of the list, then the rejects.

    Two entries of one work are one: the first speaks, the second only adds what the first does not say.
    """
    works: dict[str, Publication] = {}
    rejects = []
    for one in found:
        if isinstance(one, Publication):
            works[one.key] = works[one.key].united(one) if one.key in works else one
        else:
            rejects.append(one)
    said: set[str] = set()
    for key, work in works.items():
        yield from _work(key, work, said)
    yield from rejects


def _work(key: str, work: Publication, said: set[str]) -> Iterator[Row]:
    me = Ref("Work", key)
    yield NodeRow("Work", key, {"name": work.title, "doi": work.doi, "year": work.year, "kind": work.kind,
                                "venue": work.venue})
    for position, person in enumerate(work.authors, start=1):
        if person is not None:
            # Nobody is known by a bare name: who is meant is the author at this place of this work.
            expert = Ref("Expert", f"{key}#{position}")
            yield NodeRow("Expert", expert.key, {"name": person.name, "name_order": person.order})
            yield EdgeRow("AUTHORED", expert, me, {"position": position})
    for row in about(me, (), work.title, *work.keywords):
        if not isinstance(row, NodeRow) or row.key not in said:
            yield row
        if isinstance(row, NodeRow):
            said.add(row.key)
