"""A run on Spark with several workers gives what one machine gives, byte for byte."""

from __future__ import annotations

import json
import logging
import shutil
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from demanded import missing

import auditor
from auditor.stories.joins import Join, alike_sql, met_sql
from auditor.write.json import line
from auditor.write.tables import rows

BRIDGE = (
    "The old Harrow bridge collapsed into the Lode river on Monday night. Sheriff Tom Hale said twelve "
    "lorries were on the Harrow bridge when it collapsed. Engineers had warned the Lode county council "
    "of rusted cables, the council's clerk Ann Lee said."
)
BRIDGE_TOO = (
    "Rusted cables may have brought down the Harrow bridge over the Lode river. Engineers warned the "
    "county of the rust. Sheriff Tom Hale said fourteen lorries were on the Harrow bridge when it collapsed."
)
VACCINE = (
    "A vaccine against the Dengue fever passed its last trial in Manila. Dr. Ruth Cole of the Santos "
    "institute called the Dengue vaccine a small miracle. Sources said Manila children would get it."
)
LONG = "\n".join(f"Mayor Lee Ong said plan {n} of the harbour would cost {n} million." for n in range(60))
DAY = "2020-03-0"
GIVEN: list[dict[str, Any]] = [
    {"id": "b", "text": BRIDGE, "outlet": "Post", "date": f"{DAY}3"},
    {"id": "a", "text": BRIDGE_TOO, "outlet": "Times", "date": f"{DAY}4"},
    {"id": "c", "text": VACCINE, "outlet": "Post", "date": f"{DAY}3", "title": "A small miracle"},
    {"id": "c", "text": VACCINE + " Nobody else was told.", "outlet": "Times", "date": f"{DAY}4"},
    {"id": "c~2", "text": "Officials said no.", "outlet": "Times", "date": "2021-01-01"},
    {"id": "ü", "text": LONG, "outlet": "Post", "date": "2019-05-01"},
    {"id": "z", "text": LONG.replace("plan 7 ", "plan seven "), "outlet": "Wire", "date": "2019-05-02"},
    {"id": "empty", "text": "  ", "outlet": "Post"},
    {"id": "none", "text": None, "outlet": "Post"},
]
RULES = {"extractor": "rules"}
TABLES = ("articles", "sources", "attributions", "results", "findings", "pairs", "claims")


@pytest.fixture(scope="module", autouse=True)
def there() -> None:
    """Spark and Java."""
    for name in ("pyspark", "pandas"):
        if find_spec(name) is None:
            missing(f"{name}, of the extra spark,", "AUDITOR_REQUIRE_SPARK")
    if shutil.which("java") is None:
        missing("Java, which Spark needs,", "AUDITOR_REQUIRE_SPARK")


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """Two workers of this machine, and no network."""
    from pyspark.sql import SparkSession

    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.driver.host": "localhost",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.adaptive.enabled": "false",
        "spark.sql.codegen.wholeStage": "false",  # nothing here runs long enough to be worth compiling
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    }
    builder = SparkSession.builder.master("local[2]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        session = builder.getOrCreate()
    session.sparkContext.setLogLevel("FATAL")
    yield session
    session.stop()


def frame(spark: Any, given: list[dict[str, Any]], schema: str = "") -> Any:
    """Articles as a frame, its columns in another order than ours."""
    names = schema or "extra int, outlet string, text string, date string, title string, id string"
    return spark.createDataFrame([{"extra": 1, **row} for row in given], names)


@pytest.fixture(scope="module")
def report() -> auditor.Report:
    """What one machine says."""
    return auditor.audit(GIVEN, **RULES)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def out(spark: Any, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, list[dict[str, Any]]]]:
    """What Spark says, and its folder."""
    from auditor.spark import audit

    folder = str(tmp_path_factory.mktemp("spark") / "out")
    found = audit(frame(spark, GIVEN), out=folder, **RULES)  # type: ignore[arg-type]
    return folder, {name: [row.asDict() for row in table.collect()] for name, table in found.items()}


def test_ledgers_have_the_same_bytes(report: auditor.Report, out: tuple[str, Any]) -> None:
    """Those of doubled ids too, which are named as one machine names them."""
    ours = {row["article"]: row["ledger"] for row in out[1]["ledgers"] if row["ledger"]}
    assert ours == {r.ledger.article.id: line(r.ledger) for r in report.articles}
    assert {"c", "c~2", "c~3"} <= set(ours)


def test_stories_have_the_same_bytes(report: auditor.Report, out: tuple[str, Any]) -> None:
    """Found by joins over columns, judged by the functions of one machine."""
    ours = {row["story"]: row["facts"] for row in out[1]["stories"]}
    assert ours == {s.facts.id: line(s.facts) for s in report.stories}
    assert len(ours) == 3


@pytest.mark.parametrize("table", TABLES)
def test_tables_have_the_same_rows(report: auditor.Report, out: tuple[str, Any], table: str) -> None:
    """In the same columns, whatever order they come in."""
    theirs = list(rows(report, table))
    assert theirs
    assert sorted(map(json.dumps, out[1][table])) == sorted(map(json.dumps, theirs))


