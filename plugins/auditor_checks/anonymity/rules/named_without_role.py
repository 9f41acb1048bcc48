"""People with a name of whom the article does not say in what capacity they speak."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor import Ledger, Source, Span
from auditor.contract.reading import WORD, Stretches, has, headline, speaks, words
from auditor.contract.rules import Question, rule
from auditor_checks.anonymity import words as lexis
from auditor_checks.anonymity.view import View
from auditor_checks.signs import found_before

RULE = rule(__name__, "named-without-role", "Named source without a role", "info", on=False, gravity=25)

BESIDE = 80  # characters
_ASIDE = re.compile(r"[Aa]ccording to [^.,;]*$")


def look(view: View) -> Iterator[Question]:
    """Asks who they are, where they first speak."""
    ledger = view.ledger
    asked: set[str] = set()
    introductions = _Introductions(ledger)
    for attribution in view.spoken:
        source = ledger.source(attribution)
        if source is None or source.id in asked or not speaks(ledger, attribution):
            continue
        if not set(words(source.name)) & set(words(ledger.article.words(attribution.source_spans))):
            continue  # a pronoun or a title: whom it stands for may be misread
        asked.add(source.id)
        known = has(ledger, source, "post", "body", "allegiance") or source.name in view.options.need_no_role
        person = source.kind == "person" and source.named and not source.members and not source.protected
        person = person and not source.name.isupper() and not source.plural
        if person and " " in source.name and not known and not introductions.tells(source):
            message = f"Who is {source.name}? Nothing in the article says in what capacity they speak."
            yield Question.about(attribution, message, attribution.source_spans or attribution.cue)


class _Introductions:
    """Whether anything but a name tells who somebody is; the text is gone through once."""

    def __init__(self, ledger: Ledger) -> None:
        place = headline(ledger)
        self.title = {_bare(w) for w in WORD.findall(ledger.article.slice(place))} if place else set()
        self.spoken: dict[str, list[Span]] = {}
        for attribution in ledger.attributions:
            found = self.spoken.setdefault(attribution.source or "", [])
            found += [s for s in attribution.source_spans if s.of == "text"]
        self.text = ledger.article.text
        self.places: dict[str, list[int]] = {}
        for word in WORD.finditer(self.text):
            if word[0][0].isupper():
                self.places.setdefault(_bare(word[0]), []).append(word.start())

    def tells(self, source: Source) -> bool:
        """Whether a reader knows who it is: described, or told of as well as heard."""
        name = source.name
        first, surname = (_bare(w) for w in (name.split()[0], name.split()[-1]))
        spoken = self.spoken.get(source.id, [])
        if surname in self.title or any(lexis.DESCRIBED.search(self.text, s.start, s.end) for s in spoken):
            return True
        here = Stretches(spoken)
        if not all(here.meets(Span(start=at, end=at + 1)) for at in self.places.get(surname, ())):
            return True
        before = (
            found_before(lexis.ROLE_BEFORE, self.text, at, BESIDE)
            for at in self.places.get(first, ())
            if self.text.startswith(name, at)
        )
        return any(before) or any(self._behind(at + len(surname)) for at in self.places.get(surname, ()))

    def _behind(self, at: int) -> bool:
        """A description behind a name; behind "according to" the comma ends the aside, and opens none."""
        aside = found_before(_ASIDE, self.text, at, BESIDE)
        return not aside and bool(lexis.ROLE_BEHIND.match(self.text, at))


def _bare(word: str) -> str:
    return word.removesuffix("’s").removesuffix("'s")
