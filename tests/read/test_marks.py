"""Markdown is read as a reader sees it, while every span slices the file's own text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.contract.readers import Draft
from auditor.model import Article, Span
from auditor.read import read_text
from auditor.read.article import Origin, build


def read_markdown(text: str) -> Article:
    return build(Draft(text, is_markdown=True), Origin("a", "a.md"))


SEEN = [
    (
        "The tram stays shut, said [Hollis Grange](https://o.example/mayor?id=4), the mayor.",
        "The tram stays shut, said Hollis Grange, the mayor.",
    ),
    (
        "He said it was **not** *his* ___fault___, and `that` was it.",
        "He said it was not his fault, and that was it.",
    ),
    (
        'The wells are closed.[^1] So said [results](<https://w.example/a b> "x").',
        "The wells are closed. So said results.",
    ),
    ("![A crane](crane.jpg) It fell, she said.", " It fell, she said."),
    ("It cost 5 crowns, and 5 > 4, see note*, he said.", "It cost 5 crowns, and 5 > 4, see note*, he said."),
    (
        "snake_case_name and 2*3*4 stay, they [the wardens] said.",
        "snake_case_name and 2*3*4 stay, they [the wardens] said.",
    ),
    ("\\*Not\\* emphasised, [linked][ref], he said.", "*Not* emphasised, linked, he said."),
    (
        "**“We [the board](/b) knew,” said *Jane Roe* of Norvik**.",
        "“We the board knew,” said Jane Roe of Norvik.",
    ),
]


@pytest.mark.parametrize(("written", "seen"), SEEN)
def test_the_words_are_those_a_reader_sees(written: str, seen: str) -> None:
    """Signs are blocks of mark-up, and no word is one."""
    article = read_markdown(written)
    assert article.text == written
    assert article.slice(Span(start=0, end=len(written))) == seen


def test_a_quotation_is_a_block_with_the_name_below_it() -> None:
    """Wrapped or not, its signs aside."""
    text = (
        "The abbot wrote on Monday:\n\n> We have kept bees on "
        "this slope since before there was\n> a county, and we "
        "shall keep them.\n>\n> — Cormac Tuohy, abbot\n\nThe planners have put off their decision."
    )
    article = read_markdown(text)
    (block,) = [b for b in article.blocks if b.kind == "quotation"]
    assert " ".join(article.slice(block.span).split()) == (
        "We have kept bees on this slope since before there was a county, and we shall keep them."
    )
    assert block.by
    assert article.slice(block.by) == "Cormac Tuohy, abbot"


def test_what_a_mail_quotes_is_no_prose() -> None:
    """With the line that introduces it; where all is quoted, only the signs go."""
    reply = (
        "The mayor said he was glad.\n\nOn Mon, 4 Mar 2024, Jo <jo@x.example> wrote:\n"
        "> He was not, she said.\n> Not at all.\n"
    )
    article = read_text(reply)
    assert [b.kind for b in article.blocks] == ["boilerplate"] * 3
    passed_on = read_text("> The mayor said he was glad.\n> The abbot said he was not.\n")
    assert [b.kind for b in passed_on.blocks] == ["markup", "markup"]


PIECES = st.sampled_from(
    [
        "**",
        "*",
        "_",
        "`",
        "[",
        "](",
        ")",
        "> ",
        "# ",
        "\n",
        "\n\n",
        "a word",
        "[^1]",
        "![",
        "\\",
        '"',
        " ",
        "said",
        "<",
        ">",
        "[x]: y",
    ]
)


@settings(max_examples=300, deadline=None)
@given(text=st.lists(PIECES, max_size=40).map("".join))
def test_any_markdown_slices_back(text: str) -> None:
    """Mark-up lies inside the text and apart, and what is seen is made of its letters in their order."""
    article = read_markdown(text)
    assert article.as_written == text
    last = 0
    for mark in article.unseen:
        assert last <= mark.start < mark.end <= len(text)
        last = mark.end
    seen = article.slice(Span(start=0, end=len(article.text)))
    assert len(seen) == len(article.text) - sum(m.end - m.start for m in article.unseen)


@pytest.mark.parametrize(
    "hard",
    ["*" * 20_000, "[" * 20_000, "](" * 20_000, "`" * 20_000, "**a " * 5_000, "> " * 10_000, "_a" * 9_000],
)
def test_hard_markdown_is_read_in_linear_time(hard: str) -> None:
    """A second for what a slow pattern would take hours."""
    assert read_markdown(hard).text == hard
