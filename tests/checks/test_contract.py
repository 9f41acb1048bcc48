"""The contract helper lets sound checks through and says in words what is wrong with others."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from textwrap import dedent
from typing import Generic, TypeVar

import pytest
import warm
from pydantic import BaseModel

from auditor import Check, Ledger, NoData, NoOptions, On, Reason, Result, Rule, Span, Story
from auditor.contract import plugins
from auditor.testing import assert_check_contract, make_ledger, source
from auditor.testing.contract import failings

RULE = Rule(id="r", title="A rule", severity="info", card="Why.")


class Base(Check):
    id, title, version = "mine", "Mine", "1"
    rules = (RULE,)


class NoId(Check):
    title, version = "Mine", "1"


class Raises(Base):
    def article(self, ledger: Ledger) -> Iterable[Result]:
        yield Result(state="not applicable", label=ledger.sources[0].name)


class Outside(Base):
    def article(self, ledger: Ledger) -> Iterable[Result]:
        where = Span(start=0, end=len(ledger.article.text) + 1)
        yield Result(state="not applicable", findings=(RULE.finding(self.id, "What?", [where]),))


class Wordless(Base):
    def article(self, ledger: Ledger) -> Iterable[Result]:
        yield Result(state="not applicable", reasons=(Reason(text="here", spans=(Span(start=0, end=0),)),))


class UnlistedRule(Base):
    rules = ()

    def article(self, ledger: Ledger) -> Iterable[Result]:
        yield Result(state="not applicable", findings=(RULE.finding(self.id, "What?"),))


class Prints(Base):
    def article(self, ledger: Ledger) -> Iterable[Result]:
        print("here")
        yield Result(state="not applicable")


class Counts(Base):
    """Remembers what it saw, as a check that uses an iterator or a cache by mistake."""

    def __init__(self, options: BaseModel | None = None) -> None:
        super().__init__(options)
        self.seen = 0

    def article(self, ledger: Ledger) -> Iterable[Result]:
        self.seen += 1
        yield Result(state="not applicable", label=str(self.seen))


class CountsForEver(Base):
    seen: list[str] = []  # noqa: RUF012 - the very mistake

    def article(self, ledger: Ledger) -> Iterable[Result]:
        self.seen.append(ledger.article.id)
        yield Result(state="not applicable", label=str(len(self.seen)))


class OfNoArticle(Base):
    def story(self, story: Story) -> Iterable[Result]:
        where = Span(start=0, end=1)
        yield Result(state="not applicable", findings=(RULE.finding(self.id, "What?", [where]),))


class OnNothing(Base):
    def article(self, ledger: Ledger) -> Iterable[Result]:
        yield Result(on=On(attribution="a999"), state="not applicable")


class Data(BaseModel):
    n: int


class WrongData(Base):
    Data = Data

    def article(self, ledger: Ledger) -> Iterable[Result]:
        yield Result(state="not applicable", data={"n": "many"})


BROKEN = [
    (NoId, "has no id"),
    (Raises, "IndexError"),
    (Outside, "lies outside the text"),
    (Wordless, "points at no words"),
    (UnlistedRule, "which the check does not list"),
    (Prints, "printed 'here'"),
    (Counts, "another result"),
    (CountsForEver, "another result"),
    (OfNoArticle, "is of the article None"),
    (OnNothing, "speaks of the attribution 'a999'"),
    (WrongData, "breaks its own model"),
]


@pytest.mark.parametrize(("check", "words"), BROKEN, ids=[check.__name__ for check, _ in BROKEN])
def test_a_check_that_breaks_its_contract_is_told_how(check: type[Check], words: str) -> None:
    with pytest.raises(AssertionError, match=f"{check.__name__} breaks its contract") as told:
        assert_check_contract(check)
    assert words in str(told.value)


@pytest.mark.parametrize("check", [loaded.check for loaded in plugins.load().checks], ids=lambda c: c.id)
def test_every_check_that_ships_holds_to_the_contract(check: type[Check]) -> None:
    """Their examples, of which there are many, have suites of their own."""
    assert failings(check) == []


def test_an_author_s_own_ledgers_and_options_are_tried_too() -> None:
    class Options(BaseModel):
        name: str = ""

    class Named(Base):
        def article(self, ledger: Ledger) -> Iterable[Result]:
            if any(s.name == self.options.name for s in ledger.sources):
                raise ValueError("there it is")
            return ()

    Named.Options = Options
    ledger = make_ledger("[s1 Zoe] [c1 said] [q1 no].", [source("Zoe")])
    assert_check_contract(Named, [ledger])
    assert_check_contract(Named, name="Zoe")
    with pytest.raises(AssertionError, match="there it is"):
        assert_check_contract(Named, [ledger], name="Zoe")
    with pytest.raises(AssertionError, match="valid string"):
        assert_check_contract(Named, name=1)


def test_pytest_has_the_fixture_wherever_the_auditor_is_installed(tmp_path: Path) -> None:
    """A text goes down the whole line; one check alone if asked; a failing check is no silence."""
    code = """
        import pytest
        from auditor import Check, Result

        class Sour(Check):
            id, title, version = "sour", "Sour", "1"
            def article(self, ledger):
                raise RuntimeError("no")

        class Count(Check):
            id, title, version = "count", "Count", "1"
            def article(self, ledger):
                yield Result(state="not applicable", label=str(len(ledger.attributions)))

        def test_all(audit):
            report = audit("Sources said the mill will close.")
            assert "anonymity/bare-source" in [f.rule for f in report.findings]

        def test_one(audit):
            report = audit("Ann Lee said she would go.", check=Count)
            assert [run.check for run in report.articles[0].runs] == ["count"]
            assert report.articles[0].runs[0].results[0].label == "1"

        def test_a_story(audit):
            report = audit("Ann Lee said the mill will close.", "Ann Lee said the mill will close.")
            assert len(report.stories[0].facts.articles) == 2

        def test_failure(audit):
            with pytest.raises(AssertionError, match="RuntimeError: no"):
                audit("Ann Lee said she would go.", check=Sour)
    """
    (tmp_path / "test_fixture.py").write_text(dedent(code), encoding="utf-8")
    done = warm.run(["-q", "-p", "no:cacheprovider"], tmp_path, module="pytest")
    assert "4 passed" in done.stdout, done.stdout + done.stderr


class Chosen(BaseModel):
    years: bool = False


AnyOptions = TypeVar("AnyOptions", bound=Chosen)


class Between(Check[AnyOptions, Data], Generic[AnyOptions]):
    """A base of somebody's own, which leaves one of the models to those who build on it."""


