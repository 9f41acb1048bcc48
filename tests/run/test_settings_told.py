"""Settings are laid over each other, refused in words, and told apart by what they change."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import auditor
from auditor.errors import ConfigError
from auditor.model import Article, Extractor, Ledger, Problem
from auditor.run import api, config
from auditor.run.config import template
from auditor.run.labour import Examined, Labour
from auditor.run.settings import Settings, parse
from auditor.run.shown import Told


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
    assert len({plain.sha256(said) for said in ("", "said", "said otherwise")}) == 3
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


OTHER: dict[str, Any] = {
    "fail_on": ("error",), "select": ("x",), "ignore": ("x",), "stories": "field", "plugins": ("p.py",),
    "extractor": "rules", "language_model": "other", "least_confidence": 0.5, "check_seconds": 1.0,
    "check_memory": 1, "sidecar": "s", "baseline": "b", "today": date(2026, 1, 1), "jobs": 3,
    "worker_memory": 5, "cache": False, "cache_folder": "c", "log_file": "l", "text": False,
    "columns": {"text": "body"}, "follow_links": True, "sarif_root": "r", "checks": {"c": {"x": 1}},
}  # fmt: skip
CHANGES = {"select", "ignore", "stories", "extractor", "language_model", "least_confidence"} | {
    "columns", "checks"
}  # fmt: skip


def test_two_reports_have_one_hash_where_no_setting_differs_that_changes_a_result() -> None:
    """How quickly, how safely, and where to it is written, changes none; each setting is one or the other."""
    assert set(OTHER) == set(Settings.model_fields)
    plain = Settings().sha256()
    assert {name for name, value in OTHER.items() if Settings(**{name: value}).sha256() != plain} == CHANGES


@pytest.mark.parametrize(
    ("key", "least", "below"),
    [
        ("jobs", 0, -1),
        ("check-memory", 0, -1),
        ("worker-memory", 0, -1),
        ("check-seconds", 0.01, 0),
        ("check-seconds", 0.01, -1),
    ],
)
def test_nothing_is_asked_for_less_than_nothing(key: str, least: float, below: float) -> None:
    """No bound is 0 where a bound can be left out; a check has some time at least."""
    assert getattr(parse({key: least}, "f"), key.replace("-", "_")) == least
    with pytest.raises(ConfigError, match=f"{key}: "):
        parse({key: below}, "f")


def test_what_is_not_said_is_as_the_documentation_has_it() -> None:
    """The table of keywords tells every default that is a number, a word or a truth value."""
    page = (Path(__file__).parents[2] / "docs" / "python.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| `(\w+)` \| `([^`|]*)` \|", page, re.M))
    plain = {n: v for n, v in Settings().model_dump(mode="json").items() if isinstance(v, int | float | str)}
    assert set(plain) <= set(told)
    assert {name: told[name].strip('"') for name in plain} == {n: f"{v}" for n, v in plain.items()}


@pytest.mark.parametrize("name", ["sidecar", "baseline", "cache_folder", "log_file", "sarif_root", "plugins"])
def test_a_place_that_a_file_names_is_seen_from_where_the_file_stands(name: str, tmp_path: Path) -> None:
    """Whoever asks from elsewhere means the same place; what is no place stays as it is."""
    several = name == "plugins"
    value = '["there"]' if several else '"there"'
    key = name.replace("_", "-")
    (tmp_path / "auditor.toml").write_text(f'{key} = {value}\nextractor = "rules"\n')
    found, _ = config.load(tmp_path)
    there = str(tmp_path / "there")
    assert (getattr(found, name), found.extractor) == ((there,) if several else there, "rules")


def test_who_names_a_folder_for_what_is_kept_wants_it_kept() -> None:
    """Unless it is said in one breath that nothing shall be."""
    never = Settings(cache=False)
    assert never.over({"cache_folder": "kept"}).cache
    assert not never.over({"jobs": 2}).cache
    assert not Settings().over({"cache_folder": "kept", "cache": False}).cache


def test_what_a_setting_is_called_in_a_file_is_what_the_option_says_in_small_letters() -> None:
    """Unless it has words of its own there."""
    assert Told(help="Processes; 0 for one a core.").said == "processes; 0 for one a core"
    assert Told(help="Processes.", comment="how many").said == "how many"
    assert Told().said == ""
