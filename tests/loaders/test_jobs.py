"""Loads beside the page: they run in a process of their own, tell how far they are, stop, and survive being killed."""

import json
import os
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from sqlalchemy import func, select

from graph import engine
from graph.ids import ror
from ledger import tables
from ledger.database import reading
from ledger.ledger import Ledger
from loaders import jobs
from loaders.jobs import Job

DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
MANY = 18_000


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KETNOI_HOME", str(tmp_path))
    for name in ("KETNOI_LEDGER", "KETNOI_GRAPH"):
        monkeypatch.setenv(name, "")
    yield tmp_path
    for job in jobs.jobs(tmp_path):
        if job.alive:
            jobs.stop(job)
            ended(tmp_path)
    engine.stop(tmp_path / "engine")


def identifier(number: int) -> str:
    """A valid ROR id of an organisation that does not exist."""
    body, value = "", number
    for _ in range(6):
        body, value = DIGITS[value % 32] + body, value // 32
    total = 0
    for letter in f"0{body}":
        total = total * 32 + DIGITS.index(letter)
    made = f"0{body}{98 - (total * 100) % 97:02d}"
    assert ror(made) == made
    return made


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A long list of organisations that do not exist, as JSON lines of ROR's second schema."""
    path = tmp_path_factory.mktemp("ror") / "many.jsonl"
    with path.open("w", encoding="utf-8") as lines:
        for number in range(1, MANY + 1):
            lines.write(json.dumps({
                "id": f"https://ror.org/{identifier(number)}", "status": "active", "types": ["company"], "links": [],
                "names": [{"value": f"Công ty Minh họa {number}", "types": ["ror_display", "label"], "lang": "vi"}],
                "locations": [{"geonames_details": {"country_code": "VN", "name": "Hà Nội"}}], "relationships": [],
                "admin": {}, "domains": [], "established": None, "external_ids": []}, ensure_ascii=False) + "\n")
    return path


def only(home: Path) -> Job:
    (job,) = jobs.jobs(home)
    return job


def until(home: Path, holds: Callable[[Job], object], seconds: float = 120) -> Job:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds(job := only(home)):
            return job
        time.sleep(0.02)
    raise AssertionError(f"not within {seconds} s: {only(home)} {only(home).sentence()}")


def ended(home: Path) -> Job:
    return until(home, lambda job: not job.alive)


def begun(ledger: Ledger) -> int:
    """How many records of batches that are not whole yet stand in the ledger."""
    with reading(ledger.engine) as connection:
        return int(connection.execute(
            select(func.coalesce(func.sum(tables.batch.c.records), 0)).where(~tables.batch.c.complete)).scalar_one())


def process(job: Job) -> psutil.Process:
    """The process of a job, found by its environment."""
    for one in psutil.Process().children(recursive=True):
        try:
            if one.environ().get(jobs.VARIABLE) == str(job.folder):
                return one
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue
    raise AssertionError("the job has no process")


def test_a_load_runs_beside_the_page_with_its_upload_and_reports_its_batch(home: Path) -> None:
    sheet = "Họ tên,Tổ chức,Email\nNgười Thử,Trường Đại học Thử,thu@example.vn\n,,\n".encode()
    jobs.start(home, ["load", "spreadsheet", "{0}", "--json", "--by", "lan"], "chuyên gia.csv", "lan",
               [("../chuyên gia.csv", sheet)])
    job = ended(home)
    assert job.progress.state == "done", job.sentence()
    assert job.result()["state"] == "staged"
    ledger = Ledger.open(f"sqlite:///{home / 'ledger.sqlite'}")
    batch = ledger.batch(job.result()["batch"])
    assert (batch.by, batch.state, batch.source) == ("lan", "staged", "sheet:chuyên gia")
    ledger.close()
    assert not (home / "chuyên gia.csv").exists(), "a name from outside leads nowhere"
    assert not (job.folder / "files").exists(), "what was read well is kept once, in the ledger"
    jobs.forget(job)
    assert jobs.jobs(home) == []


def test_what_fails_says_why_in_a_sentence(home: Path) -> None:
    jobs.start(home, ["load", "ror", "{0}", "--json"], "x.json", "lan", [("x.json", b"no json")])
    job = ended(home)
    assert job.progress.state == "failed"
    assert job.sentence().startswith("x.json: this is no JSON")


def test_progress_rate_and_time_left_are_told_and_it_can_be_stopped(home: Path, release: Path) -> None:
    jobs.start(home, ["load", "ror", str(release), "--json"], "ROR", "lan")
    job = until(home, lambda job: job.progress.done > 5_000)
    assert job.alive and job.progress.rate > 100 and 0 < (job.progress.share or 0) < 1
    assert job.progress.left is not None and 0 < job.progress.left < 600
    jobs.stop(job)
    assert ended(home).progress.state == "stopped"
    ledger = Ledger.open(f"sqlite:///{home / 'ledger.sqlite'}")
    assert ledger.batches() == []
    ledger.close()


def test_killed_it_is_told_from_patience_and_goes_on_where_it_was(home: Path, release: Path) -> None:
    jobs.start(home, ["load", "ror", str(release), "--accept", "--json"], "ROR", "lan")
    ledger = Ledger.open(f"sqlite:///{home / 'ledger.sqlite'}")
    # The first part is written, the rest is being read: asked of the ledger, for the progress is told twice a second.
    job = until(home, lambda job: begun(ledger) or not job.alive)
    process(job).kill()
    job = until(home, lambda job: job.progress.state == "broken")
    left = job.progress.batch
    assert left is not None and ledger.batches() == [], "nothing half-written is seen"
    began = time.monotonic()
    jobs.go_on(job)
    job = ended(home)
    assert job.progress.state == "done", job.sentence()
    assert job.result()["batch"] == left, "the same batch was gone on with"
    assert (ledger.batch(left).state, job.result()["state"]) == ("accepted", "accepted")
    assert ledger.batch(left).records >= 2 * MANY
    assert time.monotonic() - began < 600
    ledger.close()


def test_the_page_and_its_process_may_end_meanwhile(home: Path, release: Path) -> None:
    """A job is not a child that dies with its parent: it has a session of its own."""
    jobs.start(home, ["load", "ror", str(release), "--json"], "ROR", "lan")
    job = until(home, lambda job: job.progress.done > 0)
    if hasattr(os, "getsid"):
        assert os.getsid(process(job).pid) != os.getsid(0)
    assert ended(home).progress.state == "done"
