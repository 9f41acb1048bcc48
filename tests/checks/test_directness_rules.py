"""What the directness rules ask about."""

from __future__ import annotations

from auditor_checks.directness.check import Directness

from auditor import Ledger, Span
from auditor.model import Block
from auditor.testing import make_ledger, source

KENT = source("Paul Kent", named=True, post="mayor")
RUIZ = source("Ana Ruiz", named=True, post="minister")
VOTERS = source("Voters", "population")


def rules(ledger: Ledger) -> list[str]:
    return [f.rule.removeprefix("directness/") for r in Directness().article(ledger) for f in r.findings]


def test_a_loaded_cue() -> None:
    """A cue that doubts or finds guilty is asked about, a neutral one is not."""
    text = "[s1 Paul Kent] [c1 claimed] [q1 it rained]."
    assert rules(make_ledger(text, [KENT], details={1: {"stance": "doubting"}})) == ["loaded-cue"]
    assert rules(make_ledger(text, [KENT])) == []


def test_a_belief_ascribed_to_somebody_named() -> None:
    """A named mind is read, a population's mood is told, and quoted words are speech."""
    reads = {1: {"stance": "mind-reading", "kind": "belief"}}
    assert rules(make_ledger("[s1 Paul Kent] [c1 fears] [q1 rain].", [KENT], details=reads)) == [
        "mind-reading-cue"
    ]
    assert rules(make_ledger("[s1 Voters] [c1 fear] [q1 rain].", [VOTERS], details=reads)) == []
    assert rules(make_ledger('[s1 Paul Kent] [c1 fears] [q1 "rain"].', [KENT], details=reads)) == []


def test_hearsay() -> None:
    """ "Is said to" has nobody behind it; with a source or a relay it has."""
    assert rules(make_ledger("[q1 He] [c1 is said] [q1 to be ill].")) == ["hearsay"]
    assert rules(make_ledger("[q1 He is] [c1 reportedly] [q1 ill].")) == ["hearsay"]
    assert rules(make_ledger("[q1 He is] [c1 reportedly] [q1 ill], per [r1 Reuters].")) == []


def test_a_second_hand_quote() -> None:
    """A quote whose relay was carried over from elsewhere reads as first-hand."""
    text = '[s1 Paul Kent] [c1 said]: [q1 "It rained."]'
    carried = {1: {"relays": [{"name": "Reuters", "inferred": True}]}}
    assert rules(make_ledger(text, [KENT], details=carried)) == ["second-hand-quote"]
    stated = {1: {"relays": [{"name": "Reuters"}]}}
    assert rules(make_ledger(text, [KENT], details=stated)) == []


def test_quotes_of_two_speakers_run_together() -> None:
    """In one paragraph, with the second speaker named behind the quote."""
    text = '[q1 "It rained,"] [c1 said] [s1 Paul Kent].{}[q2 "It snowed all day,"] [c2 said] [s2 Ana Ruiz].'
    assert rules(make_ledger(text.format(" "), [KENT, RUIZ])) == ["quotes-run-together"]
    assert rules(make_ledger(text.format("\n"), [KENT, RUIZ])) == []
    first = '[q1 "It rained,"] [c1 said] [s1 Paul Kent]. [s2 Ana Ruiz] [c2 said]: [q2 "It snowed."]'
    assert rules(make_ledger(first, [KENT, RUIZ])) == []


def test_a_speaker_known_late() -> None:
    """Three sentences before the name are too many, two are not, and a known speaker may go on."""
    late = '[q1 "It rained. It snowed. It froze,"] [c1 said] [s1 Paul Kent].'
    assert rules(make_ledger(late, [KENT])) == ["speaker-late"]
    assert rules(make_ledger(late.replace("It snowed. ", ""), [KENT])) == []
    known = "[s2 Paul Kent] [c2 said] [q2 it was cold]. " + late
    assert rules(make_ledger(known.replace("2 ", "0 "), [KENT])) == []


def test_a_speaker_who_introduces_the_next_quote_is_not_late() -> None:
    """A cue before a colon looks ahead: the quote before it is not that speaker's."""
    ahead = '[q1 "It rained. It snowed. It froze."] Then [s1 Paul Kent] [c1 said]: "It thawed."'
    assert rules(make_ledger(ahead.replace("said]: ", "said] "), [KENT])) == ["speaker-late"]
    assert rules(make_ledger(ahead, [KENT])) == []


def test_a_trailing_saying_behind_a_report_of_another() -> None:
    """Either of two may be the one who says so."""
    text = "[s1 Ana Ruiz] [c1 said] [q1 [s2 Paul Kent] [c2 promised] [q2 rain]], [c3 adding] [q3 it ended]."
    assert rules(make_ledger(text, [KENT, RUIZ], speakers={3: "Ana Ruiz"})) == ["speaker-unclear"]
    plain = "[s1 Ana Ruiz] [c1 said] [q1 rain came], [c3 adding] [q3 it was late]."
    assert rules(make_ledger(plain, [RUIZ], speakers={3: "Ana Ruiz"})) == []


def test_a_speaker_of_the_next_entry_is_not_late() -> None:
    """On a live page a time stamp parts a quote from whoever speaks behind it."""
    text = '[q1 "It rained. It snowed. It froze."] [s1 Paul Kent] [c1 said].'
    plain = make_ledger(text, [KENT])
    assert rules(plain) == ["speaker-late"]
    stamp = Block(
        kind="date", span=Span(start=plain.article.text.index(" Paul"), end=plain.article.text.index("Paul"))
    )
    live = plain.article.model_copy(update={"blocks": (stamp,)})
    assert rules(plain.model_copy(update={"article": live})) == []


def test_somebody_quoted_by_a_third_is_not_late() -> None:
    """Who is named behind "she said" recalls the words and did not speak them."""
    text = '[q1 "It rained. It snowed. It froze,"] she said, [c1 as recalled by] [s1 Paul Kent].'
    assert rules(make_ledger(text, [KENT])) == []


def test_hearsay_is_asked_about_once_for_an_article() -> None:
    """With all its words, so that "reportedly" five times is one question."""
    text = (
        "[q1 He] [c1 is said] [q1 to be ill]. [q2 He is] [c2 reportedly] [q2 in Rome]. "
        "[q3 He] [c3 is said] [q3 to rest]."
    )
    ledger = make_ledger(text)
    (finding,) = [f for r in Directness().article(ledger) for f in r.findings]
    assert '"is said to be", "reportedly", "is said to" (3 times)' in finding.message
    assert {"is said", "reportedly"} <= {ledger.article.slice(s) for s in finding.spans}
