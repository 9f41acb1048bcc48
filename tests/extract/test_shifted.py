"""Whole articles: what is read of them does not hang on what stands far above and says nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from told import ABOVE, Case, cases, tell

from auditor.extract import Extraction
from auditor.model import Article

ARTICLES = tuple(cases(Path(__file__).parent / "articles.txt"))
MUCH = 7  # times that the paragraphs stand above: some three hundred words


@pytest.mark.parametrize("case", ARTICLES, ids=[case.title for case in ARTICLES])
def test_an_article_is_read_alike_wherever_it_begins(rules: Extraction, case: Case) -> None:
    """With its people, pronouns and quotations, each found at the same distance from the others."""
    alone = Article(id="a", path="-", text=f"{case.title}.\n\n{case.article().text}")
    below = alone.model_copy(update={"text": ABOVE * MUCH + alone.text})
    assert tell(rules.ledger(below)) == tell(rules.ledger(alone))
