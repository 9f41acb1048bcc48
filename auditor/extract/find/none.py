"""Takes out what finders learn from PolNeAR to mark and what is no attribution by the guide for labels.

Offers, advice and questions to the reader ("Do you want ...", "ask your doctor ..."), the reporter's own
question ("Asked whether ..., she said"), acts and figures of speech without a proposition ("is looking for",
"the empty stand says much about"), what somebody goes by ("known as Jo"), a wish not to be named, which is
why a source goes unnamed, and a desk's label before a headline ("WATCH: ...").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.contract.finders import Found
from auditor.extract.find.asked import ASKED_OF, ASKING, TO_A_QUESTION
from auditor.extract.text import syntax
from auditor.extract.words import lexicon
from auditor.extract.words.nameless import WISH, is_wish

if TYPE_CHECKING:
    from spacy.tokens import Token

    from auditor.extract.text.document import Document

ASKED = re.compile(r"(?:asked|questioned|quizzed|pressed|challenged|grilled)\b", re.I)
ASKED_BEFORE = 8  # tokens within which "Pressed by reporters" stands before its "on"
ASKS_WITHIN = 24  # characters of a content within which it says what was asked
HAVE = frozenset({"have", "has", "had", "having", "'ve", "’ve"})
IDLE = re.compile(
    r"(?:(?:look|search|hunt)(?:s|ed|ing)? for|writes?(?: (?:\w+ly|often|mainly|mostly|here))? (?:about|for)"
    r"|(?:says?|speaks?) (?:much|a lot|little|volumes|something|everything) about)\b",
    re.I,
)
NEEDS = re.compile(r"(?:(?:call|cr(?:y|ie)|ask)(?:s|ed|ing)?(?: out)? for|demand(?:s|ed|ing)?)\b", re.I)
KNOWN_AS = re.compile(r"\b(?:known|named|referred\s+to)\b[\w\s]{0,24}\bas\s*$|\b(?:nick)?named\s*$", re.I)
FORECAST = re.compile(
    r"\b(?:is|are|was|were|be) (?:\w+ly )?(?:expected|projected|forecast|predicted|estimated)\b", re.I
)
SAYING = re.compile(
    r"\b(?:(?:time|history|the future|the (?:months|years) ahead) (?:will|would|may|might|can|could|must)"
    r" (?:alone )?(?:tell|show|judge|decide)|(?:god|heaven|goodness|lord|who) knows|goes without saying"
    r"|needless to say|truth be told|that is to say)\b",
    re.I,
)
LINKS = frozenset({"a", "an", "and", "de", "for", "in", "of", "on", "or", "the", "von"})
BARE = frozenset({"VB", "VBP"})  # of an imperative too: the tagger takes some for the present
HELPED = frozenset({"nsubj", "nsubjpass", "csubj", "expl", "aux", "auxpass", "mark"})
LONG = 8  # words up to which a name may go
REACH = 80  # characters before a cue within which such a wish begins
CLAIMS = re.compile(r"claim(?:s|ed|ing)?\b", re.I)
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SEEKS = re.compile(r"(?:seek|sought|recruit|hir)(?:s|es|ing|ed)?\b", re.I)


def taken_out(document: Document, found: Sequence[Found]) -> list[Found]:
    """The found ones but those that are none; what lay within one of these lies within what held it."""
    gone = {i for i, f in enumerate(found) if _is_none(document, f) or _own_forecast(document, f, found)}
    places = {i: n for n, i in enumerate(i for i in range(len(found)) if i not in gone)}

    def holder(i: int | None) -> int | None:
        while i is not None and i in gone:
            i = found[i].within
        return None if i is None else places[i]

    return [replace(found[i], within=holder(found[i].within)) for i in places]


def _is_none(document: Document, f: Found) -> bool:
    return bool(f.content) and (
        _to_the_reader(document, f)
        or _question(document, f)
        or _idle(document, f)
        or _unnamed(document, f)
        or _goes_by(document, f)
        or _label(document, f)
        or _saying(document, f)
        or _of_a_time(document, f)
    )


def _to_the_reader(document: Document, f: Found) -> bool:
    """ "You can ask the pharmacist", "Tell your doctor that ...", "Have your say: tell us", outside quotation
    marks."""
    if document.quotes.at((f.source or f.cue or f.content)[0][0]) is not None:
        return False
    words = [document.text[s:e].casefold() for s, e in f.source or f.cue]
    if words == ["you"] or (not f.source and [w.split()[0] for w in words] == ["your"]):
        return True
    verb = (
        next((t for t in syntax.tokens(document.doc, f.cue[0]) if t.pos_ == "VERB"), None) if f.cue else None
    )
    if verb is None or any(s >= verb.sent.start_char for s, _ in f.source):
        return False  # a source in the sentence before is no subject of an imperative
    return _bids(verb)


def _bids(verb: Token) -> bool:
    """ "Tell your doctor", "rest, and ask the chemist": an imperative, alone or joined to one."""
    while _is_bare(verb) and verb.dep_ in ("conj", "ccomp", "dep"):
        agrees = verb.dep_ != "conj" or verb.head.tag_ in BARE
        verb = verb.head if agrees else verb.sent.root  # "tell him that it is late and ask": not "is and ask"
    return verb.dep_ == "ROOT" and _is_bare(verb)


def _is_bare(verb: Token) -> bool:
    return verb.tag_ in BARE and not any(c.dep_ in HELPED for c in verb.lefts)


def _question(document: Document, f: Found) -> bool:
    """Somebody "was asked whether": what was asked is not his. Nor is it his who asks, in "Questioned by the
    coroner about whether"."""
    behind = next((s for s, _ in f.content if f.cue and s >= f.cue[-1][1]), None)
    if behind is None:
        return False
    what = document.text[f.cue[-1][1] : behind + ASKS_WITHIN]
    opening = ASKED_OF.match(document.text, behind)
    if TO_A_QUESTION.search(document.text, max(f.cue[0][0] - REACH, 0), opening.end() if opening else behind):
        return True
    asked = [t for t in syntax.tokens(document.doc, f.cue[-1]) if _was_asked(t)]
    if not asked and not f.source:  # "Pressed by reporters on whether": the preposition alone is the cue
        links = [t for t in syntax.tokens(document.doc, f.cue[-1]) if t.pos_ in ("ADP", "SCONJ")]
        before = (t for link in links for t in document.doc[max(link.i - ASKED_BEFORE, 0) : link.i])
        asked = [t for t in before if t.is_sent_start and _was_asked(t)]
    return bool(asked) and (any(t.is_sent_start for t in asked) or ASKING.search(what) is not None)


