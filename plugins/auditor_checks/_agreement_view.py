"""A story, looked at by the agreement rules: which claim a statement is of, who speaks, which article came
first.
"""

from __future__ import annotations

import re
from functools import cached_property

from auditor import Attribution, Claim, Ref, Relation, Source, Span, Story

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_OPEN = re.compile(r"“[^”]*$|(?<!\w)‘[^’]*$")
LONGEST = 90  # characters of a text's words in a message


class View:
    """What the rules ask of a story."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.facts = story.facts

    @cached_property
    def _ledgers(self) -> dict[str, dict[str, Attribution]]:
        return {x.article.id: {a.id: a for a in x.attributions} for x in self.story.ledgers}

    @cached_property
    def _claims(self) -> dict[Ref, Claim]:
        return {ref: claim for claim in self.facts.claims for ref in claim.says}

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {article: group[0] for group in self.facts.texts for article in group}

    def attribution(self, ref: Ref) -> Attribution:
        """The attribution of a reference."""
        return self._ledgers[ref.article][ref.attribution]

    def inner(self, ref: Ref) -> list[Attribution]:
        """The attributions nested in one."""
        return [a for a in self._ledgers[ref.article].values() if a.within == ref.attribution]

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

    def claim(self, relation: Relation) -> str | None:
        """The claim that a relation is about, for the finding to stand with."""
        claim = self._claims.get(relation.a) or self._claims.get(relation.b)
        return claim.id if claim else None

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
        return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"

    def marked(self, span: Span) -> bool:
        """Whether quotation marks open at a span or around it in its paragraph, attributed or not."""
        article = self.story.ledger(span.article or "").article
        text = article.text if span.of == "text" else article.title or ""
        before = text[text.rfind("\n", 0, span.start) + 1 : span.start]
        straight = before.count('"') % 2 == 1
        return straight or bool(_OPEN.search(before)) or text[span.start] in '"“‘'

    def said(self, ref: Ref) -> str:
        """The words of a statement, cut."""
        content = self.attribution(ref).content
        return self.words(content[0], ref.article).strip("\"'“”‘’,") if content else ""

    def who(self, ref: Ref) -> str:
        """Who says it, as the article has it."""
        source = self.source(ref)
        return source.name if source else "nobody"

    def place(self, ref: Ref, *roles: str) -> tuple[Span, ...]:
        """The spans of some roles of a statement, each naming its article."""
        attribution = self.attribution(ref)
        spans = [s for role in roles for s in getattr(attribution, role)]
        return tuple(s.model_copy(update={"article": ref.article}) for s in spans)


def count(text: str) -> int:
    """How many words there are."""
    return len(_WORD.findall(text))


def overlaps(span: Span, others: tuple[Span, ...]) -> bool:
    """Whether a span lies inside one of some others of the same article."""
    return any(o.of == span.of and o.start <= span.start and span.end <= o.end for o in others)
