"""What a finder takes the words of sources for, and where that is heard."""

from __future__ import annotations

import numpy as np
import pytest

from auditor.extract import Extraction, resolve
from auditor.extract.find.neural.windows import KINDS
from auditor.extract.text.document import Document
from auditor.extract.text.likely import Likely
from auditor.model import Article, Attribution, Source, SourceKind, Span

SURE, LEANING = 9.0, 1.9  # logits against noughts: 99.9 %, and 57 %


def likely(text: str, words: str, kind: SourceKind, logit: float = SURE) -> Likely:
    """An opinion on some words of a text, one logit for each of them."""
    start = text.index(words)
    at = [(start + k, start + k + 1) for k, c in enumerate(words) if not c.isspace()]
    logits = np.zeros((len(at), len(KINDS)), np.float16)
    logits[:, KINDS.index(kind)] = logit
    starts, ends = (np.array(side) for side in zip(*at, strict=True))
    return Likely(KINDS, starts, ends, logits)


def source(model: Extraction, text: str, words: str, opinion: Likely | None) -> Source:
    """The source of one statement whose source these words are."""
    start = text.index(words)
    end = start + len(words)
    cue = text.index("said", end)
    said = Attribution(
        id="a0",
        kind="statement",
        source_spans=(Span(start=start, end=end),),
        cue=(Span(start=cue, end=cue + 4),),
    )
    document = Document(Article(id="t", path="t", text=text), model.nlp, opinion)
    sources, _ = resolve(document, [said])
    return sources[0]


def test_words_are_the_more_likely_a_kind_the_more_each_of_them_is() -> None:
    """The mean over the words of a piece, as probabilities; of words that were not read nothing is said."""
    opinion = likely("Velm Orrin said so.", "Velm", "organisation", 2.0)
    taken = opinion.kinds_of((0, 4))
    assert sum(taken.values()) == pytest.approx(1)
    assert taken["organisation"] == pytest.approx(np.exp(2) / (np.exp(2) + 5), abs=1e-3)
    assert opinion.kinds_of((5, 10)) == {}


@pytest.mark.parametrize(
    ("noun", "kind"), [("The gantry", "organisation"), ("The gantry", "document"), ("The gantry", "person")]
)
def test_a_noun_in_no_table_is_what_the_finder_takes_it_for(
    rules: Extraction, noun: str, kind: SourceKind
) -> None:
    text = f"{noun} said the road was closed."
    assert source(rules, text, noun, likely(text, noun, kind)).kind == kind


def test_a_noun_in_a_table_is_something_else_only_where_the_finder_is_certain(rules: Extraction) -> None:
    text = "The spokesman said the road was closed."
    assert source(rules, text, "The spokesman", likely(text, "The spokesman", "document", LEANING)).kind == (
        "person"
    )
    assert source(rules, text, "The spokesman", likely(text, "The spokesman", "document")).kind == "document"


def test_several_are_no_person_and_one_is_no_group(rules: Extraction) -> None:
    """Whether it is one or many the phrase itself tells."""
    text = "The gantries said the road was closed."
    assert source(rules, text, "The gantries", likely(text, "The gantries", "person")).kind != "person"
    text = "The spokesman said the road was closed."
    assert source(rules, text, "The spokesman", likely(text, "The spokesman", "group")).kind == "person"
