"""The working text is what a reader sees; its pieces come back as spans of the article's own text."""

from __future__ import annotations

import textwrap

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from auditor.contract.readers import Draft
from auditor.extract import Extraction
from auditor.extract.text.document import Document
from auditor.model import Article
from auditor.read import read_text
from auditor.read.article import Origin, build

STORY = (
    "The council of Sallow Bay voted nine to four on Monday night to keep the open-air pool.\n\n"
    "Councillor Siobhan Carty, who had led the campaign to "
    "save it, said she had not slept for two days. “I counted "
    "the hands three times because I could not believe that "
    "there were nine of them,” she told reporters outside."
)


def told(rules: Extraction, article: Article) -> list[tuple[str, str, str, str | None]]:
    ledger = rules.ledger(article)
    return [
        (
            " ".join(article.words(a.content).split()),
            article.words(a.cue),
            a.form,
            source.name if source else None,
        )
        for a in ledger.attributions
        for source in [ledger.source(a)]
    ]


def test_wrapped_lines_give_the_same_attributions(rules: Extraction) -> None:
    """Indented, or with the line ends of Windows, too."""
    plain = told(rules, read_text(STORY))
    assert plain
    for ends in ("\n", "\r\n", "  \n", "\n  "):
        paragraphs = [textwrap.fill(p, 72, break_on_hyphens=False) for p in STORY.split("\n\n")]
        assert told(rules, read_text("\n\n".join(p.replace("\n", ends) for p in paragraphs))) == plain


def test_marked_up_words_give_the_same_attributions(rules: Extraction) -> None:
    """Spans hold the words of the file, and the source is called as a reader sees it."""
    written = STORY.replace("Siobhan Carty", "[Siobhan *Carty*](https://b.example/carty?id=4)").replace(
        "said she", "**said** she"
    )
    article = build(Draft(written, is_markdown=True), Origin("a", "a.md"))
    assert told(rules, article) == told(rules, read_text(STORY))


PIECES = st.sampled_from(
    ["**", "*", "[", "](/x)", "> ", "\n", "\n\n", "the word ", "said ", "goes on\n", "  ", "\r\n"]
)


@settings(max_examples=200, deadline=None)
@given(
    text=st.lists(PIECES, max_size=30).map("".join), title=st.sampled_from([None, "A title"]), data=st.data()
)
def test_any_piece_is_the_span_of_its_letters(text: str, title: str | None, data: st.DataObject) -> None:
    """A piece begins and ends with the characters of its span, and a span of what is seen comes back as
    it was."""
    document = Document(build(Draft(text, title, is_markdown=True), Origin("a", "a.md")))
    working = document.text
    start = data.draw(st.integers(0, len(working)))
    end = data.draw(st.integers(start, len(working)))
    assume(start >= document.offset)  # the gap behind a title is no span of anything
    span = document.span((start, end))
    assert span.end >= span.start
    if end > start:
        assert document.article.text[span.start] == working[start]
        assert document.article.text[span.end - 1] == working[end - 1]
        assert document.piece(span) == (start, end)
