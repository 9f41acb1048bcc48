"""One text for each rule about articles, which raises it, marked by hand; what a rule asks of an article."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from auditor_checks.anonymity import rules as anonymity
from auditor_checks.anonymity.check import Anonymity
from auditor_checks.anonymity.view import View as AnonymityView
from auditor_checks.directness import rules as directness
from auditor_checks.directness.check import Directness
from auditor_checks.directness.view import View as DirectnessView
from auditor_checks.diversity import rules as diversity
from auditor_checks.diversity.check import Diversity
from auditor_checks.diversity.view import View as DiversityView
from auditor_checks.headline import rules as headline
from auditor_checks.headline.check import Headline
from auditor_checks.headline.view import View as HeadlineView
from auditor_checks.response import rules as response
from auditor_checks.response.check import Response
from auditor_checks.response.view import View as ResponseView
from edges import published

from auditor import Ledger, Source
from auditor.contract.rules import Question
from auditor.testing import make_ledger, source

CHECKS: dict[str, tuple[Any, Any, Any]] = {
    "anonymity": (Anonymity, AnonymityView, anonymity.RULES),
    "directness": (Directness, DirectnessView, directness.RULES),
    "diversity": (Diversity, DiversityView, diversity.RULES),
    "headline": (Headline, HeadlineView, headline.RULES),
    "response": (Response, ResponseView, response.RULES),
}
FILES = {
    f"{check}/{file.RULE.id}": file for check, (_, _, files) in CHECKS.items() for file in files
}  # the rules with the check they are of
PEOPLE = {
    who.name: who
    for who in (
        source("Ann Lee", named=True, post="mayor"),
        source("Bo Lund", named=True),
        source("Cy Dorn", named=True),
        source("Paul Kent", named=True, post="mayor"),
        source("Dan Ruiz", named=True),
        source("Holst Herald", "organisation", named=True),
        source("An aide", post="aide"),
        source("A senior aide", post="aide"),
        source("An aide who saw it", post="aide", access="saw it"),
        source("A clerk who saw it", post="clerk", access="saw it", reason=("not authorized", "rote")),
        source("A baker"),
        source("Sources", "group"),
        source("The source"),
        source("Officials", "group"),
        source("Critics", "group"),
        source("One of the guards", count=1),
        source("One of the pilots", count=1),
        source("A report", "document"),
        source("Residents", "group"),
        source("Voters", "population"),
        source("The writer", "author", named=True),
        source("The bank", "organisation", named=True),
        source("A memo", "document"),
        source("he"),
        source("The clerk", post="clerk", access="x", reason=("fear", "specific")),
        source("A minor", protected="minor"),
        source("Two men", "group", named=True, members=("Bo Lund", "Cy Dorn")),
    )
}


@dataclass(frozen=True)
class Fired:
    """A text, who stands in it, its headline outside the text, its outlet, and fields of its statements."""

    text: str
    title: str | None = None
    outlet: str = ""
    details: dict[int, dict[str, Any]] = field(default_factory=dict)
    speakers: dict[int, str | None] = field(default_factory=dict)

    def ledger(self, before: str = "", behind: str = "", **more: Source) -> Ledger:
        """The ledger, with other text about it; ``more`` are sources that stand for those of their names."""
        text = f"{before}{self.text}{behind}"
        people = {**PEOPLE, **{who.name: who for who in more.values()}}
        known = [who for name, who in people.items() if f" {name}]" in text]
        made = make_ledger(text, known, title=self.title, details=self.details, speakers=self.speakers)
        return published(made, self.outlet)


def look(rule: str, ledger: Ledger, **options: Any) -> list[Question]:
    """What a rule asks of an article, one that is off by itself as well."""
    check, view, _ = CHECKS[rule.partition("/")[0]]
    return list(FILES[rule].look(view(ledger, check.Options(**options))))


SAID = "[s{0} {1}] [c{0} said] [q{0} {2}]."
LATE = "[q1 “It rained. It snowed. It froze,”] [c1 said] [s1 Paul Kent]."
FIRED = {
    "anonymity/accused-on-unnamed-word": Fired(SAID.format(1, "Sources", "Victor Lang, a builder, stole it")),
    "anonymity/bare-source": Fired(SAID.format(1, "Sources", "it rained")),
    "anonymity/opaque-noun": Fired(SAID.format(1, "Officials", "it rained")),
    "anonymity/vague-group": Fired("[s1 Critics] [c1 say] [q1 it is wrong]."),
    "anonymity/no-access": Fired(SAID.format(1, "A senior aide", "it rained")),
    "anonymity/reason-absent": Fired(SAID.format(1, "An aide who saw it", "it rained")),
    "anonymity/reason-rote": Fired(SAID.format(1, "A clerk who saw it", "it rained")),
    "anonymity/single-unnamed-source": Fired(SAID.format(1, "An aide who saw it", "the bank shuts in May")),
    "anonymity/plural-shrinks-to-one": Fired(
        f"{SAID.format(1, 'Sources', 'it rained')} {SAID.format(2, 'The source', 'it froze')}"
    ),
    "anonymity/dangling-part": Fired(SAID.format(1, "One of the guards", "it rained")),
    "anonymity/named-without-role": Fired(SAID.format(1, "Bo Lund", "it rained")),
    "anonymity/unnamed-opinion": Fired(SAID.format(1, "An aide who saw it", "the plan is a disaster")),
    "anonymity/unnamed-first-quote": Fired("[s1 An aide who saw it] [c1 said], [q1 “It was so very late.”]"),
    "anonymity/agentless": Fired("It is widely believed that it will close."),
    "anonymity/poll-unidentified": Fired("A new poll shows that tea leads."),
    "anonymity/study-unidentified": Fired("A new study found that tea helps."),
    "anonymity/anonymity-lost": Fired("[q2 [s1 Ann Lee] [c1 said] [q1 it rained]], [s2 An aide] [c2 added]."),
    "anonymity/claim-without-source": Fired("The flood left at least forty miners dead in the old valley."),
    "anonymity/unnamed-speaker": Fired(SAID.format(1, "A baker", "it rained")),
    "anonymity/unsourced-passage": Fired(
        "The old bank was attacked and two of them died there. The guards kidnapped ten of the women there."
    ),
    "anonymity/document-unidentified": Fired(SAID.format(1, "A report", "the old bridge at Holst closes")),
    "directness/loaded-cue": Fired(
        "[s1 Paul Kent] [c1 claimed] [q1 it rained].", details={1: {"stance": "doubting"}}
    ),
    "directness/mind-reading-cue": Fired(
        "[s1 Paul Kent] [c1 fears] [q1 rain].", details={1: {"stance": "mind-reading", "kind": "belief"}}
    ),
    "directness/hearsay": Fired("[q1 He is] [c1 reportedly] [q1 ill]."),
    "directness/second-hand-quote": Fired(
        "[s1 Paul Kent] [c1 told] [r1 Reuters] [q1 it rained].\n\nHail.\n\n"
        "[s2 Paul Kent] [c2 said], [q2 “it is so”].",
        outlet="Quill Times",
    ),
    "directness/quotes-run-together": Fired(
        "[q1 “It rained,”] [c1 said] [s1 Paul Kent]. [q2 “It snowed all day,”] [c2 said] [s2 Dan Ruiz]."
    ),
    "directness/speaker-late": Fired(LATE),
    "directness/speaker-unclear": Fired(
        "[s1 Dan Ruiz] [c1 said] [q1 [s2 Paul Kent] [c2 promised] [q2 rain]], [c3 adding] [q3 it ended].",
        speakers={3: "Dan Ruiz"},
    ),
    "directness/closed-door-quote": Fired("In private, [s1 Paul Kent] [c1 said] [q1 “it is lost”]."),
    "directness/unnamed-outlet": Fired("He told a newspaper that it closed."),
    "directness/relayed-whole": Fired(
        "[s1 Paul Kent] [c1 told] [r1 Reuters] [q1 it rained]. "
        "[s2 Dan Ruiz] [c2 told] [r2 Reuters] [q2 it hailed].",
        outlet="Quill Times",
    ),
    "directness/outlet-alone": Fired("[s1 Holst Herald] [c1 reported] [q1 the bank will close]."),
    "directness/unnamed-report": Fired("Rumours spread that it closed."),
    "directness/venue-untold": Fired(
        " ".join(f"[s{n} Paul Kent] [c{n} said], [q{n} “it is {n}.”]" for n in (1, 2, 3))
    ),
    "diversity/no-voice": Fired("It rained. " * 8),
    "diversity/one-camp": Fired(
        " ".join(
            SAID.format(n, who, words)
            for n, (who, words) in enumerate(
                (
                    ("Ann Lee", "the plan is wrong"),
                    ("Bo Lund", "the plan would harm all"),
                    ("Cy Dorn", "the plan is cruel"),
                    ("Dan Ruiz", "the plan is unfair"),
                ),
                1,
            )
        )
        + " They protest."
    ),
    "diversity/one-voice": Fired(
        f"{SAID.format(1, 'Ann Lee', 'word ' * 40)} "
        + " ".join(SAID.format(n, "Residents", "so") for n in (2, 3, 4))
    ),
    "headline/rests-on-unnamed": Fired(
        SAID.format(1, "Sources", "the bank shuts forty branches"), title="Bank shuts forty branches"
    ),
    "headline/hardens-hedge": Fired(
        SAID.format(1, "Ann Lee", "the bank may shut forty branches"), title="Bank shuts forty branches"
    ),
    "headline/drops-attribution": Fired(
        SAID.format(1, "Ann Lee", "the bank robbed forty widows"), title="Bank robbed forty widows"
    ),
    "headline/quote-not-in-body": Fired("He said so.", title="“Never again”: bank"),
    "headline/body-hardens": Fired(
        f"{SAID.format(1, 'Sources', 'Mr. Hale has decided to leave the old bank')} "
        "Hale’s decision surprised many there."
    ),
    "response/accused-not-asked": Fired(
        "[s1 Dan Ruiz] [c1 accused] [q1 Victor Lang of stealing the plans]. It rained."
    ),
}
