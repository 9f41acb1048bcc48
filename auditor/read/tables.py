"""Reads tables, CSV and Parquet: a row an article, its columns named like the fields of JSON."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator
from typing import Any

from auditor.contract.readers import Draft, Input, Reader, missing
from auditor.errors import ReadError
from auditor.read.decode import decode, is_binary
from auditor.read.records import FIELDS, Record, fields

BATCH = 64  # rows of a Parquet file that are held at once
LONGEST = 64 * 1024 * 1024  # characters of a cell
DELIMITERS = ",;\t|"


class Csv(Reader):
    """Values set apart by commas, semicolons, tabs or bars, with a header."""

    name = "csv"
    title = "CSV and TSV with a header; --columns names the fields"
    suffixes = (".csv", ".tsv")
    names_articles = True

    def drafts(self, file: Input) -> Iterator[Draft | ReadError]:
        """A row an article; one that is none is named by its line."""
        csv.field_size_limit(LONGEST)
        if not file.head.strip():
            raise ReadError("an empty file", file.name, "remove it, or put an article into it")
        with _decoded(file) as lines:
            rows = csv.reader(lines, delimiter=_delimiter(file))
            header = [cell.strip() for cell in next(rows, [])]
            names = _header(header, file)
            start = rows.line_num + 1
            while True:
                try:
                    row = next(rows)
                except StopIteration:
                    return
                except csv.Error as error:
                    yield ReadError(
                        f"broken CSV: {error}", f"{file.name}:{rows.line_num}", "mend the row, or remove it"
                    )
                    continue
                if any(cell.strip() for cell in row):
                    yield _article(dict(zip(names, row, strict=False)), file, start)
                start = rows.line_num + 1


class Parquet(Reader):
    """A Parquet file, read batch by batch."""

    name = "parquet"
    title = "Parquet; --columns names the fields"
    suffixes = (".parquet",)
    needs = "parquet"
    names_articles = True

    def recognises(self, file: Input) -> bool:
        """The magic bytes."""
        return file.head.startswith(b"PAR1")

    def drafts(self, file: Input) -> Iterator[Draft | ReadError]:
        """A row an article."""
        try:
            import pyarrow.parquet as parquet
        except ImportError:
            raise missing(self.needs, "pyarrow", file.name) from None
        with file.opened() as stream:
            try:
                table = parquet.ParquetFile(stream)
            except Exception as error:
                raise ReadError(
                    f"broken Parquet: {str(error)[:120]}", file.name, "write the file again"
                ) from None
            names = dict(
                zip(table.schema_arrow.names, _header(list(table.schema_arrow.names), file), strict=True)
            )
            wanted = [
                theirs for theirs, ours in names.items() if ours in {file.columns.get(f, f) for f in FIELDS}
            ]
            number = 0
            for batch in table.iter_batches(batch_size=BATCH, columns=wanted):
                for row in batch.to_pylist():
                    number += 1
                    yield _article({names[key]: _plain(value) for key, value in row.items()}, file, number)


def _article(content: dict[str, Any], file: Input, line: int) -> Draft | ReadError:
    place = f"{file.name}:{line}"
    row = json.dumps(content, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")
    record = Record(place, line, hashlib.sha256(row).hexdigest(), content)
    try:
        found = fields(record, file.columns, kind="column")
    except ReadError as error:
        return error
    return replace_place(found, f":{line}", line, record.sha256)


def replace_place(draft: Draft, place: str, line: int, digest: str) -> Draft:
    """The draft with where it stands."""
    from dataclasses import replace

    return replace(draft, place=place, line=line, sha256=digest)


def _header(header: list[str], file: Input) -> list[str]:
    """The names of the columns, ours in our spelling. Raises ReadError where none is the text."""
    wanted = file.columns.get("text", "text")
    ours = {file.columns.get(name, name).casefold(): file.columns.get(name, name) for name in FIELDS}
    names = [ours.get(name.casefold(), name) for name in header]
    if wanted not in names:
        there = ", ".join(name[:40] for name in header[:20]) or "none"
        fix = (
            f"give the table a header, or name the column: --columns text=COLUMN; the first row has: {there}"
        )
        raise ReadError(f'no column "{wanted}" in the first row', file.name, fix)
    return names


def _delimiter(file: Input) -> str:
    """The sign that stands most often in the first line."""
    first = file.head.splitlines()[0].decode("utf-8", "replace") if file.head else ""
    if file.suffix == ".tsv":
        return "\t"
    return max(DELIMITERS, key=first.count)


def _decoded(file: Input) -> io.TextIOBase:
    """The text as a stream; read whole where it is not UTF-8."""
    if is_binary(file.head):
        decode(file.head, file.name)  # says which sort of binary
        raise ReadError("a binary file, not CSV", file.name, "export the table as CSV")
    try:
        file.head[:-4].decode("utf-8") if len(file.head) > 60_000 else file.head.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.end < len(file.head) - 4 or len(file.head) < 60_000:
            return io.StringIO(decode(file.data(), file.name).text, newline="")
    return io.TextIOWrapper(file.opened(), encoding="utf-8-sig", errors="replace", newline="")


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):  # text, by writers that do not say so; or none
        try:
            return decode(value, "").text
        except ReadError:
            return None
    return value if isinstance(value, (str, int, float, bool, list, dict)) or value is None else str(value)
