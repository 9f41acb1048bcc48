"""Finds runs of capitalised words that may be names, and the lines whose capitals mean nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from auditor.extract.people import odd
from auditor.extract.people.entities import BUCKET
from auditor.extract.text import beside
from auditor.extract.words import lexicon
from auditor.names.spelling import SPELT, alike
from auditor.names.titles import is_title, which
from auditor.words.days import MONTHS, SHORT_MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PARTICLES = lexicon.listed("words", "particles")
LINKS = frozenset({"of", "for", "on", "to", "in"})
NO_NAMES = lexicon.listed("words", "no_names").union(
    MONTHS, SHORT_MONTHS, (f"{month}." for month in SHORT_MONTHS), WEEKDAYS
)
DESK = lexicon.listed("words", "desk")
POINTERS = lexicon.listed("words", "pointers")
BANDED = lexicon.listed("words", "banded")
OPENERS = lexicon.listed("bodies", "openers")
BODIES = lexicon.listed("bodies", "trade", "site") | {"festival"}
KNOWN = lexicon.listed("bodies", "known")
GIVEN = frozenset({"jan", "april", "june", "august", "will"})  # given names too
KIN = frozenset({"sons", "daughters", "brothers", "sisters"})  # "Blom and Sons" is a firm
SHOUTED = 4  # words in capitals on end that mean nothing
CAPITAL_LINE = 0.6  # share of capitalised words above which a line is a headline, whose capitals mean nothing


def with_openers(
    doc: Doc, runs: list[tuple[int, int]], skipped: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Add words at the opening of sentences, whose capital means nothing, where the text uses them as
    names."""
    known = {doc[i].text for a, b in runs for i in (a, b) if a == b or i == b}
    known |= {doc[b - 1].text for a, b in runs if a < b and which(doc[b].text)}
    firsts = {doc[a].text for a, b in runs if b == a + 1 and doc[b].text.istitle()}
    surnames: dict[str, list[str]] = {}
    for word in sorted({doc[b].text for a, b in runs if a < b and lexicon.is_given(doc[a].text)}):
        surnames.setdefault(word[0], []).append(word)
    held = {i for a, b in [*runs, *((a, b - 1) for a, b in skipped)] for i in range(a, b + 1)}
    found = list(runs)
    for token in doc:
        if token.i in held or not token.text[0].isupper() or (token.lower_ in MONTHS and not odd.acts(token)):
            continue
        acts = token.dep_ == "nsubj" and token.text in firsts and beside.text(doc, token.i + 1).islower()
        if (
            token.text in known
            or (acts and token.tag_ == "NN")
            or _misspelt(token, surnames.get(token.text[0], ()))
        ):
            end = _extend(doc, token.i)
            if not any(i in held for i in range(token.i, end + 1)):
                found.append((token.i, end))
    return sorted(found)


def _misspelt(token: Token, surnames: Sequence[str]) -> bool:
    """ "Zelenskyy" at the opening of a sentence, where the text has a Zelensky."""
    if token.dep_ != "nsubj" or len(token) < SPELT or token.pos_ == "PRON" or not token.is_sent_start:
        return False
    return any(alike(word.casefold(), token.lower_) for word in surnames[:BUCKET])


def capital_lines(doc: Doc) -> list[tuple[int, int]]:
    """Lines, and stretches of lines, whose capitals tell of no name: headlines, what is set in capitals, and
    what points to something else ("WATCH: Lewis by drone")."""
    lines, start = [], 0
    for i in range(len(doc) + 1):
        if i == len(doc) or "\n" in doc[i].text:
            if _is_capital_line(doc, start, i) or _points(doc, start, i):
                lines.append((start, i))
            else:
                lines += _shouted(doc, start, i)
            start = i + 1
    return lines


def _points(doc: Doc, start: int, end: int) -> bool:
    """ "Related: Peniche in pictures": up to three words and a colon that send the reader elsewhere."""
    colon = next((i for i in range(start, min(start + 4, end)) if doc[i].text == ":"), None)
    return colon is not None and " ".join(t.lower_ for t in doc[start:colon]) in POINTERS


