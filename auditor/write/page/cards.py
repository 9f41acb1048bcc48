"""An attribution's card: who, through whose hands, and how it scores, as compact data for the script."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import Any

from auditor.model import ArticleRecord, Attribution, Ledger, Reason, Relay, Result, Source
from auditor.write.page.context import Context
from auditor.write.page.links import Links
from auditor.write.page.visible import plain

HERE = "this article"  # the last hand, where no outlet is known


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
    """Everything of a page once, by its place. ``before`` is what all pages have beside them."""

    def __init__(self, before: Mapping[str, int] | None = None) -> None:
        self.before = before or {}
        self.places: dict[Hashable, int] = {}

    def __call__(self, thing: Hashable) -> int:
        thing = plain(thing) if isinstance(thing, str) else thing
        if isinstance(thing, str) and thing in self.before:
            return self.before[thing]
        return self.places.setdefault(thing, len(self.before) + len(self.places))


def common(records: Iterable[ArticleRecord], context: Context) -> list[str]:
    """The words of cards that two articles or more have, the most frequent first."""
    count: Counter[str] = Counter()
    for record in records:
        results = [(run.check, result) for run in record.runs for result in run.results]
        words = {context.check(check) for check, _ in results}
        words |= {result.label or result.state for _, result in results}
        words |= {said(reason) for _, result in results for reason in result.reasons}
        words |= {_shown(attribution, record.ledger) for attribution in record.ledger.attributions}
        count.update(map(plain, words))
    return sorted((words for words in count if count[words] > 1), key=lambda words: (-count[words], words))


def said(reason: Reason) -> str:
    """A reason with the points it moved the score by, or the factor, as the check has it."""
    return f"{reason.text} ({reason.points:.2f})" if reason.points else reason.text


def cards(record: ArticleRecord, context: Context, links: Links) -> dict[str, Any]:
    """What the script makes cards and the details of sources of. Everything is told by its place in a table.

    ``t`` holds the strings, ``k`` results as check, label, score in thousandths (-1: none) and reasons,
    ``y`` the addresses of stories; ``o`` is the outlet. ``v`` are the sources in the order of the page, each
    as what the article tells of it and its results. Of a card in ``c``: the source (-1: nobody), what is
    shown of it, its results, and what it has besides: w the words that name the source here where they differ
    from its name, o the attribution around it, y relays, x claims as story, claim and words.
    """
    ledger, strings, results = record.ledger, _Table(context.common), _Table()
    lookup = context.lookup(ledger.article.id)
    find, claims = _Results(record, context, strings, results), _Claims(record, context, links)
    order = {source.id: n for n, source in enumerate(spoken(ledger))}
    found: list[list[Any]] = []
    for attribution in ledger.attributions:
        source = lookup.source(attribution)
        words = ledger.article.words(attribution.source_spans)
        besides = {
            "w": None if words == (source.name if source else "") else strings(words),
            "o": lookup.places.get(attribution.within or ""),
            "y": [strings(_hand(relay)) for relay in reversed(attribution.relays)],
            "x": [[story, claim, strings(words)] for story, claim, words in claims.of(attribution)],
        }
        more = {key: value for key, value in besides.items() if value not in (None, [])}
        shown = strings(_shown(attribution, ledger))
        card = [order.get(attribution.source or "", -1), shown, find.of(attribution)]
        found.append([*card, more] if more else card)
    voices = [[[strings(t) for t in told(s, ledger)], find.of_source(s)] for s in spoken(ledger)]
    outlet = strings(ledger.article.value("outlet") or HERE)
    tables = {"t": list(strings.places), "k": list(results.places), "y": list(claims.addresses.places)}
    return tables | {"o": outlet, "v": voices, "c": found}


def spoken(ledger: Ledger) -> list[Source]:
    """The sources of an article, those who speak most first."""
    count = Counter(attribution.source for attribution in ledger.attributions)
    return sorted(ledger.sources, key=lambda s: -count[s.id])


def told(source: Source, ledger: Ledger) -> tuple[str, ...]:
    """What an article says of a source, each slot in a few words."""
    said = [f"{name}: {slot.value}" for name, slot in source.slots if slot and slot.value != source.name]
    whole = ledger.by_id(source.part_of)
    if whole:
        said.append(f"part of: {whole.name}")
    joined = [s.name for s in map(ledger.by_id, source.members) if s]
    return (*said, *([f"together: {', '.join(joined)}"] if joined else []))


class _Results:
    """The results that speak of an attribution, or of its source, as places in the table of results."""

    def __init__(self, record: ArticleRecord, context: Context, strings: _Table, table: _Table) -> None:
        self.record, self.context, self.strings, self.table = record, context, strings, table
        self.by: dict[tuple[str, str, str], list[Result]] = defaultdict(list)
        for check, result in ((run.check, result) for run in record.runs for result in run.results):
            kind = "attribution" if result.on.attribution else "source"
            self.by[check, kind, result.on.attribution or result.on.source or ""].append(result)

    def of(self, attribution: Attribution) -> list[int]:
        """Each check's results of an attribution; where it has none of a check, those of its source."""
        found: list[int] = []
        for run in self.record.runs:
            here = self.by.get((run.check, "attribution", attribution.id))
            if not here and attribution.source:
                here = self.by.get((run.check, "source", attribution.source))
            found += [self._place(run.check, result) for result in here or ()]
        return found

    def of_source(self, source: Source) -> list[int]:
        """The results that speak of a source as such."""
        runs = ((run.check, self.by.get((run.check, "source", source.id), ())) for run in self.record.runs)
        return [self._place(check, result) for check, results in runs for result in results]

    def _place(self, check: str, result: Result) -> int:
        score = -1 if result.score is None else round(1000 * result.score)
        words = (self.context.check(check), result.label or result.state)
        reasons = [self.strings(said(reason)) for reason in result.reasons]
        return self.table((self.strings(words[0]), self.strings(words[1]), score, *reasons))


def _shown(attribution: Attribution, ledger: Ledger) -> str:
    return " · ".join(described(attribution, ledger))


def _hand(relay: Relay) -> str:
    return relay.name + (" (inferred)" if relay.inferred else "")


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


class _Claims:
    """The claims of stories that an attribution stands for or against: story, claim, and words for them."""

    def __init__(self, record: ArticleRecord, context: Context, links: Links) -> None:
        article = record.ledger.article.id
        self.addresses = _Table()
        self.by: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
        for story in context.stories[article]:
            address = self.addresses(links.to("stories", story.facts.id, "claim-"))
            for claim in story.facts.claims:
                words = f"{claim.independence}, origins: {len(claim.origins)}"
                sides = [(ref, "") for ref in claim.says] + [(ref, "denies: ") for ref in claim.denies]
                for ref, side in (pair for pair in sides if pair[0].article == article):
                    self.by[ref.attribution].append((address, claim.id, side + words))

    def of(self, attribution: Attribution) -> list[tuple[int, str, str]]:
        """The claims of an attribution."""
        return self.by.get(attribution.id, [])
