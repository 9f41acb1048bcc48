"""From where on two statements conflict, support each other, or are one quotation that was altered."""

from __future__ import annotations

import pytest

from auditor.model import RelationKind
from auditor.stories.evidence import aligned, reason
from auditor.stories.judge import STEPS, judge_with, repeated
from auditor.stories.opposition import cue_stance, stance, taking
from auditor.stories.pair import Pair
from auditor.stories.statements import Statement
from auditor.testing import source
from tests.stories.conftest import Maker
from tests.stories.test_pairs import BELL, HALE, one, said, undecided

ODD = [f"{c}{v}rz{v}k" for v in "aeiou" for c in "bdfgjmnp"]  # words that no list knows: each weighs 1


def leading(to: RelationKind) -> dict[str, dict[str, dict[str, float]]]:
    """A model that is certain of one relation, where it is possible."""
    model = undecided()
    for question, answers in STEPS.items():
        for answer, leads in answers.items():
            if to in leads:
                model[question][answer]["bias"] = 50.0
    return model


def sides(shared: int, ours: int, theirs: int, *heads: str) -> list[str]:
    """Two texts of so many odd words, the first of them shared; each behind a head of its own."""
    common, mine, yours = ODD[:shared], ODD[shared:ours], ODD[ours : ours + theirs - shared]
    return [" ".join([head, *common, *own]).strip() for head, own in zip(heads, (mine, yours), strict=True)]


def pair(ours: str, theirs: str) -> Pair:
    return Pair(said(ours), said(theirs, "b"))


def cued(told: Maker, name: str, cue: str, what: str, negated: bool = False) -> Statement:
    who = HALE if name == "b" else BELL
    details = {1: {"polarity": "negated"}} if negated else {}
    return one(told(name, f"[s1 {who.name}] [c1 {cue}] [q1 {what}].", [who], details=details))


@pytest.mark.parametrize(("shared", "supports"), [(2, False), (3, True), (10, True)])
def test_two_support_each_other_from_three_tenths_of_the_slighter_on(shared: int, supports: bool) -> None:
    """However sure a model is."""
    judged = judge_with(leading("corroborates"), pair(*sides(shared, 10, 14, "", "")))
    assert (judged.relation == "corroborates") is supports


@pytest.mark.parametrize(("shared", "conflict"), [(2, False), (3, True)])
def test_two_oppose_each_other_from_three_tenths_of_the_slighter_on(shared: int, conflict: bool) -> None:
    """Other numbers of one thing can be pointed at either way."""
    texts = sides(shared, 9, 12, "40", "90")
    found = pair(*texts)
    assert found.numbers
    assert found.opposition
    assert (judge_with(leading("conflicts"), found).relation == "conflicts") is conflict


@pytest.mark.parametrize(("theirs", "opposed"), [(20, True), (21, False)])
def test_opposite_stances_oppose_over_fifteen_hundredths_of_a_topic(
    told: Maker, theirs: int, opposed: bool
) -> None:
    one_side, other = sides(3, 3, theirs, "", "")
    found = Pair(cued(told, "a", "condemned", one_side), cued(told, "b", "backed", other))
    assert found.opposition is opposed
    assert not Pair(cued(told, "a", "backed", one_side), cued(told, "b", "backed", other)).opposition


@pytest.mark.parametrize(
    ("own", "opposed"),
    [(3, True), (4, False)],
)
def test_a_negated_word_opposes_where_three_tenths_of_its_clause_are_shared(own: int, opposed: bool) -> None:
    """And the difference is named as a negation."""
    common, mine, yours = ODD[:3], ODD[3 : 3 + own], ODD[10:14]
    found = pair(" ".join(["not", *common, *mine]), " ".join([*common, *yours]))
    assert found.opposition is opposed
    assert (judge_with(leading("conflicts"), found).relation == "conflicts") is opposed


