"""Whether files that somebody else's reader takes are well-formed: one sentence names file and line if not."""

from pathlib import Path

from benchmarks.identity import sets

#: By which file a set is there.
FILES = {sets.AFFILIATIONS: "dataset_affiliations_*.json", sets.ORGANISATIONS: "ror_*.csv", sets.FEBRL: "dataset*.csv"}
_PERSON = ("rec_id", "given_name", "surname", "date_of_birth", "postcode", "soc_sec_id")
_RECORDS = {
    "ror_flat_*.csv": ("ror_id", "name", "country_code", "status", "other_names"),
    "ror_successor_pairs.csv": ("old_id", "old_name", "successor_id", "successor_label"),
}


def affiliations(root: Path) -> None:
    """The strings with their ROR ids, and the records that they are looked up in."""
    for path in _files(root, sets.AFFILIATIONS, FILES[sets.AFFILIATIONS]):
        sets.entries(path, affiliation=str, ror_ids=list)
    organisations(root)


def organisations(root: Path) -> None:
    """The tables of ROR records and successors, and the records as ROR publishes them."""
    for pattern, columns in _RECORDS.items():
        for path in _files(root, sets.ORGANISATIONS, pattern):
            sets.table(path, *columns)
    for path in _files(root, sets.ORGANISATIONS, "ror_v*.json"):
        sets.entries(path, id=str)


def febrl(root: Path) -> None:
    """The tables of Febrl's generated persons."""
    for path in _files(root, sets.FEBRL, FILES[sets.FEBRL]):
        sets.table(path, *_PERSON)


def _files(root: Path, name: str, pattern: str) -> list[Path]:
    return sorted((root / name).glob(pattern))
