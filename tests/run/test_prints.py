"""What a kept result follows from: whatever could change it gives another hash."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

import pytest

from auditor import extract
from auditor.contract import plugins
from auditor.contract.select import Selection
from auditor.run import prints
from auditor.run.settings import Settings


@pytest.fixture(autouse=True)
def anew() -> Iterator[None]:
    """What was hashed before is forgotten."""
    cached = (prints._rooms, prints._package, prints._libraries)
    for one in cached:
        one.cache_clear()
    yield
    for one in cached:
        one.cache_clear()


def extracting(**more: object) -> bytes:
    return prints.extracting(Settings(**more))  # type: ignore[arg-type]


@pytest.mark.parametrize("made", [prints.reading, prints.telling, extracting])
@pytest.mark.parametrize("name", ["spacy", "pydantic"])
def test_another_version_of_a_library_makes_everything_anew(
    made: Callable[[], bytes], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever of those that the auditor names."""
    first = made()
    monkeypatch.setattr(prints, "version", lambda n: "0.0.1" if n == name else version(n))
    prints._libraries.cache_clear()
    prints._rooms.cache_clear()
    assert made() != first


def test_a_ledger_follows_from_finder_and_language_model(tmp_path: Path) -> None:
    """From a model's files by size and time, wherever they are; not from how many processes there are."""
    model = tmp_path / "weights.bin"
    model.write_bytes(b"1")
    own = {"language_model": str(tmp_path), "extractor": "rules"}
    found = [extracting(extractor="rules"), extracting(extractor="model"), extracting(**own)]
    model.write_bytes(b"12")
    found.append(extracting(**own))
    assert len(set(found)) == 4
    assert extracting(extractor="model", plugins=("x",)) == extracting(extractor="model")
    assert extracting(extractor="x", plugins=("x",)) != extracting(extractor="x", plugins=(str(model),))
    assert extracting(jobs=3) == extracting()


def test_results_follow_from_options_and_from_what_was_selected() -> None:
    """In whatever order that was said."""
    checks = [loaded.check() for loaded in plugins.load().checks if loaded.check.id == "directness"]
    both = [prints.checking(checks, Selection(ignore=names)) for names in (("a", "b"), ("b", "a"))]
    assert both[0] == both[1]
    assert len({both[0], prints.checking(checks, Selection()), prints.checking([], Selection())}) == 3


def test_parts_are_told_apart_wherever_one_ends() -> None:
    """Two short ones are not one long one."""
    assert prints.of(b"ab", b"c") != prints.of(b"a", b"bc") != prints.of(b"abc")
    assert prints.of({"a": 1, "b": 2}) == prints.of({"b": 2, "a": 1})


def test_a_ledger_of_the_finder_that_was_trained_follows_from_its_weights(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """That of the rules does not."""
    first = {name: extracting(extractor=name) for name in ("model", "rules")}
    stamps = prints._stamps
    weights = Path(extract.__file__).parent / "find" / "neural" / "weights"
    assert stamps(weights)
    monkeypatch.setattr(prints, "_stamps", lambda root: "other" if root == weights else stamps(root))
    assert extracting(extractor="model") != first["model"]
    assert extracting(extractor="rules") == first["rules"]
