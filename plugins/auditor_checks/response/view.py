"""Who is accused in an article, and who of them is heard or was asked."""

from __future__ import annotations

import re
from functools import cached_property

from auditor import Attribution, Ledger, NoOptions
from auditor.contract.reading import COMMON, Sentences, body, is_given_name, words
from auditor_checks.accusations import STANDS, TITLES, Accusation, accusations, read

ANSWER = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ial)|refut\w+|declin\w+|refus\w+|respon[ds]\w*|comment\w*|reached|"
    r"reject\w*|dismiss\w*|disput\w+|"
    r"lawyers?|attorneys?|solicitors?|barristers?|spokes\w+|apologi[sz]\w*|admit\w*|acknowledg\w+|pleaded|"
    r"insist\w*|defend\w*|"
    r"would\s+not\s+(?:discuss|talk|speak|say)|did\s+not\s+(?:return|reply|answer|wish)|not\s+guilty|"
    r"maintain\w*|answer\w*|repl(?:y|ied|ies)|hung\s+up)\b",
    re.IGNORECASE,
)
PLAIN_ANSWER = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|declin\w+\s+to|refus\w+\s+to|(?:did|do|does|has|have|had|would)\s+"
    r"not\s+(?:immediately\s+|yet\s+)?"
    r"(?:respon\w+|return\w*|repl\w+|answer\w*|comment\w*|discuss|wish)|could\s+not\s+be\s+reached|no\s+"
    r"comment|not\s+guilty|"
    r"my\s+client|our\s+client|(?:his|her|their|its|the\s+\w+[’']s)\s+(?:lawyers?|attorneys?|solicitors?|"
    r"spokes\w+|agents?)|"
    r"reject\w*|dismiss\w*|disput\w+|insist\w*)\b|"
    r"\b(?:nobody|no\s+one)\b[^.]{0,40}\b(?:answer\w*|available|reach\w*|respond\w*|comment\w*)",
    re.IGNORECASE,
)
PRONOUN = re.compile(  # or a noun that stands for a body
    r"\b(?:he|she|they|his|her|their|its|both|spokes\w+|"
    r"the\s+(?:company|firm|group|bank|club|union|council|ministry|government|school|hospital|party))\b|"
    r"(?:^|[.:;,“”\"]|\b(?:and|but|that|though|while|when|where|because|on\s+\w+day|"
    r"(?:sa(?:id|ys)|added)))\s*\bit(?:self)?\b(?!\s*(?:$|[.,;:]))",  # "it denied that", not "Kent denied it"
    re.IGNORECASE,
)
_OF_TRADE = (  # what any business may be called
    r"company|firm|group|bank|airline|manufacturer|maker|retailer|brewery|factory|shipping\s+line|paper"
)
_OF_ITS_OWN = r"club|union|council|ministry|school|hospital|party|charity|church|university"
BODY = re.compile(
    rf"the\s+(?:(?P<trade>{_OF_TRADE})|(?P<own>{_OF_ITS_OWN}))(?:['’]s\s+(?:\w+\s+){{0,3}}\w+)?",
    re.IGNORECASE,
)
NAMED = re.compile(  # who answers is called by a name before the verb, so that no pronoun is meant
    r"(?:\b[A-Z][\w’'-]+|[a-z,]) [A-Z][\w’'-]+ (?:(?:has|had|also|later|\w+ly) )?$"
)
CLIENT = re.compile(r"\bclients?\b", re.IGNORECASE)
BEGINNING = 4  # letters that a name and its adjective share at least
NEAR = 2  # sentences behind an accusation in which a pronoun may stand for the accused


class View:
    """An article as the rules see it: the ledger, who is accused in it, and who of them is heard."""

    def __init__(self, ledger: Ledger, options: NoOptions) -> None:
        self.ledger = ledger
        self.options = options

    @cached_property
    def accused(self) -> list[Accusation]:
        """The first accusation of each, in text order."""
        passive = (a for b in body(self.ledger) if b.content for a in read(self.ledger, b, [STANDS]))
        found = sorted((*accusations(self.ledger), *passive), key=lambda a: (a.span.start, a.key))
        first = {a.key: a for a in reversed(found) if a.key}
        return sorted(first.values(), key=lambda a: (a.span.start, a.key))

    @cached_property
    def silent(self) -> list[Accusation]:
        """Those of the accused of whom the article does not show that they were asked or are heard."""
        heard = _Heard(self.ledger) if self.accused else None
        return [a for a in self.accused if heard and not heard.answers(a)]


