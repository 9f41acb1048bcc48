"""Who meets whom under shared keys, and how alike they are: whole numbers in columns, in memory or in DuckDB.

One join serves copies, stories and statements. Up to ``LIMIT`` rows of keys it runs on arrays in memory;
above, where the extra ``scale`` is installed, the columns go to a DuckDB file that spills to disk, with the
same result. The SQL uses no more than window functions, joins and sums: Spark runs the same.
"""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self

if TYPE_CHECKING:
    import duckdb
    import numpy as np

LIMIT = 2_000_000  # rows of keys held in memory: some 30,000 articles, or the statements of 1,500
MEMORY = "1GB"  # that DuckDB may hold
BATCH = 10_000  # rows fetched at a time
TABLES = """
CREATE TABLE keys (place BIGINT, key BIGINT);
CREATE TABLE vectors (place BIGINT, term BIGINT, weight BIGINT);
"""
# Under a key each row meets its next ones in the order of their places and, if asked, the first of all.
MET = """
SELECT DISTINCT a, b FROM (
  SELECT a, {each}(later) AS b FROM (
    SELECT place AS a, {list}({leads}) AS later FROM keys WINDOW w AS (PARTITION BY key ORDER BY place)
  )
  UNION ALL
  SELECT min(place) OVER (PARTITION BY key) AS a, place AS b FROM keys WHERE {first}
) WHERE a < b
"""
ALIKE = """
SELECT m.a, m.b, CAST(sum(x.weight * y.weight) AS BIGINT) AS product
FROM ({met}) m JOIN vectors x ON x.place = m.a JOIN vectors y ON y.place = m.b AND y.term = x.term
GROUP BY m.a, m.b HAVING product >= {least}
"""
Engine = Literal["duckdb", "spark"]
WORDS: Mapping[Engine, Mapping[str, str]] = {  # in which the engines differ
    "duckdb": {"each": "unnest", "list": "list_value"},
    "spark": {"each": "explode", "list": "array"},
}


def met_sql(window: int, first: bool = False, engine: Engine = "duckdb") -> str:
    """The query for `Join.met` over a table ``keys``: place, key. Its rows are a, b."""
    leads = ", ".join(f"lead(place, {step}) OVER w" for step in range(1, window + 1))
    return MET.format(leads=leads, first=str(first).lower(), **WORDS[engine])


def alike_sql(window: int, least: int, engine: Engine = "duckdb") -> str:
    """The same for `Join.alike`, with a table ``vectors``: place, term, weight. Rows are a, b, product."""
    return ALIKE.format(met=met_sql(window, False, engine), least=max(least, 1))


