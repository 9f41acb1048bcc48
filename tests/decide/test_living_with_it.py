"""Two runs compared, findings accepted or set aside, ledgers corrected: what people decide holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from auditor.decide import baseline, sidecar
from auditor.decide.corrections import correct, unmatched
from auditor.decide.decisions import Deciding, Decisions
from auditor.decide.diff import diff, text
from auditor.errors import ConfigError
from auditor.model import (
    Arithmetic,
    Article,
    ArticleRecord,
    Attribution,
    CheckRun,
    Extractor,
    Finding,
    Ledger,
    Report,
    Result,
    Source,
    Span,
)

TEXT = "Putin said he was ready. Mr Putin hopes for talks. He wants peace, sources said."


def span(words: str, nth: int = 1) -> Span:
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return Span(start=start, end=start + len(words))


def ledger() -> Ledger:
    return Ledger(
        article=Article(id="x", path="news/x.txt", text=TEXT),
        extractor=Extractor(name="hand", version="1"),
        sources=(
            Source(id="s1", kind="person", name="Putin", named=True, mentions=(span("Putin"),)),
            Source(id="s2", kind="person", name="Mr Putin", named=True, mentions=(span("Mr Putin"),)),
            Source(id="s3", kind="group", name="both", named=False, members=("s1", "s2"), part_of="s2"),
        ),
        attributions=(
            Attribution(id="a1", source="s1", cue=(span("said"),), content=(span("he was ready"),)),
            Attribution(id="a2", source="s2", cue=(span("hopes"),), content=(span("for talks"),)),
            Attribution(id="a3", source="s1", cue=(span("wants"),), content=(span("peace"),), within="a2"),
        ),
    )


def record(*fingerprints: str, words: str = TEXT, name: str = "x") -> ArticleRecord:
    findings = tuple(
        Finding(rule="c/r", severity="warning", message=f"m {f}", fingerprint=f) for f in fingerprints
    )
    run = CheckRun(check="c", state="ran", results=(Result(state="not applicable", findings=findings),))
    article = Article(id=name, path=name, text=words)
    return ArticleRecord(
        ledger=Ledger(article=article, extractor=Extractor(name="hand", version="1")), runs=(run,)
    )


# --- diff


def test_findings_are_new_gone_or_kept(make_report: Callable[..., Report]) -> None:
    found = diff(make_report((record("a", "b", "b"),)), make_report((record("b", "c"),)))
    assert [s.finding.fingerprint for s in found.new] == ["c"]
    assert [s.finding.fingerprint for s in found.gone] == ["a", "b"]
    assert found.kept == 1


def test_an_edit_elsewhere_keeps_a_finding_and_names_the_text(make_report: Callable[..., Report]) -> None:
    found = diff(make_report((record("a"),)), make_report((record("a", "b", words="Edited. " + TEXT),)))
    assert found.kept == 1
    assert found.texts_changed == ("x",)
    assert [s.because for s in found.new] == [("text",)]


def test_a_changed_model_configuration_plugin_or_tool_is_named(make_report: Callable[..., Report]) -> None:
    old = make_report((record("a"),))
    plugin = old.plugins[0].model_copy(update={"version": "2"})
    new = old.model_copy(
        update={
            "extractor": Extractor(name="other", version="9"),
            "configuration_sha256": "1" * 64,
            "plugins": (plugin, *old.plugins[2:]),
            "tool": old.tool.model_copy(update={"version": "9"}),
        }
    )
    causes = [(c.cause, c.words) for c in diff(old, new).changes]
    assert [c for c, _ in causes] == ["tool", "model", "configuration", "plugin", "plugin"]
    assert causes[3][1].startswith("anonymity 1 ")
    assert causes[4][1] == "directness taken out"


def test_articles_come_and_go(make_report: Callable[..., Report]) -> None:
    found = diff(make_report((record(name="a"),)), make_report((record(name="b"),)))
    assert (found.articles_added, found.articles_removed) == (("b",), ("a",))


def test_the_same_report_differs_in_nothing(report: Report) -> None:
    found = diff(report, report)
    assert (found.new, found.gone, found.changes, found.shifts) == ((), (), (), ())
    assert text(found) == f"0 new, 0 gone, {found.kept} kept\n"


def test_the_comparison_reads_well(make_report: Callable[..., Report]) -> None:
    shown = text(diff(make_report((record("a"),)), make_report((record("b", words="New"),))))
    assert shown.splitlines()[:2] == ["1 new, 1 gone, 0 kept", "text changed: x"]
    assert "New (may be due to: text)\n  warning c/r in x: m b" in shown


@pytest.mark.parametrize(("changed", "because"), [("c", ("plugin",)), ("d", ())])
def test_a_plugin_s_new_version_explains_its_own_findings_only(
    changed: str, because: tuple[str, ...], make_report: Callable[..., Report]
) -> None:
    old, new = make_report((record("a"),)), make_report((record("b"),))
    plugin = old.plugins[0].model_copy(update={"id": changed, "version": "1"})
    old = old.model_copy(update={"plugins": (plugin,)})
    new = new.model_copy(update={"plugins": (plugin.model_copy(update={"version": "2"}),)})
    assert [s.because for s in diff(old, new).new] == [because]


def test_a_finding_of_a_story_comes_and_goes_and_is_explained_by_its_articles(report: Report) -> None:
    story = report.stories[0]
    bare = story.model_copy(update={"runs": ()})
    found = diff(report.model_copy(update={"stories": (bare,)}), report)
    assert [s.home for s in found.new] == [story.facts.id] * len(story.findings)
    assert {s.because for s in found.new} == {()}
    first = report.articles[0]
    article = first.ledger.article.model_copy(update={"text": "Edited. " + first.ledger.article.text})
    edited = first.model_copy(update={"ledger": first.ledger.model_copy(update={"article": article})})
    later = report.model_copy(update={"articles": (edited, *report.articles[1:])})
    found = diff(report.model_copy(update={"stories": (bare,)}), later)
    assert {s.because for s in found.new if s.home == story.facts.id} == {("text",)}


def test_weights_are_told_by_the_first_twelve_signs_of_their_sum(make_report: Callable[..., Report]) -> None:
    def with_weights(sha: str | None) -> Report:
        extractor = Extractor(name="model", version="1", sha256=sha, language_model="en 3")
        return make_report(()).model_copy(update={"extractor": extractor})

    change = diff(with_weights(None), with_weights("0123456789abcdef")).changes[0]
    assert change.words == "model 1 on en 3 → model 1 0123456789ab on en 3"


# --- baseline


def test_an_accepted_finding_is_not_fresh_and_a_second_like_it_is(make_report: Callable[..., Report]) -> None:
    accepted = baseline.make(make_report((record("a"),)))
    marked = Deciding(Decisions(baseline=accepted)).decided(record("a", "a", "b"))
    said = [(f.fingerprint, f.baseline) for f in marked.findings]
    assert said == [("a", "unchanged"), ("a", "new"), ("b", "new")]


def test_a_baseline_survives_the_file(make_report: Callable[..., Report], tmp_path: Path) -> None:
    made = baseline.make(make_report((record("a", "ü"),)))
    (tmp_path / "b.json").write_text(baseline.dump(made), encoding="utf-8")
    assert baseline.load(tmp_path / "b.json") == made
    empty = baseline.make(make_report(()))
    (tmp_path / "b.json").write_text(baseline.dump(empty), encoding="utf-8")
    assert baseline.load(tmp_path / "b.json") == empty


def test_what_is_mended_can_leave_the_baseline(make_report: Callable[..., Report]) -> None:
    accepted = baseline.make(make_report((record("a", "b"),)))
    gate = Deciding(Decisions(baseline=accepted))
    gate.decided(record("b"))
    assert [a.fingerprint for a in gate.gone() or ()] == ["a"]


@pytest.mark.parametrize("content", [None, "no json", '{"accepted": [{}]}', "\x00"])
def test_a_broken_baseline_says_where(content: str | None, tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    if content is not None:
        path.write_text(content)
    with pytest.raises(ConfigError, match=r"b\.json"):
        baseline.load(path)


# --- suppressions


def entry(fingerprint: str, expires: date | None = None) -> sidecar.Suppress:
    return sidecar.Suppress(fingerprint=fingerprint, reason="known", expires=expires)


def set_aside(entries: list[sidecar.Suppress], today: date) -> Deciding:
    return Deciding(Decisions(sidecar.Sidecar(suppress=tuple(entries)), today=today))


def test_a_finding_set_aside_leaves_the_results_and_is_listed() -> None:
    aside = set_aside([entry("a")], date(2026, 1, 1))
    made = aside.decided(record("a", "b"))
    assert [f.fingerprint for f in made.findings] == ["b"]
    (mark,) = aside.suppressions()
    assert (mark.state, mark.article, mark.reason) == ("used", "x", "known")
    assert mark.finding is not None
    assert mark.finding.fingerprint == "a"


def test_unused_and_expired_entries_are_reported() -> None:
    last = date(2026, 1, 1)
    entries = [entry("gone"), entry("a", last)]
    before, after = set_aside(entries, last), set_aside(entries, date(2026, 1, 2))
    before.decided(record("a"))
    left = after.decided(record("a"))
    assert [(s.fingerprint, s.state) for s in before.suppressions()] == [("a", "used"), ("gone", "unused")]
    assert [(s.fingerprint, s.state) for s in after.suppressions()] == [("gone", "unused"), ("a", "expired")]
    assert [f.fingerprint for f in left.findings] == ["a"]


def test_a_finding_of_a_story_can_be_set_aside(report: Report) -> None:
    finding = report.stories[0].findings[0]
    aside = set_aside([entry(finding.fingerprint)], date(2026, 1, 1))
    assert aside.decided(report.stories[0]).findings == ()
    assert aside.suppressions()[0].story == "story-1"


# --- corrections


def corrected(toml: str, tmp_path: Path, recount: Any = None) -> Ledger:
    path = tmp_path / "sidecar.toml"
    path.write_text(toml, encoding="utf-8")
    return correct(ledger(), sidecar.load(path), recount)


def test_two_sources_become_one_everywhere(tmp_path: Path) -> None:
    made = corrected('[[merge]]\narticle = "news/x.txt"\nsources = ["putin", "Mr Putin"]', tmp_path)
    assert [s.id for s in made.sources] == ["s1", "s3"]
    assert made.sources[0].name == "Mr Putin"
    assert made.sources[0].mentions == (span("Putin"), span("Mr Putin"))
    assert (made.sources[1].members, made.sources[1].part_of) == (("s1",), "s1")
    assert {a.source for a in made.attributions} == {"s1"}
    assert made.sources[0].corrected == "merged by hand: Putin, Mr Putin"


def test_a_rejected_attribution_goes_and_what_it_held_stays(tmp_path: Path) -> None:
    made = corrected('[[reject]]\narticle = "x"\ncue = "hopes"', tmp_path)
    assert [(a.id, a.within) for a in made.attributions] == [("a1", None), ("a3", None)]
    assert made.corrections[0].applied


def test_an_added_attribution_stands_in_text_order_with_its_spans(tmp_path: Path) -> None:
    toml = '[[add]]\narticle = "x"\nsource = "sources"\ncue = "said"\ncontent = "He wants  peace"\n'
    made = corrected(toml, tmp_path)
    new = made.attributions[-2]
    assert [a.id for a in made.attributions] == ["a1", "a2", "h1", "a3"]
    assert made.article.words(new.content) == "He wants peace"
    assert new.cue == (span("said", 2),)
    assert made.by_id(new.source) is not None
    assert new.corrected == "added by hand"
    assert not made.sources[-1].named


def test_an_added_attribution_finds_the_source_the_ledger_knows(tmp_path: Path) -> None:
    made = corrected('[[add]]\narticle = "x"\nsource = "Putin"\ncue = "wants"\ncontent = "peace"', tmp_path)
    assert len(made.sources) == 3
    assert next(a for a in made.attributions if a.id == "h1").source == "s1"


def test_a_named_relay_is_added_and_marked(tmp_path: Path) -> None:
    toml = '[[relay]]\narticle = "x"\ncontent = "he was"\nrelay = "Reuters"'
    made = corrected(toml, tmp_path)
    assert [r.name for r in made.attributions[0].relays] == ["Reuters"]
    assert made.attributions[0].corrected == "relay Reuters named by hand"


@pytest.mark.parametrize(
    ("toml", "note"),
    [
        ('[[reject]]\narticle = "x"\ncue = "denied"', "no attribution fits"),
        ('[[reject]]\narticle = "x"', "it names neither cue nor content"),
        ('[[add]]\narticle = "x"\ncue = "said"\ncontent = "war"', "“war” stands 0 times in the text, not 1"),
        ('[[add]]\narticle = "x"\ncue = "denied"\ncontent = "peace"', "“denied” is not in the text"),
        ('[[merge]]\narticle = "x"\nsources = ["Putin", "Biden"]', "no source is called “Biden”"),
        ('[[merge]]\narticle = "x"\nsources = ["Putin", "PUTIN"]', "they are one source already"),
    ],
)
def test_a_correction_that_no_longer_fits_changes_nothing_and_says_why(
    toml: str, note: str, tmp_path: Path
) -> None:
    made = corrected(toml, tmp_path)
    assert (made.sources, made.attributions) == (ledger().sources, ledger().attributions)
    assert [(c.applied, c.note) for c in made.corrections] == [(False, note)]


def test_arithmetic_is_done_anew_after_a_correction(tmp_path: Path) -> None:
    def recount(sources: tuple[Source, ...], attributions: tuple[Attribution, ...]) -> Arithmetic:
        return Arithmetic(sources=len(sources), attributions=len(attributions))

    made = corrected('[[reject]]\narticle = "x"\ncue = "hopes"', tmp_path, recount)
    assert made.arithmetic.attributions == 2


def test_corrections_of_other_articles_leave_a_ledger_alone(tmp_path: Path) -> None:
    path = tmp_path / "s.toml"
    path.write_text('[[reject]]\narticle = "y"\ncue = "said"', encoding="utf-8")
    loaded = sidecar.load(path)
    assert correct(ledger(), loaded) == ledger()
    assert unmatched(loaded, {"x", "news/x.txt"}) == ["y"]


@pytest.mark.parametrize(
    "content",
    [
        None,
        "[[merge",
        '[[suppress]]\nfingerprint = "x"',
        "[[merge]]\nsources=['a']\narticle='x'",
        "[[typo]]\na=1",
    ],
)
def test_a_broken_sidecar_says_what_and_where(content: str | None, tmp_path: Path) -> None:
    path = tmp_path / "s.toml"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"s\.toml"):
        sidecar.load(path)
