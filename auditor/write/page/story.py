"""Turns a story's facts into what its page shows: claims, quotes laid over each other, provenance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from auditor.model import Claim, Finding, Origin, Result, StoryRecord
from auditor.write.declared import Declared
from auditor.write.declared import columns as declared_columns
from auditor.write.page.context import Context
from auditor.write.page.graph import Drawing, draw
from auditor.write.page.links import Links
from auditor.write.page.statements import Pair, Statement, Statements
from auditor.write.places import questions

Columns = Sequence[tuple[Declared, Mapping[str, Result]]]
QUOTES = ("altered_quote", "same_quote", "same_statement")  # what is laid over each other, in this order


@dataclass(frozen=True)
class ClaimView:
    """A claim with everybody who says or denies it and the picture of where it comes from."""

    claim: Claim
    words: Statement
    says: tuple[Statement, ...]
    denies: tuple[Statement, ...]
    flat: tuple[tuple[str, str, str], ...]  # told with nobody behind it: outlet, where, address
    origins: tuple[tuple[str, Origin], ...]  # "for", "against", "cannot be judged"
    cells: tuple[tuple[str, float | None], ...]  # of the columns that checks declare: words, score
    drawing: Drawing | None


@dataclass(frozen=True)
class Question:
    """A question about a story: its rule's title, where it leads, and what stands under it."""

    finding: Finding
    title: str
    places: tuple[tuple[str, str, str], ...]  # outlet, words, address
    also: tuple[tuple[Finding, str], ...]


@dataclass(frozen=True)
class StoryView:
    """All that a story's page shows."""

    id: str
    prefix: str
    name: str
    articles: tuple[tuple[str, str, str, str], ...]  # name, outlet, date, address
    claims: tuple[ClaimView, ...]
    alone: tuple[ClaimView, ...]  # claims that one statement makes
    quotes: tuple[Pair, ...]
    conflicts: tuple[Pair, ...]
    findings: tuple[Question, ...]
    origins: tuple[tuple[Origin, str], ...]  # with the address of the first statement
    columns: tuple[str, ...]  # titles of the columns that checks declare for claims
    copies: tuple[tuple[str, ...], ...]
    errors: tuple[str, ...]


def story_view(story: StoryRecord, context: Context, links: Links) -> StoryView:
    """Everything one story's page shows."""
    facts = story.facts
    find = Statements(story, context, links)
    columns = [
        (declared, results)
        for declared in declared_columns(context.report, "claim")
        if (results := declared.results(story.runs))
    ]
    claims = [_claim(c, story, find, columns) for c in facts.claims if find(c.words)]
    quotes = [r for r in facts.relations if r.edits and r.relation in QUOTES and find.quoted(r)]
    quotes.sort(key=lambda r: QUOTES.index(r.relation))
    conflicts = [r for r in facts.relations if r.relation == "conflicts"]
    return StoryView(
        id=facts.id,
        prefix=links.prefix("stories", facts.id),
        name=story_name(story, context),
        articles=tuple(_article(a, context, links) for a in facts.articles if a in context.records),
        claims=tuple(c for c in claims if len(c.says) + len(c.denies) > 1),
        alone=tuple(c for c in claims if len(c.says) + len(c.denies) <= 1),
        quotes=tuple(find.pairs(quotes)),
        conflicts=tuple(find.pairs(conflicts)),
        findings=tuple(
            Question(
                a.finding,
                context.rule(a.finding.rule),
                find.places(a.finding),
                tuple((f, context.rule(f.rule)) for f in a.under),
            )
            for a in questions(story.findings)
        ),
        origins=tuple((o, find.first(o)) for o in facts.origins),
        columns=tuple(declared.column.title for declared, _ in columns),
        copies=tuple(tuple(context.name(a) for a in group) for group in facts.texts if len(group) > 1),
        errors=tuple(f"{context.check(run.check)}: {run.error.what}" for run in story.runs if run.error),
    )


def story_name(story: StoryRecord, context: Context) -> str:
    """What a story is called: the first title or headline among its articles."""
    records = [context.records[a] for a in story.facts.articles if a in context.records]
    first = next((r for r in records if r.ledger.article.title or r.ledger.article.value("headline")), None)
    named = first or (records[0] if records else None)
    return context.name(named.ledger.article.id) if named else story.facts.id


def _article(article: str, context: Context, links: Links) -> tuple[str, str, str, str]:
    record = context.records[article]
    value = record.ledger.article.value
    return (
        context.name(article),
        value("outlet") or "",
        (value("date") or "").replace("T", " "),
        links.to("articles", article),
    )


def _claim(claim: Claim, story: StoryRecord, find: Statements, columns: Columns) -> ClaimView:
    origins = {o.id: o for o in story.facts.origins}
    sides = (
        ("for", claim.origins),
        ("against", claim.origins_against),
        ("cannot be judged", claim.origins_unjudged),
    )
    words = find(claim.words)
    assert words is not None  # asked for by the caller
    says, denies = find.all(claim.says), find.all(claim.denies)
    return ClaimView(
        claim=claim,
        words=words,
        says=says,
        denies=denies,
        flat=find.flat(claim.id, story.facts.flat),
        origins=tuple((side, origins[o]) for side, ids in sides for o in ids if o in origins),
        cells=tuple(d.cell(results.get(claim.id)) for d, results in columns),
        drawing=_drawing(words, says, denies) if len(says) + len(denies) > 1 else None,
    )


def _drawing(words: Statement, says: tuple[Statement, ...], denies: tuple[Statement, ...]) -> Drawing:
    """The picture of a claim: the claim, who carries it, through whose hands, from which origin."""
    ways, addresses = [], {}
    for side, statements in (("says", says), ("denies", denies)):
        for statement in statements:
            own = ("statement", f"{statement.outlet} {side}")
            hands = [("hand", relay) for relay in statement.relays]
            origin = statement.origin.name if statement.origin else statement.who
            ways.append([("claim", words.words), own, *hands, ("origin", origin)])
            addresses[own] = statement.href
    firsts: dict[str, str] = defaultdict(str)
    for statement in (*says, *denies):
        origin = statement.origin.name if statement.origin else statement.who
        firsts[origin] = firsts[origin] or statement.href
    addresses |= {("origin", name): href for name, href in firsts.items()}
    addresses[("claim", words.words)] = words.href
    return draw(ways, addresses)
