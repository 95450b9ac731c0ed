"""The items as files of every kind, and how proposals are held against what a careful reader would make."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import docx
import pytest

from graph.names import fold
from loaders.document import delivery
from loaders.source import EdgeRow, NodeRow, Row

HERE = Path(__file__).parent
KINDS = ("agreement", "event", "role", "figure")
AIMS = ("Mục tiêu: ", "Target: ")


@dataclass
class Score:
    """What was proposed, what was wanted, and what of it is right, by kind."""

    proposed: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    wanted: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    faults: list[str] = field(default_factory=list)

    def precision(self, *kinds: str) -> float:
        """The share of the proposals that are right."""
        return _share(self.right, self.proposed, kinds or KINDS)

    def recall(self, *kinds: str) -> float:
        """The share of what a careful reader makes that was proposed."""
        return _share(self.right, self.wanted, kinds or KINDS)

    def __str__(self) -> str:
        lines = []
        for name, kinds in (*((kind, (kind,)) for kind in KINDS), ("all", KINDS)):
            right, proposed, wanted = (_sum(one, kinds) for one in (self.right, self.proposed, self.wanted))
            lines.append(f"{name:10} precision {self.precision(*kinds):.3f} ({right}/{proposed})"
                         f"  recall {self.recall(*kinds):.3f} ({right}/{wanted})")
        return "\n".join([*lines, *self.faults])


def _sum(counts: dict[str, int], kinds: tuple[str, ...]) -> int:
    return sum(counts[kind] for kind in kinds)


def _share(right: dict[str, int], of: dict[str, int], kinds: tuple[str, ...]) -> float:
    return _sum(right, kinds) / _sum(of, kinds) if _sum(of, kinds) else 1.0


@dataclass
class Proposal:
    """The rows of one part."""

    part: str
    rows: list[Any] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return self.part.split()[0]

    @property
    def main(self) -> Any:
        return self.rows[0].props

    def labels(self, label: str) -> list[NodeRow]:
        """The things of one label in this proposal."""
        return [row for row in self.rows if isinstance(row, NodeRow) and row.label == label]

    def names(self) -> dict[str, str]:
        """Key to code or folded name, of the organisations of this proposal."""
        return {row.key: row.props.get("code") or fold(row.props["name"]) for row in self.labels("Organization")}

    def ends(self, type: str) -> set[str]:
        """Codes or folded names of the organisations at which relations of a type start."""
        names = self.names()
        return {names[row.start.key] for row in self.rows if isinstance(row, EdgeRow) and row.type == type}

    def __str__(self) -> str:
        said = {name: value for name, value in self.main.items() if value not in (None, "")}
        people = [row.props["name"] for row in self.labels("Expert")]
        return f"{self.part}: {said} {people} {sorted(self.names().values())}"


def proposals(rows: list[Row]) -> list[Proposal]:
    """Rows put together by their part, in their order."""
    found: dict[str, Proposal] = {}
    for row in rows:
        if isinstance(row, NodeRow | EdgeRow):
            found.setdefault(row.part, Proposal(row.part)).rows.append(row)
    return list(found.values())


def score(rows: list[Row], truth: dict[str, Any], into: Score, name: str) -> None:
    """Hold the proposals of one document against its table; each proposal answers one line of it.

    Right is

    - an agreement with exactly these parties, of this kind, signed on this day, and with the words of its title where
      the table gives it;
    - an event whose name holds these words and at most 14 others, with these first and last days and these organisers,
      a session as a part of another event;
    - a role with this person (by initials where the document is a real one), position and body;
    - a figure with this value, range, unit, date and exactness, marked as an aim or not, whose name holds these words.
    """
    for kind in KINDS:
        left = [one for one in proposals(rows) if one.kind == kind]
        into.proposed[kind] += len(left)
        into.wanted[kind] += len(truth.get(kind, []))
        for wanted in truth.get(kind, []):
            match = next((one for one in left if RIGHT[kind](one, wanted)), None)
            if match:
                left.remove(match)
                into.right[kind] += 1
            else:
                into.faults.append(f"{name}: missed {kind} {wanted}")
        into.faults += [f"{name}: wrong {one}" for one in left]


def _bodies(wanted: list[str]) -> set[str]:
    """Codes as they are, names folded."""
    return {party if party[2:3] == "-" else fold(party) for party in wanted}


def _agreement(one: Proposal, wanted: dict[str, Any]) -> bool:
    said = one.main
    return (one.ends("PARTY_TO") == _bodies(wanted["parties"]) and said["kind"] == wanted.get("kind", "")
            and said["state"] == "signed" and said["signed_on"] == wanted.get("signed_on", "")
            and fold(wanted.get("title", "")) in fold(said["name"]))


def _event(one: Proposal, wanted: dict[str, Any]) -> bool:
    name, words = fold(one.main["name"]), fold(wanted["name"])
    session = any(isinstance(row, EdgeRow) and row.type == "PART_OF" for row in one.rows)
    dated = one.main["starts_on"] == wanted.get("starts_on", "") and one.main["ends_on"] == wanted.get("ends_on", "")
    return (words in name and len(name.split()) <= len(words.split()) + 14 and dated
            and session == wanted.get("session", False)
            and one.ends("TOOK_PART_IN") == _bodies(wanted.get("organisers", [])))


def _role(one: Proposal, wanted: dict[str, Any]) -> bool:
    person = one.labels("Expert")[0].props["name"]
    initials = "".join(part[0] for part in person.split())
    same = initials == wanted["initials"] if "initials" in wanted else person == wanted["person"]
    at = set(one.names().values()) == _bodies([wanted["at"]])
    return same and at and fold(one.main["role"]) == fold(wanted["role"])


def _figure(one: Proposal, wanted: dict[str, Any]) -> bool:
    said, measured = one.main, set(one.names().values())
    return (said["value"] == wanted["value"] and said["value_to"] == wanted.get("value_to")
            and fold(said["unit"]) == fold(wanted["unit"]) and said["as_of"] == wanted.get("as_of", "")
            and bool(said["approximate"]) == wanted.get("approximate", False)
            and said["name"].startswith(AIMS) == wanted.get("target", False)
            and fold(wanted["about"]) in fold(said["name"])
            and (wanted.get("measures") is None or measured == {wanted["measures"]}))


RIGHT: dict[str, Callable[[Proposal, dict[str, Any]], bool]] = {
    "agreement": _agreement, "event": _event, "role": _role, "figure": _figure}


def table(path: Path) -> dict[str, Any]:
    """One table of what a careful reader would make, with the text where the item is invented."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def judge() -> SimpleNamespace:
    """``Score``, ``score``, ``proposals``, ``table``, ``KINDS``, and the folders ``items`` and ``truth``."""
    return SimpleNamespace(Score=Score, score=score, proposals=proposals, table=table, KINDS=KINDS,
                           items=HERE / "items", truth=HERE / "seeds")


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """A function that writes a text as ``txt``, ``html``, ``docx`` or ``pdf``, and gives the path."""
    folder = tmp_path_factory.mktemp("items")

    def write(text: str, form: str = "txt", name: str = "item") -> Path:
        path = folder / f"{name}.{form}"
        WRITERS[form](text.strip("\n"), path)
        return path

    return write