def _was_asked(token: Token) -> bool:
    """ "Was asked", "asked by reporters", "Asked about the delay, he"; not "observers have questioned"."""
    active = any(c.lower_ in HAVE for c in token.lefts) and not syntax.is_passive(token)
    passive = token.tag_ == "VBN" or (token.tag_ == "VBD" and bool(token.is_sent_start))
    return passive and ASKED.match(token.text) is not None and not active


def _idle(document: Document, f: Found) -> bool:
    """ "Is looking for volunteers", "the recipe calls for two eggs": an act or a need; nothing is said."""
    words = [t for s in f.cue for t in syntax.tokens(document.doc, s)]
    verb = next((t for t in words if t.pos_ == "VERB"), words[0] if words else None)
    if verb is None:
        return False
    if IDLE.match(document.text, verb.idx):
        return True
    if CLAIMS.match(verb.text):
        return _wins(document, f)
    if SEEKS.match(verb.text):
        return _people_who(syntax.tokens(document.doc, f.content[0]))
    return NEEDS.match(document.text, verb.idx) is not None and _cannot_speak(document, f, verb)


def _unnamed(document: Document, f: Found) -> bool:
    """ "Who asked not to be named": why a source goes unnamed, where nothing else is said in it."""
    pieces = sorted((*f.cue, *f.content))
    if not f.cue:
        return False
    found = WISH.finditer(document.text, max(pieces[0][0] - REACH, 0), pieces[-1][1] + REACH)
    return any(
        is_wish(m)
        and m.start() - len("have ") <= pieces[0][0]
        and f.cue[0][0] < _wished(m)
        and pieces[-1][1] <= m.end() + 1
        for m in found
    )


def _goes_by(document: Document, f: Found) -> bool:
    """ "Also known as Jo", "nicknamed "The Beatles"": a name and nobody's view; "known as a bully" is one."""
    cue = document.text[f.cue[0][0] : f.content[-1][0]].rstrip(" \"'“‘") if f.cue else ""
    if not KNOWN_AS.search(cue) or (f.source and not _is_called(document, f)):
        return False
    words = document.text[slice(*f.content[-1])].split()
    called = [w.strip("\"'“”‘’,.()") for w in words]
    proper = all(w[:1].isupper() or not w[:1].isalpha() or w in LINKS for w in called)
    return (proper and len(words) <= LONG and not called[0].islower()) or _quoted(words)


def _is_called(document: Document, f: Found) -> bool:
    """ "Ada Blom, known as Jo": what was taken for the source is who is called so."""
    verb = next((t for t in syntax.tokens(document.doc, f.cue[0]) if t.pos_ == "VERB"), None)
    return verb is not None and verb.tag_ == "VBN" and f.source[-1][1] <= f.cue[0][0]


def _quoted(words: Sequence[str]) -> bool:
    text = " ".join(words)
    return len(words) <= LONG and text[:1] in "\"'“‘" and text.rstrip(",.")[-1:] in "\"'”’"


def _wished(found: re.Match[str]) -> int:
    """Where the wish ends, with the verb of what it is for, and its reason begins."""
    return found.end("for") if found["for"] else found.start("why") if found["why"] else found.end()


