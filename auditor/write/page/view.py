"""Turns an article's record into what its page shows, so that templates only place it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from auditor.model import ArticleRecord, Attribution, Finding, Ledger, Reason, Report, Result, Source, StoryRecord
from auditor.write.page.links import Links
from auditor.write.page.marks import Line, letter, lines, marks_of, own
from auditor.write.page.visible import plain
from auditor.write.places import Lines, worst_first
from auditor.write.standing import labels

GROUPS = ("named", "unnamed", "document", "nobody")


@dataclass(frozen=True)
class Note:
    """A finding as the margin shows it."""

    letter: str
    finding: Finding
    title: str
    words: tuple[str, ...]
    line: int | None
    story: str | None  # the story it comes from, if it stands between articles


@dataclass(frozen=True)
class Voice:
    """A source as the ledger beside the text shows it."""

    key: str
    name: str
    group: str
    about: str
    told: tuple[str, ...]
    attributions: int
    results: tuple[tuple[str, Result], ...]


@dataclass(frozen=True)
class Figure:
    """A mean as the head of the page shows it: words, then the number, then how it stands in the run."""

    title: str
    labels: tuple[tuple[str, int], ...]
    mean: float | None
    n: int
    of: int
    standing: int | None


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
    groups: tuple[tuple[str, int], ...]
    figures: tuple[Figure, ...]
    whole: tuple[tuple[str, Result], ...]
    errors: tuple[str, ...]
    stories: tuple[str, ...]
    data: dict[str, Any]
    record: ArticleRecord


class Context:
    """What all pages of a report have in common: titles, stories by article, standings."""

    def __init__(self, report: Report, standings: dict[tuple[str, str], int]) -> None:
        self.report = report
        self.standings = standings
        self.checks = {p.id: p.title for p in report.plugins}
        self.rules = {rule.id: rule for p in report.plugins for rule in p.rules}
        self.records = {r.ledger.article.id: r for r in report.articles}
        self.stories: dict[str, list[StoryRecord]] = defaultdict(list)
        for story in report.stories:
            for article in story.facts.articles:
                self.stories[article].append(story)

    def findings(self, article: str) -> list[Finding]:
        """The findings that touch an article, its own and those of its stories, worst first."""
        between = [f for s in self.stories[article] for f in s.findings if any(x.article == article for x in f.spans)]
        return worst_first([*self.records[article].findings, *between])

    def check(self, check: str) -> str:
        """A check's title, or its id where the report does not know it."""
        return self.checks.get(check, check)

    def rule(self, rule: str) -> str:
        """A rule's title, or its id where the report does not know it."""
        card = self.rules.get(rule) or self.rules.get(rule.split("/", 1)[-1])
        return card.title if card else rule


def name_of(record: ArticleRecord) -> str:
    """What an article is called: its title, its headline, or its path."""
    article = record.ledger.article
    return plain(article.title or article.value("headline") or article.path or article.id)


def group_of(source: Source | None) -> str:
    """The group a source belongs to: named, unnamed, document, or nobody."""
    if source is None:
        return "nobody"
    return "document" if source.kind == "document" else "named" if source.named else "unnamed"


def article_view(record: ArticleRecord, context: Context, links: Links) -> ArticleView:
    """Everything one article's page shows."""
    ledger, article = record.ledger, record.ledger.article
    findings = context.findings(article.id)
    owners = {id(f): s.facts.id for s in context.stories[article.id] for f in s.findings}
    found = lines(article.text, marks_of(ledger, findings, "text"), article.blocks)
    title = lines(article.title or "", marks_of(ledger, findings, "title"))
    return ArticleView(
        id=article.id,
        prefix=links.prefix("articles", article.id),
        name=name_of(record),
        title=tuple(title),
        lines=tuple(found),
        facts=tuple((k, v.value) for k, v in article.metadata.items() if k not in ("headline", "story")),
        notes=tuple(_notes(ledger, findings, owners, context)),
        voices=tuple(_voices(record, context)),
        groups=_groups(ledger),
        figures=tuple(_figures(record, context)),
        whole=tuple((context.check(run.check), r) for run in record.runs for r in run.results if _of_all(r)),
        errors=tuple(f"{context.check(run.check)}: {run.error.what}" for run in record.runs if run.error),
        stories=tuple(s.facts.id for s in context.stories[article.id]),
        data=cards(record, context, links),
        record=record,
    )


