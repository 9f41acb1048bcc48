"""Numbers, names and places in words: counted, cut, padded and ordered the same all over."""

from __future__ import annotations

import pytest

from auditor.model import (
    Article,
    ArticleRecord,
    Attribution,
    Block,
    CheckRun,
    Column,
    Fact,
    Finding,
    Ledger,
    Mean,
    On,
    Panel,
    PluginRecord,
    Result,
    Row,
    Slot,
    Slots,
    Source,
    Span,
)
from auditor.write import declared, standing
from auditor.write._paper import Paper, clean, cut, fill, pad, short
from auditor.write._words import Figures, also, counted, found, headline, means, place, quoted, who
from auditor.write.located import gravest, located
from auditor.write.places import Lines, escape_markdown, file_name, lines_of, questions, sentence, worst_first
from tests.write.made import MADE, report


def span(start: int, end: int, **more: object) -> Span:
    return Span(start=start, end=end, **more)  # type: ignore[arg-type]


def finding(
    name: str = "f", severity: str = "info", gravity: int = 50, *spans: Span, **more: object
) -> Finding:
    return Finding(
        rule="c/r", severity=severity, message=name, gravity=gravity, spans=spans, fingerprint=name, **more,  # type: ignore[arg-type]
    )  # fmt: skip


def record(name: str = "a", *results: Result, text: str = "words here", **more: object) -> ArticleRecord:
    article = Article(**{"id": name, "path": f"{name}.txt", "text": text, **more})  # type: ignore[arg-type]
    run = CheckRun(check="c", state="ran", results=results)
    return ArticleRecord(ledger=Ledger(article=article, extractor=MADE), runs=(run,))


def plugin(name: str, **more: object) -> PluginRecord:
    return PluginRecord(id=name, title=name, version="1", origin="here", data_schema={}, **more)  # type: ignore[arg-type]


# --- places


def test_lines_and_columns_count_from_one_whatever_ends_a_line() -> None:
    """A return with its line feed is one end; the last line may be empty."""
    text = "ab\r\ncd\re\n"
    lines = Lines(text)
    assert [lines.at(n) for n in (0, 1, 4, 5, 7, 9)] == [(1, 1), (1, 2), (2, 1), (2, 2), (3, 1), (4, 1)]
    assert [text[a:b] for a, b in lines_of(text)] == ["ab", "cd", "e", ""]
    assert lines_of("") == [(0, 0)]


def test_the_worst_finding_comes_first() -> None:
    """By severity, gravity, then place: the title, the text in order, and last what stands nowhere."""
    rows = [
        finding("nowhere", "error"),
        finding("late", "error", 50, span(9, 10)),
        finding("early", "error", 50, span(3, 4)),
        finding("title", "error", 50, span(7, 8, of="title")),
        finding("slight", "error", 10, span(0, 1)),
        finding("warning", "warning", 99, span(0, 1)),
        finding("note", "info", 100, span(0, 1)),
    ]
    expected = ["title", "early", "late", "nowhere", "slight", "warning", "note"]
    assert [f.message for f in worst_first(rows)] == expected
    assert [f.message for f in worst_first(rows[::-1])] == expected


def test_what_stands_under_a_question_is_listed_with_it_worst_first() -> None:
    """And asked nowhere else."""
    top, other = finding("top", "error"), finding("other", "warning")
    below = [finding("b", "info", under="top"), finding("a", "warning", under="top")]
    asked = questions([*below, other, top])
    assert [(q.finding.message, [f.message for f in q.under]) for q in asked] == [
        ("top", ["a", "b"]), ("other", []),
    ]  # fmt: skip


def test_a_place_is_exact_where_offsets_index_the_file() -> None:
    """Not in a title, nor in a line of a file, nor in what was taken from HTML."""
    at = finding("f", "info", 50, span(5, 9), span(0, 2, of="title"))
    result = Result(state="not applicable", findings=(at,))
    for more, first in (
        ({"text": "It.\nis here", "title": "No"}, (True, (2, 2), (2, 6))),
        ({"text": "It.\nis here", "title": "No", "path": "a.html"}, (False, (1, 1), (1, 1))),
        ({"text": "It.\nis here", "title": "No", "line": 7}, (False, (7, 1), (7, 1))),
    ):
        (item,) = located(report(record("a", result, **more)))  # type: ignore[arg-type]
        text, title = item.places
        assert (text.exact, text.start, text.end) == first
        assert not title.exact
        assert (text.words, title.words) == ("s he", "No")


def test_the_gravest_questions_of_a_run_leave_out_what_is_accepted() -> None:
    """Whatever the article, and no more than asked for; of equals the first."""
    rows = [("a", "info", None), ("b", "error", None), ("c", "error", "unchanged"), ("d", "error", "new")]
    records = [
        record(name, Result(state="not applicable", findings=(finding(name, s, 50, span(0, 1), baseline=b),)))
        for name, s, b in rows
    ]
    assert [x.finding.message for x in gravest(report(*records), 9)] == ["b", "d", "a"]
    assert [x.finding.message for x in gravest(report(*records), 2)] == ["b", "d"]


