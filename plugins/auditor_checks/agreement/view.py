"""A story, looked at by the agreement rules: which claim a statement is of, who speaks, which article came
first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import combinations

from pydantic import BaseModel, ConfigDict

from auditor import Article, Attribution, Claim, On, Ref, Relation, Source, Span, Story
from auditor.contract.reading import SENTENCE, nested, stems
from auditor_checks.agreement.quotes import Spans, shared
from auditor_checks.signs import before, cut

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_OPEN = re.compile(r"“[^”]*$|(?<!\w)‘[^’]*$")
ELSEWHERE = 0.65  # of a claim's telling words that make a sentence of the story its equal
LONGEST = 90  # characters of a text's words in a message
BESIDE = 50  # characters on either side of words that differ
ALIKE = ("same_statement", "corroborates")
MANY = 20  # statements of one claim that are compared with each other
Asked = Iterator[tuple[str, tuple[Span, ...]]]  # a message and its spans


class Options(BaseModel):
    """What the agreement check can be told."""

    model_config = ConfigDict(extra="forbid")

    least_confidence: float = 0.5  # of a relation, before a rule asks about it


class View:
    """What the rules ask of a story."""

    def __init__(self, story: Story, options: Options) -> None:
        self.story = story
        self.facts = story.facts
        self.options = options
        self.counted: set[tuple[str, str]] = set()  # pairs of sources whose numbers were asked about

    @cached_property
    def _ledgers(self) -> dict[str, dict[str, Attribution]]:
        return {x.article.id: {a.id: a for a in x.attributions} for x in self.story.ledgers}

    @cached_property
    def _claims(self) -> dict[Ref, Claim]:
        return {ref: claim for claim in reversed(self.facts.claims) for ref in claim.says}

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {article: group[0] for group in self.facts.texts for article in group}

    def attribution(self, ref: Ref) -> Attribution:
        """The attribution of a reference."""
        return self._ledgers[ref.article][ref.attribution]

    @cached_property
    def _nested(self) -> dict[str, dict[str, list[Attribution]]]:
        return {x.article.id: nested(x) for x in self.story.ledgers}

    def inner(self, ref: Ref) -> list[Attribution]:
        """The attributions nested in one."""
        return self._nested[ref.article].get(ref.attribution, [])

    def source(self, ref: Ref) -> Source | None:
        """Who stands behind a statement."""
        return self.story.ledger(ref.article).source(self.attribution(ref))

    @cached_property
    def _origins(self) -> dict[str, str]:
        return {source: origin.id for origin in self.facts.origins for source in origin.sources}

    def one_origin(self, a: Ref, b: Ref) -> bool:
        """Whether two statements of unnamed sources are known to come from one origin."""
        x, y = self.source(a), self.source(b)
        if x is None or y is None:
            return False
        origin = self._origins.get(f"{a.article}#{x.id}")
        return origin is not None and origin == self._origins.get(f"{b.article}#{y.id}")

    @cached_property
    def _rivals(self) -> dict[tuple[Ref, str], list[Spans]]:
        """For a statement and another article, what each statement there shares with it."""
        found: dict[tuple[Ref, str], list[Spans]] = defaultdict(list)
        for r in self.facts.relations:
            found[r.a, r.b.article].append(shared(r, "a"))
            found[r.b, r.a.article].append(shared(r, "b"))
        return found

    def best(self, relation: Relation) -> bool:
        """Whether no other statement of either article has more of the words that both sides share."""
        ours = (self._rivals[relation.a, relation.b.article], shared(relation, "a"))
        theirs = (self._rivals[relation.b, relation.a.article], shared(relation, "b"))
        return not any(_beats(rival, own) for rivals, own in (ours, theirs) for rival in rivals)

    @cached_property
    def _from(self) -> dict[Ref, list[tuple[int, Relation]]]:
        found: dict[Ref, list[tuple[int, Relation]]] = defaultdict(list)
        for place, relation in enumerate(self.facts.relations):
            found[relation.a].append((place, relation))
        return found

    def leading_from(self, refs: Iterable[Ref]) -> list[Relation]:
        """The relations whose first side is one of some statements, in the order of the story."""
        found = (entry for ref in refs for entry in self._from.get(ref, ()))
        return [relation for _, relation in sorted(found, key=lambda entry: entry[0])]

    @cached_property
    def _confidences(self) -> dict[frozenset[Ref], float]:
        found: dict[frozenset[Ref], float] = {}
        for r in self.facts.relations:
            pair = frozenset((r.a, r.b))
            found[pair] = max(found.get(pair, 0.0), r.confidence)
        return found

    def confidence(self, a: Ref, b: Ref) -> float:
        """How sure it is how two statements relate; 0 where nothing was found between them."""
        return self._confidences.get(frozenset((a, b)), 0.0)

    @cached_property
    def sure(self) -> list[Relation]:
        """The relations that are sure enough to be asked about."""
        return [r for r in self.facts.relations if r.confidence >= self.options.least_confidence]

    def on(self, relation: Relation) -> On:
        """The claim that a relation is about, for the finding to stand with; else the story."""
        claim = self._claims.get(relation.a) or self._claims.get(relation.b)
        return On(claim=claim.id) if claim else On()

    def apart(self, claim: Claim) -> Iterator[tuple[Ref, Ref]]:
        """Pairs of statements of one claim from two articles that are no copies of each other."""
        for a, b in combinations(claim.says[:MANY], 2):
            if self.text(a.article) != self.text(b.article):
                yield a, b

    def told_alike(self, claim: Claim) -> Iterator[tuple[Ref, Ref]]:
        """The same, and pairs that say the same though they were not sure enough to become one claim."""
        yield from self.apart(claim)
        for r in self.leading_from(claim.says):
            linked = r.relation in ALIKE and r.b not in claim.says
            if linked and self.text(r.a.article) != self.text(r.b.article):
                yield r.a, r.b

    @cached_property
    def _sentences(self) -> dict[str, list[tuple[str, int, int, set[str]]]]:
        """The sentences of the story by each of their telling words."""
        found: dict[str, list[tuple[str, int, int, set[str]]]] = defaultdict(list)
        for ledger in self.story.ledgers:
            for m in SENTENCE.finditer(ledger.article.text):
                held = stems(m[0])
                for stem in held:
                    found[stem].append((ledger.article.id, m.start(), m.end(), held))
        return found

    def elsewhere(self, claim: Claim) -> bool:
        """Whether a sentence that is none of a claim's has most of its telling words, three at least."""
        own = [(s.article, s.start, s.end) for r in claim.says for s in self.place(r, "content", "cue")]
        wanted = stems(self.content(claim.words))
        for stem in sorted(wanted):
            for article, start, end, held in self._sentences.get(stem, ()):
                apart = not any(a == article and s < end and start < e for a, s, e in own)
                if apart and len(held & wanted) >= max(3, ELSEWHERE * len(wanted)):
                    return True
        return False

    def text(self, article: str) -> str:
        """The article that leads the copies of a text; the article itself where it is no copy."""
        return self._texts.get(article, article)

    def unnamed(self, ref: Ref) -> bool:
        """Nobody, or an unnamed person or group, stands behind a statement."""
        source = self.source(ref)
        return source is None or (not source.named and source.kind in ("person", "group"))

    def day(self, article: str) -> str | None:
        """The article's day, ISO 8601."""
        match = _DAY.match(self.story.ledger(article).article.value("date") or "")
        return match.group() if match else None

    def earlier(self, a: str, b: str) -> bool:
        """Whether the first article is known to be the earlier one."""
        first, second = self.day(a), self.day(b)
        return bool(first and second and first < second)

    def words(self, span: Span, home: str | None = None) -> str:
        """The words of a span, cut to a length that fits a message."""
        text = " ".join(self.story.ledger(span.article or home or "").article.slice(span).split())
        return cut(text, LONGEST)

    def around(self, span: Span) -> str:
        """The words of a span in square brackets, with a few words on either side."""
        article = self.story.ledger(span.article or "").article
        text = article.text if span.of == "text" else article.title or ""
        ahead, after = before(text, span.start, BESIDE), text[span.end :][:BESIDE]
        ahead = ahead.partition(" ")[2] if span.start > BESIDE else ahead
        after = after.rpartition(" ")[0] if span.end + BESIDE < len(text) else after
        told = f"{ahead}[{text[span.start : span.end]}]{after}"
        return " ".join(told.split())

    def marked(self, span: Span) -> bool:
        """Whether quotation marks open at a span or around it in its paragraph, attributed or not."""
        article = self.story.ledger(span.article or "").article
        text = article.text if span.of == "text" else article.title or ""
        ahead = text[: span.start].rpartition("\n")[2]
        straight = ahead.count('"') % 2 == 1
        return straight or bool(_OPEN.search(ahead)) or text[span.start] in '"“‘' or ahead[-1:] in ("'", "‘")

    def content(self, ref: Ref) -> str:
        """All words of a statement."""
        words: str = self.story.ledger(ref.article).article.words(self.attribution(ref).content)
        return words

    def said(self, ref: Ref) -> str:
        """The words of a statement, cut; what stands between its pieces is left out."""
        pieces = [self.words(s, ref.article) for s in self.attribution(ref).content]
        told = " … ".join(p.strip("\"'“”‘’,") for p in pieces)
        return cut(told, LONGEST)

    def who(self, ref: Ref) -> str:
        """Who says it, as the article has it."""
        source = self.source(ref)
        return source.name if source else "nobody"

    def inner_words(self, span: Span) -> str:
        """The words of a quote, cut, without its marks."""
        return self.words(span).strip("\"'“”‘’«».,")

    def called(self, article: str) -> str:
        """What a message calls an article: its outlet, else its id."""
        outlet: str | None = self.story.ledger(article).article.value("outlet")
        return outlet or article

    def article(self, ref: Ref) -> Article:
        """The article of a reference."""
        return self.story.ledger(ref.article).article

    def place(self, ref: Ref, *roles: str) -> tuple[Span, ...]:
        """The spans of some roles of a statement, each naming its article."""
        attribution = self.attribution(ref)
        spans = [s for role in roles for s in getattr(attribution, role)]
        return tuple(s.model_copy(update={"article": ref.article}) for s in spans)


def _beats(rival: Spans, own: Spans) -> bool:
    """Whether more is shared with a rival, the longest stretch of one's own in it."""
    if not own:
        return False
    longest = max(own, key=lambda s: s.end - s.start)
    more = sum(s.end - s.start for s in rival) > sum(s.end - s.start for s in own)
    return more and any(s.meets(longest) for s in rival)


def count(text: str) -> int:
    """How many words there are."""
    return len(_WORD.findall(text))


def overlaps(span: Span, others: tuple[Span, ...]) -> bool:
    """Whether a span lies inside one of some others of the same article."""
    return any(o.of == span.of and o.start <= span.start and span.end <= o.end for o in others)
