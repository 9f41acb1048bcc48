"""Where two reports differ, told by place and in few lines: a diff of the whole would bury it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

SHOWN = 8  # differences
LONG = 90  # characters of a value


def told(golden: str, now: str, renew: str) -> str:
    """In words: how many places differ, the first of them, and how to renew; empty where nothing does."""
    if golden == now:
        return ""
    places = list(_differences(json.loads(golden), json.loads(now), ""))
    rows = [f"  {place}\n    golden: {was}\n    now:    {is_}" for place, was, is_ in places[:SHOWN]]
    rows += [f"  ... and {len(places) - SHOWN} more"] if len(places) > SHOWN else []
    head = f"the seeds' report changed in {len(places)} places:" if places else "its layout changed"
    return "\n".join([head, *rows, f"if for the better, renew with: {renew}"])


def _differences(was: Any, now: Any, place: str) -> Iterator[tuple[str, str, str]]:
    if isinstance(was, dict) and isinstance(now, dict):
        for key in was | now:
            yield from _differences(was.get(key, ...), now.get(key, ...), f"{place}.{key}".lstrip("."))
    elif isinstance(was, list) and isinstance(now, list):
        yield from _of_lists(was, now, place)
    elif was != now:
        yield place, _short(was), _short(now)


def _of_lists(was: list[Any], now: list[Any], place: str) -> Iterator[tuple[str, str, str]]:
    """Item by item where as many stand against as many; else what has gone and come between those kept."""
    dumped = [[json.dumps(item, sort_keys=True) for item in items] for items in (was, now)]
    for kind, a, b, c, d in SequenceMatcher(None, *dumped, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        for n in range(max(b - a, d - c)):
            old = was[a + n] if a + n < b else ...
            new = now[c + n] if c + n < d else ...
            yield from _differences(old, new, f"{place}[{a + n if old is not ... else c + n}]")


def _short(value: Any) -> str:
    if value is ...:
        return "not there"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONG else f"{text[: LONG - 1]}…"
