"""What lies in a folder of truth sets, and readers that say in one sentence which line cannot be read."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

VIETNAMESE, ASIAN = "dblp_vn_aliases", "dblp_asian_aliases"
AFFILIATIONS, ORGANISATIONS, FEBRL = "ror_affiliations", "ror_records", "febrl"
ALIASES = {VIETNAMESE: "dblp_vietnamese_name_aliases.csv", ASIAN: "dblp_jp_cn_name_aliases.csv"}
HOMONYMS = "dblp_vietnamese_homonyms_distinct_people.csv"
_MENTION = ("mention_id", "raw_name")


class Malformed(Exception):
    """A file that cannot be read; the message names it, the line and what is wrong."""

    def __init__(self, path: Path, line: int, why: str) -> None:
        super().__init__(f"{path}, line {line}: {why}")


class Alias(NamedTuple):
    """Two spellings of one person's name."""

    person: str
    alias: str
    name: str


class Mentions(NamedTuple):
    """Author mentions in the order of their file, and of some of them the person who is meant."""

    mentions: list[dict[str, Any]]
    truth: dict[str, str]


def table(path: Path, *columns: str) -> list[dict[str, str]]:
    """The rows of a CSV file that has at least these columns, and a row."""
    reader = csv.reader(_lines(path), strict=True, skipinitialspace=True)
    try:
        head = next(reader, [])
        _expect(path, 1, [name for name in columns if name not in head])
        rows = [_row(path, reader.line_num, head, cells) for cells in reader if cells]
    except csv.Error as error:
        raise Malformed(path, reader.line_num, f"this is not CSV ({error})") from error
    if not rows:
        raise Malformed(path, 2, "no row follows the columns")
    return rows


def document(path: Path) -> Any:
    """A JSON file."""
    try:
        return json.loads("".join(_lines(path)))
    except json.JSONDecodeError as error:
        raise Malformed(path, error.lineno, f"this is not JSON ({error.msg})") from error


def entries(path: Path, **kinds: type) -> list[dict[str, Any]]:
    """The objects of a JSON file that is one list of them, each with at least these keys of these types."""
    read = document(path)
    if not isinstance(read, list):
        raise Malformed(path, 1, "a list was expected")
    for number, one in enumerate(read):
        wrong = [key for key, kind in kinds.items() if not isinstance(one, dict) or not isinstance(one.get(key), kind)]
        _expect(path, _line_of(path, number) if wrong else 0, wrong)
    return read


def objects(path: Path, *keys: str) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines, each with at least these keys."""
    return [_object(path, number, line, keys) for number, line in enumerate(_lines(path), 1) if line.strip()]


def aliases(folder: Path) -> list[Alias]:
    """The spellings of a folder named as one of ``ALIASES``, without the numbers that tell homonyms apart."""
    path = folder / ALIASES[folder.name]
    return [Alias(row["dblp_person_key"], row["alias"], row["name"])
            for row in table(path, "dblp_person_key", "alias", "name")]


def homonyms(folder: Path) -> list[tuple[str, str, str]]:
    """Every two people of one name: the name and their two keys."""
    people = ((row["clean_name"], row["dblp_person_keys"].split("|"))
              for row in table(folder / HOMONYMS, "clean_name", "dblp_person_keys"))
    pairs = [(name, *pair) for name, keys in people for pair in combinations(keys, 2)]
    if not pairs:
        raise Malformed(folder / HOMONYMS, 2, "no name has two people")
    return pairs


def mentions(folder: Path) -> Mentions:
    """All mentions of a folder, and the people of all its gold files."""
    told = [one for path in sorted(folder.glob("mentions_*.jsonl")) for one in objects(path, *_MENTION)]
    truth: dict[str, str] = {}
    for path in sorted(folder.glob("gold_*.json")):
        truth |= dict(_gold(path))
    known = {one["mention_id"] for one in told}
    truth = {mention: person for mention, person in truth.items() if mention in known}
    if not truth:
        raise Malformed(path, 1, "no mention is told of these people")
    return Mentions(told, truth)


def of_mentions(root: Path) -> list[str]:
    """The names of the folders that hold mentions and the people behind them."""
    return [folder.name for folder in sorted(root.iterdir()) if folder.is_dir()
            and any(folder.glob("mentions_*.jsonl")) and any(folder.glob("gold_*.json"))]


def _gold(path: Path) -> Iterator[tuple[str, str]]:
    groups = document(path)
    if not isinstance(groups, dict) or not all(isinstance(group, list) for group in groups.values()):
        raise Malformed(path, 1, "an object of people, each with the list of their mentions, was expected")
    for person, group in groups.items():
        yield from ((str(mention), f"{path.name} {person}") for mention in group)


def _line_of(path: Path, number: int) -> int:
    """Where the entry of this number begins in a file that is a list and can be read."""
    text = "".join(_lines(path))
    decoder, at = json.JSONDecoder(), text.index("[")
    for _ in range(number + 1):
        at = _next(text, at + 1)
        begins, (_, at) = at, decoder.raw_decode(text, at)
        at = _next(text, at)
    return text.count("\n", 0, begins) + 1


def _next(text: str, at: int) -> int:
    """The first character from here that is no space."""
    return len(text) - len(text[at:].lstrip())


def _row(path: Path, line: int, head: list[str], cells: list[str]) -> dict[str, str]:
    if len(cells) != len(head):
        raise Malformed(path, line, f"{len(cells)} cells stand here under {len(head)} columns")
    return dict(zip(head, cells, strict=True))


def _object(path: Path, number: int, line: str, keys: tuple[str, ...]) -> dict[str, Any]:
    try:
        read = json.loads(line)
    except json.JSONDecodeError as error:
        raise Malformed(path, number, f"this is not JSON ({error.msg})") from error
    if not isinstance(read, Mapping):
        raise Malformed(path, number, "an object was expected")
    _expect(path, number, [key for key in keys if not isinstance(read.get(key), str)])
    return dict(read)


def _expect(path: Path, line: int, missing: list[str]) -> None:
    if missing:
        raise Malformed(path, line, f"there is no {missing[0]!r}")


def _lines(path: Path) -> Iterator[str]:
    """The lines of a UTF-8 file as the file ends them, by no other of Unicode's line ends."""
    try:
        return iter(io.StringIO(path.read_bytes().decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        line = error.object[:error.start].count(b"\n") + 1
        raise Malformed(path, line, "this is not UTF-8") from error
