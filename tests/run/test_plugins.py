"""A stranger's plugin is found, and a broken one harms nobody else."""

from pathlib import Path
from textwrap import dedent

import pytest

from auditor.contract import plugins

SOUND = """
    from auditor import Check, hookimpl

    class {name}(Check):
        id, title, version = "{id}", "A title", "1.0"

        def article(self, ledger):
            return []

    @hookimpl
    def auditor_checks():
        return [{name}]
"""


def write(folder: Path, name: str, code: str) -> str:
    path = folder / name
    path.write_text(dedent(code), encoding="utf-8")
    return str(path)


def sound(folder: Path, id: str, file: str | None = None) -> str:
    return write(folder, file or f"{id}.py", SOUND.format(id=id, name=id.title()))


def ids(loaded: plugins.Plugins) -> list[str]:
    return [c.check.id for c in loaded.checks]


def test_a_plugin_file_is_loaded_and_says_where_it_came_from(tmp_path: Path) -> None:
    loaded = plugins.load([sound(tmp_path, "weekday")])
    assert "weekday" in ids(loaded)
    assert next(c.origin for c in loaded.checks if c.check.id == "weekday") == "file weekday.py"
    assert loaded.problems == ()


def test_a_plugin_folder_yields_all_its_modules_but_not_its_tests(tmp_path: Path) -> None:
    sound(tmp_path, "one")
    sound(tmp_path, "two")
    write(tmp_path, "test_one.py", "raise RuntimeError")
    loaded = plugins.load([str(tmp_path)])
    assert {"one", "two"} <= set(ids(loaded))
    assert loaded.problems == ()


def test_the_first_party_checks_come_through_the_same_door() -> None:
    assert {"anonymity", "directness", "agreement"} <= set(ids(plugins.load()))


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("import no_such_module_anywhere", "no_such_module_anywhere"),
        ("raise SystemExit(9)", "SystemExit"),
        ("def broken(:", "SyntaxError"),
        ("print('hello')", "printed 'hello'"),
        ("from auditor import hookimpl\n@hookimpl\ndef auditor_chekcs(): return []", "auditor_chekcs"),
        ("from auditor import hookimpl\n@hookimpl\ndef auditor_checks(): return [42]", "not a subclass"),
        ("from auditor import hookimpl\n@hookimpl\ndef auditor_checks(): return 7", "TypeError"),
        (SOUND.format(id="Bad Id", name="Bad"), "Bad Id"),
        (SOUND.format(id="", name="Bad"), "has no id"),
    ],
)
def test_a_broken_plugin_is_named_and_the_others_stand(tmp_path: Path, code: str, why: str) -> None:
    good = sound(tmp_path, "good")
    bad = write(tmp_path, "bad.py", code)
    loaded = plugins.load([bad, good])
    assert "good" in ids(loaded)
    (problem,) = loaded.problems
    assert problem.where == "file bad.py"
    assert why in problem.what


def test_two_plugins_of_one_id_are_both_off_and_both_named(tmp_path: Path) -> None:
    first, second = sound(tmp_path, "same", "a.py"), sound(tmp_path, "same", "b.py")
    loaded = plugins.load([first, second])
    assert "same" not in ids(loaded)
    (problem,) = loaded.problems
    assert "a.py" in problem.what
    assert "b.py" in problem.what


def test_a_path_that_is_not_there_is_a_problem_not_a_crash(tmp_path: Path) -> None:
    (problem,) = plugins.load([str(tmp_path / "nowhere.py")]).problems
    assert "no such file" in problem.what


def test_an_empty_folder_is_a_problem(tmp_path: Path) -> None:
    (problem,) = plugins.load([str(tmp_path)]).problems
    assert "no Python file" in problem.what
