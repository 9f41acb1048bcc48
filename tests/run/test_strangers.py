"""Whatever a plugin does, the report is whole, all else in it as without it, and the fault is told."""

from __future__ import annotations

import importlib.util
import re
import time
from pathlib import Path

import pytest

import auditor
from auditor import Check
from auditor.contract.telling import told
from auditor.model import CheckRun, Fact, Ledger, Report
from auditor.run import strangers
from auditor.run.settings import Settings
from auditor.testing import make_ledger, source

_SPEC = importlib.util.spec_from_file_location("faults", Path(__file__).with_name("faults.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
faults = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(faults)

MARKED = "[s1 Sources] [c1 said] [q1 the mill will close]. [s2 Ann Lee] [c2 said] [q2 nobody was asked]."
QUICK = {"sleeps for ever", "computes for ever", "takes memory without end"}  # to be ended soon


def ledger(n: int) -> Ledger:
    made = make_ledger(
        MARKED, [source("Sources", plural=True), source("Ann Lee", id="s2", named=True)]
    ).model_dump()
    facts = {"headline": Fact(value="Mill", found_in="x"), "story": Fact(value="mill", found_in="x")}
    made["article"] |= {"id": f"{n}.txt", "path": f"{n}.txt", "metadata": facts}
    return Ledger.model_validate(made)


LEDGERS = [ledger(0), ledger(1)]
CLEAN = auditor.check_ledgers(LEDGERS, stories="field")


def others(report: Report) -> list[list[CheckRun]]:
    return [
        [run for run in r.runs if not run.check.startswith("mine")]
        for r in (*report.articles, *report.stories)
    ]


def checked(path: Path, seconds: float = 20, **more: object) -> Report:
    plugins = [path]
    return auditor.check_ledgers(LEDGERS, stories="field", plugins=plugins, check_seconds=seconds, **more)  # type: ignore[arg-type]


def assert_nothing_is_lost(report: Report) -> None:
    assert others(report) == others(CLEAN)
    assert [r.ledger for r in report.articles] == [r.ledger for r in CLEAN.articles]
    assert auditor.validate(report) == []


@pytest.mark.parametrize("name", [name for name in faults.FAULTS if name not in faults.TOGETHER])
def test_a_fault_costs_nothing_but_what_the_plugin_had_to_say(name: str, tmp_path: Path) -> None:
    """No report is lost, no other result changes, and nothing that matters passes in silence."""
    kind, code = faults.FAULTS[name]
    path = tmp_path / "mine.py"
    path.write_bytes(code.encode("latin-1" if "latin-1" in code else "utf-8"))
    report = checked(path, 0.5, check_memory=1024) if name in QUICK else checked(path)
    assert_nothing_is_lost(report)
    assert report.complete == (kind == faults.HARMLESS), report.problems
    for problem in report.problems:
        assert "mine" in problem.where + problem.what
        assert name not in faults.IN_A_CHECK or re.search(r"mine\.py line \d+\)", problem.what)


@pytest.fixture(scope="module")
def with_all(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The report beside one plugin with a check for each fault that leaves its process as it was."""
    path = tmp_path_factory.mktemp("all") / "mine.py"
    path.write_text(faults.plugin_of_all())
    report = checked(path)
    assert_nothing_is_lost(report)
    return report


@pytest.mark.parametrize("name", faults.TOGETHER)
def test_a_fault_costs_nothing_but_what_its_check_had_to_say(name: str, with_all: Report) -> None:
    """Neither of the other checks nor of those that stand in the same file and do wrong as well."""
    kind, check = faults.FAULTS[name][0], faults.TOGETHER[name]
    told = [p for p in with_all.problems if re.search(rf"\b{check}\b", f"{p.where} {p.what}")]
    assert bool(told) == (kind == faults.TOLD)
    assert all(re.search(r"mine\.py line \d+\)", problem.what) for problem in told)
    states = {run.state for record in with_all.articles for run in record.runs if run.check == check}
    assert states == {"error" if told else "ran"}


def plugin(folder: Path, body: str, **more: str) -> Path:
    path = folder / "mine.py"
    path.write_text(faults.plugin(body, **more))
    return path


def test_a_check_that_ends_its_process_on_one_article_is_heard_on_the_next(tmp_path: Path) -> None:
    """Its process is started anew, and the check made with its options."""
    body = """
        if ledger.article.id == "0.txt":
            os._exit(1)
        yield Result(state="scored", score=0.5, label=self.options.word)
    """
    inside = 'class Options(BaseModel):\n    word: str = "default"\n'
    report = checked(plugin(tmp_path, body, inside=inside), checks={"mine": {"word": "given"}})
    first, second = (next(run for run in r.runs if run.check == "mine") for r in report.articles)
    assert (first.state, second.state, second.results[0].label) == ("error", "ran", "given")


@pytest.mark.parametrize(("fault", "seen"), [("down(0)", "1"), ("1 / 0", "2"), ("raise MemoryError", "1")])
def test_a_process_goes_on_after_an_error_unless_that_has_spent_it(
    fault: str, seen: str, tmp_path: Path
) -> None:
    """What a check has kept is there the next time; after too deep a call, or without memory, it is not."""
    body = f"""
        SEEN.append(ledger.article.id)
        if ledger.article.id == "0.txt":
            {fault}
        yield Result(state="scored", score=0.5, label=str(len(SEEN)))
    """
    first, second = (
        next(run for run in record.runs if run.check == "mine")
        for record in checked(
            plugin(tmp_path, body, at_import="SEEN = []\ndef down(n): return down(n + 1)\n")
        ).articles
    )
    assert (first.state, second.state, second.results[0].label) == ("error", "ran", seen)


def test_a_check_that_never_answers_is_left_out_after_three_times(tmp_path: Path) -> None:
    """A corpus would wait for each article."""
    path = plugin(tmp_path, "time.sleep(10**6); yield")
    began = time.monotonic()
    many = [ledger(n) for n in range(12)]
    report = auditor.check_ledgers(many, plugins=[path], check_seconds=0.5)
    assert time.monotonic() - began < 30
    runs = [run for r in report.articles for run in r.runs if run.check == "mine"]
    assert [run.state for run in runs] == ["error"] * 12
    left_out = ["left out" in run.error.what for run in runs if run.error]
    assert left_out == [False] * 3 + [True] * 9


def test_a_misspelt_option_of_a_stranger_s_check_is_refused_like_any_other(tmp_path: Path) -> None:
    """With the table it stands in."""
    inside = 'class Options(BaseModel):\n    model_config = {"extra": "forbid"}\n    word: str = "x"\n'
    with pytest.raises(auditor.ConfigError, match=r"checks\.mine.*did you mean 'word'"):
        checked(plugin(tmp_path, faults.FINE, inside=inside), checks={"mine": {"wrod": "y"}})


def test_what_a_check_declares_is_known_without_its_code(tmp_path: Path) -> None:
    """Its options with their defaults, rules, columns and words about itself, for listings and reports."""
    inside = '''
        """About mine."""
        class Options(BaseModel):
            word: str = "x"
        class Data(BaseModel):
            n: int = 0
        columns = (auditor.Column(on="source", title="How mine"),)
        panels = (auditor.Panel(id="p", title="Panel", columns=("X",)),)
        figure = "mine"
    '''
    path = plugin(tmp_path, faults.FINE, at_import="import auditor\n", inside=inside)
    (found,) = (c for c in strangers.load([str(path)]).checks if c.check.id == "mine")
    check = found.check
    assert (check.title, check.rules[0].card, check.columns[0].title) == ("Mine", "Why.", "How mine")
    assert (check.version, check.panels[0].title, check.figure) == ("1", "Panel", "mine")
    assert (check.article is not Check.article, check.story is Check.story) == (True, True)
    assert check.Options().model_dump() == {"word": "x"}
    assert set(found.record.data_schema["properties"]) == {"n"}


def test_a_check_that_nobody_bounds_has_what_settings_give_it() -> None:
    settings = Settings()
    assert strangers.Limits() == strangers.Limits(settings.check_seconds, settings.check_memory)


def test_memory_is_bounded(tmp_path: Path) -> None:
    """Where the system can say so, a check is told that there is no more."""
    pytest.importorskip("resource")
    path = plugin(tmp_path, "held = bytearray(10**9); yield")
    report = checked(path, check_memory=800)
    assert "MemoryError" in report.problems[0].what


def test_an_error_whose_words_raise_is_told_by_its_kind() -> None:
    """Containment must not break over what it contains."""

    class Odd(Exception):
        def __str__(self) -> str:
            raise ValueError

    assert told(Odd()).startswith("Odd")
