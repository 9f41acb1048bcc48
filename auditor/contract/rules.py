"""A rule in a file of its own: its card and examples, the questions that it finds, and how they are raised.

A check with several rules is a package: ``check.py`` (the score and the results), ``view.py`` (what it and
its rules read of a ledger or a story, once), ``rules/`` with one file a rule and ``rules/cards/`` with one
card a rule. A file of a rule holds ``RULE`` and one function ``look``; the check lists it once.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from auditor.contract.checks import Rule
from auditor.contract.reading import inherited
from auditor.model import Attribution, Finding, On, Severity, Span

__all__ = [
    "Question",
    "RuleFile",
    "raised",
    "rule",
]

_EXAMPLES = re.compile(r"^## (Raises it|Does not raise it)$", re.MULTILINE)
_WHOLE = On()  # the article or the story
_NEXT_ARTICLE = " ‖ "


@dataclass(frozen=True, slots=True)
class Question:
    """What a rule found: the message, its spans, and what it is about (nothing: the article or story)."""

    message: str
    spans: tuple[Span, ...] = ()
    on: On = _WHOLE
    inherited: bool = False  # only the outlet that this article relays can mend it

    @classmethod
    def about(cls, attribution: Attribution | None, message: str, spans: tuple[Span, ...]) -> Question:
        """A question about an attribution; where that relays an outlet, its wording is inherited.

        About the whole where the words were not recognised as an attribution.
        """
        if attribution is None:
            return cls(message, spans)
        return cls(message, spans, On(attribution=attribution.id), inherited(attribution))


class RuleFile(Protocol):
    """A module that holds one rule. ``look`` takes what its check hands to all of its rules."""

    RULE: Rule

    @property
    def look(self) -> Callable[[Any], Iterable[Question]]:
        """The function that looks for it."""
        ...


def rule(module: str, id: str, title: str, severity: Severity, *, on: bool = True, gravity: int = 50) -> Rule:
    """The rule of that id; its card and examples are ``cards/ID.md`` beside ``module``, a ``__name__``.

    A file is the card, then "## Raises it" and "## Does not raise it" with one example to a list item; a
    line break in an example is written ``\\n``, and in an example about a story `` ‖ `` stands between its
    articles. FileNotFoundError where there is no such file.
    """
    beside = Path(sys.modules[module].__file__ or "").parent
    text = (beside / "cards" / f"{id}.md").read_text(encoding="utf-8")
    card, *rest = _EXAMPLES.split(text)
    examples = dict(zip(rest[::2], rest[1::2], strict=True))
    return Rule(
        id=id,
        title=title,
        severity=severity,
        card=card.strip() + "\n",
        fires=_items(examples.get("Raises it", "")),
        silent=_items(examples.get("Does not raise it", "")),
        on=on,
        gravity=gravity,
    )


def raised(check: str, rules: Iterable[RuleFile], view: Any) -> Mapping[On, tuple[Finding, ...]]:
    """What the rules of a check find in a view, as findings, by what they are about; in the rules' order."""
    found: dict[On, tuple[Finding, ...]] = {}
    for file in rules:
        for asked in file.look(view):
            finding = file.RULE.finding(check, asked.message, asked.spans, inherited=asked.inherited)
            found[asked.on] = (*found.get(asked.on, ()), finding)
    return found


def _items(block: str) -> tuple[str | tuple[str, ...], ...]:
    found = (line[2:].strip().replace("\\n", "\n") for line in block.splitlines() if line.startswith("- "))
    return tuple(tuple(x.split(_NEXT_ARTICLE)) if _NEXT_ARTICLE in x else x for x in found)
