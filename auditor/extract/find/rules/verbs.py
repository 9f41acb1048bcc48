"""Proposes attributions from verbs, predicate adjectives and the nouns they carry; the table of cues
weighs them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.extract.text import syntax
from auditor.extract.text.syntax import Frame, Range
from auditor.extract.words import lexicon as words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from auditor.extract.words.cues import Lexicon

DATIVE = frozenset(
    {"tell", "ask", "inform", "advise", "assure", "warn", "remind", "notify", "brief", "caution"}
)
TOLD = frozenset({"tell", "inform", "notify", "assure", "remind"})  # their object alone is the one told
# a verb that takes a clause as content so often may stand beside a quotation, or go on for a speaker
SPEAKS = 0.6
LIGHT = words.listed("words", "light")
VIEWS = frozenset({"view", "opinion", "belief", "mind", "impression"})
TIMES = frozenset(
    [
        "year",
        "years",
        "month",
        "months",
        "week",
        "weeks",
        "day",
        "days",
        "decade",
        "decades",
        "century",
        "season",
        "night",
        "morning",
        "hours",
        "minutes",
    ]
)
COPULAS = frozenset({"be", "feel", "seem", "look", "sound", "remain", "become", "appear", "grow", "get"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible attribution, in token ranges. ``frame`` and ``lemma`` are its keys in the table of cues."""

    head: int
    lemma: str
    pos: str
    frame: str
    cue: Range
    source: Range | None
    content: tuple[Range, ...]
    # the noun phrase behind a verb: its subject, where a quotation stands in front
    behind: Range | None = None


def candidates(doc: Doc, lexicon: Lexicon) -> Iterator[Candidate]:
    """Every verb that may attribute something, in text order."""
    for token in doc:
        if (
            token.pos_ in ("VERB", "AUX")
            and token.dep_ not in ("aux", "auxpass")
            and token.lower_ != "according"
        ):
            found = _of_verb(token, lexicon)
            if found:
                yield found


def _of_verb(verb: Token, lexicon: Lexicon) -> Candidate | None:
    lemma = lexicon.verb(verb.lower_)
    if lemma in COPULAS:
        predicate = _predicate(verb, lemma)
        if predicate or lemma == "be":
            return predicate
    frame = syntax.clause_frame(verb) or _sentence_before(verb) or Frame("none", ())
    carried = _carried_noun(verb, lemma, lexicon)
    if carried:
        return carried
    passive = syntax.is_passive(verb)
    seeming = (lemma, "seeming") in lexicon.kinds
    outer = outer_speaker(verb, lexicon)
    subject = syntax.subject(outer or verb)
    if subject is not None and subject.lower_ in TIMES and frame.name == "object":
        return None
    source, content = _roles(verb, subject, lemma, frame, passive or seeming)
    content = tuple(_without_next(verb, c, lexicon) for c in content)
    group = syntax.verb_group(verb)
    cue = (group[0], frame.tail[1]) if frame.tail and frame.tail[0] == group[1] else group
    if frame.tail and verb.doc[frame.tail[0]].pos_ == "ADJ":
        lemma = f"{lemma} {verb.doc[frame.tail[0]].lower_}"
    holes = [cue, *([source] if source else [])]
    name = ("p-" if passive else "") + frame.name
    objects = [c for c in verb.rights if c.dep_ in ("dobj", "nsubj", "attr", "npadvmod")]
    behind = syntax.subtree(objects[0]) if objects else None
    return Candidate(verb.i, lemma, "verb", name, cue, source, tuple(_less(content, verb, holes)), behind)


def outer_speaker(verb: Token, lexicon: Lexicon) -> Token | None:
    """In "A said B would go and called for C", "A said B would go, adding that C": A's verb, for the
    second one.

    The parse hangs the second verb on B's; the same tense, or the comma before "adding", says that A goes on.
    """
    joined = verb.dep_ == "conj" and not any(c.dep_ in syntax.SUBJECTS for c in verb.children)
    trailing = verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.i > 0 and verb.nbor(-1).text == ","
    if not (joined or trailing) or lexicon.speaks(lexicon.verb(verb.lower_)) < SPEAKS:
        return None
    above = verb.head
    for _ in range(4):
        if above.dep_ == "ccomp" and above.head.i < above.i:
            outer = above.head
            same = trailing or outer.tag_ == verb.tag_
            return outer if same and lexicon.speaks(lexicon.verb(outer.lower_)) >= SPEAKS else None
        if above.dep_ not in ("conj", "xcomp") or lexicon.speaks(lexicon.verb(above.lower_)) >= SPEAKS:
            return None
        above = above.head
    return None


def _without_next(verb: Token, stretch: Range, lexicon: Lexicon) -> Range:
    """A content up to the verb with which the same speaker goes on."""
    for i in range(max(stretch[0], verb.i + 1), stretch[1]):
        token = verb.doc[i]
        if token.dep_ in ("conj", "advcl") and token.pos_ == "VERB" and outer_speaker(token, lexicon) == verb:
            start = syntax.verb_group(token)[0]
            while start - 1 > stretch[0] and verb.doc[start - 1].dep_ in ("cc", "punct"):
                start -= 1
            return (stretch[0], start)
    return stretch


