"""The report as JSON: the contract that other programs build on, checked against its schema both ways."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from pydantic_core import PydanticSerializationError

from auditor import schemas
from auditor.contract.checks import hookimpl
from auditor.contract.reporters import Reporter
from auditor.errors import SchemaError
from auditor.model import ArticleRecord, Ledger, Notice, Part, Record, Report, StoryRecord
from auditor.model.safe import escaped

LEFT_OUT = Notice(
    code="text-left-out",
    message="The text was left out of this report; spans index the text as it was read.",
    fix="audit again without --no-text to see the words",
)


def plain(record: Record) -> dict[str, Any]:
    """A record as plain data in the order of the model, absent values left out."""
    return record.model_dump(mode="json", exclude_none=True)


def dump(report: Report) -> str:
    """The JSON document, ended by a line feed; SchemaError where it would break the schema."""
    return escaped(_sound(report, "report", indent=1)) + "\n"


def held(part: Part) -> None:
    """SchemaError where a report, or a part of one, breaks its published schema."""
    kind = "article" if isinstance(part, ArticleRecord) else "story" if isinstance(part, StoryRecord) else ""
    _sound(part, kind or "report")


def _sound(part: Part, kind: str, indent: int | None = None) -> str:
    """A part as text; SchemaError where it breaks the schema of its kind."""
    try:
        text = part.model_dump_json(exclude_none=True, indent=indent)
        document = json.loads(text)
    except (ValueError, PydanticSerializationError):  # half a character of a plugin: only Python writes it
        document = plain(part)
        text = json.dumps(document, indent=indent, ensure_ascii=False, allow_nan=False)
    if errors := schemas.refused(document, kind):
        fix = "this is a fault of the auditor or of a plugin; please report it"
        raise SchemaError(errors[0], f"the {kind}", fix)
    return text


def load(content: str | bytes, where: str = "the report") -> Report:
    """A report read back; SchemaError names the first thing that is wrong with it."""
    try:
        document = json.loads(content)
    except ValueError as error:
        raise SchemaError(
            f"is not JSON: {error}", where, "write it with `auditor audit --format json`"
        ) from None
    return checked(document, where)


def checked(document: Any, where: str) -> Report:
    """The report that a document is; SchemaError names the first thing that is wrong with it."""
    if errors := schemas.validate(document, "report"):
        raise SchemaError(errors[0], where, "`auditor validate` lists everything that is wrong")
    return Report.model_validate(document)


def line(record: Record) -> str:
    """One ledger, one part of a report, or another record, as a line of JSON, without the line feed."""
    return escaped(json.dumps(plain(record), ensure_ascii=False, allow_nan=False))


def without_texts(report: Report) -> Report:
    """The same report with every article's text emptied, and a warning in each that says so."""
    return report.model_copy(update={"articles": tuple(without_text(record) for record in report.articles)})


def without_text(record: ArticleRecord) -> ArticleRecord:
    """The same record with its article's text emptied, and a warning that says so."""
    return record.model_copy(update={"ledger": without_words(record.ledger)})


def without_words(ledger: Ledger) -> Ledger:
    """The same of a ledger."""
    article = ledger.article
    bare = article.model_copy(update={"text": "", "warnings": (*article.warnings, LEFT_OUT)})
    return ledger.model_copy(update={"article": bare})


class Json(Reporter):
    """One JSON document that follows schemas/report.schema.json."""

    name = "json"
    title = "JSON, following the published schema"
    suffix = ".json"

    def pieces(self, report: Report) -> Iterable[str]:
        """The document."""
        return [dump(report)]


@hookimpl
def auditor_reporters() -> list[type[Reporter]]:
    """The JSON format."""
    return [Json]
