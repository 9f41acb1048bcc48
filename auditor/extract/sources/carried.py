"""Gives relays their ledger entries, and carries them to statements of the same unnamed source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from auditor.extract.speakers.parties import Party
from auditor.model import Attribution, Relay


def carried(
    attributions: Sequence[Attribution],
    found: Sequence[Party | None],
    hands: Sequence[Sequence[Party | None]],
    ids: Mapping[int, str],
) -> list[tuple[Relay, ...]]:
    """The relays of each attribution with their sources; those of an unnamed source hold for all it says.

    A source that the text links to it ("the sources", "one of the sources") shares them, marked as inferred.
    """
    out = [
        tuple(
            r.model_copy(update={"source": ids[id(h)] if h is not None else None})
            for r, h in zip(a.relays, hand, strict=True)
        )
        for a, hand in zip(attributions, hands, strict=True)
    ]
    chains: dict[int, tuple[Relay, ...]] = {}
    for party, relays in zip(found, out, strict=True):
        if relays and party is not None and party.secret:
            chains.setdefault(id(root(party)), relays)
    for i, party in enumerate(found):
        if party is not None and party.secret and not out[i]:
            out[i] = tuple(r.model_copy(update={"inferred": True}) for r in chains.get(id(root(party)), ()))
    return out


def root(party: Party) -> Party:
    """The whole that a party is part of, or itself."""
    seen = {id(party)}
    while party.whole is not None and id(party.whole) not in seen:
        party = party.whole
        seen.add(id(party))
    return party