class _Heard:
    """Who speaks or is spoken for in an article, and where its sentences tell of answers; by their words."""

    def __init__(self, ledger: Ledger) -> None:
        self.text = ledger.article.text
        self.sentences = Sentences(self.text)
        self._speakers: dict[str, list[tuple[str, str, str]]] = {}  # beginning: word, attribution, within
        self._answers: dict[str, list[tuple[str, int]]] = {}  # beginning: word, place of the sign
        self._bodies: list[tuple[int, str]] = []  # where "the firm" and its like speak: place, kind of body
        for attribution in ledger.attributions:
            called = BODY.fullmatch(ledger.article.words(attribution.source_spans))
            if called and not _another(ledger, attribution):
                self._bodies.append((attribution.source_spans[0].start, (called["own"] or "").casefold()))
            for word in _told(ledger, attribution.id):
                ids = (word, attribution.id, attribution.within or "")
                self._speakers.setdefault(word[:BEGINNING], []).append(ids)
        for here in self.sentences.every():
            sentence = self.text[here.start : here.end]
            signs = [here.start + m.start() for m in ANSWER.finditer(sentence)]
            for word in set(words(sentence)) if signs else ():
                self._answers.setdefault(word[:BEGINNING], []).extend((word, at) for at in signs)

    def answers(self, accusation: Accusation) -> bool:
        """Whether the accused speaks, is spoken for, or is said to have been asked, beside the accusation."""
        own = accusation.attribution.id if accusation.attribution else ""
        called = [accusation.key, *(w for w in words(accusation.aside) if w not in COMMON and len(w) > 3)]
        if any(self._speaks(word, own) for word in called):
            return True
        inside = [(s.start, s.end) for s in accusation.spans if s.of == "text"]
        if any(self._told_of(word, inside) for word in called) or self._by_pronoun(accusation, inside):
            return True
        name = [w for w in words(accusation.name) if w not in TITLES]
        if not name or is_given_name(name[0].capitalize()):
            return False
        end = max((e for _, e in inside), default=0)
        return any(at >= end and (not kind or kind in name) for at, kind in self._bodies)

    def _speaks(self, word: str, own: str) -> bool:
        """Whether somebody of this name speaks, and not only in what the accuser tells of him."""
        speakers = self._speakers.get(word[:BEGINNING], ())
        return any(_same(w, word) and not (own and own in at) for w, *at in speakers)

    def _told_of(self, word: str, inside: list[tuple[int, int]]) -> bool:
        signs = (at for w, at in self._answers.get(word[:BEGINNING], ()) if _same(w, word))
        return any(not any(s <= at < e for s, e in inside) for at in signs)

    def _by_pronoun(self, accusation: Accusation, inside: list[tuple[int, int]]) -> bool:
        """A plain answer of somebody called by a pronoun soon behind, or of a lawyer anywhere behind."""
        end = max((e for _, e in inside), default=0)
        number = self.sentences.at(max(end - 1, 0))
        for here in self.sentences.some(number, len(self.sentences.starts)):
            told = self.text[max(here.start, end) : here.end]
            theirs = PRONOUN.search(told) if self.sentences.at(here.start) <= number + NEAR else None
            answers = (m for m in PLAIN_ANSWER.finditer(told) if not NAMED.search(told[: m.start()]))
            if any(answers) and (theirs or CLIENT.search(told)):
                return True
        return False


def _another(ledger: Ledger, attribution: Attribution) -> bool:
    """Whether "the firm" was read as a body that the article names."""
    source = ledger.source(attribution)
    return source is not None and source.named


def _told(ledger: Ledger, id: str) -> set[str]:
    """The words for whoever speaks, and for whom they speak."""
    attribution = ledger.attribution(id)
    source = ledger.source(attribution) if attribution else None
    if attribution is None or source is None:
        return set()
    slots = (source.slots.body, source.slots.nationality, source.slots.allegiance, source.slots.post)
    names = (source.name, ledger.article.words(attribution.source_spans), *(s.value for s in slots if s))
    return set(words(" ".join(names)))


def _same(word: str, key: str) -> bool:
    """One name or its adjective: "Russia" and "Russian"."""
    return word == key or (len(key) > BEGINNING and word.startswith(key[:-1]) and len(word) - len(key) <= 3)
