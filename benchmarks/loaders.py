"""Rows a second of each loader, beside merely parsing the same file; and the memory of a file of a gigabyte.

Reads the sets of ``--data`` that are there, small files again and again; those that are not there are left out.
``python -m benchmarks.loaders [--data DIR] [--gigabytes N] [--json]``
"""

import argparse
import csv
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import bibtexparser
import ijson
import openpyxl
import orjson
import psutil
from lxml import etree

from benchmarks.measure import note, report, timed
from benchmarks.place import ROOT, cache
from graph import engine
from loaders.catalog import LOADER
from loaders.source import Delivery, Reject

DATA = ROOT.parent / "shared" / "data"
#: A file that is read in less is read again until this many seconds have passed.
_AT_LEAST = 1.0


def main(argv: list[str] | None = None) -> None:
    """Measure and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the sets (default: %(default)s)")
    parser.add_argument("--gigabytes", type=float, default=1.0, help="size of the large file (default: %(default)s)")
    parser.add_argument("--json", action="store_true", help="print the result as JSON")
    chosen = parser.parse_args(argv)
    figures: dict[str, Any] = {"goal": f"a file of {chosen.gigabytes:g} GB under 500 MB of memory"}
    cache().mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="loaders-", dir=cache()) as folder:
        figures["loaders"] = {name: found for name, found in _each(chosen.data, Path(folder)) if found}
        example = chosen.data / "openalex_works_kfupm" / "A5002041459.json"
        if example.exists():
            figures["a large file"] = _large(example, chosen.gigabytes, Path(folder))
    report("loaders", figures, chosen.json)


def _each(data: Path, folder: Path) -> Iterable[tuple[str, dict[str, Any] | None]]:
    yield "openalex, JSON", _one("openalex", data / "openalex_works_kfupm/A5002041459.json", _json)
    yield "openalex, CSV", _one("openalex", data / "openalex_works_kfupm/works.csv", _csv)
    yield "ror, schema 2", _one("ror", data / "ror_records/ror_v2_US_education_and_semiconductor.json", _array)
    yield "ror, flat", _one("ror", data / "ror_records/ror_flat_VN_TW_SG_JP_KR_US.csv", _csv)
    yield "orcid, JSON", _one("orcid", data / "orcid_samples/record-full-3.0.json", _json)
    yield "orcid, XML", _one("orcid", data / "orcid_samples/record-3.0.xml", _xml)
    yield "supply_chain", _one("supply_chain", data / "eto_supply_chain", _csvs)
    yield "taiwan_listed", _one(
        "taiwan_listed", data / "twse_semiconductor/tw_semiconductor_listed_1131029.csv", _csv)
    yield "csrankings", _one("csrankings", data / "csrankings_2017/generated_author_info_hw_areas.csv", _csv)
    yield "bibtex", _one("bibtex", data / "ai4eda_bib/timing.bib", _bibtex)
    yield "spreadsheet", _one("spreadsheet", _sheet(folder), _xlsx)
    yield "plan", _one("plan", data.parent / "seeds/001_e227401c05d04070.txt", _text)
    yield "document", _one("document", data.parent / "seeds/004_a39e5b1e76353e0b.txt", _text)


def _one(name: str, path: Path, parse: Callable[[Path], int]) -> dict[str, Any] | None:
    if not path.exists():
        note(f"{name}: {path.name} is not there; left out")
        return None
    note(f"{name}: {path.name}")
    delivery = LOADER[name].module.delivery

    def rows() -> int:
        made: Delivery = delivery(path)
        return sum(not isinstance(row, Reject) for row in made.rows)

    rows(), parse(path)  # whatever is learnt once is learnt
    reading, said = _repeated(rows)
    parsing, _ = _repeated(lambda: parse(path))
    size = sum(file.stat().st_size for file in (path.iterdir() if path.is_dir() else [path]))
    return {"rows": said, "rows a second": round(said / reading), "megabytes a second": round(size / reading / 1e6, 2),
            "times the time of parsing": round(reading / parsing, 2)}


def _repeated(act: Callable[[], int]) -> tuple[float, int]:
    """Seconds of one call, as the mean of as many as take a second; and its result."""
    began, count, result = time.perf_counter(), 0, 0
    while (spent := time.perf_counter() - began) < _AT_LEAST or not count:
        result, count = act(), count + 1
    return (time.perf_counter() - began if count == 1 else spent) / count, result


def _json(path: Path) -> int:
    return len(orjson.loads(path.read_bytes()))


def _array(path: Path) -> int:
    with path.open("rb") as stream:
        return sum(1 for _ in ijson.items(stream, "item", use_float=True))


def _csv(path: Path) -> int:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return sum(1 for _ in csv.DictReader(stream))


def _csvs(folder: Path) -> int:
    return sum(_csv(path) for path in folder.glob("*.csv"))


def _xml(path: Path) -> int:
    return sum(1 for _ in etree.parse(path).iter())


def _bibtex(path: Path) -> int:
    return len(bibtexparser.parse_string(path.read_text("utf-8")).entries)


def _xlsx(path: Path) -> int:
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    return sum(1 for sheet in book for _ in sheet.iter_rows(values_only=True))


def _text(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def _sheet(folder: Path) -> Path:
    """Two thousand people who do not exist, by the template's headings."""
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet("Chuyên gia")
    page.append(["Mã", "Họ và tên", "Chức vụ", "Tổ chức"])
    for number in range(2_000):
        page.append([f"m{number}", f"Người Minh họa {number}", "Giảng viên", f"Trường Đại học Minh họa {number % 40}"])
    path = folder / "experts.xlsx"
    book.save(path)
    return path


