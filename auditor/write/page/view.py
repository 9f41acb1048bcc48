"""Turns an article's record into what its page shows, so that templates only place it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from auditor.model import (
    Article,
    ArticleRecord,
    Finding,
    Ledger,
    Result,
)
from auditor.write._words import kind
from auditor.write.page.cards import about, cards, spoken
from auditor.write.page.context import Context, name_of
from auditor.write.page.links import Links
from auditor.write.page.marks import Line, covered, letter, lines, marks_of, own
from auditor.write.places import Asked, Lines
from auditor.write.standing import group_of, in_short, labels


@dataclass(frozen=True)
class Note:
    """A finding as the margin shows it."""

    letter: str
    finding: Finding
    title: str
    words: tuple[str, ...]
    line: int | None
    story: str | None  # the story it comes from, if it stands between articles
    also: tuple[tuple[Finding, str], ...]  # what stands under it, with the rule's title


@dataclass(frozen=True)
class Voice:
    """A source as the ledger beside the text shows it."""

    name: str
    group: str
    about: str
    attributions: int


@dataclass(frozen=True)
class Figure:
    """A mean as the head of the page shows it: words, then the number, then how it stands in the run."""

    name: str
    title: str
    told: str  # what the check says of the whole article
    labels: tuple[tuple[str, int], ...]
    mean: float | None
    n: int
    of: int
    standing: int | None
    words: Mapping[str, str]  # what its labels mean


@dataclass(frozen=True)
class ArticleView:
    """All that an article's page shows."""

    id: str
    prefix: str
    name: str
    title: tuple[Line, ...]
    lines: tuple[Line, ...]
    facts: tuple[tuple[str, str], ...]
    notes: tuple[Note, ...]
    voices: tuple[Voice, ...]
    figures: tuple[Figure, ...]
    whole: tuple[tuple[str, Result], ...]
    errors: tuple[str, ...]
    stories: tuple[str, ...]
    data: dict[str, Any]
    record: ArticleRecord


def article_view(record: ArticleRecord, context: Context, links: Links) -> ArticleView:
    """Everything one article's page shows."""
    ledger, article = record.ledger, record.ledger.article
    asked = context.questions(article.id)
    findings = [a.finding for a in asked]
    owners = {id(f): s.facts.id for s in context.stories[article.id] for f in s.findings}
    found = lines(article.text, marks_of(ledger, findings, "text"), article.blocks)
    title = lines(article.title or "", marks_of(ledger, findings, "title"))
    return ArticleView(
        id=article.id,
        prefix=links.prefix("articles", article.id),
        name=name_of(record),
        title=tuple(title),
        lines=tuple(found),
        facts=(*_facts(article), *((("kind", told),) if (told := kind(record)) else ())),
        notes=tuple(_notes(ledger, asked, owners, context)),
        voices=tuple(_voices(ledger)),
        figures=tuple(_figures(record, context)),
        whole=tuple(_whole(record, context)),
        errors=tuple(f"{context.check(run.check)}: {run.error.what}" for run in record.runs if run.error),
        stories=tuple(s.facts.id for s in context.stories[article.id]),
        data=cards(record, context, links) | covered([*title, *found]),
        record=record,
    )


def _facts(article: Article) -> Iterator[tuple[str, str]]:
    for name, fact in article.metadata.items():
        if name not in ("headline", "story"):
            yield name, fact.value.replace("T", " ") if name == "date" else fact.value


def _whole(record: ArticleRecord, context: Context) -> Iterator[tuple[str, Result]]:
    """What checks say of the whole article, apart from those whose words stand above the text."""
    above = {mean.check for mean in record.means if mean.of} & in_short(record).keys()
    for check, result in ((run.check, r) for run in record.runs for r in run.results):
        on = result.on
        of_all = not (on.attribution or on.source or on.claim) and bool(result.label or result.reasons)
        if of_all and (check not in above or result.reasons):
            yield context.check(check), result


def _notes(ledger: Ledger, asked: list[Asked], owners: dict[int, str], context: Context) -> list[Note]:
    places = Lines(ledger.article.as_written)
    notes = []
    for number, (finding, under) in enumerate((a.finding, a.under) for a in asked):
        spans = own(finding.spans, ledger.article.id)
        line = next((places.at(s.start)[0] for s in spans if s.of == "text"), None)
        words = tuple(dict.fromkeys(ledger.article.slice(s) for s in spans[:4]))
        story = owners.get(id(finding))
        also = tuple((f, context.rule(f.rule)) for f in under)
        notes.append(Note(letter(number), finding, context.rule(finding.rule), words, line, story, also))
    return notes


def _voices(ledger: Ledger) -> list[Voice]:
    count = Counter(attribution.source for attribution in ledger.attributions)
    voices = [Voice(s.name, group_of(s), about(s), count[s.id]) for s in spoken(ledger)]
    nobody = len(ledger.attributions) - sum(voice.attributions for voice in voices)
    if nobody:
        voices.append(Voice("Nobody is named", "nobody", "no source", nobody))
    return voices


def _figures(record: ArticleRecord, context: Context) -> list[Figure]:
    runs = {run.check: run for run in record.runs}
    told = in_short(record)
    return [
        Figure(
            name=context.check(mean.check),
            title=context.titles.get(mean.check, ""),
            told=told.get(mean.check, ""),
            labels=tuple(labels(runs[mean.check])) if mean.check in runs else (),
            mean=mean.mean,
            n=mean.n,
            of=mean.of,
            standing=context.standings.get((record.ledger.article.id, mean.check)),
            words=context.words.get(mean.check, {}),
        )
        for mean in record.means
        if mean.of
    ]
