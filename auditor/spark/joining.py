"""What workers do for stories: the columns that joins need, and the functions of one machine on what met."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas
import pyarrow as arrow

from auditor.model import Article, Ledger
from auditor.spark import hands
from auditor.spark.columns import ROWS, Table
from auditor.stories import group
from auditor.stories.candidates import keys
from auditor.stories.establish import heads
from auditor.stories.events import Cluster, day, event
from auditor.stories.texts import bands, led, outlet_lines, shingles, whole

NAMED = Table("named", {"article": str, "name": str}, ("article", "name"))
LINES = Table("lines", {"key": int, "text": int}, ("key", "text"))
TRAITS = Table(
    "traits",
    {
        "article": str, "size": int, "exact": int, "shingles": list[int], "bands": list[int], "day": int,
        "keys": list[int], "terms": list[int], "weights": list[int],
    },
    ("article", "size", "exact", "shingles", "bands", "day", "keys", "terms", "weights"),
)  # fmt: skip
CLOSE = Table("close", {"a": int, "b": int, "above": float}, ("a", "b", "above"))
LED = Table("led", {"article": str, "leader": str}, ("article", "leader"))
MEMBERS = Table("members", {"first": str, "article": str}, ("first", "article"))
HEADS = Table("heads", {"number": int, "place": int, "keys": list[int]}, ("number", "place", "keys"))


def lines(batches: hands.Batches) -> Iterator[arrow.RecordBatch]:
    """The lines of each article, by outlet, with what stands for its text."""
    for batch in batches:
        told = (outlet_lines(article) for article in _articles(batch))
        yield LINES.batch({"key": key, "text": text} for text, found in told for key in sorted(found))


def named(mode: group.Mode, batches: hands.Batches) -> Iterator[arrow.RecordBatch]:
    """The articles that name their story, with its name."""
    for batch in batches:
        told = ((article.id, group.name_of(article, mode)) for article in _articles(batch))
        yield NAMED.batch({"article": article, "name": name} for article, name in told if name)


def traits(dull: Any, batches: hands.Batches) -> Iterator[arrow.RecordBatch]:
    """What copies and stories are found by; ``dull`` is a broadcast of the lines that are boilerplate."""
    for batch in batches:
        yield TRAITS.batch(_traits(article, dull.value) for article in _articles(batch))


def _traits(article: Article, dull: frozenset[int]) -> hands.Row:
    own = shingles(article, dull)
    seen = event(article, dull)
    written = day(article)
    return {
        "article": article.id,
        "size": len(own),
        "exact": whole(own),
        "shingles": sorted(own),
        "bands": list(bands(own)) if own else [],
        "day": (written or date.min).toordinal(),
        "keys": list(seen.keys),
        "terms": list(seen.vector),
        "weights": list(seen.vector.values()),
    }


def leaders(texts: pandas.DataFrame, pairs: pandas.DataFrame) -> pandas.DataFrame:
    """The copies among texts that hang together, each with the text that leads it."""
    names = dict(zip(texts["place"], texts["article"], strict=True))
    own = {p: frozenset(map(int, s)) for p, s in zip(texts["place"], texts["shingles"], strict=True)}
    met = sorted(zip(pairs["a"], pairs["b"], strict=True), key=lambda pair: pair[::-1])
    found = [(names[b], names[a]) for b, a in led(met, names.__getitem__, own.__getitem__).items() if a != b]
    return pandas.DataFrame(found, columns=list(LED.columns))


def close(batches: hands.Batches) -> Iterator[arrow.RecordBatch]:
    """The pairs that are alike enough for their days, with how much more alike than that they are."""
    for batch in batches:
        scored = (
            (row, group.margin(row["product"], row["day_a"], row["day_b"])) for row in batch.to_pylist()
        )
        yield CLOSE.batch({"a": r["a"], "b": r["b"], "above": above} for r, above in scored if above > 0)


def clustered(texts: pandas.DataFrame, pairs: pandas.DataFrame) -> pandas.DataFrame:
    """The articles of each story among texts that hang together."""
    texts = texts.sort_values("place")
    singles, members = [], {}
    for row in texts.itertuples():
        days = [date.fromordinal(n) for n in (row.first_day, row.last_day) if n > 1]
        vector = dict(zip(map(int, row.terms), map(int, row.weights), strict=True))
        singles.append(Cluster([row.place], vector, days))
        members[row.place] = list(row.members)
    scored = sorted(zip(-pairs["above"], pairs["a"], pairs["b"], strict=True))
    found = []
    for cluster in group.put_together(singles, [(a, b) for _, a, b in scored]):
        together = sorted(name for place in cluster.members for name in members[place])
        found += [(together[0], name) for name in together if len(together) > 1]
    return pandas.DataFrame(found, columns=list(MEMBERS.columns))


def compared(how: str, ledgers: pandas.DataFrame) -> pandas.DataFrame:
    """The statements of a story that are compared, with the keys under which they meet."""
    together = hands.read(how, ledgers.sort_values("article")["ledger"])
    number = int(ledgers["number"].iloc[0])
    rows = [(number, place, list(keys(head))) for place, head in enumerate(heads(together))]
    return pandas.DataFrame(rows, columns=list(HEADS.columns))


def told(how: str, ledgers: pandas.DataFrame, met: pandas.DataFrame) -> pandas.DataFrame:
    """The rows of a story, from its ledgers and the pairs of its statements that met."""
    if ledgers.empty:
        return pandas.DataFrame([], columns=list(ROWS.columns))
    pairs = zip(met["a"].tolist(), met["b"].tolist(), strict=True)
    number = int(ledgers["number"].iloc[0])
    rows = list(hands.told(how, number, ledgers.sort_values("article")["ledger"], pairs))
    return pandas.DataFrame(rows, columns=list(ROWS.columns))


def _articles(batch: arrow.RecordBatch) -> Iterator[Article]:
    return (Ledger.model_validate_json(text).article for text in batch.column("ledger").to_pylist())
