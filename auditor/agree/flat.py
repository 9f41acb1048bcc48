"""Where an article tells a claim of the story on its own word: the headline, or a sentence with nobody behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from auditor.agree.statements import Statement
from auditor.agree.texts import own_lines
from auditor.agree.weights import total
from auditor.agree.words import stems, words
from auditor.model import Article, Claim, Flat, Ledger, Span

HELD = 0.55  # share of a headline's telling words that the claim has to hold
LEAST = 1.5  # weight of those words


def flat(ledgers: Sequence[Ledger], found: Sequence[Statement], claims: Sequence[Claim], dull: frozenset[int]) -> tuple[Flat, ...]:
    """The headlines that tell a claim without a word on who says so."""
    said: dict[str, frozenset[str]] = {}
    by_ref = {s.ref: s for s in found}
    for claim in claims:
        said[claim.id] = frozenset().union(*(by_ref[r].stems for r in claim.says if r in by_ref))
    result = []
    for ledger in ledgers:
        for span in headlines(ledger.article):
            if _attributed(ledger, span):
                continue
            own = _joined(stems(words(ledger.article, (span,))), frozenset().union(*said.values()))
            best = max(said, key=lambda c: (round(total(own & said[c]), 6), -len(said[c]), c), default=None)
            if best and total(own & said[best]) >= max(HELD * total(own), LEAST):
                place = Span(of=span.of, start=span.start, end=span.end, article=ledger.article.id)
                result.append(Flat(claim=best, span=place, headline=True))
    return tuple(result)


def _joined(own: list[str], known: frozenset[str]) -> frozenset[str]:
    """Stems, with two neighbours as one where the statements write them so ("cease fire", "ceasefire")."""
    found = set(own)
    for left, right in pairwise(own):
        whole = next((k for k in (left + right, left + "e" + right) if k in known), None)
        if whole:
            found = (found - {left, right}) | {whole}
    return frozenset(found)


def headlines(article: Article) -> Iterator[Span]:
    """The headline: a title outside the text, or the block that is one."""
    if article.title:
        yield Span(of="title", start=0, end=len(article.title))
    yield from (b.span for b in article.blocks if b.kind == "headline")


def _attributed(ledger: Ledger, span: Span) -> bool:
    return any(
        s.of == span.of and s.start < span.end and s.end > span.start for a in ledger.attributions for s in (*a.source_spans, *a.cue)
    )
