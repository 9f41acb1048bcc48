"""What pages are made of: cards, questions, voices, claims, and the words that many articles share."""

from __future__ import annotations

from typing import Any

import pytest

from auditor.model import (
    Article,
    ArticleRecord,
    Attribution,
    CheckRun,
    Claim,
    Column,
    Fact,
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
    Result,
    Row,
    RuleCard,
    Slot,
    Slots,
    Source,
    Span,
    StoryFacts,
    StoryRecord,
)
from auditor.write.page.asked import listed
from auditor.write.page.cards import about, cards, common, described, spoken, told
from auditor.write.page.context import Context
from auditor.write.page.index import outlets, panel_views
from auditor.write.page.links import Links, anchor
from auditor.write.page.story import story_name, story_view
from auditor.write.page.view import article_view
from auditor.write.page.visible import bare
from tests.write.made import MADE, report

LONG = "The harbour hall, of which the roof fell in at midnight, was to be pulled down in spring"
TEXT = f"Rain fell. {LONG}. {'No one was told, ' * 20}said Ann Lee."
ANN = Source(id="s1", kind="person", name="Ann Lee", named=True, slots=Slots(post=Slot(value="clerk")))
AIDES = Source(id="s2", kind="group", name="two aides", named=False, count=2, members=("s1", "s9"))


def at(words: str, **more: Any) -> Span:
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words), **more)


ATTRIBUTIONS = (
    Attribution(
        id="a1", source="s1", source_spans=(at("Ann Lee"),), cue=(at("said"),), content=(at("No one"),),
    ),
    Attribution(
        id="a2", source="s2", content=(at("Rain fell"),),
        relays=(Relay(name="AFP"), Relay(name="Wire", inferred=True)),
    ),
    Attribution(id="a3", source="s2", content=(at("the roof fell in"),), within="a2"),
    Attribution(id="a4", content=(at("in spring"),)),
)  # fmt: skip


def record(name: str = "a", *runs: CheckRun, text: str = TEXT, **more: Any) -> ArticleRecord:
    article = Article(id=name, path=f"{name}.txt", text=text, **more)
    ledger = Ledger(article=article, extractor=MADE, sources=(ANN, AIDES), attributions=ATTRIBUTIONS)
    return ArticleRecord(ledger=ledger, runs=runs)


def run(check: str, *results: Result) -> CheckRun:
    return CheckRun(check=check, state="ran", results=results)


def context(*records: ArticleRecord, **more: Any) -> Context:
    return Context(report(*records, **more), {})


def links(of: Context, up: str | None = "") -> Links:
    return Links.of(of.report, up)


def asking(words: str, **more: Any) -> Result:
    said = {"rule": "c/r", "severity": "info", "message": "Why?", "fingerprint": words, **more}
    return Result(state="not applicable", findings=(Finding(spans=(at(words),), **said),))


# --- questions


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("fell", "Rain fell."),
        (LONG, LONG),
        (LONG[:40], f"{LONG}."),
        (LONG[:41], LONG[:41]),
        (TEXT[11:211], TEXT[11:211]),
        (TEXT[11:212], TEXT[11:210] + "…"),
    ],
)
def test_a_question_is_listed_with_its_words_or_the_sentence_of_few_words(words: str, shown: str) -> None:
    """Up to forty characters are few; more than two hundred are cut."""
    here = context(record("a", run("c", asking(words))))
    strings: list[str] = []
    (row,) = listed(here, links(here), lambda text: strings.append(text) or len(strings) - 1)  # type: ignore[func-returns-value]
    assert strings[row[3]] == shown


def test_a_question_leads_to_its_place_on_its_page() -> None:
    """Numbered as on the page, the gravest first; what stands nowhere leads to its story."""
    runs = run("c", asking("Rain"), asking("spring", severity="error", baseline="new"))
    nowhere = Finding(rule="c/s", severity="warning", message="Who?", fingerprint="s")
    story = StoryRecord(
        facts=StoryFacts(id="s", articles=()),
        runs=(run("c", Result(state="not applicable", findings=(nowhere,))),),
    )
    here = context(record("a", runs), stories=(story,))
    rows = listed(here, links(here), lambda text: 0)
    assert [(row[0], row[6], row[7], row[8]) for row in rows] == [
        (0, "articles/a.html#m1", "spring", 1), (2, "articles/a.html#m2", "Rain", 0),
        (1, "stories/s.html#findings", "s", 0),
    ]  # fmt: skip


