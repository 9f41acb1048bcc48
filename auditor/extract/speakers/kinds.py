"""What a common noun stands for, by the labelling guide: a person, a group, a body, a document, a public."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.extract.text import beside, mentions
from auditor.extract.text.mentions import Mention
from auditor.extract.text.phrases import compound
from auditor.extract.words import lexicon
from auditor.model import SourceKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from auditor.extract.text.likely import Likely

LIKELY, CERTAIN = 0.6, 0.95  # bars for what a finder takes a phrase for
CROWD = 12  # a stated number up to which people are taken as individuals


def kind_of(doc: Doc, mention: Mention, plural: bool, count: int | None) -> SourceKind | None:
    """What a common noun stands for, by the guide's definitions; None where it is nobody who could be a
    source."""
    token = doc[mention.head]
    noun, low = noun_of(doc, mention.head), token.lower_
    if _share(doc, mention) or _anybody(doc, mention, noun):
        return "population"
    if low in lexicon.listed("bodies", "plural") or _is_party(doc, mention, noun):
        return "organisation"
    if low == "figures" and not _are_people(doc, mention):
        return "document"
    if low == "those":
        return "group"
    if noun == "paper" and _are_files(doc, mention):
        return "document"
    if noun == "guard" and doc[max(mention.head - 1, 0)].lower_ in lexicon.listed("bodies", "guarded"):
        return "organisation"
    if _is_person(noun):
        if (
            not plural
            and count is None
            and any(lexicon.is_person_noun(doc[i].text) for i in mentions.conjuncts(doc, mention)[1:])
        ):
            return "group"  # "family and friends"
        return _person_kind(doc, mention, noun, plural, count)
    if noun in lexicon.listed("bodies", "common") or (token.tag_ == "JJ" and lexicon.demonym(token.text)):
        return "organisation"
    if token.text[0].isupper() and not token.is_sent_start and noun in lexicon.listed("bodies", "head"):
        return "organisation"
    if noun in lexicon.listed("documents", "documents") or low in lexicon.listed("documents", "documents"):
        return "document"
    if (lexicon.demonym(token.text) and token.text[0].isupper()) or noun in lexicon.listed(
        "people", "public"
    ):
        return _crowd(plural, count)
    return (
        _crowd(plural, count, public=False)
        if token.pos_ in ("NOUN", "PROPN") and lexicon.is_doer(noun)
        else None
    )


def noun_of(doc: Doc, i: int) -> str:
    """A noun in the singular; with what a hyphen joins to it where that is somebody's work, or a document:
    "film-maker", "e-mail"."""
    joined = compound(doc, i).replace("-", "")
    told = lexicon.is_post(joined) or joined in lexicon.listed("documents", "documents")
    return joined if told else lexicon.singular(doc[i].text)


def as_likely(
    likely: Likely | None, doc: Doc, mention: Mention, plural: bool, known: SourceKind | None = None
) -> SourceKind | None:
    """What a finder takes a phrase for, where its words are in no table or it is certain; else what is
    ``known``. Whether it is one or many the phrase itself tells."""
    first, last = doc[mention.first], doc[mention.last]
    taken = likely.kinds_of((first.idx, last.idx + len(last))) if likely is not None else {}
    best = max(taken, key=lambda kind: taken[kind], default=None)
    unfit = {"author", "person"} if plural else {"author", "group", "population"}
    if best is None or best in unfit:
        return known
    return best if taken[best] > (CERTAIN if known is not None else LIKELY) else known


def kind_by_form(token: Token, plural: bool, count: int | None) -> SourceKind:
    """What a noun in no table stands for, by its form alone: things end in -tion and the like."""
    noun = lexicon.singular(token.text)
    if token.dep_ == "nsubj" and token.head.lower_ in _SHOWS and not lexicon.is_doer(noun):
        return "document"  # "scans revealed"
    if noun in _THINGS or noun.endswith(_ABSTRACT):
        return "document"
    return _crowd(plural, count, public=False)


_ABSTRACT = (
    "tion",
    "sion",
    "ment",
    "ness",
    "ity",
    "ism",
    "ance",
    "ence",
    "ing",
    "ure",
    "ship",
    "dom",
    "graphy",
)
_SHOWS = frozenset(
    {"show", "shows", "showed", "shown", "reveal", "reveals", "revealed", "suggest", "suggests", "suggested"}
    | {"indicate", "indicates", "indicated", "prove", "proves", "proved", "demonstrated"}
)
_THINGS = lexicon.listed("words", "things")


def _is_party(doc: Doc, mention: Mention, noun: str) -> bool:
    """ "Labour", "the Tories": a party as a whole, by a word that is its name."""
    token = doc[mention.head]
    if not token.text[0].isupper() or mention.last > mention.head:
        return False
    words = [doc[i].lower_ for i in mention.tokens if i < mention.head]
    if noun in lexicon.listed("people", "party_itself") and not lexicon.is_plural(token.text):
        return set(words) <= {"the", "new"}
    return noun in lexicon.listed("people", "party_members") and "the" in words


def _are_people(doc: Doc, mention: Mention) -> bool:
    """ "Senior figures", "figures in the church": people, not numbers."""
    words = {doc[i].lower_ for i in mention.tokens if i < mention.head}
    behind = beside.low(doc, mention.head + 1)
    return bool(words & lexicon.listed("people", "figures")) or behind in ("in", "within", "close", "who")


def _is_person(noun: str) -> bool:
    return noun in lexicon.listed(
        "people", "generic", "exact", "relation", "acquainted", "camp", "plain", "opaque", "shielded", "party"
    )


def _are_files(doc: Doc, mention: Mention) -> bool:
    """ "Court papers", "papers filed in Boston": not what is sold at the kiosk."""
    before = {doc[i].lower_ for i in range(max(mention.first, mention.head - 3), mention.head)}
    behind = beside.low(doc, mention.head + 1)
    return not before.isdisjoint(lexicon.listed("documents", "papers")) or (
        lexicon.is_plural(doc[mention.head].text) and behind in lexicon.listed("documents", "handed")
    )


def _anybody(doc: Doc, mention: Mention, noun: str) -> bool:
    """ "No one", "any taxpayer": nobody in particular."""
    first = doc[mention.first].lower_
    human = _is_person(noun) or noun in lexicon.listed("people", "public")
    if first == "no" and doc[mention.first + 1].lower_ in ("fewer", "less"):
        return False  # "no fewer than six pilots"
    return noun == "everyone" or (human and first in ("no", "any", "every", "anyone", "everyone", "nobody"))


def _share(doc: Doc, mention: Mention) -> bool:
    words = {doc[i].lower_ for i in mention.tokens[:8] if i <= mention.head}
    if "dozen" in words:
        return False  # "half a dozen aides"
    return bool(
        words
        & {
            "percent",
            "%",
            "majority",
            "percentage",
            "nobody",
            "everyone",
            "everybody",
            "anyone",
            "half",
            "third",
        }
    )


def _person_kind(doc: Doc, mention: Mention, noun: str, plural: bool, count: int | None) -> SourceKind:
    low = doc[mention.head].lower_
    if noun in lexicon.listed("people", "public") and noun not in ("minority",):
        if low == "people" and (count is not None or _described(doc, mention)):
            return _crowd(True, count, public=False)
        if plural and count is None:
            return "population"
    if noun == "person" and plural and count is None and not _described(doc, mention):
        return "population"
    if low in ("many", "most", "few", "all") and not _described(doc, mention):
        return "population" if low in ("many", "most") else "group"
    return _crowd(plural, count, public=False)


def _described(doc: Doc, mention: Mention) -> bool:
    """The people are told apart by what they know, did or belong to."""
    follows = [doc[i].lower_ for i in mention.tokens if i > mention.head][:2]
    return bool(follows) and follows[0] in (
        "familiar",
        "with",
        "close",
        "briefed",
        "who",
        "involved",
        "at",
        "near",
        "inside",
        "directly",
    )


def _crowd(plural: bool, count: int | None, public: bool = True) -> SourceKind:
    if not plural:
        return "person"
    if count is not None and count <= CROWD:
        return "person"
    return "population" if public else "group"
