"""How much of what readers marked in unread articles an audit says too.

    python -m benchmarks.readers write ARTICLES.jsonl... --out FOLDER
    python -m benchmarks.readers flags REPORT.json     of an audit of FOLDER/flags.jsonl (--set: others)
    python -m benchmarks.readers shared REPORT.json    of one of FOLDER/shared.jsonl with --stories field
    python -m benchmarks.readers agree                 how much of what one reader marked another did too

Two readers, blind to each other, marked the same articles; each list is counted apart, and what either has
of the other's is the most that can be asked of anybody. A flag is raised where a finding has words in common
with it; a shared fact is found where one claim has a statement over its words in two of its articles, and
could be found where two ledgers have one. The lists hold offsets and no words of the articles, which are of a
blind half: totals only, their misses are not read.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ENOUGH = 0.3  # share of the shorter of two stretches that both must have
TWO = 2  # articles that make a fact a shared one
FLAGS = (("the first", "flags.jsonl"), ("the second", "flags-second.jsonl"))
SETS = {  # the articles that were flagged: by whom, in which file, and which of them are well sourced
    "blind": (FLAGS, "well.json"),
    "open-1": ((("a third", "flags-open-1.jsonl"),), "well-open-1.json"),  # misses read and mended
    "open-2": ((("a third", "flags-open-2.jsonl"),), "well-open-2.json"),  # totals seen while mending
}
SHARED = (("the first", "shared.jsonl"), ("the second", "shared-second.jsonl"))
Place = tuple[str, int, int]


def lines(path: Path) -> list[dict[str, Any]]:
    """The rows of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def main() -> None:
    """Run one of the commands."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=("write", "flags", "shared", "agree"))
    parser.add_argument("files", type=Path, nargs="*")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--set", choices=SETS, default="blind", help="whose flags (write, flags)")
    asked = parser.parse_args()
    if asked.command == "write":
        write(asked.files, asked.out, asked.set)
        return
    if asked.command == "agree":
        print("\n".join(agree()))
        return
    report = json.loads(asked.files[0].read_text(encoding="utf-8"))
    print("\n".join(flags(report, asked.set) if asked.command == "flags" else shared(report)))


def write(files: list[Path], out: Path, name: str) -> None:
    """The articles that were read, as two files of JSON lines; a rumour is a story."""
    known = {row["id"]: row for path in files for row in lines(path)}
    marked, well = SETS[name]
    wanted = {row["id"] for _, file in marked for row in lines(HERE / file)} | set(
        json.loads((HERE / well).read_text(encoding="utf-8"))
    )
    told = {i for fact in lines(HERE / "shared.jsonl") for i, _, _ in fact["in"]}
    out.mkdir(parents=True, exist_ok=True)
    for name, ids in (("flags", wanted), ("shared", told)):
        rows = [known[i] for i in sorted(ids)]
        kept = [{"id": r["id"], "text": r["text"], "story": r.get("rumour", r["id"])} for r in rows]
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in kept)
        (out / f"{name}.jsonl").write_text(text, encoding="utf-8")


def findings(runs: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """All findings of some checks."""
    for run in runs:
        for result in run["results"]:
            yield from result["findings"]


def places(report: dict[str, Any]) -> Iterator[Place]:
    """Where any finding stands: article, start, end."""
    for entry in report["articles"]:
        name = entry["ledger"]["article"]["id"]
        for finding in findings(entry["runs"]):
            yield from ((s.get("article") or name, s["start"], s["end"]) for s in finding["spans"])
    for story in report["stories"]:
        for finding in findings(story["runs"]):
            yield from ((s.get("article") or "", s["start"], s["end"]) for s in finding["spans"])


def flags(report: dict[str, Any], name: str) -> list[str]:
    """The share of readers' flags that were raised, and how much the articles that they praised are asked."""
    raised = list(places(report))
    asked = {
        entry["ledger"]["article"]["id"]: sum(not f.get("under") for f in findings(entry["runs"]))
        for entry in report["articles"]
    }
    marked, praised = SETS[name]
    well = json.loads((HERE / praised).read_text(encoding="utf-8"))
    read = sorted(asked[i] for i in {flag["id"] for _, file in marked for flag in lines(HERE / file)})
    return [
        "| flags of | severity | n | raised |",
        "|---|---|---|---|",
        *(row for reader, file in marked for row in _raised(reader, lines(HERE / file), raised)),
        "",
        f"Questions shown on the {len(read)} with flags: median {read[len(read) // 2]}, most {read[-1]}; "
        f"on the {len(well)} best sourced: {', '.join(str(asked[i]) for i in well)}.",
    ]


