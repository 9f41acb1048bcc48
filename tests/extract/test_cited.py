"""What is marked up as a quotation is somebody's words: his who is named for it, else the last speaker's."""

import pytest

from auditor.extract import Extraction
from auditor.model import Article, Block, Ledger, Span

TEXT = """The harbour plan

Ada Quill, the harbour master, wrote to the council on Monday:

The road was never ours to sell. The map shows it.

Otto Lind, a tenant
"""


def read(rules: Extraction, *, by: bool) -> Ledger:
    said = "The road was never ours to sell. The map shows it."

    def span(words: str) -> Span:
        return Span(start=TEXT.index(words), end=TEXT.index(words) + len(words))

    named = span("Otto Lind, a tenant") if by else None
    text = TEXT if by else TEXT.replace("Otto Lind, a tenant\n", "")
    blocks = (
        Block(kind="headline", span=span("The harbour plan")),
        Block(kind="quotation", span=span(said), by=named),
    )
    return rules.ledger(Article(id="x", path="x", text=text, blocks=blocks))


@pytest.mark.parametrize(("by", "speaker"), [(True, "Otto Lind"), (False, "Ada Quill")])
def test_it_is_theirs_who_is_named_for_it_and_else_of_whoever_spoke_last(
    by: bool, speaker: str, rules: Extraction
) -> None:
    ledger = read(rules, by=by)
    told = next(a for a in ledger.attributions if "never ours" in ledger.article.words(a.content))
    source = ledger.source(told)
    assert source is not None
    assert source.name == speaker


def test_it_is_quoted_as_if_it_stood_in_marks(rules: Extraction) -> None:
    ledger = read(rules, by=True)
    told = next(a for a in ledger.attributions if "never ours" in ledger.article.words(a.content))
    assert told.form == "direct"
    assert ledger.article.words(told.quotes) == "The road was never ours to sell. The map shows it."


def test_a_speaker_has_all_of_the_block_and_nothing_behind_it(rules: Extraction) -> None:
    """What "we" ask in it is said within it."""
    text = "Ada Quill, the harbour master, wrote:\nI am sorry for it.\nWe ask that crews wait.\nIt rained."
    said = Block(kind="quotation", span=Span(start=text.index("I am"), end=text.index("\nIt rained")))
    ledger = rules.ledger(Article(id="x", path="x", text=text, blocks=(said,)))
    told = next(a for a in ledger.attributions if a.within is None)
    source = ledger.source(told)
    assert source is not None
    assert source.name == "Ada Quill"
    assert ledger.article.words(told.content) == "I am sorry for it.\nWe ask that crews wait."
    assert all(a.within == told.id for a in ledger.attributions if a is not told)