def _large(example: Path, gigabytes: float, folder: Path) -> dict[str, Any]:
    """Peak memory and seconds of ``ketnoi load openalex`` on a snapshot part made by repetition."""
    note(f"a file of {gigabytes:g} GB")
    path, home = folder / "part.jsonl", folder / "home"
    size = _repeat(example, int(gigabytes * 1e9), path)
    parsing, _ = timed(lambda: sum(1 for line in path.open("rb") if orjson.loads(line)))
    command = [sys.executable, "-c", "import cli; cli.main()", "load", "openalex", str(path), "--json"]
    seconds, (peak, told) = timed(lambda: _watched(command, home))
    engine.stop(home / "engine")
    return {"gigabytes": round(size / 1e9, 2), "seconds": round(seconds, 1), "records": told["records"],
            "peak memory, MB": peak, "merely parsing, seconds": round(parsing, 1),
            "times the time of parsing": round(seconds / parsing, 2)}


def _repeat(example: Path, size: int, path: Path) -> int:
    """Write the works of one file again and again, each time under other ids, so that nothing is the same."""
    works = orjson.loads(example.read_bytes())
    lines = [orjson.dumps(work) for work in (works.get("works") or works.get("results") or [works])]
    written, turn = 0, 0
    with path.open("wb") as stream:
        while written < size:
            turn += 1
            for line in lines:
                other = line.replace(b"openalex.org/W", b"openalex.org/W%d" % turn)
                written += stream.write(other + b"\n")
    return written


def _watched(command: list[str], home: Path) -> tuple[int, dict[str, Any]]:
    """The peak memory of a command (MB), and what it reported."""
    env = {**os.environ, "KETNOI_HOME": str(home), "KETNOI_GRAPH": "", "KETNOI_LEDGER": ""}
    process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    peak, watched = 0, psutil.Process(process.pid)
    while process.poll() is None:
        try:
            peak = max(peak, watched.memory_info().rss)
        except psutil.NoSuchProcess:
            break
        time.sleep(0.1)
    output = process.stdout.read() if process.stdout else b"{}"
    return peak // 1024**2, orjson.loads(output)


if __name__ == "__main__":
    main()
