"""The line from saved ledgers on: one report, the same whatever the order, and honest about what failed."""

import sys
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.contract.checks import Check
from auditor.contract.readers import Draft
from auditor.errors import ConfigError
from auditor.model import Article, Ledger, Problem, Report, Result
from auditor.read.article import Found, Origin
from auditor.run.engine import Engine
from auditor.run.events import STORIES
from auditor.run.labour import Examined
from auditor.run.settings import Settings
from auditor.stories import establish
from auditor.testing import make_ledger, source

MARKED = (
    "[s1 Maria Lopez] [c1 said] [q1 the bridge would close on Friday].",
    "[q1 “The bridge will close,”] [c1 said] [s1 a city official].",
    "[s1 Sources] [c1 said] [q1 the mayor had known for weeks].",
)


def ledger(n: int, path: str | None = None) -> Ledger:
    who = ("Maria Lopez", "a city official", "Sources")[n % 3]
    made = make_ledger(MARKED[n % 3], [source(who, named=n % 3 == 0)])
    name = path or f"folder/{n}.txt"
    return made.model_copy(update={"article": made.article.model_copy(update={"id": name, "path": name})})


def report(items: Sequence[Ledger | Problem], **settings: object) -> Report:
    return Engine(Settings(**settings)).check(items)  # type: ignore[arg-type]


@settings(max_examples=10, deadline=None)
@given(st.permutations(range(4)))
def test_the_order_of_the_ledgers_does_not_change_the_report(order: list[int]) -> None:
    assert report([ledger(n) for n in order]) == report([ledger(n) for n in range(4)])


def test_an_article_s_record_is_the_same_whoever_its_neighbours_are() -> None:
    alone = report([ledger(1)]).articles[0]
    assert alone in report([ledger(n) for n in range(3)]).articles


def test_two_articles_of_one_id_are_both_kept_under_different_ids() -> None:
    said = report([ledger(0, "a.txt"), ledger(1, "a.txt")])
    assert sorted(r.ledger.article.id for r in said.articles) == ["a.txt", "a.txt~2"]


def test_a_problem_makes_the_report_incomplete_and_stands_in_it() -> None:
    problem = Problem(kind="file", what="is empty", where="b.txt")
    said = report([problem, ledger(0)])
    assert not said.complete
    assert said.problems == (problem,)
    assert said.summary.articles == 1


def test_a_check_that_fails_makes_the_report_incomplete_and_the_others_stand(tmp_path: Path) -> None:
    path = tmp_path / "sour.py"
    code = """
        from auditor import Check, hookimpl
        class Sour(Check):
            id, title, version = "sour", "Sour", "1"
            def article(self, ledger):
                raise RuntimeError("no")
        @hookimpl
        def auditor_checks():
            return [Sour]
    """
    path.write_text(dedent(code), encoding="utf-8")
    said = report([ledger(0), ledger(1)], plugins=(str(path),))
    assert not said.complete
    assert ["1 more times" in p.what for p in said.problems] == [True]
    states = {run.check: run.state for run in said.articles[0].runs}
    assert states["sour"] == "error"
    assert states["anonymity"] == "ran"


def test_nothing_to_audit_is_a_report_of_nothing() -> None:
    said = report([])
    assert said.complete
    assert said.summary.articles == 0
    assert said.summary.means == ()


def test_an_unknown_check_is_refused_with_the_nearest_known_one() -> None:
    with pytest.raises(ConfigError, match="did you mean 'anonymity'"):
        report([], select=("anonimity",))
    with pytest.raises(ConfigError, match="no check is called 'directnes'"):
        report([], checks={"directnes": {}})


def test_an_unknown_option_of_a_check_is_refused() -> None:
    with pytest.raises(ConfigError, match=r"checks\.anonymity"):
        report([], checks={"anonymity": {"no_such_weight": 1}})


def test_a_selected_check_runs_alone() -> None:
    said = report([ledger(0)], select=("anonymity",))
    assert [run.check for run in said.articles[0].runs] == ["anonymity"]
    assert [p.id for p in said.plugins] == ["anonymity"]


def test_an_empty_article_is_scored_nowhere() -> None:
    bare = ledger(0).model_copy(
        update={"article": Article(id="e", path="e", text=""), "sources": (), "attributions": ()}
    )
    results = [r for run in report([bare]).articles[0].runs for r in run.results]
    assert {r.state for r in results} <= {"not applicable"}


def test_it_is_told_which_check_begins() -> None:
    """So that somebody who waits knows for what; stories are told last."""
    run = Engine(Settings(select=("anonymity", "directness"))).run()
    begun: list[str] = []
    run.doing = begun.append
    run.report_of([ledger(0)])
    assert begun == ["anonymity", "directness", STORIES]


def test_stories_are_numbered_from_one() -> None:
    said = report([ledger(0), ledger(1)], stories="folder")
    assert [s.facts.id for s in said.stories] == ["story1"]


def test_what_other_threads_print_while_a_check_runs_is_theirs(capsys: pytest.CaptureFixture[str]) -> None:
    """It reaches its reader and is no fault of the check; what the check prints is, and reaches nobody."""
    begun, said = threading.Event(), threading.Event()

    class Waits(Check):
        id, title, version = "waits", "Waits", "1"

        def article(self, ledger: Ledger) -> Iterable[Result]:
            begun.set()
            said.wait(10)
            if ledger.article.id.endswith("1.txt"):
                print("mine")
            yield Result(state="not applicable")

    def say() -> None:
        begun.wait(10)
        print("theirs", flush=True)
        print("theirs too", file=sys.stderr)
        said.set()

    other = threading.Thread(target=say)
    other.start()
    checked = Engine(checks=[Waits]).check([ledger(0), ledger(1)])
    other.join()
    assert [run.state for r in checked.articles for run in r.runs if run.check == "waits"] == ["ran", "error"]
    assert capsys.readouterr() == ("theirs\n", "theirs too\n")


