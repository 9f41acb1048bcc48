"""Turns PolNeAR's published folders into training lines: python -m training.convert FOLDER > train.jsonl."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SPAN = re.compile(r"^(T\d+)\t(\S+) ([\d ;]+)\t")
EVENT = re.compile(r"^E\d+\t(.*)$")
ROLES = {"Source": "source", "Cue": "cue", "Content": "content", "Content2": "content"}
Pieces = list[list[int]]


def parts_of(path: Path) -> tuple[dict[str, tuple[str, Pieces]], list[str]]:
    """Labelled spans by name, and the lines that tie them together."""
    spans: dict[str, tuple[str, Pieces]] = {}
    events: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if match := SPAN.match(line):
            pieces = [[int(n) for n in piece.split()] for piece in match[3].split(";")]
            spans[match[1]] = (match[2], pieces)
        elif match := EVENT.match(line):
            events.append(match[1])
    return spans, events


def attribution(event: str, spans: dict[str, tuple[str, Pieces]]) -> dict[str, Pieces]:
    """One event as spans by role."""
    found: dict[str, Pieces] = {"source": [], "cue": [], "content": []}
    for field in event.split():
        role, _, name = field.partition(":")
        kind = ROLES.get(role) or ROLES.get(role.rstrip("0123456789"))
        if kind and name in spans:
            found[kind] += spans[name][1]
    return {role: sorted(pieces) for role, pieces in found.items()}


def lines(folder: Path, every_annotator: bool) -> Iterator[dict[str, Any]]:
    """One line for each article, or for each annotator of each article."""
    for text_path in sorted((folder / "text").glob("*.txt")):
        with text_path.open(encoding="utf-8", newline="") as handle:
            text = handle.read()
        annotated = sorted((folder / "attributions").glob(f"{text_path.stem}_*.ann"))
        for path in annotated if every_annotator else annotated[:1]:
            spans, events = parts_of(path)
            found = [a for a in (attribution(event, spans) for event in events) if a["cue"] or a["content"]]
            found.sort(key=lambda a: min(piece[0] for role in a.values() for piece in role))
            discard = sorted(
                piece for label, pieces in spans.values() if label == "Discard" for piece in pieces
            )
            yield {
                "id": text_path.stem, "annotator": path.stem.rsplit("_", 1)[1], "text": text,
                "discard": discard, "attributions": found,
            }  # fmt: skip


def main() -> None:
    """Prints the lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "folder", type=Path, help="a folder that holds text/ and attributions/, such as data/train"
    )
    parser.add_argument("--all", action="store_true", help="one line per annotator")
    asked = parser.parse_args()
    if not (asked.folder / "text").is_dir():
        raise SystemExit(
            f"{asked.folder}: no folder text/ in it; give one of PolNeAR's compartments, data/train"
        )
    for row in lines(asked.folder, asked.all):
        print(json.dumps(row, ensure_ascii=False), file=sys.stdout)


if __name__ == "__main__":
    main()
