"""From an audience's graph to documents: nodes and the relations that say something about them."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from graph.compile.model import EdgeState, NodeState
from graph.schema import NODES, SUBKINDS
from graph.search.document import Document, Expertise, Near
from graph.search.understand import Concept, Vocabulary

#: What can be found, and what leads to it.
LABELS = ("Expert", "Organization", "Field", "Agreement", "Task", "Event", "Work", "Country")
_NAMES = ("name", "name_vi", "name_en", "name_ja", "name_zh", "name_latin", "aliases", "synonyms", "code", "number")
_TEXTS = {"Expert": ("title", "position"), "Organization": ("place",), "Task": ("text", "results")}
#: What is told beside a hit that has no page of its own.
_FACTS = {"Agreement": ("kind", "state", "signed_on", "ends_on"), "Event": ("starts_on", "ends_on", "place")}
#: Relations whose other end is named in a document: type, the end that is the document's.
NAMING = {"AFFILIATED_WITH": "start", "PARTY_TO": "end", "LEADS": "end", "PART_OF": "start"}
#: Neighbours that are told beside a hit.
_TOLD = 4
_EXPERTISE = ("EXPERT_IN", "ACTIVE_IN", "ABOUT")
_COUNTED = ("AFFILIATED_WITH", "PARTY_TO", "COLLABORATES_WITH", "ADVISES", "SERVES", "TOOK_PART_IN", "AUTHORED")
#: What kinds of things are called beside their names in the vocabulary.
_ALSO = {
    "Expert": ("nhà khoa học", "people", "person", "専門家", "研究者", "專家", "人才"),
    "University": ("trường đại học", "大学", "大學"), "College": ("trường cao đẳng", "短期大学", "專科學校"),
    "Firm": ("công ty", "company", "companies", "企業", "会社", "公司", "廠商"),
    "ResearchInstitute": ("viện", "研究所", "研究院", "研究機関"), "Association": ("協会", "協會", "公會"),
    "Agency": ("政府機関", "機關"), "Park": ("園区", "園區"), "Agreement": ("MoU", "協定", "協議", "備忘錄"),
    "Organization": ("đơn vị", "đối tác", "partner", "partners", "機関", "機構", "団体"),
    "Event": ("イベント", "活動"), "Field": ("分野", "領域"),
}
#: What belongs to a country is called so; no word that is only a name of people.
_OF = {
    "JP": ("Japanese", "Nhật"), "US": ("American", "USA", "U.S.", "Mỹ"), "TW": ("Taiwanese", "臺灣"),
    "VN": ("Vietnamese",), "KR": ("Korean", "Korea", "韓國"), "CN": ("Chinese",), "NL": ("Dutch",), "DE": ("German",),
    "FR": ("French",), "GB": ("British", "UK", "Britain"), "SG": ("Singaporean",), "IL": ("Israeli",),
}
TYPES = frozenset((*NAMING, *_EXPERTISE, *_COUNTED, "LOCATED_IN"))


@dataclass(slots=True)
class _Around:
    """What relations say of one node."""

    near: list[str] = field(default_factory=list)
    expertise: list[Expertise] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    country: str = ""
    places: list[str] = field(default_factory=list)
    count: int = 0
    year: int = 0


def documents(states: Iterable[NodeState | EdgeState], only: Collection[str] | None = None) -> Iterator[Document]:
    """Every document of a graph, or ``only`` those of some nodes; nodes are given before the edges between them."""
    nodes: dict[str, NodeState] = {}
    around: dict[str, _Around] = {}
    for state in states:
        if isinstance(state, NodeState):
            if state.labels[0] in LABELS:
                nodes[state.id] = state
        elif state.key.type in TYPES:
            _take(state, nodes, around)
    for id, node in nodes.items():
        if only is None or id in only:
            yield _document(node, around.get(id) or _Around(), nodes, around)


def _take(edge: EdgeState, nodes: dict[str, NodeState], around: dict[str, _Around]) -> None:
    type, start, end, _ = edge.key
    mine, theirs = around.setdefault(start, _Around()), around.setdefault(end, _Around())
    props = edge.props
    if own := NAMING.get(type):
        (mine if own == "start" else theirs).near.append(end if own == "start" else start)
    if type in _EXPERTISE:
        mine.expertise.append(Expertise(end, int(props.get("works") or 0), int(props.get("last_year") or 0)))
    if type == "LOCATED_IN" and end in nodes:
        mine.country = str(nodes[end].props.get("code", ""))
    if type == "AFFILIATED_WITH" and not props.get("until"):
        mine.places.append(end)
    if type == "AUTHORED":
        theirs.authors.append(start)
        mine.year = max(mine.year, _year(nodes.get(end)))
    if type in _COUNTED:
        mine.count += 1
        theirs.count += 1
    mine.year = max(mine.year, int(props.get("last_year") or 0))


def _year(node: NodeState | None) -> int:
    return int(node.props.get("year") or 0) if node else 0


def _document(node: NodeState, around: _Around, nodes: dict[str, NodeState],
              all_around: dict[str, _Around]) -> Document:
    props, label = node.props, node.labels[0]
    names = tuple(dict.fromkeys(_texts(props, _NAMES))) or (node.id,)
    about = [*_texts(props, _TEXTS.get(label, ()))]
    for other in dict.fromkeys(around.near):
        if other in nodes and label != "Work":
            about += _texts(nodes[other].props, _NAMES)
    country = around.country or next(
        (there.country for place in around.places if (there := all_around.get(place)) and there.country), "")
    return Document(
        node.id, label, names, tuple(dict.fromkeys(about)), node.labels[1:], country, bool(props.get("verified")),
        tuple(props.get("availability") or ()), tuple(around.expertise), around.count, around.year or _year(node),
        tuple(around.authors), str(props.get("name_vi") or ""), str(props.get("name_en") or ""),
        str(props.get("code") or ""), tuple(props.get("sources") or ()), _near(around, nodes),
        tuple((name, str(props[name])) for name in _FACTS.get(label, ()) if props.get(name)))


def _near(around: _Around, nodes: dict[str, NodeState]) -> tuple[Near, ...]:
    """The first few that are told beside a node, by their ids: relations come in any order."""
    some = sorted(id for id in dict.fromkeys(around.near) if id in nodes)[:_TOLD]
    return tuple(Near(id, nodes[id].labels, next(iter(_texts(nodes[id].props, _NAMES)), id),
                      str(nodes[id].props.get("name_en") or "")) for id in some)


def _texts(props: dict[str, Any], names: Iterable[str]) -> list[str]:
    found: list[str] = []
    for name in names:
        value = props.get(name)
        found += [str(one) for one in value] if isinstance(value, list) else [str(value)] if value else []
    return found


def vocabulary(states: Iterable[NodeState]) -> Vocabulary:
    """The concepts of a graph: fields and countries by their names, kinds of things by those of the vocabulary."""
    kinds = [(kind.label, (kind.en, kind.vi, kind.en_plural, *_ALSO.get(kind.label, ())))
             for kind in (*NODES, *SUBKINDS) if kind.label in LABELS or kind in SUBKINDS]
    concepts = [(one := _concept(node), [*_texts(node.props, _NAMES), *_OF.get(one.id, ())]) for node in states
                if node.labels[0] in ("Field", "Country")]
    return Vocabulary.of([*concepts, *((Concept("kind", label, names[0]), names) for label, names in kinds)])


def _concept(node: NodeState) -> Concept:
    named = str(node.props.get("name_en") or node.props.get("name") or node.id)
    if node.labels[0] == "Country":
        return Concept("country", str(node.props.get("code", "")), named)
    return Concept("field", node.id, named)
