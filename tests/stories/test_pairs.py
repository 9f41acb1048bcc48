"""What is seen of two statements side by side."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import Article, Attribution, Extractor, Ledger, Span
from auditor.stories.align import align
from auditor.stories.candidates import runs
from auditor.stories.contrast import contrast
from auditor.stories.denials import denies
from auditor.stories.evidence import reason
from auditor.stories.features import features
from auditor.stories.judge import FACT, RELATION, STEPS, judge, judge_with, probabilities
from auditor.stories.pair import Pair
from auditor.stories.proposition import compare
from auditor.stories.statements import Statement, frame, statements
from auditor.stories.topic import topical
from auditor.stories.words import listed, stem
from auditor.testing import source

Maker = Callable[..., Ledger]
BELL = source("Anna Bell", named=True)
HALE = source("Tom Hale", named=True)
WORDS = listed("not never help hurt support oppose Bell harbour ports 3 4 “sell” the . will council")


def one(ledger: Ledger) -> Statement:
    (found,) = statements(ledger)
    return found


def said(text: str, name: str = "a") -> Statement:
    """The statement that a whole text is."""
    article = Article(id=name, path=name, text=text)
    whole = Attribution(id="a1", content=(Span(start=0, end=len(text)),))
    extractor = Extractor(name="none", version="0")
    return one(Ledger(article=article, extractor=extractor, attributions=(whole,)))


@settings(max_examples=40, deadline=None)
@given(*[st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)] * 2)
def test_no_side_comes_first(x: str, y: str) -> None:
    """Two statements look the same, and are judged the same, either way round; all numbers are shares."""
    if not any(c.isalnum() for c in x) or not any(c.isalnum() for c in y):
        return
    a, b = said(x), said(y, "b")
    there, back = features(Pair(a, b)), features(Pair(b, a))
    assert there == pytest.approx(back)
    assert all(0.0 <= v <= 1.0 + 1e-9 for v in there.values())
    ours, theirs = judge(Pair(a, b)), judge(Pair(b, a))
    assert (ours.relation, ours.sort, ours.differs) == (theirs.relation, theirs.sort, theirs.differs)


@pytest.mark.parametrize(
    ("a", "b", "opposed"),
    [
        ("The council will sell the harbour ports.", "The council will not sell the harbour ports.", True),
        ("The council will sell the harbour ports.", "The council sold the harbour, not the ferries.", False),
        ("Ferries will not sail on Sunday.", "The council will not sell the harbour ports.", False),
        ("Tolls do more to help the harbour trade.", "Tolls do more to hurt the harbour trade.", True),
        ("Tolls do more to help than to hurt trade.", "Tolls do more to hurt than to help trade.", True),
        ("Tolls help the harbour trade.", "Rain may hurt a summer festival.", False),
        ("The council sold three ports.", "The council sold nine ports.", True),
    ],
)
def test_only_what_can_be_pointed_at_is_opposition(a: str, b: str, opposed: bool) -> None:
    """A negation opposes the other side only over the word it bears on, antonyms only over one thing."""
    assert Pair(said(a), said(b, "b")).opposition is opposed


@pytest.mark.parametrize(("thing", "opposed"), [("harbour ports", True), ("school dinners", False)])
def test_opposite_stances_are_taken_to_one_thing(told: Maker, thing: str, opposed: bool) -> None:
    """Who condemns one plan does not oppose who backs another, even if both plans are one person's."""
    a = told("a", "[s1 Anna Bell] [c1 condemned] [q1 Tom Hale's plan to sell the harbour ports].", [BELL])
    b = told("b", f"[s1 Tom Hale] [c1 backed] [q1 his plan to sell the {thing}].", [HALE])
    c = told("c", f"[s1 Tom Hale] [c1 backed] [q1 the {thing} of candidate Tom Hale].", [HALE])
    assert Pair(one(a), one(b)).opposition
    assert Pair(one(a), one(c)).opposition is opposed


def test_a_stance_is_pointed_at(told: Maker) -> None:
    """Where two take sides, the words that tell so are marked: of the cue, or else of what is said."""
    a = told("a", "[s1 Anna Bell] [c1 condemned] [q1 the sale of the harbour ports].", [BELL])
    b = told("b", "[s1 Tom Hale] [c1 said] [q1 he backed the sale of the harbour ports].", [HALE])
    seen = reason(Pair(one(a), one(b)), "predicate")
    marked = [{"a": a, "b": b}[s.article].article.slice(s) for s in seen.spans if s.article]
    assert marked == ["condemned", "backed"]