class BuiltOn(Between[Chosen]):
    id, title, version = "mine", "Mine", "1"

    def article(self, ledger: Ledger) -> Iterable[Result]:
        yield Result(state="not applicable", label=str(self.options.years))


def test_a_check_has_the_models_it_is_made_with() -> None:
    """Named once, in the brackets of the base; an attribute of the class would do as well."""
    assert (BuiltOn.Options, BuiltOn.Data) == (Chosen, Data)
    assert BuiltOn().options == Chosen()
    assert BuiltOn(Chosen(years=True)).options.years
    assert (Raises.Options, Raises.Data) == (NoOptions, NoData)
    assert WrongData.Data is Data


def test_a_result_without_data_needs_none() -> None:
    """Though the data model of its check has a field that must be there."""
    assert_check_contract(BuiltOn)


QUOTE_ASKED = "Ann Lee, the mayor, said that 40 people came."


class AsksOfEverything(Base):
    """A rule that asks about every statement, whatever its examples say."""

    rules = (replace(RULE, fires=(QUOTE_ASKED,), silent=("It rained.",)),)

    def article(self, ledger: Ledger) -> Iterable[Result]:
        asked = [RULE.finding(self.id, "What?", a.content) for a in ledger.attributions]
        yield Result(state="not applicable", findings=tuple(asked))


class AsksOfTheWrong(AsksOfEverything):
    rules = (replace(RULE, fires=("It rained.",), silent=(QUOTE_ASKED,)),)


def test_the_examples_of_rules_are_part_of_the_contract() -> None:
    """A text that must raise its rule raises it, one that must not does not; else both are told."""
    assert_check_contract(AsksOfEverything)
    with pytest.raises(AssertionError) as told:
        assert_check_contract(AsksOfTheWrong)
    assert "mine/r is not raised by 'It rained.'" in str(told.value)
    assert f"mine/r is raised by {QUOTE_ASKED!r}" in str(told.value)


def test_a_fault_in_a_check_of_several_files_is_told_with_the_line_it_is_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not with the line of the check's own file that led there."""
    package = tmp_path / "of_several_files"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "view.py").write_text("def seen(ledger):\n    return 1 / 0\n")
    (package / "check.py").write_text(
        dedent("""
        from auditor import Check
        from of_several_files.view import seen

        class Mine(Check):
            id, title, version = "mine", "Mine", "1"
            def article(self, ledger):
                yield seen(ledger)
        """)
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    check = importlib.import_module("of_several_files.check").Mine
    assert any("view.py line 2" in failing for failing in failings(check))
