"""One fault is asked about once: the gravest finding of the same words asks, the others stand under it."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import (
    Article,
    ArticleRecord,
    CheckRun,
    Extractor,
    Finding,
    Ledger,
    Result,
    Severity,
    Span,
    StoryFacts,
    StoryRecord,
)
from auditor.run.asked import SLIGHT, grouped
from auditor.run.tally import Tally
from auditor.write.places import gravity, questions

ROW = st.tuples(
    st.integers(0, 40), st.integers(1, 9), st.sampled_from(["info", "warning", "error"]), st.integers(0, 100)
)


def found(
    start: int, end: int, severity: Severity = "warning", gravity: int = 50, rule: str = "any/rule"
) -> Finding:
    name = f"{rule} {start} {end} {severity} {gravity}"
    spans = (Span(start=start, end=end),)
    return Finding(
        rule=rule, severity=severity, message="Why?", spans=spans, fingerprint=name, gravity=gravity
    )


def record(*findings: Finding) -> ArticleRecord:
    article = Article(id="a", path="a", text="x" * 100)
    ledger = Ledger(
        article=article, extractor=Extractor(name="by hand", version="1"), sources=(), attributions=()
    )
    results = tuple(Result(state="not applicable", findings=(finding,)) for finding in findings)
    return ArticleRecord(ledger=ledger, runs=(CheckRun(check="any", state="ran", results=results),))


def under(*findings: Finding) -> list[str | None]:
    return [finding.under for finding in grouped(record(*findings)).findings]


def test_the_graver_severity_asks() -> None:
    """An error about some of the same words has the warning and the note under it."""
    note, error, warning = found(0, 20, "info", 99), found(10, 30, "error", 1), found(25, 40)
    assert under(note, error, warning) == [error.fingerprint, None, error.fingerprint]


def test_of_one_severity_the_rules_own_gravity_tells() -> None:
    """A stranger's rule takes part like any other."""
    ours, theirs = found(0, 20, gravity=50, rule="ours/rule"), found(5, 9, gravity=51, rule="strange/rule")
    assert under(ours, theirs) == [theirs.fingerprint, None]


def test_of_equals_that_of_the_title_asks_first() -> None:
    """So a slight note stands under what is asked about the title."""
    titled = found(0, 4).model_copy(
        update={"spans": (Span(of="title", start=0, end=4),), "fingerprint": "title"}
    )
    text, note = found(0, 4), found(50, 60, "info", SLIGHT - 1)
    assert under(text, titled, note) == [None, None, "title"]


def test_words_that_only_touch_are_two_faults() -> None:
    """An end is not part of a span."""
    assert under(found(0, 10), found(10, 20)) == [None, None]


def test_what_meets_only_a_finding_that_does_not_ask_asks_itself() -> None:
    """Else it would stand under a question that is not about its words."""
    first, middle, last = found(0, 10, "error"), found(5, 25, gravity=60), found(20, 30)
    assert under(first, middle, last) == [None, first.fingerprint, None]


def test_slight_notes_stand_together_under_the_gravest_question() -> None:
    """Five claims without a source ask once; where something graver asks, they stand under that."""
    notes = [found(n, n + 5, "info", 42, rule="any/claim") for n in range(0, 50, 10)]
    assert under(*notes) == [None, *(notes[0].fingerprint for _ in notes[1:])]
    graver = found(80, 90)
    assert under(*notes, graver) == [*(graver.fingerprint for _ in notes), None]


def test_notes_of_a_rule_that_names_no_gravity_each_ask() -> None:
    """Only a rule that calls itself slight is shown once."""
    assert under(found(0, 5, "info"), found(10, 15, "info")) == [None, None]


