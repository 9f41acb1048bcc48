"""How the text report lays things out: columns, bars, quotes under each other, what is cut."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from rich.cells import cell_len

from auditor.model import (
    Article,
    ArticleRecord,
    Attribution,
    CheckRun,
    Claim,
    Column,
    Edit,
    Finding,
    Ledger,
    On,
    Origin,
    Panel,
    PluginRecord,
    Reason,
    Ref,
    Relation,
    Relay,
    Report,
    Result,
    Row,
    Source,
    Span,
    StoryFacts,
    StoryRecord,
)
from auditor.testing import make_ledger, source
from auditor.write.text import compose
from tests.write.made import MADE, report

NAME = "a woman who asked for nothing but to be left alone by the press"


def checks(*names: str) -> tuple[PluginRecord, ...]:
    """Checks that have a column for sources."""
    columns = (Column(on="source", title="How anonymous"),)
    return tuple(
        PluginRecord(id=n, title=n, version="1", origin="here", data_schema={}, columns=columns)
        for n in names
    )


def spoken(*names: str) -> ArticleRecord:
    """An article of two sources, one of long name and through long hands, that some checks score."""
    sources = (
        Source(id="s1", kind="person", name=NAME, named=False),
        Source(id="s2", kind="person", name="Ann Lee", named=True),
    )
    hands = (Relay(name="The Daily Telegraph of Sydney"),)
    attributions = [Attribution(id=f"a{n}", source="s1", relays=hands) for n in range(3)]
    attributions.append(Attribution(id="b", source="s2"))
    results = (
        Result(on=On(source="s1"), state="scored", score=0.5, label="described"),
        Result(on=On(source="s2"), state="scored", score=1.0, label="identified"),
    )
    runs = tuple(CheckRun(check=name, state="ran", results=results) for name in names)
    article = Article(id="a", path="a.txt", text="words here")
    ledger = Ledger(article=article, extractor=MADE, sources=sources, attributions=tuple(attributions))
    return ArticleRecord(ledger=ledger, runs=runs)


@pytest.mark.parametrize("width", [72, 80, 92, 120])
@pytest.mark.parametrize("names", ["", "a", "ab", "abc", "abcd"])
def test_the_table_of_speakers_keeps_to_its_columns_and_to_the_paper(width: int, names: str) -> None:
    """Those who speak most first; a lone column has a bar, several have their scores, as many as there is
    room for; hands stand last."""
    made = report(spoken(*names), plugins=checks(*names))
    rows = compose(made, width=width).splitlines()
    at = next(n for n, row in enumerate(rows) if "Who speaks" in row)
    head, first, second = rows[at : at + 3]
    assert max(map(cell_len, (head, first, second))) <= width
    times = head.index("times") + len("times") - 1
    assert (first[times], second[times]) == ("3", "1")
    assert first.endswith(" via The Daily…")
    assert "Ann Lee" in second
    assert "via" not in second
    shown = min(len(names), {72: 1, 120: 3}.get(width, 2))
    places = [n for n in range(len(head)) if head.startswith("How anon", n)]
    assert len(places) == shown
    for place in places:
        assert first[place:].startswith("described   0.50" + " ▪▪▪▪▪ " * (shown == 1))
        assert second[place:].startswith("identified  1.00" + " ▪▪▪▪▪▪▪▪▪▪" * (shown == 1))
    left = len(names) - shown
    assert ("more column" in "".join(rows)) == bool(left)
    assert not left or f"… and {left} more column{'s' * (left > 1)} (see JSON)" in "".join(rows)


@pytest.mark.parametrize(
    ("forms", "bar"),
    [
        ("direct direct mixed indirect", "█" * 20 + "▓" * 10 + "░" * 10),
        ("indirect", "░" * 40),
        ("direct indirect indirect", "█" * 13 + "░" * 27),
        ("mixed", "▓" * 40),
    ],
)
def test_how_close_the_words_are_is_a_bar_of_forty_cells(forms: str, bar: str) -> None:
    """What is quoted first; who did not answer has no share in it."""
    said = [Attribution(id=f"a{n}", form=form) for n, form in enumerate(forms.split())]  # type: ignore[arg-type]
    said.append(Attribution(id="r", kind="no-response"))
    ledger = Ledger(article=Article(id="a", path="a", text="x"), extractor=MADE, attributions=tuple(said))
    told = compose(report(ArticleRecord(ledger=ledger)))
    assert f"\n                {bar}\n" in told
    assert "besides, 1 did not answer" in " ".join(told.split())


def pair(ours: str, theirs: str, relation: str, kept: list[tuple[str, str, str]], **more: Any) -> Report:
    """Two articles with a statement each, and how their words differ: change, words here, words there."""
    ledgers = []
    for name, marked in (("a", ours), ("b", theirs)):
        ledger = make_ledger(f"[s1 Ann Lee] [c1 said] {marked}.", [source("Ann Lee", named=True)])
        ledgers.append(
            ledger.model_copy(
                update={"article": ledger.article.model_copy(update={"id": name, "path": name})}
            )
        )

    def at(ledger: Ledger, words: str) -> Span | None:
        start = ledger.article.text.index(words)
        return Span(start=start, end=start + len(words), article=ledger.article.id) if words else None

    edits = tuple(Edit(change=c, a=at(ledgers[0], x), b=at(ledgers[1], y)) for c, x, y in kept)  # type: ignore[arg-type]
    one, two = Ref(article="a", attribution="a1"), Ref(article="b", attribution="a1")
    told = Relation(a=one, b=two, relation=relation, confidence=0.9, edits=edits)  # type: ignore[arg-type]
    facts = StoryFacts(id="s", articles=("a", "b"), relations=(told,))
    story = StoryRecord(facts=facts, **more)
    return report(*(ArticleRecord(ledger=x) for x in ledgers), stories=(story,))


QUOTED, SAME, DIFFER = (
    "Quoted in one article, paraphrased in another",
    "Quotes the same but for marks and spelling",
    "Quotes whose words differ",
)


@pytest.mark.parametrize(
    ("ours", "theirs", "kept", "title"),
    [
        ("[q1 “the deal is dead”]", "[q1 the deal is dead, too]",
         [("same", "the deal is dead", "the deal is dead"), ("inserted", "", "too")], QUOTED),
        ("[q1 the deal is dead, too]", "[q1 “the deal is dead”]",
         [("same", "the deal is dead", "the deal is dead"), ("deleted", "too", "")], QUOTED),
        ("[q1 the deal “is dead”]", "[q1 the deal is dead, too]",
         [("same", "the deal", "the deal"), ("punctuation", "“", ""), ("same", "is dead", "is dead")],
         QUOTED),
        ("[q1 the deal is dead, too]", "[q1 the deal “is dead”]",
         [("same", "the deal", "the deal"), ("punctuation", "", "“"), ("same", "is dead", "is dead")],
         QUOTED),
        ("[q1 “the deal is dead and gone”]", "[q1 the deal was lost]",
         [("same", "the deal", "the deal"), ("substituted", "is dead and gone", "was lost")], ""),
        ("[q1 “the deal is dead”]", "[q1 “the deal is dead”]",
         [("same", "the deal", "the deal"), ("punctuation", "is", "is")], SAME),
        ("[q1 “the deal is dead”]", "[q1 “the deal is dead”]",
         [("same", "the deal is dead", "the deal is dead")], ""),
        ("[q1 “the deal is dead”]", "[q1 “the deal was dead”]",
         [("same", "the deal", "the deal"), ("substituted", "is", "was")], ""),
    ],
)  # fmt: skip
def test_quotes_are_set_under_each_other_by_how_they_differ(
    ours: str, theirs: str, kept: list[tuple[str, str, str]], title: str
) -> None:
    """A quotation whose words another article has without marks, most of them; one that differs in marks
    alone; what differs in nothing, or in the words of no altered quote, is not shown."""
    told = compose(pair(ours, theirs, "same_quote", kept))
    assert [t for t in (QUOTED, SAME, DIFFER) if t in told] == [title] * bool(title)


def test_long_quotes_go_on_below_with_their_words_still_under_each_other() -> None:
    """No line is wider than the paper, and only the first has its article and line."""
    words = [f"word{n}" for n in range(30)]
    other = [w if n != 20 else "another" for n, w in enumerate(words)]
    kept = [
        ("same", " ".join(words[:20]), " ".join(words[:20])), ("substituted", "word20", "another"),
        ("same", " ".join(words[21:]), " ".join(words[21:])),
    ]  # fmt: skip
    told = compose(pair(f"[q1 “{' '.join(words)}”]", f"[q1 “{' '.join(other)}”]", "altered_quote", kept))
    rows = told[told.index(DIFFER) :].splitlines()[2:]
    rows = rows[: next(n for n, row in enumerate(rows) if not row.strip() or "word" not in row)]
    assert len(rows) == 6
    assert max(map(len, rows)) <= 92
    assert [row[:16].strip() for row in rows] == ["[1] line 1", "[2] line 1", "", "", "", ""]
    for upper, lower in zip(rows[::2], rows[1::2], strict=True):
        for word in {*upper.split()} & {*lower.split()} - {"line", "1"}:
            assert upper.index(word) == lower.index(word)
    assert any("[word20]" in u and u.index("[word20]") == v.index("[another]") for u, v in pairwise(rows))


def test_a_question_about_a_story_has_what_stands_under_it_below() -> None:
    """The rules, each once."""
    top = Finding(rule="c/top", severity="warning", message="Which?", fingerprint="t")
    below = Finding(rule="c/below", severity="info", message="And?", fingerprint="u", under="t")
    run = CheckRun(check="c", state="ran", results=(Result(state="not applicable", findings=(top, below)),))
    told = compose(pair("[q1 no]", "[q1 yes]", "related", [], runs=(run,)))
    assert "\n      Which? [c/top]\n      also c/below\n" in told
    assert "1 warning, worst first" in told
    assert "Accounts that differ" not in told


@pytest.mark.parametrize(("number", "more"), [(1, 0), (7, 0), (8, 0), (9, 1), (11, 3)])
def test_a_story_shows_eight_questions_and_counts_the_rest(number: int, more: int) -> None:
    """Worst first."""
    asked = tuple(
        Finding(rule="c/r", severity="warning", message=f"m{n}", fingerprint=str(n)) for n in range(number)
    )
    run = CheckRun(check="c", state="ran", results=(Result(state="not applicable", findings=asked),))
    told = compose(pair("[q1 no]", "[q1 yes]", "related", [], runs=(run,))).partition("    Findings    ")[2]
    assert told.count("[c/r]") == number - more
    assert ("more finding" in told) == bool(more)
    assert f"… and {more} more finding" in told or not more


def test_a_story_of_one_article_is_not_told() -> None:
    """There is nobody to compare it with."""
    record = spoken()
    story = StoryRecord(facts=StoryFacts(id="s", articles=("a",)))
    assert "Story 1" not in compose(report(record, stories=(story,)))


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, ""), (6, ""), (7, "… and 1 more finding (see JSON)"), (9, "… and 3 more findings (see JSON)")],
)
def test_an_article_shows_six_questions_and_counts_the_rest(number: int, said: str) -> None:
    """Worst first."""
    asked = tuple(
        Finding(rule="c/r", severity="warning", message=f"m{n}", fingerprint=str(n)) for n in range(number)
    )
    base = spoken()
    run = CheckRun(check="c", state="ran", results=(Result(state="not applicable", findings=asked),))
    told = compose(report(base.model_copy(update={"runs": (run,)})))
    assert told.count("[c/r]") == min(number, 6)
    assert ("more finding" in told) == bool(said)
    assert said in told
    assert f"{number} warning" in told


def test_who_speaks_in_several_articles_is_listed_and_others_are_counted() -> None:
    """With the hands that are not in the name; one that cannot be told from others is no confirmation."""
    made = pair("[q1 no]", "[q1 yes]", "related", [])
    (story,) = made.stories
    origins = (
        Origin(
            id="o1", name="aides of Reuters", sources=("a#s1", "b#s1"), relays=("Reuters", "AFP"),
            judged=False,
        ),
        Origin(id="o2", name="Ann Lee", sources=("a#s1", "a#s2")),
        Origin(id="o3", name="Bob Ray", sources=("b#s3",)),
    )  # fmt: skip
    facts = story.facts.model_copy(update={"origins": origins})
    told = compose(made.model_copy(update={"stories": (story.model_copy(update={"facts": facts}),)}))
    assert "\n      [1] [2] aides of Reuters, through AFP (cannot be told apart from other origins)\n" in told
    assert "\n      2 origins in one article only (see JSON)\n" in told


def panelled(*cells: tuple[str, ...], columns: tuple[str, ...], most: int = 3) -> list[str]:
    """The rows of a panel over two articles, as the text has them, without its title."""
    panel = Panel(id="p", title="On top", columns=columns, most=most)
    rows = tuple(Row(panel="p", cells=c, spans=(Span(start=0, end=5),)) for c in cells)
    run = CheckRun(check="c", state="ran", results=(Result(state="not applicable", rows=rows),))
    first = spoken().model_copy(update={"runs": (run,)})
    other = first.ledger.article.model_copy(update={"id": "b"})
    second = ArticleRecord(ledger=first.ledger.model_copy(update={"article": other}))
    plugin = PluginRecord(id="c", title="c", version="1", origin="here", data_schema={}, panels=(panel,))
    told = compose(report(first, second, plugins=(plugin,)))
    return told[told.index("  On top") :].split("\n\n")[0].splitlines()[1:]


def test_a_panel_is_a_table_in_which_the_widest_column_gives_way() -> None:
    """Until it fits the paper; the others keep their width."""
    rows = panelled(("x" * 60, "y" * 10, "z" * 30), ("x", "y", "z"), columns=("First", "Second", "Third"))
    assert [len(row) for row in rows] == [87, 92, 92]
    assert rows[0].split() == ["First", "Second", "Third", "where"]
    assert rows[1] == f"    {'x' * 31}…  {'y' * 10}  {'z' * 30}  [1] line 1"
    assert [row.index(w) for row, w in zip(rows, ("Second", "y", "y"), strict=True)] == [38, 38, 38]


def test_a_panel_that_would_be_cut_too_much_has_its_rows_in_lines_of_their_own() -> None:
    """The first cell and the place, the others below by their columns; further rows are counted."""
    wide = ("x" * 60, "y" * 90)
    rows = panelled(*[wide] * 5, columns=("First", "Second"), most=2)
    assert rows[0] == f"    {'x' * 60}  [1] line 1"
    assert rows[1].startswith("      Second  yyy")
    assert max(map(len, rows)) <= 92
    assert sum(row.startswith("    xxx") for row in rows) == 2
    assert rows[-1] == "    … and 3 more rows (see JSON)"
    assert "more row" not in panelled(*[wide] * 2, columns=("First", "Second"), most=2)[-1]


def test_a_long_title_is_cut_and_its_line_keeps_to_the_paper() -> None:
    """So does the line below it, of outlet and path."""
    base = spoken()
    more = {"title": "word " * 40, "path": "folder/" * 20 + "a.txt"}
    article = base.ledger.article.model_copy(update=more)
    told = compose(
        report(base.model_copy(update={"ledger": base.ledger.model_copy(update={"article": article})}))
    )
    rows = told.splitlines()
    at = next(n for n, row in enumerate(rows) if row.startswith("[1] word"))
    assert max(map(len, rows[at : at + 2])) <= 92
    assert all(row.endswith("…") for row in rows[at : at + 2])


@pytest.mark.parametrize(("number", "said"), [(4, ""), (5, "… and 1 more pair "), (7, "… and 3 more pairs ")])
def test_four_pairs_of_quotes_are_shown_and_the_others_counted(number: int, said: str) -> None:
    """Of each kind of difference."""
    kept = [("same", "the deal", "the deal"), ("substituted", "is", "was")]
    made = pair("[q1 “the deal is dead”]", "[q1 “the deal was dead”]", "altered_quote", kept)
    (story,) = made.stories
    facts = story.facts.model_copy(update={"relations": story.facts.relations * number})
    told = compose(made.model_copy(update={"stories": (story.model_copy(update={"facts": facts}),)}))
    assert told.count("[is]") == min(number, 4)
    assert ("more pair" in told) == bool(said)
    assert said in told


def test_accounts_that_differ_stand_under_each_other() -> None:
    """With what sort of conflict it is and why; four of them, and the others counted."""
    made = pair("[q1 no]", "[q1 yes]", "conflicts", [])
    (story,) = made.stories
    (conflict,) = story.facts.relations
    conflict = conflict.model_copy(update={"sort": "dispute", "reasons": (Reason(text="no against yes"),)})
    facts = story.facts.model_copy(update={"relations": (conflict,) * 6})
    told = compose(made.model_copy(update={"stories": (story.model_copy(update={"facts": facts}),)}))
    said = "      dispute: no against yes\n      [1] line 1  Ann Lee: no\n      [2] line 1  Ann Lee: yes\n"
    assert told.count(said) == 4
    assert "… and 2 more (see JSON)" in told


@pytest.mark.parametrize(("number", "more"), [(11, 0), (14, 4)])
def test_claims_are_told_with_their_reasons_and_ten_of_them(number: int, more: int) -> None:
    """The line that counts the others has no reason below it."""
    made = pair("[q1 no]", "[q1 yes]", "related", [])
    (story,) = made.stories
    one, two = Ref(article="a", attribution="a1"), Ref(article="b", attribution="a1")
    claims = tuple(
        Claim(
            id=f"c{n}", words=one, says=(one, two), origins=("o1",), independence="echo",
            reasons=(Reason(text=f"reason {n}"),),
        )
        for n in range(number)
    )  # fmt: skip
    facts = story.facts.model_copy(update={"claims": claims})
    told = compose(made.model_copy(update={"stories": (story.model_copy(update={"facts": facts}),)}))
    rows = told[told.index("    Claims ") :].splitlines()[1:]
    shown = number - more
    assert [row.strip() for row in rows[1 : 2 * shown : 2]] == [f"reason {n}" for n in range(shown)]
    after = [row.strip() for row in rows[2 * shown :][:2]]
    assert after[: bool(more)] == [f"… and {more} more claims (see JSON)"] * bool(more)
    assert after[bool(more)].startswith("“ ” quoted")
