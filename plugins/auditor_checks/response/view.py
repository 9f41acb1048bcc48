"""Who is accused in an article, and who of them is heard or was asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from auditor import Attribution, Ledger, NoOptions, Span
from auditor.contract.reading import COMMON, SENTENCE, TITLES, body, words

_NAME = (
    r"(?:(?:the\s+)?(?:[A-Z][\w.’'-]*\s+){0,3}[A-Z][\w’-]+(?:\s+(?:of|for|and)\s+(?:the\s+)?[A-Z][\w’-]+)?)"
)
_WRONG = (
    r"(?:l(?:ied|ying)|stole|stealing|brib\w+|assault\w*|harass\w*|rap(?:ed|ing)|grop\w+|abus(?:ed|ing)|"
    r"defraud\w*|embezzl\w+|cheat\w*|plagiari\w+|cover(?:ed|ing)\s+up|retaliat\w+|discriminat\w+|tortur\w+|"
    r"falsif\w+|mislead\w*|misled|launder\w+|extort\w+|rigg(?:ed|ing)|poison\w*|forg(?:ed|ing)|sabotag\w+)"
)
_DEEDS = (
    r"(?:fraud|corruption|misconduct|harassment|assault|abuse|theft|perjury|racism|discrimination|murder|crimes?|"
    r"retaliation|plagiarism|treason|negligence|bribery)"
)
DEED = re.compile(rf"\b(?:{_WRONG}|{_DEEDS})\b", re.IGNORECASE)
ACCUSED_OF = re.compile(rf"\b[Aa]ccus(?:e|es|ed|ing)\s+(?P<name>{_NAME})\s+of\b")
AGAINST = re.compile(rf"\b(?:[Aa]llegations?|[Aa]ccusations?|[Cc]omplaints?)\s+against\s+(?P<name>{_NAME})")
WRONGDOING = re.compile(
    rf"(?P<name>{_NAME})(?:,[^,.]{{2,60}},)?\s+(?:(?:had|has|have|was|were|is|are|been|repeatedly|personally|"
    rf"knowingly|secretly|deliberately|once|also|twice)\s+){{0,3}}{_WRONG}\b"
)
ANSWER = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|declin\w+|refus\w+|respon[ds]\w*|comment\w*|reached|reject\w*|dismiss\w*|disput\w+|"
    r"lawyers?|attorneys?|spokes\w+|apologi[sz]\w*|admit\w*|acknowledg\w+|pleaded|insist\w*|defend\w*)\b",
    re.IGNORECASE,
)
BEGINNING = 4  # letters that a name and its adjective share at least


@dataclass(frozen=True)
class Accusation:
    """An attribution that accuses a named person or body, and where the name stands."""

    attribution: Attribution
    name: str
    span: Span

    @property
    def key(self) -> str:
        """The last word of the name, which a later mention repeats."""
        return _key(self.name)


class View:
    """An article as the rules see it: the ledger, who is accused in it, and who of them is heard."""

    def __init__(self, ledger: Ledger, options: NoOptions) -> None:
        self.ledger = ledger
        self.options = options

    @cached_property
    def accused(self) -> list[Accusation]:
        """The first accusation of each, in text order."""
        first = {a.key: a for a in reversed(list(_accusations(self.ledger)))}
        return sorted(first.values(), key=lambda a: (a.span.start, a.key))

    @cached_property
    def silent(self) -> list[Accusation]:
        """Those of the accused of whom the article does not show that they were asked or are heard."""
        heard = _Heard(self.ledger) if self.accused else None
        return [a for a in self.accused if heard and not heard.answers(a)]


def _accusations(ledger: Ledger) -> Iterator[Accusation]:
    """Accusations that the article passes on, in text order, of others than the accuser."""
    for attribution in body(ledger):
        if attribution.within or attribution.kind == "no-response":
            continue
        source = ledger.source(attribution)
        own = {_key(source.name)} if source else set()
        for name, span in _accused(ledger, attribution):
            if _key(name) and _key(name) not in own:
                yield Accusation(attribution, name, span)


def _accused(ledger: Ledger, attribution: Attribution) -> Iterator[tuple[str, Span]]:
    pieces = sorted((*attribution.cue, *attribution.content), key=lambda s: (s.of, s.start))
    if not pieces or not attribution.content:
        return
    whole = Span(
        of=pieces[0].of, start=pieces[0].start, end=max(s.end for s in pieces if s.of == pieces[0].of)
    )
    text = ledger.article.slice(whole)
    patterns = [ACCUSED_OF, AGAINST, WRONGDOING] if attribution.polarity == "positive" else [ACCUSED_OF]
    for pattern in patterns:
        for match in pattern.finditer(text):
            if pattern is not WRONGDOING and not DEED.search(text[match.end() :]):
                continue
            name = _trimmed(match["name"])
            start = whole.start + match.start("name") + match["name"].index(name) if name else 0
            if name:
                yield name, Span(of=whole.of, start=start, end=start + len(name))


def _trimmed(name: str) -> str:
    """A name without what only looks like one: an opening pronoun, article or conjunction."""
    parts = name.split()
    while parts and parts[0].casefold().strip(".") in COMMON:
        parts.pop(0)
    if len(parts) == 1 and parts[0].endswith("ly"):
        return ""
    return name[name.index(parts[0]) :].removesuffix("’s").removesuffix("'s") if parts else ""


def _key(name: str) -> str:
    parts = [w for w in words(name) if w not in TITLES and w not in COMMON]
    return parts[-1] if parts else ""


class _Heard:
    """Who speaks or is spoken for in an article, and where its sentences tell of answers; by their words."""

    def __init__(self, ledger: Ledger) -> None:
        self._speakers: dict[str, list[tuple[str, str]]] = {}  # beginning: word, attribution
        self._answers: dict[str, list[tuple[str, int]]] = {}  # beginning: word, place of the sign
        for attribution in ledger.attributions:
            for word in _told(ledger, attribution):
                self._speakers.setdefault(word[:BEGINNING], []).append((word, attribution.id))
        for sentence in SENTENCE.finditer(ledger.article.text):
            signs = [sentence.start() + m.start() for m in ANSWER.finditer(sentence[0])]
            for word in set(words(sentence[0])) if signs else ():
                self._answers.setdefault(word[:BEGINNING], []).extend((word, at) for at in signs)

    def answers(self, accusation: Accusation) -> bool:
        """Whether the accused speaks, is spoken for, or is said to have been asked, beside the accusation."""
        key, own = accusation.key, accusation.attribution
        spoken = self._speakers.get(key[:BEGINNING], ())
        if any(_same(word, key) and id != own.id for word, id in spoken):
            return True
        inside = [(s.start, s.end) for s in own.spans if s.of == "text"]
        signs = (at for word, at in self._answers.get(key[:BEGINNING], ()) if _same(word, key))
        return any(not any(s <= at < e for s, e in inside) for at in signs)


def _told(ledger: Ledger, attribution: Attribution) -> set[str]:
    """The words for whoever speaks, and for whom they speak."""
    source = ledger.source(attribution)
    if source is None:
        return set()
    slots = (source.slots.body, source.slots.nationality, source.slots.allegiance, source.slots.post)
    names = (source.name, ledger.article.words(attribution.source_spans), *(s.value for s in slots if s))
    return set(words(" ".join(names)))


def _same(word: str, key: str) -> bool:
    """One name or its adjective: "Russia" and "Russian"."""
    return word == key or (len(key) > BEGINNING and word.startswith(key[:-1]) and len(word) - len(key) <= 3)
