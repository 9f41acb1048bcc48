"""The anonymity score: the rubric's worked examples, and what holds for every table of weights."""

from __future__ import annotations

import pytest
from auditor_checks.anonymity.check import Anonymity
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor import Ledger, Result, Source
from auditor.testing import make_ledger, source

RUSSIANS = source("four Russian sources", "group", count=4, nationality="Russian")
SOME = source(
    "Sources familiar with the discussions", "group", nationality="Russian", access=("familiar", "familiar")
)
EXAMPLES = [
    (source("Dmitry Peskov", named=True, post=("spokesman", "exact")), 0.0, "identified"),
    (source("Paul Kent", named=True), 0.05, "identified"),
    (source("The Quinnipiac poll", "document", named=True), 0.05, "identified"),
    (source("The State Department", "organisation", named=True), 0.10, "identified"),
    (
        source("a Kremlin spokesman", post=("spokesman", "exact"), body=("Kremlin", "named")),
        0.15,
        "described",
    ),
    (
        source("Ukrainian officials", "group", post=("officials", "generic"), body=("Ukraine", "implied")),
        0.70,
        "described",
    ),
    (
        source(
            "one senior Russian source",
            count=1,
            seniority="senior",
            nationality="Russian",
            access=("familiar with top-level conversations", "familiar"),
        ),
        0.75,
        "described",
    ),
    (RUSSIANS, 0.85, "described"),
    (
        source("a person briefed on the talks", access=("briefed", "familiar"), reason=("no leave", "rote")),
        0.85,
        "described",
    ),
    (source("critics", "group", allegiance="critics"), 0.90, "opaque"),
    (source("Sources", "group"), 0.95, "opaque"),
    (source("some", "group"), 0.90, "opaque"),
]  # fmt: skip


def spoken(ledger: Ledger, number: int = 1) -> Result:
    return next(r for r in Anonymity().article(ledger) if r.on.attribution == f"a{number}")


def says(who: Source, *others: Source) -> Ledger:
    return make_ledger(f"[s1 {who.name}] [c1 said] [q1 it rained].", [who, *others])


@pytest.mark.parametrize(("who", "score", "label"), EXAMPLES, ids=[e[0].name for e in EXAMPLES])
def test_the_worked_examples_of_the_rubric(who: Source, score: float, label: str) -> None:
    """Each worked example has the rubric's number, and parts that add up to it."""
    result = spoken(says(who))
    assert (result.score, result.label) == (score, label)
    assert sum(r.points or 0 for r in result.reasons) == pytest.approx(score)


def test_nobody_is_one() -> None:
    """A statement that nobody stands behind has the highest score."""
    result = spoken(make_ledger("[c1 It is understood] [q1 that it rained]."))
    assert (result.score, result.label) == (1.0, "no source")


def test_a_part_inherits_the_slots_of_its_whole_but_not_its_number() -> None:
    """Two of the sources are Russian and familiar through their group, and two by their own count."""
    two = source("two of the sources", count=2, part_of=SOME.id)
    assert spoken(says(two, SOME)).score == 0.75
    one = source("one of the sources", count=1, part_of=RUSSIANS.id)
    assert spoken(says(one, RUSSIANS)).score == 0.90


@pytest.mark.parametrize("kind", ["population", "author"])
def test_populations_and_the_author_are_not_scored(kind: str) -> None:
    """Many voters, and the writer, are nobody to identify."""
    who = source("many voters", kind)  # type: ignore[arg-type]
    assert spoken(says(who)).state == "not applicable"


def test_the_effective_anonymity_is_the_highest_over_all_hands() -> None:
    """What Putin is said to have said by sources told to Reuters is as anonymous as the sources."""
    ledger = make_ledger(
        "[s1 Sources] [c1 told] [r1 Reuters] [q1 that [s2 Putin] [c2 had expressed] [q2 frustration]].",
        [source("Sources", "group"), source("Putin", named=True, post="president")],
    )
    result = spoken(ledger, 2)
    assert (result.data["own"], result.data["effective"], result.score) == (0.0, 0.95, 0.95)
    assert [h["name"] for h in result.data["hands"]] == ["Putin", "Sources", "Reuters"]
    assert result.label == "identified, through Sources (opaque)"
    assert not result.in_means


