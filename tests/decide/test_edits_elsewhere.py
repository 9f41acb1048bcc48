"""An edit elsewhere makes no finding new and none gone, though an extractor moves its borders."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.decide import baseline
from auditor.decide.alike import pairs
from auditor.decide.baseline import Baseline
from auditor.decide.decisions import Deciding, Decisions
from auditor.decide.diff import diff
from auditor.model import (
    Accepted,
    Article,
    ArticleRecord,
    CheckRun,
    Extractor,
    Finding,
    Ledger,
    Report,
    Result,
    Span,
)

Make = Callable[..., Report]
LONG = "Two officials in the transport department, who asked not to be named"
SHORT = "Two officials in the transport department"
OTHER = "An aide to the mayor"
TEXT = (
    "Bridge to close until spring\n\n"
    f"The council met on Monday. {LONG}, said the works could cost twice the sum that was budgeted.\n\n"
    f"{OTHER} said nobody was told. The works should be done by April.\n"
)
EDITS: dict[str, Callable[[str], str]] = {
    "a word of the headline": lambda t: t.replace("spring", "summer"),
    "a sentence before": lambda t: t.replace("The council met", "It rained. The council met"),
    "a paragraph at the end": lambda t: t + "\nThe bridge is old.\n",
    "another paragraph in other words": lambda t: t.replace(
        "The works should be done by April", "It will last"
    ),
    "line ends": lambda t: t.replace("\n", "\r\n"),
    "a word of the sentence itself": lambda t: t.replace("twice the sum", "three times the sum"),
    "nothing": lambda t: t,
}


def finding(text: str, words: str, rule: str = "c/r") -> Finding:
    """As a run leaves it: its fingerprint is made of the very words."""
    span = Span(start=text.index(words), end=text.index(words) + len(words))
    mark = f"{rule} {words}"
    return Finding(
        rule=rule, severity="warning", message=f'Who is "{words}"?', spans=(span,), fingerprint=mark
    )


def record(text: str, *findings: Finding, name: str = "x.txt") -> ArticleRecord:
    run = CheckRun(check="c", state="ran", results=(Result(state="not applicable", findings=findings),))
    ledger = Ledger(
        article=Article(id=name, path=name, text=text), extractor=Extractor(name="hand", version="1")
    )
    return ArticleRecord(ledger=ledger, runs=(run,))


def states(accepted: Baseline, *records: ArticleRecord) -> tuple[list[str | None], int]:
    """How a run marks its findings, and how many of the baseline are gone."""
    gate = Deciding(Decisions(baseline=accepted))
    marked = [f.baseline for r in records for f in gate.decided(r).findings]
    return marked, len(gate.gone() or ())


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize(("before", "after"), [(LONG, SHORT), (SHORT, LONG), (LONG, LONG)])
def test_a_baseline_knows_a_finding_again(make_report: Make, edit: str, before: str, after: str) -> None:
    """With and without the clause behind the source, and a second one of the rule stays itself."""
    old = record(TEXT, finding(TEXT, before), finding(TEXT, OTHER))
    text = EDITS[edit](TEXT)
    new = record(text, finding(text, OTHER), finding(text, after))
    assert states(baseline.make(make_report((old,))), new) == (["unchanged", "unchanged"], 0)
    found = diff(make_report((old,)), make_report((new,)))
    assert (found.new, found.gone, found.kept) == ((), (), 2)


@pytest.mark.parametrize("edit", EDITS)
def test_a_baseline_of_before_sentences_were_kept_knows_a_finding_by_its_quoted_words(edit: str) -> None:
    text = EDITS[edit](TEXT)
    old = finding(TEXT, LONG)
    of = {"rule": old.rule, "fingerprint": old.fingerprint, "home": "x.txt", "message": old.message}
    made = Baseline(accepted=(Accepted(**of),))
    assert states(made, record(text, finding(text, SHORT))) == (["unchanged"], 0)
    assert states(made, record(text, finding(text, OTHER))) == (["new"], 1)


def test_what_is_new_is_new_and_what_is_mended_is_gone(make_report: Make) -> None:
    """Another rule, another source, the same words in another article."""
    made = baseline.make(make_report((record(TEXT, finding(TEXT, LONG)),)))
    assert states(made, record(TEXT, finding(TEXT, LONG, "c/other"))) == (["new"], 1)
    assert states(made, record(TEXT, finding(TEXT, OTHER))) == (["new"], 1)
    assert states(made, record(TEXT), record(TEXT, finding(TEXT, SHORT), name="y.txt")) == (["new"], 1)


def test_one_accepted_finding_covers_one(make_report: Make) -> None:
    made = baseline.make(make_report((record(TEXT, finding(TEXT, LONG)),)))
    assert states(made, record(TEXT, finding(TEXT, SHORT), finding(TEXT, LONG))) == (["new", "unchanged"], 0)


def test_of_two_alike_the_one_in_the_old_sentence_is_the_old_one(make_report: Make) -> None:
    """Though the fingerprint, which counts from the top, went to the new one above it."""
    old_text = "Sources said the mill was sold."
    text = f"Sources said the owner fled abroad. {old_text}"
    old = finding(old_text, "Sources")
    above = finding(text, "Sources")
    below = above.model_copy(update={"spans": (Span(start=36, end=43),), "fingerprint": "second"})
    made = baseline.make(make_report((record(old_text, old),)))
    assert states(made, record(text, above, below)) == (["new", "unchanged"], 0)


def test_gone_is_only_what_was_looked_for(make_report: Make) -> None:
    """Articles and rules that took no part are neither there nor gone."""
    both = (record(TEXT, finding(TEXT, LONG)), record(TEXT, finding(TEXT, OTHER), name="y.txt"))
    gate = Deciding(Decisions(baseline=baseline.make(make_report(both))))
    gate.decided(record(TEXT))
    assert [a.home for a in gate.gone({"c/r"}) or ()] == ["x.txt"]
    assert gate.gone({"c/other"}) == ()
    assert gate.accepting is not None
    assert (gate.accepting.elsewhere({"c/r"}), gate.accepting.elsewhere({"c/other"})) == (1, 2)
    assert gate.accepting.strayed() is None


@pytest.mark.parametrize(("named", "audited"), [("x.txt", "news/x.txt"), ("news/x.txt", "x.txt")])
def test_a_baseline_of_another_folder_is_told_by_the_likest_article(
    make_report: Make, named: str, audited: str
) -> None:
    """Ids begin at the argument."""
    made = baseline.make(make_report((record(TEXT, finding(TEXT, LONG), name=named),)))
    gate = Deciding(Decisions(baseline=made))
    gate.decided(record(TEXT, name="a.txt"))
    gate.decided(record(TEXT, finding(TEXT, LONG), name=audited))
    assert gate.accepting is not None
    assert gate.accepting.strayed() == (named, audited)


SOURCES = st.lists(st.sampled_from([LONG, SHORT, OTHER, "The council"]), max_size=6)


@settings(deadline=None)
@given(SOURCES, SOURCES)
def test_no_finding_is_in_two_pairs_and_equal_ones_are_always_paired(old: list[str], new: list[str]) -> None:
    """Whatever the findings, and the same each time."""
    from auditor.decide.alike import of_finding

    articles = {"x": Article(id="x", path="x", text=TEXT)}
    before, after = ([of_finding(finding(TEXT, w), "x", articles) for w in words] for words in (old, new))
    made = pairs(before, after)
    assert len(set(made.values())) == len(made)
    assert made == pairs(before, after)
    assert len(made) >= sum(min(old.count(w), new.count(w)) for w in set(old))
