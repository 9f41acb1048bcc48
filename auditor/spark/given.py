"""The articles as they are given: columns held to what is declared, ids unique, rows spread evenly."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass

from pyspark.sql import Column, DataFrame, Window
from pyspark.sql import functions as f
from pyspark.sql.types import (
    ByteType,
    DataType,
    DateType,
    LongType,
    ShortType,
    StringType,
    TimestampNTZType,
    TimestampType,
)
from pyspark.sql.types import IntegerType as IntType

from auditor.errors import ConfigError

FIELDS = ("id", "title", "outlet", "byline", "date", "url", "text", "story")
NEEDED = ("id", "text")
NUMBERS = (ByteType, ShortType, IntType, LongType)
TAKEN: Mapping[str, tuple[type[DataType], ...]] = {
    "id": (StringType, *NUMBERS),
    "date": (StringType, DateType, TimestampType, TimestampNTZType, *NUMBERS),
    "story": (StringType, *NUMBERS),
}
PER_TASK = 1_000  # articles: some four minutes of a core, which is what a lost machine costs
HERE = "the articles"

log = logging.getLogger("auditor")


@dataclass(frozen=True)
class Given:
    """Articles in declared columns, each under an id of its own, with how many there are and their print.

    ``path`` is the id as it was given.
    """

    rows: DataFrame
    count: int
    print: str


def given(df: DataFrame, columns: Mapping[str, str]) -> Given:
    """The articles of a frame; ``columns`` gives the names of ours in it. Scans it once.

    ConfigError for a column that is missing, of another type, or, where it is the id, null in some row.
    """
    found = df.select(*_selected(df, columns)).withColumn("path", f.col("id"))
    seen = found.agg(
        f.count(f.lit(1)).alias("rows"),
        f.count("id").alias("ids"),
        f.countDistinct("id").alias("distinct"),
        f.hex(f.bit_xor(f.xxhash64(*FIELDS))).alias("print"),
    ).first()
    assert seen is not None
    if missing := seen["rows"] - seen["ids"]:
        what = f"{missing} of {seen['rows']} rows have null in column {columns.get('id', 'id')!r}"
        raise ConfigError(what, HERE, "give every article an id, or filter these rows out")
    if seen["distinct"] < seen["ids"]:
        log.warning(
            "%d rows share an id: the second of a name becomes name~2", seen["ids"] - seen["distinct"]
        )
        found = _distinct(found)
    parallel = df.sparkSession.sparkContext.defaultParallelism
    tasks = max(-(-seen["rows"] // PER_TASK), min(2 * parallel, seen["rows"]), 1)
    return Given(found.repartition(tasks), seen["rows"], seen["print"] or "")


def _selected(df: DataFrame, columns: Mapping[str, str]) -> list[Column]:
    """Our columns, in our order, as words; a column that is not there is null."""
    kinds = {field.name: field.dataType for field in df.schema.fields}
    folded = {name.casefold(): name for name in reversed(kinds)}
    theirs = {ours: folded.get(columns.get(ours, ours).casefold()) for ours in FIELDS}
    there = ", ".join(kinds) or "none"
    for ours in FIELDS:
        wanted = columns.get(ours, ours)
        if theirs[ours] is None and (ours in NEEDED or ours in columns):
            fix = f"name it: columns={{{ours!r}: COLUMN}}; columns here: {there}"
            raise ConfigError(f"no column {wanted!r}", HERE, fix)
    for ours, name in theirs.items():
        taken = TAKEN.get(ours, (StringType,))
        if name is not None and not isinstance(kinds[name], taken):
            kind = kinds[name].simpleString()
            what = f"column {name!r} is {kind}, and not {taken[0]().simpleString()}"
            raise ConfigError(what, HERE, f"cast it before, or leave it out: it is read as the {ours}")
    if extra := [name for name in kinds if name not in theirs.values()]:
        log.warning("columns left out: %s", ", ".join(extra))
    return [
        (f.lit(None) if name is None else df[f"`{name.replace('`', '``')}`"]).cast("string").alias(ours)
        for ours, name in theirs.items()
    ]


def _distinct(rows: DataFrame) -> DataFrame:
    """The rows with the second of a name called ``name~2``, or by the next number that nobody is called by.

    In the order of a report of one machine, which is that of the sha256 of their texts.
    """
    by_text = [f.sha2("text", 256), *(f.col(name) for name in FIELDS if name != "id")]
    ranked = rows.withColumn("nth", f.row_number().over(Window.partitionBy("id").orderBy(*by_text)))
    numbered = rows.select(
        f.regexp_extract("id", r"(?s)^(.*)~[1-9]\d{0,8}$", 1).alias("base"),
        f.regexp_extract("id", r"~([1-9]\d{0,8})$", 1).alias("number"),
    ).where("number != ''")
    taken = numbered.groupBy("base").agg(f.collect_set(f.col("number").cast("int")).alias("taken"))
    joined = ranked.where("nth > 1").join(taken, ranked["id"] == taken["base"], "left")
    none = f.array().cast("array<int>")
    there = f.coalesce("taken", none)
    free = f.array_except(f.sequence(f.lit(2), f.col("nth").cast("int") + f.size(there)), there)
    renamed = joined.withColumn(
        "id", f.concat("id", f.lit("~"), f.element_at(free, f.col("nth").cast("int") - 1))
    )
    return ranked.where("nth = 1").select(*FIELDS, "path").unionByName(renamed.select(*FIELDS, "path"))
