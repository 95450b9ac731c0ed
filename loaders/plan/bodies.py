"""Agencies out of one cell: which organisations and classes of bodies it names, and what in it names none."""

import re
from dataclasses import dataclass

from graph.names import clean, fold
from loaders.plan.kinds import ends_on_comma, is_class, is_name, kinds_of, may_hold_commas, starts_body
from loaders.plan.letters import LOWER, UPPER
from loaders.plan.register import HOME, Known, Place, group_code, known, normal, without_place

_BY_DUTY = re.compile(
    r"\(?\s*\b(?:cùng\s+)?(?:thực\s+hiện\s+)?theo\s+(?:đúng\s+)?(?:quy\s+định\s+)?(?:của\s+pháp\s+luật\s+)?(?:về\s+)?"
    r"chức\s+năng(?:\s*,\s*|\s+và\s+|\s+)nhiệm\s+vụ(?:[\s,]+(?:quyền\s+hạn|được\s+giao|được\s+phân\s+công|của\s+mình))*\s*\)?",
    re.I)
_HEADS_OF = re.compile(
    r"^(?:lãnh đạo|thủ trưởng|giám đốc|chủ tịch|người đứng đầu)\s+(?=(?:các|sở|ubnd|ủy ban|uỷ ban|bộ|ban)\b)", re.I)
_ROLE = re.compile(r"^(?:cơ quan |đơn vị )?(?:đồng )?(?:chủ trì|phối hợp)\s*:\s*|\s*\(?(?:đồng )?chủ trì\)?$", re.I)
_SEPARATOR = re.compile(r"(\s*[,;\n]\s*(?:và\s+)?|\s+(?:và|&)\s+|\s+[-–]\s+)")
_LISTED = re.compile(rf"^(?:[Cc]ác)\s+(?P<head>[Ss]ở|[Bb]ộ)\s*:?\s+(?=[{UPPER}])")
# A line of a cell that goes on in lower case is the same name; "các" opens another.
_WRAPPED = re.compile(rf"\n(?!các\b)(?=[{LOWER}])")
# Bodies whose names hold the beginning of another after "và".
_ONE_BODY = re.compile(
    r"văn phòng .*và (?:hđnd|ubnd|hội đồng|ủy ban)|(?:ban quản lý|bql) .*và (?:các )?(?:khu|cụm|dự án)", re.I)
_MOST_ATOMS = 12


@dataclass(frozen=True, slots=True)
class Body:
    """One organisation or class of bodies that a cell names. ``code`` is empty where the registry knows none."""

    label: str
    key: str
    name: str
    wording: str
    code: str = ""
    kinds: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class _Atom:
    """Text between two separators, and the separator before it; ``soft`` ones (``và``) also stand inside names."""

    text: str
    before: str

    @property
    def soft(self) -> bool:
        return bool(self.before) and not any(mark in self.before for mark in ",;\n")

    @property
    def apart(self) -> bool:
        """Whether the separator never stands inside a name."""
        return ";" in self.before or "\n" in self.before


def bodies(text: str, place: Place) -> tuple[list[Body], list[str]]:
    """The bodies that a cell of agencies names, each once in its order, and the parts that name none."""
    found: dict[tuple[str, str], Body] = {}
    unread = []
    for wording in _items(_atoms(text), place):
        body = _body(wording, place)
        if body is None:
            unread.append(wording)
        else:
            found.setdefault((body.label, body.key), body)
    return list(found.values()), unread


def _atoms(text: str) -> list[_Atom]:
    wrapped = _WRAPPED.sub(" ", _BY_DUTY.sub(" ", text))
    spoken = re.sub(r"^\s*[-–+•]\s*|(?<=[;,\n])\s*[-–+•]\s+", " ", wrapped)
    # Separators in brackets are hidden while the text is cut.
    hidden = re.sub(r"\([^()]*\)", lambda found: re.sub(r"[,;\n ]", "\x00", found[0]), spoken)
    parts = ["", *_SEPARATOR.split(hidden)]
    shown = zip(parts[1::2], parts[0::2], _unhidden(parts, spoken), strict=True)
    atoms = [_Atom(_HEADS_OF.sub("", clean(said)), before) for _, before, said in shown]
    return _spread([atom for atom in atoms if atom.text.strip(" .:-–…")])


def _unhidden(parts: list[str], spoken: str) -> list[str]:
    # The texts of the atoms as they were before separators in brackets were hidden.
    position, said = 0, []
    for before, text in zip(parts[0::2], parts[1::2], strict=True):
        position += len(before)
        said.append(spoken[position:position + len(text)])
        position += len(text)
    return said


