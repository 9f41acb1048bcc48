"""What a stream of entries leaves behind in memory."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Iterable


def grown(entries: Iterable[object], first: int, last: int) -> int:
    """By how many bytes all that Python holds grew between two of the entries, by their numbers from 1."""
    held = {}
    tracemalloc.start()
    try:
        for number, _ in enumerate(entries, 1):
            if number in (first, last):
                gc.collect()
                held[number] = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    return held[last] - held[first]