@pytest.fixture(scope="session")
def read(written: Callable[..., Path]) -> Callable[..., list[Proposal]]:
    """A function that reads a text in one of the forms into proposals."""

    def read(text: str, form: str = "txt", as_of: str | None = None) -> list[Proposal]:
        return proposals(list(delivery(written(text, form), as_of=as_of).rows))

    return read


def _plain(text: str, path: Path) -> None:
    path.write_text(text, encoding="utf-8")


def _html(text: str, path: Path) -> None:
    said = "".join(f"<p>{escape(line)}</p>\n" for line in text.split("\n") if line.strip())
    path.write_text("<!DOCTYPE html><html><head><title>x</title><script>var a = 1;</script></head><body>"
                    f"<nav>Trang chủ</nav><article>{said}</article></body></html>", encoding="utf-8")


def _word(text: str, path: Path) -> None:
    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    document.save(str(path))


def _pdf(text: str, path: Path) -> None:
    """A PDF of one page as a printer makes it: lines broken at the margin, letters by number and a table of them."""
    lines = [part for line in text.split("\n") if line.strip() for part in [*_broken(line), ""]]
    number = {letter: at for at, letter in enumerate(sorted(set("".join(lines))), 1)}
    shown = "".join(f"<{''.join(f'{number[letter]:04x}' for letter in line)}> Tj T* " for line in lines)
    back = "".join(f"<{at:04x}> <{letter.encode('utf-16-be').hex()}>\n" for letter, at in number.items())
    letters = ("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def "
               f"1 begincodespacerange <0000> <ffff> endcodespacerange {len(number)} beginbfchar\n{back}endbfchar "
               "endcmap end end")
    path.write_bytes(_assembled([
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F 5 0 R >> >> >>",
        _stream(f"BT /F 9 Tf 11 TL 40 800 Td {shown}ET"),
        "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H "
        "/DescendantFonts [6 0 R] /ToUnicode 7 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 >>",
        _stream(letters)]))


def _broken(line: str) -> list[str]:
    broken = [""]
    for word in line.split():
        if len(broken[-1]) + len(word) > 95:
            broken.append("")
        broken[-1] = f"{broken[-1]} {word}".strip()
    return broken


def _stream(content: str) -> str:
    return f"<< /Length {len(content.encode('latin-1'))} >>\nstream\n{content}\nendstream"


def _assembled(parts: list[str]) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{part}\nendobj\n".encode("latin-1")
    listed = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer << /Size {len(parts) + 1} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{listed}{end}".encode()


WRITERS: dict[str, Callable[[str, Path], None]] = {"txt": _plain, "html": _html, "docx": _word, "pdf": _pdf}
