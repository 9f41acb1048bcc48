"""Stories on Spark: keys are joined in its SQL, and what met is judged by the functions of one machine."""

from __future__ import annotations

from functools import partial

from pyspark.sql import DataFrame, PandasCogroupedOps
from pyspark.sql import functions as f

from auditor.spark import joining
from auditor.spark.columns import ROWS
from auditor.spark.components import components
from auditor.spark.work import MANY, SOME, WORK, Work
from auditor.stories import candidates, group
from auditor.stories.events import ALIKE, UNIT
from auditor.stories.joins import alike_sql, met_sql
from auditor.stories.texts import MEETS, REPEATED

DULL = f"""
SELECT key FROM (SELECT DISTINCT key, text FROM lines) GROUP BY key HAVING count(*) >= {REPEATED}
"""
TEXTS = """
SELECT min(article) AS article, count(*) AS size, sort_array(collect_list(article)) AS members,
  max(day) AS last_day, coalesce(min(CASE WHEN day > 1 THEN day END), 1) AS first_day
FROM texts GROUP BY text
"""


class Stories:
    """The stories of a run's ledgers: rows of article and ledger."""

    def __init__(self, work: Work, ledgers: DataFrame, how: str) -> None:
        self.work, self.spark, self.ledgers, self.how = work, work.spark, ledgers, how

    def rows(self, members: DataFrame) -> DataFrame:
        """The rows of the tables of stories; ``members`` has their articles, under the first of each."""
        firsts = members.select("first").distinct()
        firsts.createOrReplaceTempView("firsts")
        numbers = self.spark.sql("SELECT first, row_number() OVER (ORDER BY first) AS number FROM firsts")
        told = members.join(numbers, "first").join(self.ledgers, "article")
        told = self._kept("told", told.select("number", "article", "ledger")).groupBy("number")
        how = self.how  # for the workers, which get no part of this object
        compared = told.applyInPandas(lambda one: joining.compared(how, one), joining.HEADS.struct)
        heads = self._kept("heads", compared)
        keys = heads.select(
            f.struct("number", "place").alias("place"),
            f.explode(f.transform("keys", lambda key: f.struct("number", key.alias("key")))).alias("key"),
        )
        keys.createOrReplaceTempView("keys")
        met = self.spark.sql(met_sql(candidates.WINDOW, engine="spark"))
        pairs = met.selectExpr("a.number AS number", "a.place AS a", "b.place AS b")
        both = told.cogroup(pairs.groupBy("number"))
        return both.applyInPandas(lambda one, two: joining.told(how, one, two), ROWS.struct)

    def by_name(self, mode: group.Mode) -> DataFrame:
        """The articles of each story that has a name."""
        names = self.ledgers.mapInArrow(partial(joining.named, mode), joining.NAMED.struct)
        grouped = names.groupBy("name").agg(
            f.min("article").alias("first"), f.collect_list("article").alias("members")
        )
        return grouped.where("size(members) > 1").select("first", f.explode("members").alias("article"))

    def by_content(self) -> DataFrame:
        """The articles of each story, as `group.by_content` finds them."""
        lines = self.ledgers.mapInArrow(joining.lines, joining.LINES.struct)
        lines.createOrReplaceTempView("lines")
        found = frozenset(row["key"] for row in self.spark.sql(DULL).toLocalIterator())
        dull = self.spark.sparkContext.broadcast(found)
        traits = self._kept(
            "traits", self.ledgers.mapInArrow(partial(joining.traits, dull), joining.TRAITS.struct)
        )
        return self._clustered(self._placed(traits, self._texts(traits)))

    def _texts(self, traits: DataFrame) -> DataFrame:
        """Each article with the one that stands for its text, as `texts.copies` has it."""
        same = traits.where("size > 0").groupBy("exact").agg(f.min("article").alias("same"))
        known = traits.select("article", "size", "exact", "day").join(same, "exact", "left")
        known = known.withColumn("same", f.expr("CASE WHEN size > 0 THEN same ELSE article END"))
        alone = traits.join(known.where("article = same").select("article"), "article").where("size > 0")
        placed = self._kept(
            "alone",
            _in_order(alone.select("article", "size", "shingles", "bands"), f.desc("size"), "article"),
        )
        placed.select("place", f.explode("bands").alias("key")).createOrReplaceTempView("keys")
        met = self._kept("met", self.spark.sql(met_sql(MEETS, True, "spark")))
        tied = components(self.work, "copies", met)
        both = _together(tied, placed.select("place", "article", "shingles"), met)
        led = both.applyInPandas(joining.leaders, joining.LED.struct)
        led = self._kept("led", led).withColumnRenamed("article", "same")
        return known.join(led, "same", "left").select(
            "article", "day", f.coalesce("leader", "same").alias("text")
        )

    def _placed(self, traits: DataFrame, texts: DataFrame) -> DataFrame:
        """The texts in the order of their days, with what they are compared by."""
        texts.createOrReplaceTempView("texts")
        compared = traits.select("article", "day", "keys", "terms", "weights")
        rows = self.spark.sql(TEXTS).join(compared, "article")
        return self._kept("placed", _in_order(rows, "day", "article"))

    def _clustered(self, placed: DataFrame) -> DataFrame:
        placed.select("place", f.explode("keys").alias("key")).createOrReplaceTempView("keys")
        terms = placed.select("place", f.explode(f.arrays_zip("terms", "weights")).alias("of"))
        vectors = terms.selectExpr("place", "of.terms AS term", "of.weights AS weight")
        vectors.createOrReplaceTempView("vectors")
        alike = self.spark.sql(alike_sql(group.WINDOW, int(ALIKE * UNIT * UNIT), "spark"))
        days = placed.select("place", "day")
        dated = alike.join(days.toDF("a", "day_a"), "a").join(days.toDF("b", "day_b"), "b")
        close = self._kept("close", dated.mapInArrow(joining.close, joining.CLOSE.struct), MANY)
        tied = components(self.work, "stories", close)
        columns = ("place", "members", "terms", "weights", "first_day", "last_day")
        both = _together(tied, placed.select(*columns), close)
        found = both.applyInPandas(joining.clustered, joining.MEMBERS.struct)
        lone = placed.join(tied, "place", "left_anti").where("size(members) > 1")
        return found.unionByName(
            lone.select(f.col("article").alias("first"), f.explode("members").alias("article"))
        )

    def _kept(self, name: str, made: DataFrame, batch: int = SOME) -> DataFrame:
        return self.work.kept(f"{WORK}/{name}", lambda: made, batch=batch)


def _together(tied: DataFrame, texts: DataFrame, pairs: DataFrame) -> PandasCogroupedOps:
    """Texts, and pairs of their places, component by component."""
    left = texts.join(tied.toDF("place", "component"), "place").groupBy("component")
    right = pairs.join(tied.toDF("a", "component"), "a").groupBy("component")
    return left.cogroup(right)


def _in_order(rows: DataFrame, *by: object) -> DataFrame:
    """The rows with a place: whole numbers that grow in an order, with gaps."""
    return rows.orderBy(*by).withColumn("place", f.monotonically_increasing_id())
