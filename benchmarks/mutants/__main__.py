"""Whether the tests notice: breaks single lines, one at a time, and runs the tests that pass over them.

    python -m benchmarks.mutants [--sample 80] [--seed 1] [--survivors FILE] [--again FILE] [PACKAGE ...]

A mutant is one of Cosmic Ray's: another operator, comparison, number, decorator, loop. From each package a
sample is drawn with the seed; a mutant is killed when a test that covers the broken line fails, or runs on
without end. Mutants that change nothing are never drawn: those that leave the same program when annotations,
docstrings, caches, slots and what is frozen are left aside, and those listed in ``mutants-equal.tsv`` with
the reason; nor are those that the compiler warns of (``is`` beside a literal). All of it runs in a copy of
the tree. ``--again`` takes the mutants of a list of survivors instead of a sample. Needs
``pip install -e '.[mutants]'`` and a system that forks.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TextIO

from benchmarks.mutants.drawn import Mutant, again, sampled
from benchmarks.mutants.measured import measure

PACKAGES: Mapping[str, tuple[str, tuple[str, ...]]] = {  # what is broken, and the tests nearest to it
    "names": ("auditor/names", ("tests/names", "tests/words")),
    "extract": ("auditor/extract", ("tests/extract",)),
    "stories": ("auditor/stories", ("tests/stories",)),
    "decide": (
        "auditor/decide",
        ("tests/decide", "tests/run/test_decisions_replayed.py", "tests/cli/test_text_decisions.py"),
    ),
    "run": (
        "auditor/run",
        ("tests/run", "tests/cli/test_config.py", "tests/cli/test_settings.py", "tests/cli/test_store.py"),
    ),
    "write": (
        "auditor/write",
        ("tests/write", "tests/cli/test_text_report.py", "tests/cli/test_text_story.py"),
    ),
    "checks": ("plugins/auditor_checks", ("tests/checks",)),
}
LIBRARIES = ("hypothesis", "numpy", "onnxruntime", "pydantic", "pytest", "spacy", "trafilatura")  # none ours


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints killed and survived by package; the survivors go to a file, one a line, as they are found."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("packages", nargs="*", metavar="PACKAGE", help=f"of {', '.join(PACKAGES)}; else all")
    parser.add_argument("--sample", type=int, default=80)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--survivors", type=Path)
    parser.add_argument("--again", type=Path, metavar="FILE")
    options = parser.parse_args(arguments)
    lines = options.again.read_text(encoding="utf-8").splitlines() if options.again else None
    left = options.survivors.open("w", encoding="utf-8") if options.survivors else None
    rows = []
    for package in options.packages or PACKAGES:
        pattern = PACKAGES[package][0]
        drawn = sampled(pattern, options.sample, options.seed) if lines is None else again(lines, pattern)
        rows.append((package, len(drawn), _killed(package, drawn, left)))
    rows.append(("all", sum(r[1] for r in rows), sum(r[2] for r in rows)))
    print("| package | mutants | killed | survived | killed, % |\n|---|---|---|---|---|")
    for package, number, killed in rows:
        print(
            f"| {package} | {number} | {killed} | {number - killed} | {100 * killed / max(1, number):.0f} |"
        )


def _killed(package: str, drawn: Sequence[Mutant], left: TextIO | None) -> int:
    """How many of the mutants no longer pass the tests of a package."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # as the auditor does
    for name in LIBRARIES:  # what each run of the tests would load anew
        importlib.import_module(name)
    pattern, tests = PACKAGES[package]
    found = {True: 0, False: 0}

    def told(mutant: Mutant, survived: bool) -> None:
        found[survived] += 1
        if survived and left:
            print(f"{mutant.path}:{mutant.line}", mutant.was, mutant.now, sep="\t", file=left, flush=True)
        print(
            f"\r{package}: {sum(found.values())} of {len(drawn)}, {found[True]} survive",
            end="",
            file=sys.stderr,
        )

    with tempfile.TemporaryDirectory() as home:
        measure(tests, pattern, drawn, Path(home), told)
    print(file=sys.stderr)
    return found[False]


if __name__ == "__main__":
    main()
