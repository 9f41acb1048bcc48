"""The word tables that resolution and slots read: one place that loads them and knows plural from
singular."""

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
    "one": 1, "another": 1, "two": 2, "both": 2, "couple": 2, "pair": 2, "three": 3, "four": 4, "five": 5,
    "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "dozen": 12,
    "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50,
}  # fmt: skip
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
def table(name: str) -> dict[str, frozenset[str]]:
    """The lists of one table file, by the word before the colon; lines of the same word are joined."""
    lists: dict[str, set[str]] = {}
    text = files("auditor.extract.words").joinpath(f"{name}.txt").read_text(encoding="utf-8")
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
def _entries(name: str, head: str) -> tuple[str, ...]:
    """The entries of one line of a table that are set apart by semicolons."""
    text = files("auditor.extract.words").joinpath(f"{name}.txt").read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith(head + ":"))
    return tuple(entry.strip() for entry in line.partition(":")[2].split(";"))


@cache
def nicknames() -> dict[str, int]:
    """Given names that stand for one another ("bill", "william"), each to the number of its group."""
    groups = enumerate(_entries("given_names", "short"))
    return {name: i for i, group in groups for name in group.split()}


@cache
def nations() -> dict[str, str]:
    """Country names and what belongs to them ("ukraine", "ukrainian", "ukrainians"), each to the country."""
    found: dict[str, str] = {}
    for entry in _entries("nations", "countries"):
        country, _, words = entry.partition(":")
        found[country.strip()] = country.strip()
        for word in words.split():
            found[word.replace("-", " ")] = country.strip()
    return found


@cache
def places() -> frozenset[str]:
    """Countries, states and cities, lower case, words apart by one space."""
    return frozenset(_entries("nations", "places")) | frozenset(nations().values()) | states() | cities()


@cache
def states() -> frozenset[str]:
    """States of the United States, lower case."""
    return frozenset(_entries("nations", "states"))


@cache
def cities() -> frozenset[str]:
    """Cities, lower case."""
    return frozenset(_entries("nations", "cities"))


@cache
def same_body(noun: str) -> frozenset[str]:
    """The words of a body's name for which a text may say a noun ("union": "workers"), the noun among
    them."""
    entries = (entry.partition(":") for entry in _entries("bodies", "same"))
    alike = (word for head, _, words in entries if head.strip() == noun for word in words.split())
    return frozenset({noun, *map(singular, alike)})


@cache
def same_thing(word: str) -> frozenset[str]:
    """The nouns that a text uses for one document ("poll", "survey"), the word itself among them."""
    groups = (frozenset(group.split()) for group in _entries("documents", "same"))
    return frozenset({word}).union(*(group for group in groups if word in group))


@cache
def same_role(word: str) -> frozenset[str]:
    """The nouns that texts use for one person's role ("senator", "lawmaker"), the word itself among them."""
    groups = (frozenset(group.split()) for group in _entries("people", "alike"))
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
