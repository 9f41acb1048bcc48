"""What the process of a stranger's check costs: ``python -m benchmarks.strangers LEDGERS.jsonl [ROUNDS]``.

The same ledgers are checked with all checks that ship, and with a plugin's alone, which says one thing of
each article, in turn, each time in a process of its own. Seconds are of processor time: of the whole first
run, and of the second what was spent in asking the plugin's process and by that process, its start among it.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import auditor
from auditor.run.strangers import Host

PLUGIN = """
from auditor import Check, Result, hookimpl


class Nothing(Check):
    id, title, version = "nothing", "Nothing much", "1"

    def article(self, ledger):
        yield Result(state="not applicable", label=f"{len(ledger.attributions)} attributions")


@hookimpl
def auditor_checks():
    return [Nothing]
"""
ASKED = ("load", "make", "ask")


def row(ledgers: Path, plugin: Path | None) -> None:
    """Check once, and print seconds: of this process, of asking, of the plugin's process."""
    asked, hosts = 0.0, set[Host]()

    def timed(name: str) -> None:
        plain = getattr(Host, name)

        def method(self: Host, *arguments: Any) -> Any:
            nonlocal asked
            hosts.add(self)
            began = time.process_time()
            try:
                return plain(self, *arguments)
            finally:
                asked += time.process_time() - began

        setattr(Host, name, method)

    for name in ASKED:
        timed(name)
    alone = auditor.Engine(plugins=[plugin], select=["nothing"]) if plugin else auditor.Engine()
    with alone as engine:
        report = engine.check_ledgers(ledgers)
    assert report.complete, report.problems
    for host in hosts:
        assert host.process is not None
        host.process.end()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(time.process_time(), asked, used.ru_utime + used.ru_stime)


def main(arguments: list[str]) -> None:
    """Print a line a round, and the median."""
    if arguments[:1] == ["--row"]:
        row(Path(arguments[1]), Path(arguments[2]) if len(arguments) > 2 else None)
        return
    if not arguments:
        raise SystemExit(__doc__)
    shares = []
    with tempfile.TemporaryDirectory() as folder:
        plugin = Path(folder, "nothing.py")
        plugin.write_text(PLUGIN, encoding="utf-8")
        for _ in range(int(arguments[1]) if len(arguments) > 1 else 5):
            command = [sys.executable, "-m", "benchmarks.strangers", "--row", arguments[0]]
            (whole, _, _), (_, asking, asked) = (
                map(float, subprocess.check_output([*command, *extra], text=True).split())
                for extra in ((), (str(plugin),))
            )
            shares.append((asking + asked) / whole)
            print(
                f"check {whole:.2f} s; asking {asking:.2f} s, asked {asked:.2f} s: {shares[-1]:.1%}",
                flush=True,
            )
    print(f"in the median {statistics.median(shares):.1%} of check")


if __name__ == "__main__":
    main(sys.argv[1:])
