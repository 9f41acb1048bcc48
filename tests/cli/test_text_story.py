"""The text report tells a story across its articles: one origin, one claim, the words that changed."""

import pytest

from auditor.model import (
    Claim,
    Edit,
    Finding,
    Ledger,
    Origin,
    Reason,
    Ref,
    Relation,
    Report,
    Span,
    StoryFacts,
    StoryRecord,
)
from auditor.testing import make_ledger, source
from auditor.write.text import compose

INSIDER = source("two insiders", id="s1", count=2)


def named(ledger: Ledger, name: str) -> Ledger:
    return ledger.model_copy(update={"article": ledger.article.model_copy(update={"id": name, "path": name})})


def span(ledger: Ledger, words: str) -> Span:
    start = ledger.article.text.index(words)
    return Span(start=start, end=start + len(words), article=ledger.article.id)


@pytest.fixture
def told(report: Report) -> str:
    a = named(make_ledger("[s1 two insiders] [c1 said] [q1 “the deal is dead”].", [INSIDER]), "a.txt")
    b = named(
        make_ledger("It rains.\n[s1 two insiders] [c1 said] [q1 “the deal was dead”].", [INSIDER]), "b.txt"
    )
    one, two = Ref(article="a.txt", attribution="a1"), Ref(article="b.txt", attribution="a1")
    edits = (
        Edit(change="same", a=span(a, "the deal"), b=span(b, "the deal")),
        Edit(change="substituted", a=span(a, "is"), b=span(b, "was")),
        Edit(change="same", a=span(a, "dead"), b=span(b, "dead")),
    )
    facts = StoryFacts(
        id="story1",
        articles=("a.txt", "b.txt"),
        relations=(Relation(a=one, b=two, relation="altered_quote", confidence=0.9, edits=edits),),
        origins=(
            Origin(id="o1", name="two insiders", sources=("a.txt#s1", "b.txt#s1"), relays=("Reuters",)),
        ),
        claims=(
            Claim(
                id="c1", words=one, says=(one, two), origins=("o1",), independence="echo",
                reasons=(Reason(text="all articles pass on two insiders"),),
            ),
        ),
    )  # fmt: skip
    finding = Finding(
        rule="agreement/altered-quote",
        severity="warning",
        message="Which is right?",
        spans=(span(a, "is"), span(b, "was")),
    )
    runs = report.articles[0].runs[0].model_copy(update={"results": ()})
    result = report.articles[0].runs[0].results[0].model_copy(update={"findings": (finding,)})
    story = StoryRecord(facts=facts, runs=(runs.model_copy(update={"results": (result,)}),))
    (record,) = report.articles
    articles = tuple(record.model_copy(update={"ledger": ledger, "runs": ()}) for ledger in (a, b))
    return compose(report.model_copy(update={"articles": articles, "stories": (story,)}))


def test_an_origin_in_two_articles_is_one_origin(told: str) -> None:
    assert "[1] [2] two insiders, through Reuters" in told


def test_a_claim_shows_how_each_article_has_it_and_from_how_many_origins(told: str) -> None:
    (row,) = [row for row in told.splitlines() if row.startswith("    the deal is dead")]
    assert row.split("  ")[-1].strip() == "echo, 1 origin"
    assert row.count("“ ”") == 2


def test_a_claim_says_below_it_in_one_line_why(told: str) -> None:
    rows = told.splitlines()
    (at,) = [n for n, row in enumerate(rows) if row.startswith("    the deal is dead")]
    assert rows[at + 1] == "      all articles pass on two insiders"


def test_changed_words_stand_under_each_other(told: str) -> None:
    upper, lower = [row for row in told.splitlines() if row.startswith("      [") and "deal" in row]
    assert upper.index("[is]") == lower.index("[was]")
    assert upper.index("dead") == lower.index("dead")
    assert ("[1] line 1" in upper, "[2] line 2" in lower) == (True, True)


def test_a_finding_of_a_story_names_the_place_in_each_article(told: str) -> None:
    assert "▲ [1] line 1, [2] line 2\n      Which is right? [agreement/altered-quote]\n" in told
