"""What the words of a name tell by themselves, wherever it stands: a post, an office, a site, a body."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.extract.people.runs import KIN, LINKS, is_head
from auditor.extract.words import lexicon
from auditor.names.titles import is_code, is_short, is_title

PRIZES = lexicon.listed("bodies", "prize")


def is_title_or_post(word: str) -> bool:
    """Whether a word may stand before a name: "Sgt", "Mayor", "Lawyer", "Tory"."""
    return (
        is_title(word)
        or word.casefold() in lexicon.listed("people", "office")
        or lexicon.is_post(word)
        or lexicon.singular(word) in lexicon.listed("people", "party")
    )


def of_many(words: Sequence[str]) -> bool:
    """ "Institute of Directors", "House of Representatives": a body of those behind its noun,
    no "Bank of Lund Governor"."""
    heads = (is_head(words[k - 1]) and words[k] in LINKS for k in range(1, len(words)))
    return lexicon.is_plural(words[-1]) and any(heads)


def of_kin(words: Sequence[str]) -> bool:
    """ "Blom and Sons": a firm by who owns it; words in lower case."""
    return len(words) > 2 and words[-2] == "and" and words[-1] in KIN


def is_office(words: Sequence[str]) -> bool:
    """ "Lord Mayor of Dublin", "Minister of Mines": a title before the "of" that makes other names bodies."""
    head = words[words.index("of") - 1] if "of" in words[1:] else ""
    return is_title_or_post(head) and not lexicon.is_plural(head) and not lexicon.is_given(words[0])


def is_site(words: Sequence[str]) -> bool:
    """ "Calder Tower", "Calder Tower Oslo", "Calder Prize": what bears a name; words in lower case."""
    return bool((lexicon.listed("bodies", "site") | PRIZES).intersection(words[1:]))


def _plural_party(word: str) -> bool:
    return lexicon.is_plural(word) and lexicon.singular(word) in lexicon.listed("people", "party")


def is_role(words: Sequence[str]) -> bool:
    """Whether a run of words with capitals is what somebody is rather than his name: "Prime Minister"."""
    if len(words) > 1 and lexicon.is_given(words[0]) and not _plural_party(words[-1]):
        return False
    if len(words) == 1 and lexicon.demonym(words[0]) and words[0].casefold() not in lexicon.places():
        return True
    last = lexicon.singular(words[-1])
    if len(words) == 1 and last.isalpha() and words[0].isupper() and is_short(words[0]):
        return False  # "the SEC" is no secretary
    if is_code(words[-1]) or (len(words) > 1 and is_short(words[-1])):
        return False  # Amartya Sen, DC: an abbreviation has its name behind it
    return (
        is_title_or_post(words[-1])
        or last in lexicon.listed("people", "public")
        or last in lexicon.listed("people", "plain")
    )
