"""Measures the source ledger: resolution and slots, on articles with labelled sources and on hand-written
ones.

    python -m benchmarks.sources predict ARTICLES.jsonl [--end-to-end] [--extractor rules] > PREDICTED.jsonl
    python -m benchmarks.sources slots SLOTS.jsonl
    python -m benchmarks.sources names

``predict`` takes lines of id, text and attributions (gold spans) and prints what each source is in the words
of the labelling guide; it never sees labels. ``--end-to-end`` takes the extractor's own attributions instead
and pairs them with the given spans. ``slots`` prints macro-F1 per slot over hand-written unnamed sources,
``names`` how resolution fares for women's and men's names of several origins.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from auditor.extract import FINDERS, Extraction, Finder, resolve
from auditor.extract.text.document import Document
from auditor.extract.words import lexicon
from auditor.model import Article, Attribution, Source, Span, Spans
from benchmarks.parser import language

PART = {"witness", "neighbor", "neighbour", "survivor", "victim", "passenger", "patient", "protester"}
PART |= {"demonstrator", "participant"}  # what somebody was in the story is a role by the guide, as kin is
PLAIN = (lexicon.listed("people", "plain") - PART) | {"else", "each", "them"}
FORCES = frozenset(
    {"administration", "campaign", "police", "army", "navy", "military", "union", "palace", "king", "queen"}
)
Row = dict[str, Any]


def read(path: str) -> Iterator[Row]:
    """The lines of a JSONL file."""
    with Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def spans(pieces: Sequence[Sequence[int]]) -> Spans:
    """Offsets of a line as spans."""
    return tuple(Span(start=s, end=e) for s, e in pieces)


def given(row: Row) -> tuple[Attribution, ...]:
    """A line's gold attributions, unresolved."""
    return tuple(
        Attribution(
            id=f"a{i}",
            source_spans=spans(a["source"]),
            cue=spans(a["cue"]),
            content=spans(a["content"]),
            within=f"a{a['within']}" if a.get("within") is not None else None,
        )
        for i, a in enumerate(row["attributions"])
    )


def ledger(row: Row, extractor: str = "model") -> tuple[dict[str, Source], tuple[Attribution, ...]]:
    """The sources by id, and the attributions, of a line with gold spans."""
    document = Document(Article(id=row["id"], path=row["id"], text=row["text"]), language())
    finder(extractor).find(document)  # for what it takes the words of sources for
    sources, attributions = resolve(document, given(row))
    return {s.id: s for s in sources}, attributions


# --- the guide's columns ----------------------------------------------------------------------------------


def columns(source: Source | None, sources: dict[str, Source], elided: bool = False) -> Row:
    """What the labelling guide would write of a source."""
    row: Row = {
        "kind": "none",
        "named": "no",
        "role": "-",
        "institution": "-",
        "access": "-",
        "reason": "-",
        "count": "-",
    }
    if source is None:
        return row | {"refers_to": "-"}
    people = source.kind in ("person", "group")
    row |= {
        "kind": source.kind,
        "named": "yes" if source.named else "no",
        "refers_to": refers_to(source, sources),
    }
    if people:
        members = [sources[m] for m in source.members]
        row["role"] = _yes(role(source) or any(role(m) for m in members))
        row["institution"] = _yes(institution(source) or any(institution(m) for m in members))
    if people or source.kind == "author":
        row["count"] = (
            str(source.count)
            if source.count is not None
            else "?"
            if source.kind == "group" or source.plural
            else "1"
        )
    if people and not source.named:
        row["access"] = _yes(source.slots.access is not None)
        row["reason"] = (
            source.slots.reason.grade if source.slots.reason and source.slots.reason.grade else "absent"
        )
    return row


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def refers_to(source: Source, sources: dict[str, Source]) -> str:
    """The fullest name, or for a part of an unnamed group that group's description."""
    whole = sources.get(source.part_of or "")
    return whole.name if whole is not None else source.name


def role(source: Source) -> bool:
    """The article gives a role, title, job or relation; a camp or a trade counts, "people" and
    "Republicans" do not."""
    if source.slots.post is not None or source.slots.allegiance is not None:
        return True
    if source.named or source.members:
        return False
    head = _head(source.name)
    return (
        head not in PLAIN and lexicon.demonym(head) is None and head not in lexicon.listed("people", "party")
    )


def _head(name: str) -> str:
    words = name.split()
    if words[1:2] == ["of"] and words[0].casefold() in lexicon.NUMBERS:
        words = words[2:]  # "one of his friends"
    for i, word in enumerate(words):
        if word in (
            "of",
            "for",
            "at",
            "in",
            "from",
            "with",
            "to",
            "on",
            "familiar",
            "close",
            "who",
            "near",
            "and",
        ):
            words = words[:i] or words
            break
    return lexicon.singular(words[-1].strip(",.")) if words else ""


