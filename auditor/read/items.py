"""What agencies' items have in common in every format: times, embargoes, and whether an item may be used."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.model import Notice

BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?)?(Z|[+-]\d\d:?\d\d)?")


def clock(value: str | None) -> str | None:
    """A time of an item in ISO 8601 with its marks: "20240506T101500Z" is "2024-05-06T10:15:00Z"."""
    match = BASIC.fullmatch((value or "").strip())
    if not match:
        return (value or "").strip() or None
    year, month, day, hour, minute, second, zone = match.groups()
    date = f"{year}-{month}-{day}"
    return f"{date}T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else date


def embargo(until: str | None) -> Iterator[Notice]:
    """The warning of an item that may not be published yet."""
    when = f" until {until}" if until else ""
    yield Notice(
        code="embargo", message=f"the item is under embargo{when}", fix="do not publish it before that"
    )


def status(state: str, word: str) -> Iterator[Notice]:
    """The warning of an item that is withheld, or was killed; nothing for one that may be used."""
    plain = state.rpartition(":")[2].lower()
    if plain in ("canceled", "cancelled"):
        fix = "do not use it; look for the correction"
        yield Notice(code="kill", message=f'the agency has killed the item (status "{word}")', fix=fix)
    elif plain == "withheld":
        fix = "do not publish it before it is released"
        yield Notice(code="embargo", message=f'the agency withholds the item (status "{word}")', fix=fix)
