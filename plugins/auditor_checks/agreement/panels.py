"""What an editor sees first of the stories of a run: claims on unnamed words only, and quotes that differ."""

from __future__ import annotations

from collections.abc import Iterator

from auditor import Claim, Panel, Row
from auditor.contract.reading import said
from auditor_checks.agreement.alterations import Version, defects
from auditor_checks.agreement.view import View

PANELS = (
    Panel(
        id="unnamed-only",
        title="Claims of several articles that rest on unnamed words only",
        columns=("Claim", "On whose word", "Articles"),
        order=30,
    ),
    Panel(
        id="quotes",
        title="Quotes that differ between articles",
        columns=("Whose words", "Most have", "The odd one out"),
        order=40,
    ),
)


def rows(view: View) -> tuple[Row, ...]:
    """The rows of both panels for one story."""
    return (*_unnamed_only(view), *_quotes(view))


def _unnamed_only(view: View) -> Iterator[Row]:
    """Claims that two articles or more carry, that nobody denies and nobody with a name makes."""
    for claim in view.facts.claims:
        articles = len({ref.article for ref in claim.says})
        if articles > 1 and not claim.denies and all(view.unnamed(ref) for ref in claim.says):
            words = said(view.story.ledger(claim.words.article), view.attribution(claim.words).content, 160)
            whose = "; ".join(dict.fromkeys(view.who(ref) for ref in claim.says))
            cells = (words.removeprefix("that "), whose, f"{articles}, {_origins(claim)}")
            place = view.place(claim.words, "content")
            yield Row(panel="unnamed-only", cells=cells, spans=place, gravity=articles)


def _origins(claim: Claim) -> str:
    proved = len(claim.origins)
    return claim.independence if proved < 2 else f"{proved} origins"


def _quotes(view: View) -> Iterator[Row]:
    for defect in defects(view):
        most, odd = defect.most, defect.odd
        cells = (view.who(defect.relation.a), _told(most), _told(odd))
        spans = (*odd.spans, *most.spans)
        yield Row(panel="quotes", cells=cells, spans=spans, gravity=most.articles + odd.articles)


def _told(version: Version) -> str:
    articles = "article" if version.articles == 1 else "articles"
    return f"{version.words} ({version.articles} {articles})"
