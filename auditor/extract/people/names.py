"""Finds the names in an article, tells persons from bodies, and splits titles off: no entity recogniser
needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from auditor.extract.people import odd, runs, wording
from auditor.extract.people.runs import KNOWN, LINKS, PARTICLES, is_head
from auditor.extract.text import beside
from auditor.extract.words import lexicon
from auditor.names.titles import GENERATIONS, is_letters, is_title, which

if TYPE_CHECKING:
    from spacy.tokens import Doc

OUTLETS = lexicon.listed("bodies", "outlet")
PEOPLE = lexicon.listed("people", "party", "public")
PREFIXES = frozenset(
    ["mc", "mac", "de", "o'", "o’", "van", "la", "le", "di", "fitz", "al", "d'", "d’"]
)  # "McCrory" is no body
OPENERS = frozenset({"st", "saint"}) | lexicon.listed("bodies", "openers")  # never a person's, nor the saint
Sort = Literal["person", "body", "role", "unsure"]


@dataclass(slots=True)
class Name:
    """A run of capitalised words: tokens ``[first, last]``; ``words`` are the name proper, title and role
    split off."""

    first: int
    last: int
    own: int  # the token at which the name proper begins
    words: tuple[str, ...]
    sort: Sort
    title: str = ""  # what stands in the run before the name proper
    definite: bool = False
    possessive: bool = False
    text: str = ""  # as printed, with "Jr." and the like
    sure: bool = True
    suffix: str = ""  # "jr" and the like
    key: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        self.text = self.text or " ".join(self.words)
        self.key = tuple(w.casefold().strip(".") for w in self.words)


def find(doc: Doc) -> list[Name]:
    """The names of a text in order. Words of capitalised lines count only where the rest of the text knows
    them."""
    capital_lines = runs.capital_lines(doc)
    stretches = runs.with_openers(doc, list(runs.find(doc, capital_lines)), capital_lines)
    names = [name for a, b in stretches if (name := _read(doc, a, b)) is not None]
    if capital_lines:
        names = sorted([*names, *_known(doc, capital_lines, names)], key=lambda n: n.first)
    return names


def _read(doc: Doc, first: int, last: int) -> Name | None:
    tokens = [doc[i] for i in range(first, last + 1)]
    own = first + (_title_length([t.text for t in tokens]) or _trade(doc, first, last))
    end = last
    while end > own and is_letters(doc[end].text):
        end -= 1
    if _at_firm(doc, first, own):
        own = first
    words = tuple(doc[i].text for i in range(own, end + 1) if doc[i].text not in ('"', "“", "”", "'", "’"))
    suffix = ""
    while words and (told := which(words[-1])) and (len(words) > 1 or told in GENERATIONS):
        words, suffix = words[:-1], told
    if not words:
        return None
    name = Name(first, last, own, words, "unsure", doc[first:own].text if own > first else "")
    follower = beside.token(doc, last + 1)
    name.text, name.suffix = " ".join(doc[own : end + 1].text.split()), suffix
    name.definite = beside.low(doc, first - 1) == "the"
    if follower is not None and follower.tag_ in ("NN", "NNS") and follower.is_alpha:
        name.definite = False  # "the Trump campaign"
    name.possessive = beside.owns(doc, last)
    name.sort, name.sure = _sort(doc, name)
    return name


def _title_length(words: Sequence[str]) -> int:
    """How many words of a run are title and role: all up to the last of them that leaves a name behind."""
    if (
        lexicon.is_given(words[0])
        and not wording.is_title_or_post(words[0])
        and words[0].casefold() not in lexicon.places()
    ):
        return 0
    link = next((k for k in range(1, len(words)) if words[k] in LINKS and is_head(words[k - 1])), None)
    if link is not None and not any(lexicon.is_given(w) for w in words[link:]):
        return 0
    if (before := _epithet(words)) is not None:
        return before
    if is_head(words[-1]) and not any(lexicon.is_given(w) for w in words[:-1]):
        return 0
    if words[-1].casefold() in OUTLETS and not any(lexicon.is_given(w) for w in words[:-1]):
        return 0
    for k in range(len(words) - 2, -1, -1):
        post = k == len(words) - 2 and words[-1].isupper() and lexicon.is_post(words[-1])  # "Labour MP"
        if (
            not wording.is_title_or_post(words[k])
            or post
            or words[k].casefold() in ("st.", "st")
            or words[k + 1] == "-"
        ):
            continue  # "Baker-Finch" has no title
        if (
            lexicon.is_given(words[k])
            and k
            and not lexicon.is_given(words[k + 1])
            and not wording.is_title_or_post(words[k - 1])
        ):
            continue
        if words[k + 1] in LINKS:
            return _behind_office(words, k + 1)
        if words[k + 1] == "(":
            return k + 4
        return k + 1
    return 0


def _at_firm(doc: Doc, first: int, own: int) -> bool:
    """ "A partner at Baker Dunn": a trade that begins the name of where somebody works."""
    trades = own == first + 1 and not is_title(doc[first].text) and beside.low(doc, first - 1) == "at"
    trades = trades and doc[first - 1].head.pos_ in ("NOUN", "PROPN")  # not "laughed at Farmer Holm"
    return trades and not lexicon.is_given(doc[own].text)


def _trade(doc: Doc, first: int, last: int) -> int:
    """ "Weaver Mairi Gunn learned": a noun for what somebody does, which opens a sentence before a name."""
    token = doc[first]
    opens = token.is_sent_start and last == first + 2 and token.tag_[:2] == "NN"
    opens = opens and doc[first + 1].text.isalpha()  # not "Smith-Jones"
    return 1 if opens and lexicon.is_doer(token.text) and not lexicon.is_given(token.text) else 0


def _epithet(words: Sequence[str]) -> int | None:
    """ "Crooked Hillary Clinton", "Kentuckian Rand Paul": a word that is no name before a given name and a
    surname."""
    if (
        len(words) == 3
        and lexicon.is_given(words[1])
        and not lexicon.is_given(words[0])
        and not wording.is_title_or_post(words[1])
    ):
        known_initial = len(words[0].strip(".")) == 1
        return None if known_initial or words[2] in LINKS or is_head(words[2]) else 1
    return None


def _behind_office(words: Sequence[str], k: int) -> int:
    """Behind "Secretary of State", where a name follows; else the office is the whole run."""
    for i in range(k + 2, len(words)):
        if lexicon.is_given(words[i]):
            return i
    return max(len(words) - 2, k + 2) if len(words) > k + 3 else 0


def _sort(doc: Doc, name: Name) -> tuple[Sort, bool]:
    """What a name names, and whether the run and its neighbours say so for certain."""
    words, low = name.words, [w.casefold() for w in name.words]
    joined = " ".join(low)
    if (len(words) == 1 or "-" in words) and lexicon.demonym(words[-1]) and joined not in lexicon.places():
        return "role", True
    outlet = odd.is_outlet(doc, name.first, name.last)
    if len(words) == 1 and lexicon.singular(low[0]) in PEOPLE and not outlet:
        return "role", True
    if _person_mark(doc, name) or _speaker(doc, name):
        return "person", True
    if _body_mark(doc, name) or (low[-1] in ("america", "europe", "international") and len(words) == 2):
        return "body", True
    if joined in lexicon.places() or joined.replace(".", "") in KNOWN or joined.replace(" ", "-") in KNOWN:
        return "body", True
    told = (
        len(words) > 1
        and (is_head(words[-1]) or low[-1] in OUTLETS)
        and beside.low(doc, name.first - 1) == "the"
    )
    told = told or wording.of_many(words) or wording.of_kin(low)
    if ("&" not in words and wording.is_role(words) and not (outlet or told)) or wording.is_office(words):
        return "role", True
    if "&" in words or wording.of_kin(low) or ("-" in words and low[0] in lexicon.places()):
        return "body", True
    person = len(words) == 2 and lexicon.is_given(words[0]) and low[1] not in wording.PRIZES  # Grace Bridge
    if (low[0].strip(".") in OPENERS and len(words) > 1) or (wording.is_site(low) and not person):
        return "body", True
    if is_head(words[-1]) or is_head(words[0]) or low[-1] in OUTLETS or LINKS & set(low):
        given_first = len(words) == 2 and lexicon.is_given(words[0]) and low[0] not in lexicon.places()
        return ("person", False) if given_first and not name.definite else ("body", True)
    if len(words) == 1 and len(words[0]) > 1 and words[0].replace(".", "").replace("-", "").isupper():
        return "body", False
    if lexicon.is_given(words[0]) and len(words) > 1:
        return "person", True
    if name.definite:
        return "body", False
    said = [w for w in low if w not in ("-", "–") and w not in PARTICLES]
    return ("person", False) if len(words) > 1 and len(said) <= 4 else ("unsure", False)


def _person_mark(doc: Doc, name: Name) -> bool:
    """A title, an initial, a role noun beside the name or a party in brackets behind it."""
    headed = is_head(name.words[-1]) or bool(is_head(name.words[0]) and LINKS & set(name.words))
    if name.title and not headed:
        return True
    middle = name.words[1].strip(".") if len(name.words) == 3 else ""
    if len(middle) == 1 and middle.isalpha() and not headed:
        return True
    before = beside.token(doc, name.first - 1)
    if (
        before is not None
        and before.text.islower()
        and lexicon.is_post(before.text)
        and not lexicon.is_plural(before.text)
    ):
        return not headed
    after = doc[name.last + 1 : name.last + 4].text
    return after[:3] in ("(D-", "(R-", "(D)", "(R)", "(I-") or after[:4] in (", D-", ", R-")


def _speaker(doc: Doc, name: Name) -> bool:
    """ "WALLACE:" at the head of a transcript's line."""
    before = beside.text(doc, name.first - 1)
    line_start = "\n" in before or before in ("", "“", '"')
    spoken = name.words[-1].isupper() and len(name.words[-1]) > 3
    return line_start and spoken and beside.text(doc, name.last + 1) == ":"


