"""Writes the ledger's sources: numbers parties by first mention, and gives the attributions their numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from auditor.extract.sources.carried import carried
from auditor.extract.sources.slots import Describer

if TYPE_CHECKING:
    from auditor.contract.finders import Piece
    from auditor.extract.people.cast import Cast
    from auditor.extract.people.who import Who
    from auditor.extract.speakers.parties import Party
    from auditor.extract.speakers.whose import Heard
    from auditor.extract.text.document import Document
    from auditor.model import Attribution, Source


def write(
    document: Document, who: Who, attributions: Sequence[Attribution], heard: Heard
) -> tuple[tuple[Source, ...], tuple[Attribution, ...]]:
    """The sources of an article, s1 onwards by first mention, and its attributions with their source ids.

    ``source`` stays None where nobody is said to stand behind a statement. Every span slices back to the
    text.
    """
    used: dict[int, Party] = {}
    for party in [*heard.speakers, *(hand for hands in heard.hands for hand in hands)]:
        _use(party, used)
    said: defaultdict[int, list[Piece]] = defaultdict(list)
    for attribution, speaker in zip(attributions, heard.speakers, strict=True):
        if speaker is not None:
            said[id(speaker)] += (document.piece(s) for s in attribution.content)
    describer = Describer(document, who, heard.book.bodies, said)
    places = {id(p): _places(p, who.cast) for p in used.values()}
    nowhere = (len(document.text), 0)
    ledger = sorted(used.values(), key=lambda p: (places[id(p)][0] if places[id(p)] else nowhere, p.order))
    ids = {id(p): f"s{n}" for n, p in enumerate(ledger, 1)}
    sources = tuple(describer.source(p, ids, places[id(p)]) for p in ledger)
    relays = carried(attributions, heard.speakers, heard.hands, ids)
    out = tuple(
        a.model_copy(update={"source": ids[id(p)] if p is not None else None, "relays": r})
        for a, p, r in zip(attributions, heard.speakers, relays, strict=True)
    )
    return sources, out


def _use(party: Party | None, used: dict[int, Party]) -> None:
    """Enters a party with its members and wholes, however long their chain."""
    waiting = [party]
    while waiting:
        party = waiting.pop()
        if party is not None and id(party) not in used:
            used[id(party)] = party
            waiting += reversed((*party.members, party.whole))


def _places(party: Party, cast: Cast) -> list[Piece]:
    """All mentions of a party: its source spans, its names, else the phrases that stand for it."""
    pieces = list(party.at)
    for i in party.entity.at if party.entity else ():
        pieces.append(_piece(cast, cast.names[i].own, cast.names[i].last))
    return _apart(pieces or [_piece(cast, p.first, p.last) for p in party.phrases])


def _piece(cast: Cast, first: int, last: int) -> Piece:
    return (cast.doc[first].idx, cast.doc[last].idx + len(cast.doc[last]))


def _apart(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces sorted, those inside others left out."""
    found: list[Piece] = []
    for start, end in sorted(set(pieces), key=lambda p: (p[0], -p[1])):
        if not found or end > found[-1][1]:
            found.append((start, end))
    return found
