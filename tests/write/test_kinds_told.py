"""What kind of text an article is stands among its facts, in each format that people read."""

from __future__ import annotations

import pytest

from auditor.contract.reporters import Reporter
from auditor.model import Report, Span, TextKind
from auditor.write.markdown import Markdown
from auditor.write.page import Html
from auditor.write.text import Text

READS = "what is alleged in it is what a court heard"


@pytest.mark.parametrize("format", [Text, Markdown, Html])
def test_the_kind_of_a_text_stands_with_its_facts(report: Report, format: type[Reporter]) -> None:
    """What kind, by which words, and how it reads therefore; news has no such line."""
    first, *rest = report.articles
    kind = TextKind(name="court report", spans=(Span(start=0, end=9),))
    told = report.model_copy(update={"articles": (first.model_copy(update={"kind": kind}), *rest)})
    assert READS not in "".join(format().pieces(report))
    assert READS in " ".join("".join(format().pieces(told)).split())