def test_a_span_is_shown_with_its_sentence_and_in_a_title_by_its_words() -> None:
    """On one line."""
    article = Article(id="a", path="a", text="It rained. Then it  poured. It cleared.", title="Rain  comes")
    assert sentence(article, span(16, 18)) == "Then it poured."
    assert sentence(article, span(0, 11, of="title")) == "Rain comes"


@pytest.mark.parametrize(
    ("name", "safe"),
    [("a.txt", "a.txt"), ("A.txt", "a.txt-"), ("x/y z", "x-y-z-"), ("con.txt", "x-con.txt-"),
     ("com1", "x-com1-"),
     ("console", "console"), ("a" * 70, "a" * 60 + "-"), ("..", "")],
)  # fmt: skip
def test_a_name_for_a_file_is_safe_and_tells_apart(name: str, safe: str) -> None:
    """It is the id itself where that is safe, and else ends in a sum of it."""
    made = file_name(name)
    if safe == name:
        assert made == name
    else:
        assert made.startswith(safe)
        assert len(made) == len(safe) + 10
    assert file_name("A") != file_name("a")


@pytest.mark.parametrize(
    ("text", "escaped"),
    [("a *b* [c]", r"a \*b\* \[c\]"), ("1. a", r"1\. a"), ("12) a", r"12\) a"), ("- a", r"\- a"),
     ("# a", r"\# a"),
     ("a - 1. b", "a - 1. b"), ("@ann", "@<!-- -->ann"), (" a\n b ", "a b"), ("<b>&", r"\<b\>\&")],
)  # fmt: skip
def test_markdown_shows_a_text_as_it_stands(text: str, escaped: str) -> None:
    """Nothing opens a list or a heading, and nobody is mentioned."""
    assert escape_markdown(text) == escaped


# --- paper


def test_a_cut_text_ends_in_an_ellipsis_within_its_width() -> None:
    """Wide signs take two cells; what fits is left alone."""
    assert [short("abcd", 4), short("abcde", 4), short("ab  cd", 4), short("日本語", 4)] == [
        "abcd",
        "abc…",
        "ab…",
        "日…",
    ]
    assert [pad("ab", 4), pad("ab", 4, right=True), pad("abcde", 4), pad("日", 3)] == [
        "ab  ",
        "  ab",
        "abc…",
        "日 ",
    ]


def test_running_text_is_broken_between_words_and_a_long_word_within() -> None:
    """No line is wider than asked for."""
    assert fill("aa bb cc", 5) == ["aa bb", "cc"]
    assert fill("aa bb cc", 4) == ["aa", "bb", "cc"]
    assert fill("a abcdefg b", 3) == ["a", "abc", "def", "g b"]
    assert fill("", 3) == [""]
    paper = Paper(width=9)
    paper.wrap("aa bb cc", "x:  ")
    paper.wrap("aa bb cc", "x:  ", "-")
    assert paper.lines == ["x:  aa bb", "    cc", "x:  aa bb", "-cc"]


def test_one_row_too_many_is_shown_and_two_are_counted() -> None:
    """A line that says "1 more" would take the room of the row itself."""
    assert list(cut(["a", "b", "c"], 2, "rows")) == ["a", "b", "c"]
    assert list(cut(["a", "b", "c", "d"], 2, "rows")) == ["a", "b", "… and 2 more rows (see JSON)"]
    assert list(cut([], 2, "rows")) == []


def test_no_text_commands_a_terminal_and_colour_is_there_where_it_is_asked_for() -> None:
    """Control signs and turned writing are made visible; an empty text has no colour."""
    assert clean("a\x1b[1m\u202eb\n c") == "a\ufffd[1m\ufffdb c"
    assert Paper().ink("a", "bold") == "a"
    assert Paper(color=True).ink("a", "bold") == "\x1b[1ma\x1b[0m"
    assert Paper(color=True).ink("", "bold") == ""
    paper = Paper()
    paper.add("a  ")
    paper.extend(["b", ""])
    assert paper.text() == "a\nb\n\n"


# --- words


def test_numbers_have_their_nouns() -> None:
    """One is one, thousands are parted, severities come worst first."""
    told = [counted(1, "story", "stories"), counted(0, "story", "stories"), counted(1200, "note")]
    assert told == ["1 story", "0 stories", "1,200 notes"]
    assert found({"info": 1, "error": 2, "warning": 0}) == "2 errors, 1 note"
    assert found({"warning": 1}) == "1 warning"
    assert found({}) == "no findings"
    assert also([finding(), finding("g"), finding().model_copy(update={"rule": "d/s"})]) == "c/r, d/s"


