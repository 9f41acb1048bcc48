"""Long work shows itself to people who look at a terminal, and to nobody else."""

from __future__ import annotations

import io
import sys

import pytest

from auditor.cli._progress import progress
from auditor.model import Article, Problem
from auditor.run.events import STORIES
from auditor.testing import make_ledger, source


class Terminal(io.StringIO):
    """What a person sees."""

    def isatty(self) -> bool:
        return True


def worked(number: int) -> None:
    """A run over some articles, and something that turns out to be none."""
    ledger = make_ledger("[s1 Ann Lee] [c1 said] [q1 it is old].", [source("Ann Lee")])
    with progress(output_is_free=True) as told:
        if told is None:
            return
        told(number)
        for n in range(number):
            told(Article(id=f"news/{n}.txt", path="-", text="x"))
            told(ledger)
            told("directness")
        told(Problem(kind="article", what="is none", where="x", fix=None))
        told(f"{STORIES}: 1 of 2")


def test_a_terminal_shows_how_far_how_fast_what_failed_and_what_is_at_work(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stderr", seen := Terminal())
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    worked(9)
    assert "10/10" in seen.getvalue()
    assert "/s, 1 failed" in seen.getvalue()
    assert "0:00:00" in seen.getvalue(), "what remains"
    assert "stories: 1 of 2" in seen.getvalue()


@pytest.mark.parametrize(("terminal", "number"), [(False, 9), (True, 4)])
def test_a_pipe_and_a_few_articles_show_nothing(
    terminal: bool, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", seen := Terminal() if terminal else io.StringIO())
    monkeypatch.setenv("TERM", "xterm")
    worked(number)
    assert "/" not in seen.getvalue()
