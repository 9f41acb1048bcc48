"""Tables with declared columns, for Spark and for Arrow: whoever fills one gives names, never positions.

No column is a struct, since Spark takes the parts of one by their place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as arrow
from pyspark.sql.types import (
    ArrayType,
    BooleanType,
    DataType,
    DoubleType,
    LongType,
    StringType,
    StructField,
    StructType,
)

from auditor.errors import AuditorError

KINDS: Mapping[Any, tuple[DataType, arrow.DataType]] = {
    str: (StringType(), arrow.string()),
    int: (LongType(), arrow.int64()),
    float: (DoubleType(), arrow.float64()),
    bool: (BooleanType(), arrow.bool_()),
    list[str]: (ArrayType(StringType(), False), arrow.list_(arrow.string())),
    list[int]: (ArrayType(LongType(), False), arrow.list_(arrow.int64())),
}


@dataclass(frozen=True)
class Table:
    """The columns of a table in order, with their types; those in ``filled`` are never null."""

    name: str
    columns: Mapping[str, Any]
    filled: tuple[str, ...] = ()

    @property
    def struct(self) -> StructType:
        """The schema as Spark wants it."""
        return StructType(
            [StructField(n, KINDS[kind][0], n not in self.filled) for n, kind in self.columns.items()]
        )

    @property
    def schema(self) -> arrow.Schema:
        """The schema as Arrow wants it."""
        return arrow.schema(
            [arrow.field(n, KINDS[kind][1], n not in self.filled) for n, kind in self.columns.items()]
        )

    def batch(self, rows: Iterable[Mapping[str, Any]]) -> arrow.RecordBatch:
        """Rows put into place by name; AuditorError for a name that is not declared, and for a null where
        none may be.
        """
        rows = list(rows)
        for name in {name for row in rows for name in row} - set(self.columns):
            raise AuditorError(f"no column {name!r} is declared", f"the table {self.name}")
        made = arrow.RecordBatch.from_pylist(rows, schema=self.schema)
        for name in self.filled:
            if made.column(name).null_count:
                raise AuditorError(f"null in column {name!r}", f"the table {self.name}")
        return made


PROBLEM = {"kind": str, "what": str, "where": str, "fix": str}
LEDGERS = Table("ledgers", {"article": str, "ledger": str} | PROBLEM, ("article",))
PROBLEMS = Table("problems", PROBLEM, ("kind", "what", "where"))
STORIES = Table("stories", {"story": str, "articles": int, "facts": str}, ("story", "articles", "facts"))
OF_ARTICLES = ("articles", "sources", "attributions", "results", "findings")
OF_STORIES = ("results", "findings", "pairs", "claims")
ROWS = Table("rows", {"table": str, "row": str}, ("table", "row"))
FILLED = {  # what every row of a flat table has
    "articles": ("article",), "sources": ("article", "source"), "attributions": ("article", "attribution"),
    "results": ("result", "check"), "findings": ("result", "rule"), "pairs": ("story",),
    "claims": ("story", "claim"),
}  # fmt: skip
