"""Every question of a run as the index lists it: the gravest with their sentences, all of them to filter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from auditor.model import Finding
from auditor.write.located import Located, gravest, located
from auditor.write.page.context import Context
from auditor.write.page.links import Links
from auditor.write.page.visible import plain
from auditor.write.places import SEVERITIES, sentence

GRAVEST = 10
SHORT, LONGEST = 40, 200  # characters of a question's words: fewer are shown in their sentence


@dataclass(frozen=True)
class Grave:
    """One of the gravest questions of the run: its sentence, and the way to it."""

    finding: Finding
    title: str
    sentence: str
    name: str
    outlet: str
    href: str
    also: tuple[tuple[Finding, str], ...]


def graves(context: Context, links: Links) -> list[Grave]:
    """The gravest questions of the whole run, whatever the article."""
    return [_grave(item, context, links) for item in gravest(context.report, GRAVEST)]


def _grave(item: Located, context: Context, links: Links) -> Grave:
    first = item.places[0] if item.places else None
    article = item.article.id if item.article else ""
    return Grave(
        finding=item.finding,
        title=context.rule(item.finding.rule),
        sentence=sentence(first.article, first.span) if first else "",
        name=context.name(article),
        outlet=(item.article.value("outlet") or "") if item.article else "",
        href=address(item, context, links),
        also=tuple((finding, context.rule(finding.rule)) for finding in item.under),
    )


def listed(context: Context, links: Links, place: Callable[[str], int]) -> list[list[Any]]:
    """All questions as rows of places in the table of strings, in report order.

    A row: severity (0 the worst), rule, message, words, article, outlet, address, fingerprint, whether it is
    new since the baseline (0 or 1), how many stand under it, gravity.
    """
    rows = []
    for item in located(context.report):
        finding = item.finding
        words = _words(item)
        outlet = (item.article.value("outlet") or "") if item.article else ""
        rows.append([
            SEVERITIES.index(finding.severity),
            place(finding.rule),
            place(finding.message),
            place(words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"),
            place(context.name(item.article.id) if item.article else ""),
            place(outlet),
            plain(address(item, context, links)),
            finding.fingerprint,
            int(finding.baseline == "new"),
            len(item.under),
            finding.gravity,
        ])  # fmt: skip
    return rows


def _words(item: Located) -> str:
    """The words of a question; where they are few, the sentence they stand in."""
    if not item.places:
        return ""
    first = item.places[0]
    return first.words if len(first.words) > SHORT else sentence(first.article, first.span)


def address(item: Located, context: Context, links: Links) -> str:
    """Where a question stands: on the page of its article, else on that of its story."""
    if item.article is None:
        return links.to("stories", item.story or "", "findings")
    asked = enumerate(context.questions(item.article.id), 1)
    number = next((n for n, a in asked if a.finding is item.finding), None)
    return links.to("articles", item.article.id, f"m{number}" if number else "top")
