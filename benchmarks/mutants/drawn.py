"""Which lines are broken, and how: mutants of Cosmic Ray's, drawn evenly over all that a package can have."""

from __future__ import annotations

import ast
import csv
import random
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).parents[2]
EQUAL = ROOT / "benchmarks" / "mutants-equal.tsv"


@dataclass(frozen=True)
class Mutant:
    """One broken line: its file (relative), where it is, how it read, how it reads, and the broken module."""

    path: str
    line: int
    was: str
    now: str
    code: str


def modules(pattern: str) -> list[Path]:
    """The modules of a package, or of a pattern that may be one module."""
    found = [p for base in ROOT.glob(pattern) for p in (base.rglob("*.py") if base.is_dir() else [base])]
    return sorted(p for p in found if "template" not in p.parts)


def places(path: Path, on: frozenset[str] | None = None) -> list[tuple[Path, str, int]]:
    """Every place where an operator can break a module: the module, the operator, which of its places.

    With ``on``, only those where one of these lines stands.
    """
    from cosmic_ray import plugins
    from cosmic_ray.ast import get_ast

    source = path.read_text(encoding="utf-8")
    lines = [line.strip() for line in source.splitlines()]
    nodes = list(_nodes(get_ast(source)))
    classes = {name: plugins.get_operator(name) for name in sorted(plugins.operator_names())}
    operators = {n: c() for n, c in classes.items() if not c.arguments() and not n.endswith("/NoOp")}
    found = []
    for name, operator in operators.items():
        spans = (span for node in nodes for span in operator.mutation_positions(node))
        for occurrence, (start, end) in enumerate(spans):
            if on is None or on & set(lines[start[0] - 1 : end[0]]):
                found.append((path, name, occurrence))
    return found


def mutant(path: Path, name: str, occurrence: int) -> Mutant | None:
    """The module broken in one place; None where the program stays the same."""
    from cosmic_ray import plugins
    from cosmic_ray.mutating import mutate_code

    source = path.read_text(encoding="utf-8")
    try:
        code = mutate_code(source, plugins.get_operator(name)(), occurrence)
    except AttributeError:  # Cosmic Ray cannot replace an exception whose name has a dot
        return None
    if code is None or _bare(code) in (_bare(source), None):
        return None
    for number, (was, now) in enumerate(zip(source.splitlines(), code.splitlines(), strict=False), 1):
        if was != now:
            return Mutant(path.relative_to(ROOT).as_posix(), number, was.strip(), now.strip(), code)
    return None


def _nodes(node: object) -> Iterator[object]:
    yield node
    for child in getattr(node, "children", ()):
        yield from _nodes(child)


def _bare(source: str) -> str | None:
    """The program without annotations, docstrings, caches, slots and freezing; None where it is none, or the
    compiler warns of it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", SyntaxWarning)
            compile(source, "", "exec")
        tree = ast.parse(source)
    except SyntaxError:  # a warning too: "is" beside a literal
        return None
    for node in ast.walk(tree):
        if isinstance(node, ast.arg | ast.AnnAssign):
            node.annotation = ast.Constant(None)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            node.returns = None
            node.decorator_list = [d for d in node.decorator_list if not _is_cache(d)]
        elif isinstance(node, ast.Call):
            node.keywords = [k for k in node.keywords if k.arg not in ("slots", "frozen")]
        body = getattr(node, "body", None)
        first = body[0] if isinstance(body, list) and body else None
        if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
            first.value.value = None
    return ast.dump(tree)


def _is_cache(decorator: ast.expr) -> bool:
    """What is remembered, and how much of it, changes no result."""
    named = decorator.func if isinstance(decorator, ast.Call) else decorator
    return isinstance(named, ast.Name) and named.id in ("cache", "lru_cache")


def equal() -> set[tuple[str, str, str]]:
    """Mutants that were read and change nothing: path, the line, the broken line."""
    with EQUAL.open(encoding="utf-8", newline="") as handle:
        return {
            (row[0], row[1], row[2]) for row in csv.reader(handle, delimiter="\t", quoting=csv.QUOTE_NONE)
        }


def sampled(pattern: str, count: int, seed: int) -> list[Mutant]:
    """Mutants of a package, drawn evenly over all there are but those known to change nothing."""
    known = equal()
    everything = [place for path in modules(pattern) for place in places(path)]
    random.Random(seed).shuffle(everything)
    found = (mutant(*place) for place in everything)
    new = (m for m in found if m is not None and (m.path, m.was, m.now) not in known)
    return list(islice(new, count))


def again(lines: list[str], pattern: str) -> list[Mutant]:
    """The mutants of a package that a list of survivors names, but those known to change nothing by now."""
    wanted = {tuple(line.rstrip("\n").split("\t")) for line in lines} - {("",)}
    places_ = {(path.rpartition(":")[0], was, now) for path, was, now in wanted} - equal()
    files = {path for path, _, _ in places_}
    found: dict[tuple[str, str, str], Mutant] = {}
    for path in modules(pattern):
        if path.relative_to(ROOT).as_posix() in files:
            for place in places(path, frozenset(was for _, was, _ in places_)):
                if (m := mutant(*place)) and (m.path, m.was, m.now) in places_:
                    found.setdefault((m.path, m.was, m.now), m)
    return list(found.values())