def test_a_persons_name_and_office_are_no_topic(told: Maker) -> None:
    """Who is cited in an article is known by name in all statements of it."""
    text = (
        "[s1 Anna Bell] [c1 said] [q1 that Senator Tom Hale will sell ports]. "
        "[s2 Tom Hale] [c2 said] [q2 no]."
    )
    statement = statements(told("a", text, [BELL, HALE]))[0]
    assert topical(statement.stems, statement.setting.people) == {stem("sell"), stem("ports")}


def test_a_quotation_that_a_negation_turns_round_is_altered(told: Maker) -> None:
    """Whatever else was changed in it."""
    a = told(
        "a", '[q1 "We will sell the harbour and all its ports in spring,"] [c1 said] [s1 Anna Bell].', [BELL]
    )
    b = told("b", '[q1 "We will never sell the harbour and all its ports"] [c1 said] [s1 Anna Bell].', [BELL])
    judgement = judge(Pair(one(a), one(b)))
    assert judgement.relation == "altered_quote"
    assert {"words", "sense"} <= set(judgement.differs)


def test_statements_that_hardly_share_a_word_do_not_support_each_other() -> None:
    """Nor do they conflict."""
    a = said("The harbour company will sell its three northern ports before the winter storms.")
    b = said("The company told investors that fuel, wages and insurance had cost it dearly.", "b")
    assert judge(Pair(a, b)).relation in ("related", "unrelated")


def test_the_context_of_a_statement_is_cut_at_its_articles_edges() -> None:
    """A statement that is its whole article has nothing around it."""
    statement = said("Three northern ports")
    assert statement.context == statement.stems


def undecided(**weights: float) -> dict[str, dict[str, dict[str, float]]]:
    """A model to which every answer is as likely as the others, some relations weighed up."""
    relations = {name for answers in STEPS.values() for leads in answers.values() for name in leads}
    return {question: {name: {"bias": 0.0} for name in answers} for question, answers in STEPS.items()} | {
        FACT: {"yes": {"bias": 0.0}, "no": {"bias": 0.0}},
        RELATION: {name: {"weight": weights.get(name, 1.0)} for name in sorted(relations)},
    }


def test_every_relation_is_reached_by_one_path_of_answers() -> None:
    """Related after three questions of two answers, an altered quote after five, the last of three."""
    likely = probabilities(undecided(), {})
    assert sum(likely.values()) == pytest.approx(1.0)
    assert likely["unrelated"] == pytest.approx(1 / 2)
    assert likely["conflicts"] == pytest.approx(1 / 4)
    assert likely["related"] == pytest.approx(1 / 8)
    assert likely["corroborates"] == pytest.approx(1 / 16)
    assert likely["altered_quote"] == pytest.approx(1 / 48)


def test_a_relation_is_weighed_up_when_one_is_chosen_and_not_in_the_support() -> None:
    """How likely two statements say the same does not hang on what a rare relation is worth."""
    pair = Pair(
        said("The council will sell the harbour ports."), said("The council will sell three ports.", "b")
    )
    plain, weighed = judge_with(undecided(), pair), judge_with(undecided(same_statement=40.0), pair)
    assert (plain.relation, weighed.relation) == ("unrelated", "same_statement")
    assert weighed.confidence > 0.5
    assert plain.support == pytest.approx(weighed.support)


def test_whether_both_assert_one_fact_is_asked_by_itself() -> None:
    """It hangs neither on their relation nor on who speaks."""
    pair = Pair(said("The council will sell the harbour."), said("The town sells its port.", "b"))
    certain = undecided()
    certain["one topic"]["no"]["bias"] = certain[FACT]["yes"]["bias"] = 50.0
    judged = judge_with(certain, pair)
    assert (judged.relation, judged.support) == ("unrelated", pytest.approx(1.0))


@pytest.mark.parametrize(
    ("ours", "theirs", "contrary"),
    [
        ("The mayor will win the harbour vote.", "The mayor will lose the harbour vote.", True),
        ("The mayor will win.", "The mayor will lose.", False),
        ("The mayor will win the harbour vote.", "The mayor will lose the northern county.", False),
    ],
)
def test_opposites_are_contrary_where_enough_else_is_shared(ours: str, theirs: str, contrary: bool) -> None:
    """The opposed words themselves are no part of what is shared."""
    assert Pair(said(ours), said(theirs, "b")).contrary is contrary


