"""Reads articles from JSON: an object, a list, ``{"articles": [...]}``, or one object a line."""

from __future__ import annotations

import codecs
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any, BinaryIO, ClassVar

from auditor.contract.readers import Draft, Input, Reader
from auditor.errors import ReadError
from auditor.model import Fact, Notice
from auditor.read.decode import SAMPLE, decode, is_binary, sanitised

FIELDS = ("id", "title", "outlet", "byline", "date", "url", "text", "story")
TOLD = ("outlet", "byline", "date", "url", "story")
OPENING = re.compile(rb"\{\s*(?:\"|\})|\[\s*(?:\{|\])|\{\s*$")
BLANK = b"\xef\xbb\xbf \t\r\n"
LINES = "put one JSON object on each line, with at least a text field"


@dataclass(frozen=True, slots=True)
class Record:
    """One object, where it stands (``path``, ``path:line`` or ``path#number``) and the hash of its bytes."""

    place: str
    line: int | None
    sha256: str
    content: Any
    notices: tuple[Notice, ...] = ()


class Json(Reader):
    """JSON in any of its forms; an object is an article where it has the fields of one."""

    name = "json"
    title = "JSON: an object, a list, or one object a line; --columns names the fields"
    suffixes: ClassVar[tuple[str, ...]] = (".json", ".jsonl", ".ndjson")
    names_articles = True

    def recognises(self, file: Input) -> bool:
        """An object or a list of objects opens the file."""
        return bool(OPENING.match(file.head.lstrip(BLANK)[:200]))

    def drafts(self, file: Input) -> Iterator[Draft | ReadError]:
        """A record an article."""
        with file.opened() as stream:
            for record in records(stream, file.name, by_line=file.suffix != ".json"):
                yield record if isinstance(record, ReadError) else self._draft(record, file)

    def fields(self, record: Record, columns: Mapping[str, str]) -> Draft:
        """The article of one record. Raises ReadError where it is none."""
        return fields(record, columns)

    def _draft(self, record: Record, file: Input) -> Draft | ReadError:
        try:
            found = self.fields(record, file.columns)
        except ReadError as error:
            return error
        return replace(
            found,
            place=record.place.removeprefix(file.name),
            line=record.line,
            sha256=record.sha256,
            warnings=(*record.notices, *found.warnings),
        )


def records(stream: BinaryIO, label: str, *, by_line: bool) -> Iterator[Record | ReadError]:
    """The records of a stream that can seek, and an error for each line that is none, one by one.

    Either form is understood under either extension. Raises ReadError where the whole file is of no use.
    """
    start = stream.read(SAMPLE)
    if not start.strip():
        raise ReadError("an empty file", label, "remove it, or put an article into it")
    if is_binary(start):
        decode(start, label)  # says which sort of binary
        raise ReadError("a binary file, not JSON", label, LINES)
    stream.seek(0)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):  # hashes are then of the lines in UTF-8
        stream = BytesIO(decode(stream.read(), label).text.encode("utf-8", "replace"))
    if by_line and _opens_with_object(stream):
        yield from _lines(stream, label)
        return
    stream.seek(0)
    yield from _whole(stream, label)


def fields(record: Record, columns: Mapping[str, str], kind: str = "field") -> Draft:
    """The fields of a record; ``columns`` gives their names in the file. Raises ReadError without a text."""
    content = record.content
    if not isinstance(content, dict):
        raise ReadError(f"a JSON {_kind(content)}, not an object", record.place, LINES)
    names = {ours: columns.get(ours, ours) for ours in FIELDS}
    text = _text(content, names["text"], record.place, kind)
    words = {ours: _words(content.get(name)) for ours, name in names.items() if ours != "text"}
    odd = tuple(
        Notice(
            code="metadata",
            message=f"{kind} {names[ours]} is a JSON {_kind(content[names[ours]])} and was left out",
        )
        for ours, value in words.items()
        if value is None and content.get(names[ours]) not in (None, "", [], {})
    )
    facts = {n: Fact(value=value, found_in=f"{kind} {names[n]}") for n in TOLD if (value := words[n])}
    title_in = f"{kind} {names['title']}"
    return Draft(text, words["title"], title_in, facts, warnings=odd, id=words["id"] or None)


