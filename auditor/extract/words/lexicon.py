"""The word tables that resolution and slots read: one place that loads them and knows plural from
singular."""

from __future__ import annotations

from functools import cache

from auditor.names.spelling import plain
from auditor.words import listed, numbers, paired, table

__all__ = ["listed"]  # the readings below are taken by their module, lexicon.NAME

PRONOUNS: dict[str, str] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
    **dict.fromkeys(("i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"), "i"),
    **dict.fromkeys(("you", "your", "yours", "yourself"), "you"),
    **dict.fromkeys(("who", "whom", "whose", "which", "that"), "who"),
    **dict.fromkeys(("this", "these", "those", "each", "both", "all", "neither", "either"), "these"),
}
NUMBERS: dict[str, int] = {
    **numbers.NUMBERS,
    **{"another": 1, "both": 2, "couple": 2, "pair": 2, "dozen": 12},
}
del NUMBERS["zero"]
DOERS = ("er", "or", "ist", "ian", "ant", "ee", "man", "woman", "crat", "eur", "smith", "hand", "keeper")
_IRREGULAR = {
    "men": "man", "women": "woman", "people": "person", "persons": "person", "children": "child", "wives":
    "wife",
    "media": "media", "data": "data", "police": "police", "staff": "staff", "staffs": "staff", "news": "news",
    "politics": "politics", "statistics": "statistic", "series": "series", "press": "press", "us": "us",
    "congress": "congress", "boss": "boss", "analyses": "analysis", "crises": "crisis", "theses": "thesis",
    "bases": "basis", "each": "each", "witness": "witness", "business": "business", "authorities":
    "authority",
}  # fmt: skip


@cache
def nations() -> dict[str, str]:
    """Country names and what belongs to them ("ukraine", "ukrainian", "ukrainians"), each to the country."""
    found: dict[str, str] = {}
    for country, words in paired("nations", "countries").items():
        found |= dict.fromkeys((country, *(word.replace("-", " ") for word in words)), country)
    return found


@cache
def places() -> frozenset[str]:
    """Countries, states and cities, lower case, words apart by one space."""
    return listed("nations", "places", "states", "cities") | frozenset(nations().values())


@cache
def states() -> frozenset[str]:
    """States of the United States, lower case."""
    return listed("nations", "states")


@cache
def cities() -> frozenset[str]:
    """Cities, lower case."""
    return listed("nations", "cities")


@cache
def same_body(noun: str) -> frozenset[str]:
    """The words of a body's name for which a text may say a noun ("union": "workers"), the noun among
    them."""
    return frozenset({noun, *map(singular, paired("bodies", "same").get(noun, ()))})


@cache
def called(noun: str) -> tuple[str, ...]:
    """The words of names that speak for a body's being called by a noun though its name does not say so
    ("*" for those of any firm); none where no body is."""
    maker = noun.endswith("maker") and not is_person_noun(noun)
    return paired("bodies", "called").get(noun, ("*",) if maker else ())


@cache
def same_thing(word: str) -> frozenset[str]:
    """The nouns that a text uses for one document ("poll", "survey"), the word itself among them."""
    groups = (frozenset(group.split()) for group in table("documents")["same"])
    return frozenset({word}).union(*(group for group in groups if word in group))


@cache
def same_role(word: str) -> frozenset[str]:
    """The nouns that texts use for one person's role ("senator", "lawmaker"), the word itself among them."""
    groups = (frozenset(group.split()) for group in table("people")["alike"])
    return frozenset({word}).union(*(group for group in groups if word in group))


@cache
def demonym(word: str) -> str | None:
    """The country that a word belongs to ("Ukrainian", "Mexicans", "North Korean"), or None."""
    low = word.casefold().replace("-", " ")
    return (
        nations().get(low) or nations().get(low.removesuffix("s")) or nations().get(low.removesuffix("men"))
    )


@cache
def singular(word: str) -> str:
    """A noun's singular, lower case, by rule: enough for looking a word up in a table."""
    low = word.casefold().replace("’", "'")
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if len(word) > 2 and word[-1] == "s" and word[:-1].isupper():
        return low[:-1]  # "MPs"
    for plural, one in (("women", "woman"), ("people", "person"), ("men", "man")):
        if low.endswith(plural) and len(low) > len(plural) + 2:
            return low.removesuffix(plural) + one
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zes")):
        return low[:-2]
    if low.endswith("s") and not low.endswith(("ss", "us", "is", "'s")) and len(low) > 3:
        return low[:-1]
    return low


def is_plural(word: str) -> bool:
    """True where a noun's form says more than one."""
    low = word.casefold().replace("’", "'")
    return singular(word) != low or low in ("people", "police", "media", "staff", "authorities")


@cache
def woman(given: str) -> bool | None:
    """True for a woman's given name, False for a man's, None where the table does not tell."""
    low = given.casefold()
    low = low if low in listed("given_names") else plain(given)
    hers, his = (low in listed("given_names", sex) for sex in ("women", "men"))
    return hers if hers != his and low not in listed("given_names", "either") else None


def is_given(word: str) -> bool:
    """True where the word is listed as a given name, accents aside."""
    return not listed("given_names").isdisjoint((word.casefold(), plain(word)))


def is_post(word: str) -> bool:
    """True where the noun names work, office or standing of a person."""
    if singular(word) in _posts():
        return True
    parts = [singular(part) for part in word.replace("/", "-").split("-")]
    return len(parts) > 1 and parts[-1] in _posts() and (parts[0] in _posts() or parts[0] in BESIDE)


@cache
def _posts() -> frozenset[str]:
    return listed("people", "generic", "exact", "relation", "acquainted", "camp")


BESIDE = frozenset({"co", "ex", "vice", "deputy", "then", "sub", "under"})


def is_doer(noun: str) -> bool:
    """ "Inventor", "florist": a noun that is in no table, but ends as words for people do."""
    low = noun.casefold()
    return len(low) > 4 and low not in listed("words", "things") and low.endswith(DOERS)


def may_be_person(noun: str) -> bool:
    """Whether a noun names no body, document or thing that a table knows."""
    things = listed("bodies", "common") | listed("documents", "documents") | listed("words", "things")
    return singular(noun) not in things


def is_person_noun(word: str) -> bool:
    """True where the noun names a human being in any way."""
    return singular(word) in listed(
        "people",
        "generic",
        "exact",
        "relation",
        "acquainted",
        "camp",
        "plain",
        "opaque",
        "public",
        "shielded",
        "party",
    )