def _own_forecast(document: Document, f: Found, found: Sequence[Found]) -> bool:
    """ "Is expected to rise, the office said": who says so is whoever expects it."""
    if f.source or not f.cue or f.within is None or document.quotes.at(f.cue[0][0]) is not None:
        return False
    outer = found[f.within]
    cue = document.text[f.cue[0][0] : f.cue[-1][1]]
    return bool(outer.source and outer.cue) and FORECAST.search(cue) is not None


def _saying(document: Document, f: Found) -> bool:
    """ "Only time will tell if", "God knows why", "it goes without saying that": nobody tells it."""
    start = min(p[0] for p in (*f.source, *f.cue, *f.content))
    end = max(p[1] for p in (*f.source, *f.cue)) if f.cue else start
    return SAYING.search(document.text, max(start - len("it goes without "), 0), end) is not None


def _of_a_time(document: Document, f: Found) -> bool:
    """ "Recent weeks have seen heavy rain": a time tells nothing."""
    words = [t for s in f.source for t in syntax.tokens(document.doc, s)]
    heads = [t for t in words if t.head not in words or t.head is t]
    return bool(heads) and all(
        t.is_lower and lexicon.singular(t.text) in lexicon.listed("words", "times") for t in heads
    )


def _wins(document: Document, f: Found) -> bool:
    """ "Claimed three lives", "claimed her first title": what is taken or won, and no clause."""
    content = syntax.tokens(document.doc, f.content[0])
    nouns = (t for n, t in enumerate(content) if _is_noun(t) and not _goes_on(content, n))
    noun = next(nouns, None)
    if noun is None or any(t.tag_ in FINITE and not _is_noun(t) for t in content):
        return False
    return lexicon.singular(noun.text) in lexicon.listed("words", "won")


def _is_noun(token: Token) -> bool:
    return token.tag_[:2] == "NN" or token.lower_ == "lives"  # which the tagger takes for a verb


def _goes_on(content: Sequence[Token], n: int) -> bool:
    return n + 1 < len(content) and content[n + 1].tag_[:2] == "NN"


def _people_who(content: Sequence[Token]) -> bool:
    """ "Volunteers who can row"."""
    noun = next((t for t in content if t.tag_ in ("NN", "NNS")), None)
    behind = content[noun.i + 1 - content[0].i :] if noun is not None else ()
    return (
        noun is not None and lexicon.is_person_noun(noun.text) and bool(behind) and behind[0].lower_ == "who"
    )


def _cannot_speak(document: Document, f: Found, verb: Token) -> bool:
    """Is the subject a thing of which no table knows that it has a voice or a text?"""
    held = [
        t
        for s in f.source
        for t in syntax.tokens(document.doc, s)
        if t.dep_ in ("nsubj", "nsubjpass", "ROOT")
    ]
    noun = held[0] if held else next((t for t in verb.lefts if t.dep_ == "nsubj"), None)
    if noun is not None and (
        noun.lower_ in lexicon.listed("words", "tasks")
        or (noun.is_sent_start and noun.lower_.endswith("ing"))
    ):
        return True
    if noun is None or noun.tag_ != "NN" or not noun.is_lower or lexicon.is_person_noun(noun.text):
        return False
    return lexicon.may_be_person(noun.text) and not lexicon.is_doer(noun.text)


def _label(document: Document, f: Found) -> bool:
    """ "LIVE: Floods cut off three towns", "Third Test: India collapse", "Election 2024: turnout falls": a
    label or what a story is about."""
    head = document.headline or next(iter(document.prose), None)
    if head is None or not f.source or not head[0] <= f.source[0][0] < head[1]:
        return False
    words = document.text[f.source[0][0] : f.source[-1][1]].rstrip(" :").split()
    if not words:
        return False
    if [document.text[s:e] for s, e in f.cue] == [":"] and _topic(document, f, words):
        return True
    return words[-1].isupper() and words[-1].casefold() in lexicon.listed("words", "desk")


def _topic(document: Document, f: Found, words: Sequence[str]) -> bool:
    """What stands before a headline's colon and cannot speak: "Hillside stabbing", "Cup final", "High
    Street"."""
    low = lexicon.singular(words[-1])
    if low in lexicon.listed("words", "topics") or (low.isdigit() and len(low) == 4):
        return True
    if document.headline is None or not f.content or f.content[0][0] < f.source[0][0]:
        return False
    if document.quotes.at(f.content[0][0]) is not None:
        return False
    if low in lexicon.listed("words", "ways"):
        return len(words) > 1 and not lexicon.is_given(words[0])
    return words[-1].isalpha() and words[-1].islower() and not _may_speak(low)


def _may_speak(noun: str) -> bool:
    """People, bodies and what is written."""
    written = lexicon.listed("documents", "documents")
    bodies = lexicon.listed("bodies", "head", "common", "site", "outlet", "plural")
    return noun in written | bodies or lexicon.is_person_noun(noun) or lexicon.is_doer(noun)
