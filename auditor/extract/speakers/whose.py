"""Whose words: reads an article's attributions in text order and finds the party behind each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.contract.finders import Piece
from auditor.extract.speakers import labels
from auditor.extract.speakers.nouns import Nouns
from auditor.extract.speakers.parties import Book, Party
from auditor.extract.speakers.pronouns import Pick, Place, Pronouns, TokenRange
from auditor.extract.speakers.untagged import Untagged
from auditor.extract.text import clauses
from auditor.extract.text.mentions import Mention, Reader
from auditor.extract.words import lexicon

if TYPE_CHECKING:
    from auditor.extract.people.who import Who
    from auditor.extract.text.document import Document
    from auditor.model import Attribution, Relay, Spans

SPOKEN = frozenset({"statement", "decree", "no-response"})  # kinds of which something was said


@dataclass(frozen=True, slots=True)
class Heard:
    """The party behind each attribution, None where nobody is, the hands that its relays name, and the book
    that all of them are entered in."""

    speakers: Sequence[Party | None]
    hands: Sequence[Sequence[Party | None]]
    book: Book


def words(
    document: Document, who: Who, attributions: Sequence[Attribution], pick: Pick | None = None
) -> Heard:
    """Whose words the attributions are, in their order; cost is linear in the article's length.

    ``pick`` decides whom "he" and "she" mean; without it, the ranker that ships does.
    """
    listener = _Listener(document, who, pick)
    places = [listener.place(a) for a in attributions]
    holders = _holders(document, attributions, places)
    tops = [_way_up(holders, i) for i in range(len(attributions))]
    found: list[Party | None] = [None] * len(attributions)
    for i in sorted(range(len(attributions)), key=lambda i: ([places[k] for k in tops[i]], i)):
        outer = holders[i]
        found[i] = listener.party(attributions[i], found[outer] if outer is not None else None)
    if pick is not None:
        listener.pronouns.catch_up(len(document.doc))
    hands = [[listener.hand(r) for r in a.relays] for a in attributions]
    return Heard(found, hands, listener.book)


def _holders(
    document: Document, attributions: Sequence[Attribution], places: Sequence[Piece]
) -> list[int | None]:
    """For each attribution the one whose content holds it: as the finder says, else by its place."""
    by_id = {a.id: i for i, a in enumerate(attributions)}
    contents = sorted(
        (start, -end, i)
        for i, a in enumerate(attributions)
        if a.within is None
        for start, end in (document.piece(s) for s in a.content)
    )
    holders = [by_id.get(a.within or "") for a in attributions]
    still_open: list[tuple[int, int]] = []
    k = 0
    for at, i in sorted((place[0], i) for i, place in enumerate(places)):
        while k < len(contents) and contents[k][0] <= at:
            still_open.append((-contents[k][1], contents[k][2]))
            k += 1
        while still_open and still_open[-1][0] <= at:
            still_open.pop()
        if holders[i] is None:
            holders[i] = next((held for end, held in reversed(still_open) if held != i and at < end), None)
    return holders


def _way_up(holders: Sequence[int | None], i: int) -> list[int]:
    """An attribution's outermost holder, and so on down to itself."""
    way = [i]
    while (holder := holders[way[-1]]) is not None and holder not in way:
        way.append(holder)
    return way[::-1]


