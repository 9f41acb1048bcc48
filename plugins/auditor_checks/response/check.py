"""Response: whether those who are accused in an article were asked, as far as the text shows."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict, Field

from auditor import Check, Ledger, NoOptions, On, Panel, Reason, Result, Row, hookimpl
from auditor.contract.reading import said, unjudged, unnamed
from auditor.contract.rules import raised
from auditor_checks.accusations import Accusation
from auditor_checks.response.rules import RULES
from auditor_checks.response.view import View


class Data(BaseModel):
    """Who is accused, and of these who is heard or was asked."""

    model_config = ConfigDict(extra="forbid")

    accused: tuple[str, ...] = Field(default=(), description="Names of the accused, as the article has them.")
    answered: tuple[str, ...] = Field(default=(), description="Of these, who is heard or was asked.")


class Response(Check[NoOptions, Data]):
    """The score is the share of the accused of whom the article shows that they were asked or are heard."""

    id = "response"
    title = "Whether the accused were asked"
    version = "1.0"
    rules = tuple(file.RULE for file in RULES)
    panels = (
        Panel(
            id="accused",
            title="Who is accused, and whether they answer",
            columns=("Who", "By whom", "Of what", "Answer"),
            order=20,
        ),
    )

    def article(self, ledger: Ledger) -> Iterable[Result]:
        """One result, for the article; not applicable where no accusation is recognised."""
        if out := unjudged(ledger):
            return out
        view = View(ledger, self.options)
        accused, silent = view.accused, view.silent
        if not accused:
            nobody = Data().model_dump()
            return [Result(state="not applicable", label="no accusation was recognised", data=nobody)]
        answered = tuple(a.name for a in accused if a not in silent)
        data = Data(accused=tuple(a.name for a in accused), answered=answered)
        return [
            Result(
                state="scored",
                score=1 - len(silent) / len(accused),
                label=f"{len(answered)} of {len(accused)} accused are heard or were asked",
                reasons=tuple(Reason(text=f"{a.name} is accused", spans=(a.span,)) for a in accused),
                findings=raised(self.id, RULES, view).get(On(), ()),
                data=data.model_dump(exclude_none=True),
                rows=tuple(_row(ledger, a, asked=a not in silent) for a in accused),
            )
        ]


def _row(ledger: Ledger, accusation: Accusation, *, asked: bool) -> Row:
    """Who is accused, by whom and in which words, and whether an answer is told; the silent come first."""
    attribution = accusation.attribution
    source = ledger.source(attribution) if attribution else None
    by = source.name if source else "nobody named" if attribution else "the article itself"
    answer = "an answer is told" if asked else "no answer was recognised"
    loose = attribution is None or source is None or unnamed(source)
    words = said(ledger, attribution.content if attribution else (accusation.whole,), 160)
    cells = (accusation.name, by, words, answer)
    gravity = 0.0 if asked else 2.0 if loose else 1.0
    return Row(panel="accused", cells=cells, spans=accusation.spans, gravity=gravity)


@hookimpl
def auditor_checks() -> list[type[Check]]:
    """The check of this module."""
    return [Response]