def _of_all(result: Result) -> bool:
    on = result.on
    return not (on.attribution or on.source or on.claim) and bool(result.label or result.reasons)


def _notes(ledger: Ledger, findings: list[Finding], owners: dict[int, str], context: Context) -> list[Note]:
    places = Lines(ledger.article.text)
    notes = []
    for number, finding in enumerate(findings):
        spans = own(finding.spans, ledger.article.id)
        line = next((places.at(s.start)[0] for s in spans if s.of == "text"), None)
        words = tuple(ledger.article.slice(s) for s in spans[:4])
        story = owners.get(id(finding))
        notes.append(Note(letter(number), finding, context.rule(finding.rule), words, line, story))
    return notes


def _voices(record: ArticleRecord, context: Context) -> list[Voice]:
    ledger = record.ledger
    spoken: dict[str | None, int] = defaultdict(int)
    for attribution in ledger.attributions:
        spoken[attribution.source] += 1
    results: dict[str, list[tuple[str, Result]]] = defaultdict(list)
    for run in record.runs:
        for result in run.results:
            if result.on.source and not result.on.attribution:
                results[result.on.source].append((context.check(run.check), result))
    order = sorted(ledger.sources, key=lambda s: -spoken[s.id])
    voices = [
        Voice(s.id, s.name, group_of(s), _about(s), _told(s, ledger), spoken[s.id], tuple(results[s.id])) for s in order
    ]
    known = {s.id for s in ledger.sources}
    nobody = sum(count for source, count in spoken.items() if source not in known)
    if nobody:
        voices.append(Voice("", "Nobody is named", "nobody", "no source", (), nobody, ()))
    return voices


def _about(source: Source) -> str:
    words = [source.kind]
    if source.kind != "document":
        words.append("named" if source.named else "unnamed")
    if source.count is not None and source.count > 1:
        words.append(f"{source.count} people")
    elif source.plural:
        words.append("several people, number not stated")
    if source.protected:
        words.append(f"protected: {source.protected}")
    return ", ".join(words)


def _told(source: Source, ledger: Ledger) -> tuple[str, ...]:
    told = [f"{name}: {slot.value}" for name, slot in source.slots if slot and slot.value != source.name]
    whole = ledger.by_id(source.part_of)
    if whole:
        told.append(f"part of: {whole.name}")
    joined = [s.name for s in map(ledger.by_id, source.members) if s]
    return (*told, *([f"together: {', '.join(joined)}"] if joined else []))


def _groups(ledger: Ledger) -> tuple[tuple[str, int], ...]:
    counts = dict.fromkeys(GROUPS, 0)
    for attribution in ledger.attributions:
        counts[group_of(ledger.source(attribution))] += 1
    return tuple(counts.items())


def _figures(record: ArticleRecord, context: Context) -> list[Figure]:
    runs = {run.check: run for run in record.runs}
    return [
        Figure(
            title=context.check(mean.check),
            labels=tuple(labels(runs[mean.check])) if mean.check in runs else (),
            mean=mean.mean,
            n=mean.n,
            of=mean.of,
            standing=context.standings.get((record.ledger.article.id, mean.check)),
        )
        for mean in record.means
        if mean.of
    ]


class _Table:
    """Every string of a page once; cards refer to it by place."""

    def __init__(self) -> None:
        self.places: dict[str, int] = {}

    def __call__(self, text: str) -> int:
        return self.places.setdefault(plain(text), len(self.places))


def said(reason: Reason) -> str:
    """A reason with the points it moved the score by."""
    return f"{reason.text} ({reason.points:+.2f})" if reason.points else reason.text


