"""Replays what people corrected on a ledger, or notes why the words no longer fit."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from typing import Any

from auditor.decide.sidecar import Add, Change, Merge, Reject, RelayOf, Sidecar
from auditor.model import (
    Arithmetic,
    Attribution,
    Correction,
    Form,
    Ledger,
    Relay,
    Slot,
    Slots,
    Source,
    Span,
    Spans,
)

Recount = Callable[[tuple[Source, ...], tuple[Attribution, ...]], Arithmetic]
_QUOTE = re.compile(r"“[^”]*”?|\"[^\"]*\"?|«[^»]*»?")


class _Misfit(Exception):
    """The words of a correction are not in the article any more."""


def correct(ledger: Ledger, sidecar: Sidecar, recount: Recount | None = None) -> Ledger:
    """A ledger with the corrections of its article replayed and marked; ``recount`` does its arithmetic anew.

    A correction whose words no longer stand in the article changes nothing and says so.
    """
    own = [c for c in sidecar.changes if c.article in (ledger.article.id, ledger.article.path)]
    if not own:
        return ledger
    for change in own:
        ledger = replay(ledger, change)
    if recount:
        ledger = ledger.model_copy(update={"arithmetic": recount(ledger.sources, ledger.attributions)})
    return ledger


def unmatched(sidecar: Sidecar, known: Container[str]) -> list[str]:
    """Articles that corrections speak of and that are not ``known``, by their ids and paths."""
    return list(dict.fromkeys(c.article for c in sidecar.changes if c.article not in known))


def replay(ledger: Ledger, change: Change) -> Ledger:
    """The ledger with one correction made and listed; one that does not fit is listed with the reason."""
    try:
        if isinstance(change, Merge):
            changed = _merge(ledger, change)
        elif isinstance(change, Reject):
            changed = _reject(ledger, change)
        elif isinstance(change, Add):
            changed = _add(ledger, change)
        else:
            changed = _relay(ledger, change)
        note = None
    except _Misfit as misfit:
        changed, note = ledger, str(misfit)
    words = (
        ", ".join(change.sources)
        if isinstance(change, Merge)
        else " … ".join(filter(None, (change.cue, change.content)))
    )
    mark = Correction(kind=change.kind, words=words, reason=change.reason, applied=note is None, note=note)
    return changed.model_copy(update={"corrections": (*changed.corrections, mark)})


def _same(a: str, b: str) -> bool:
    return " ".join(a.casefold().split()) == " ".join(b.casefold().split())


def _pick(ledger: Ledger, change: Reject | RelayOf) -> Attribution:
    """The one attribution that a correction describes by its cue and the beginning of its content."""
    if not (change.cue or change.content):
        raise _Misfit("it names neither cue nor content")
    article = ledger.article
    wanted = " ".join(change.content.casefold().split())
    found = [
        a
        for a in ledger.attributions
        if (not change.cue or _same(article.words(a.cue), change.cue))
        and " ".join(article.words(a.content).casefold().split()).startswith(wanted)
    ]
    if len(found) != 1:
        raise _Misfit(
            "no attribution fits" if not found else f"{len(found)} attributions fit; give more of the content"
        )
    return found[0]


def _reject(ledger: Ledger, change: Reject) -> Ledger:
    gone = _pick(ledger, change)
    kept = tuple(
        a.model_copy(update={"within": gone.within}) if a.within == gone.id else a
        for a in ledger.attributions
        if a.id != gone.id
    )
    return ledger.model_copy(update={"attributions": kept})


def _relay(ledger: Ledger, change: RelayOf) -> Ledger:
    old = _pick(ledger, change)
    source = next((s.id for s in ledger.sources if _same(s.name, change.relay)), None)
    relays = (*old.relays, Relay(name=change.relay, source=source))
    new = old.model_copy(update={"relays": relays, "corrected": f"relay {change.relay} named by hand"})
    return ledger.model_copy(
        update={"attributions": tuple(new if a is old else a for a in ledger.attributions)}
    )


def _places(text: str, words: str) -> Iterator[Span]:
    """Where words stand in a text, whatever the white space between them."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    if not pattern:
        return
    for match in re.finditer(pattern, text):
        yield Span(start=match.start(), end=match.end())


def _nearest(text: str, words: str, to: Span) -> Span:
    places = list(_places(text, words))
    if not places:
        raise _Misfit(f"“{words}” is not in the text")
    return min(places, key=lambda s: (max(s.start - to.end, to.start - s.end), s.start))


def _add(ledger: Ledger, change: Add) -> Ledger:
    text = ledger.article.text
    contents = list(_places(text, change.content))
    if len(contents) < change.nth:
        raise _Misfit(f"“{change.content}” stands {len(contents)} times in the text, not {change.nth}")
    content = contents[change.nth - 1]
    cue = _nearest(text, change.cue, content)
    spans: Spans = (_nearest(text, change.source, cue),) if change.source else ()
    sources, source = _source(ledger, change.source, spans)
    taken = {a.id for a in ledger.attributions}
    new = Attribution(
        id=next(name for n in range(1, len(taken) + 2) if (name := f"h{n}") not in taken),
        source=source,
        source_spans=spans,
        cue=(cue,),
        content=(content,),
        quotes=_quotes(text, content, change.form),
        form=change.form,
        kind=change.statement,
        corrected="added by hand",
    )
    order = sorted(
        _nested(ledger.attributions, new),
        key=lambda a: min((s.start for s in a.spans if s.of == "text"), default=-1),
    )
    return ledger.model_copy(update={"attributions": tuple(order), "sources": sources})


