"""A module has one reason to exist and says it; modules and functions are short enough to be read at once."""

import ast
from collections.abc import Iterator
from pathlib import Path

from parsed import tree

ROOT = Path(__file__).parents[1]
MOST_OF_MODULE, MOST_OF_FUNCTION = 300, 40  # lines
LONGER: dict[str, str] = {}  # a module, or "module:function", and why the longer shape is the better one
FILES = sorted(
    p
    for folder in ("auditor", "plugins", "benchmarks", "training")
    for p in (ROOT / folder).rglob("*.py")
    if not {"template", ".venv"} & set(p.parts)
)


def test_modules_and_functions_are_short() -> None:
    """300 lines a module, 40 a function with signature and docstring, or an exception with its reason."""
    long = dict(_too_long())
    assert not long.keys() - LONGER.keys(), {name: long[name] for name in long.keys() - LONGER.keys()}
    assert not LONGER.keys() - long.keys(), f"short enough by now: {LONGER.keys() - long.keys()}"


def test_every_module_says_why_it_exists() -> None:
    """The docstring begins with it and is not long before it; a package that only holds files may be bare."""
    for path in FILES:
        said = ast.get_docstring(tree(path)) or ""
        assert said or not path.read_text(encoding="utf-8").strip(), path
        assert not said or said.split("\n\n")[0].count("\n") < 4, path


def _too_long() -> Iterator[tuple[str, int]]:
    for path in FILES:
        name = path.relative_to(ROOT).as_posix()
        if (lines := path.read_text(encoding="utf-8").count("\n")) > MOST_OF_MODULE:
            yield name, lines
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                size = (node.end_lineno or 0) - node.lineno + 1
                if size > MOST_OF_FUNCTION:
                    yield f"{name}:{node.name}", size