@pytest.mark.parametrize(
    ("text", "verbal"),
    [
        ("He views the gains", True),
        ("Holm views the gains", True),
        ("Holm again views the gains", False),
        ("the views the gains", False),
        ("He views gains", False),
        ("They may views", True),
    ],
)
def test_a_word_that_may_be_a_noun_is_a_verb_between_its_subject_and_object(text: str, verbal: bool) -> None:
    """Right behind a name, a pronoun or "to", and before a determiner."""
    assert (stem("views") in said(text).verbs) is verbal


def test_numbers_of_one_thing_conflict_where_all_else_is_alike() -> None:
    """Who speaks of other ports contradicts nobody."""
    ours = said("The council will sell 40 ports to Holm.")
    same, other = "The council will sell 50 ports to Holm.", "Dockers of 50 ports went on strike."
    assert judge(Pair(ours, said(same, "b"))).relation == "conflicts"
    apart = Pair(ours, said(other, "b"))
    assert apart.numbers
    assert judge(apart).relation != "conflicts"


@pytest.mark.parametrize(
    ("ours", "theirs", "conflict"),
    [
        ("Captain Brand would miss six weeks.", "Captain Brand will miss four months.", True),
        ("Captain Brand would miss two weeks.", "Captain Brand will miss 14 days.", False),
        ("The blackout lasted 40 minutes.", "The blackout lasted three hours.", True),
        ("The call from the farm was logged at 11.40pm.", "The call from the farm came at 12.55am.", True),
        ("The call from the farm was logged at 11.40pm.", "The call from the farm came at 11.40 p.m.", False),
    ],
)
def test_times_conflict_where_all_else_is_alike(ours: str, theirs: str, conflict: bool) -> None:
    """Whatever units they are counted in; the unit is no other wording."""
    assert (judge(Pair(said(ours), said(theirs, "b"))).relation == "conflicts") is conflict


def test_what_is_said_by_negating_the_opposite_is_the_same() -> None:
    """The opposite is taken for the word itself, and no negation is left."""
    found = compare(said("The gates will not open before May."), said("The gates will close in May.", "b"))
    assert found.inverted
    assert not found.contrary
    assert found.overlap == 1
    assert found.same


def test_a_cue_denies_only_what_the_other_says(told: Maker) -> None:
    """Of the slighter statement most, of both a third."""
    a = one(told("a", "[s1 Anna Bell] [c1 said] [q1 that the council sold the northern harbour].", [BELL]))
    same, other, part = (
        one(told("b", f"[s1 Tom Hale] [c1 denied] [q1 that {words}].", [HALE]))
        for words in (
            "the council sold the northern harbour",
            "the mayor met dockers in the old town",
            "a boy had drowned while the mayor of the old town and some dockers looked on at the harbour",
        )
    )
    assert [denies(Pair(a, b)) for b in (same, other, part)] == [True, False, False]
    assert denies(Pair(same, a))
    assert not denies(Pair(same, same))


@pytest.mark.parametrize(
    ("text", "asserts"),
    [
        ("that tolls hurt trade", True),
        ("tolls hurt trade", False),
        ("to sell the ports", True),
        ("for selling ports", True),
        ("the selling of ports", False),
        ("the ports were sold", True),
        ("the ferry capsized", True),
        ("why the ports were sold", False),
        ("the agreed plan", False),
    ],
)
def test_a_clause_is_told_by_its_words(text: str, asserts: bool) -> None:
    """ "That", a form of "be" or "have", a past tense, "to" or a preposition with a verb; no question."""
    assert said(text).asserts is asserts


def test_a_negation_denies_no_more_than_its_clause() -> None:
    """Six words on either side of the negated word; what lies beyond it is another clause."""
    near, far = "ferries", "one two three four five six seven ferries"
    ours = said("The council will not sell its old ferries")
    assert Pair(ours, said(f"The council will sell its old {near}", "b")).polarity == pytest.approx(1.0)
    assert Pair(ours, said(f"The council will sell {far}", "b")).polarity < 0.5


