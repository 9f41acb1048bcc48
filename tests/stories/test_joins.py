"""The joins over columns find what the joins in memory find."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.agree.statements import statements
from auditor.model import Ledger
from auditor.stories import group
from auditor.testing import source

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

BELL = source("Anna Bell", named=True)
SAID = '[s1 Anna Bell] [c1 said]: [q1 "We will open three new schools in Harrow before the winter comes"].'
COLE = source("Ruth Cole", named=True)
OTHER = "[s1 Ruth Cole] [c1 said] [q1 a vaccine against Dengue passed its last trial in Manila]."


def test_stories_and_pairs_agree_with_those_in_memory(told: Callable[..., Ledger], tmp_path: Path) -> None:
    """Copies count as one text, the copy is in the story, and pairs stay within a story."""
    from auditor.joins import Joins

    ledgers = [
        told("a", SAID, [BELL], date="2020-03-03"),
        told(
            "b", SAID + " The Harrow council meets on Monday to vote on schools.", [BELL], date="2020-03-03"
        ),
        told("c", SAID, [BELL], date="2020-03-04"),
        told("d", OTHER, [COLE], date="2020-03-03"),
    ]
    with Joins(tmp_path) as joins:
        joins.add_articles(x.article for x in ledgers)
        assert tuple(joins.stories()) == group(ledgers) == (("a", "b", "c"),)
        joins.add_statements((int(x.article.id == "d"), s) for x in ledgers for s in statements(x))
        assert sorted(pair[:2] for pair in joins.pairs()) == [(0, 1), (0, 2), (1, 2)]
