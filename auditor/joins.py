"""The story and pair joins over more articles than fit in memory: plain columns in and out, DuckDB between.

The SQL uses no more than window functions, joins and sums, so that a cluster engine can take it over. Needs
the extra ``scale``. ``auditor.stories`` and ``auditor.relations`` do the same in memory for ordinary runs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from auditor.agree.candidates import WINDOW as STATEMENTS_MET
from auditor.agree.candidates import keys
from auditor.agree.events import ALIKE, FARTHEST, NEAR, STEEP, UNDATED, Cluster, event
from auditor.agree.statements import Statement
from auditor.agree.texts import digest, folded
from auditor.errors import AuditorError
from auditor.model import Article
from auditor.stories import WINDOW, merge

if TYPE_CHECKING:
    import duckdb

T = TypeVar("T")
BATCH = 2_000  # articles, or statements, that are held in memory at a time
TABLES = """
CREATE TABLE articles (n INTEGER, id VARCHAR, day INTEGER, text BIGINT);
CREATE TABLE vectors (n INTEGER, term BIGINT, weight FLOAT);
CREATE TABLE article_keys (n INTEGER, key BIGINT);
CREATE TABLE statements (n INTEGER, article VARCHAR, attribution VARCHAR, story INTEGER);
CREATE TABLE statement_keys (n INTEGER, key BIGINT);
"""
# Copies of a text are one: the first stands for all. Under a key an article meets its next ones by date.
MEETINGS = """
CREATE TABLE texts AS SELECT text, min(n) AS n FROM articles GROUP BY text;
CREATE TABLE meetings AS
WITH placed AS (
  SELECT k.key, a.n, a.day FROM article_keys k JOIN texts t ON t.n = k.n JOIN articles a ON a.n = k.n
), met AS (
  SELECT n AS a, unnest([{leads}]) AS b FROM placed WINDOW w AS (PARTITION BY key ORDER BY day NULLS FIRST, n)
)
SELECT DISTINCT least(a, b) AS a, greatest(a, b) AS b FROM met WHERE b IS NOT NULL
"""
ALIKES = """
CREATE TABLE alike AS
WITH products AS (
  SELECT m.a, m.b, sum(x.weight * y.weight) AS cosine
  FROM meetings m JOIN vectors x ON x.n = m.a JOIN vectors y ON y.n = m.b AND y.term = x.term
  GROUP BY m.a, m.b
)
SELECT p.a, p.b, p.cosine - coalesce(
  least({alike} + {steep} * greatest(abs(x.day - y.day) - {near}, 0), {farthest}), {undated}
) AS margin
FROM products p JOIN articles x ON x.n = p.a JOIN articles y ON y.n = p.b
"""
PAIRS = """
WITH placed AS (
  SELECT s.story, k.key, s.n FROM statement_keys k JOIN statements s ON s.n = k.n
), met AS (
  SELECT n AS a, unnest([{leads}]) AS b FROM placed WINDOW w AS (PARTITION BY story, key ORDER BY n)
)
SELECT a, b, count(*) AS shared FROM met WHERE b IS NOT NULL GROUP BY a, b
"""


class Joins:
    """A database of columns. ``memory`` bounds what DuckDB holds; the rest goes to ``folder``."""

    def __init__(self, folder: Path, memory: str = "1GB", threads: int = 2) -> None:
        try:
            import duckdb
        except ImportError as error:
            raise AuditorError(
                "duckdb is missing", "auditor.joins", "pip install 'source-auditor[scale]'"
            ) from error
        folder.mkdir(parents=True, exist_ok=True)
        self.db: duckdb.DuckDBPyConnection = duckdb.connect(str(folder / "joins.duckdb"))
        self.db.execute(
            f"SET memory_limit='{memory}'; SET threads={int(threads)}; SET temp_directory='{folder}'"
        )
        self.db.execute("SET preserve_insertion_order=false")
        self.db.execute(TABLES)
        self._articles = self._statements = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.db.close()

    def add_articles(self, articles: Iterable[Article]) -> None:
        """Turn articles into columns, a batch at a time."""
        for batch in _batches(articles):
            rows: dict[str, list[tuple[object, ...]]] = defaultdict(list)
            for article in batch:
                seen = event(article)
                n, self._articles = self._articles, self._articles + 1
                rows["articles"].append((n, article.id, _number(seen.day), digest(folded(article.text))))
                rows["vectors"] += [(n, digest(term), weight) for term, weight in seen.vector.items()]
                rows["article_keys"] += [(n, key) for key in seen.keys]
            self._insert(rows)

    def add_statements(self, statements: Iterable[tuple[int, Statement]]) -> None:
        """Turn statements, each with the number of its story, into columns."""
        for batch in _batches(statements):
            rows: dict[str, list[tuple[object, ...]]] = defaultdict(list)
            for story, statement in batch:
                n, self._statements = self._statements, self._statements + 1
                rows["statements"].append((n, statement.ref.article, statement.ref.attribution, story))
                rows["statement_keys"] += [(n, key) for key in keys(statement)]
            self._insert(rows)

    def stories(self) -> Iterator[tuple[str, ...]]:
        """Article ids story by story; the articles that hang together, and a batch of others, are in
        memory.
        """
        self.db.execute(MEETINGS.format(leads=_leads(WINDOW)))
        self.db.execute(
            ALIKES.format(alike=ALIKE, steep=STEEP, near=NEAR, farthest=FARTHEST, undated=UNDATED)
        )
        for batch in _batches(self._components(), size=lambda c: len(c[0])):
            columns = self._columns([n for members, _ in batch for n in members])
            for members, pairs in batch:
                place = {n: i for i, n in enumerate(members)}
                clusters = [Cluster([i], columns[n].vector, columns[n].days) for i, n in enumerate(members)]
                for cluster in merge(clusters, [(place[a], place[b]) for a, b in pairs]):
                    ids = sorted(name for i in cluster.members for name in columns[members[i]].ids)
                    if len(ids) > 1:
                        yield tuple(ids)

    def pairs(self) -> Iterator[tuple[int, int, int]]:
        """Statements worth comparing, by number, and how many keys they share."""
        found = self.db.execute(PAIRS.format(leads=_leads(STATEMENTS_MET)))
        while rows := found.fetchmany(BATCH):
            yield from rows

    def _insert(self, rows: dict[str, list[tuple[object, ...]]]) -> None:
        import pyarrow as pa

        for table, values in rows.items():
            names = [r[0] for r in self.db.execute(f"DESCRIBE {table}").fetchall()]
            columns = pa.table(dict(zip(names, map(list, zip(*values, strict=True)), strict=True)))
            self.db.register("incoming", columns)
            self.db.execute(f"INSERT INTO {table} SELECT * FROM incoming")
            self.db.unregister("incoming")

    def _components(self) -> Iterator[tuple[list[int], list[tuple[int, int]]]]:
        """Articles that hang together, with their pairs, closest first; lone texts with copies come last."""
        home = list(range(self._articles))

        def root(n: int) -> int:
            while home[n] != n:
                home[n] = home[home[n]]
                n = home[n]
            return n

        close = self.db.execute(
            "SELECT a, b FROM alike WHERE margin > 0 ORDER BY margin DESC, a, b"
        ).fetchall()
        for a, b in close:
            home[max(root(a), root(b))] = min(root(a), root(b))
        pairs: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for a, b in close:
            pairs[root(a)].append((a, b))
        for first in sorted(pairs):
            yield sorted({n for pair in pairs[first] for n in pair}), pairs[first]
        copied = (
            "SELECT t.n FROM texts t JOIN articles a USING (text) "
            "GROUP BY t.n HAVING count(*) > 1 ORDER BY t.n"
        )
        for (n,) in self.db.execute(copied).fetchall():
            if root(n) not in pairs:
                yield [n], []

    def _columns(self, wanted: list[int]) -> dict[int, _Text]:
        """Vector, days and ids of some texts, copies included, by the number of the text."""
        import pyarrow as pa

        texts = {n: _Text() for n in wanted}
        self.db.register("wanted", pa.table({"n": wanted}))
        for n, term, weight in self.db.execute(
            "SELECT n, term, weight FROM vectors SEMI JOIN wanted USING (n)"
        ).fetchall():
            texts[n].vector[str(term)] = weight
        copies = (
            "SELECT t.n, a.id, a.day FROM wanted JOIN texts t USING (n) JOIN articles a USING (text) "
            "ORDER BY t.n, a.id"
        )
        for n, name, day in self.db.execute(copies).fetchall():
            texts[n].ids.append(name)
            texts[n].days += [date.fromordinal(day)] if day is not None else []
        self.db.unregister("wanted")
        return texts


@dataclass
class _Text:
    """The columns of one text, gathered."""

    vector: dict[str, float] = field(default_factory=dict)
    days: list[date] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)


def _leads(window: int) -> str:
    return ", ".join(f"lead(n, {k}) OVER w" for k in range(1, window + 1))


def _number(day: date | None) -> int | None:
    return day.toordinal() if day else None


def _batches(items: Iterable[T], size: Callable[[T], int] = lambda _: 1) -> Iterator[list[T]]:
    """Lists of items whose sizes come to BATCH or little more."""
    batch: list[T] = []
    weight = 0
    for item in items:
        batch.append(item)
        weight += size(item)
        if weight >= BATCH:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch
