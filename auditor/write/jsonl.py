"""One record a line, for corpora that no one wants to hold in memory at once."""

from __future__ import annotations

import json
from typing import Any

from auditor.contract.reporters import Reporter
from auditor.errors import SchemaError
from auditor.model import Part, Report
from auditor.write.json import checked, line

CUT = "audit again: this run was broken off"


class JsonLines(Reporter):
    """Articles, then stories, one a line, and as the last line the run: a report without these.

    The lines follow schemas/article.schema.json, story.schema.json and report.schema.json. A file whose last
    line is not the run was broken off; one whose run is not ``complete`` says what is missing.
    """

    name = "jsonl"
    title = "one article a line (JSON), as soon as it is done, for corpora"
    suffix = ".jsonl"
    streams = True

    def piece(self, part: Part) -> str:
        """A part as one line of JSON, with its line end; absent values are left out."""
        return line(part) + "\n"


def load(content: bytes, where: str = "the report") -> Report:
    """The report that the lines make together; SchemaError where they are wrong or broken off."""
    lines = [text for text in content.split(b"\n") if text.strip()]
    try:
        parts: list[dict[str, Any]] = [json.loads(text) for text in lines]
    except ValueError as error:
        raise SchemaError(f"is not JSON lines: {error}", where, CUT) from None
    if not parts or not is_run(parts[-1]):
        raise SchemaError("ends before the line that sums up the run", where, CUT)
    articles = [part for part in parts if "ledger" in part]
    stories = [part for part in parts if "facts" in part]
    return checked(parts[-1] | {"articles": articles, "stories": stories}, where)


def is_run(document: object) -> bool:
    """Whether a line is the last of its file: the run that the others belong to."""
    return isinstance(document, dict) and "schema_version" in document
