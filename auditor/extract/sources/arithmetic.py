"""Counts an article's sources and puts bounds on the people behind its unnamed ones."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.model import Arithmetic, Attribution, Source


def count(sources: Sequence[Source], attributions: Sequence[Attribution]) -> Arithmetic:
    """Totals of a ledger, and how many people speak without a name.

    Mentions are linked only where the text links them: a source and its parts make one chain. Chains that
    the text
    does not link may be the same people, so the lower bound is that of the largest chain; nothing says that
    they
    are, so the upper bounds add up. A group without a number that speaks as a camp or an office ("officials",
    "critics") is a voice, not so many people: voices count towards the bounds only where nobody else does.
    A bare "sources" behind a chain of sources brings in nobody new.
    """
    unnamed = [s for s in sources if s.kind in ("person", "group") and not s.named]
    used = [a for a in attributions if a.source is not None]
    secret = {s.id for s in unnamed}
    chains = _chains(unnamed)
    counted = [c for c in chains if not _voice(c) and not _bare_echo(c, chains)]
    lows = [_low(chain) for chain in counted or chains]
    highs = [_high(chain) for chain in counted]
    top = None if any(h is None for h in highs) or (chains and not counted) else sum(h or 0 for h in highs)
    return Arithmetic(
        sources=sum(not s.members and s.kind != "author" for s in sources),
        unnamed=len(unnamed),
        people_at_least=max(lows, default=0),
        people_at_most=top,
        attributions=len(attributions),
        unnamed_attributions=sum(a.source in secret for a in used),
    )


def _chains(unnamed: Sequence[Source]) -> list[list[Source]]:
    """Each whole with its parts, the whole first."""
    by_id = {s.id: s for s in unnamed}
    chains: dict[str, list[Source]] = {}
    for source in unnamed:
        top = source
        for _ in range(len(by_id)):
            if top.part_of is None or top.part_of not in by_id:
                break
            top = by_id[top.part_of]
        chains.setdefault(top.id, [top] if top is not source else [])
        chains[top.id].append(source) if source is not top or not chains[top.id] else None
    return list(chains.values())


def _low(chain: Sequence[Source]) -> int:
    whole, parts = chain[0], chain[1:]
    if whole.count is not None:
        return whole.count
    least = 2 if whole.plural or whole.kind == "group" else 1
    return max([least, *(p.count or 1 for p in parts)])


def _high(chain: Sequence[Source]) -> int | None:
    whole = chain[0]
    if whole.count is not None:
        return whole.count
    return None if whole.plural or whole.kind == "group" else 1


def _voice(chain: Sequence[Source]) -> bool:
    """An unnumbered group with a post, a body's voice or a camp, and no part of it told apart."""
    whole = chain[0]
    return (
        len(chain) == 1
        and whole.count is None
        and (whole.plural or whole.kind == "group")
        and whole.slots.access is None
        and not _words(whole.name) & {"sources", "people", "insiders", "persons"}
    )


def _bare_echo(chain: Sequence[Source], chains: Sequence[Sequence[Source]]) -> bool:
    whole = chain[0]
    if len(chain) > 1 or whole.name.casefold() not in ("sources", "insiders") or whole.count is not None:
        return False
    first = whole.mentions[0].start if whole.mentions else 0
    others = (c[0] for c in chains if c is not chain)
    return any(
        _words(o.name) & {"sources", "insiders"} and o.mentions and o.mentions[0].start < first
        for o in others
    )


def _words(text: str) -> set[str]:
    return set(text.casefold().split())
