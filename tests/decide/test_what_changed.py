"""The comparison of two reports says what moved, what may have caused it, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.decide import baseline
from auditor.decide.decisions import Deciding, Decisions, with_findings
from auditor.decide.diff import Change, Diff, Seen, diff, text
from auditor.decide.sidecar import Sidecar, Suppress
from auditor.model import Article, ArticleRecord, CheckRun, Extractor, Finding, Ledger, Mean, Report, Result

Make = Callable[..., Report]
MADE = Extractor(name="hand", version="1")


def finding(rule: str = "c/r", fingerprint: str = "", message: str = "m") -> Finding:
    return Finding(rule=rule, severity="warning", message=message, fingerprint=fingerprint)


def record(
    *findings: Finding, name: str = "x", means: tuple[Mean, ...] = (), **article: object
) -> ArticleRecord:
    result = Result(state="not applicable", findings=findings)
    of = Article(**{"id": name, "path": name, "text": "Some words.", **article})  # type: ignore[arg-type]
    run = CheckRun(check="c", state="ran", results=(result,))
    return ArticleRecord(ledger=Ledger(article=of, extractor=MADE), runs=(run,), means=means)


@pytest.mark.parametrize(
    ("before", "after", "edited"),
    [
        ({}, {}, False),
        ({}, {"text": "Other words."}, True),
        ({"title": "A"}, {"title": "B"}, True),
        ({"sha256": "1"}, {"sha256": "2"}, False),
        ({"text": "", "sha256": "1"}, {"sha256": "1"}, False),
        ({"text": "", "sha256": "1"}, {"sha256": "2"}, True),
        ({"sha256": "1"}, {"text": "", "sha256": "1"}, False),
    ],
)
def test_a_text_changed_where_its_words_or_its_title_did(
    before: dict[str, object], after: dict[str, object], edited: bool, make_report: Make
) -> None:
    """Where a report left its texts out, the sum of the file tells."""
    found = diff(make_report((record(**before),)), make_report((record(**after),)))  # type: ignore[arg-type]
    assert found.texts_changed == (("x",) if edited else ())


def test_findings_of_one_mark_are_counted_and_those_without_one_are_known_by_home_and_message(
    make_report: Make,
) -> None:
    """Three before and two after are two kept and one gone; the same message elsewhere is another finding."""
    old = make_report((record(*[finding(fingerprint="f")] * 3, finding(), name="a"),))
    new = make_report((record(*[finding(fingerprint="f")] * 2, name="a"), record(finding(), name="b")))
    found = diff(old, new)
    assert found.kept == 2
    assert [(s.home, s.finding.fingerprint) for s in found.gone] == [("a", "f"), ("a", "")]
    assert [(s.home, s.finding.fingerprint) for s in found.new] == [("b", "")]
    assert diff(old, old).kept == 4


def test_two_rules_that_mark_the_same_words_are_two_findings(make_report: Make) -> None:
    """A fingerprint alone does not make them one."""
    found = diff(make_report((record(finding("c/r", "f")),)), make_report((record(finding("c/s", "f")),)))
    assert (found.kept, len(found.new), len(found.gone)) == (0, 1, 1)


def test_a_finding_of_an_article_that_came_or_went_is_due_to_its_text(make_report: Make) -> None:
    """And one of an article that stayed as it was is due to nothing."""
    old = make_report((record(finding(message="old"), name="a"), record(name="c")))
    new = make_report((record(finding(message="new"), name="b"), record(finding(message="odd"), name="c")))
    found = diff(old, new)
    assert [s.because for s in found.gone] == [("text",)]
    assert [(s.home, s.because) for s in found.new] == [("b", ("text",)), ("c", ())]


@pytest.mark.parametrize(
    ("update", "cause", "words"),
    [
        ({"version": "2"}, "plugin", "anonymity 1 (here) → 2 (here)"),
        ({"origin": "there"}, "plugin", "anonymity 1 (here) → 1 (there)"),
    ],
)
def test_a_plugin_changed_where_its_version_or_its_origin_did(
    update: dict[str, str], cause: str, words: str, make_report: Make
) -> None:
    """Said with both, before and after; a plugin that is as it was is not told."""
    report = make_report((record(),))
    plugins = tuple(p.model_copy(update={"origin": "here"}) for p in report.plugins)
    old = report.model_copy(update={"plugins": plugins})
    new = report.model_copy(update={"plugins": (plugins[0].model_copy(update=update), *plugins[1:])})
    assert diff(old, new).changes == (Change(cause=cause, words=words),)  # type: ignore[arg-type]


def test_plugins_that_come_and_go_are_told_in_the_order_of_their_names(make_report: Make) -> None:
    """Added and taken out, each once."""
    report = make_report((record(),))
    old = report.model_copy(update={"plugins": report.plugins[:2]})
    new = report.model_copy(update={"plugins": report.plugins[1:]})
    assert [c.words for c in diff(old, new).changes] == ["agreement added", "anonymity taken out"]


def test_tool_and_configuration_are_told_before_and_after(make_report: Make) -> None:
    """A configuration by the first twelve signs of its sum; a change of it may explain any finding."""
    old, new = make_report((record(),)), make_report((record(finding("c/r"), finding("d/r")),))
    new = new.model_copy(
        update={
            "tool": old.tool.model_copy(update={"version": "9"}),
            "configuration_sha256": "0123456789abcdef" * 4,
        }
    )
    found = diff(old, new)
    assert [c.words for c in found.changes] == [
        f"source-auditor {old.tool.version} → 9",
        "000000000000 → 0123456789ab",
    ]
    assert [s.because for s in found.new] == [("tool", "configuration")] * 2
    assert [c.cause for c in diff(new, old).changes] == ["tool", "configuration"]


def test_a_mean_that_moved_is_told_with_both_denominators(make_report: Make) -> None:
    """Not one that stayed, nor one of a check or an article that was not there before."""

    def means(*scores: float | None) -> tuple[Mean, ...]:
        names = ("anonymity", "directness")
        return tuple(
            Mean(check=c, mean=m, n=int(m is not None), of=3) for c, m in zip(names, scores, strict=False)
        )

    old = make_report((record(name="a", means=means(0.256, 0.5)), record(name="b", means=means(0.1))))
    new = make_report(
        (
            record(name="a", means=means(None, 0.5)),
            record(name="b", means=means(0.1, 0.2)),
            record(name="c", means=means(0.9)),
        )
    )
    found = diff(old, new)
    assert [(s.article, s.old.mean, s.new.mean) for s in found.shifts] == [("a", 0.256, None)]
    assert text(found).splitlines()[-1] == "a: anonymity 0.26 (1 of 3) → – (0 of 3)"


def test_causes_stand_in_the_heading_where_all_share_them_and_else_at_each_finding() -> None:
    """A section without findings is not printed."""
    seen = [Seen(home="x", finding=finding(message=m), because=b) for m, b in (("m", ("text",)), ("n", ()))]  # type: ignore[arg-type]

    def of(*new: Seen) -> str:
        bare = Diff(
            changes=(), articles_added=("b",), articles_removed=("a",), texts_changed=(), new=new, gone=(),
            kept=2, shifts=(),
        )  # fmt: skip
        return text(bare)

    head = "{} new, 0 gone, 2 kept\nadded: b\nremoved: a\n"
    assert of() == head.format(0)
    shared = "\nNew (may be due to: text)\n  warning c/r in x: m\n  warning c/r in x: m\n\n"
    assert of(seen[0], seen[0]) == head.format(2) + shared
    each = "\nNew\n  warning c/r in x: m [text]\n  warning c/r in x: n\n\n"
    assert of(*seen) == head.format(2) + each
    assert of(seen[1]) == head.format(1) + "\nNew\n  warning c/r in x: n\n\n"


def test_a_baseline_holds_one_finding_a_line_with_its_home(make_report: Make) -> None:
    """So that version control shows which came and went."""
    made = baseline.make(make_report((record(finding(message="ü"), finding(fingerprint="f")),)))
    first, *rows, last = baseline.dump(made).splitlines()
    assert (first, last) == ('{"version": 1, "accepted": [', "]}")
    assert rows == [
        '{"rule": "c/r", "fingerprint": "", "home": "x", "message": "ü"},',
        '{"rule": "c/r", "fingerprint": "f", "home": "x", "message": "m"}',
    ]


def test_an_accepted_finding_without_a_mark_covers_one_of_its_article_and_message_only(
    make_report: Make,
) -> None:
    """Not the same message elsewhere, not another message here; what was not seen again is gone."""
    accepted = baseline.make(make_report((record(finding(), finding(), finding(message="n")),)))
    gate = Deciding(Decisions(baseline=accepted))
    seen = [*gate.decided(record(finding(), finding(message="o"))).findings]
    seen += gate.decided(record(finding(), name="y")).findings
    assert [f.baseline for f in seen] == ["unchanged", "new", "new"]
    assert [a.message for a in gate.gone() or ()] == ["m", "n"]


def test_without_a_baseline_nothing_is_new_or_gone() -> None:
    """A record that nobody decided on is the record itself."""
    gate = Deciding(Decisions())
    whole = record(finding(fingerprint="f"))
    assert gate.decided(whole) is whole
    assert (gate.gone(), gate.suppressions()) == (None, ())
    assert Deciding(Decisions(baseline=baseline.Baseline())).gone() == ()


def test_a_finding_that_stands_twice_is_set_aside_twice_under_one_entry() -> None:
    """The used ones come first, with the finding and the day; others of the record stay."""
    from datetime import date

    entries = (
        Suppress(fingerprint="idle", reason="old"),
        Suppress(fingerprint="f", reason="known", expires=date(2030, 1, 2)),
    )
    aside = Deciding(Decisions(Sidecar(suppress=entries), today=date(2026, 1, 1)))
    made = aside.decided(record(finding(fingerprint="f"), finding(fingerprint="g"), finding(fingerprint="f")))
    assert [f.fingerprint for f in made.findings] == ["g"]
    assert [(s.fingerprint, s.state, s.expires, s.article, s.story) for s in aside.suppressions()] == [
        ("f", "used", "2030-01-02", "x", None),
        ("f", "used", "2030-01-02", "x", None),
        ("idle", "unused", None, None, None),
    ]


def test_only_results_with_findings_are_changed() -> None:
    """The others stay the very objects they were, and the record too where none changes."""
    whole = record(finding(fingerprint="f"))
    bare = CheckRun(check="d", state="ran", results=(Result(state="inconclusive"),))
    both = whole.model_copy(update={"runs": (bare, *whole.runs)})
    emptied = with_findings(both, lambda found: ())
    assert emptied.runs[0] is bare
    assert emptied.findings == ()
    assert with_findings(both, lambda found: found) is both


def test_a_baseline_keeps_the_file_that_a_question_about_a_story_is_asked_in(report: Report) -> None:
    """That of its first words; the id of an article's file says the same, and is not said twice."""
    made = baseline.make(report)
    assert {a.path for a in made.accepted if a.home == "story-1"} == {report.articles[0].ledger.article.path}
    assert {a.path for a in made.accepted if a.home != "story-1"} == {None}