def test_a_reason_for_anonymity_has_its_own_column_and_no_points() -> None:
    """Giving a reason justifies anonymity and does not lessen it."""
    plain, rote = source("a source"), source("a source", reason=("not authorized", "rote"))
    fear = source("a source", reason=("fears for her job", "specific"))
    results = [spoken(says(s)) for s in (plain, rote, fear)]
    assert [r.data["reason"] for r in results] == ["absent", "rote", "specific"]
    assert len({r.score for r in results}) == 1
    assert "reason" not in spoken(says(EXAMPLES[0][0])).data


def test_named_sources_that_speak_as_one_are_as_anonymous_as_the_least_known() -> None:
    """Both leaders are named; one of them has no role."""
    first, second = source("Putin", named=True, post="president"), source("Smith", named=True)
    both = source("both leaders", named=True, members=("Putin", "Smith"))
    assert spoken(says(both, first, second)).score == 0.05


def test_a_protected_source_keeps_its_score_and_raises_nothing() -> None:
    """A minor is opaque and nobody's fault."""
    results = list(Anonymity().article(says(source("a source", protected="minor"))))
    assert not [f for r in results for f in r.findings]
    assert next(r for r in results if r.on.source).score == 0.95


def test_lines_without_a_response_stay_out_of_the_mean() -> None:
    """The article's score is over the statements alone, and says over how many."""
    ledger = make_ledger(
        "[s1 Sources] [c1 said] [q1 it rained]. [s2 The bank] [c2 did not respond].",
        [source("Sources", "group"), source("The bank", "organisation", named=True)],
        details={2: {"kind": "no-response"}},
    )
    overall = next(iter(Anonymity().article(ledger)))
    assert (overall.score, overall.data["attributions"], overall.data["unnamed"]) == (0.95, 1, 1)
    assert not spoken(ledger, 2).in_means
    assert spoken(ledger, 2).score == 0.10


def test_an_article_without_attributions_is_not_applicable() -> None:
    """Nothing to score is never 0 and never 1."""
    (result,) = Anonymity().article(make_ledger("It rained."))
    assert (result.state, result.score) == ("not applicable", None)


def test_an_inconclusive_ledger_is_inconclusive_everywhere() -> None:
    """Nothing is scored, and nothing asked, where the text could not be read."""
    ledger = make_ledger(
        "[s1 Sources] [c1 said] [q1 x].", [source("Sources", "group")], inconclusive="in Dutch"
    )
    results = list(Anonymity().article(ledger))
    assert {r.state for r in results} == {"inconclusive"}
    assert len(results) == 3


def test_a_newsroom_overrides_a_weight() -> None:
    """The weights are options: a name without a role may cost more elsewhere."""
    check = Anonymity(Anonymity.Options(name_only=0.3))
    result = next(r for r in check.article(says(source("Paul Kent", named=True))) if r.on.attribution)
    assert result.score == 0.3
    with pytest.raises(ValueError, match="nam_only"):
        Anonymity.Options(nam_only=0.3)


GRADES = st.sampled_from(["named", "implied", "nationality", "exact", "generic", "direct", "familiar", None])
NAMES = st.sampled_from(["post", "body", "nationality", "seniority", "access", "allegiance"])


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(NAMES, GRADES), st.integers(1, 9))
def test_unnamed_people_stay_between_the_bounds(slots: dict[str, str | None], count: int) -> None:
    """Whatever is told of unnamed people, they keep .20 and never pass .95, and the parts add up."""
    told = {k: (k, v) if v else k for k, v in slots.items()}
    result = spoken(says(source("someone", count=count, **told)))
    assert 0.2 <= (result.score or 0) <= 0.95
    assert sum(r.points or 0 for r in result.reasons) == pytest.approx(result.score)


def test_words_for_somebody_are_never_nobody() -> None:
    """What the text states of a source is unnamed at the most, though it leads to no entry in the ledger."""
    ledger = make_ledger("[s1 the couple] [c1 said] [q1 it rained].", [], speakers={1: None})
    found = spoken(ledger)
    assert (found.score, found.label) == (0.95, "opaque")