class _Listener:
    """Goes through an article from its start, and knows who has spoken so far."""

    def __init__(self, document: Document, who: Who, pick: Pick | None) -> None:
        self.document, self.doc, self.cast = document, document.doc, who.cast
        self.reader = Reader(self.doc)
        self.book = Book(who, self.reader)
        self.pronouns = Pronouns(self.book, pick)
        self.nouns = Nouns(self.book, self.pronouns)
        self.untagged = Untagged(document, self.book)
        self.said: dict[tuple[int, str | None], tuple[int, Party]] = {}
        self.telling: list[
            tuple[TokenRange, Party]
        ] = []  # contents that may still be open, and whose they are

    def pieces(self, spans: Spans) -> list[Piece]:
        """Spans of the article as pieces of the working text."""
        return [self.document.piece(s) for s in spans]

    def place(self, attribution: Attribution) -> Piece:
        """Where an attribution begins to speak: its source, else its cue, else its content."""
        spans = attribution.source_spans or attribution.cue or attribution.content
        return min(self.pieces(spans) or [(0, 0)])

    def party(self, attribution: Attribution, outer: Party | None) -> Party | None:
        """The party behind one attribution, entered in the book; None where nobody is."""
        self.pronouns.teller = outer
        content = [t for p in self.pieces(attribution.content) if (t := self.reader.tokens([p]))]
        ranges = tuple((t[0], t[-1] + 1) for t in content)
        party = self._of_words(attribution, outer, ranges)
        if party is not None:
            party.at += self.pieces(attribution.source_spans)
            cue = self.reader.tokens(self.pieces(attribution.cue))
            if cue:
                self.said[(self.document.sentences[cue[0]], attribution.within)] = (cue[0], party)
            if outer is None and attribution.content:
                end = max(self.document.piece(s)[1] for s in (*attribution.content, *attribution.cue))
                self.untagged.heard(end, tuple(cue), party)
        self.book.heard(party)
        self.pronouns.report(ranges)
        return party

    def _of_words(
        self, attribution: Attribution, outer: Party | None, content: tuple[TokenRange, ...]
    ) -> Party | None:
        mention = self.reader.read(self.pieces(attribution.source_spans))
        if mention is None:
            return self._elided(attribution, content)
        if (label := labels.role(self.cast, mention)) is not None:
            return self._labelled(label, mention)
        if (entity := labels.by_initials(self.cast, mention)) is not None:
            return self.book.of_entity(entity)
        if self.doc[mention.head].pos_ == "VERB" and len(mention.tokens) == 1:
            mention = self._swapped(attribution) or mention
        pronoun = self._pronoun(mention)
        if pronoun is None:
            spoke = attribution.kind in SPOKEN
            return self.nouns.party(mention) or self.nouns.stated(mention, spoke=spoke)
        sort = lexicon.PRONOUNS[self.doc[pronoun].lower_]
        if sort in ("i", "you"):
            told = outer or self.untagged.answers(self.doc[pronoun].idx)
            return told if told is not None and sort == "i" else self.book.of_author()
        meant = self.pronouns.of(Place(pronoun, content))
        party = self.nouns.of(meant)
        if party is None and isinstance(meant, Mention) and sort in ("he", "she"):
            party = self.nouns.stated(meant, spoke=attribution.kind in SPOKEN)
        return self._seen(party, pronoun)

    def _labelled(self, label: str, mention: Mention) -> Party:
        """ "Q:" and "A:" of an interview."""
        asked = labels.interviewed(self.cast, mention.first) if label == labels.ANSWERS else None
        held = self.book.called(label)
        if asked is not None and not held:
            return self.book.of_entity(asked)
        return held[0] if held else self.book.add(Party("person", label, False, noun=label, count=1))

    def _swapped(self, attribution: Attribution) -> Mention | None:
        """The name in the cue, where a finder took the verb for the source."""
        mention = self.reader.read(self.pieces(attribution.cue))
        return mention if mention and self.cast.entity_at(mention.head) else None

    def _elided(self, attribution: Attribution, content: tuple[TokenRange, ...]) -> Party | None:
        """Whoever spoke last in the sentence, for "..., adding that"; else the subject of the sentence."""
        cue = self.reader.tokens(self.pieces(attribution.cue))
        if not cue and content:
            return self.untagged.speaker(min(self.pieces(attribution.content)), content[0][0])
        if not cue:
            return None
        sentence = self.document.sentences[cue[0]]
        going_on = self.doc[cue[0]].tag_ == "VBG" and self.doc[cue[0]].dep_ in ("advcl", "conj", "acl")
        before = self.said.get((sentence, attribution.within))
        if going_on and before is not None and before[0] < cue[0]:
            return before[1]
        found = self.nouns.of(self.pronouns.elided(cue, content))
        return found or (before[1] if before is not None and self._joined(before[0], cue[0]) else None)

    def _joined(self, before: int, cue: int) -> bool:
        """ "She said that it was late and insisted ...": the parse hung the second verb on the wrong one."""
        verb = self.doc[cue]
        finite = verb.tag_ in ("VBD", "VBZ", "VBP") and not clauses.agentless(verb)
        return before < cue and finite and cue > 0 and self.doc[cue - 1].lower_ in ("and", "but", ",", "also")

    def _seen(self, party: Party | None, head: int) -> Party | None:
        """A pronoun is a place where its party was last spoken of."""
        if party is not None and party.entity is None:
            party.phrases.append(Mention([head], head))
        return party

    def _pronoun(self, mention: Mention) -> int | None:
        """The pronoun that a mention is, or is led by ("most of whom"); None for names and nouns."""
        tokens = [self.doc[i] for i in mention.tokens]
        whom = next((t.i for t in tokens if t.lower_ in ("whom", "whose")), None)
        if whom is not None and len(tokens) < 5:
            return whom
        if tokens[0].text in ("who", "whose") and self.doc[mention.last + 1 : mention.last + 2].text == ",":
            return tokens[0].i  # ", who runs the bakery, said", cut off from a name
        head = self.doc[mention.head]
        spelt = head.text.isupper() and len(head) > 1  # "the WHO", "the US"
        is_pronoun = head.lower_ in lexicon.PRONOUNS and head.pos_ in ("PRON", "DET") and not spelt
        lone = len(tokens) == 1 and head.lower_ in lexicon.PRONOUNS and not head.text.isupper()
        lone = lone or (len(tokens) == 1 and head.text in ("I", "HE", "SHE", "THEY"))
        return head.i if lone or (is_pronoun and len(tokens) < 4) else None

    def hand(self, relay: Relay) -> Party | None:
        """The outlet, or other hand, that a relay names, as a party."""
        mention = self.reader.read(self.pieces(relay.spans))
        if mention is None:
            return None
        party = self.nouns.party(mention)
        if party is None:
            party = self.book.add(Party("organisation", relay.name, True, noun=""))
        party.at += self.pieces(relay.spans)
        return party
