"""Draws provenance in columns, from a claim on the left to its origins on the right."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from auditor.write.page.visible import plain

Key = tuple[str, str]  # kind and words: what is the same node
WIDTH, GAP_X, GAP_Y, LINE, PAD = 200, 50, 18, 17, 11
CHARACTERS, MOST_LINES = 24, 4


@dataclass(frozen=True)
class Node:
    """A box with its words; places in SVG user units."""

    kind: str
    words: str
    lines: tuple[str, ...]
    x: int
    y: int
    height: int
    href: str


@dataclass(frozen=True)
class Drawing:
    """A picture, and in words each way from the claim, which is left out, to an origin."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    edges: tuple[str, ...]  # SVG paths
    ways: tuple[tuple[str, ...], ...]


def draw(ways: Sequence[Sequence[Key]], addresses: Mapping[Key, str]) -> Drawing:
    """A picture of ways that share nodes. Claims stand in the first column, origins in the last."""
    told = tuple(tuple(plain(words) for kind, words in way if kind != "claim") for way in ways)
    ways = [_padded(way, max(map(len, ways)), number) for number, way in enumerate(ways)]
    columns = _columns(ways)
    height = max(sum(_height(key) + GAP_Y for key in column) for column in columns)
    nodes: dict[Key, Node] = {}
    for place, column in enumerate(columns):
        y = (height - sum(_height(key) + GAP_Y for key in column) + GAP_Y) // 2
        for key in column:
            x = place * (WIDTH + GAP_X)
            nodes[key] = Node(
                key[0], plain(key[1]), _lines(key[1]), x, y, _height(key), addresses.get(key, "")
            )
            y += _height(key) + GAP_Y
    steps = dict.fromkeys((a, b) for way in ways for a, b in pairwise(way) if a != b)
    return Drawing(
        width=len(columns) * (WIDTH + GAP_X) - GAP_X,
        height=height,
        nodes=tuple(node for node in nodes.values() if node.kind != "gap"),
        edges=tuple(_path(nodes[a], nodes[b]) for a, b in steps),
        ways=told,
    )


def _padded(way: Sequence[Key], length: int, number: int) -> Sequence[Key]:
    """A way as long as the longest: gaps before its end keep its line clear of the boxes of other ways."""
    gaps = [("gap", f"{number} {place}") for place in range(length - len(way))]
    return [*way[:-1], *gaps, way[-1]]


def _columns(ways: Sequence[Sequence[Key]]) -> list[list[Key]]:
    """Each node in the rightmost column that a way puts it in; the ends of the ways in the last one."""
    last = max(len(way) for way in ways) - 1
    place: dict[Key, int] = {}
    for way in ways:
        for column, key in enumerate(way):
            wanted = last if key[0] == "origin" else column
            place[key] = max(place.get(key, 0), wanted)
    columns: list[list[Key]] = [[] for _ in range(last + 1)]
    for key, column in place.items():
        columns[column].append(key)
    return [column for column in columns if column]


def _lines(words: str) -> tuple[str, ...]:
    lines = textwrap.wrap(plain(words), CHARACTERS) or ["(no words)"]
    return tuple(
        lines if len(lines) <= MOST_LINES else [*lines[: MOST_LINES - 1], lines[MOST_LINES - 1][:21] + " …"]
    )


def _height(key: Key) -> int:
    if key[0] == "gap":
        return 0
    return len(_lines(key[1])) * LINE + 2 * PAD


def _path(a: Node, b: Node) -> str:
    """A curve from the right edge of one box to the left edge of another, or back where they stand so."""
    if a.x > b.x:
        a, b = b, a
    x1, y1, x2, y2 = a.x + WIDTH, a.y + a.height // 2, b.x, b.y + b.height // 2
    bend = max((x2 - x1) // 2, 20)
    over = f"H{x2 + WIDTH}" if b.kind == "gap" else ""  # straight on where the other boxes stand
    return f"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}{over}"
