"""Whether the tests notice: breaks single lines, one at a time, and runs the tests that pass over them.

    python -m benchmarks.mutants [--sample 80] [--seed 1] [--survivors FILE] [PACKAGE ...]

A mutant is one of Cosmic Ray's: another operator, comparison, number, decorator, loop. From each package a
sample is drawn with the seed; a mutant is killed when a test that covers the broken line fails, or runs on
for over LIMIT seconds. Mutants that change nothing are never drawn: those that leave the same program when
annotations and docstrings are left aside, and those listed in ``mutants-equal.tsv`` with the reason. All of
it runs in a copy of the tree. Needs ``pip install -e '.[mutants]'`` and a system that forks.
"""

from __future__ import annotations

import argparse
import ast
import csv
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).parents[1]
LIMIT = 90  # seconds that the tests of one mutant may take
MOST_TESTS = 40  # tests run for a mutant: of those that pass over its line, the quickest
MOST_OF_MODULE = (
    120  # the same for a line that runs when its module is loaded, of those that pass over the module
)
EQUAL = Path(__file__).with_name("mutants-equal.tsv")
PACKAGES: Mapping[str, tuple[str, tuple[str, ...]]] = {  # what is broken, and the tests nearest to it
    "names": ("auditor/names", ("tests/names", "tests/stories", "tests/extract")),
    "extract": ("auditor/extract", ("tests/extract",)),
    "stories": ("auditor/stories", ("tests/stories", "tests/checks")),
    "decide": (
        "auditor/decide",
        ("tests/decide", "tests/run/test_decisions_replayed.py", "tests/cli/test_text_decisions.py"),
    ),
    "run": ("auditor/run", ("tests/run", "tests/cli/test_config.py", "tests/cli/test_settings.py")),
    "write": (
        "auditor/write",
        ("tests/write", "tests/cli/test_text_report.py", "tests/cli/test_text_story.py"),
    ),
    "checks": ("plugins/auditor_checks", ("tests/checks",)),
}


Over = dict[tuple[str, int], set[str]]  # file and line, to the tests that pass over it


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


def places(path: Path) -> list[tuple[Path, str, int]]:
    """Every place where an operator can break a module: the module, the operator, which of its places."""
    from cosmic_ray import plugins
    from cosmic_ray.ast import get_ast

    nodes = list(_nodes(get_ast(path.read_text(encoding="utf-8"))))
    operators = {name: plugins.get_operator(name) for name in sorted(plugins.operator_names())}
    return [
        (path, name, occurrence)
        for name, operator in operators.items()
        if not operator.arguments() and not name.endswith("/NoOp")
        for occurrence in range(sum(len(list(operator().mutation_positions(node))) for node in nodes))
    ]