def test_an_outlet_has_bars_of_all_that_it_has_said() -> None:
    """One behind the other, a hundred wide together; outlets stand by the alphabet, none is ranked."""
    facts = {"outlet": Fact(value="Post", found_in="x")}
    here = context(record("z"), record("a", metadata=facts), record("b", metadata=facts))
    other, first = outlets(here, links(here))
    assert [(o.name, o.articles) for o in (other, first)] == [("Outlet not stated", 1), ("Post", 2)]
    assert [(bar.key, bar.count, bar.x, bar.width) for bar in first.who if bar.count] == [
        ("named", 2, 0, 25), ("unnamed", 4, 25, 50), ("nobody", 2, 75, 25),
    ]  # fmt: skip
    assert [(bar.count, bar.x, bar.width) for bar in first.form] == [(0, 0, 0), (0, 0, 0), (8, 0, 100)]


# --- links


def test_addresses_lead_up_from_a_page_and_stay_on_one_that_holds_all() -> None:
    """Anchors are told apart by article only where all stand on one page."""
    here = context(record("a"), record("B"))
    folder, one = links(here, "../"), links(here, None)
    assert (folder.to("articles", "a"), one.to("articles", "a", "m1")) == ("../articles/a.html#top", "#a1-m1")
    assert (folder.prefix("articles", "a"), one.prefix("articles", "B")) == ("", "a2-")
    assert (folder.page("rules"), one.page("rules")) == ("../rules.html", "#rules")
    assert (folder.rule("c/r"), one.rule("c/r")) == ("../rules.html#r-c/r", "#r-c/r")
    assert (folder.marks, one.marks) == ("../rules.html#marks", "#marks")
    assert (folder.to("articles", "z"), one.to("stories", "a")) == ("", "")
    assert anchor("C R") == f"r-{anchor('C R').removeprefix('r-')}" != "r-C R"


# --- cards


def test_a_card_has_who_shows_what_and_how_each_check_scores_it() -> None:
    """A result of the attribution comes before one of its source; a score is in thousandths, or none."""
    results = (
        Result(
            on=On(source="s2"), state="scored", score=0.25, label="low",
            reasons=(Reason(text="a group", points=0.25),),
        ),
        Result(on=On(attribution="a3"), state="inconclusive", reasons=(Reason(text="unclear"),)),
    )  # fmt: skip
    here = context(record("a", run("how-clear", *results)))
    made = cards(here.report.articles[0], here, links(here))
    strings = made["t"]
    told_ = [[strings[k[0]], strings[k[1]], k[2], *(strings[r] for r in k[3:])] for k in made["k"]]
    assert told_ == [
        ["How clear", "low", 250, "a group (0.25)"], ["How clear", "inconclusive", -1, "unclear"],
    ]  # fmt: skip
    a1, a2, a3, a4 = made["c"]
    assert [card[0] for card in (a1, a2, a3, a4)] == [1, 0, 0, -1]
    assert [card[2] for card in (a1, a2, a3, a4)] == [[], [0], [1], []]
    assert strings[made["o"]] == "this article"
    assert [strings[n] for n in a2[3]["y"]] == ["Wire (inferred)", "AFP"]
    assert a3[3]["o"] == 1
    assert len(a1) == 3
    voices = [([strings[t] for t in slots], results_) for slots, results_ in made["v"]]
    assert voices == [(["together: Ann Lee"], [0]), (["post: clerk"], [])]


