"""One story for each rule of agreement, which raises it: two articles marked by hand, and what holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from auditor_checks.agreement.rules import RULES
from auditor_checks.agreement.view import Options, View
from firing import PEOPLE as KNOWN

from auditor import Ledger, Source, Story
from auditor.contract.rules import Question
from auditor.model import Edit, Fact, Flat, Origin, Reason, Span
from auditor.testing import claim, make_ledger, make_story, relation, source

FILES = {file.RULE.id: file for file in RULES}
PEOPLE: dict[str, Source] = KNOWN | {
    who.name: who
    for who in (
        source("Anna Bell", named=True),
        source("Karl Cole", named=True),
        source("Two aides", count=2),
        source("Aides", "group"),
        source("an official", post=("official", "generic"), access="saw it"),
    )
}


@dataclass(frozen=True)
class Told:
    """Two texts and their days; how they relate, with words that stay or change; what is claimed, by whom.

    ``more`` are fields of the relation; its reasons are words of the first text.
    """

    texts: tuple[str, str]
    kind: Any = ""
    edits: tuple[tuple[str, str, str], ...] = ()
    more: dict[str, Any] = field(default_factory=dict)
    claims: tuple[tuple[str, ...], ...] = ()
    flat: str = ""
    days: tuple[str, str] = ("", "")
    details: dict[int, dict[str, Any]] = field(default_factory=dict)

    def story(self, before: str = "", *, turned: bool = False) -> Story:
        """The story, with other text before either; ``turned``: the second article first."""
        first, second = ("b", "a") if turned else ("a", "b")
        one, other = (
            self._ledger(f"{before}{text}", day) for text, day in zip(self.texts, self.days, strict=True)
        )
        ledgers = (other, one) if turned else (one, other)

        def place(held: Ledger, words: str, of: str) -> Span:
            start = held.article.text.index(words)
            return Span(start=start, end=start + len(words), article=of)

        edits = tuple(
            Edit(change=c, a=place(one, x, first), b=place(other, y, second))  # type: ignore[arg-type]
            for c, x, y in self.edits
        )
        more = dict(self.more)
        if "reasons" in more:
            spans = tuple(place(one, words, first) for words in more["reasons"])
            more["reasons"] = (Reason(text="they differ", spans=spans),)
        swap = {"a": first, "b": second}
        related = (relation(first, second, self.kind, edits=edits, **more),) if self.kind else ()
        made = [claim(*(swap[x] for x in says), origins=("o1",)) for says in self.claims]
        sources = tuple(f"{x}#{s.id}" for x, held in zip("ab", ledgers, strict=True) for s in held.sources)
        flat = (Flat(claim="c1", span=place(other, self.flat, second)),) if self.flat else ()
        return make_story(
            *ledgers,
            relations=related,
            claims=made,
            origins=(Origin(id="o1", name="N", sources=sources),) if made else (),
            flat=flat,
        )

    def _ledger(self, text: str, day: str) -> Ledger:
        people = [who for name, who in PEOPLE.items() if f" {name}]" in text]
        details = {n: more for n, more in self.details.items() if f"[c{n} " in text}
        held = make_ledger(text, people, details=details)
        facts = {"date": Fact(value=day, found_in="x")} if day else {}
        return held.model_copy(update={"article": held.article.model_copy(update={"metadata": facts})})


def look(rule: str, held: Story, **options: Any) -> list[Question]:
    """What a rule asks of a story, one that is off by itself as well."""
    return list(FILES[rule].look(View(held, Options(**options))))


SAID = "[s1 {}] [c1 said] [q1 {}]."
QUOTED = "[s1 {}] [c1 said]: [q1 “{}”]."
SILENT = "[s1 The bank] [c1 did not respond] to {} request for comment. "
SILENT += "[s2 Anna Bell] [c2 told] [r2 Reuters] [q2 no]."
STORIES = {
    "altered-quote": Told(
        (
            QUOTED.format("Anna Bell", "the old bridge will close in May for good"),
            QUOTED.format("Anna Bell", "the old bridge will close in June for good"),
        ),
        "altered_quote",
        (
            ("same", "the old bridge will close in", "the old bridge will close in"),
            ("substituted", "May", "June"),
            ("same", "for good", "for good"),
        ),
    ),
    "quote-cut-short": Told(
        (
            QUOTED.format("Anna Bell", "We will close it."),
            QUOTED.format("Anna Bell", "We will close it if the wind grows."),
        ),
        "same_quote",
    ),
    "paraphrase-turned-quote": Told(
        (
            SAID.format("Karl Cole", "it was a very old bridge to him"),
            SAID.format("Anna Bell", "it was “a very old bridge” there"),
        ),
        "same_statement",
        (("same", "a very old bridge", "a very old bridge"),),
        days=("2026-01-01", "2026-01-02"),
    ),
    "quote-turned-paraphrase": Told(
        (
            SAID.format("Karl Cole", "it was a very old bridge to him"),
            SAID.format("Anna Bell", "it was “a very old bridge” there"),
        ),
        "same_statement",
        (("same", "a very old bridge", "a very old bridge"),),
    ),
    "conflict": Told(
        (SAID.format("Anna Bell", "ten boats sank today"), SAID.format("Anna Bell", "nine boats sank today")),
        "conflicts",
        more={"sort": "discrepancy", "differs": ("number",), "reasons": ("ten",)},
    ),
    "attribution-changed": Told(
        (
            QUOTED.format("Anna Bell", "we close the bridge in May"),
            QUOTED.format("Karl Cole", "we close the bridge in May"),
        ),
        "same_quote",
        (("same", "we close the bridge in May", "we close the bridge in May"),),
        more={"differs": ("speaker",)},
    ),
    "source-count-changed": Told(
        (SAID.format("Two aides", "the bridge will close"), SAID.format("Aides", "the bridge will close")),
        claims=(("a", "b"),),
    ),
    "anonymity-lost-between-articles": Told(
        (SAID.format("an official", "the old bridge will close"), "The old bridge will close."),
        claims=(("a",),),
        flat="The old bridge will close",
    ),
    "hedge-dropped": Told(
        (
            SAID.format("Two aides", "the bridge may close in winter"),
            SAID.format("Two aides", "the bridge will close in winter"),
        ),
        "same_statement",
        claims=(("a", "b"),),
    ),
    "echo-as-confirmation": Told(
        (
            "[s1 Aides] [c1 told] [r1 Reuters] [q1 the bridge will close].",
            SAID.format("Aides", "the bridge will close"),
        ),
        claims=(("a", "b"),),
    ),
    "stands-alone": Told(
        (
            SAID.format("an official", "the mayor had taken the money in May"),
            SAID.format("Karl Cole", "it rained"),
        ),
        claims=(("a",),),
    ),
    "request-as-own": Told(
        (SILENT.format("Reuters’"), SILENT.format("a")),
        "corroborates",
        details={1: {"kind": "no-response"}},
    ),
}