def _raised(reader: str, wanted: list[dict[str, Any]], raised: list[Place]) -> Iterator[str]:
    total, hit = Counter[str](), Counter[str]()
    for flag in wanted:
        total[flag["severity"]] += 1
        hit[flag["severity"]] += any(_meet(_place(flag), place) for place in raised)
    for kind in sorted(total):
        yield f"| {reader} | {kind} | {total[kind]} | {hit[kind]} |"
    yield f"| {reader} | all | {total.total()} | {hit.total()} |"


def shared(report: dict[str, Any]) -> list[str]:
    """The share of facts told by two articles that the claims have, by how the words agree."""
    said: dict[tuple[str, str], list[Place]] = {}
    for entry in report["articles"]:
        name = entry["ledger"]["article"]["id"]
        for a in entry["ledger"]["attributions"]:
            said[name, a["id"]] = [(name, s["start"], s["end"]) for s in a["content"] if s["of"] == "text"]
    claims = [claim for story in report["stories"] for claim in story["facts"]["claims"]]
    told = [[said[s["article"], s["attribution"]] for s in claim["says"]] for claim in claims]
    verdicts = Counter(claim["independence"] for claim in claims)
    return [
        "| facts of | that are told as | n | in two ledgers | in one claim |",
        "|---|---|---|---|---|",
        *(row for reader, file in SHARED for row in _found(reader, lines(HERE / file), said, told)),
        "",
        f"{len(claims)} claims: {', '.join(f'{n} {kind}' for kind, n in sorted(verdicts.items()))}.",
    ]


def _found(
    reader: str,
    wanted: list[dict[str, Any]],
    said: dict[tuple[str, str], list[Place]],
    claims: list[list[list[Place]]],
) -> Iterator[str]:
    total, able, found = Counter[str](), Counter[str](), Counter[str]()
    for fact in wanted:
        mine = _places(fact)
        total[fact["sort"]] += 1
        able[fact["sort"]] += _articles(mine, list(said.values())) >= TWO
        found[fact["sort"]] += any(_articles(mine, claim) >= TWO for claim in claims)
    for kind in sorted(total):
        yield f"| {reader} | {kind} | {total[kind]} | {able[kind]} | {found[kind]} |"
    yield f"| {reader} | all | {total.total()} | {able.total()} | {found.total()} |"


def agree() -> list[str]:
    """The share of what one reader marked that the other marked too, by the same measures as a report's."""
    rows = ["| of | marked as | n | marked by the other too |", "|---|---|---|---|"]
    for (reader, file), (_, other) in zip(FLAGS, reversed(FLAGS), strict=True):
        theirs = [_place(flag) for flag in lines(HERE / other)]
        rows += _raised(f"{reader}, flags", lines(HERE / file), theirs)
    for (reader, file), (_, other) in zip(SHARED, reversed(SHARED), strict=True):
        facts = [[[place] for place in _places(fact)] for fact in lines(HERE / other)]
        everything = {("", str(n)): [place] for n, place in enumerate(p for f in facts for [p] in f)}
        for row in _found(f"{reader}, facts", lines(HERE / file), everything, facts):
            cells = row.split(" | ")
            rows.append(" | ".join([*cells[:3], cells[-1]]))
    return rows


def _place(flag: dict[str, Any]) -> Place:
    return flag["id"], flag["start"], flag["end"]


def _places(fact: dict[str, Any]) -> list[Place]:
    return [(i, start, end) for i, start, end in fact["in"]]


def _articles(mine: list[Place], said: list[list[Place]]) -> int:
    """In how many articles one of the statements covers the fact's words."""
    return len({place[0] for place in mine for spans in said if any(_covers(s, place) for s in spans)})


def _meet(a: Place, b: Place) -> bool:
    return a[0] == b[0] and a[1] < b[2] and b[1] < a[2]


def _covers(a: Place, b: Place) -> bool:
    both = min(a[2], b[2]) - max(a[1], b[1])
    return _meet(a, b) and both >= ENOUGH * min(a[2] - a[1], b[2] - b[1])


if __name__ == "__main__":
    main()
