"""Articles of one name, findings of the same words, saved lines: each is told apart from the next."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from auditor import Check, Ledger, On, Result, Rule, Span, Story
from auditor.contract.select import Selection
from auditor.errors import ConfigError
from auditor.model import Article, Attribution, CheckRun, Extractor, Finding, Problem, StoryFacts
from auditor.run import config
from auditor.run.contained import run_article, run_story
from auditor.run.doubt import doubted, unsure
from auditor.run.engine import Engine
from auditor.run.saved import saved
from auditor.run.settings import Settings
from auditor.run.shelf import Shelf
from auditor.testing import make_ledger, source

MADE = Extractor(name="hand", version="1")


def ledger(name: str = "a.txt", text: str = "Lee said no.", **article: object) -> Ledger:
    of = Article(**{"id": name, "path": name, "text": text, **article})  # type: ignore[arg-type]
    cue = Attribution(id="a1", cue=(Span(start=4, end=8),))
    return Ledger(article=of, extractor=MADE, attributions=(cue,))


# --- ids


def ids(*ledgers: Ledger) -> list[tuple[str, str]]:
    told = Engine(Settings(select=("directness",))).check(ledgers)
    return [(r.ledger.article.id, r.ledger.article.text[-3:-1]) for r in told.articles]


def test_articles_of_one_name_are_numbered_from_two_in_the_order_of_their_texts_sums() -> None:
    """And none gets a name that another article has by itself."""
    three = [ledger(text=f"Lee said {n}.", sha256=str(n)) for n in (30, 10, 20)]
    assert ids(*three) == [("a.txt", "10"), ("a.txt~2", "20"), ("a.txt~3", "30")]
    other = ledger("a.txt~2", text="Lee said 40.")
    assert ids(*three, other) == [("a.txt", "10"), ("a.txt~3", "20"), ("a.txt~4", "30"), ("a.txt~2", "40")]


def test_articles_stand_by_path_and_then_by_line() -> None:
    """Line two before line ten; the number of a line is a number."""
    lines = [ledger(f"id{n}", path="f.jsonl", line=n) for n in (10, 2)]
    assert [name for name, _ in ids(*lines, ledger("z", path="b.txt"))] == ["z", "id2", "id10"]


def test_problems_stand_by_kind_place_and_words() -> None:
    """However they came."""
    told = [
        Problem(kind=k, where=w, what=x, fix="")  # type: ignore[arg-type]
        for k, w, x in (("line", "a", "x"), ("file", "b", "y"), ("file", "b", "x"), ("file", "a", "z"))
    ]
    found = Engine(Settings(select=("directness",))).check(told)
    assert [(p.kind, p.where, p.what) for p in found.problems] == sorted(
        (p.kind, p.where, p.what) for p in told
    )


# --- contracts

RULE = Rule(id="r", title="R", severity="warning", card="A card.")


class Says(Check):
    id, title, version = "says", "Says", "1"
    rules = (RULE,)
    results: tuple[Result, ...] = ()

    def article(self, ledger: Ledger) -> Iterable[Result]:
        return self.results

    def story(self, story: Story) -> Iterable[Result]:
        return self.results


def at(*spans: Span) -> Result:
    finding = Finding(rule="says/r", severity="warning", message="?", spans=spans)
    return Result(state="not applicable", findings=(finding,))


def run(*results: Result, of: Ledger | None = None, story: Story | None = None) -> CheckRun:
    check = Says()
    check.results = results
    if story:
        return run_story(check, story, Selection())
    return run_article(check, of or ledger(), Selection())


@pytest.mark.parametrize(
    ("span", "state"),
    [
        (Span(start=9, end=12), "ran"),
        (Span(start=9, end=13), "error"),
        (Span(start=0, end=5, of="title"), "ran"),
        (Span(start=0, end=6, of="title"), "error"),
        (Span(start=0, end=3, article="a.txt"), "ran"),
        (Span(start=0, end=3, article="b.txt"), "error"),
    ],
)
def test_a_span_may_end_with_its_text_and_no_letter_later(span: Span, state: str) -> None:
    """Text and title each have their own end, and the article is the one that is audited."""
    assert run(at(span), of=ledger(title="Mills")).state == state


def test_a_span_of_a_story_names_its_article_and_a_result_its_claim() -> None:
    """What names none, or one that is not there, breaks the contract."""
    facts = StoryFacts(id="s", articles=("a.txt",))
    story = Story(facts=facts, ledgers=(ledger(),))
    assert run(at(Span(start=0, end=3, article="a.txt")), story=story).state == "ran"
    assert run(at(Span(start=0, end=3)), story=story).state == "error"
    said = run(Result(on=On(claim="c9"), state="inconclusive"), story=story)
    assert said.error is not None
    assert (said.error.where, "'c9'" in said.error.what) == ("s", True)
    assert "--ignore says" in (said.error.fix or "")


def marks(*results: Result, of: Ledger | None = None) -> list[str]:
    return [f.fingerprint for r in run(*results, of=of).results for f in r.findings]


def test_a_finding_is_known_by_rule_article_and_words_and_not_by_their_place_or_spacing() -> None:
    """Case, white space and what stands before may change; another article, or other words, may not."""
    (first,) = marks(at(Span(start=0, end=3)), of=ledger(text="Lee said no."))
    (moved,) = marks(at(Span(start=9, end=13)), of=ledger(text="Then it: lee\n went."))
    assert first == moved
    assert first not in marks(at(Span(start=0, end=3)), of=ledger("b.txt"))
    assert first not in marks(at(Span(start=0, end=8)))
    assert first not in marks(at(Span(start=0, end=3), Span(start=4, end=8)))
    twice = marks(at(Span(start=0, end=3)), at(Span(start=0, end=3)))
    assert twice[0] == first != twice[1]
    assert len(first) == 16


# --- doubt


def sure(*confidences: float | None) -> Ledger:
    made = make_ledger("[s1 Lee] [c1 said] [q1 no]. [s2 Lee] [c2 added] [q2 yes].", [source("Lee", id="s")])
    told = zip(made.attributions, confidences, strict=True)
    attributions = tuple(a.model_copy(update={"source": "s", "confidence": c}) for a, c in told)
    return made.model_copy(update={"attributions": attributions})


@pytest.mark.parametrize(
    ("confidences", "least", "doubtful"),
    [
        ((0.4, 0.9), 0.5, {"a1"}),
        ((0.4, 0.3), 0.5, {"a1", "a2", "s"}),
        ((0.4, None), 0.5, {"a1"}),
        ((0.5, 0.49), 0.5, {"a2"}),
        ((0.4, 0.3), 0.0, set()),
    ],
)
def test_a_source_is_as_certain_as_its_surest_statement(
    confidences: tuple[float | None, ...], least: float, doubtful: set[str]
) -> None:
    """What is as sure as was asked for is sure enough, and so is what bears no confidence."""
    assert {name for _, name in unsure([sure(*confidences)], least)} == doubtful


def test_an_unsure_source_is_told_by_the_cue_and_confidence_of_its_surest_statement() -> None:
    """In a story, the reason says in which article."""
    made = sure(0.3, 0.4)
    doubts = unsure([made], 0.5)
    on = On(source="s", article=made.article.id)
    whole = CheckRun(check="c", state="ran", results=(Result(on=on, state="scored", score=1, label="x"),))
    for home, named in ((made.article.id, None), (None, made.article.id)):
        (result,) = doubted(whole, doubts, 0.5, home).results
        assert (result.state, result.score, result.label) == ("inconclusive", None, "inconclusive")
        assert "confidence 0.40, asked 0.50" in result.reasons[0].text
        assert [(made.article.slice(s), s.article) for s in result.reasons[0].spans] == [("added", named)]


def test_what_says_nothing_needs_no_doubt() -> None:
    """A result that is not scored stays, unless it has findings."""
    doubts = unsure([sure(0.1, 0.1)], 0.5)
    on = On(attribution="a1")
    silent = Result(on=on, state="not applicable")
    asking = at().model_copy(update={"on": on})
    whole = CheckRun(check="c", state="ran", results=(silent, asking))
    found = doubted(whole, doubts, 0.5, "article").results
    assert [r.state for r in found] == ["not applicable", "inconclusive"]
    assert found[1].findings == ()
    assert doubted(whole, {}, 0.5, "article") is whole


# --- saved ledgers


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("[1]", "holds JSON, but no ledger: a list"),
        ('{"schema_version": "1.0"}', "is a report, not ledgers"),
        ('{"ledger": {}}', "is a report in JSON lines, not ledgers"),
        ('{"facts": {}}', "is a report in JSON lines, not ledgers"),
        ("{", "is one JSON document, such as a report, and not a ledger a line"),
        ("[", "is one JSON document, such as a report, and not a ledger a line"),
    ],
)
def test_a_file_that_is_none_of_ledgers_is_told_once_for_what_it_is(
    line: str, said: str, tmp_path: Path
) -> None:
    """Blank lines before do not count, and nothing behind is read."""
    (tmp_path / "l.jsonl").write_text(f"\n \n{line}\n{line}\n{ledger().model_dump_json()}\n")
    (problem,) = saved([str(tmp_path / "l.jsonl")])
    assert isinstance(problem, Problem)
    assert (problem.kind, problem.what, problem.where) == ("file", said, str(tmp_path / "l.jsonl"))


def test_a_line_that_is_no_ledger_is_told_with_its_number_and_the_others_are_read() -> None:
    """Blank lines count; a later line that is a report is no ledger like any other."""
    good = ledger().model_dump_json()
    lines = f"{good}\n\nno json\n{json.dumps({'schema_version': '1'})}\n{good}\n"
    found = list(saved(["-"], io.BytesIO(lines.encode())))
    told = [(x.kind, x.where) for x in found if isinstance(x, Problem)]
    assert told == [("line", "-:3"), ("line", "-:4"), ("file", "-")], "and it has no end"
    assert [x for x in found if isinstance(x, Ledger)] == [ledger()] * 2


def test_a_file_that_is_not_there_costs_no_other_and_a_dash_is_a_name_where_no_input_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is told by its name."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "l.jsonl").write_text(ledger().model_dump_json())
    first, second, third, cut = saved(["nowhere", "-", "l.jsonl"])
    assert isinstance(cut, Problem)
    assert cut.what.endswith("has no end")
    assert isinstance(first, Problem)
    assert isinstance(second, Problem)
    assert (first.where, first.what) == ("nowhere", "cannot be read: No such file or directory")
    assert (second.where, third) == ("-", ledger())


@pytest.mark.parametrize("on_disk", [False, True])
def test_a_shelf_gives_back_each_ledger_whole_and_in_any_order(on_disk: bool) -> None:
    """And their articles in the order of their ids, whatever the order they came in."""
    shelf = Shelf(on_disk=on_disk)
    held = [ledger(name) for name in "abc"]
    for one in reversed(held):
        shelf.put(one)
    assert [shelf.get(name) for name in "cabca"] == [held[i] for i in (2, 0, 1, 2, 0)]
    assert list(shelf.articles) == [x.article for x in held]
    assert shelf.articles[1:] == [x.article for x in held[1:]]
    with pytest.raises(KeyError):
        shelf.get("d")


# --- the file of settings


def test_a_file_in_an_audited_folder_is_passed_over_for_the_one_above(tmp_path: Path) -> None:
    """Each that is passed over is told; named with --config it holds."""
    below = tmp_path / "in" / "deep"
    below.mkdir(parents=True)
    for folder, stories in ((tmp_path, "field"), (tmp_path / "in", "folder"), (below, "folder")):
        (folder / "auditor.toml").write_text(f'stories = "{stories}"\n')
    found, passed = config.load(below, audited=[str(tmp_path / "in"), str(below / "auditor.toml")])
    assert (found.stories, len(passed)) == ("field", 2)
    assert config.load(below, below / "auditor.toml", [str(below)])[0].stories == "folder"


def test_a_file_of_settings_comes_before_a_pyproject_beside_it(tmp_path: Path) -> None:
    """And a pyproject that is broken, or has no tables, is somebody else's."""
    (tmp_path / "pyproject.toml").write_text('[tool.auditor]\nstories = "folder"\n')
    assert config.load(tmp_path)[0].stories == "folder"
    (tmp_path / "auditor.toml").write_text('stories = "field"\n')
    assert config.load(tmp_path)[0].stories == "field"
    (tmp_path / "b").mkdir()
    for other in ("[tool", "tool = 1", "[tool.black]"):
        (tmp_path / "b" / "pyproject.toml").write_text(other)
        assert config.load(tmp_path / "b")[0].stories == "field"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("pyproject.toml", "tool.auditor = 1", "is not a table"),
        ("other.toml", None, "no such file"),
        ("other.toml", b"\xff", "cannot be read"),
        ("other.toml", "= 1", "is not TOML"),
    ],
)
def test_a_file_that_was_named_has_to_be_one(
    name: str, content: str | bytes | None, said: str, tmp_path: Path
) -> None:
    """With what is wrong about it."""
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ConfigError, match=said):
        config.load(tmp_path, path)
    if name == "pyproject.toml":
        path.write_text("[project]")
        assert config.load(tmp_path, path)[0] == Settings()


def test_a_shelf_holds_the_very_ledgers_unless_it_is_asked_to_write_them() -> None:
    """In memory nothing is copied."""
    shelf, held = Shelf(), ledger()
    shelf.put(held)
    assert shelf.get(held.article.id) is held