def test_words_that_two_articles_have_are_kept_beside_the_pages_the_most_frequent_first() -> None:
    """Those of one article stay on its page."""

    def scored(*labels: str) -> CheckRun:
        return run("c", *(Result(state="scored", score=1, label=label) for label in labels))

    records = [record("a", scored("x", "y")), record("b", scored("y", "z")), record("d", scored("y", "z"))]
    shown = common(records, context(*records))
    assert [words for words in shown if len(words) == 1] == ["C", "y", "z"]
    assert shown[:2] == ["C", "statement · paraphrased"]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (ANN, "person, named"),
        (AIDES, "group, unnamed, 2 people"),
        (AIDES.model_copy(update={"count": 1, "plural": True}),
         "group, unnamed, several people, number not stated"),
        (AIDES.model_copy(update={"count": None}), "group, unnamed"),
        (Source(id="d", kind="document", name="a memo", named=True), "document"),
    ],
)  # fmt: skip
def test_a_source_is_told_in_a_few_words(source: Source, words: str) -> None:
    """Whether a paper is named says nothing."""
    assert about(source) == words


def test_an_attribution_shows_what_is_out_of_the_ordinary() -> None:
    """Neutral and unknown are not told."""
    plain = Attribution(id="a", form="mixed")
    odd = Attribution(
        id="b", polarity="negated", stance="doubting", channel="interview", hedges=(at("fell"), at("in"))
    )
    ledger = record().ledger
    assert described(plain, ledger) == ["statement", "partly quoted"]
    assert described(odd, ledger)[2:] == [
        "said not to have said so", "cue is doubting", "by interview", "hedged: fell … in",
    ]  # fmt: skip
    assert described(Attribution(id="c", kind="no-response"), ledger) == ["no response"]


def test_those_who_speak_most_come_first_and_nobody_last() -> None:
    """What nobody stands behind is counted as a voice of its own."""
    here = context(record())
    assert [s.id for s in spoken(here.report.articles[0].ledger)] == ["s2", "s1"]
    view = article_view(here.report.articles[0], here, links(here))
    assert [(voice.name, voice.attributions) for voice in view.voices] == [
        ("two aides", 2), ("Ann Lee", 1), ("Nobody is named", 1),
    ]  # fmt: skip
    assert told(ANN, here.report.articles[0].ledger) == ("post: clerk",)


def test_a_note_has_the_line_of_its_words_and_where_it_is_from() -> None:
    """Words once each; a question of a story names the story."""
    two = Finding(rule="c/r", severity="info", message="?", spans=(at("fell"), at("fell"), at("Lee")))
    other = Finding(rule="c/s", severity="error", message="!", spans=(at("Rain", article="a"),))
    story = StoryRecord(
        facts=StoryFacts(id="s", articles=("a",)),
        runs=(run("c", Result(state="not applicable", findings=(other,))),),
    )
    rule = RuleCard(id="r", title="Titled", severity="info", card="x")
    plugin = PluginRecord(id="c", title="C", version="1", origin="here", data_schema={}, rules=(rule,))
    made = record("a", run("c", Result(state="not applicable", findings=(two,))))
    here = context(made, stories=(story,), plugins=(plugin,))
    notes = article_view(made, here, links(here)).notes
    assert [(n.letter, n.title, n.words, n.line, n.story) for n in notes] == [
        ("A", "c/s", ("Rain",), 1, "s"), ("B", "Titled", ("fell", "Lee"), 1, None),
    ]  # fmt: skip


# --- stories


def ref(name: str, attribution: str = "a1") -> Ref:
    return Ref(article=name, attribution=attribution)