def test_whoever_waits_is_told_of_each_article_and_then_of_its_end() -> None:
    """In the order they come; what is no article is told once."""
    problem = Problem(kind="file", what="is empty", where="b.txt")
    told: list[object] = []
    with Engine(Settings(extractor="rules", cache=False)) as engine:
        first, second = (Article(id=name, path=name, text="Ann Lee said no.") for name in "ab")
        examined = engine.examined([first, problem, second], told.append)
        found = [x.ledger if isinstance(x, Examined) else x for x in examined]
        assert told == [first, found[0], problem, second, found[2]]
        told.clear()
        judged = list(engine.judged([found[0], problem], told.append))
        assert told == [first, found[0], problem]
    assert [getattr(x, "kept", None) for x in judged] == [True, None]
    assert [x.ledger if isinstance(x, Examined) else x for x in judged] == [found[0], problem]


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_readers_find_is_put_together_where_it_is_examined(jobs: int) -> None:
    """In any number of processes alike: also what cannot be handed to another, and what cannot be put
    together costs itself alone."""
    drafts = {
        "a": Draft("Ann Lee said the bridge was closed."),
        "b": Draft("Bo Ray said the road was open.", facts=Held()),
        "c": Draft(None),  # type: ignore[arg-type]
    }
    found = [Found(draft, Origin(name, name)) for name, draft in drafts.items()]
    told: list[object] = []
    with Engine(Settings(extractor="rules", cache=False, jobs=jobs)) as engine:
        first, second, third = engine.examined(found, told.append)
    assert [getattr(x, "id", None) for x in told if isinstance(x, Found)] == ["a", "b", "c"]
    assert isinstance(first, Examined)
    assert isinstance(second, Examined)
    assert [x.ledger.sources[0].name for x in (first, second)] == ["Ann Lee", "Bo Ray"]
    assert isinstance(third, Problem)
    assert (third.kind, third.where) == ("article", "c")
    assert third.what.startswith("cannot be put together: ")


class Held(dict[str, Any]):
    """Facts as a stranger's reader may hold them: of no use to another process."""

    def __reduce__(self) -> str:
        raise TypeError("stays here")


def test_ledgers_wait_for_a_story_only_where_a_check_asks_for_one() -> None:
    """For one report in memory; for records that nobody holds in a file, or not at all."""
    assert Engine(Settings(select=("anonymity",))).run().shelf is not None
    assert Engine(Settings(select=("anonymity",))).run(whole=False).shelf is None
    with_stories = Engine(Settings(select=("agreement",))).run(whole=False)
    assert with_stories.shelf is not None
    assert with_stories.shelf._ledgers is not None
    records = list(with_stories.records([ledger(0), ledger(1)]))
    assert [type(r).__name__ for r in records[:2]] == ["ArticleRecord"] * 2


def test_it_is_told_at_which_of_the_stories_a_run_is() -> None:
    """Then each check that looks at stories."""
    run = Engine(Settings(select=("agreement",), stories="folder")).run()
    begun: list[str] = []
    run.doing = begun.append
    told = run.report_of([ledger(n, f"{folder}/{n}.txt") for n, folder in enumerate("aabb")])
    assert [s.facts.articles for s in told.stories] == [("a/0.txt", "a/1.txt"), ("b/2.txt", "b/3.txt")]
    assert begun == [STORIES, f"{STORIES}: 1 of 2", "agreement", f"{STORIES}: 2 of 2", "agreement"]


def test_a_story_that_cannot_be_told_costs_no_article(monkeypatch: pytest.MonkeyPatch) -> None:
    """It stands among the problems with its first five articles; too little memory is no fault of it."""

    def fails(*_: object) -> None:
        raise ValueError("oh")

    monkeypatch.setattr(establish, "establish", fails)
    said = report([ledger(n) for n in range(7)], stories="folder", select=("agreement",))
    (problem,) = said.problems
    assert (problem.kind, problem.what) == ("story", "ValueError: oh")
    assert problem.where == ", ".join(f"folder/{n}.txt" for n in range(5))
    assert (len(said.articles), said.stories) == (7, ())

    def too_large(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(establish, "establish", too_large)
    with pytest.raises(MemoryError):
        report([ledger(0), ledger(1)], stories="folder", select=("agreement",))


def test_a_check_at_hand_takes_the_place_of_a_plugin_s_of_its_id_and_one_that_cannot_be_made_is_told() -> (
    None
):
    """With the module that it is of."""

    class Other(Check):
        id, title, version = "anonymity", "Other", "1"

        def article(self, ledger: Ledger) -> Iterable[Result]:
            return []

    class Broken(Other):
        id = "broken"

        def __init__(self, options: object = None) -> None:
            raise ValueError("oh")

    engine = Engine(Settings(select=("anonymity", "broken")), checks=[Other, Broken])
    said = engine.check([ledger(0)])
    assert [(p.title, p.origin) for p in said.plugins if p.id == "anonymity"] == [
        ("Other", f"module {__name__}")
    ]
    assert [run.check for run in said.articles[0].runs] == ["anonymity"]
    (problem,) = said.problems
    assert (problem.kind, problem.where) == ("plugin", f"module {__name__}")
    assert problem.what == "the check 'broken' cannot be made: ValueError: oh"
