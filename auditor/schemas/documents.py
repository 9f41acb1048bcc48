"""Documents held against their schema and themselves: a report, a ledger, a part of one, or lines of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from pydantic import ValidationError

from auditor import schemas
from auditor.model import ArticleRecord, End, Ledger, PassedOver, Problem, Report, StoryRecord
from auditor.schemas import coherent

SHOWN = 20  # errors of one document
OTHER_VERSION = "$.schema_version: is "
UNASKED = "(spans, ids and totals were not looked at)"


def errors_of(content: bytes, where: str, *, schema_only: bool = False) -> Iterator[str]:
    """Every error of a file of one document, or of one a line, with the place it stands in."""
    try:
        documents = [("", json.loads(content))]
    except ValueError as error:
        lines = [(f":{n}", line) for n, line in enumerate(content.split(b"\n"), 1) if line.strip()]
        if len(lines) < 2:
            yield f"{where}: is not JSON: {error}"
            return
        documents = []
        for place, line in lines:
            try:
                documents.append((place, json.loads(line)))
            except ValueError as inner:
                yield f"{where}{place}: is not JSON: {inner}"
    yield from (f"{where}{place}: {error}" for place, error in _each(documents, schema_only))
    kinds = [kind_of(document) for _, document in documents]
    if kinds and (len(kinds) > 1 or where.endswith(".jsonl")) and kinds[-1] in ("article", "story"):
        yield f"{where}: ends before the line that sums up the run: it was broken off"


def broken(document: Any, *, schema_only: bool = False) -> list[str]:
    """What is wrong with one document: by the schema it means to follow, and where that holds, in itself."""
    return [error for _, error in _each([("", document)], schema_only)]


def kind_of(document: Any) -> str:
    """The schema that a document means to follow."""
    keys = set(document) if isinstance(document, dict) else set()
    signs = {"ledger": "article", "facts": "story", "article": "ledger"}
    return next((name for sign, name in signs.items() if sign in keys), "report")


def _is_beside(document: Any) -> bool:
    """Whether a line is one of those that stand beside ledgers: what was not audited, and the end."""
    for model in (Problem, PassedOver, End):
        with suppress(ValidationError):
            model.model_validate(document)
            return bool(document)
    return False


def _refused(error: ValidationError, told: bool) -> Iterator[str]:
    """What the models refuse, with places as the schema has them, less what that has ``told``."""
    for one in error.errors(include_url=False):
        if not told or one["type"] == "value_error":
            yield f"{schemas.place(one['loc'])}: {one['msg'].removeprefix('Value error, ')}"


def _each(documents: list[tuple[str, Any]], schema_only: bool) -> Iterator[tuple[str, str]]:
    """Errors with the line of their document; a report that ends its lines sums those before it."""
    articles: list[ArticleRecord] = []
    stories: list[StoryRecord] = []
    for place, document in documents:
        if _is_beside(document):
            continue
        kind = kind_of(document)
        errors = [f"{error} (schema: {kind})" for error in schemas.validate(document, kind)]
        if schema_only or any(error.startswith(OTHER_VERSION) for error in errors):
            yield from ((place, error) for error in errors)
            continue
        try:
            record = schemas.MODELS[kind].model_validate(document)
        except ValidationError as error:
            told = [*errors, *_refused(error, bool(errors))]
            yield from ((place, one) for one in told[:-1])
            yield place, f"{told[-1]} {UNASKED}"
            continue
        if errors:
            yield from ((place, error) for error in errors)
        found: list[str] = []
        if isinstance(record, Ledger):
            found = list(coherent.of_ledger(record))
        elif isinstance(record, ArticleRecord):
            articles.append(record)
            found = list(coherent.of_article(record))
        elif isinstance(record, StoryRecord):
            stories.append(record)
            found = list(coherent.of_story(record, {r.ledger.article.id: r.ledger for r in articles} or None))
        elif isinstance(record, Report):
            found = list(coherent.of_report(record, articles, stories))
            articles, stories = [], []
        yield from ((place, error) for error in found[:SHOWN])
        if len(found) > SHOWN:
            yield place, f"and {len(found) - SHOWN} more errors"