@pytest.mark.parametrize(
    ("ours", "theirs", "least"),
    [("strong", "weak", 0.3), ("strong and not weak", "weak and not strong", 0.4)],
)
def test_antonyms_oppose_over_a_topic_that_is_shared_enough(ours: str, theirs: str, least: float) -> None:
    """More of it where both sides have both words."""
    seen = {True: 0, False: 0}
    for own in range(2, 14):
        texts = sides(4, 4 + own, 4 + own, "", "")
        found = pair(f"{texts[0]} {ours}", f"{texts[1]} {theirs}")
        if found.polarity < 0.3 and not found.contrary:
            assert found.opposition is (found.topic >= least)
            seen[found.opposition] += 1
    assert min(seen.values()) > 0


@pytest.mark.parametrize(
    ("shared", "other", "relation"),
    [(4, False, "unrelated"), (5, False, "altered_quote"), (9, False, "altered_quote"),
     (9, True, "unrelated")],
)  # fmt: skip
def test_a_negation_in_a_quotation_of_five_shared_words_alters_it(
    told: Maker, shared: int, other: bool, relation: RelationKind
) -> None:
    """Of one speaker, whatever a model says, at a confidence of a half at least."""
    quote = [f"we sell {' '.join(ODD[: shared - 2])}", f"we never sell {' '.join(ODD[: shared - 2])}"]
    a = told("a", f'[s1 Anna Bell] [c1 said]: [q1 "{quote[0]}"].', [BELL])
    who = HALE if other else BELL
    b = told("b", f'[s1 {who.name}] [c1 said]: [q1 "{quote[1]}"].', [who])
    judged = judge_with(leading("unrelated"), Pair(one(a), one(b)))
    assert judged.relation == relation
    if relation == "altered_quote":
        assert judged.confidence >= 0.5
        assert {"words", "sense"} <= set(judged.differs)


@pytest.mark.parametrize(
    ("ours", "theirs", "differs"),
    [
        ("condemned", "backed", True), ("backed", "condemned", True),
        ("backed", "praised", False), ("condemned", "opposed", False), ("backed", "mentioned", False),
    ],
)  # fmt: skip
def test_one_for_and_one_against_are_opposed_predicates(
    told: Maker, ours: str, theirs: str, differs: bool
) -> None:
    """Whichever comes first; not two of one mind, and not one who takes no side."""
    sale = "the sale of the harbour ports"
    judged = judge_with(
        leading("conflicts"), Pair(cued(told, "a", ours, sale), cued(told, "b", theirs, sale))
    )
    assert ("predicate" in judged.differs) is differs


@pytest.mark.parametrize(
    ("cue", "what", "negated", "by_cue", "taken"),
    [
        ("backed", "the sale", False, 1, 1),
        ("backed", "the sale", True, -1, -1),
        ("condemned", "the sale", False, -1, -1),
        ("condemned", "the sale", True, 1, 1),
        ("said", "he backed the sale", False, 0, 1),
        ("said", "he opposed the sale", False, 0, -1),
        ("said", "he opposed the sale", True, 0, 1),
        ("said", "he backed and opposed the sale", False, 0, -1),
        ("said", "the sale went on", False, 0, 0),
        ("backed", "those who opposed the sale", False, 1, 1),
    ],
)
def test_a_stance_is_that_of_the_cue_or_else_of_what_is_said(
    told: Maker, cue: str, what: str, negated: bool, by_cue: int, taken: int
) -> None:
    """A negated cue turns it round; who is against and for is against."""
    statement = cued(told, "a", cue, what, negated)
    assert (cue_stance(statement), stance(statement)) == (by_cue, taken)


@pytest.mark.parametrize(
    ("cue", "what", "marked"),
    [
        ("backed", "those who opposed the sale", ["backed"]),
        ("said", "he backed what she opposed", ["opposed"]),
        ("said", "he backed the sale", ["backed"]),
        ("said", "the sale went on", []),
    ],
)
def test_a_stance_is_marked_where_it_is_read(told: Maker, cue: str, what: str, marked: list[str]) -> None:
    """Of the cue before what is said, against before for."""
    assert [w.norm for w in taking(cued(told, "a", cue, what))] == marked


