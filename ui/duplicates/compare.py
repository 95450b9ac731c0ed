"""Two sides of a question next to each other: what each says, aligned by property, and where they differ."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Literal, NamedTuple

from graph.duplicates.model import Side
from graph.names import fold
from graph.schema import EDGE, NODE
from ui import data, kinds, words
from ui.i18n import KEY, _, date, in_words_of, language, later, ngettext, number, spoken, spoken_many

State = Literal["same", "alike", "partly", "differs", "one"]
#: The sign between two cells, and what it says.
SIGNS: dict[State, tuple[str, str]] = {
    "same": ("=", later("the same")), "alike": ("≈", later("the same, written otherwise")),
    "partly": ("≈", later("something in common")), "differs": ("≠", later("different")), "one": ("", "")}
#: Values of one line that are shown; those that both sides have come first.
MOST = 5
#: Properties that are names, which the head compares whatever their language and script.
_NAMES = ("name", "name_latin", "name_vi", "name_en", "name_ja", "name_zh", "aliases")
#: What says nothing to somebody who compares.
_LEFT_OUT = (*_NAMES, "folded", "kinds", "standing", "name_order", "latitude", "longitude")


class Part(NamedTuple):
    """One value: its text, what it is compared by, the source that says it, and whether the other side has it."""

    text: str
    compared: str
    source: str = ""
    shared: bool = False


class Line(NamedTuple):
    """One property of both sides, and how they stand to each other."""

    word: str
    left: tuple[Part, ...]
    right: tuple[Part, ...]
    state: State


def lines(left: Side, right: Side) -> list[Line]:
    """What is known of either side, a line for each property and relation; what only one side says comes last."""
    label = left.label
    names = [prop.name for prop in NODE[label].props if prop.name not in _LEFT_OUT]
    facts = [_line(words.property(label, name), _values(left, name), _values(right, name)) for name in names]
    types = dict.fromkeys(one[0] for one in (*left.relations, *right.relations))
    tied = [_line(_relation(label, type), _relations(left, type), _relations(right, type))
            for type in sorted(types, key=list(EDGE).index)]
    near = _line(_("Nearest colleagues"), _named(left.colleagues), _named(right.colleagues))
    told = [line for line in (*facts, *tied, near) if line.left or line.right]
    return sorted(told, key=lambda line: line.state == "one")


def named(left: Side, right: Side) -> Line:
    """The line of all names under which each side is known; names with a word in common are not simply different."""
    line = _line(words.property(left.label, "name"), _names(left), _names(right))
    if fold(left.name) == fold(right.name):
        return line._replace(state="same" if left.name == right.name else "alike")
    shared = _words([left.name]) & _words([right.name])
    return line._replace(state="partly") if line.state == "differs" and shared else line


def table(left: Side, right: Side) -> str:
    """Both sides as one HTML table; every text in it is escaped."""
    # The language is asked once: there are dozens of words in it.
    return in_words_of(language(), lambda: _table(left, right))


def _table(left: Side, right: Side) -> str:
    head = named(left, right)
    rows = "".join(_row(line) for line in lines(left, right))
    cells = [_head(side, own, other) for side, own, other in (
        (left, head.left, head.right), (right, head.right, head.left))]
    first = (f'<tr class="kn-{head.state}"><th class="kn-pair-word"></th><th scope="col">{cells[0]}</th>'
             f'{_sign(head.state)}<th scope="col">{cells[1]}</th></tr>')
    return f'<table class="kn-pair"><thead>{first}</thead><tbody>{rows}</tbody></table>'


def marked(text: str, others: Iterable[str]) -> str:
    """A text as HTML in which the words stand out that none of the others has, however it is accented.

    Where nothing is in common, all of it differs, which the sign between the two says already.
    """
    known = _words(others)
    if known.isdisjoint(_words([text])):
        return escape(text)
    return " ".join(escape(word) if known.issuperset(fold(word).split())
                    else f'<span class="kn-odd">{escape(word)}</span>' for word in text.split())


def _line(word: str, left: Sequence[Part], right: Sequence[Part]) -> Line:
    ours, theirs = {one.compared for one in left}, {one.compared for one in right}
    both = ours & theirs
    sides = [tuple(sorted((one._replace(shared=one.compared in both) for one in side), key=lambda one: not one.shared))
             for side in (left, right)]
    return Line(word, sides[0], sides[1], _state(ours, theirs, {one.text for one in left}
                                                 == {one.text for one in right}))


def _state(ours: set[str], theirs: set[str], equal: bool) -> State:
    if not ours or not theirs:
        return "one"
    if ours == theirs:
        return "same" if equal else "alike"
    return "partly" if ours & theirs else "differs"


def _values(side: Side, name: str) -> list[Part]:
    parts = []
    for property, value, source in side.facts:
        if property == name:
            for one in value if isinstance(value, list | tuple) else [value]:
                text = words.fact(side.label, name, one)
                parts.append(Part(text, fold(text) or text, source))
    return _once(parts)


def _names(side: Side) -> list[Part]:
    said = [part for name in _NAMES for part in _values(side, name)]
    return _once([Part(side.name, fold(side.name) or side.name), *said])


def _relations(side: Side, type: str) -> list[Part]:
    found = []
    for of, name, since, until, source in side.relations:
        if of == type:
            years = f"{date(since)}–{date(until)}" if since or until else ""
            found.append(Part(f"{name} ({years})" if years else name, fold(name), source))
    return _once(found)


def _relation(label: str, type: str) -> str:
    """The words of a relation as it is seen from a node of a label: who stands at the other end where it comes in."""
    edge = EDGE[type]
    word = spoken(edge) if label in edge.start else f"{spoken_many(NODE[edge.start[0]])} {spoken(edge)}"
    return word[:1].upper() + word[1:]


def _named(names: Iterable[str]) -> list[Part]:
    return _once([Part(name, fold(name)) for name in names])


def _once(parts: Iterable[Part]) -> list[Part]:
    """Without what is said twice in the same words."""
    return list({part.text: part for part in reversed(list(parts))}.values())[::-1]


def _row(line: Line) -> str:
    return (f'<tr class="kn-{line.state}"><th scope="row" class="kn-pair-word">{escape(line.word)}</th>'
            f'<td>{_cell(line.left, line.right)}</td>{_sign(line.state)}<td>{_cell(line.right, line.left)}</td></tr>')


def _cell(parts: Sequence[Part], others: Sequence[Part]) -> str:
    if not parts:
        return '<span class="kn-none">—</span>'
    shown = "".join(_part(part, others) for part in parts[:MOST])
    more = len(parts) - MOST
    rest = ngettext("{n} more", "{n} more", more).format(n=number(more)) if more > 0 else ""
    return shown + (f'<div class="kn-none">{escape(rest)}</div>' if rest else "")


def _part(part: Part, others: Sequence[Part]) -> str:
    said = escape(part.text) if part.shared else marked(part.text, [other.text for other in others])
    return f'<div title="{escape(title(part.source))}">{said}</div>' if part.source else f"<div>{said}</div>"


def _sign(state: State) -> str:
    sign, said = SIGNS[state][0], escape(_(SIGNS[state][1]))
    return f'<td class="kn-sign" title="{said}">{sign}<span class="kn-unseen">{said}</span></td>'


def _head(side: Side, own: Sequence[Part], other: Sequence[Part]) -> str:
    others = [part.text for part in other[:MOST]]
    stem = kinds.page_of(side.label) or "expert"
    address = f"{stem}?id={escape(side.node)}&{KEY}={language()}"
    also = _also([part for part in own if part.text != side.name])
    said = " · ".join(escape(title(source)) for source in side.sources)
    mark = kinds.chip(_("Illustration"), striped=True) if kinds.illustrative(side.sources) else ""
    return (f'<a class="kn-pair-name" href="{address}" target="_blank" rel="noopener">{marked(side.name, others)}</a>'
            f'{also}<div class="kn-pair-from">{said}</div>{mark}')


def _also(names: Sequence[Part]) -> str:
    """The other names of one side; those that the other side has, too, stand out."""
    if not names:
        return ""
    said = "; ".join(f'<span class="kn-shared">{escape(name.text)}</span>' if name.shared else escape(name.text)
                     for name in names[:MOST])
    return f'<div class="kn-pair-also">{escape(_("also"))}: {said}{" …" if len(names) > MOST else ""}</div>'


def title(source: str) -> str:
    """The title of a source."""
    return str(data.sources().get(source, {}).get("title") or source)


def _words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in fold(text).split()}