def cards(record: ArticleRecord, context: Context, links: Links) -> dict[str, Any]:
    """The attributions' cards, compact: ``t`` holds all strings once, everything else refers to it by place.

    Of a card: w who in the text, s place of the source among the sources, h chain of hands from the origin to this
    outlet, d descriptions, o the attribution around it, i those inside it, r results as check, label, score and
    reasons, x claims of stories as address and words.
    """
    ledger, table = record.ledger, _Table()
    places = {a.id: n for n, a in enumerate(ledger.attributions)}
    ids = {s.id: n for n, s in enumerate(ledger.sources)}
    results = _results(record)
    claims = _claims(record, context, links)
    found = []
    for attribution in ledger.attributions:
        inner = [n for n, a in enumerate(ledger.attributions) if a.within == attribution.id]
        card = {
            "w": table(ledger.article.words(attribution.source_spans)),
            "s": ids.get(attribution.source or "", -1),
            "h": [table(hand) for hand in chain(attribution, ledger)],
            "d": [table(word) for word in described(attribution, ledger)],
            "o": places.get(attribution.within or "", -1),
            "i": inner,
            "r": [[table(context.check(c)), table(r.label or r.state), -1 if r.score is None else r.score,
                   [table(said(reason)) for reason in r.reasons]] for c, r in results(attribution)],
            "x": [[table(href), table(words)] for href, words in claims.get(attribution.id, ())],
        }  # fmt: skip
        found.append({key: value for key, value in card.items() if value not in ([], -1)})
    sources = [[table(s.name), table(_about(s)), GROUPS.index(group_of(s)), s.id] for s in ledger.sources]
    return {"t": list(table.places), "s": sources, "c": found}


def _results(record: ArticleRecord) -> Any:
    by: dict[tuple[str, str, str], list[Result]] = defaultdict(list)
    for run in record.runs:
        for result in run.results:
            if result.on.attribution:
                by[run.check, "attribution", result.on.attribution].append(result)
            elif result.on.source:
                by[run.check, "source", result.on.source].append(result)

    def find(attribution: Attribution) -> list[tuple[str, Result]]:
        found = []
        for run in record.runs:
            here = by.get((run.check, "attribution", attribution.id))
            here = here or by.get((run.check, "source", attribution.source or ""), [])
            found += [(run.check, result) for result in here]
        return found

    return find


def chain(attribution: Attribution, ledger: Ledger) -> list[str]:
    """The hands a statement went through, from the origin to this outlet."""
    source = ledger.source(attribution)
    hands = [source.name if source else "nobody named"]
    around, seen = attribution, {attribution.id}
    while around.within and around.within not in seen:
        seen.add(around.within)
        outer = next((a for a in ledger.attributions if a.id == around.within), None)
        if outer is None:
            break
        around = outer
        outer_source = ledger.source(around)
        hands.append(outer_source.name if outer_source else "nobody named")
    relays = attribution.relays or around.relays
    hands += [relay.name + (" (inferred)" if relay.inferred else "") for relay in reversed(relays)]
    return [*hands, ledger.article.value("outlet") or "this article"]


def described(attribution: Attribution, ledger: Ledger) -> list[str]:
    """What else the text shows of an attribution, in a few words each."""
    forms = {"direct": "quoted word for word", "mixed": "partly quoted", "indirect": "paraphrased"}
    words = [attribution.kind, forms[attribution.form]] if attribution.kind != "no-response" else ["no response"]
    if attribution.polarity == "negated":
        words.append("said not to have said so")
    if attribution.stance != "neutral":
        words.append(f"cue is {attribution.stance}")
    if attribution.channel != "unknown":
        words.append(f"by {attribution.channel}")
    if attribution.addressee:
        words.append(f"to {attribution.addressee.value}")
    if attribution.hedges:
        words.append("hedged: " + ledger.article.words(attribution.hedges))
    return words


def _claims(record: ArticleRecord, context: Context, links: Links) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    article = record.ledger.article.id
    for story in context.stories[article]:
        for claim in story.facts.claims:
            href = links.to("stories", story.facts.id, f"claim-{claim.id}")
            for ref in (*claim.says, *claim.denies):
                if ref.article == article:
                    side = "denies: " if ref in claim.denies else ""
                    found[ref.attribution].append((href, f"{side}{claim.independence}, origins: {len(claim.origins)}"))
    return found