def _quotes(text: str, content: Span, form: Form) -> Spans:
    """The quoted pieces of a content, marks included; a content said to be direct is quoted as a whole."""
    found = _QUOTE.finditer(text[content.start : content.end]) if form != "indirect" else ()
    pieces = tuple(Span(start=content.start + m.start(), end=content.start + m.end()) for m in found)
    return pieces or ((content,) if form == "direct" else ())


def _nested(others: tuple[Attribution, ...], new: Attribution) -> list[Attribution]:
    """All of them, with the new one inside the smallest that holds it, and around those that it holds."""
    holders = [a for a in others if _holds(a, new)]
    holder = min(holders, key=lambda a: sum(s.end - s.start for s in a.content)).id if holders else None
    around = [
        a.model_copy(update={"within": new.id}) if a.within == holder and _holds(new, a) else a
        for a in others
    ]
    return [*around, new.model_copy(update={"within": holder})]


def _holds(outer: Attribution, inner: Attribution) -> bool:
    return bool(inner.spans) and all(
        any(p.of == s.of and p.start <= s.start and s.end <= p.end for p in outer.content)
        for s in inner.spans
    )


def _source(ledger: Ledger, words: str | None, spans: Spans) -> tuple[tuple[Source, ...], str | None]:
    """The sources with the one that the words mean, and its id; a new one where the ledger knows none."""
    if words is None:
        return ledger.sources, None
    for number, source in enumerate(ledger.sources):
        named = _same(source.name, words) or any(span in source.mentions for span in spans)
        if named or any(_same(ledger.article.slice(mention), words) for mention in source.mentions):
            mentions = source.mentions if set(spans) <= set(source.mentions) else (*source.mentions, *spans)
            grown = source.model_copy(update={"mentions": mentions})
            return (*ledger.sources[:number], grown, *ledger.sources[number + 1 :]), source.id
    taken = {s.id for s in ledger.sources}
    new = Source(
        id=next(name for n in range(1, len(taken) + 2) if (name := f"h{n}") not in taken),
        kind="person",
        name=words,
        named=words[:1].isupper(),
        mentions=spans,
        corrected="added by hand",
        slots=Slots(name=Slot(value=words, span=spans[0])) if words[:1].isupper() else Slots(),
    )
    return (*ledger.sources, new), new.id


def _merge(ledger: Ledger, change: Merge) -> Ledger:
    found = []
    for name in change.sources:
        fits = [s for s in ledger.sources if _same(s.name, name)] or _mentioned(ledger, name)
        if not fits:
            raise _Misfit(f"no source is called “{name}”")
        found += [s for s in fits if s not in found]
    if len(found) < 2:
        raise _Misfit("they are one source already")
    kept, gone = found[0], {s.id for s in found[1:]}
    one = kept.model_copy(update=_joined(found))

    def moved(source: str | None) -> str | None:
        return kept.id if source in gone else source

    def relays(attribution: Attribution) -> tuple[Relay, ...]:
        return tuple(r.model_copy(update={"source": moved(r.source)}) for r in attribution.relays)

    attributions = tuple(
        a.model_copy(update={"source": moved(a.source), "relays": relays(a)}) for a in ledger.attributions
    )
    others = []
    for source in ledger.sources:
        if source.id in gone:
            continue
        source = one if source.id == kept.id else source
        members = tuple(dict.fromkeys(m for m in map(moved, source.members) if m and m != source.id))
        whole = moved(source.part_of)
        others.append(
            source.model_copy(update={"part_of": None if whole == source.id else whole, "members": members})
        )
    return ledger.model_copy(update={"attributions": attributions, "sources": tuple(others)})


def _mentioned(ledger: Ledger, words: str) -> list[Source]:
    """The one source that has a mention of these words; none where several have ("he")."""
    fits = [s for s in ledger.sources if any(_same(ledger.article.slice(m), words) for m in s.mentions)]
    return fits if len(fits) == 1 else []


def _joined(found: list[Source]) -> dict[str, Any]:
    """One source of several: all mentions, each slot from the first that has it, the longest name."""
    slots = {
        name: next((slot for s in found if (slot := getattr(s.slots, name))), None)
        for name in Slots.model_fields
    }
    mentions = sorted({m for s in found for m in s.mentions}, key=lambda m: (m.of, m.start, m.end))
    named = [s for s in found if s.named] or found
    return {
        "slots": Slots(**slots),
        "mentions": tuple(mentions),
        "named": any(s.named for s in found),
        "name": max((s.name for s in named), key=len),
        "corrected": "merged by hand: " + ", ".join(s.name for s in found),
    }