def _body_mark(doc: Doc, name: Name) -> bool:
    """ "The website Zero Hedge", "PolitiFact": what stands in front, or capitals inside a word."""
    before = beside.low(doc, name.first - 1)
    if before in lexicon.listed("bodies", "common") or before in ("website", "site", "blog", "magazine"):
        noun, last = doc[name.first - 1], doc[name.last]
        joined = name.first <= noun.head.i <= name.last or last.head.i == noun.i
        if joined or len(name.words) == 1 or not lexicon.is_given(name.words[0]):
            return True  # not "the project Jan Blom began"
    word = name.words[0]
    if odd.sited(doc[name.own]):
        return True
    if len(name.words) > 1 and word.isupper() and len(word) > 2:
        return word.casefold() in KNOWN  # "BBC Radio Scotland"
    inner = next((i for i, c in enumerate(word) if i and c.isupper()), 0)
    usual = word[:inner].casefold() in PREFIXES
    return (
        len(name.words) == 1 and inner > 2 and not usual and not word.isupper() and word[inner - 1].islower()
    )


def _known(doc: Doc, lines: Sequence[tuple[int, int]], names: Sequence[Name]) -> Iterator[Name]:
    """Names the prose knows, found again in capitalised lines whatever their case."""
    by_first: dict[str, Name] = {}
    for name in names:
        if name.sort in ("person", "body", "unsure"):
            for key in {name.key[0], name.key[-1]} if name.sort == "person" else {name.key[0]}:
                by_first.setdefault(key, name)
    for start, end in lines:
        yield from _known_in(doc, start, end, by_first)


def _known_in(doc: Doc, start: int, end: int, by_first: dict[str, Name]) -> Iterator[Name]:
    i = start
    while i < end:
        name = by_first.get(doc[i].text.casefold())
        if name is None:
            i += 1
            continue
        n = 1
        while i + n < end and n < len(name.key) and doc[i + n].text.casefold().strip(".") in name.key:
            n += 1
        if n == 1 and name.sort == "body" and len(name.key) > 1:
            i += 1
            continue
        words = tuple(doc[k].text for k in range(i, i + n))
        found = Name(i, i + n - 1, i, words, name.sort, sure=False)
        found.possessive = beside.owns(doc, i + n - 1)
        yield found
        i += n
