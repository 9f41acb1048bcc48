"""Directness: how close the words are to the source's own, first hand, from 0 to 1. Closeness, not merit."""

from __future__ import annotations

from collections.abc import Iterable
from math import fsum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from auditor import Attribution, Check, Column, Finding, Ledger, On, Reason, Result, hookimpl
from auditor.contract.reading import WORD, outer, unjudged
from auditor.contract.rules import raised
from auditor_checks.directness import venue
from auditor_checks.directness.rules import RULES
from auditor_checks.directness.view import Options, View

FormLabel = Literal["verbatim", "partial quote", "single words quoted", "paraphrase", "ascribed"]


class Data(BaseModel):
    """The two axes behind a score; of an article, how its attributions are spread over the forms."""

    model_config = ConfigDict(extra="forbid")

    form: FormLabel | None = Field(default=None, description="How much of it is in the source's own words.")
    form_factor: float | None = Field(default=None, description="What the form counts, 0 to 1.")
    distance: str | None = Field(default=None, description="Where it was said, or through whom it came.")
    distance_factor: float | None = Field(default=None, description="What the distance counts, 0 to 1.")
    channel: str | None = Field(
        default=None, description="The channel it was said through, by the ledger's name for it."
    )
    addressee: str | None = Field(default=None, description="Who it was said to, by the ledger.")
    forms: dict[FormLabel, int] | None = Field(
        default=None, description="Number of the article's attributions in the mean, by form."
    )


class Directness(Check[Options, Data]):
    """The score is form times distance; a relay in between replaces the venue."""

    id = "directness"
    title = "How close the words are to the source's own, first hand"
    version = "1.0"
    rules = tuple(file.RULE for file in RULES)
    words = (
        ("verbatim", "all of it in quotation marks"),
        ("partial quote", "three words or more in quotation marks, the rest in the article's words"),
        ("single words quoted", "one or two words in quotation marks"),
        ("paraphrase", "in the article's own words"),
        ("ascribed", "a belief or a feeling that nobody is said to have spoken of"),
        ("first hand", "said to this outlet or in public, or in a document that it shows it read"),
        ("venue not stated", "the article does not say where or to whom it was said"),
        ("nothing said aloud", "a thought, a plan or no answer: there were no words to be said anywhere"),
        (
            "a document, not shown to have been read",
            "the article cites a paper and does not show that it saw it",
        ),
        ("relay unknown", "passed on, and nobody says by whom"),
    )
    columns = (Column(on="attribution", title="How direct"),)

    def article(self, ledger: Ledger) -> Iterable[Result]:
        """One result for the article and one for each attribution."""
        if out := unjudged(ledger, *(On(attribution=a.id) for a in ledger.attributions)):
            return out
        view = View(ledger, self.options)
        found = raised(self.id, RULES, view)
        each = ((a, found.get(On(attribution=a.id), ())) for a in ledger.attributions)
        spoken = [self._attribution(view, a, findings) for a, findings in each]
        return [_overall(spoken, found.get(On(), ())), *spoken]

    def _attribution(self, view: View, attribution: Attribution, findings: tuple[Finding, ...]) -> Result:
        ledger = view.ledger
        on, source = On(attribution=attribution.id), ledger.source(attribution)
        if source and source.kind in ("population", "author"):
            why = Reason(text=f"a source of the kind {source.kind} is not quoted")
            return Result(on=on, state="not applicable", reasons=(why,), findings=findings)
        form, worth, quoted = self._form(ledger, attribution)
        distance, reasons = self._distance(view, attribution)
        factor = 1.0
        for step in reasons:
            factor *= step.points or 1.0
        data = Data(
            form=form,
            form_factor=worth,
            distance=distance,
            distance_factor=round(factor, 3),
            channel=attribution.channel if attribution.channel != "unknown" else None,
            addressee=attribution.addressee.value if attribution.addressee else None,
        )
        return Result(
            on=on,
            state="scored",
            score=worth * factor,
            label=f"{form}, {distance}",
            reasons=(
                Reason(text=quoted, points=worth, spans=attribution.quotes or attribution.cue),
                *reasons,
            ),
            findings=findings,
            data=data.model_dump(exclude_none=True),
            in_means=attribution.within is None and attribution.kind != "no-response",
        )

    def _form(self, ledger: Ledger, attribution: Attribution) -> tuple[FormLabel, float, str]:
        """The form, its factor, and the words that say so."""
        options = self.options
        count = sum(len(WORD.findall(ledger.article.slice(s))) for s in attribution.quotes)
        if attribution.form == "direct":
            return "verbatim", options.full_quote, "the whole content is quoted"
        if attribution.form == "mixed" and count >= 3:
            return "partial quote", options.partial_quote, f"{count} words quoted"
        if attribution.form == "mixed":
            return "single words quoted", options.quoted_words, f"{count} word{'s' * (count != 1)} quoted"
        cue = ledger.article.words(attribution.cue)
        if (
            attribution.source
            and attribution.kind in ("belief", "perception")
            and not venue.SPEAKING.search(cue)
        ):
            return "ascribed", options.ascribed, f'"{cue}" ascribes what nobody is said to have said'
        return "paraphrase", options.paraphrase, "nothing is quoted"

    def _distance(self, view: View, attribution: Attribution) -> tuple[str, tuple[Reason, ...]]:
        """The distance in words, and its factors as the points of reasons."""
        ledger = view.ledger
        between = self._between(view, attribution)
        if between:
            names = [f"via {name}" if name else "through an unnamed go-between" for name, _ in between]
            return " ".join(dict.fromkeys(names)), tuple(reason for _, reason in between)
        options = self.options
        if attribution.source is None and not attribution.source_spans:
            return "relay unknown", (
                Reason(text="nobody is said to pass it on", points=options.relay_unknown),
            )
        if attribution.hedges and _reported(ledger, attribution):
            spans = attribution.hedges
            return "relay unknown", (Reason(text="relay unknown", points=options.relay_unknown, spans=spans),)
        where = venue.told(ledger, attribution) or self._before(view, attribution)
        if where:
            return "first hand", (where.model_copy(update={"points": options.first_hand}),)
        why = _untold(ledger, attribution)
        return why, (Reason(text=why, points=options.venue_not_stated),)

    def _before(self, view: View, attribution: Attribution) -> Reason | None:
        before = view.going_on.get(attribution.id)
        return before.reason if before else None

    def _between(self, view: View, attribution: Attribution) -> list[tuple[str | None, Reason]]:
        """Everybody between the speaker and this article: who quotes them here, then the relays."""
        ledger = view.ledger
        options = self.options
        steps: list[tuple[str | None, Reason]] = []
        relays = list(attribution.relays)
        for around in outer(ledger, attribution):
            relays += [r for r in around.relays if r not in relays]
            speaker = ledger.source(around)
            if around.source == attribution.source:
                continue
            if speaker and speaker.named:
                points, name = options.named_outlet, speaker.name
                steps.append((name, Reason(text=f"via {name}", points=points, spans=around.source_spans)))
            else:
                points = options.unnamed_between if speaker else options.relay_unknown
                spans = around.source_spans or around.cue
                steps.append((None, Reason(text="an unnamed go-between", points=points, spans=spans)))
        for relay in relays:
            entry = ledger.by_id(relay.source)
            if entry and not entry.named and entry.kind != "organisation":
                points = options.unnamed_between
                steps.append((None, Reason(text="an unnamed go-between", points=points, spans=relay.spans)))
            else:
                points = options.named_outlet
                steps.append((relay.name, Reason(text=f"via {relay.name}", points=points, spans=relay.spans)))
        if not steps and (other := venue.to_other_outlet(ledger, attribution)):
            points = options.named_outlet
            steps.append((other.text.removeprefix("via "), other.model_copy(update={"points": points})))
        before = view.going_on.get(attribution.id)
        if not steps and before and before.outlet:
            points = options.named_outlet
            steps.append((before.outlet, before.reason.model_copy(update={"points": points})))
        return steps