def institution(source: Source) -> bool:
    """The article ties the source to a body or camp one can identify; a government in general is none."""
    body, side = source.slots.body, source.slots.allegiance
    if side is not None and side.grade == "client":
        return True
    if body is None or body.grade == "nationality":
        return False
    if body.grade == "named":
        return True
    low = lexicon.singular(body.value.split()[-1].strip("."))
    return low in lexicon.listed("people", "party", "office") or low in FORCES or body.value[:1] in "DR"


def predict(path: str, end_to_end: bool, extractor: str = "model") -> None:
    """Print one line of predicted columns per article."""
    for row in read(path):
        found = _own(row) if end_to_end else ledger(row, extractor)
        sources, attributions = found
        rows = []
        for i, a in enumerate(attributions):
            values = columns(sources.get(a.source or "") if a is not None else None, sources)
            if values["kind"] == "author":
                values |= _author(" ".join(row["text"][s:e] for s, e in row["attributions"][i]["source"]))
            rows.append({"i": i} | values)
        print(json.dumps({"id": row["id"], "sources": rows}, ensure_ascii=False))


def _author(words: str) -> Row:
    """The guide keeps the pronoun that the writer uses, and counts "I" alone as one."""
    return {"refers_to": words or "we", "count": "1" if words.casefold() in ("i", "my", "me") else "?"}


@cache
def finder(name: str) -> Finder:
    """The finder that is heard on what sources are."""
    return FINDERS[name]()


@cache
def _extraction() -> Extraction:
    return Extraction.make()


def _own(row: Row) -> tuple[dict[str, Source], list[Attribution | None]]:
    """The extractor's own ledger, its attributions paired with the line's: by cue first, then by content."""
    made = _extraction().ledger(Article(id=row["id"], path=row["id"], text=row["text"]))
    return {s.id: s for s in made.sources}, [_pair(a, made.attributions) for a in row["attributions"]]


def _pair(gold: Row, own: Sequence[Attribution]) -> Attribution | None:
    def shared(a: Attribution) -> tuple[int, int]:
        return _overlap(spans(gold["cue"]), a.cue), _overlap(spans(gold["content"]), a.content)

    best = max(own, key=shared, default=None)
    return best if best is not None and shared(best)[0] else None


def _overlap(a: Spans, b: Spans) -> int:
    return sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in b)


# --- slots ------------------------------------------------------------------------------------------------

SLOTS = ("kind", "body", "post", "access", "reason", "seniority", "count", "allegiance")


def slot_values(source: Source | None) -> Row:
    """The slots of one source in the words of ``benchmarks/slots/README.md``."""
    if source is None:
        return {"kind": "none"}
    s = source.slots
    return {
        "kind": source.kind,
        "body": s.body.grade if s.body else "none",
        "post": s.post.grade if s.post else "none",
        "access": s.access.grade if s.access else "none",
        "reason": s.reason.grade if s.reason else "absent",
        "seniority": _yes(s.seniority is not None),
        "count": str(source.count) if source.count else "?",
        "allegiance": _yes(s.allegiance is not None),
    }


def slots(path: str, verbose: bool) -> None:
    """Print accuracy and macro-F1 per slot."""
    pairs: dict[str, list[tuple[str, str]]] = {slot: [] for slot in SLOTS}
    for row in read(path):
        sources, attributions = ledger(row)
        values = slot_values(sources.get(attributions[-1].source or ""))
        for slot in SLOTS:
            if slot in row["gold"]:
                gold, guess = row["gold"][slot], values.get(slot, "")
                pairs[slot].append((gold, guess))
                if verbose and gold != guess:
                    print(f"{slot}: {gold} read as {guess}: {row['text']}")
    print(f"{'slot':12} {'n':>4} {'accuracy':>9} {'macro-F1':>9}")
    for slot, held in pairs.items():
        right = sum(g == p for g, p in held) / max(len(held), 1)
        print(f"{slot:12} {len(held):4} {right:9.1%} {macro_f1(held):9.1%}")


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """Mean F1 over the values that occur in the gold."""
    scores = []
    for value in sorted({g for g, _ in pairs}):
        hit = sum(g == p == value for g, p in pairs)
        scores.append(2 * hit / (sum(g == value for g, _ in pairs) + sum(p == value for _, p in pairs)))
    return sum(scores) / max(len(scores), 1)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sources", description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("predict")
    one.add_argument("articles")
    one.add_argument("--end-to-end", action="store_true")
    one.add_argument("--extractor", default="model", choices=sorted(FINDERS))
    two = commands.add_parser("slots")
    two.add_argument("slots")
    two.add_argument("--verbose", action="store_true")
    commands.add_parser("names")
    options = parser.parse_args(arguments)
    if options.command == "predict":
        predict(options.articles, options.end_to_end, options.extractor)
    elif options.command == "slots":
        slots(options.slots, options.verbose)
    else:
        from benchmarks.source_names import report

        report()
    return 0


if __name__ == "__main__":
    sys.exit(main())