def _shouted(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches of a line set in capitals throughout, four words or more: "WHAT THE BOSS THINKS - He ..."."""
    first, words = start, 0
    for i in range(start, end + 1):
        if i < end and (doc[i].text.isupper() or not doc[i].is_alpha):
            words += doc[i].is_alpha
            continue
        if words >= SHOUTED:
            yield (first, i)
        first, words = i + 1, 0


def _is_capital_line(doc: Doc, start: int, end: int) -> bool:
    words = [doc[i].text for i in range(start, end) if doc[i].is_alpha and len(doc[i].text) > 3]
    if any(
        doc[i].tag_ in ("VBD", "VBZ") and doc[i].is_lower and len(doc[i].text) > 3 for i in range(start, end)
    ):
        return False
    if len(words) < 4:
        return False
    share = sum(w[0].isupper() for w in words) / len(words)
    return share > (0.8 if doc[end - 1].text == "." else CAPITAL_LINE)


def find(doc: Doc, skipped: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    skip = iter([*skipped, (len(doc), len(doc))])
    begin, end = next(skip)
    i = 0
    while i < len(doc):
        if i >= end > begin or (begin == end != len(doc)):
            begin, end = next(skip)
            continue
        if begin <= i < end:
            i = end
        elif _opens(doc[i]):
            j = _extend(doc, i)
            yield (i, j)
            i = j + 1
        else:
            i += 1


def _opens(token: Token) -> bool:
    text = token.text
    if odd.numbered(token) or odd.sited(token):
        return True
    if not text[0].isupper() or _no_name(token) or not any(c.isalpha() for c in text) or odd.state(token):
        return False
    if text.isupper() and len(text) > 2 and beside.text(token.doc, token.i + 1) == ":":
        return True  # "SMITH:" in a transcript
    if token.is_sent_start or (token.i and token.nbor(-1).text in "“\"‘':"):
        if odd.hyphened(token):
            return False
        proper = token.tag_ in ("NNP", "NNPS") or lexicon.demonym(text) is not None or lexicon.is_given(text)
        proper = proper or odd.misread(token)
        proper = proper or (token.dep_ == "nsubj" and token.lower_ in KNOWN)  # "X said on Monday"
        proper = proper or (token.lower_ in OPENERS and beside.text(token.doc, token.i + 1).istitle())
        return proper or _banded(token) or _before_surname(token) or _before_name(token)
    return True


def _before_surname(token: Token) -> bool:
    """ "Odell Stokes listened": a word that opens a sentence and that the parse joins to a name behind it."""
    follower = token.nbor() if token.i + 1 < len(token.doc) else token
    between = token.doc[follower.i : token.head.i]
    joined = token.dep_ in ("compound", "nmod", "flat") and token.head.i >= follower.i > token.i
    body = token.head.i == follower.i or is_head(token.head.text) or token.head.lower_ in BODIES
    joined = joined and body and all(t.tag_ == "NNP" for t in between)
    return joined and follower.tag_ == "NNP" and follower.text.istitle() and token.text.istitle()


def _before_name(token: Token) -> bool:
    """ "PC Harlow said", "Commissioner for Education Mary Okello said": a title that opens a sentence."""
    behind = token.doc[token.i + 1 : token.i + 3]
    if not is_title(token.text) or len(behind) < 2:
        return False
    return behind[0].text.istitle() or (behind[0].text in LINKS and behind[1].text.istitle())


def _no_name(token: Token) -> bool:
    """Words with a capital of their own; a month is a given name before a surname: "April Holm"."""
    if odd.party(token) or (token.is_upper and token.lower_ in DESK):
        return True
    if token.text.casefold() not in NO_NAMES or odd.weekly(token) or odd.surname(token):
        return False
    if token.lower_ not in GIVEN or token.i + 1 >= len(token.doc):
        return True
    follower, before = token.nbor(), token.nbor(-1) if token.i else None
    surname = follower.text.istitle() and follower.is_alpha and follower.lower_ not in NO_NAMES
    if token.lower_ == "will":
        return not surname or not odd.will(token)
    dated = before is not None and (before.pos_ == "ADP" or before.lower_ in ("last", "this", "next", "late"))
    return not surname or dated


def _goes_on(token: Token) -> bool:
    return token.text[0].isupper() and not _no_name(token) and any(c.isalpha() for c in token.text)


def _extend(doc: Doc, i: int) -> int:
    end = len(doc) - 1
    if further := odd.numbered(doc[i]):
        return i + further
    j = i
    while j < end:
        step = _step(doc, i, j, end)
        if not step:
            return j
        j += step
    return j


def _step(doc: Doc, i: int, j: int, end: int) -> int:
    """How many tokens further the run goes."""
    token, follower = doc[j + 1], doc[j + 2] if j + 2 <= end else None
    low = token.text.casefold()
    if _goes_on(token) or (which(token.text) and (token.tag_ != "PRP" or is_title(doc[i].text))):
        return 0 if doc[j].text[-1] in ",;:" else 1
    if follower is None:
        return 0
    if (
        token.text in "-–/"
        and not doc[j].whitespace_
        and not token.whitespace_
        and follower.text[:1].isalnum()
    ):
        lower_tail = follower.text.islower() and (
            follower.tag_[:2] in ("VB", "JJ", "RB", "IN") or len(follower.text) > 5
        )
        return 0 if lower_tail or len(doc[j].text) == 1 else 2
    if odd.on_sunday(doc, i, token) or (i == j and odd.bynamed(doc, i)):
        return 2
    if not _goes_on(follower) or token.text in ('"', "“"):
        return _far_step(doc, j, end, low)
    if low in PARTICLES or token.text == "&":
        return 2
    if low in ("'", "’") and doc[j].text[-1] in "sS" and is_head(follower.text):
        return 2  # "Bishops' Conference"
    if low in (*LINKS, "against") and _banded(doc[j]):
        return 2
    if low == "," and is_head(doc[i].text) and (many := odd.listed(doc, i, j)):
        return many
    if low in LINKS and (is_head(doc[j].text) or lexicon.is_post(doc[j].text) or is_title(doc[j].text)):
        return 2
    if low in LINKS and beside.low(doc, i - 1) == "the" and is_head(lexicon.singular(doc[j].text)):
        return 2  # "the Chambers of Commerce"
    if low == "and" and follower.lower_ in KIN:
        return 2  # "Blom and Sons"
    return 2 if low == "and" and _joins(doc, i, j + 2, end) else 0


def _far_step(doc: Doc, j: int, end: int, low: str) -> int:
    """Over "of the", over a nickname in quotation marks and over brackets behind a title."""
    if j + 4 <= end and doc[j + 1].text in ('"', "“") and doc[j + 3].text in ('"', "”"):
        return (
            4
            if _goes_on(doc[j + 2])
            and _goes_on(doc[j + 4])
            and (lexicon.is_given(doc[j].text) or lexicon.is_given(doc[j + 2].text))
            else 0
        )
    if j + 4 <= end and low == "(" and doc[j + 3].text == ")" and _goes_on(doc[j + 4]):
        return 4 if is_title(doc[j].text) else 0  # "Lt Gen (retired) Ishaq Bello"
    if j + 3 > end or not _goes_on(doc[j + 3]):
        return 0
    if low in LINKS and doc[j + 2].text in ("the", "a") and is_head(doc[j].text):
        return 3
    hyphened = low in PARTICLES and doc[j + 2].text == "-" and not doc[j + 1].whitespace_
    return 3 if hyphened else 0  # "Abu Bakr al-Rashid"


def _joins(doc: Doc, i: int, j: int, end: int) -> bool:
    """ "and" inside the name of a body: "Immigration and Customs Enforcement", "Department of Health and
    Human ..."."""
    if lexicon.is_given(doc[i].text) or lexicon.is_post(doc[i].text):
        return False
    if any(doc[k].text in LINKS and is_head(doc[k - 1].text) for k in range(i + 1, j)):
        return not lexicon.is_given(doc[j].text) and not lexicon.is_post(doc[j].text)
    nation = (
        lexicon.demonym(doc[i].text) and i == j - 2
    )  # "Russian and Syrian Forces", not "U.S. Customs and"
    if any(is_head(doc[k].text) for k in range(i, j - 1)) or nation:
        return False
    k = j
    while k < end and _goes_on(doc[k + 1]):
        k += 1
    return k > j and is_head(doc[k].text) and not lexicon.is_given(doc[j].text)


def _banded(token: Token) -> bool:
    """ "Friends of Tolland Marsh wants", "Parents for Safe Crossings": people who go by what they want, not
    "Friends of Ada Blom" nor "Parents of pupils"."""
    doc, i = token.doc, token.i
    if i + 3 > len(doc) or token.lower_ not in BANDED or not doc[i + 2].text[0].isupper():
        return False
    link, behind = doc[i + 1].lower_, doc[i + 2]
    if link not in ("of", "for", "against", "on") or lexicon.is_given(behind.text):
        return False
    if link != "of" or not token.is_sent_start:
        return token.text[0].isupper()
    return token.text[0].isupper() and token.dep_ == "nsubj" and token.head.tag_ == "VBZ"


def is_head(word: str) -> bool:
    low = word.casefold().strip(".")
    return low in lexicon.listed("bodies", "head") or low == "citizens"
