"""The word tables that resolution and slots read: one place that loads them and knows plural from singular."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

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
    word: n
    for n, words in {
        1: "one another", 2: "two both couple pair", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight",
        9: "nine", 10: "ten", 11: "eleven", 12: "twelve dozen", 20: "twenty", 30: "thirty", 40: "forty", 50: "fifty",
    }.items()
    for word in words.split()
}  # fmt: skip
_IRREGULAR = {
    "men": "man", "women": "woman", "people": "person", "persons": "person", "children": "child", "wives": "wife",
    "media": "media", "data": "data", "police": "police", "staff": "staff", "politics": "politics", "staffs": "staff",
    "statistics": "statistic", "news": "news", "series": "series", "press": "press", "congress": "congress",
    "boss": "boss", "analyses": "analysis", "crises": "crisis", "theses": "thesis", "bases": "basis", "each": "each", "witness": "witness", "business": "business", "authorities": "authority", "us": "us",
}  # fmt: skip


@cache
def table(name: str) -> dict[str, frozenset[str]]:
    """The lists of one table file, by the word before the colon; lines of the same word are joined."""
    lists: dict[str, set[str]] = {}
    text = files("auditor.extract").joinpath("tables", f"{name}.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        head, colon, rest = line.partition(":")
        if colon and not line.startswith("#"):
            lists.setdefault(head.strip(), set()).update(rest.split())
    return {head: frozenset(words) for head, words in lists.items()}


@cache
def listed(name: str, *heads: str) -> frozenset[str]:
    """The words of several lists of a table together; all lists where none is named."""
    lists = table(name)
    return frozenset().union(*(lists[h] for h in heads or lists))


@cache
def nations() -> dict[str, str]:
    """Country names and what belongs to them ("ukraine", "ukrainian", "ukrainians"), each to the country."""
    found: dict[str, str] = {}
    text = files("auditor.extract").joinpath("tables", "nations.txt").read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith("afghanistan:"))
    for entry in line.split(";"):
        country, _, words = entry.partition(":")
        found[country.strip()] = country.strip()
        for word in words.split():
            found[word.replace("-", " ")] = country.strip()
    return found


@cache
def places() -> frozenset[str]:
    """Countries, states and cities, lower case, words apart by one space."""
    text = files("auditor.extract").joinpath("tables", "nations.txt").read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith("places:"))
    return frozenset(p.strip() for p in line.partition(":")[2].split(";")) | frozenset(nations().values())


@cache
def same_thing(word: str) -> frozenset[str]:
    """The nouns that a text uses for one document ("poll", "survey"), the word itself among them."""
    text = files("auditor.extract").joinpath("tables", "documents.txt").read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith("same:"))
    groups = (frozenset(group.split()) for group in line.partition(":")[2].split(";"))
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
    low = word.casefold()
    return singular(low) != low or low in ("people", "police", "media", "staff", "authorities")


@cache
def woman(given: str) -> bool | None:
    """True for a woman's given name, False for a man's, None where the table does not tell."""
    names, low = table("given_names"), given.casefold()
    hers, his = low in names["women"], low in names["men"]
    return hers if hers != his and low not in names["either"] else None


def is_given(word: str) -> bool:
    """True where the word is listed as a given name."""
    return word.casefold() in listed("given_names")


def is_post(word: str) -> bool:
    """True where the noun names work, office or standing of a person."""
    return singular(word) in listed("people", "generic", "exact", "relation", "acquainted", "camp")


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