def _sentence_before(verb: Token) -> Frame | None:
    """ "..., police said.": the parse lost the clause, but it stands in front of the last comma of the
    sentence."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None or verb.dep_ != "ROOT":
        return None
    start = min(syntax.subtree(subject)[0], verb.i)
    first = verb.sent.start
    if start - first < 3 or verb.doc[start - 1].text not in (",", "”", '"', "''"):
        return None
    return Frame("inverted", ((first, start - 1),))


def _roles(
    verb: Token, subject: Token | None, lemma: str, frame: Frame, takes_subject: bool
) -> tuple[Range | None, tuple[Range, ...]]:
    """Source and content. Of passives and of "seem", the subject is part of what is said."""
    content = frame.content if frame.name != "object" or lemma not in TOLD else ()
    if not takes_subject:
        return (_source(subject, verb) if subject is not None else None), content
    agent = next((c for c in verb.children if c.dep_ == "agent"), None)
    source = (agent.i + 1, syntax.subtree(agent)[1]) if agent is not None and agent.n_rights else None
    if (
        subject is None
        or frame.name == "as"
        or (frame.name in ("that", "clause", "inverted") and (lemma in DATIVE or subject.lower_ == "it"))
    ):
        return source, content
    return source, (_source(subject, verb), *content)


def _source(subject: Token, verb: Token) -> Range:
    """The noun phrase of a subject; of a noun that the verb's own clause describes, the part before that
    clause."""
    start, end = syntax.subtree(subject)
    if start <= verb.i < end:
        clause = syntax.subtree(verb)[0]
        end = clause if clause > subject.i else subject.i + 1
    return (start, end)


def _less(content: tuple[Range, ...], verb: Token, holes: list[Range]) -> Iterator[Range]:
    """The content without the cue's own clause, where that stands in the middle or at the end of it."""
    for stretch in content:
        inside = stretch[0] <= verb.i < stretch[1]
        own = [_parenthesis(verb)] if inside else []
        yield from syntax.without(stretch, [*holes, *own])


def _parenthesis(verb: Token) -> Range:
    start, end = syntax.subtree(verb)
    return (min(start, verb.i), max(end, verb.i + 1))


def _predicate(verb: Token, lemma: str) -> Candidate | None:
    """ "is confident that", "was worried about", "was of the view that": the adjective, or the noun, is
    the cue."""
    of = next((c for c in verb.rights if c.lower_ in ("of", "under")), None)
    view = next((c for c in of.rights if c.lower_ in VIEWS), None) if of is not None else None
    adjective = view or next(
        (c for c in verb.rights if c.dep_ == "acomp" and c.pos_ in ("ADJ", "VERB")), None
    )
    if adjective is None:
        return None
    frame = _complement(adjective) or (_complement(verb) if lemma == "be" else None)
    if frame is None:
        return None
    subject = syntax.subject(verb)
    source = _source(subject, verb) if subject is not None and subject.lower_ != "it" else None
    cue = (syntax.verb_group(verb)[0], frame.tail[1] if frame.tail else adjective.i + 1)
    content = tuple(r for c in frame.content for r in syntax.without(c, [cue]))
    pos = "adjective" if view is None else "noun"
    return Candidate(
        adjective.i,
        adjective.lower_,
        pos,
        frame.name if view is None else f"made {frame.name}",
        cue,
        source,
        content,
    )


def _complement(word: Token) -> Frame | None:
    """What an adjective or a noun takes: a clause, an infinitive, or a preposition's object."""
    for child in word.rights:
        if child.dep_ in ("ccomp", "acl", "relcl") and any(
            t.lower_ in ("that", "whether") and t.dep_ == "mark" for t in child.lefts
        ):
            return Frame("that", (syntax.subtree(child),))
        if child.dep_ == "ccomp" and child.i > word.i:
            return Frame("clause", (syntax.subtree(child),))
        if child.dep_ in ("xcomp", "acl") and any(t.tag_ == "TO" for t in child.lefts):
            return Frame("to", (syntax.subtree(child),))
    for child in word.rights:
        if child.dep_ == "prep" and child.n_rights:
            return Frame(
                f"prep {child.lower_}", ((child.i + 1, syntax.subtree(child)[1]),), (child.i, child.i + 1)
            )
    return None


def _carried_noun(verb: Token, lemma: str, lexicon: Lexicon) -> Candidate | None:
    """ "made a statement that", "expressed frustration about": the verb lends its subject to the noun."""
    if lemma not in LIGHT or syntax.is_passive(verb):
        return None
    noun = next((c for c in verb.rights if c.dep_ == "dobj" and c.pos_ == "NOUN"), None)
    if noun is None:
        return None
    name = lexicon.noun(noun.lower_)
    if (name, "noun") not in lexicon.kinds:
        return None
    frame = _complement(noun) or _complement(verb)
    subject = syntax.subject(verb)
    if frame is None or subject is None:
        return None
    cue = (syntax.verb_group(verb)[0], noun.i + 1)
    return Candidate(noun.i, name, "noun", f"made {frame.name}", cue, _source(subject, verb), frame.content)
