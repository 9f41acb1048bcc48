"""Lines that were only kept short are read as one paragraph, and the file's own line ends can be had back."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.read import read_text

PARAGRAPHS = [
    "Ferry pilots will stop work on Friday unless the "
    "harbour board withdraws the new rota, their union said.",
    "“Nobody on the board has ever stood a night watch in "
    "February, and it shows in every line of this rota,” "
    "wrote the union's secretary, Beatriz Almada, a former pilot herself, in a letter to all of its members.",
    "The board, which meets on Thursday, has not said "
    "whether it will, and its chairman was not to be reached.",
]


@pytest.mark.parametrize("width", [56, 64, 72, 78, 99])
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_a_wrapped_text_is_read_like_the_unwrapped_one(width: int, gap: str) -> None:
    """At any usual width, with and without blank lines: no word is lost, and the paragraphs are those."""
    wrapped = gap.join(textwrap.fill(p, width, break_on_hyphens=False) for p in PARAGRAPHS)
    article = read_text(wrapped)
    assert [line for line in article.text.splitlines() if line] == PARAGRAPHS
    assert article.as_written == wrapped


def test_indented_paragraphs_stay_apart() -> None:
    """A line that begins deeper than the one before it opens a paragraph."""
    wrapped = "\n".join(textwrap.fill(p, 72, initial_indent="   ") for p in PARAGRAPHS)
    assert [line.strip() for line in read_text(wrapped).text.splitlines()] == PARAGRAPHS


def test_line_ends_of_windows_are_two_spaces() -> None:
    """So that offsets stay those of the file."""
    wrapped = textwrap.fill(PARAGRAPHS[1], 72).replace("\n", "\r\n")
    article = read_text(wrapped)
    assert len(article.text) == len(wrapped)
    assert "\n" not in article.text
    assert article.as_written == wrapped


KEPT = [
    "The committee heard three witnesses on Tuesday.\n\n- Abena Owusu, a chemist, said the well was clean.\n"
    "- Lachlan Reeve, a farmer, said his cattle had died.\n- Gwen Ashcombe, a clerk, said nothing at all.",
    "The vaults are empty, the auditor said on Monday.\nThe "
    "bank has nine branches.\nNobody knows since when.",
    "Roses are red,\nviolets are blue,\nsugar is sweet,\nand so are you.",
    "Q: Was the dam safe?\nA: It was safe on paper, and nobody\nlooked at anything else.",
    "Storm closes harbour\nBy Jane Doe\nMay 24, 2024\n\nThe harbour was closed, the port said.",
    "name      age    town\nAnna      31     Norvik\nBert      44     Vessby",
]


@pytest.mark.parametrize("text", KEPT)
def test_lines_that_mean_something_stay_lines(text: str) -> None:
    """Lists, verse, one sentence a line, answers, heads and tables."""
    article = read_text(text)
    assert article.text.count("\n") >= text.count("\n") - 1
    assert article.as_written == text


def test_a_headline_in_title_case_is_no_line_of_the_text() -> None:
    """Though it is as long as the lines below it."""
    text = "Pilots of Port Ardal Will Stop Work Unless the Board Withdraws Its Rota\n" + textwrap.fill(
        PARAGRAPHS[1], 72
    )
    assert read_text(text).text.splitlines()[0].endswith("Its Rota")


@settings(max_examples=200, deadline=None)
@given(text=st.text(alphabet=st.sampled_from("ab .,A\n\r\t>-“”x"), max_size=400))
def test_the_file_can_be_had_back_from_any_text(text: str) -> None:
    """Offsets never move: only line ends became spaces."""
    article = read_text(text)
    assert article.as_written == text
    assert len(article.text) == len(text)


def test_two_short_lines_of_a_quoted_mail_are_read() -> None:
    """The signs that quote them are longer than an eighth of the lines."""
    text = "> goes on\n> the word "
    assert read_text(text).as_written == text


def test_a_lone_carriage_return_is_no_end_of_a_wrapped_line() -> None:
    """What a file has there could not be told from a line feed again."""
    text = "By By By By By KYIV (Reuters) - 0000\ra"
    assert read_text(text).as_written == text
