"""Whom the anonymity rules ask about."""

from __future__ import annotations

from auditor import Attribution, Ledger, Source
from auditor.contract.reading import Stretches, body, has, place, slot, speaks, unnamed
from auditor_checks.anonymity import words as lexis
from auditor_checks.anonymity.score import on_record
from auditor_checks.signs import found_before


def spoken(ledger: Ledger, *, headlines: bool = False) -> list[Attribution]:
    """The statements this article itself attributes, in text order."""
    describing = Stretches(s for a in ledger.attributions for s in a.source_spans)
    own = ledger.attributions if headlines else body(ledger)
    return sorted(
        (a for a in own if a.within is None and not any(map(describing.holds, a.cue[:1]))), key=place
    )


def opaque(ledger: Ledger, source: Source | None) -> bool:
    """Unnamed, not shielded, on no record and without named examples: somebody a question can be about."""
    named = source and any(m and m.named for m in map(ledger.by_id, source.members))
    return bool(source and unnamed(source) and not named and not on_record(ledger, source))


def granted(ledger: Ledger, source: Source) -> bool:
    """Somebody who was given anonymity, and not a camp or an office that speaks with one voice."""
    if withheld(ledger, source):
        return True
    if lexis.ANYBODY.search(source.name):
        return False
    post = slot(ledger, source, "post")
    if post and post[0].grade == "exact":
        return has(ledger, source, "access") or bool(lexis.ONE_WITHIN.fullmatch(_first(ledger, source)))
    single = source.kind == "person" or bool(source.count)
    return bool(lexis.LOOSE.search(source.name)) or (single and has(ledger, source, "post", "access"))


def withheld(ledger: Ledger, source: Source) -> bool:
    """Whether a mention says that the name was kept back: "a resident who declined to give his name"."""
    return any(lexis.WITHHELD.search(ledger.article.slice(m)) for m in source.mentions)


def informs(ledger: Ledger, attribution: Attribution) -> bool:
    """Whether somebody unnamed told the writer this, in words that say who: no pronoun, no "the nominee".

    What somebody "is" or "was" tells who they are. "The source" and its like stay in; other singulars with
    "the" stand for people named elsewhere.
    """
    words = ledger.article.words(attribution.source_spans)
    start = attribution.source_spans[0].start if attribution.source_spans else 0
    if found_before(lexis.IS, ledger.article.text, start, 20):
        return False
    definite = lexis.DEFINITE.match(words) and not lexis.THE_ONE.match(words)
    unclear = definite or lexis.PRONOUN.fullmatch(words) or lexis.NAME_INSIDE.search(words)
    return speaks(ledger, attribution) and bool(words) and not unclear


def inside(ledger: Ledger, source: Source) -> bool:
    """Somebody from inside, and not a camp of whom opinions are what is reported."""
    one = has(ledger, source, "post") and lexis.ONE_OF_MANY.match(_first(ledger, source))
    return granted(ledger, source) or bool(lexis.INSIDE.search(source.name) or one)


def _first(ledger: Ledger, source: Source) -> str:
    return ledger.article.slice(source.mentions[0]) if source.mentions else ""