def test_what_is_no_article_is_a_row(out: tuple[str, Any]) -> None:
    """With its id, what is wrong and a way out; the others are audited."""
    [found] = [row for row in out[1]["ledgers"] if row["article"] == "none"]
    assert found["ledger"] is None
    assert "no text" in found["what"]
    assert [row for row in out[1]["problems"] if row["where"] == "none"]


def test_the_same_call_does_nothing_twice(spark: Any, out: tuple[str, Any]) -> None:
    """A run that is done is read; another run's folder is refused, and a strange one left alone."""
    from auditor.spark import audit

    folder, before = out
    written = {path: path.stat().st_mtime_ns for path in Path(folder).rglob("*.parquet")}
    again = audit(frame(spark, GIVEN), out=folder, **RULES)  # type: ignore[arg-type]
    assert again["claims"].count() == len(before["claims"])
    assert written == {path: path.stat().st_mtime_ns for path in Path(folder).rglob("*.parquet")}
    with pytest.raises(auditor.ConfigError, match="another run"):
        audit(frame(spark, GIVEN[:1]), out=folder, **RULES)  # type: ignore[arg-type]
    with pytest.raises(auditor.ConfigError, match="not empty"):
        audit(frame(spark, GIVEN[:1]), out=str(Path(folder) / "claims"), **RULES)  # type: ignore[arg-type]


def test_columns_go_by_name(spark: Any, caplog: pytest.LogCaptureFixture) -> None:
    """Whatever they are called and wherever they stand; what is left out is said; empty parts do no harm."""
    from auditor.spark import extract

    given = [{"body": row["text"], "number": n} for n, row in enumerate(GIVEN[:3])]
    table = spark.createDataFrame(
        [{"extra": 1, **row} for row in given], "extra int, body string, number int"
    )
    names = {"text": "body", "id": "number"}
    with caplog.at_level(logging.WARNING, "auditor"):
        found = extract(table.repartition(8), columns=names, **RULES).collect()  # type: ignore[arg-type]
    expected = auditor.extract_ledgers(given, columns=names, **RULES)  # type: ignore[arg-type]
    assert {row.ledger for row in found} == {line(x) for x in expected if isinstance(x, auditor.Ledger)}
    assert "columns left out: extra" in caplog.text


@pytest.mark.parametrize(
    ("schema", "rows_", "said"),
    [
        ("id string, text string", [(None, "x"), ("a", "y")], "1 of 2 rows have null in column 'id'"),
        ("id string, text binary", [("a", b"x")], "column 'text' is binary, and not string"),
        ("id double, text string", [(1.0, "x")], "column 'id' is double"),
        ("id string, body string", [("a", "x")], "no column 'text'"),
        ("id string, text string, date array<string>", [("a", "x", [])], "column 'date' is array<string>"),
    ],
)
def test_columns_that_cannot_be_are_refused_by_name(spark: Any, schema: str, rows_: Any, said: str) -> None:
    """At the call, before any article is read."""
    from auditor.spark import extract

    with pytest.raises(auditor.ConfigError, match=said):
        extract(spark.createDataFrame(rows_, schema), **RULES)  # type: ignore[arg-type]


def test_a_row_is_put_into_place_by_name_or_refused() -> None:
    """A name that is not declared, and a null where none may be, are told at once."""
    from auditor.spark.columns import Table

    table = Table("made", {"a": str, "b": int}, ("a",))
    assert table.batch([{"b": 1, "a": "x"}]).to_pylist() == [{"a": "x", "b": 1}]
    with pytest.raises(auditor.AuditorError, match="no column 'c'"):
        table.batch([{"a": "x", "c": 1}])
    with pytest.raises(auditor.AuditorError, match="null in column 'a'"):
        table.batch([{"b": 1}])


def test_spark_joins_what_memory_joins(spark: Any) -> None:
    """One query, two engines, the same pairs and products."""
    given = [([1, 2], {1: 3}), ([2, 3], {1: 2, 2: 1}), ([2], {2: 5}), ([3, 1], {}), ([2, 9], {1: 1, 2: 1})]
    with Join(2**62) as join:
        for keys, vector in given:
            join.add(keys, vector)
        met, alike = set(join.met(2, first=True)), set(join.alike(2, 1))
    view = [(place, key) for place, (keys, _) in enumerate(given) for key in keys]
    spark.createDataFrame(view, "place long, key long").createOrReplaceTempView("keys")
    terms = [(place, *pair) for place, (_, vector) in enumerate(given) for pair in vector.items()]
    spark.createDataFrame(terms, "place long, term long, weight long").createOrReplaceTempView("vectors")
    assert {tuple(row) for row in spark.sql(met_sql(2, True, "spark")).collect()} == met
    assert {tuple(row) for row in spark.sql(alike_sql(2, 1, "spark")).collect()} == alike


def test_what_hangs_together_is_found_over_long_chains(spark: Any, tmp_path: Path) -> None:
    """A chain, a pair, and a star."""
    from auditor.spark.components import components
    from auditor.spark.work import Work

    pairs = [(n, n + 1) for n in range(9)] + [(50, 51)] + [(60, n) for n in range(61, 65)]
    table = spark.createDataFrame(pairs, "a long, b long")
    found = components(Work(spark, str(tmp_path)), "made", table).collect()
    expected = dict.fromkeys(range(10), 0) | {50: 50, 51: 50} | dict.fromkeys(range(60, 65), 60)
    assert {row.place: row.component for row in found} == expected
