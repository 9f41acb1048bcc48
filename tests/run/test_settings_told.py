"""Settings are laid over each other, refused in words, and told apart by what they change."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import auditor
from auditor.errors import ConfigError
from auditor.model import Article, Extractor, Ledger, Problem
from auditor.run import api
from auditor.run.config import template
from auditor.run.labour import Examined, Labour
from auditor.run.settings import Settings, parse


def test_what_is_not_given_leaves_what_the_file_says() -> None:
    """None and empty are "not given"; false and zero are."""
    base = parse({"fail-on": ["error"], "jobs": 3, "columns": {"text": "body"}}, "f")
    over = base.over({"fail_on": [], "jobs": None, "columns": {}, "text": False, "stories": "folder"})
    assert (over.fail_on, over.jobs, over.columns, over.text, over.stories) == (
        ("error",), 3, {"text": "body"}, False, "folder",
    )  # fmt: skip
    assert base.over({"jobs": 0}).jobs == 0
    assert base.over({"fail_on": ["info"]}).fail_on == ("info",)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"fail_onn": ["x"]}, ("unknown key 'fail_onn'", "fail-on")),
        ({"jobs": -1}, ("jobs: ", "it is -1")),
        ({"least-confidence": 1.5}, ("least-confidence: ", "it is 1.5")),
        ({"least-confidence": -0.1}, ("least-confidence: ",)),
        ({"select": "all"}, ("select: ", "it is 'all'")),
        ({"zzzzzz": 1}, ("unknown key 'zzzzzz'",)),
    ],
)
def test_a_setting_that_cannot_be_is_told_with_what_it_is(
    data: dict[str, Any], said: tuple[str, ...]
) -> None:
    """By its key, as a file has it."""
    with pytest.raises(ConfigError) as told:
        parse(data, "here.toml")
    assert all(words in str(told.value) for words in (*said, "here.toml"))


@pytest.mark.parametrize("least", [0, 0.5, 1])
def test_a_confidence_lies_between_nothing_and_one(least: float) -> None:
    """Both ends included."""
    assert parse({"least_confidence": least}, "here").least_confidence == least


def test_processes_are_those_asked_for_and_else_one_a_core(monkeypatch: pytest.MonkeyPatch) -> None:
    """One where nobody knows how many cores there are."""
    assert (Settings().processes, Settings(jobs=5).processes) == (1, 5)
    assert Settings(jobs=0).processes == os.cpu_count()
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert Settings(jobs=0).processes == 1


def test_a_new_file_shows_keys_one_under_the_other_with_examples_and_defaults() -> None:
    """Every comment begins in one column; tables come last."""
    shown = template({"select": ("mine",)})
    rows = [line for line in shown.splitlines() if " = " in line and "  # " in line]
    assert len({row.index("  # ", 2) for row in rows}) == 1
    assert '# select = ["mine"]' in shown
    assert '# fail-on = ["error"]' in shown
    assert "# jobs = 1 " in shown
    assert "# text = true" in shown
    assert shown.rstrip().endswith(
        '# [columns]  # other names of the fields of JSON, CSV and Parquet\n# text = "body"'
    )


def test_the_hash_takes_names_as_a_set_and_options_only_where_there_are_some() -> None:
    """What a sidecar says is part of it; nothing said changes nothing."""
    plain = Settings()
    assert Settings(select=("b", "a", "b")).sha256() == Settings(select=("a", "b")).sha256() != plain.sha256()
    assert Settings(ignore=("b", "a")).sha256() == Settings(ignore=("a", "b")).sha256()
    assert Settings(ignore=("a",)).sha256() != Settings(select=("a",)).sha256()
    assert Settings(checks={"c": {}}).sha256() == plain.sha256() == plain.sha256("")
    assert Settings(checks={"c": {"x": 1}}).sha256() != plain.sha256()
    assert plain.sha256("said") != plain.sha256()
    assert Settings(today=date(2026, 1, 1), jobs=9, text=False, follow_links=True).sha256() == plain.sha256()
    assert Settings(least_confidence=0.5).sha256() != plain.sha256()


def test_keywords_may_be_paths_and_none_is_not_given() -> None:
    """Alone or several of them."""
    made = api.made({"plugins": [Path("a.py"), "b.py"], "sidecar": Path("s.toml"), "jobs": None})
    assert (made.plugins, made.sidecar, made.jobs) == (("a.py", "b.py"), "s.toml", 1)
    with pytest.raises(ConfigError, match="keywords"):
        api.made({"jbos": 1})


def read(*given: Any, **more: Any) -> list[Any]:
    return list(auditor.read_articles(list(given), **more))


def test_a_record_is_an_article_under_its_id_or_its_number() -> None:
    """Its fields may have other names; numbers become words, and one without a text is told."""
    first, second, third = read(
        {"id": 7, "body": "Lee said no.", "date": 2024}, {"body": "Day said so."}, {"text": "Roe said."},
        columns={"text": "body"},
    )  # fmt: skip
    assert (first.id, first.path, first.text, first.value("date")) == ("7", "7", "Lee said no.", "2024")
    assert second.id == "text2"
    assert (third.kind, third.where, third.what) == ("line", "item 3", "the record has no text in 'body'")
    (bare,) = read({"text": 7})
    assert bare.what == "the record has no text in 'text'"


def test_texts_are_numbered_and_what_was_read_is_taken_as_it_is() -> None:
    """An article, a problem; a text alone is the first."""
    problem = Problem(kind="file", what="w", where="x", fix="f")
    article = Article(id="mine", path="mine", text="x")
    assert [getattr(x, "id", None) for x in read("One.", article, problem, "Two.")] == [
        "text1",
        "mine",
        None,
        "text4",
    ]
    assert [x.id for x in auditor.read_articles("One.")] == ["text1"]  # type: ignore[union-attr]
    with pytest.raises(ConfigError, match="int is no article"):
        read(7)


class Broken:
    ours = True

    def __init__(self, said: str, ledger: Ledger | None = None) -> None:
        self.said, self.made = said, ledger

    def ledger(self, article: Article) -> Ledger:
        if self.made:
            return self.made
        raise ValueError(self.said)


@pytest.mark.parametrize(("said", "told"), [("oh", "oh"), ("", "ValueError"), ("x" * 400, "x" * 300)])
def test_an_article_that_breaks_the_extraction_is_told_and_passed(said: str, told: str) -> None:
    """In 300 signs of the error, or by its name."""
    labour = Labour(Settings(), lambda: Broken(said))  # type: ignore[arg-type,return-value]
    found = labour.examined(Article(id="a", path="p", text="x"))
    assert isinstance(found, Problem)
    assert (found.what, found.where) == (f"could not be extracted: {told}", "a")


def test_a_ledger_is_the_engine_s_own_business_unless_a_plugin_made_it() -> None:
    """One that does not hold together is told with the name of who made it."""
    from auditor.model import Attribution

    bad = Ledger(
        article=Article(id="a", path="a", text="x"),
        extractor=Extractor(name="wild", version="1"),
        attributions=(Attribution(id="a1", source="s9"),),
    )
    made = Broken("", bad)
    labour = Labour(Settings(), lambda: made)  # type: ignore[arg-type,return-value]
    assert labour.examined(bad.article) == Examined(bad)
    made.ours = False
    problem = labour.examined(bad.article)
    assert isinstance(problem, Problem)
    assert (problem.kind, "'wild'" in (problem.fix or ""), "'s9'" in problem.what) == (
        "extractor",
        True,
        True,
    )


def test_an_engine_that_is_closed_loads_anew_and_one_that_is_open_once() -> None:
    """Whatever it held is let go."""

    def held(engine: auditor.Engine) -> Iterator[int]:
        yield id(engine._engine)
        yield id(engine._engine)

    engine = auditor.Engine(extractor="rules")
    first = engine._engine
    assert set(held(engine)) == {id(first)}
    engine.close()
    assert engine._inner is None
    assert engine._engine is not first


def test_the_hash_does_not_see_the_order_in_which_options_are_written() -> None:
    """A file that was sorted asks for the same."""
    one, other = Settings(checks={"c": {"x": 1, "y": 2}}), Settings(checks={"c": {"y": 2, "x": 1}})
    assert one.sha256() == other.sha256()
