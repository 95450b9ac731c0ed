"""The two sides of a pair, for whoever has to decide: what is said of each node, its relations, nearest colleagues."""

from collections import Counter
from collections.abc import Collection, Iterable

from graph.compile.explain import Fact, explain
from graph.compile.ground import Ground
from graph.duplicates.model import Side, Tie, Value
from graph.duplicates.sayings import Payload, Sayings
from graph.schema import EDGE, NODE
from ledger.index import EdgeThing, Index, Thing
from ledger.ledger import Ledger

#: The most relations and colleagues that are shown of one side.
_RELATIONS, _COLLEAGUES = 40, 8
#: Relations in the order in which they tell who somebody is; works, of which there are many, come last.
_ORDER = ("AFFILIATED_WITH", "LOCATED_IN", "PART_OF", "SUCCEEDED_BY", "ADVISES", "PARTY_TO", "LEADS", "COORDINATES",
          "EXPERT_IN", "ACTIVE_IN", "TOOK_PART_IN", "SEEKS", "HAS", "AUTHORED")


def sides(ledger: Ledger, index: Index, things: Iterable[str], today: str) -> list[Side]:
    """What curators see of the nodes of these things; things that are not in force are left out."""
    wanted = list(things)
    facts = {thing: explain(ledger, index, thing, "curators", today) for thing in wanted}
    with index.rehearsal():
        ground = Ground(ledger, index, ledger.state(), ("curators",), today, fresh=False)
        known = ground.now(wanted)
        return [_side(ground, known[thing], facts[thing]) for thing in wanted if thing in known]


def names(ledger: Ledger, index: Index, things: Collection[str]) -> dict[str, str]:
    """What the source of each of these things calls it; those that are not in force are left out."""
    said = Sayings(ledger, index, ledger.state()).of(things)
    return {thing: _name(dict(payload), thing) for thing, payload in said.items()}


def _side(ground: Ground, thing: Thing, facts: list[Fact]) -> Side:
    members = ground.members([thing.cluster])[thing.cluster]
    caption = (*NODE[thing.label].caption, "name_en")
    values = {fact.property: fact.value for fact in facts}
    name = next((str(values[name]) for name in caption if values.get(name)), thing.thing)
    return Side(thing.thing, thing.cluster, thing.label, name, _values(facts), _ties(ground, members),
                _colleagues(ground, members), sorted({one.source for one in ground.now(members).values()}))


def _values(facts: list[Fact]) -> list[Value]:
    """Each value with each source that says it; what others say otherwise comes after it."""
    return [Value(fact.property, value, source) for fact in facts
            for value, source in (*((fact.value, source) for source in fact.sources), *fact.others)]


def _ties(ground: Ground, members: Collection[str]) -> list[Tie]:
    out = [(edge, edge.end) for edge in _said(ground.index.edges_from(members))]
    both = [*out, *((edge, edge.start) for edge in _said(ground.index.edges_to(members)))]
    both.sort(key=lambda one: (_ORDER.index(one[0].type) if one[0].type in _ORDER else len(_ORDER), one[0]))
    shown = both[:_RELATIONS]
    others = {id: one.cluster for id, one in ground.now({other for _, other in shown}).items()}
    names = {cluster: _name(props, cluster) for cluster, props in ground.props(set(others.values())).items()}
    dates = Sayings(ground.ledger, ground.index, ground.state).relations(edge for edge, _ in shown)
    ties = [Tie(edge.type, names[others[other]], _date(dates[edge.thing], "since"), _date(dates[edge.thing], "until"),
                edge.source) for edge, other in shown if edge.thing in dates and others.get(other) in names]
    return list(dict.fromkeys(ties))


def _date(said: Payload, name: str) -> str:
    return str(said.get(name) or "")


def _said(edges: Iterable[EdgeThing]) -> list[EdgeThing]:
    return [edge for edge in edges if edge.source and not edge.gone and not EDGE[edge.type].derived]


def _name(props: dict[str, object], otherwise: str) -> str:
    return str(next((props[name] for name in ("name", "name_vi", "name_en", "number") if props.get(name)), otherwise))


def _colleagues(ground: Ground, members: Collection[str]) -> list[str]:
    """Those with whom somebody wrote most works."""
    works = {edge.end for edge in _said(ground.index.edges_from(members, ["AUTHORED"]))}
    nodes = {thing.cluster for thing in ground.now(works).values()}
    written = [thing for things in ground.members(nodes).values() for thing in things]
    pairs = {(edge.end, edge.start) for edge in _said(ground.index.edges_to(written, ["AUTHORED"]))}
    people = ground.now({person for _, person in pairs})
    own = {thing.cluster for thing in ground.now(members).values()}
    counted = Counter(people[person].cluster for _, person in pairs
                      if person in people and people[person].cluster not in own)
    nearest = sorted(counted, key=lambda person: (-counted[person], person))[:_COLLEAGUES]
    props = ground.props(nearest)
    return [_name(props[person], person) for person in nearest if person in props]