@pytest.mark.parametrize(("gravity", "asks"), [(50, 2), (49, 1)])
def test_a_note_is_slight_below_the_gravity_of_a_rule_that_names_none(gravity: int, asks: int) -> None:
    """A warning never is, nor is a note of a story, which has no article to stand in."""
    far = found(50, 60, "info", gravity)
    assert under(found(0, 9), far).count(None) == asks
    assert under(found(0, 9), found(50, 60, "warning", gravity)).count(None) == 2
    run = CheckRun(
        check="any", state="ran", results=(Result(state="not applicable", findings=(found(0, 9), far)),)
    )
    story = grouped(StoryRecord(facts=StoryFacts(id="s", articles=("a",)), runs=(run,)))
    assert [f.under for f in story.findings] == [None, None]


def test_what_a_finding_only_leans_on_is_not_where_it_asks() -> None:
    """ "Putin's decision" hardens what the headline hardens, and is other words: both are asked about."""
    statement = Span(start=30, end=60)
    headline = found(0, 10, gravity=80).model_copy(update={"spans": (Span(start=0, end=10), statement)})
    body = found(70, 80).model_copy(update={"spans": (Span(start=70, end=80), statement)})
    source = found(30, 35, "info")
    assert under(headline, body, source) == [None, None, headline.fingerprint]


def test_findings_of_two_articles_of_a_story_do_not_meet() -> None:
    """The same offsets are other words there."""
    spans = [(Span(start=0, end=9, article=name),) for name in ("a", "b", "a")]
    findings = [
        Finding(rule="any/rule", severity="warning", message="?", spans=s, fingerprint=f"{n}")
        for n, s in enumerate(spans)
    ]
    run = CheckRun(
        check="any", state="ran", results=(Result(state="not applicable", findings=tuple(findings)),)
    )
    story = grouped(StoryRecord(facts=StoryFacts(id="s", articles=("a", "b")), runs=(run,)))
    assert [f.under for f in story.findings] == [None, None, "0"]


@given(st.lists(ROW, max_size=12, unique=True))
def test_every_finding_stays_and_stands_under_a_graver_one_that_asks(
    rows: list[tuple[int, int, Severity, int]],
) -> None:
    """For any findings: none is lost, no two that ask meet, and nobody stands under a slighter one.

    What stands under another meets it, or is slight and stands under the gravest.
    """
    before = [found(start, start + length, severity, weight) for start, length, severity, weight in rows]
    after = grouped(record(*before)).findings
    assert [f.fingerprint for f in after] == [f.fingerprint for f in before]
    by = {f.fingerprint: f for f in after}
    for finding in after:
        if finding.under:
            above = by[finding.under]
            assert above.under is None
            assert above.weight >= finding.weight
            slight = finding.severity == "info" and finding.gravity < SLIGHT
            assert above.spans[0].meets(finding.spans[0]) or (
                slight and above.weight == max(f.weight for f in after)
            )
    asking = [f for f in after if f.under is None]
    assert not any(a.spans[0].meets(b.spans[0]) for a, b in combinations(asking, 2))
    assert sum(1 + len(asked.under) for asked in questions(after)) == len(before)


def test_counts_are_of_questions_and_gates_see_every_finding() -> None:
    """A note under a warning is not counted, and still fails a run that shall fail on it."""
    made = grouped(record(found(0, 20), found(5, 9, "info", rule="any/note")))
    tally = Tally(("any/note",))
    tally.add(made)
    assert tally.summary().findings == {"error": 0, "warning": 1, "info": 0}
    assert tally.new == 2
    assert tally.failing


def test_one_grave_question_outweighs_twenty_notes() -> None:
    """A suspect named on one unnamed word comes before any number of notes; number tells equals apart."""
    suspect = [found(0, 5, "warning", 95)]
    notes = [found(n, n + 1, "info", 90) for n in range(20)]
    slighter = [found(n, n + 1, "warning", 50) for n in range(5)]
    ranked = sorted([notes, suspect, slighter, [*suspect, *notes[10:]]], key=gravity, reverse=True)
    assert ranked == [[*suspect, *notes[10:]], suspect, slighter, notes]