class Join:
    """Rows under keys, added in the order of their places: 0, 1, 2 ..."""

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._keys, self._places = array("q"), array("q")
        self._starts, self._terms, self._weights = array("q", [0]), array("q"), array("q")
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._db: duckdb.DuckDBPyConnection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._db:
            self._db.close()
        if self._folder:
            self._folder.cleanup()

    def add(self, keys: Iterable[int], vector: Mapping[int, int] | None = None) -> None:
        """The next row: the keys it is found under and the terms it is compared by, all below 2 ** 63."""
        place = len(self._starts) - 1
        for key in sorted(set(keys)):
            self._keys.append(key)
            self._places.append(place)
        for term, weight in sorted((vector or {}).items()):
            self._terms.append(term)
            self._weights.append(weight)
        self._starts.append(self._starts[-1] + len(vector or {}))
        if len(self._keys) > self._limit:
            self._spill()

    def met(self, window: int, first: bool = False) -> Iterator[tuple[int, int]]:
        """Pairs that share a key: each row with the next ``window`` ones under it and, with ``first``, with
        the first; each pair once, sorted by its second place.
        """
        if self._spill(start=False):
            yield from self._fetched(f"{met_sql(window, first)} ORDER BY b, a")
        else:
            yield from self._met(window, first)

    def alike(self, window: int, least: int) -> Iterator[tuple[int, int, int]]:
        """The same pairs with the product of their vectors, where that is ``least`` or more, and not 0."""
        if self._spill(start=False):
            yield from self._fetched(f"{alike_sql(window, least)} ORDER BY m.b, m.a")
            return
        vector = lru_cache(maxsize=4096)(self._vector)
        for a, b in self._met(window, False):
            ours, theirs = vector(a), vector(b)
            product = sum(weight * theirs[term] for term, weight in ours.items() if term in theirs)
            if product >= max(least, 1):
                yield a, b, product

    def vectors(self, wanted: Iterable[int]) -> dict[int, dict[int, int]]:
        """The vectors of some rows."""
        if not self._spill(start=False):
            return {place: self._vector(place) for place in wanted}
        assert self._db
        found: dict[int, dict[int, int]] = {place: {} for place in wanted}
        self._register("wanted", place=list(found))
        query = "SELECT place, term, weight FROM vectors SEMI JOIN wanted USING (place) ORDER BY place, term"
        for place, term, weight in self._db.execute(query).fetchall():
            found[place][term] = weight
        self._db.unregister("wanted")
        return found

    def _vector(self, place: int) -> dict[int, int]:
        here = slice(self._starts[place], self._starts[place + 1])
        return dict(zip(self._terms[here], self._weights[here], strict=True))

    def _met(self, window: int, first: bool) -> Iterator[tuple[int, int]]:
        import numpy as np

        keys, places = np.frombuffer(self._keys, dtype=np.int64), np.frombuffer(self._places, dtype=np.int64)
        order = np.lexsort((places, keys))
        keys, places = keys[order], places[order]
        rows = len(self._starts)
        found = [_pairs(keys, places, step, rows) for step in range(1, window + 1)]
        if first and len(keys):
            heads = np.maximum.accumulate(
                np.where(np.r_[True, keys[1:] != keys[:-1]], np.arange(len(keys)), 0)
            )
            found.append((places * rows + places[heads])[places != places[heads]])
        for code in np.unique(np.concatenate(found)).tolist() if found else ():
            yield code % rows, code // rows

    def _spill(self, start: bool = True) -> bool:
        """Move what is in memory to the database, if there is one or one is due; whether there is one."""
        if self._db is None and (not start or not self._open()):
            return False
        if self._keys or self._terms:
            import numpy as np

            starts = np.frombuffer(self._starts, dtype=np.int64)
            owners = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
            self._insert("keys", place=self._places, key=self._keys)
            self._insert("vectors", place=owners, term=self._terms, weight=self._weights)
            self._keys, self._places = array("q"), array("q")
            self._terms, self._weights = array("q"), array("q")
            self._starts = array("q", [0]) * len(self._starts)
        return True

    def _open(self) -> bool:
        try:
            import duckdb
            import pyarrow as _  # noqa: F401
        except ImportError:  # without the extra all stays in memory
            self._limit = 2**62
            return False
        self._folder = tempfile.TemporaryDirectory(prefix="auditor-", ignore_cleanup_errors=True)
        self._db = duckdb.connect(f"{self._folder.name}/joins.duckdb")
        self._db.execute(f"SET memory_limit='{MEMORY}'; SET temp_directory='{self._folder.name}/spilled'")
        self._db.execute("SET preserve_insertion_order=false")
        self._db.execute(TABLES)
        return True

    def _insert(self, table: str, **columns: Any) -> None:
        assert self._db
        self._register("incoming", **columns)
        self._db.execute(f"INSERT INTO {table} SELECT {', '.join(columns)} FROM incoming")
        self._db.unregister("incoming")

    def _register(self, name: str, **columns: Any) -> None:
        import numpy as np
        import pyarrow

        assert self._db
        arrays = {k: np.asarray(v, dtype=np.int64) for k, v in columns.items()}
        self._db.register(name, pyarrow.table(arrays))

    def _fetched(self, query: str) -> Iterator[Any]:
        assert self._db
        found = self._db.cursor().execute(query)
        while rows := found.fetchmany(BATCH):
            yield from rows


def _pairs(
    keys: np.ndarray[Any, Any], places: np.ndarray[Any, Any], step: int, rows: int
) -> np.ndarray[Any, Any]:
    """Neighbours so many steps apart under one key, as ``second * rows + first``."""
    same = keys[step:] == keys[:-step]
    found: np.ndarray[Any, Any] = places[step:][same] * rows + places[:-step][same]
    return found
