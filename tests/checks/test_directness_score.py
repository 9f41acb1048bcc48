"""The directness score: form times distance, by the rubric's worked examples."""

from __future__ import annotations

from typing import Any

import pytest
from auditor_checks.directness.check import Directness

from auditor import Ledger, Result
from auditor.testing import make_ledger, source

KENT = source("Kent", named=True, post="mayor")
SOURCES = source("Sources", "group")
PUTIN = source("Putin", named=True, post="president")
DECREE = source("The decree", "document", named=True)


def spoken(ledger: Ledger, number: int = 1) -> Result:
    return next(r for r in Directness().article(ledger) if r.on.attribution == f"a{number}")


EXAMPLES: list[tuple[str, dict[str, Any], float, str]] = [
    ('[s1 Kent] [c1 said] [q1 "It rained hard."]', {"channel": "speech"}, 1.0, "verbatim, first hand"),
    ('[s1 Kent] [c1 said] [q1 "It rained hard."]', {}, 0.9, "verbatim, venue not stated"),
    ('[s1 Kent] [c1 told] [r1 Reuters] [q1 "It rained hard."]', {}, 0.8, "verbatim, via Reuters"),
    ("[s1 Kent] [c1 told] [r1 Reuters] [q1 it had rained]", {}, 0.48, "paraphrase, via Reuters"),
    (
        '[s1 The decree] [c1 declared] [q1 talks "impossible"]',
        {},
        0.63,
        "single words quoted, a document, not shown to have been read",
    ),
    ("[q1 Rain] [c1 reportedly] [q1 fell]", {}, 0.3, "paraphrase, relay unknown"),
    ("[s1 Kent] [h1 reportedly] [c1 said] [q1 it rained]", {}, 0.3, "paraphrase, relay unknown"),
    (
        '[s1 Kent] [c1 said] [q1 it was "much too wet"]',
        {"channel": "interview"},
        0.85,
        "partial quote, first hand",
    ),
    ("[s1 Kent] [c1 believes] [q1 it rained]", {"kind": "belief"}, 0.225, "ascribed, nothing said aloud"),
    ("[s1 Kent] [c1 said] [q1 he feared rain]", {"kind": "belief"}, 0.54, "paraphrase, venue not stated"),
    ("[s1 The decree seen by us] [c1 says] [q1 it rained]", {}, 0.6, "paraphrase, first hand"),
]


@pytest.mark.parametrize(("text", "details", "score", "label"), EXAMPLES)
def test_form_times_distance(text: str, details: dict[str, Any], score: float, label: str) -> None:
    """Each example has the rubric's number, and its label says both axes."""
    speakers = {1: "The decree"} if "seen by" in text else None
    result = spoken(make_ledger(text, [KENT, DECREE], details={1: details}, speakers=speakers))
    assert (result.score, result.label) == (score, label)


def test_a_feeling_inside_the_word_of_unnamed_sources_to_an_outlet() -> None:
    """Putin's frustration, inside the sources' word to Reuters, is .29: paraphrase, go-between and outlet."""
    ledger = make_ledger(
        "[s1 Sources] [c1 told] [r1 Reuters] [q1 that [s2 Putin] [c2 had expressed] [q2 frustration]].",
        [SOURCES, PUTIN],
    )
    result = spoken(ledger, 2)
    assert result.score == pytest.approx(0.29, abs=0.005)
    assert result.label == "paraphrase, through an unnamed go-between via Reuters"
    assert not result.in_means


def test_what_one_said_of_oneself_passes_no_other_hand() -> None:
    """A speaker who reports an own belief is no go-between."""
    ledger = make_ledger(
        "[s1 Kent] [c1 said] [q1 [s2 he] [c2 hoped] [q2 for rain]].", [KENT], speakers={2: "Kent"}
    )
    assert spoken(ledger, 2).data["distance"] == "venue not stated"


def test_told_reporters_is_first_hand() -> None:
    """An addressee of the press is a public event."""
    told = {"addressee": {"value": "reporters"}}
    ledger = make_ledger("[s1 Kent] [c1 told] reporters [q1 it rained].", [KENT], details={1: told})
    assert spoken(ledger).score == 0.6


def test_the_article_counts_forms_over_statements_in_the_mean() -> None:
    """The overall result carries its denominators."""
    ledger = make_ledger(
        '[s1 Kent] [c1 said] [q1 "It rained."] [s2 Kent] [c2 said] [q2 it snowed]. [s3 Kent] [c3 is silent].',
        [KENT],
        details={3: {"kind": "no-response"}},
    )
    overall = next(iter(Directness().article(ledger)))
    assert overall.data["forms"] == {"verbatim": 1, "paraphrase": 1}
    assert overall.label == "1 of 2 attributions quotes the source's words"


def test_an_article_without_attributions_is_not_applicable() -> None:
    """Nothing to score is never 0."""
    (result,) = Directness().article(make_ledger("It rained."))
    assert result.state == "not applicable"


def test_a_speaker_goes_on_where_they_spoke_before() -> None:
    """The venue of a statement holds for the same source's next words, and for nobody else's."""
    text = (
        "[s1 Kent] [c1 said] in a speech [q1 it rained]. [s2 Kent] [c2 said] [q2 it poured]. "
        "[s3 The decree] [c3 said] [q3 it snowed]."
    )
    ledger = make_ledger(text, [KENT, DECREE], details={1: {"channel": "speech"}})
    labels = [r.label for r in Directness().article(ledger) if r.on.attribution]
    assert labels[:2] == ["paraphrase, first hand", "paraphrase, first hand"]
    assert labels[2] != "paraphrase, first hand"


def test_a_speaker_far_off_does_not_go_on() -> None:
    """Three paragraphs behind, a venue is not carried over any more."""
    text = "[s1 Kent] [c1 said] [q1 it rained].\n\nHail.\n\nSnow.\n\n[s2 Kent] [c2 said] [q2 it poured]."
    ledger = make_ledger(text, [KENT], details={1: {"channel": "speech"}})
    labels = [r.label for r in Directness().article(ledger) if r.on.attribution]
    assert labels == ["paraphrase, first hand", "paraphrase, venue not stated"]