def _opens_with_object(stream: BinaryIO, *, surely: bool = False) -> bool:
    """Whether the first line that is not blank is an object, or (unless ``surely``) a broken one; rewinds."""
    first = next((line for line in stream if line.strip(BLANK)), b"").strip(BLANK)
    stream.seek(0)
    try:
        return isinstance(_loads(first.decode("utf-8", "replace")), dict)
    except ValueError:
        return not surely and first[:1] != b"[" and first != b"{"


def _lines(stream: BinaryIO, label: str) -> Iterator[Record | ReadError]:
    for number, raw in enumerate(stream, 1):
        line = raw.rstrip(b"\r\n")
        if not line.strip(BLANK):
            continue
        place = f"{label}:{number}"
        try:
            decoded = decode(line, place)
            yield Record(
                place, number, hashlib.sha256(line).hexdigest(), _parsed(decoded.text, place), decoded.notices
            )
        except ReadError as error:
            yield error


def _whole(stream: BinaryIO, label: str) -> Iterator[Record | ReadError]:
    data = stream.read()
    decoded = decode(data, label)
    stream.seek(0)
    try:
        content = _parsed(decoded.text, label)
    except ReadError:
        if not _opens_with_object(stream, surely=True):
            raise
        yield from _lines(stream, label)
        return
    digest = hashlib.sha256(data).hexdigest()
    if isinstance(content, dict) and isinstance(content.get("articles"), list) and "text" not in content:
        content = content["articles"]
    if not isinstance(content, list):
        yield Record(label, None, digest, content, decoded.notices)
        return
    if not content:
        raise ReadError("a JSON list without an article", label, LINES)
    for number, item in enumerate(content, 1):
        yield Record(f"{label}#{number}", None, digest, item, decoded.notices)


def _parsed(text: str, place: str) -> Any:
    try:
        return _loads(text)
    except ValueError as error:
        raise _broken(error, place) from None


def _broken(error: ValueError, place: str) -> ReadError:
    told = f"{error.msg}, column {error.colno}" if isinstance(error, json.JSONDecodeError) else str(error)
    line = f", line {error.lineno}" if isinstance(error, json.JSONDecodeError) and error.lineno > 1 else ""
    return ReadError(f"broken JSON: {told}{line}", place, "mend this line, or remove it")


def _loads(text: str) -> Any:
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _text(content: dict[str, Any], name: str, place: str, kind: str) -> str:
    text = content.get(name)
    if isinstance(text, str) and text.strip():
        return text
    there = ", ".join(sanitised(str(key)[:40])[0] for key in list(content)[:20]) or "none"
    if name not in content:
        fix = f"name the {kind} that holds it: --columns text={kind.upper()}; {kind}s here: {there}"
        raise ReadError(f'no {kind} "{name}"', place, fix)
    what = (
        "is empty"
        if text in (None, "") or isinstance(text, str)
        else f"is a JSON {_kind(text)}, not a string"
    )
    raise ReadError(f'{kind} "{name}" {what}', place, f"put the article's text there; {kind}s here: {there}")


def _words(value: Any) -> str | None:
    """A value as words: lists joined by commas, objects by their name; None for what has no words."""
    if isinstance(value, str):
        return sanitised(value.strip())[0]
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, dict):
        return _words(value["name"]) if isinstance(value.get("name"), (str, int)) else None
    words = [w for item in value if not isinstance(item, list) and (w := _words(item))]
    return ", ".join(words) or None


def _kind(value: Any) -> str:
    names = {dict: "object", list: "list", str: "string", bool: "boolean", int: "number", float: "number"}
    return names.get(type(value), "null")
