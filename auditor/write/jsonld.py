"""Attributions as linked data: schema.org quotations in articles, located as W3C Web Annotations do."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from auditor.contract.reading import is_body, is_given_name
from auditor.contract.reporters import Reporter
from auditor.model import ArticleRecord, Attribution, Ledger, Relay, Report, Source, Span
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
    "TextualBody": "oa:TextualBody",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
}
TYPES = {"person": "Person", "author": "Person", "document": "CreativeWork"}  # the others are organizations
AROUND = 32  # code points before and after a quote, in its line, that tell it from its like


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
    """An article with its quotations, and with the text that positions count in, where the report has it."""
    ledger, article = record.ledger, record.ledger.article
    base = f"urn:source-auditor:{quote(article.id, safe='')}"
    authors = [_author(name, about) for name, about in signed(article.value("byline") or "")]
    facts = {
        "headline": article.title or article.value("headline"),
        "publisher": _named("Organization", article.value("outlet")),
        "author": authors[0] if len(authors) == 1 else authors,
        "datePublished": rfc3339(article.value("date")),
        "url": article.value("url"),
        "inLanguage": article.language,
    }
    parts = [_quotation(attribution, ledger, base) for attribution in ledger.attributions]
    found = {"@type": "NewsArticle", "@id": base, "identifier": article.id}
    if article.text:
        kinds = ["MediaObject", "TextualBody"]
        text = {"@type": kinds, "@id": f"{base}:text", "encodingFormat": "text/plain", "value": article.text}
        found |= {"encoding": text}  # type: ignore[dict-item]
    return found | {k: v for k, v in facts.items() if v} | {"hasPart": parts}


def rfc3339(date: str | None) -> str | None:
    """A date as RFC 3339 has it: with seconds and a zone, or the day alone; what is no day stays as it is."""
    if not date or not (known := _DATE.fullmatch(date)):
        return date
    day, minutes, seconds, zone = known.groups()
    return f"{day}T{minutes}{seconds or ':00'}{zone}" if zone else day


def signed(byline: str) -> list[tuple[str, dict[str, str]]]:
    """The names in a byline, each with what is said of it there: a job, a body that it writes for."""
    found: list[tuple[str, dict[str, str]]] = []
    for part in filter(None, _BETWEEN.split(re.sub(r"^by\s+", "", byline.strip(), flags=re.IGNORECASE))):
        about: dict[str, str] = {}
        name, _, body = part.partition(" of ") if not is_body(part) else (part, "", "")
        if body and is_body(body):
            about["affiliation"] = body
        else:
            name = part
        if found and _JOB.search(name) and not is_given_name(name.split()[0]):
            found[-1][1].setdefault("jobTitle", name)
        elif found and _AFTER.fullmatch(name):
            found[-1] = (f"{found[-1][0]}, {name}", found[-1][1])
        else:
            found.append((name, about))
    return found


_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(:\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?")
_BETWEEN = re.compile(r"\s*(?:[,;|&/]|\band\b|\bwith\b)\s*")
_AFTER = re.compile(r"(?:Jr|Sr|II|III|IV|MD|Ph\.?D)\.?")
_JOB = re.compile(
    r"\b(?:correspondent|editor|reporter|writer|columnist|producer|analyst|critic|contributor|chief)s?$",
    re.IGNORECASE,
)


def _author(name: str, about: dict[str, str]) -> dict[str, Any]:
    made: dict[str, Any] = {"@type": "Organization" if is_body(name) else "Person", "name": name}
    if "jobTitle" in about:
        made["jobTitle"] = about["jobTitle"]
    if "affiliation" in about:
        made["affiliation"] = _named("Organization", about["affiliation"])
    return made


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
        found["provider"] = [_relay(relay, ledger) for relay in attribution.relays]
    spans = [span for span in attribution.content if span.of == "text" and article.text]
    pieces = [_piece(*place, article.text, base) for span in spans for place in _in_lines(span, article.text)]
    return found | ({"hasPart": pieces} if pieces else {})


def _source(source: Source, base: str) -> dict[str, str]:
    key = "name" if source.named else "description"  # a description is not a name
    kind = TYPES.get(source.kind, "Organization")
    if source.kind == "author" and is_body(source.name):
        kind = "Organization"
    return {"@type": kind, "@id": f"{base}:{source.id}", key: source.name}


def _relay(relay: Relay, ledger: Ledger) -> dict[str, str] | None:
    source = ledger.by_id(relay.source)
    return _named("Person" if source and source.kind == "person" else "Organization", relay.name)


def _in_lines(span: Span, text: str) -> Iterator[tuple[int, int, int, int]]:
    """The pieces of a span that stand in one line each, as (start, end) with those of the line.

    A line is a block of the page, or a part of one: what stands in two is nowhere in a page as one text.
    """
    for line in _LINE.finditer(text, text.rfind("\n", 0, span.start) + 1):
        if line.start() >= span.end:
            return
        start, end = max(span.start, line.start()), min(span.end, line.end())
        if text[start:end].strip():
            yield start, end, line.start(), line.end()


_LINE = re.compile(r"[^\r\n\u2028\u2029]+")


def _piece(start: int, end: int, first: int, last: int, text: str, base: str) -> dict[str, Any]:
    """A piece of a content, by its position (in code points) in the text that the article node carries.

    And, the same piece, by its words, with what stands around them in the same line, for the page itself.
    """
    position = {"@type": "TextPositionSelector", "start": start, "end": end}
    words = {
        "@type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(first, start - AROUND) : start],
        "suffix": text[end : min(last, end + AROUND)],
    }
    return {"@type": "SpecificResource", "hasSource": f"{base}:text", "selector": [position, words]}
