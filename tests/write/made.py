"""Small reports made by hand, for what formats make of them."""

from __future__ import annotations

from typing import Any

from auditor.model import ArticleRecord, Extractor, Report, Summary, Tool

MADE = Extractor(name="hand", version="1")


def report(*records: ArticleRecord, **more: Any) -> Report:
    """A report of some articles, with nothing else in it but what is told."""
    base = {
        "schema_version": "1.0", "tool": Tool(version="1"), "extractor": MADE, "complete": True,
        "configuration_sha256": "0" * 64, "articles": records, "plugins": (),
        "summary": Summary(articles=len(records), stories=0, findings={}, attributions=0, sources=0),
    }  # fmt: skip
    return Report(**(base | more))
