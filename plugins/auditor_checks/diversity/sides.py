"""The sides of a dispute: who belongs together of those who speak, and which side has no word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import reduce

from auditor import Attribution, Ledger, Source
from auditor.contract.reading import COMMON, WORD, Sentences, is_given_name, words

SIGNS = 2  # of a dispute, where what is said does not show it
DISPUTE = re.compile(
    r"\b(?:strikes?|striking|lock(?:s|ed)?[- ]?out|disputes?|evict\w*|lawsuits?|sued|suing|protest\w*|"
    r"accus\w+|complain\w*|oppos\w+|"
    r"condemn\w*|row|bann?(?:ed)?|controvers\w+|object\w*|clash\w*|allege\w*|campaign\w*\s+against|(?:have|"
    r"has)\s+to\s+leave|"
    r"clos(?:e|es|ed|ing|ure)|challeng(?:ed|ing)|misled|unfair\w*|threaten\w*|attacked|disgrace|scandal|absurd)\b",
    re.IGNORECASE,
)
FOUGHT = re.compile(  # and, where a side without a word is looked for
    DISPUTE.pattern
    + r"|\b(?:fight\w*|fought|at\s+odds|divid\w+|dismiss(?:ed|als?)|sack(?:ed|ing)|throw\s+out|"
    r"thrown\s+out|beat(?:en)?|resist\w*)\b",
    re.IGNORECASE,
)
_PARTY = (
    r"(?:council|landlord|landlady|owners?|company|firm|police|officers?|government|ministry|minister|"
    r"mayor|management|"
    r"union|workers|nurses|doctors|teachers|drivers|fishermen|farmers|tenants|residents|neighbours|"
    r"neighbors|students|"
    r"protesters|strikers|settlers|developers?|builders?|bank|hospital|school|university|church|army|"
    r"soldiers|regime|"
    r"authorities|opposition|rebels|employers?|contractors?|club|board|airline|railway|manufacturer|"
    r"prosecutors|department|agency|trust|commission|campaigners|pensioners|parents|patients|shopkeepers|growers|"
    r"traders|taxi\s+drivers|miners|activists|opponents|landowners|villagers|passengers|suppliers)"
)
PARTIES = re.compile(
    rf"\b(?P<who>(?i:{_PARTY}))\b|"
    r"\baccus\w+\s+(?:neighbou?ring\s+|the\s+)?(?P<name>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*)",
)
BLAME = (
    r"(?:had|has|have|is|are|was|were|would|who)\s+(?:\w+\s+)?(?:lied|emptied|broken|cut\s+off|threatened|"
    r"greedy|wrong|refused|ignored|"
    r"failed|put\s+\w+\s+at\s+risk|misled|beaten|hit|attacked|destroyed|ruined|ordered|taken|stolen|moved|"
    r"broke|broken|warned|"
    r"misunderstood|exaggerated|invented|overstated|hid(?:den)?|hiding|lying|stalled|dragged|"
    r"to\s+blame|responsible|reckless|cruel|unfair|illegal\w*|cheated|betrayed|deceived|occupied|"
    r"walked\s+out|driven|poisoned|"
    r"demanded|never\s+asked|not\s+asked|not\s+listen\w*)"
)
NO_WORD = re.compile(
    r"\b(?:declin\w+|could\s+not\s+be\s+reached|did\s+not\s+(?:respond|reply|comment|answer|return)|"
    r"would\s+not\s+(?:comment|discuss)|"
    r"no\s+comment|den(?:y|ies|ied)|reject(?:s|ed)|dismiss(?:ed|es)\s+(?:the|these|those|claims))\b"
)
_HEADS = (
    r"director|manager|chief\s+executive|chair(?:man|woman|person)?|owner|proprietor|boss|"
    r"head(?:master|mistress|\s+teacher)?|principal|vice-chancellor|rector|administrator|superintendent|matron|"
    r"(?:managing|letting)\s+agent"
)
ANSWERS = (  # who answers for a side, whatever the side is called: "its owners", "the home's director"
    (r"owners?|landlord|landlady|company|firm|management|employers?|club|board|airline|railway|manufacturer|"
     r"bank|developers?|builders?|contractors?|church|school|university|hospital", _HEADS),
    ("council|mayor", r"councillor|council\s+leader|mayor|town\s+clerk"),
    ("government|ministry|minister|regime|authorities",
     r"minister|president|ambassador|secretary\s+of\s+state"),
    ("police|officers?",
     r"(?:chief|assistant)\s+constable|superintendent|inspector|commissioner|police\s+chief"),
    ("army|soldiers", "general|colonel|brigadier|commander"),
)  # fmt: skip
_OF_OTHERS = re.compile(
    r"\b(?:union|workers?|nurses?|tenants?|residents?|patients?|pupils?|students?|drivers?|fishermen|farmers|"
    r"famil(?:y|ies)|parents|neighbou?rs?|campaign\w*|action\s+group|strikers|former|ex)\b",
    re.IGNORECASE,
)
LEAD = 400  # characters
GOVERNING = frozenset(
    WORD.findall(
        "minister ministers secretary treasury downing government chancellor cabinet ministry premier"
    )
)
POSTS = frozenset(
    WORD.findall(
        "director spokeswoman spokesman spokesperson lawyer agent architect chairman chairwoman chief "
        "executive manager head leader "
        "who said former member president deputy woman man mother father two"
    )
)

Told = list[tuple[Attribution, Source, str]]  # a statement, who makes it, its sentence


def camp_of(ledger: Ledger, attribution: Attribution, source: Source) -> set[str] | None:
    """The words that tell of whom somebody is; None for "his agent", who is of the one told of before."""
    described = ledger.article.words(attribution.source_spans)
    if re.match(r"(?:his|her|their|its|he|she|they|it)\b", described, re.IGNORECASE):
        return None
    slots = (source.slots.body, source.slots.allegiance)
    told = " ".join((source.name, described, *(s.value for s in slots if s)))
    found = {w for w in words(told) if w not in COMMON and w not in POSTS}
    return found | {"government"} if found & GOVERNING else found


def other_side(ledger: Ledger, spoken: list[tuple[Attribution, Source]]) -> str | None:
    """A side of a dispute that has no word: said to do wrong, or in the lead beside the dispute.

    Everybody who speaks has to belong together by the words for them, or to speak against that side.
    """
    text = ledger.article.text
    if NO_WORD.search(text):
        return None
    sentences = Sentences(text)
    told = [(a, s, sentences.around(a.cue[0].start)) for a, s in spoken if a.cue and a.cue[0].of == "text"]
    voices = " ".join(f"{s.name} {ledger.article.words(a.source_spans)}" for a, s, _ in told).casefold()
    opening = text[: min(text.find(".") + 1 or LEAD, LEAD)]
    fought = FOUGHT.search(opening) and len(FOUGHT.findall(text)) >= SIGNS
    for party in _parties(text):
        if _stem(party) in voices or _answered(ledger, party, told, opening):
            continue
        name = re.escape(party)
        against = re.compile(
            rf"\b{name}\b[^.;]{{0,40}}?\b{BLAME}|\baccus\w+\s+[^.;]{{0,30}}?\b{name}\b", re.I
        )
        attacking = [a for a, _, words_ in told if against.search(words_)]
        if (attacking or (fought and party in opening)) and _together(ledger, told, attacking):
            return party
    return None


def _parties(text: str) -> Iterator[str]:
    """The sides that a text tells of, each once."""
    found = (m["who"] or m["name"] for m in PARTIES.finditer(text))
    return (p for p in dict.fromkeys(found) if not is_given_name(p.split()[0]))


def _answered(ledger: Ledger, party: str, told: Told, opening: str) -> bool:
    """Whether somebody speaks who by his post answers for a side, and is nobody's of another; or the body
    itself, by the word that the opening has for it.
    """
    posts = (post for side, post in ANSWERS if re.fullmatch(side, party, re.IGNORECASE))
    heads = re.compile(rf"\b(?:{'|'.join(posts) or '(?!)'})\b", re.IGNORECASE)
    for attribution, source, _ in told:
        post = source.slots.post.value if source.slots.post else ""
        called = f"{source.name} {ledger.article.words(attribution.source_spans)} {post}"
        itself = not source.named and _called(source.name, opening)
        if (itself or heads.search(called)) and not _OF_OTHERS.search(called):
            return True
    return False


def _called(name: str, opening: str) -> bool:
    """Whether one word for a body, or for whoever it is, stands in the opening: "the home"."""
    return name.isalpha() and bool(re.search(rf"\b{name}\b", opening, re.IGNORECASE))


def _together(ledger: Ledger, told: Told, attacking: list[Attribution]) -> bool:
    """Whether all who speak are linked by the words for them or attack the other side."""
    sure = {a.source for a in attacking}
    camps: list[set[str]] = []
    for attribution, source, _ in told:
        camp = camp_of(ledger, attribution, source)
        if camp is None:
            sure.add(source.id)
            continue
        stems_ = {_stem(w) for w in camp if len(w) > 3}
        joined = [c for c in camps if c & stems_]
        camps = [c for c in camps if c not in joined] + [reduce(set.union, joined, stems_)]
    largest = max(camps, key=len, default=set())
    own = {s.id: {_stem(w) for w in words(s.name) if len(w) > 3} for _, s, _ in told}
    return all(id in sure or own[id] & largest for id in own)


def _stem(word: str) -> str:
    return re.sub(r"(?:['’]s?|s|['’])$", "", word.casefold())[:7]
