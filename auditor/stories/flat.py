"""Where an article tells a claim of the story on its own word: the headline, or a sentence with nobody
behind it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from auditor.model import Article, Claim, Flat, Ledger, Span, Spans
from auditor.stories.statements import Statement, headlines
from auditor.stories.texts import own_lines
from auditor.stories.weights import total, weight
from auditor.stories.words import Word, stem, stems, words

HEADLINE = 0.55  # share of a headline's telling words that the claim has to hold
SENTENCE = 0.75  # share of the claim's telling words that a sentence has to hold
LEAST = 1.5  # weight of the words shared with a headline
MUCH = 3.0  # and with a sentence
_END = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])")


@dataclass(frozen=True)
class _Said:
    """The telling words of each claim, and the claims of each word."""

    all: Mapping[str, frozenset[str]]  # of all statements of a claim
    lead: Mapping[str, frozenset[str]]  # of the one that speaks for it
    of: Mapping[str, tuple[str, ...]]  # claims by stem of their lead
    any: Mapping[str, tuple[str, ...]]  # claims by stem of any of their statements
    known: frozenset[str]
    told_in: Mapping[str, frozenset[str]]


def flat(
    ledgers: Sequence[Ledger], found: Sequence[Statement], claims: Sequence[Claim], dull: frozenset[int]
) -> tuple[Flat, ...]:
    """The headlines that tell a claim without a word on who says so, and the sentences that tell another
    article's.
    """
    said = _said(found, claims)
    result = []
    for ledger in ledgers:
        heads = list(headlines(ledger.article))
        for span in heads:
            if not _attributed(ledger, span) and (claim := _headline(ledger.article, span, said)):
                result.append(Flat(claim=claim, span=_placed(span, ledger), headline=True))
        for span in _sentences(ledger, dull):
            touched = any(s.meets(span) for a in ledger.attributions for s in a.spans)
            if not touched and span not in heads and (claim := _sentence(ledger.article, span, said)):
                result.append(Flat(claim=claim, span=_placed(span, ledger)))
    return tuple(result)


def _said(found: Sequence[Statement], claims: Sequence[Claim]) -> _Said:
    by_ref = {s.ref: s for s in found}
    everything = {c.id: frozenset().union(*(by_ref[r].stems for r in c.says if r in by_ref)) for c in claims}
    lead = {c.id: by_ref[c.words].stems for c in claims if c.words in by_ref}
    of: dict[str, list[str]] = defaultdict(list)
    for claim, own in lead.items():
        for s in sorted(own):
            of[s].append(claim)
    return _Said(
        everything, lead, {s: tuple(c) for s, c in of.items()}, _by_stem(everything),
        frozenset().union(*everything.values()),
        {c.id: frozenset(r.article for r in c.says) for c in claims},
    )  # fmt: skip


def _by_stem(claims: Mapping[str, frozenset[str]]) -> dict[str, tuple[str, ...]]:
    """The claims in which a stem stands."""
    found: dict[str, list[str]] = defaultdict(list)
    for claim, stems_of in claims.items():
        for s in stems_of:
            found[s].append(claim)
    return {s: tuple(names) for s, names in found.items()}


def _headline(article: Article, span: Span, said: _Said) -> str | None:
    own = _joined(words(article, (span,)), said.known)
    near = {claim for s in own for claim in said.any.get(s, ())}
    best = max(near, key=lambda c: (round(total(own & said.all[c]), 6), -len(said.all[c]), c), default=None)
    return best if best and total(own & said.all[best]) >= max(HEADLINE * total(own), LEAST) else None


def _sentence(article: Article, span: Span, said: _Said) -> str | None:
    """The claim of other articles that a sentence holds most of."""
    own = frozenset(stems(words(article, (span,))))
    shared: dict[str, float] = defaultdict(float)
    for s in sorted(own):
        for claim in said.of.get(s, ()):
            shared[claim] += weight(s)
    held = [
        (value, claim) for claim, value in shared.items()
        if value >= max(SENTENCE * total(said.lead[claim]), MUCH) and article.id not in said.told_in[claim]
    ]  # fmt: skip
    return max(held)[1] if held else None


def _sentences(ledger: Ledger, dull: frozenset[int]) -> Iterator[Span]:
    for line in own_lines(ledger.article, dull):
        if line.of == "title":
            continue
        cuts = [m.end() for m in _END.finditer(ledger.article.text, line.start, line.end)]
        for start, end in pairwise([line.start, *cuts, line.end]):
            yield Span(start=start, end=end)


def _joined(found: Sequence[Word], known: frozenset[str]) -> frozenset[str]:
    """Stems, with two neighbours as one where the statements write them so ("cease fire", "ceasefire")."""
    own = set(stems(found))
    for left, right in pairwise(found):
        if (whole := stem(left.norm + right.norm)) in known:
            own = (own - {stem(left.norm), stem(right.norm)}) | {whole}
    return frozenset(own)


def _attributed(ledger: Ledger, span: Span) -> bool:
    """Whether somebody is said to stand behind most of a headline or a sentence, or hedges stand around
    it.
    """
    inside = [a for a in ledger.attributions if any(s.meets(span) for s in (*a.cue, *a.source_spans))]
    held = max(
        (_length(a.content, span) + _length((*a.cue, *a.source_spans), span) for a in inside), default=0
    )
    return 2 * held > span.end - span.start


def _length(spans: Spans, within: Span) -> int:
    return sum(min(s.end, within.end) - max(s.start, within.start) for s in spans if s.meets(within))


def _placed(span: Span, ledger: Ledger) -> Span:
    return span.model_copy(update={"article": ledger.article.id})