def test_means_are_told_with_their_denominators_under_the_checks_own_names() -> None:
    """One without a score is left out; where none has one, that is said."""
    rows = [
        Mean(check="c", mean=0.256, n=1, of=3),
        Mean(check="d", mean=None, n=0, of=2),
        Mean(check="e", mean=1, n=2, of=2),
    ]
    figures = Figures({"c": "how sure"}, {"c": 80})
    assert (
        means(rows, figures) == "how sure 0.26 over 1 of 3 (higher than 80 of 100 here) · e 1.00 over 2 of 2"
    )
    assert means(rows[1:2], figures) == "nothing scored"


@pytest.mark.parametrize(
    ("more", "called"),
    [
        ({"title": "T"}, "T"),
        ({"metadata": {"headline": Fact(value="H", found_in="x")}}, "H"),
        ({"title": "T", "metadata": {"headline": Fact(value="H", found_in="x")}}, "T"),
        ({"text": "***\n\n  First words.\nMore."}, "First words."),
        ({"text": "By Ann\nFirst.", "blocks": (Block(kind="byline", span=Span(start=0, end=6)),)}, "First."),
        ({"text": "***"}, "p.txt"),
    ],
)
def test_an_article_is_called_by_title_headline_first_words_or_path(
    more: dict[str, object], called: str
) -> None:
    """In this order; a byline and a row of stars are no words of it."""
    assert headline(Article(**{"id": "a", "path": "p.txt", "text": "", **more})) == called  # type: ignore[arg-type]


def test_a_place_is_a_line_or_the_title_or_nothing() -> None:
    """Where the text was left out no line can be told."""
    article = Article(id="a", path="a", text="a\nb", title="T")
    assert [place((span(2, 3),), article), place((span(0, 1, of="title"),), article), place((), article)] == [
        "line 2", "title", "",
    ]  # fmt: skip
    assert place((span(2, 3),), article.model_copy(update={"text": ""})) == ""


def test_words_are_quoted_as_they_run_without_their_outer_marks() -> None:
    """Pieces with white space between are one; one far off from the longest is left out."""
    text = '"It rained," he said. ' + "x" * 100 + ' "a" and "b"'
    article = Article(id="a", path="a", text=text)
    at = text.index('"a"')
    assert quoted((span(0, 12),), article) == "It rained,"
    assert quoted((span(13, 15), span(16, 20)), article) == "he said"
    assert quoted((span(0, 12), span(13, 20)), article) == '"It rained," he said'
    assert quoted((span(0, 12), span(at, at + 3)), article) == "It rained,"
    assert quoted((span(at, len(text)),), article) == '"a" and "b"'
    assert quoted((span(0, 1),), article) == '"'
    for text in ("“It is “no””", "“It is no””"):
        nested = article.model_copy(update={"text": text})
        assert quoted((span(0, len(text)),), nested) == text
    assert quoted((), article) == ""


def test_a_source_is_called_by_name_and_post_unless_the_name_has_it() -> None:
    """An unnamed one by its description; nobody is nobody."""
    post = Slots(post=Slot(value="Mayor"))
    named = Source(id="s", kind="person", name="Ann Lee", named=True, slots=post)
    assert who(named) == "Ann Lee, Mayor"
    assert who(named.model_copy(update={"name": "mayor Ann Lee"})) == "mayor Ann Lee"
    assert who(named.model_copy(update={"named": False, "name": "an aide"})) == "an aide"
    assert who(None) == "nobody named"


# --- standing


def test_an_article_stands_among_the_others_by_how_many_have_a_lower_mean() -> None:
    """Of a hundred; equals are not lower, and below ten articles nothing is said."""
    values = [0.1, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0]
    records = [
        record(str(n)).model_copy(update={"means": (Mean(check="c", mean=v, n=1, of=1),)})
        for n, v in enumerate([*values, None])
    ]
    found = standing.standings(report(*records))
    assert [found[str(n), "c"] for n in range(11)] == [0, 0, 20, 30, 40, 50, 60, 70, 80, 90, 100]
    assert ("11", "c") not in found
    assert len(standing.standings(report(*records[:10]))) == 10
    assert standing.standings(report(*records[:9])) == {}


def test_labels_are_counted_by_their_first_part_over_what_counts() -> None:
    """Most frequent first, equals by the alphabet."""
    on = On(attribution="a1")
    rows = [("b, x", 1.0, True), ("a", 1.0, True), ("b, y", 0.5, True), ("c", 1.0, True), ("z", 1.0, False)]
    results = [Result(on=on, state="scored", score=s, label=w, in_means=m) for w, s, m in rows]
    results.append(Result(on=on, state="inconclusive", label="i"))
    assert standing.labels(CheckRun(check="c", state="ran", results=tuple(results))) == [
        ("b", 2),
        ("a", 1),
        ("c", 1),
    ]


