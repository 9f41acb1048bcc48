"""Attributions as linked data: schema.org quotations inside articles, located as W3C Web Annotations do."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from auditor.contract.reporters import Reporter
from auditor.model import ArticleRecord, Attribution, Ledger, Report, Source, Span
from auditor.model.safe import escaped

CONTEXT: dict[str, Any] = {
    "@vocab": "https://schema.org/",
    "sa": "urn:source-auditor:term:",
    "form": "sa:form",
    "cue": "sa:cue",
    "oa": "http://www.w3.org/ns/oa#",
    "SpecificResource": "oa:SpecificResource",
    "hasSource": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@container": "@set"},
    "TextPositionSelector": "oa:TextPositionSelector",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "start": {"@id": "oa:start", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
}
TYPES = {"person": "Person", "author": "Person", "document": "CreativeWork"}  # the others are organizations
AROUND = 32  # code points before and after a quote that tell it from its like


class JsonLd(Reporter):
    """One graph of NewsArticle nodes, each with its attributions as Quotation parts."""

    name = "jsonld"
    title = "linked data (schema.org quotations, W3C selectors)"
    suffix = ".jsonld"

    def pieces(self, report: Report) -> Iterable[str]:
        """The graph as indented JSON."""
        graph = {"@context": CONTEXT, "@graph": [node(record) for record in report.articles]}
        text = json.dumps(graph, ensure_ascii=False, indent=1).encode("utf-8", "replace").decode("utf-8")
        return [escaped(text), "\n"]


def node(record: ArticleRecord) -> dict[str, Any]:
    """An article with its quotations."""
    ledger, article = record.ledger, record.ledger.article
    base = f"urn:source-auditor:{quote(article.id, safe='')}"
    facts = {
        "headline": article.title or article.value("headline"),
        "publisher": _named("Organization", article.value("outlet")),
        "author": _named("Person", article.value("byline")),
        "datePublished": article.value("date"),
        "url": article.value("url"),
        "inLanguage": article.language,
    }
    parts = [_quotation(attribution, ledger, base) for attribution in ledger.attributions]
    found = {"@type": "NewsArticle", "@id": base, "identifier": article.id}
    return found | {k: v for k, v in facts.items() if v} | {"hasPart": parts}


def _named(kind: str, name: str | None) -> dict[str, str] | None:
    return {"@type": kind, "name": name} if name else None


def _quotation(attribution: Attribution, ledger: Ledger, base: str) -> dict[str, Any]:
    article = ledger.article
    outer = f"{base}:{attribution.within}" if attribution.within else base
    found: dict[str, Any] = {
        "@type": "Quotation",
        "@id": f"{base}:{attribution.id}",
        "isPartOf": {"@id": outer},
        "text": article.words(attribution.content),
        "form": attribution.form,
        "cue": article.words(attribution.cue),
    }
    source = ledger.source(attribution)
    if source:
        role = "isBasedOn" if source.kind == "document" else "spokenByCharacter"
        found[role] = _source(source, base)
    if attribution.relays:
        found["provider"] = [_named("Organization", relay.name) for relay in attribution.relays]
    pieces = [_piece(span, article.text, base) for span in attribution.content if span.of == "text"]
    return found | ({"hasPart": pieces} if pieces else {})


def _source(source: Source, base: str) -> dict[str, str]:
    key = "name" if source.named else "description"  # a description is not a name
    return {"@type": TYPES.get(source.kind, "Organization"), "@id": f"{base}:{source.id}", key: source.name}


def _piece(span: Span, text: str, base: str) -> dict[str, Any]:
    """One piece of a content, selected by position (in code points) and, the same piece, by its words."""
    start, end = span.start, span.end
    position = {"@type": "TextPositionSelector", "start": start, "end": end}
    words = {
        "@type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[end : end + AROUND],
    }
    return {"@type": "SpecificResource", "hasSource": base, "selector": [position, words]}