def _untold(ledger: Ledger, attribution: Attribution) -> str:
    """Why no venue is told: nothing was said, a paper was cited, or it is left open."""
    source = ledger.source(attribution)
    if venue.silent(ledger, attribution):
        return "nothing said aloud"
    paper = attribution.channel in ("document", "decree") or (source and source.kind == "document")
    return "a document, not shown to have been read" if paper else "venue not stated"


def _reported(ledger: Ledger, attribution: Attribution) -> bool:
    words = " ".join(ledger.article.slice(s) for s in attribution.hedges).casefold()
    return "reported" in words or "rumor" in words or "rumour" in words


def _overall(spoken: list[Result], findings: tuple[Finding, ...]) -> Result:
    """The mean over the attributions that count, and their forms."""
    counted = [r for r in spoken if r.in_means and r.score is not None]
    if not counted:
        label = "no attribution was recognised"
        return Result(state="not applicable", label=label, findings=findings, in_means=False)
    forms: dict[FormLabel, int] = {}
    for result in counted:
        forms[result.data["form"]] = forms.get(result.data["form"], 0) + 1
    quoted = forms.get("verbatim", 0) + forms.get("partial quote", 0) + forms.get("single words quoted", 0)
    quote = "quotes" if quoted == 1 else "quote"
    return Result(
        state="scored",
        score=fsum(r.score or 0.0 for r in counted) / len(counted),  # sum() differs by Python version
        label=f"{quoted} of {len(counted)} attributions {quote} the source's words",
        findings=findings,
        data=Data(forms=forms).model_dump(exclude_none=True),
        in_means=False,
    )


@hookimpl
def auditor_checks() -> list[type[Check]]:
    """The check of this module."""
    return [Directness]