def test_in_short_is_the_first_scored_word_of_each_check_on_the_whole_article() -> None:
    """Not of a statement, not of what was not scored."""
    results = (
        Result(on=On(attribution="a1"), state="scored", score=1, label="statement"),
        Result(state="not applicable", label="nothing"),
        Result(state="scored", score=1, label="first"),
        Result(state="scored", score=1, label="second"),
    )
    assert standing.in_short(record("a", *results)) == {"c": "first"}


def test_statements_are_counted_by_who_stands_behind_them_and_by_form() -> None:
    """A line without a response is no statement."""
    sources = [
        Source(id="n", kind="person", name="Ann", named=True),
        Source(id="u", kind="person", name="aide", named=False),
        Source(id="d", kind="document", name="memo", named=True),
    ]  # fmt: skip
    made = [("n", "direct"), ("u", "mixed"), ("u", "indirect"), ("d", "indirect"), (None, "indirect")]
    attributions = [Attribution(id=f"a{n}", source=s, form=f) for n, (s, f) in enumerate(made)]  # type: ignore[arg-type]
    attributions.append(Attribution(id="r", source="n", kind="no-response"))
    base = record("a")
    ledger = base.ledger.model_copy(update={"sources": tuple(sources), "attributions": tuple(attributions)})
    assert standing.sourcing([base.model_copy(update={"ledger": ledger})]) == {
        "who": {"named": 1, "unnamed": 2, "document": 1, "nobody": 1},
        "form": {"direct": 1, "mixed": 1, "indirect": 3},
    }


# --- what checks declare


@pytest.mark.parametrize(
    ("show", "cell"), [("label and score", ("word", 0.5)), ("label", ("word", None)), ("score", ("", 0.5))]
)
def test_a_column_shows_words_a_score_or_both(show: str, cell: tuple[str, float | None]) -> None:
    """What has no label shows its state, and what is not there nothing."""
    column = declared.Declared("c", Column(on="source", title="T", show=show))  # type: ignore[arg-type]
    assert column.cell(Result(state="scored", score=0.5, label="word")) == cell
    assert column.cell(None) == ("", None)
    bare = Result(state="inconclusive")
    assert column.cell(bare) == ("" if show == "score" else "inconclusive", None)


def test_a_column_of_sources_says_of_nobody_what_it_says_most_often() -> None:
    """The first result on a source counts, and results of other checks are not looked at."""
    results = (
        Result(on=On(source="s"), state="scored", score=0.1, label="first"),
        Result(on=On(source="s"), state="scored", score=0.2, label="second"),
        *(Result(on=On(attribution=f"a{n}"), state="scored", score=1, label=w) for n, w in enumerate("xyyz")),
    )
    base = record("a", *results)
    loose = tuple(Attribution(id=f"a{n}", source="s" if n == 3 else None) for n in range(4))
    base = base.model_copy(update={"ledger": base.ledger.model_copy(update={"attributions": loose})})
    column = declared.Declared("c", Column(on="source", title="T"))
    said = column.of_sources(base)
    assert {name: r.label for name, r in said.items()} == {"s": "first", None: "y"}
    assert declared.Declared("other", Column(on="source", title="T")).of_sources(base) == {}


def test_panels_of_one_title_and_columns_are_one_gravest_row_first() -> None:
    """In their order; one without rows is left out unless it says what that means."""

    def result(panel: str, *rows: tuple[str, int]) -> Result:
        made = tuple(Row(panel=panel, cells=(word,), gravity=g) for word, g in rows)
        return Result(state="not applicable", rows=made)

    def panel(name: str, title: str, order: int, empty: str = "") -> Panel:
        return Panel(id=name, title=title, columns=("X",), order=order, empty=empty)

    first = record("a", result("p", ("slight", 1), ("grave", 9)))
    second = first.runs[0].model_copy(
        update={"check": "d", "results": (result("q", ("mid", 5), ("same", 1)),)}
    )
    both = first.model_copy(update={"runs": (*first.runs, second)})
    plugins = (
        plugin("c", panels=(panel("p", "T", 5), panel("none", "N", 1)), figure="F"),
        plugin("d", panels=(panel("q", "T", 5), panel("void", "V", 1, "nothing to say"))),
    )
    told = report(both, plugins=plugins)
    filled = declared.panels(told)
    assert [(f.panel.title, [s.row.cells[0] for s in f.rows]) for f in filled] == [
        ("V", []), ("T", ["grave", "mid", "slight", "same"]),
    ]  # fmt: skip
    assert {s.article for s in filled[1].rows} == {"a"}
    assert declared.figures(told) == {"c": "F", "d": "d"}
