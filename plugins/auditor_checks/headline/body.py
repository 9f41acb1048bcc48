"""Where a body states in its own voice what it has only from unnamed people, or only with a hedge."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from auditor import Attribution, Ledger, Source, Span
from auditor.contract.reading import SENTENCE, WORD, Stretches, body, speaks, stems, unnamed

DEED = (
    r"(?:decision|plan|plans|move|offer|proposal|intention|intentions|choice|willingness|readiness|refusal|"
    r"resignation|departure|dismissal|firing|agreement|pledge|order|demand|change of heart)"
    r"(?!\s+(?:letters?|notes?|speech|statement|announcement)\b)"
)
TOLD = re.compile(
    r"\b(?:proposed|planned|impending|promised|offered|intended|agreed|looming|imminent)\b", re.I
)
DOUBT = re.compile(
    r"\b(?:if|whether|may|might|could|would|should|reportedly|alleged\w*|apparent\w*|possibl[ey]|potential\w*|"
    r"likely|unlikely|perhaps|rumou?r\w*|reports?|reported|expected|seems?|appears?|suggest\w*|says?|said|"
    r"claims?|claimed|according|sources?|officials?|not|no|never|denie[sd]|deny)\b|n['’]t\b|\?",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:sources?|people|persons?|insiders?|officials?|aides?|advis[eo]rs?|diplomats?|executives?)\b", re.I
)
NEAR = 3000  # characters behind the statement in which its words still stand for it
RESTATED = 0.6  # share of a statement's telling words that a sentence has to hold
FEWEST = 4  # of these words
OWN = frozenset({"decision", "move", "choice"})  # deeds of somebody's own, whoever tells of them


@dataclass(frozen=True)
class Hardened:
    """A place that tells as fact what an attribution before it only reports."""

    statement: Attribution
    span: Span


def hardened(ledger: Ledger) -> Iterator[Hardened]:
    """The first place for each statement that rests on unnamed people or on a hedge, in text order."""
    vouched = (a for a in ledger.attributions if a.source and _vouched(ledger, a))
    backed = Stretches(s for a in vouched for s in a.spans)
    doubtful = [a for a in body(ledger) if _doubtful(ledger, a)]
    sentences = [
        Span(start=m.start(), end=m.end())
        for m in SENTENCE.finditer(ledger.article.text)
        if doubtful and len(WORD.findall(m[0])) > 3
    ]
    starts = [s.start for s in sentences]
    told: set[tuple[int, int]] = set()
    for attribution in doubtful:
        end = max(s.end for s in attribution.spans)
        near = sentences[bisect_left(starts, end) : bisect_left(starts, end + NEAR)]
        flat = (s for s in near if not backed.meets(s))
        found = next((p for s in flat if (p := _tells(ledger, attribution, s))), None)
        if not found or (found.start, found.end) in told:
            continue
        if not _known(ledger, found, attribution, sentences, backed):
            told.add((found.start, found.end))
            yield Hardened(attribution, found)


def _vouched(ledger: Ledger, attribution: Attribution) -> bool:
    """Whether somebody says it, or somebody with a name is behind it in any way."""
    source = ledger.source(attribution)
    return speaks(ledger, attribution) or bool(source and source.named)


def _doubtful(ledger: Ledger, attribution: Attribution) -> bool:
    """A positive report, nobody's quoted words, that unnamed people give, or that carries a hedge."""
    plain = attribution.kind in ("statement", "intention", "belief") and attribution.form != "direct"
    if not plain or attribution.polarity != "positive" or not attribution.content:
        return False
    if attribution.within or any(s.of != "text" for s in attribution.spans):
        return False
    source = ledger.source(attribution)
    return bool(attribution.hedges) or _secret(source)


def _secret(source: Source | None) -> bool:
    return source is not None and unnamed(source) and bool(_PEOPLE.search(source.name))


def _tells(ledger: Ledger, attribution: Attribution, sentence: Span) -> Span | None:
    """The words of a sentence that take the statement for granted, or tell it over again."""
    text, said = ledger.article.slice(sentence), ledger.article.words(attribution.content)
    wanted = stems(said)
    if match := _presumed(said, text, wanted):
        return Span(start=sentence.start + match.start(), end=sentence.start + match.end())
    held = len(wanted & stems(text))
    if DOUBT.search(text) or held < FEWEST or held < RESTATED * len(wanted):
        return None
    return sentence


def _presumed(said: str, text: str, wanted: set[str]) -> re.Match[str] | None:
    """ "Hale's decision" of one of whom it is told, "the planned sale" of what is told."""
    for name in sorted(set(re.findall(r"\b[A-Z][\w-]+", said[:80]))):
        for match in re.finditer(rf"\b{re.escape(name)}['’]s?\s+(?:\w+\s+)?({DEED})\b", text):
            if match[1] in OWN or stems(match[1]) & wanted:
                return match
    for match in re.finditer(r"\b[Tt]he\s+(\w+)\s+(\w+)", text):
        if TOLD.fullmatch(match[1]) and stems(match[2]) & wanted:
            return match
    return None


def _known(
    ledger: Ledger, found: Span, attribution: Attribution, sentences: list[Span], backed: Stretches
) -> bool:
    """Whether somebody named says as much, or the text had told it before."""
    wanted = stems(ledger.article.words(attribution.content))
    for other in ledger.attributions:
        source = ledger.source(other)
        if other.id == attribution.id or not (source and source.named) or other.within == attribution.id:
            continue
        if _much(wanted - stems(source.name), stems(ledger.article.words(other.content))):
            return True
    taken = stems(ledger.article.slice(found))
    before = [s for s in sentences if s.end <= attribution.spans[0].start and not backed.meets(s)]
    told = (stems(ledger.article.slice(s)) for s in before)
    return any(_much(wanted, held) or taken <= held for held in told)


def _much(wanted: set[str], held: set[str]) -> bool:
    return len(wanted & held) >= max(2, len(wanted) / 2)
