"""Whose request for comment it was: one outlet's question must not pass as another's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditor import Attribution, Ledger, Span
from auditor.contract.reading import sentence_before, stems
from auditor.contract.rules import Question, rule
from auditor_checks.agreement.view import View

RULE = rule(
    __name__,
    "request-as-own",
    "Another outlet's request for comment passes as one's own",
    "warning",
    gravity=60,
)

REQUEST = re.compile(
    r"\b(?:requests?|request(?:ed|ing)|reached out|reached|asked|contacted|calls?|e-?mails?|messages?|"
    r"questions?|inquir(?:y|ies)|comment(?:ed)?)\b",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?][\"”’')\]]*(?=\s|$)|\n")


@dataclass(frozen=True)
class Silence:
    """A sentence by which somebody gave no answer."""

    ledger: Ledger
    attribution: Attribution
    sentence: Span

    @property
    def words(self) -> str:
        """The sentence."""
        return self.ledger.article.slice(self.sentence)


def look(view: View) -> Iterator[Question]:
    """A refusal that another article owes to an outlet's own question, told here without that outlet."""
    silences = [s for ledger in view.story.ledgers for s in _silences(ledger)]
    for credited in silences:
        outlet = _asker(view, credited)
        if outlet is None:
            continue
        for bare in silences:
            if _apart(view, credited, bare) and _relays(bare.ledger, outlet) and not _names(bare, outlet):
                yield _question(credited, bare, outlet)


def _silences(ledger: Ledger) -> Iterator[Silence]:
    text = ledger.article.text
    for attribution in ledger.attributions:
        cue = next((s for s in attribution.cue if s.of == "text"), None)
        if attribution.kind != "no-response" or cue is None:
            continue
        end = _END.search(text, cue.end)
        led = text[sentence_before(text, cue.start) : cue.start].lstrip()
        span = Span(start=cue.start - len(led), end=end.start() if end else len(text))
        if REQUEST.search(text, span.start, span.end):
            yield Silence(ledger, attribution, span)


def _asker(view: View, silence: Silence) -> str | None:
    """The outlet whose question it was, of those that the story relays and that this sentence names."""
    outlets = {r.name for ledger in view.story.ledgers for a in ledger.attributions for r in a.relays}
    return next((name for name in sorted(outlets) if _names(silence, name)), None)


def _names(silence: Silence, outlet: str) -> bool:
    name = outlet.casefold().removeprefix("the ")
    return name in silence.words.casefold()


def _relays(ledger: Ledger, outlet: str) -> bool:
    """Whether an article passes on what another outlet learned; an outlet does not relay itself."""
    return any(r.name == outlet for a in ledger.attributions for r in a.relays)


def _apart(view: View, one: Silence, other: Silence) -> bool:
    """Whether two sentences of different texts are about the same silent people."""
    ours, theirs = (view.text(s.ledger.article.id) for s in (one, other))
    return ours != theirs and 2 * len(_who(one) & _who(other)) > max(len(_who(one)), len(_who(other)), 1)


def _who(silence: Silence) -> set[str]:
    source = silence.ledger.source(silence.attribution)
    return stems(source.name if source else silence.ledger.article.words(silence.attribution.source_spans))


def _question(credited: Silence, bare: Silence, outlet: str) -> Question:
    spans = tuple(s.sentence.model_copy(update={"article": s.ledger.article.id}) for s in (bare, credited))
    return Question(
        f'"{" ".join(bare.words.split())}" reads as our own request. Another article has it that {outlet} '
        f"asked. Did we ask too? If not, say that {outlet} did.",
        spans,
    )
