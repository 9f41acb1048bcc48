"""Reads ninjs 1 to 3, the JSON of agencies: keys are written in three ways and mean the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from auditor.contract.readers import Draft, Input
from auditor.errors import ReadError
from auditor.model import Block, Fact, Notice
from auditor.read.items import clock, embargo, status
from auditor.read.markup import fragment
from auditor.read.records import Json, Record

BODY = re.compile(rb"\"(?:body_text|body_html|body_xhtml|bodies)\"\s*:")
OTHERS = re.compile(
    rb"\"(?:uri|standard|versioncreated|versionCreated|pubstatus|pubStatus|representationtype|representationType)\"\s*:"
)


class Ninjs(Json):
    """An item, a list of items, or one a line."""

    name = "ninjs"
    title = "ninjs 1 to 3, an agency's items"
    suffixes = (".ninjs",)

    def recognises(self, file: Input) -> bool:
        """A body and what else only an item has."""
        return (
            super().recognises(file)
            and not file.columns.get("text")
            and bool(BODY.search(file.head) and OTHERS.search(file.head))
        )

    def fields(self, record: Record, columns: Mapping[str, str]) -> Draft:
        """The article of an item. Raises ReadError where it has no text."""
        if not isinstance(record.content, dict):
            raise ReadError("no ninjs item", record.place, "put one item on each line")
        item = {re.sub(r"[^a-z]", "", key.lower()): value for key, value in record.content.items()}
        text, blocks = _body(item)
        if not text.strip():
            kind = item.get("type") if isinstance(item.get("type"), str) else "item"
            raise ReadError(
                f"a ninjs {kind} without a body", record.place, "leave it out, or ask for it with its body"
            )
        told = {
            "outlet": _outlet(item),
            "byline": re.sub(r"^by:? ", "", _word(item.get("byline") or item.get("by")), flags=re.IGNORECASE),
            "dateline": _word(item.get("located")),
            "date": clock(
                _word(item.get("contentcreated") or item.get("firstcreated") or item.get("versioncreated"))
            ),
        }
        facts = {name: Fact(value=value, found_in="ninjs") for name, value in told.items() if value}
        title = _word(item.get("headline")) or _valued(item.get("headlines")) or _word(item.get("title"))
        notices = tuple(_held(item))
        return Draft(text, title or None, "ninjs", facts, blocks=blocks, warnings=notices, head="credits")


def _held(item: Mapping[str, Any]) -> Iterator[Notice]:
    if until := _word(item.get("embargoed") or item.get("embargoeduntil")):
        yield from embargo(clock(until))
    state = _word(item.get("pubstatus"))
    yield from status(state, state)


def _body(item: Mapping[str, Any]) -> tuple[str, tuple[Block, ...]]:
    """The body with mark-up before the one without."""
    bodies = [b for b in item.get("bodies") or () if isinstance(b, dict)]
    marked = [str(b.get("value", "")) for b in bodies if "html" in str(_kind(b)).lower()]
    plain = [str(b.get("value", "")) for b in bodies if "html" not in str(_kind(b)).lower()]
    marked += [str(item[k]) for k in ("bodyhtml", "bodyxhtml") if isinstance(item.get(k), str)]
    plain += [str(item[k]) for k in ("bodytext",) if isinstance(item.get(k), str)]
    for html in marked:
        if html.strip():
            return fragment(html)
    for text in plain:
        if text.strip():
            return text.strip(), ()
    return "", ()


def _kind(body: Mapping[str, Any]) -> Any:
    return body.get("contenttype") or body.get("contentType") or ""


def _outlet(item: Mapping[str, Any]) -> str:
    for key in ("provider", "infosource", "infosources", "copyrightholder", "organisation"):
        if words := _valued(item.get(key)):
            return words
    return ""


def _valued(value: Any) -> str:
    """A string, the name or value of an object, or that of the first in a list."""
    if isinstance(value, list):
        return next((w for v in value if (w := _valued(v))), "")
    if isinstance(value, dict):
        return _word(value.get("name") or value.get("value") or value.get("literal"))
    return _word(value)


def _word(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
