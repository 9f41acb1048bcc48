"""An attribution's card: who, through whose hands, and how it scores, as compact data for the script."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from auditor.model import ArticleRecord, Attribution, Ledger, Reason, Result, Source
from auditor.write.page.context import Context, Lookup
from auditor.write.page.links import Links
from auditor.write.page.visible import plain
from auditor.write.standing import group_of

HERE = "this article"  # the last hand, where no outlet is known
GROUPS = ("named", "unnamed", "document", "nobody")


def about(source: Source) -> str:
    """A source in a few words: its kind, whether it is named, how many people it is."""
    words: list[str] = [source.kind]
    if source.kind != "document":
        words.append("named" if source.named else "unnamed")
    if source.count is not None and source.count > 1:
        words.append(f"{source.count} people")
    elif source.plural:
        words.append("several people, number not stated")
    if source.corrected:
        words.append(source.corrected)
    if source.protected:
        words.append(f"protected: {source.protected}")
    return ", ".join(words)


class _Table:
    """Every string of a page once; cards refer to it by place."""

    def __init__(self) -> None:
        self.places: dict[str, int] = {}

    def __call__(self, text: str) -> int:
        return self.places.setdefault(plain(text), len(self.places))


def said(reason: Reason) -> str:
    """A reason with the points it moved the score by, or the factor, as the check has it."""
    return f"{reason.text} ({reason.points:.2f})" if reason.points else reason.text


def cards(record: ArticleRecord, context: Context, links: Links) -> dict[str, Any]:
    """The attributions' cards, compact: ``t`` holds all strings once, everything else refers to it by place.

    ``o`` is the outlet, ``s`` the sources, ``c`` the cards. Of a card: s the source, by place; w the words
    that name it here, where they differ from its name; h the chain of hands, where others stand between
    source and outlet; d descriptions; o the attribution around it, by place; r results as check, label, score
    and reasons; x claims of stories as address and words. What is absent is left out.
    """
    ledger, table = record.ledger, _Table()
    lookup = context.lookup(ledger.article.id)
    ids = {s.id: n for n, s in enumerate(ledger.sources)}
    results = _results(record)
    claims = _claims(record, context, links)
    found = []
    for attribution in ledger.attributions:
        hands = chain(attribution, lookup)
        source = lookup.source(attribution)
        words = ledger.article.words(attribution.source_spans)
        card = {
            "s": ids.get(attribution.source or "", -1),
            "w": -1 if source and words == source.name else table(words),
            "h": [] if source and len(hands) == 2 else [table(hand) for hand in hands],
            "d": [table(word) for word in described(attribution, ledger)],
            "o": lookup.places.get(attribution.within or "", -1),
            "r": [_scored(context.check(check), result, table) for check, result in results(attribution)],
            "x": [[table(href), table(words)] for href, words in claims.get(attribution.id, ())],
        }
        found.append({key: value for key, value in card.items() if value not in ([], -1)})
    sources = [[table(s.name), table(about(s)), GROUPS.index(group_of(s)), s.id] for s in ledger.sources]
    outlet = table(ledger.article.value("outlet") or HERE)
    return {"t": list(table.places), "o": outlet, "s": sources, "c": found}


def _scored(check: str, result: Result, table: _Table) -> list[Any]:
    score = -1 if result.score is None else result.score
    return [
        table(check),
        table(result.label or result.state),
        score,
        [table(said(r)) for r in result.reasons],
    ]


def _results(record: ArticleRecord) -> Callable[[Attribution], list[tuple[str, Result]]]:
    by: dict[tuple[str, str, str], list[Result]] = defaultdict(list)
    for check, result in ((run.check, result) for run in record.runs for result in run.results):
        kind = "attribution" if result.on.attribution else "source"
        by[check, kind, result.on.attribution or result.on.source or ""].append(result)

    def find(attribution: Attribution) -> list[tuple[str, Result]]:
        found = []
        for run in record.runs:
            here = by.get((run.check, "attribution", attribution.id))
            if not here and attribution.source:
                here = by.get((run.check, "source", attribution.source))
            found += [(run.check, result) for result in here or ()]
        return found

    return find


def chain(attribution: Attribution, lookup: Lookup) -> list[str]:
    """The hands a statement went through, from the origin to this outlet."""
    nest = lookup.around(attribution)
    hands = [source.name if source else "nobody named" for source in map(lookup.source, nest)]
    relays = attribution.relays or nest[-1].relays
    hands += [relay.name + (" (inferred)" if relay.inferred else "") for relay in reversed(relays)]
    return [*hands, lookup.ledger.article.value("outlet") or HERE]


def described(attribution: Attribution, ledger: Ledger) -> list[str]:
    """What else the text shows of an attribution, in a few words each."""
    forms = {"direct": "quoted word for word", "mixed": "partly quoted", "indirect": "paraphrased"}
    words = (
        [attribution.kind, forms[attribution.form]] if attribution.kind != "no-response" else ["no response"]
    )
    if attribution.polarity == "negated":
        words.append("said not to have said so")
    if attribution.stance != "neutral":
        words.append(f"cue is {attribution.stance}")
    if attribution.channel != "unknown":
        words.append(f"by {attribution.channel}")
    if attribution.addressee:
        words.append(f"to {attribution.addressee.value}")
    if attribution.corrected:
        words.append(attribution.corrected)
    if attribution.hedges:
        words.append("hedged: " + ledger.article.words(attribution.hedges))
    return words


def _claims(record: ArticleRecord, context: Context, links: Links) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    article = record.ledger.article.id
    claims = [(story.facts.id, claim) for story in context.stories[article] for claim in story.facts.claims]
    for story, claim in claims:
        href = links.to("stories", story, f"claim-{claim.id}")
        words = f"{claim.independence}, origins: {len(claim.origins)}"
        sides = [(ref, "") for ref in claim.says] + [(ref, "denies: ") for ref in claim.denies]
        for ref, side in (pair for pair in sides if pair[0].article == article):
            found[ref.attribution].append((href, side + words))
    return found
