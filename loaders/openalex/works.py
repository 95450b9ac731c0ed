"""Works as rows, with who wrote them, where these were, and what it is about."""

from typing import Any

from graph import ids
from loaders.openalex import bodies, people
from loaders.openalex.draft import Draft, one
from loaders.openalex.titles import bare
from loaders.source import EdgeRow, NodeRow, Ref
from loaders.tagging import about
from loaders.values import LONG, Unfit, number, records, text, texts, whole, year

#: What a work becomes when it is deleted: one record for all of them.
NOTHING = "W4285719527"


def tell(key: str, record: dict[str, Any], draft: Draft) -> None:
    """What a work's record says. A retracted one is rejected, so that whoever loads it sees which, and may object."""
    if key == NOTHING:
        raise Unfit("id", "This record stands for works that OpenAlex deleted, and is none; it was left out.")
    if record.get("is_retracted") is True:
        raise Unfit("is_retracted", "The work was retracted; it was left out.")
    if not draft.once(key):
        return
    name = bare(text(record, "title")) or bare(text(record, "display_name"))
    if name is None:
        raise Unfit("title", "The work has no title.")
    published = year(record, "publication_year")
    draft.rows.append(NodeRow("Work", key, {
        "name": name, "doi": ids.doi(text(record, "doi")), "openalex": key, "year": published,
        "kind": text(record, "type"), "venue": _venue(record), "cited_by": whole(record, "cited_by_count"),
    }, part="works"))
    _authors(key, record, published, draft)
    for body in records(record, "institutions"):
        bodies.mention(body, draft)
    _subjects(key, record, name, draft)


def _venue(record: dict[str, Any]) -> str | None:
    """Where it was published, in the shapes of 2026, 2025 and 2023."""
    return bare(text(record, "primary_location", "source", "display_name")
                or text(record, "primary_location", "raw_source_name") or text(record, "host_venue", "display_name"))


def _authors(key: str, record: dict[str, Any], published: int | None, draft: Draft) -> None:
    me, authors = Ref("Work", key), set()
    for position, authorship in enumerate(records(record, "authorships"), 1):
        author = authorship.get("author")
        # Where most of the time goes: what is as it should be is not looked at twice.
        expert = people.mention(author if type(author) is dict else one(authorship, "author"), draft)
        if expert is None:
            continue
        if expert not in authors:
            authors.add(expert)
            draft.rows.append(EdgeRow("AUTHORED", Ref("Expert", expert), me, {
                "position": position, "affiliations": texts(authorship, "raw_affiliation_strings", limit=LONG)}))
        for body in records(authorship, "institutions"):
            if employer := bodies.mention(body, draft):
                draft.spans.append((expert, employer, published, published))


def _subjects(key: str, record: dict[str, Any], name: str, draft: Draft) -> None:
    topics = [(text(topic, "id") or "", number(topic, "score")) for topic in records(record, "topics")]
    for row in about(Ref("Work", key), topics, name):
        if isinstance(row, NodeRow):
            draft.mention(row.label, row.key)
        else:
            draft.rows.append(row)
