"""The sets of Splink's own documentation through our linker, with the settings and the training written there.

Whether the linker is sane: Splink's own run of a set and ours have one model, so they should reach one F1. The sets are
Febrl 1 to 4 (the truth is in ``rec_id``) and the historical persons, where a file of them is found.
"""

import sys
from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import splink
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink import comparison_library as library

from benchmarks.identity.measures import Result, scores, wilson
from benchmarks.measure import timed
from graph.match import linker
from graph.match.model import Model

_HISTORICAL = ("historical_figures_with_errors_50k.parquet", "historical_50k.parquet")
_SEED = 1
#: What Splink gives to a level that it never saw while training, and does not save.
_UNSEEN = 1e-6
_TURNED = "l.given_name = r.surname and l.surname = r.given_name"


class Demo(NamedTuple):
    """One page of the documentation: what it compares and blocks on, how it trains, and which pairs it takes."""

    comparisons: tuple[Any, ...]
    blocking: tuple[Any, ...]
    sure: tuple[Any, ...]
    recall: float
    sampled: float
    training: tuple[Any, ...]
    probability: float


class Truth(NamedTuple):
    """Records with ``id``, their truth in ``cluster``, and in ``side`` the file where two files are linked."""

    records: pd.DataFrame
    linked: bool

    @property
    def pairs(self) -> tuple[int, int]:
        """How many pairs there are to find, and how many others."""
        whole, parts = _pairs(self.records["cluster"]), 0
        every = len(self.records) * (len(self.records) - 1) // 2
        if self.linked:
            for _, part in self.records.groupby("side"):
                parts += _pairs(part["cluster"])
                every -= len(part) * (len(part) - 1) // 2
        return whole - parts, every - whole + parts


def run(data: Path) -> list[Result]:
    """Two results a set: our linker's, and Splink's own with the same model."""
    found = []
    for name, truth, demo in _sets(data):
        seconds, model = timed(partial(_trained, truth, demo))
        ways = {"ketnoi": partial(_ours, truth, demo, model), "splink": partial(_theirs, truth, demo, model)}
        for method, way in ways.items():
            more, pairs = timed(way)
            found.append(_result(name, method, truth, pairs, seconds + more))
    return found


def _sets(data: Path) -> Iterator[tuple[str, Truth, Demo]]:
    folder = data / "febrl"
    for number in (1, 2, 3):
        if (file := folder / f"dataset{number}.csv").exists():
            yield f"febrl{number}", Truth(_febrl(file), linked=False), _deduplicating()
    files = [folder / f"dataset4{side}.csv" for side in "ab"]
    if all(file.exists() for file in files):
        records = pd.concat([_febrl(file).assign(side=file.stem) for file in files], ignore_index=True)
        yield "febrl4", Truth(records, linked=True), _linking()
    if historical := _historical(data):
        yield "splink_historical", Truth(_persons(historical), linked=False), _history()
    else:
        print(f"No set splink_historical: {_HISTORICAL[0]} is not in {data}.", file=sys.stderr)


def _historical(data: Path) -> Path | None:
    cached = Path(splink.__file__).parent / "internals" / "datasets" / "__splinkdata_cache__"
    files = chain.from_iterable(folder.rglob(name) for folder in (data, cached) for name in _HISTORICAL)
    return next(files, None)


def _febrl(file: Path) -> pd.DataFrame:
    read = pd.read_csv(file, dtype=str, skipinitialspace=True).rename(columns=str.strip)
    read = read.apply(lambda column: column.str.strip()).replace({"": None}).rename(columns={"rec_id": "id"})
    return read.assign(cluster=read["id"].str.extract(r"^([^-]+-[^-]+)")[0])


def _persons(file: Path) -> pd.DataFrame:
    read = pd.read_parquet(file).rename(columns={"unique_id": "id"})
    return read.assign(first_name_surname_concat=read["first_name"] + " " + read["surname"])


def _linking() -> Demo:
    """https://moj-analytical-services.github.io/splink/demos/examples/duckdb/febrl4.html"""
    return Demo(
        (library.NameComparison("given_name").configure(term_frequency_adjustments=True),
         library.NameComparison("surname").configure(term_frequency_adjustments=True),
         library.DateOfBirthComparison("date_of_birth", input_is_string=True, datetime_format="%Y%m%d"),
         library.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]),
         library.ExactMatch("street_number").configure(term_frequency_adjustments=True),
         library.DamerauLevenshteinAtThresholds("postcode", [1, 2]).configure(term_frequency_adjustments=True)),
        (block_on("given_name", "surname"), _TURNED, block_on("date_of_birth"), block_on("soc_sec_id"),
         block_on("state", "address_1"), block_on("street_number", "address_1"), block_on("postcode")),
        (block_on("soc_sec_id"), block_on("given_name", "surname", "date_of_birth")), 0.8, 1e6,
        (block_on("date_of_birth"), block_on("postcode")), 0.2)


