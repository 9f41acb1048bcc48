"""Writes ``seen.jsonl`` and ``unseen.jsonl`` beside ``cases.txt``: ``python -m benchmarks.registers``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
MARK = re.compile(r"\{(\d+)([sct])\||\}")
ROLES = {"s": "source", "c": "cue", "t": "content"}


def main() -> None:
    """Write both halves."""
    halves: dict[str, list[str]] = {"seen": [], "unseen": []}
    for register, cases in registers((HERE / "cases.txt").read_text("utf-8")):
        for half, n, marked in zip(turns(), count(1), cases, strict=False):
            row = case(f"{register.replace(' ', '-')}-{n}", marked) | {"register": register}
            halves[half].append(json.dumps(row, ensure_ascii=False) + "\n")
    for half, rows in halves.items():
        (HERE / f"{half}.jsonl").write_text("".join(rows), "utf-8")


def turns() -> Iterator[str]:
    """Seen, unseen, seen, ..."""
    return (half for _ in count() for half in ("seen", "unseen"))


def registers(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each register with its cases."""
    for part in re.split(r"^## ", text, flags=re.M)[1:]:
        name, _, body = part.partition("\n")
        yield name.strip(), [c.strip("\n") for c in re.split(r"^==$", body, flags=re.M)]


def case(name: str, marked: str) -> dict[str, Any]:
    """One case without its marks, and the attributions they stand for; ``within`` names the one around a
    nested one."""
    text, opened = "", []
    found: dict[str, dict[str, Any]] = {}
    at = 0
    for m in MARK.finditer(marked):
        text += marked[at : m.start()]
        at = m.end()
        if m[1]:
            opened.append((m[1], ROLES[m[2]], len(text)))
            continue
        numbers, role, start = opened.pop()
        for number in numbers:
            attribution = found.setdefault(number, {"source": [], "cue": [], "content": []})
            attribution[role].append([start, len(text)])
            around = next((o[0] for o in reversed(opened) if o[1] == "content" and o[0] != number), None)
            if around:
                attribution["within"] = f"a{around}"
    text += marked[at:]
    return {"id": name, "text": text, "attributions": [{"id": f"a{n}", **found[n]} for n in sorted(found)]}


if __name__ == "__main__":
    main()
