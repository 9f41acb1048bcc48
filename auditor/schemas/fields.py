"""What the models say of themselves: under each field stands its description, in the source."""

from __future__ import annotations

import ast
import inspect
import sys
from functools import cache
from types import ModuleType

from auditor import model
from auditor.model import Record


def modules() -> list[ModuleType]:
    """The modules of the data model, in the order in which they build on each other."""
    names = ("places", "article", "ledger", "story", "shown", "results", "report")
    return [sys.modules[f"{model.__name__}.{name}"] for name in names]


def described(record: type[Record]) -> dict[str, str]:
    """The description of each field of a model, by name; empty where nothing stands under it."""
    return {field: _plain(words) for field, (_, words) in _fields(record).items()}


def declared(record: type[Record]) -> dict[str, str]:
    """How each field is declared, as it stands in the source: its type, and its default if it has one."""
    return {field: _shown(statement) for field, (statement, _) in _fields(record).items()}


def _fields(record: type[Record]) -> dict[str, tuple[ast.AnnAssign, str]]:
    found = {}
    body = _bodies(sys.modules[record.__module__])[record.__name__]
    for statement, after in zip(body, [*body[1:], None], strict=True):
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            found[statement.target.id] = (statement, _docstring(after))
    return found


@cache
def _bodies(module: ModuleType) -> dict[str, list[ast.stmt]]:
    tree = ast.parse(inspect.getsource(module))
    return {node.name: node.body for node in tree.body if isinstance(node, ast.ClassDef)}


def _docstring(statement: ast.stmt | None) -> str:
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
        return str(statement.value.value)
    return ""


def _plain(words: str) -> str:
    return " ".join(words.split())


def _shown(statement: ast.AnnAssign) -> str:
    """Type and default, without validators."""
    kind, default = statement.annotation, statement.value
    if isinstance(kind, ast.Subscript) and ast.unparse(kind.value) == "Annotated":
        kind = kind.slice.elts[0]  # type: ignore[attr-defined]
    if isinstance(default, ast.Call) and ast.unparse(default.func) == "Field":
        given = {k.arg: k.value for k in default.keywords}
        made = given.get("default_factory")
        default = ast.Dict(keys=[], values=[]) if made is not None else given.get("default")
    return ast.unparse(kind) + (f" = {ast.unparse(default)}" if default is not None else "")