def test_claims_of_several_statements_are_told_apart_from_lone_ones() -> None:
    """Whether they are said again or denied; conflicts and quotes are pairs of their own."""
    claims = (
        Claim(id="c1", words=ref("a"), says=(ref("a"),), independence="stands alone"),
        Claim(id="c2", words=ref("a"), says=(ref("a"), ref("b")), independence="echo"),
        Claim(id="c3", words=ref("a"), says=(ref("a"),), denies=(ref("b"),), independence="stands alone"),
        Claim(id="c4", words=ref("gone"), says=(ref("a"), ref("b")), independence="echo"),
    )
    relations = (
        Relation(a=ref("a"), b=ref("b"), relation="conflicts", confidence=0.9),
        Relation(a=ref("a"), b=ref("b", "a2"), relation="corroborates", confidence=0.9),
    )
    facts = StoryFacts(id="s", articles=("a", "b"), claims=claims, relations=relations)
    scored = run("c", Result(on=On(claim="c2"), state="scored", score=0.5, label="half"))
    plugin = PluginRecord(
        id="c", title="C", version="1", origin="here", data_schema={},
        columns=(Column(on="claim", title="How sure"),),
    )  # fmt: skip
    story = StoryRecord(facts=facts, runs=(scored,))
    facts_ = {"headline": Fact(value="Hall falls", found_in="x")}
    here = context(record("a"), record("b", metadata=facts_), stories=(story,), plugins=(plugin,))
    view = story_view(story, here, links(here))
    assert [c.claim.id for c in view.claims] == ["c2", "c3"]
    assert [c.claim.id for c in view.alone] == ["c1"]
    assert [c.drawing is not None for c in (*view.claims, *view.alone)] == [True, True, False]
    assert [(p.relation.relation, p.a.ref.article) for p in view.conflicts] == [("conflicts", "a")]
    assert view.quotes == ()
    assert (view.columns, [c.cells for c in view.claims]) == (
        ("How sure",),
        [(("half", 0.5),), (("", None),)],
    )
    assert story_name(story, here) == "Hall falls"


def test_an_origin_leads_to_its_first_statement_and_a_question_to_its_words() -> None:
    """In the first of its articles that the report holds; words of one article stand together, each once."""
    origins = (
        Origin(id="o1", name="two aides", sources=("gone#s1", "b#s2", "a#s2")),
        Origin(id="o2", name="nobody here", sources=("gone#s1", "a#s7")),
    )
    spans = (
        at("fell", article="a"),
        at("Rain", article="b"),
        at("Lee", article="a"),
        at("fell", article="a"),
    )
    asked = Finding(rule="c/r", severity="info", message="?", spans=spans)
    story = StoryRecord(
        facts=StoryFacts(id="s", articles=("a", "b"), origins=origins),
        runs=(run("c", Result(state="not applicable", findings=(asked,))),),
    )
    here = context(record("a"), record("b"), stories=(story,))
    view = story_view(story, here, links(here))
    assert [address for _, address in view.origins] == ["articles/b.html#n2", ""]
    assert [(words, href) for _, words, href in view.findings[0].places] == [
        ("fell … Lee", "articles/a.html#f1"), ("Rain", "articles/b.html#f1"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("a-b.html#m1", "a-b.html#m1"),
        ("", '""'),
        ("a b", '"a b"'),
        ("a/", '"a/"'),
        ('a"b', '"a&#34;b"'),
        (7, "7"),
    ],
)
def test_an_attribute_has_marks_where_html_needs_them(value: object, written: str) -> None:
    """Words with a space, a stroke at the end, or none."""
    assert str(bare(value)) == written


@pytest.mark.parametrize(("rows", "shown", "more"), [(1, 1, 0), (2, 2, 0), (3, 2, 1), (5, 2, 3)])
def test_a_panel_shows_as_many_rows_as_it_may_and_counts_the_rest(rows: int, shown: int, more: int) -> None:
    """The gravest first, each with the words that it points at and the way to its article."""
    told = tuple(
        Row(panel="p", cells=(f"row {n}",), spans=(at("Rain"), at("fell")), gravity=n) for n in range(rows)
    )
    plugin = PluginRecord(
        id="c", title="C", version="1", origin="x", data_schema={}, rules=(),
        panels=(Panel(id="p", title="Panel", columns=("What",), most=2),),
    )  # fmt: skip
    here = context(record("a", run("c", Result(state="not applicable", rows=told))), plugins=(plugin,))
    (found,) = panel_views(here, links(here))
    assert (len(found.rows), found.more) == (shown, more)
    assert [row.cells for row in found.rows] == [(f"row {n}",) for n in range(rows - 1, -1, -1)[:shown]]
    assert [(row.words, row.href) for row in found.rows[:1]] == [("Rain", "articles/a.html#top")]