def _deduplicating() -> Demo:
    """https://moj-analytical-services.github.io/splink/demos/examples/duckdb/febrl3.html"""
    return Demo(
        (library.NameComparison("given_name"), library.NameComparison("surname"),
         library.DateOfBirthComparison("date_of_birth", input_is_string=True, datetime_format="%Y%m%d"),
         library.DamerauLevenshteinAtThresholds("soc_sec_id", [2]),
         library.ExactMatch("street_number").configure(term_frequency_adjustments=True),
         library.ExactMatch("postcode").configure(term_frequency_adjustments=True)),
        tuple(map(block_on, ("soc_sec_id", "given_name", "surname", "date_of_birth", "postcode"))),
        (block_on("soc_sec_id"), block_on("given_name", "surname", "date_of_birth"),
         f"{_TURNED} and l.date_of_birth = r.date_of_birth"), 0.9, 1e6,
        (block_on("date_of_birth"), block_on("postcode")), 0.2)


def _history() -> Demo:
    """https://moj-analytical-services.github.io/splink/demos/examples/duckdb/deduplicate_50k_synthetic.html"""
    area = "substr(postcode_fake,1,3)"
    return Demo(
        (library.ForenameSurnameComparison("first_name", "surname",
                                           forename_surname_concat_col_name="first_name_surname_concat"),
         library.DateOfBirthComparison("dob", input_is_string=True), library.PostcodeComparison("postcode_fake"),
         library.ExactMatch("birth_place").configure(term_frequency_adjustments=True),
         library.ExactMatch("occupation").configure(term_frequency_adjustments=True)),
        (block_on("substr(first_name,1,3)", "substr(surname,1,4)"), block_on("surname", "dob"),
         block_on("first_name", "dob"), block_on("postcode_fake", "first_name"), block_on("postcode_fake", "surname"),
         block_on("dob", "birth_place"), block_on(area, "dob"), block_on(area, "first_name"),
         block_on(area, "surname"), block_on("substr(first_name,1,2)", "substr(surname,1,2)", "substr(dob,1,4)")),
        (block_on("first_name", "surname", "dob"),
         block_on("substr(first_name,1,2)", "surname", "substr(postcode_fake,1,2)"), block_on("dob", "postcode_fake")),
        0.6, 1e7, (block_on("first_name", "surname"), block_on("dob")), 0.95)


def _settings(truth: Truth, demo: Demo) -> SettingsCreator:
    return SettingsCreator(
        link_type="link_only" if truth.linked else "dedupe_only", unique_id_column_name="id",
        source_dataset_column_name="side", comparisons=[*demo.comparisons],
        blocking_rules_to_generate_predictions=[*demo.blocking])


def _opened(truth: Truth, settings: Any) -> Linker:
    database = DuckDBAPI()
    parts = [part for _, part in truth.records.groupby("side")] if truth.linked else [truth.records]
    sides = [database.register(part) for part in parts]
    return Linker(sides if truth.linked else sides[0], settings, log_level=None)


def _trained(truth: Truth, demo: Demo) -> dict[str, Any]:
    """The settings with u by random sampling and m by expectation maximisation."""
    training = _opened(truth, _settings(truth, demo)).training
    training.estimate_probability_two_random_records_match([*demo.sure], recall=demo.recall)
    training.estimate_u_using_random_sampling(max_pairs=demo.sampled, seed=_SEED)
    for rule in demo.training:
        training.estimate_parameters_using_expectation_maximisation(rule, estimate_without_term_frequencies=True)
    model = dict(training._linker.misc.save_model_to_json())
    for level in chain.from_iterable(comparison["comparison_levels"] for comparison in model["comparisons"]):
        if not level.get("is_null_level"):
            level |= {part: level.get(part, _UNSEEN) for part in ("m_probability", "u_probability")}
    return model


def _theirs(truth: Truth, demo: Demo, model: dict[str, Any]) -> pd.DataFrame:
    asked = _opened(truth, model).inference.predict(demo.probability, warning_mode="never")
    return asked.as_pandas_dataframe()[["id_l", "id_r"]].set_axis(["one", "other"], axis=1)


def _ours(truth: Truth, demo: Demo, trained: dict[str, Any]) -> pd.DataFrame:
    columns = {level["tf_adjustment_column"] for comparison in trained["comparisons"]
               for level in comparison["comparison_levels"] if "tf_adjustment_column" in level}
    frame = truth.records.assign(**{f"tf_{name}": _shares(truth.records[name]) for name in sorted(columns)})
    least = float(np.log2(demo.probability / (1 - demo.probability)))
    model = Model("Person", "documented", pd.DataFrame, tuple(trained["comparisons"]), demo.blocking,
                  trained["probability_two_random_records_match"], least, least,
                  "side_l = side_r" if truth.linked else "")
    return linker.score(model, frame)


def _shares(values: "pd.Series[str]") -> "pd.Series[float]":
    return values.map(values.value_counts(normalize=True)).astype(float)


def _result(name: str, method: str, truth: Truth, pairs: pd.DataFrame, seconds: float) -> Result:
    cluster = truth.records.set_index("id")["cluster"]
    hits = int((cluster[pairs["one"]].to_numpy() == cluster[pairs["other"]].to_numpy()).sum())
    sought, others = truth.pairs
    reached = scores(hits, len(pairs), sought)
    return Result(name, method, sought, reached.precision, reached.recall, reached.f1,
                  false_hit_rate=(len(pairs) - hits) / others, interval=wilson(hits, sought), seconds=seconds)


def _pairs(values: "pd.Series[str]") -> int:
    counts = values.value_counts()
    return int((counts * (counts - 1) // 2).sum())

