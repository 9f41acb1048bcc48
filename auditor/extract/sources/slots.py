"""Fills a source's slots from the whole article, each with the place it was read from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from auditor.contract.finders import Piece
from auditor.extract.people.who import Who
from auditor.extract.sources import affiliation, posts, seniority, standing, unnamed
from auditor.extract.sources.ranges import Range, description_end, set_beside
from auditor.extract.sources.unnamed import Read
from auditor.extract.speakers import labels
from auditor.extract.speakers.bodies import Bodies
from auditor.extract.speakers.parties import Party
from auditor.extract.text.document import Document
from auditor.extract.text.mentions import Mention
from auditor.extract.words import lexicon
from auditor.extract.words.nameless import ANONYMOUS
from auditor.model import Slot, Slots, Source

FOLLOW_UP = lexicon.listed("words", "follow_up")
COUNSEL = frozenset({"lawyer", "attorney", "counsel", "solicitor", "barrister"})
CLAUSE = 30  # tokens of a relative clause that are read


class Describer:
    """Turns a finished party into a source of the ledger."""

    def __init__(
        self, document: Document, who: Who, bodies: Bodies, said: Mapping[int, Sequence[Piece]]
    ) -> None:
        self.bodies, self.said = bodies, said
        self.document, self.cast, self.roles = document, who.cast, who.roles
        self.doc, self.text = document.doc, document.text

    def source(self, party: Party, ids: Mapping[int, str], places: Sequence[Piece]) -> Source:
        """The ledger's entry; ``ids`` gives the numbers of parties by ``id``."""
        slots, protected = self._slots(party, places)
        return Source(
            id=ids[id(party)],
            kind=party.kind,
            name=party.name,
            named=party.named,
            mentions=self.document.spans(places),
            slots=slots,
            count=party.count,
            plural=party.plural,
            part_of=ids[id(party.whole)] if party.whole is not None else None,
            members=tuple(ids[id(m)] for m in party.members),
            protected=protected,
        )

    def _slots(self, party: Party, places: Sequence[Piece]) -> tuple[Slots, str | None]:
        if party.kind not in ("person", "group"):
            why = None
            if party.kind == "organisation":
                why = standing.of_body(party.name, party.entity, next(iter(places), None))
            elif party.kind == "document":
                why = standing.of_document(self.doc, party.phrases)
            return Slots(name=self._name(party, places), standing=self._slot(why)), None
        ranges = list(self._ranges(party))
        found: dict[str, Slot | None] = {"name": self._name(party, places)}
        found["post"] = self._post(party, ranges)
        if party.noun in (labels.ASKS, labels.ANSWERS) and party.at:
            found["post"] = Slot(value=party.noun, grade="generic", span=self.document.span(party.at[0]))
        body = posts.body(self.cast, ranges)
        if body is None or body.grade != "named":
            body = affiliation.body(self.cast, self.bodies, ranges) or body
        found["body"] = self._slot(body)
        if found["body"] is None and party.owner is not None and party.owner.named:
            found["body"] = self._slot(self._owned(party))
        if found["body"] is None or found["body"].grade == "nationality":
            found["body"] = self._slot(affiliation.tied(self.cast, ranges)) or found["body"]
        found["nationality"] = self._slot(posts.nationality(self.cast, ranges))
        found["seniority"] = self._slot(seniority.claimed(self.doc, ranges))
        protected = self._unnamed(party, found) if party.secret else None
        found["allegiance"] = self._slot(self._client(ranges)) or found.get("allegiance")
        phrases = [self._whole(m) for m in party.phrases]
        why = standing.of_people(self.text, self.doc, ranges, phrases)
        if why is None and party.entity is not None:
            why = standing.by_deed(self.cast, party.entity)
        if why is None:
            why = standing.by_own_words(self.text, self.doc, self.said.get(id(party), ()))
        found["standing"] = self._slot(why)
        slots = Slots(**found)
        if party.whole is not None:
            slots = self._inherit(slots, party.whole)
        return slots, protected

    def _client(self, ranges: Sequence[Range]) -> Read | None:
        """Whom a lawyer speaks for: "a lawyer for the family", "the family's lawyer", "his lawyer"."""
        for r in ranges:
            if r.head is None or lexicon.singular(self.doc[r.head].text) not in COUNSEL:
                continue
            after = self.doc[r.head + 1] if r.head < r.last else None
            if after is not None and after.lower_ == "for":
                return Read("client", self._piece(after.i, r.last))
            owner = next((c for c in self.doc[r.head].lefts if c.dep_ == "poss"), None)
            if owner is not None and owner.lower_ not in ("my", "our", "your"):
                return Read("client", self._piece(max(owner.left_edge.i, r.first - 1), owner.i))
        return None

    def _owned(self, party: Party) -> Read | None:
        """ "His aides" belong to his camp; his friends and relations do not."""
        staff = lexicon.listed("people", "generic", "exact") - posts.PERSONAL
        first = party.phrases[0].first if party.phrases and party.noun in staff else None
        pronoun = first is not None and self.doc[first].tag_ == "PRP$"
        return Read("named", self._piece(first, first)) if first is not None and pronoun else None

    def _inherit(self, slots: Slots, whole: Party) -> Slots:
        """A part has its whole's slots where it has none of its own."""
        theirs, _ = self._slots(whole, ())
        update = {
            k: getattr(theirs, k) for k in Slots.model_fields if getattr(slots, k) is None and k != "name"
        }
        return slots.model_copy(update=update)

    def _name(self, party: Party, places: Sequence[Piece]) -> Slot | None:
        if not party.named or party.kind == "author":
            return None
        full = party.entity.full_at[0] if party.entity and party.entity.full_at else None
        if full is None:
            return None
        for i in party.entity.full_at if party.entity else ():
            if len(self.cast.names[i].words) == len(party.entity.key if party.entity else ()):
                full = i
                break
        name = self.cast.names[full]
        return self._slot(Read("", self._piece(name.own, name.last)))

    def _slot(self, read: Read | None) -> Slot | None:
        if read is None or read.piece[1] <= read.piece[0]:
            return None
        value = " ".join(self.text[read.piece[0] : read.piece[1]].split())
        return Slot(value=value, grade=read.grade or None, span=self.document.span(read.piece))

    def _piece(self, first: int, last: int) -> Piece:
        return (self.doc[first].idx, self.doc[last].idx + len(self.doc[last]))

    def _ranges(self, party: Party) -> Iterator[Range]:
        """Token ranges that describe a party, with their head nouns: roles of a name, phrases of a
        description."""
        for role in self.roles.get(id(party.entity), ()) if party.entity else ():
            yield Range(role.first, role.last, role.head, party.entity)
        for mention in party.phrases:
            yield from self._phrase(mention, party)

    def _phrase(self, mention: Mention, party: Party) -> Iterator[Range]:
        if self.doc[mention.head].lower_ in lexicon.PRONOUNS and len(mention.tokens) == 1:
            return
        entity = self.cast.entity_at(mention.head)
        if entity is not None and (entity is not party.entity or len(mention.tokens) < 2):
            return
        if entity is not None:
            return  # a name's own roles are gathered from the name
        head = self._noun(mention)
        last = description_end(self.doc, mention, head)
        named = (
            i for i in range(head + 1, last + 1) if party.entity and self.cast.entity_at(i) is party.entity
        )
        last = next(named, last + 1) - 1  # a name is no part of its own description
        yield Range(mention.first, last, head)
        beside = set_beside(self.doc, mention, last)
        if beside is not None:
            yield beside

    def _noun(self, mention: Mention) -> int:
        """The noun that describes: in "one of the sources" the last one."""
        token = self.doc[mention.head]
        if token.lower_ in lexicon.NUMBERS or token.tag_ in ("CD", "DT"):
            for i in mention.tokens:
                if i > mention.head and self.doc[i].tag_ in ("NN", "NNS", "NNP", "NNPS"):
                    return i if self.doc[i].dep_ != "compound" else self.doc[i].head.i
        return mention.head

    def _post(self, party: Party, ranges: Sequence[Range]) -> Slot | None:
        best: Read | None = None
        for r in ranges:
            read = posts.post(self.doc, r)
            if read is not None and (best is None or (best.grade, read.grade) == ("generic", "exact")):
                best = read
        return self._slot(best)

    def _unnamed(self, party: Party, found: dict[str, Slot | None]) -> str | None:
        phrases = [self._whole(m) for m in party.phrases]
        near = [p for m in party.phrases for p in self._near(m)]
        how = unnamed.access(self.text, phrases, near, party.noun)
        for mention in party.phrases if how is None or how.grade == "acquainted" else ():
            part = unnamed.took_part(self.text, self._clause(mention))
            how = how or part
        if how is None:
            how = self._by_noun(party)
        why = unnamed.reason(self.text, near)
        head = next(
            (
                self._piece(m.head, m.head)
                for m in party.phrases
                if lexicon.singular(self.doc[m.head].text) == party.noun
            ),
            None,
        )
        side = unnamed.allegiance(self.text, phrases, head, party.noun)
        how, why, side = (_inside(read, party.at) for read in (how, why, side))
        found["access"], found["reason"] = self._slot(how), self._slot(why)
        found["allegiance"] = self._slot(side)
        return unnamed.protection(self.text, phrases, why)

    def _by_noun(self, party: Party) -> Read | None:
        for mention in party.phrases:
            head = self._noun(mention)
            noun = lexicon.singular(self.doc[head].text)
            if noun in unnamed.PART:
                return Read("direct", self._piece(head, head))
            if noun in lexicon.listed("people", "acquainted"):
                return Read("acquainted", self._piece(head, head))
        return None

    def _whole(self, mention: Mention) -> Piece:
        """A mention with the relative clause or apposition behind it."""
        last = max(mention.last, min(self.doc[mention.head].right_edge.i, mention.head + CLAUSE))
        return self._piece(mention.first, last)

    def _clause(self, mention: Mention) -> list[tuple[str, str, Piece]]:
        """The relative clause of a mention, in it or right behind it."""
        edge = max(mention.last, self.doc[mention.head].right_edge.i)
        reach = min(mention.head + 14, edge + 3, len(self.doc))
        first = next((i for i in range(mention.head + 1, reach) if self.doc[i].lower_ == "who"), None)
        if first is None or any(self.doc[i].text in '.;”"' for i in range(mention.head, first)):
            return []
        last = next((end for end in (mention.last, edge) if first <= end), first + CLAUSE)
        found = []
        for i in range(first, min(first + CLAUSE, last + 1, len(self.doc))):
            token = self.doc[i]
            if token.text in (",", ".", ";") or "\n" in token.text:
                break
            found.append((token.lower_, token.tag_, self._piece(i, i)))
        return found

    def _near(self, mention: Mention) -> Iterator[Piece]:
        """The mention's sentence, and the next one where it goes on about the source."""
        sent = self.doc[mention.head].sent
        yield (sent.start_char, sent.end_char)
        after = sent.end
        while after < len(self.doc) and self.doc[after].is_space and self.doc[after].text.count("\n") < 2:
            after += 1
        if after < len(self.doc) and not self.doc[after].is_space:
            following = self.doc[after].sent
            if ANONYMOUS.search(self.text, following.start_char, following.end_char) or (
                following[0].lower_ in FOLLOW_UP
                and unnamed.ROTE.search(self.text, following.start_char, following.end_char)
            ):
                yield (sent.start_char, following.end_char)


def _inside(read: Read | None, sources: Sequence[Piece]) -> Read | None:
    """What was read in the words of a source ends with them: "who asked not to be named for fear of losing
    her job, said"."""
    for start, end in sources if read is not None else ():
        if read is not None and start < read.piece[0] < end < read.piece[1]:
            return Read(read.grade, (read.piece[0], end))
    return read