def test_opposed_predicates_are_marked_and_nothing_else() -> None:
    """Each on its side; negations likewise, and numbers as they are written."""

    def marked(ours: str, theirs: str, difference: str) -> list[str]:
        found = reason(pair(ours, theirs), difference)  # type: ignore[arg-type]
        texts = {"a": ours, "b": theirs}
        return [texts[s.article][s.start : s.end] for s in found.spans if s.article]

    strong, weak = "a dam by Holm is strong today", "a dam by Holm is weak today"
    assert marked(strong, weak, "predicate") == ["strong", "weak"]
    assert marked("it won't open", "it opens", "negation") == ["won't"]
    assert marked("it opens", "it will not open", "negation") == ["not"]
    far, near = (f"it did not burn {'on and ' * many}it did not sink" for many in (30, 3))
    assert marked(far, "it burnt", "negation") == ["not", "not"]
    assert marked(near, "it burnt", "negation") == ["not burn on and on and on and it did not"]
    assert marked("it cost 2 million crowns", "it cost 9 million crowns", "number") == [
        "2 million", "9 million",
    ]  # fmt: skip
    assert marked("it burnt in 2019", "it burnt in 2021", "date") == ["2019", "2021"]
    assert marked("it burnt in 2019", "it burnt", "date") == []


@pytest.mark.parametrize(
    ("ours", "theirs", "relation"),
    [('"so it was"', '"so it was"', "same_quote"), ("so it was", '"so it was"', "same_quote"),
     ('"so it was"', "so it was", "same_quote"), ("so it was", "so it was", "same_statement")],
)  # fmt: skip
def test_words_told_again_are_a_quotation_where_one_side_quotes(
    told: Maker, ours: str, theirs: str, relation: RelationKind
) -> None:
    """They are shown as quotations where both sides quote."""
    sides_ = [
        one(told(n, f"[s1 Anna Bell] [c1 said] [q1 {text}].", [BELL]))
        for n, text in (("a", ours), ("b", theirs))
    ]
    found = Pair(*sides_)
    judged = repeated(found)
    assert (judged.relation, judged.confidence) == (relation, 1.0)
    both = ours.startswith('"') and theirs.startswith('"')
    assert (aligned(found, judged) is found.quotes) is both
    assert (aligned(found, judged) is found.whole) is not both


@pytest.mark.parametrize(
    ("ours", "theirs", "sort"),
    [("Anna Bell", "Anna Bell", "discrepancy"), ("Anna Bell", "Tom Hale", "dispute")],
)
def test_one_speakers_contradiction_is_a_discrepancy_and_two_speakers_a_dispute(
    told: Maker, ours: str, theirs: str, sort: str
) -> None:
    a, b = (
        one(told(n, f"[s1 {who}] [c1 said] [q1 that the old dam is {how} safe].", [source(who, named=True)]))
        for n, who, how in (("a", ours, "not"), ("b", theirs, "quite"))
    )
    judged = judge_with(leading("conflicts"), Pair(a, b))
    assert (judged.relation, judged.sort) == ("conflicts", sort)
    assert "negation" in judged.differs
    assert ("speaker" in judged.differs) is (ours != theirs)


@pytest.mark.parametrize(
    ("ours", "theirs", "conflict"),
    [
        ("40 boats", "50 boats", False),
        ("40 boats bazrak", "50 boats bazrak", False),
        ("40 boats bazrak dazrak", "50 boats bazrak dazrak", True),
        ("40 boats bazrak dazrak", "50 boats dazrak bazrak", True),
        ("40 boats bazrak dazrak fazrak", "50 boats fazrak dazrak bazrak gazrak", True),
        ("40 boats bazrak dazrak fazrak", "50 boats fazrak dazrak bazrak gazrak jazrak", False),
        ("two weeks bazrak dazrak", "four months dazrak bazrak", True),
        ("two weeks bazrak dazrak", "14 days dazrak bazrak", False),
        ("40 boats bazrak dazrak", "50 boats mazrak nazrak", False),
    ],
)
def test_other_numbers_conflict_where_three_quarters_of_all_else_are_alike(
    ours: str, theirs: str, conflict: bool
) -> None:
    """Of the words in a row, or in any order of two telling ones at least, number and unit left aside."""
    for found in (pair(ours, theirs), pair(theirs, ours)):
        judged = judge_with(leading("related"), found)
        assert (judged.relation == "conflicts") is conflict
        assert ("number" in judged.differs) is bool(found.numbers)
