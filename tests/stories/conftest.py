"""Ledgers of several articles by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from auditor.model import Fact, Ledger
from auditor.testing import make_ledger

Maker = Callable[..., Ledger]


@pytest.fixture
def told() -> Maker:
    """A ledger under an id of its own, from a marked text; ``date`` and ``outlet`` become metadata."""

    def make(name: str, marked: str, sources: Any = (), **more: Any) -> Ledger:
        facts = {
            key: Fact(value=more.pop(key), found_in="test")
            for key in ("date", "outlet", "story")
            if key in more
        }
        path = more.pop("path", name)
        ledger = make_ledger(marked, sources, **more)
        article = ledger.article.model_copy(
            update={"id": name, "path": path, "metadata": {**ledger.article.metadata, **facts}}
        )
        return ledger.model_copy(update={"article": article})

    return make
