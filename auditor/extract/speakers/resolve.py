"""Who speaks: gives every attribution its source, and the article its ledger of sources."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from auditor.contract.finders import Piece
from auditor.extract.people import cast as casts
from auditor.extract.people import names, roles, roles_apart
from auditor.extract.sources.slots import Describer
from auditor.extract.speakers import labels
from auditor.extract.speakers.antecedents import Antecedents, Place
from auditor.extract.speakers.carried import carried
from auditor.extract.speakers.nouns import Nouns
from auditor.extract.speakers.parties import Book, Party
from auditor.extract.text.document import Document
from auditor.extract.text.mentions import Mention, Reader
from auditor.extract.text.phrases import Role
from auditor.extract.words import lexicon
from auditor.model import Attribution, Relay, Source, Spans


def resolve(
    document: Document, attributions: Sequence[Attribution]
) -> tuple[tuple[Source, ...], tuple[Attribution, ...]]:
    """The sources of an article, s1 onwards by first mention, and its attributions with their source ids.

    ``source`` stays None where nobody is said to stand behind a statement. Every span slices back to the
    text.
    Cost is linear in the article's length.
    """
    if not attributions:
        return (), ()
    resolver = _Resolver(document)
    order = sorted(range(len(attributions)), key=lambda i: resolver.place(attributions[i]))
    found: list[Party | None] = [None] * len(attributions)
    by_id = {a.id: i for i, a in enumerate(attributions)}
    for i in order:
        outer = by_id.get(attributions[i].within or "")
        found[i] = resolver.party(attributions[i], found[outer] if outer is not None else None)
    hands = [[resolver.hand(r) for r in a.relays] for a in attributions]
    return resolver.ledger(attributions, found, hands)


class _Resolver:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.doc = document.doc
        self.cast = casts.gather(self.doc, names.find(self.doc))
        self.roles = roles.gather(self.cast)
        self.reader = Reader(self.doc)
        self.book = Book(self.cast)
        self.nouns = Nouns(self.cast, self.roles, self.reader, self.book)
        self.antecedents = Antecedents(self.cast, self.nouns)
        self.said: dict[tuple[int, str | None], tuple[int, Party]] = {}
        self.camps = deque(roles_apart.camps(self.doc))

    def pieces(self, spans: Spans) -> list[Piece]:
        """Spans of the article as pieces of the working text."""
        return [self.document.piece(s) for s in spans]

    def place(self, attribution: Attribution) -> tuple[int, int]:
        """Where an attribution begins to speak: its source, else its cue, else its content."""
        spans = attribution.source_spans or attribution.cue or attribution.content
        pieces = self.pieces(spans) or [(0, 0)]
        return min(pieces)

    def _learn_camps(self, here: int) -> None:
        """ "His campaign", before a character of the text: whoever "he" is there has one."""
        while self.camps and self.doc[self.camps[0][0]].idx < here:
            pronoun, noun = self.camps.popleft()
            party = self.antecedents.party(Place(pronoun))
            if party is not None and party.kind == "person" and party.entity is not None:
                self.roles.setdefault(id(party.entity), []).append(Role(pronoun, noun, None))

    def party(self, attribution: Attribution, outer: Party | None) -> Party | None:
        """The party behind one attribution, entered in the book; None where nobody is."""
        self._learn_camps(self.place(attribution)[0])
        content = [t for p in self.pieces(attribution.content) if (t := self.reader.tokens([p]))]
        ranges = tuple((t[0], t[-1] + 1) for t in content)
        party = self._of_words(attribution, outer, ranges)
        if party is not None:
            party.at += self.pieces(attribution.source_spans)
            cue = self.reader.tokens(self.pieces(attribution.cue))
            if cue:
                self.said[(self.antecedents.sentence[cue[0]], attribution.within)] = (cue[0], party)
        self.book.heard(party)
        self.antecedents.reported.update(i for a, b in ranges for i in range(a, b))
        return party

    def _of_words(
        self, attribution: Attribution, outer: Party | None, content: tuple[tuple[int, int], ...]
    ) -> Party | None:
        mention = self.reader.read(self.pieces(attribution.source_spans))
        if mention is None:
            return self._elided(attribution, content)
        if (label := labels.role(self.cast, mention)) is not None:
            return self._labelled(label, mention)
        if self.doc[mention.head].pos_ == "VERB" and len(mention.tokens) == 1:
            mention = self._swapped(attribution) or mention
        pronoun = self._pronoun(mention)
        if pronoun is None:
            return self.nouns.party(mention)
        sort = lexicon.PRONOUNS[self.doc[pronoun].lower_]
        if sort in ("i", "you"):
            if outer is not None and sort == "i":
                return outer
            return self.book.of_author()
        return self._seen(self.antecedents.party(Place(pronoun, content)), pronoun)

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

    def _elided(self, attribution: Attribution, content: tuple[tuple[int, int], ...]) -> Party | None:
        """Whoever spoke last in the sentence, for "..., adding that"; else the subject of the sentence."""
        cue = self.reader.tokens(self.pieces(attribution.cue))
        if not cue:
            return None
        sentence = self.antecedents.sentence[cue[0]]
        going_on = self.doc[cue[0]].tag_ == "VBG" and self.doc[cue[0]].dep_ in ("advcl", "conj", "acl")
        before = self.said.get((sentence, attribution.within))
        if going_on and before is not None and before[0] < cue[0]:
            return before[1]
        return self.antecedents.elided(cue, Place(cue[0], content))

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
        head = self.doc[mention.head]
        is_pronoun = head.lower_ in lexicon.PRONOUNS and head.pos_ in ("PRON", "DET")
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

    def ledger(
        self,
        attributions: Sequence[Attribution],
        found: Sequence[Party | None],
        hands: Sequence[Sequence[Party | None]],
    ) -> tuple[tuple[Source, ...], tuple[Attribution, ...]]:
        """Numbered sources, and the attributions that name them."""
        used: dict[int, Party] = {}
        for party in [*found, *(h for hand in hands for h in hand)]:
            _use(party, used)
        self._learn_camps(len(self.document.text))
        describer = Describer(self.document, self.cast, self.roles, self.reader)
        places = {id(p): self._places(p) for p in used.values()}
        nowhere = (len(self.document.text), 0)
        ledger = sorted(
            used.values(), key=lambda p: (places[id(p)][0] if places[id(p)] else nowhere, p.order)
        )
        ids = {id(p): f"s{n}" for n, p in enumerate(ledger, 1)}
        sources = tuple(describer.source(p, ids, places[id(p)]) for p in ledger)
        relays = carried(attributions, found, hands, ids)
        out = tuple(
            a.model_copy(update={"source": ids[id(p)] if p is not None else None, "relays": r})
            for a, p, r in zip(attributions, found, relays, strict=True)
        )
        return sources, out

    def _places(self, party: Party) -> list[Piece]:
        """All mentions of a party: its source spans, its names, and the phrases that stand for it."""
        pieces = list(party.at)
        for i in party.entity.at if party.entity else ():
            name = self.cast.names[i]
            pieces.append((self.doc[name.own].idx, self.doc[name.last].idx + len(self.doc[name.last])))
        if not pieces:
            pieces = [
                (self.doc[p.first].idx, self.doc[p.last].idx + len(self.doc[p.last])) for p in party.phrases
            ]
        return _apart(pieces)


def _use(party: Party | None, used: dict[int, Party]) -> None:
    if party is None or id(party) in used:
        return
    used[id(party)] = party
    for other in (*party.members, party.whole):
        _use(other, used)


def _apart(pieces: list[Piece]) -> list[Piece]:
    """Pieces sorted, those inside others left out."""
    found: list[Piece] = []
    for start, end in sorted(set(pieces), key=lambda p: (p[0], -p[1])):
        if not found or end > found[-1][1]:
            found.append((start, end))
    return found
