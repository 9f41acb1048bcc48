"""More ledgers out of some: ``python -m benchmarks.more LEDGERS.jsonl TIMES > MORE.jsonl``.

For what takes saved ledgers, where extracting as many would take days. LEDGERS are those of articles that
``benchmarks.scale --write`` makes. Each further time they have other ids, days and made-up names, and one
long word in three is another, so that nothing of one time is a story with something of another; all words
are as long as they were, and spans hold.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from zlib import crc32

from benchmarks.scale import SYLLABLES

APART = 40  # days between one time and the next
NAME = re.compile(rf"\b(?:{'|'.join(s for s in SYLLABLES)}){{4}}\b", re.IGNORECASE)
LONG = re.compile(r"\b[a-z]{7,}\b")
SOUNDS = ("aeiou", "bcdfghjklmnpqrstvwxyz")
TURNED = {a: b for row in SOUNDS for a, b in pairwise(row + row[0])}
TURNED |= {a.upper(): b.upper() for a, b in TURNED.items()}


def turned(word: str, times: int) -> str:
    """A word with each letter moved on in its row, so many times."""
    for _ in range(times):
        word = "".join(TURNED.get(c, c) for c in word)
    return word


def more(line: str, time: int) -> str:
    """A ledger as it is the so-manyth time."""
    ledger = json.loads(line)
    ledger["article"]["id"] += f".{time}"
    day = ledger["article"]["metadata"]["date"]
    day["value"] = (date.fromisoformat(day["value"]) + timedelta(days=APART * time)).isoformat()
    text = ledger["article"].pop("text")
    beside = set(LONG.findall(json.dumps(ledger)))  # words of sources, and of the model
    ledger["article"]["text"] = LONG.sub(lambda m: _other(m[0], time, beside), text)
    return NAME.sub(lambda m: turned(m[0], time), json.dumps(ledger, ensure_ascii=False))


def _other(word: str, time: int, beside: set[str]) -> str:
    return turned(word, time) if crc32(word.encode()) % 3 == 0 and word not in beside else word


def all_of(file: Path, times: int) -> Iterator[str]:
    """The lines of a file of ledgers."""
    lines = [line for line in file.read_text("utf-8").splitlines() if '"article"' in line]
    for time in range(times):
        yield from (more(line, time) if time else line for line in lines)
    yield json.dumps({"ledgers": len(lines) * times, "problems": 0, "complete": True})


if __name__ == "__main__":
    for line in all_of(Path(sys.argv[1]), int(sys.argv[2])):
        print(line)