def _spread(atoms: list[_Atom]) -> list[_Atom]:
    """``Các Sở: Tài chính, Nội vụ`` as ``Sở Tài chính, Sở Nội vụ``."""
    head, spread = "", []
    for at, atom in enumerate(atoms):
        listed = _LISTED.match(atom.text)
        if listed and not normal(atom.text).startswith(("so ban", "so nganh", "bo nganh")):
            head = listed["head"].capitalize()
            atom = _Atom(f"{head} {atom.text[listed.end():]}", atom.before)
        elif head and (not atom.soft or _department(head, atoms[at:at + 3])):
            head = head if atom.text[:1].isupper() and not starts_body(atom.text) else ""
            atom = _Atom(f"{head} {atom.text}", atom.before) if head else atom
        spread.append(atom)
    return spread


def _department(head: str, atoms: list[_Atom]) -> bool:
    """Whether an atom after ``và`` is a department itself (``và Nội vụ``), not the end of a name (``và Đào tạo``)."""
    return any(known(f"{head} {_joined(atoms[:count])}", Place(folded=HOME)) for count in range(1, len(atoms) + 1))


def _items(atoms: list[_Atom], place: Place) -> list[str]:
    """Atoms put together into names: the longest wording that is known, else up to where another body begins."""
    items, at = [], 0
    while at < len(atoms):
        end = _known_end(atoms, at, place) or _unknown_end(atoms, at, place)
        items.append(_joined(atoms[at:end]))
        at = end
    return items


def _known_end(atoms: list[_Atom], at: int, place: Place) -> int:
    ends = range(min(len(atoms), at + _MOST_ATOMS), at, -1)
    return next((end for end in ends if known(_joined(atoms[at:end]), place) and not _goes_on(atoms, end, place)), 0)


def _goes_on(atoms: list[_Atom], end: int, place: Place) -> bool:
    # "Sở Văn hóa, Thể thao" is no body where "và Du lịch" follows.
    return end < len(atoms) and atoms[end].soft and not _opens(atoms, end, place)


def _opens(atoms: list[_Atom], at: int, place: Place) -> bool:
    return starts_body(atoms[at].text) or _known_end(atoms, at, place) > 0


def _unknown_end(atoms: list[_Atom], at: int, place: Place) -> int:
    end = at + 1
    while end < len(atoms) and not _begins(atoms, at, end, place):
        end += 1
    return end


def _begins(atoms: list[_Atom], at: int, end: int, place: Place) -> bool:
    atom, so_far = atoms[end], _joined(atoms[at:end])
    if atom.soft:
        return not _ONE_BODY.match(f"{so_far} và {atom.text}") and " " in so_far and _opens(atoms, end, place)
    if atom.apart or _opens(atoms, end, place):
        return True
    return not is_class(so_far) and not _completes(atoms[end:], so_far)


def _completes(atoms: list[_Atom], so_far: str) -> bool:
    """Whether a name goes on after a comma: ``Sở Văn hóa`` + ``, Thể thao`` + ``và Du lịch``."""
    listed = any(atom.soft for atom in atoms[1:2]) or ends_on_comma(so_far)
    return listed and atoms[0].text[:1].isupper() and may_hold_commas(so_far)


def _joined(atoms: list[_Atom]) -> str:
    text = "".join(atom.before + atom.text if index else atom.text for index, atom in enumerate(atoms))
    return _ROLE.sub("", clean(text).strip(" .,;:")).strip(" .,;:")


def _body(wording: str, place: Place) -> Body | None:
    agency = known(wording, place)
    if agency:
        return _known_body(agency, wording, place)
    if is_class(wording):
        spoken = without_place(normal(wording), place.folded, group=True)
        code = group_code(f"group:{spoken.replace(' ', '-')}", place)
        return Body("Group", code, _capital(wording), _capital(wording), code)
    if not is_name(wording):
        return None
    plain = fold(wording)
    local = plain.startswith("so ") or plain.endswith((" thanh pho", " tinh")) or bool(place.folded in plain)
    return Body("Organization", fold(wording), _capital(wording), _capital(wording), "", kinds_of(wording),
                place.written if local else "")


def _known_body(agency: Known, wording: str, place: Place) -> Body:
    if not agency.is_group:
        return Body("Organization", agency.code, agency.name, _capital(wording), agency.code, agency.kinds)
    code = group_code(agency.code, place)
    return Body("Group", code, agency.name if code == agency.code else _capital(wording), _capital(wording), code)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
