"""Articles that break careless checks: empty, strange, huge, in another language, in several voices."""

from __future__ import annotations

from typing import Any, get_args

from auditor.model import Attribution, Channel, Fact, Form, Kind, Ledger, Span, Stance
from auditor.testing.ledgers import make_ledger, source

TOLD = (
    '[s1 Ann Lee] [c1 said] [q1 "the mill will close"] and [s2 two aides] [c2 told] Reuters '
    "[q2 [s3 the mayor] [c3 had agreed] [q3 to pay 40 people]]. [c4 It is understood that] [q4 talks go on]."
)
STRANGE = (
    "",
    " \n\t\r\n ",
    "Nobody is quoted here, and nobody speaks.",
    "[s1 \u202eeeL nnA\u202c] [c1 said] [q1 “\u200dno\u0301 🧑‍🧑‍🧒 \x00 way”].",
    '[q1 "</script><b onload=x>%s {0} \\" is mine,] [c1 said]\r\n[s1 \'; DROP TABLE--].',
    f"[s1 A] [c1 SAID] [q1 {'and on ' * 15_000}].",
)


KNOWN = (
    source("Ann Lee", named=True, post="clerk"),
    source("two aides", count=2, reason="afraid"),
    source("the mayor"),
    source("A"),
    source("\u202eeeL nnA\u202c"),
    source("'; DROP TABLE--"),
)


def strange() -> list[Ledger]:
    """The ledgers, each under an id of its own; the same on every call."""
    via = {2: {"relays": [{"name": "Reuters"}]}}
    made = [_ledger(marked) for marked in STRANGE]
    made += [_ledger(TOLD, title="Mill will close", details=via), _bare()]
    made += [_ledger(TOLD, inconclusive="The text is in another language.")]
    copies = (TOLD, TOLD, TOLD.replace("will close", "would shut").replace("40", "14"))
    made += [_in_a_story(_ledger(marked)) for marked in copies]
    return [_called(ledger, f"strange-{n}") for n, ledger in enumerate(made, 1)]


def _ledger(marked: str, **more: Any) -> Ledger:
    return make_ledger(marked, [s for s in KNOWN if f" {s.name}]" in marked], **more)


def _in_a_story(ledger: Ledger) -> Ledger:
    metadata = {**ledger.article.metadata, "story": Fact(value="mill", found_in="by hand")}
    return ledger.model_copy(update={"article": ledger.article.model_copy(update={"metadata": metadata})})


def _bare() -> Ledger:
    """Every value of every closed list once, with hardly a span: what an extractor may leave out."""
    ledger = make_ledger("She spoke.", [source("She"), source("They", "group", members=("She",))])
    kinds, forms, stances, channels = map(get_args, (Kind, Form, Stance, Channel))
    many = [
        Attribution(
            id=f"a{n}",
            source=("She", "They", None)[n % 3],
            content=(Span(start=0, end=3),) if n % 2 else (),
            kind=kinds[n % len(kinds)],
            form=forms[n % len(forms)],
            stance=stances[n % len(stances)],
            channel=channels[n % len(channels)],
            polarity=("positive", "negated")[n % 2],
            within=f"a{n - 1}" if n % 5 == 4 else None,
        )
        for n in range(20)
    ]
    return ledger.model_copy(update={"attributions": tuple(many)})


def _called(ledger: Ledger, name: str) -> Ledger:
    article = ledger.article.model_copy(update={"id": name, "path": f"{name}.txt"})
    return ledger.model_copy(update={"article": article})
