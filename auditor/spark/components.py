"""Which places hang together over pairs: stars are drawn in Spark until nothing moves."""

from __future__ import annotations

from pyspark.sql import DataFrame
from pyspark.sql import functions as f

from auditor.spark.work import WORK, Work

ROUNDS = 60  # their number grows with the logarithm of the longest chain


def components(work: Work, name: str, pairs: DataFrame) -> DataFrame:
    """Rows of place and component, the least place of it, for the places of pairs a < b.

    Large and small stars by turns (Kiveris et al. 2014): each place is tied to the least one it knows of.
    """
    edges = work.kept(
        f"{WORK}/{name}-0", lambda: pairs.select(f.col("b").alias("high"), f.col("a").alias("low"))
    )
    before = _print(edges)
    for number in range(1, ROUNDS):
        edges = work.kept(f"{WORK}/{name}-{number}", lambda e=edges: _small(_large(e)))  # type: ignore[misc]
        now = _print(edges)
        if now == before:
            break
        before = now
    tied = edges.select(f.col("high").alias("place"), f.col("low").alias("component"))
    return tied.unionByName(
        edges.select(f.col("low").alias("place"), f.col("low").alias("component")).distinct()
    )


def _large(edges: DataFrame) -> DataFrame:
    """Every higher neighbour of a place is tied to the least of that place and its neighbours."""
    both = edges.select(f.col("high").alias("at"), f.col("low").alias("other")).unionByName(
        edges.select(f.col("low").alias("at"), f.col("high").alias("other"))
    )
    least = both.groupBy("at").agg(f.least("at", f.min("other")).alias("low"))
    return both.join(least, "at").where("other > at").select(f.col("other").alias("high"), "low").distinct()


def _small(edges: DataFrame) -> DataFrame:
    """A place and its lower neighbours are tied to the least of them."""
    least = edges.groupBy("high").agg(f.min("low").alias("least"))
    others = edges.join(least, "high").where("low > least").select(f.col("low").alias("high"), "least")
    return others.unionByName(least).withColumnRenamed("least", "low").distinct()


def _print(edges: DataFrame) -> tuple[int, int]:
    row = edges.agg(
        f.count(f.lit(1)).alias("rows"), f.bit_xor(f.xxhash64("high", "low")).alias("sum")
    ).first()
    assert row is not None
    return row["rows"], row["sum"]
