"""The text report shows in one screen what an editor asks first."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from auditor.model import Article, Problem, Report, Span
from auditor.write._paper import clean, fill, pad
from auditor.write._words import quoted
from auditor.write.json import without_texts
from auditor.write.text import compose


def test_it_says_who_speaks_how_often_and_how_anonymous(report: Report) -> None:
    told = compose(report)
    assert re.search(r"Ann Lee, auditor +1 +identified +0\.00", told)
    assert re.search(r"two aides +1 +opaque +0\.90 ▪+ +via Reuters", told)
    assert re.search(r"nobody named +1 +no source +1\.00", told)


def test_it_sets_quotes_against_paraphrase_and_names_relays(report: Report) -> None:
    told = compose(report)
    assert "3 attributions: 1 quoted, 2 paraphrased" in told
    assert "Reuters handed on 1 attribution" in told


def test_a_finding_has_its_line_its_words_its_question_and_its_rule(report: Report) -> None:
    told = compose(report)
    assert "▲ line 4    “It is understood that”" in told
    assert "Who understands this? [anonymity/nobody]" in told


def test_it_carries_the_standing_line_and_means_with_denominators(report: Report) -> None:
    told = " ".join(compose(report).split())
    assert report.standing in told
    assert "anonymity 1.00 over 1 of 3" in told


def test_what_was_not_audited_stands_at_the_top_and_at_the_end(report: Report) -> None:
    problem = Problem(what="is not JSON", where="x.jsonl:3", fix="mend the line", kind="line")
    told = compose(report.model_copy(update={"complete": False, "problems": (problem,)}))
    assert told.index("Not complete") < told.index("Ann Lee")
    assert told.rindex("x.jsonl:3: is not JSON") > told.index("Ann Lee")


def test_without_texts_it_still_asks_and_says_what_is_missing(report: Report) -> None:
    told = compose(without_texts(report))
    assert "The text was left out" in told
    assert "Who understands this?" in told
    assert "line 1 " not in told


def test_colour_changes_no_word_and_is_never_red_or_green(report: Report) -> None:
    coloured = compose(report, color=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == compose(report)
    codes = {code for codes in re.findall(r"\x1b\[([0-9;]*)m", coloured) for code in codes.split(";")}
    assert codes
    assert not codes & {"31", "32", "91", "92", "41", "42"}


@given(st.text(max_size=80), st.integers(4, 60))
@settings(max_examples=25)
def test_any_text_keeps_to_its_column_and_commands_no_terminal(text: str, width: int) -> None:
    assert cell_len(pad(text, width)) == width
    assert all(cell_len(line) <= width for line in fill(text, width))
    assert not set(clean(text)) & set("\x00\x07\x1b\x7f\x9b\u202e\n\r")


def test_the_words_of_a_finding_run_as_in_the_text() -> None:
    article = Article(id="a", path="a", text="It is understood that rain fell.")
    cue, content = Span(start=0, end=21), Span(start=22, end=31)
    assert quoted((content, cue), article) == "It is understood that rain fell"