@pytest.mark.parametrize(
    ("ours", "theirs", "found"),
    [
        ("Quentin", "Marlow", ("quentin", "marlow")),
        ("Quentin", "Quent", None),
        ("Zelensky", "Zelenskyy", None),
        ("Quentin", "Abe", None),
        ("Quentin", "Abel", ("quentin", "abel")),
        ("opened", "closed", ("opened", "closed")),
        ("first", "second", ("first", "second")),
        ("40", "50", None),
        ("wooden", "rusted", None),
    ],
)
def test_two_that_differ_in_one_thing_alone_are_set_against_each_other(
    ours: str, theirs: str, found: tuple[str, str] | None
) -> None:
    """Another name, an opposite, another place in a row; no name cut short, no initials, no number."""
    a, b = (
        said(f"The council told dockers that {w} harbour ports were on fire at night", w)
        for w in (ours, theirs)
    )
    seen = contrast(align(a.words, b.words))
    assert (seen and (seen.ours.norm, seen.theirs.norm)) == found


@pytest.mark.parametrize(
    ("ours", "differs"),
    [
        ("The council sold the ports", False),
        ("The council did not sell the ports", True),
        ("The council did not sell no ports", False),
        ("Nobody said that the council did not sell no ports", True),
    ],
)
def test_two_negations_are_none(ours: str, differs: bool) -> None:
    """Three are one."""
    assert Pair(said(ours), said("The council sold all ports", "b")).negation is differs


def test_a_conflict_needs_an_opposition_over_enough_of_what_is_said(told: Maker) -> None:
    """However sure a model is: nothing to point at, or next to nothing shared, is none."""
    certain = undecided()
    certain["one topic"]["yes"]["bias"] = certain["against"]["yes"]["bias"] = 50.0
    sale = "the sale of the harbour ports"
    against, for_it, neither, little = (
        one(told(n, f"[s1 {who.name}] [c1 {cue}] [q1 {what}].", [who]))
        for n, who, cue, what in (
            ("a", BELL, "condemned", sale),
            ("b", HALE, "backed", f"{sale} in spring"),
            ("c", HALE, "mentioned", f"{sale} in spring"),
            ("d", HALE, "backed", "the mayor's school dinners and the ports of call of ferries in Marlow"),
        )
    )
    found = [judge_with(certain, Pair(against, other)) for other in (for_it, neither, little)]
    assert [judgement.relation == "conflicts" for judgement in found] == [True, False, False]
    assert found[0].sort == "dispute"


def test_the_frame_of_a_statement_is_its_sentence_without_what_is_said(told: Maker) -> None:
    """On both sides of the cue, and no other sentence."""
    ledger = told(
        "a", "Rain fell. On Monday [s1 Anna Bell] [c1 said] [q1 ports burn] in Rome. So it did.", [BELL]
    )
    (attribution,) = ledger.attributions
    assert frame(ledger.article, attribution).split() == [
        "On",
        "Monday",
        "Anna",
        "Bell",
        "said",
        "…",
        "in",
        "Rome.",
    ]


def test_statements_meet_under_every_run_of_four_words() -> None:
    """Wherever it stands in either; shorter ones have none."""
    assert runs(said("Ann sold old ports to Holm")) == {
        "ann sold old ports",
        "sold old ports to",
        "old ports to holm",
    }
    assert runs(said("Ann sold old ports")) == {"ann sold old ports"}
    assert runs(said("Ann sold ports")) == set()


def test_a_bare_noun_phrase_asserts_nothing() -> None:
    """A plan that is only named bears nothing out; whether both sides hold a clause is seen."""
    plan, sale = said("Tom Hale's harbour plan"), said("The council will sell the harbour ports.", "b")
    assert features(Pair(plan, sale))["both assert"] == 0.0
    assert features(Pair(sale, sale))["both assert"] == 1.0


@pytest.mark.parametrize(
    ("a", "b", "differ"),
    [
        ("the mill closes this year", "the mill closed in 2013", False),
        ("the mill will close next year", "the mill will close in 2015", False),
        ("the mill closes on Monday", "the mill closes on Thursday", True),
        ("the mill closed in 2011", "the mill closed in 2013", True),
    ],
)
def test_an_article_without_a_date_has_no_year_of_its_own(a: str, b: str, differ: bool) -> None:
    """Only days of the week and stated dates of two undated articles can speak against each other."""
    assert (Pair(said(a), said(b, "b")).dates is not None) == differ