def mutant(path: Path, name: str, occurrence: int) -> Mutant | None:
    """The module broken in one place; None where the program stays the same."""
    from cosmic_ray import plugins
    from cosmic_ray.mutating import mutate_code

    source = path.read_text(encoding="utf-8")
    code = mutate_code(source, plugins.get_operator(name)(), occurrence)
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
    """The program without annotations and docstrings; None where it is none."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return None
    for node in ast.walk(tree):
        if isinstance(node, ast.arg | ast.AnnAssign):
            node.annotation = ast.Constant(None)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            node.returns = None
        body = getattr(node, "body", None)
        first = body[0] if isinstance(body, list) and body else None
        if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
            first.value.value = None
    return ast.dump(tree)


def equal() -> set[tuple[str, str, str]]:
    """Mutants that were read and change nothing: path, the line, the broken line."""
    with EQUAL.open(encoding="utf-8", newline="") as handle:
        return {
            (row[0], row[1], row[2]) for row in csv.reader(handle, delimiter="\t", quoting=csv.QUOTE_NONE)
        }


def covering(
    copy: Path, tests: Sequence[str], source: str
) -> tuple[dict[tuple[str, int], set[str]], list[str]]:
    """For each line of a package the tests that pass over it, and all tests from the quickest on."""
    import coverage

    names = [t for t in tests if (copy / t).exists()]
    # fmt: off
    command = [
        sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *names,
        "--ignore=tests/write/test_browser.py", "--cov", source.rstrip("*"), "--cov-context=test",
        "--cov-report=", "--durations=0", "--durations-min=0",
    ]
    # fmt: on
    done = subprocess.run(
        command, cwd=copy, capture_output=True, text=True, check=False, env=_environment(copy)
    )
    if done.returncode:
        raise SystemExit(
            f"the tests fail before a line is broken:\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
        )
    data = coverage.CoverageData(str(copy / ".coverage"))
    data.read()
    over: Over = {}
    for path in data.measured_files():
        name = Path(path).resolve().relative_to(copy.resolve()).as_posix()
        for line, contexts in data.contexts_by_lineno(path).items():
            over[name, line] = {c.split("|")[0] for c in contexts if c}
    return over, _by_duration(done.stdout)


def _by_duration(printed: str) -> list[str]:
    spent: dict[str, float] = {}
    for line in printed.splitlines():
        parts = line.split(maxsplit=2)
        if len(parts) == 3 and parts[0].endswith("s") and parts[1] in ("call", "setup", "teardown"):
            spent[parts[2]] = spent.get(parts[2], 0) + float(parts[0][:-1])
    return sorted(spent, key=lambda test: spent[test])


def _environment(copy: Path) -> dict[str, str]:
    path = os.pathsep.join(str(copy / part) for part in ("", "plugins"))
    return {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1", "OMP_NUM_THREADS": "1"}


def survives(copy: Path, mutant: Mutant, tests: Sequence[str]) -> bool:
    """Whether all the tests pass with the line broken. The copy is whole again afterwards."""
    if not tests:
        return True
    place = copy / mutant.path
    whole = place.read_text(encoding="utf-8")
    place.write_text(mutant.code, encoding="utf-8")
    try:
        child = os.fork()
        if not child:
            _test(copy, tests)
        signal.signal(signal.SIGALRM, lambda *_: os.kill(child, signal.SIGKILL))
        signal.alarm(LIMIT)
        _, status = os.waitpid(child, 0)
        signal.alarm(0)
        return os.waitstatus_to_exitcode(status) == 0
    finally:
        place.write_text(whole, encoding="utf-8")


def _test(copy: Path, tests: Sequence[str]) -> None:
    """Run the tests in this process, which ends with it."""
    import pytest

    os.chdir(copy)
    os.environ.update(_environment(copy))
    sys.path[:0] = [str(copy), str(copy / "plugins")]
    with open(os.devnull, "w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    os._exit(int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-p", "no:cov", *tests])))


def sampled(pattern: str, count: int, seed: int) -> list[Mutant]:
    """Mutants of a package, drawn evenly over all there are but those known to change nothing."""
    known = equal()
    everything = [place for path in modules(pattern) for place in places(path)]
    random.Random(seed).shuffle(everything)
    found = (mutant(*place) for place in everything)
    new = (m for m in found if m is not None and (m.path, m.was, m.now) not in known)
    return list(islice(new, count))


def measure(package: str, count: int, seed: int, home: Path) -> tuple[int, list[Mutant]]:
    """How many mutants of a package were drawn, and those that no test noticed."""
    pattern, tests = PACKAGES[package]
    copy = home / package
    # fmt: off
    shutil.copytree(
        ROOT, copy, symlinks=True,
        ignore=shutil.ignore_patterns(".git", ".venv*", "*cache*", "node_modules", "report", "__pycache__"),
    )
    # fmt: on
    drawn = sampled(pattern, count, seed)
    over, quickest = covering(copy, tests, pattern)
    rank = {test: n for n, test in enumerate(quickest)}
    survivors = []
    for number, mutant in enumerate(drawn, 1):
        near, most = over.get((mutant.path, mutant.line)), MOST_TESTS
        if not near:  # run when its module is loaded, maybe before a test counts lines
            of_module = (tests for (path, _), tests in over.items() if path == mutant.path)
            near, most = set().union(*of_module), MOST_OF_MODULE
        if survives(copy, mutant, sorted(near, key=lambda t: rank.get(t, len(rank)))[:most]):
            survivors.append(mutant)
        print(f"\r{package}: {number} of {len(drawn)}, {len(survivors)} survive", end="", file=sys.stderr)
    print(file=sys.stderr)
    return len(drawn), survivors


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints killed and survived by package; the survivors go to a file, one a line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("packages", nargs="*", metavar="PACKAGE", help=f"of {', '.join(PACKAGES)}; else all")
    parser.add_argument("--sample", type=int, default=80)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--survivors", type=Path)
    options = parser.parse_args(arguments)
    _preload()
    rows, left = [], []
    with tempfile.TemporaryDirectory() as home:
        for package in options.packages or PACKAGES:
            drawn, survivors = measure(package, options.sample, options.seed, Path(home))
            left += survivors
            killed = drawn - len(survivors)
            rows.append((package, drawn, killed, len(survivors), round(100 * killed / max(1, drawn))))
    drawn, killed = sum(r[1] for r in rows), sum(r[2] for r in rows)
    rows.append(("all", drawn, killed, drawn - killed, round(100 * killed / max(1, drawn))))
    print("| package | mutants | killed | survived | killed, % |\n|---|---|---|---|---|")
    for row in rows:
        print(f"| {' | '.join(map(str, row))} |")
    if options.survivors:
        lines = (f"{m.path}:{m.line}\t{m.was}\t{m.now}\n" for m in left)
        options.survivors.write_text("".join(lines), encoding="utf-8")


def _preload() -> None:
    """What each run of the tests would load anew: libraries of others, and nothing of ours."""
    import numpy
    import onnxruntime
    import pydantic
    import pytest
    import spacy

    assert all((numpy, onnxruntime, pydantic, pytest, spacy))


if __name__ == "__main__":
    main()
