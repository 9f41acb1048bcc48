"""What of a statement and of its source decides whether a rule about articles asks: each told for itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from firing import FIRED, look

from auditor import Attribution, Ledger, Source
from auditor.model import Relay, Slot, SourceKind

FIELDS = ("kind", "form", "polarity", "stance", "channel")
GONE: dict[str, dict[str, Any]] = {
    "source": {"source": None},
    "its words": {"source_spans": ()},
    "both": {"source": None, "source_spans": ()},
    "cue": {"cue": ()},
    "content": {"content": (), "quotes": ()},
}
MORE: dict[str, dict[str, Any]] = {
    "to his wife": {"addressee": Slot(value="his wife")},
    "to the police": {"addressee": Slot(value="the police")},
    "via AFP": {"relays": (Relay(name="AFP"),)},
    "via AFP, carried over": {"relays": (Relay(name="AFP", inferred=True),)},
    "within another": {"within": "a9"},
}
OF_SOURCES: dict[str, dict[str, Any]] = {
    "protected": {"protected": "minor"},
    "joined": {"members": ("x",)},
    "part": {"part_of": "x"},
    "counted": {"count": 2},
}


def asks(rule: str, ledger: Ledger) -> bool:
    return bool(look(rule, ledger))


def decides(rule: str, number: int) -> Iterator[str]:
    """What silences a rule, of one statement of its text: values that it is silent at, or else asks at."""
    ledger = FIRED[rule].ledger()
    told = ledger.attributions[number - 1]

    def stated(**more: Any) -> bool:
        changed = (*ledger.attributions[: number - 1], told.model_copy(update=more))
        return asks(
            rule, ledger.model_copy(update={"attributions": (*changed, *ledger.attributions[number:])})
        )

    for field in FIELDS:
        values = get_args(Attribution.model_fields[field].annotation)
        yield _line(field, [v for v in values if stated(**{field: v})], values)
    hedged = {"hedged": {"hedges": told.cue[:1]}}
    yield _line("with", [name for name, more in (MORE | hedged).items() if not stated(**more)])
    yield _line("without", [name for name, more in GONE.items() if not stated(**more)])
    source = ledger.source(told)
    if source is None:
        return

    def made(**more: Any) -> bool:
        others = tuple(s for s in ledger.sources if s.id != source.id)
        return asks(rule, ledger.model_copy(update={"sources": (*others, _changed(source, more))}))

    kinds = get_args(SourceKind)
    for named in (True, False):
        yield _line("named" if named else "unnamed", [k for k in kinds if made(kind=k, named=named)], kinds)
    turned = {"singular" if source.plural else "plural": {"plural": not source.plural}}
    yield _line("silent", [name for name, more in (OF_SOURCES | turned).items() if not made(**more)])


def _changed(source: Source, more: dict[str, Any]) -> Source:
    return source.model_copy(update=more)


def _line(name: str, found: list[str], values: tuple[str, ...] = ()) -> str:
    """Empty where nothing decides; the fewer of the values at which it asks and those at which not."""
    if len(found) == len(values):
        return ""
    silent = [v for v in values if v not in found]
    if values and len(silent) < len(found):
        return f"{name}: not {', '.join(silent)}"
    return f"{name}: {', '.join(found) or 'none'}"


def table() -> Iterator[tuple[str, int, list[str]]]:
    """Rules, each with the number of a statement of its text, and what decides, a block of lines each."""
    for block in (Path(__file__).parent / "decides.txt").read_text(encoding="utf-8").strip().split("\n\n"):
        head, *lines = block.splitlines()
        for rule, number in (part.split() for part in head.split(" and ")):
            yield rule, int(number), [line.strip() for line in lines]


@pytest.mark.parametrize(("rule", "number", "lines"), list(table()))
def test_a_rule_asks_of_such_statements_and_of_such_sources(rule: str, number: int, lines: list[str]) -> None:
    """By kind, form, place and hand, by what is missing, and by who the source is."""
    assert [line for line in decides(rule, number) if line] == lines
