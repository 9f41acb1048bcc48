"""How many sentences off something still counts, for each rule that looks around: wherever in an article."""

from __future__ import annotations

import pytest
from edges import asks
from edges import directness as told

from auditor import Source
from auditor.testing import source

LEE = source("Ann Lee", named=True, post="mayor")
KENT = source("Paul Kent", named=True, post="mayor")
BANK = source("The bank", "organisation", named=True)
PEOPLE = (
    LEE,
    KENT,
    BANK,
    source("A baker"),
    source("Bakers of Holst", "group"),
    source("Critics", "group"),
    source("Sources", "group"),
    source("Analysts", "group"),
    source("A report", "document"),
    source("A woman", reason="x"),
    source("An aide who was there", post="aide", access="was there"),
    source("Holst Herald", "organisation", named=True),
)
LEE_SAYS = "[s9 Ann Lee] [c9 said] [q9 {}]."
BANK_SAYS = "[s9 The bank] [c9 said] [q9 {}]."
OTHER = "[s9 Ann Lee] [c9 said] [q9 it snowed]."


def people(text: str) -> list[Source]:
    return [who for who in PEOPLE if f" {who.name}]" in text]


READ = {
    "directness/mind-reading-cue": {1: {"stance": "mind-reading", "kind": "belief"}},
    "directness/loaded-cue": {1: {"stance": "doubting"}},
}


def number(rule: str, text: str) -> int:
    kind, _, name = rule.partition("/")
    return (asks if kind == "anonymity" else told)(name, text, *people(text), details=READ.get(rule))


TOLL = "The flood left at least forty miners dead in the old valley by a grey iron mill."
STUDY = "A new study found that tea helps."
SAID = "[s1 {}] [c1 said] [q1 {}]."
ROWS = [  # rule, what it asks about, what stands beside it, and how many sentences before and behind count
    ("anonymity/vague-group", "Critics warned of it.", LEE_SAYS.format("no"), 0, 2),
    ("anonymity/vague-group", SAID.format("Critics", "it is wrong"), OTHER, 2, 2),
    ("anonymity/vague-group", SAID.format("Critics", "it is wrong"), "One of them is Bodo.", 0, 1),
    ("anonymity/study-unidentified", STUDY, "Professor Lund led the team.", 0, 2),
    ("anonymity/study-unidentified", "Some experts say that tea helps.", LEE_SAYS.format("so"), 0, 2),
    ("anonymity/study-unidentified", STUDY, BANK_SAYS.format("so"), 0, 1),
    ("anonymity/reason-absent", SAID.format("A woman", "it will close"),
     "She spoke on condition of anonymity.", 0, 1),
    ("anonymity/reason-absent", SAID.format("A woman", "so") + " She spoke on condition of anonymity.",
     "She feared for her job.", 0, 1),
    ("directness/mind-reading-cue", "[s1 Paul Kent] [c1 fears] [q1 rain].",
     "[s9 Paul Kent] [c9 said] [q9 no].", 2, 2),
    ("directness/hearsay", "[q1 He is] [c1 reportedly] [q1 ill].", "According to her it hailed.", 2, 1),
    ("directness/closed-door-quote", "In private, [s1 Paul Kent] [c1 said] [q1 “it is lost”].",
     "A recording was made.", 1, 1),
    ("directness/loaded-cue", "[s1 Paul Kent] [c1 claimed] [q1 it rained].", "Others denied it.", 1, 1),
    ("directness/unnamed-outlet", "He told a newspaper that it closed.", "Film Weekly published it.", 0, 1),
    ("directness/unnamed-report", "Rumours spread that it closed.", "This was published by Lund.", 0, 1),
    ("directness/unnamed-report", "Rumours spread that it closed.", "It was spotted by Lund.", 0, 1),
]  # fmt: skip
BEHIND_THE_LEAD = [  # the same, from the fourth sentence on: a lead sums up what comes later
    ("anonymity/unnamed-speaker", SAID.format("A baker", "it rained"), OTHER, 0, 1),
    ("anonymity/unnamed-speaker", SAID.format("Bakers of Holst", "it rained"), BANK_SAYS.format("so"), 0, 1),
    ("anonymity/unnamed-speaker", SAID.format("Bakers of Holst", "the bridge at Holst will close"),
     LEE_SAYS.format("the bridge closed"), 0, 1),
    ("anonymity/document-unidentified", SAID.format("A report", "the bridge will close"),
     BANK_SAYS.format("the bridge closed"), 0, 2),
    ("anonymity/document-unidentified", SAID.format("A report", "the bridge will close"),
     BANK_SAYS.format("no"), 0, 1),
    ("anonymity/document-unidentified", SAID.format("A report", "the bridge will close"),
     "The report by Lund is new.", 0, 1),
    ("anonymity/single-unnamed-source", SAID.format("An aide who was there", "the bridge will close"),
     LEE_SAYS.format("the bridge closed"), 0, 1),
    ("anonymity/opaque-noun", SAID.format("Analysts", "the bridge will close"),
     LEE_SAYS.format("the bridge closed"), 0, 1),
    ("anonymity/study-unidentified", "A new study found that tea helps the old.",
     LEE_SAYS.format("tea helped"), 0, 1),
    ("directness/unnamed-report", "Rumours spread that the bridge closed.",
     BANK_SAYS.format("the bridge closes"), 0, 1),
    ("anonymity/claim-without-source", TOLL,
     LEE_SAYS.format("it left miners dead"), 1, 1),
    ("anonymity/claim-without-source", TOLL,
     LEE_SAYS.format("the flood and the valley are old"), 1, 1),
    ("anonymity/claim-without-source", "Forty old miners were killed in the flood.", OTHER, 0, 2),
]  # fmt: skip
CASES = [*((shift, row) for row in ROWS for shift in (0, 3, 4, 5)),
         *((shift, row) for row in BEHIND_THE_LEAD for shift in (3, 4, 6))]  # fmt: skip


@pytest.mark.parametrize(("before", "row"), CASES)
def test_a_sentence_counts_as_far_off_as_its_rule_looks(
    before: int, row: tuple[str, str, str, int, int]
) -> None:
    """At that distance it does, a sentence farther it does not; numbers with this or that bit set alike."""
    rule, target, beside, back, ahead = row
    opening, closing = ["It dried."] * before, ["It thawed."] * 9
    alone = number(rule, " ".join([*opening, target, *closing]))
    for behind, reach in ((True, ahead), (False, back)):
        for gap in range(4):
            between = ["It froze."] * gap
            parts = [target, *between, beside] if behind else [beside, *between, target]
            text = " ".join([*opening, *parts, *closing])
            assert number(rule, text) == (alone if gap >= reach else 1 - alone), text
