"""How much of a thing, how near and by whom, before a rule of anonymity lets it pass."""

from __future__ import annotations

from typing import Any

import pytest
from auditor_checks.anonymity.check import Anonymity
from auditor_checks.anonymity.claims import _quoted, claims
from auditor_checks.anonymity.view import View
from auditor_checks.borne import Borne
from edges import asks

from auditor import Source, Span
from auditor.contract.reading import Sentences
from auditor.testing import make_ledger, source

LEE = source("Ann Lee", named=True, post="mayor")
LUND = source("Bo Lund", named=True)
BANK = source("The bank", "organisation", named=True)
MEMO = source("A memo", "document", named=True)
AIDE = source("An aide who was there", post="aide", access="was there")
BEFORE = ("", "It froze on. It dried. It thawed there. ", "It rained all of the day.\n")


# --- what somebody named bears out


def borne(text: str, *people: Source, target: str) -> tuple[Borne, Span]:
    ledger = make_ledger(text, people)
    start = ledger.article.text.index(target)
    return Borne(ledger, Sentences(ledger.article.text)), Span(start=start, end=start + len(target))


CLAIM = "The old iron bridge over the river at Holst will close for trains in winter"


@pytest.mark.parametrize(
    ("said", "out"),
    [
        ("the bridge at Holst closes", True),
        ("the bridge closes", False),
        ("the iron bridge closes", True),
    ],
)
def test_a_third_of_the_telling_words_is_as_much(said: str, out: bool) -> None:
    """Three at least, of nine."""
    text = f"It rained. It froze. It thawed. {CLAIM}. [s1 Ann Lee] [c1 said] [q1 {said}]."
    made, span = borne(text, LEE, target=CLAIM)
    assert made.out((span,)) is out
    longer = f"{CLAIM}, boats, cars, walkers and riders of ponies"
    many, all_ = borne(text.replace(CLAIM, longer), LEE, target=longer)
    assert many.out((all_,)) is False


@pytest.mark.parametrize(
    ("who", "by_others"),
    [(LEE, False), (BANK, True), (MEMO, True), (source("Ann Lee", "group", named=True), False)],
)
def test_for_a_paper_s_word_stands_a_body_a_paper_or_a_relay(who: Source, by_others: bool) -> None:
    """And no person's."""
    text = (
        f"It rained. It froze. It thawed. {CLAIM}. [s1 {who.name}] [c1 said] [q1 the bridge at Holst closes]."
    )
    made, span = borne(text, who, target=CLAIM)
    assert made.out((span,)) is True
    assert made.out((span,), by_people=False) is by_others
    assert made.beside(span, by_people=False) is by_others
    relayed, span = borne(text.replace("[c1 said]", "[c1 told] [r1 Reuters]"), who, target=CLAIM)
    assert relayed.out((span,), by_people=False) is True
    assert relayed.beside(span, by_people=False) is True


def test_nobody_bears_out_his_own_words() -> None:
    """Neither where they stand nor by whoever is asked about."""
    text = "It rained. It froze. It thawed. [s1 Ann Lee] [c1 said] [q1 the bridge at Holst will close]."
    made, span = borne(text, LEE, target="the bridge at Holst will close")
    assert made.out((span,)) is False
    other = f"{text} [s2 Ann Lee] [c2 said] [q2 the bridge at Holst closes]."
    again, span = borne(other, LEE, target="the bridge at Holst will close")
    assert again.out((span,)) is True
    assert again.out((span,), "Ann Lee") is False
    assert again.beside(span) is True
    assert again.beside(span, but="Ann Lee") is False


@pytest.mark.parametrize(
    ("words", "echoed"),
    [
        ("The iron bridge at Holst closes", True),
        ("The iron bridge closes", True),
        ("The bridge closes", False),
        ("The iron bridge closes for rain, snow, hail, frost, wind, mud and fog", False),
    ],
)
def test_an_opening_states_what_hangs_on_somebody_with_a_third_of_its_own_words(
    words: str, echoed: bool
) -> None:
    """Three at least; the stretch ends with its last sign."""
    text = f"It rained.\n{words}.\nIt froze. [s1 Sources] [c1 said] [q1 {CLAIM}]."
    ledger = make_ledger(text, [source("Sources", "group")])
    found = Borne(ledger, Sentences(ledger.article.text)).echoes(ledger.attributions[0].content)
    assert [ledger.article.slice(s) for s in found] == [f"{words}."] * echoed


# --- claims


@pytest.mark.parametrize(
    ("sentence", "words", "shown"),
    [
        ("One two three four five six seven.", "two", "two three four five six …"),
        ("One two three four five six.", "two", "two three four five six"),
        ("One two three four five six, seven.", "two", "two three four five six …"),
        ("A b c d e f g h.", "b c d e f g", "b c d e f g …"),
        ("One two.", "two", "two"),
    ],
)  # fmt: skip
def test_a_claim_is_shown_by_five_words_or_by_all_that_tell_it(sentence: str, words: str, shown: str) -> None:
    assert _quoted(sentence, sentence.index(words), len(words)) == shown


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize(
    ("text", "marked"),
    [
        (
            "[s1 Ann Lee] [c1 said] [q1 it rained], while two directors are under investigation, and so on.",
            "two directors are under investigation",
        ),
        (
            "[s1 Ann Lee] [c1 said] [q1 it would rain]; some fear that it will freeze, and so on.",
            "some fear that it will freeze",
        ),
        ("[s1 Ann Lee] [c1 said] [q1 two directors are under investigation], and so on it went.", None),
        ("[s1 Ann Lee] [c1 said] [q1 “it would rain”], while at least forty men are dead there.", None),
    ],
)
def test_a_grave_claim_beside_a_statement_is_marked_where_it_stands(
    text: str, marked: str | None, before: str
) -> None:
    """Its clause; a figure is none."""
    ledger = make_ledger(before + text, [LEE])
    found = list(claims(View(ledger, Anonymity().options)))
    assert [ledger.article.slice(c.sentence) for c in found] == ([marked] if marked else [])


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("the flood left miners in the valley", 0),
        ("the flood left miners", 1),
        ("the flood in the valley was old", 1),
    ],
)
def test_somebody_named_says_half_of_a_claim_s_words_anywhere(said: str, number: int) -> None:
    """Of eight, say; four sentences off."""
    toll = "The flood left at least forty miners dead in the old valley by a mill."
    text = (
        f"It dried there. {toll} It froze. It froze. It froze. It froze. [s1 Ann Lee] [c1 said] [q1 {said}]."
    )
    assert asks("claim-without-source", text, LEE) == number


# --- who has no name


@pytest.mark.parametrize(
    ("gap", "asked"),
    [(0, 0), (1, 0), (2, 0), (3, 0), (4, 0), (9, 0), (10, 1)],
)
def test_whoever_opens_a_text_may_be_named_ten_sentences_on(gap: int, asked: int) -> None:
    """In a lead; of a second or third sentence within four."""
    voice, lee = "[s1 A baker] [c1 said] [q1 it rained].", "[s2 Ann Lee] [c2 said] [q2 it snowed]."
    baker = source("A baker")
    opening = f"{voice} {'It froze. ' * gap}{lee}"
    assert asks("unnamed-speaker", opening, baker, LEE) == asked
    for before in (1, 2):
        later = f"{'It dried. ' * before}{opening}"
        assert asks("unnamed-speaker", later, baker, LEE) == int(gap >= 4)
    assert asks("unnamed-speaker", f"{'It dried. ' * 3}{opening}", baker, LEE) == int(gap >= 1)


@pytest.mark.parametrize(
    ("second", "number"),
    [
        ("A baker", 1),
        ("A baker in town", 2),
        ("a baker", 1),
    ],
)
def test_each_description_is_asked_about_once(second: str, number: int) -> None:
    text = f"[s1 A baker] [c1 said] [q1 it rained].\n[s2 {second}] [c2 said] [q2 it froze]."
    people = [source("A baker"), *([source(second)] if second.casefold() != "a baker" else [])]
    assert asks("unnamed-speaker", text, *people) == number


@pytest.mark.parametrize(
    ("others", "number"),
    [
        ("", 1),
        ("[s2 Bo Lund] [c2 said] [q2 the old bank shuts in winter].", 0),
        ("[s2 Bo Lund] [c2 said] [q2 the bank is old].", 1),
        ("[s2 A clerk who was there] [c2 said] [q2 it rained].", 0),
        ("[s2 A resident] [c2 said] [q2 it rained].", 1),
        ("[s2 A resident] [c2 said] [q2 the old bank shuts in winter].", 0),
    ],
)
def test_one_unnamed_person_is_alone_where_nobody_else_says_half_of_it(others: str, number: int) -> None:
    """Three words at least; another from inside makes two."""
    said = "[s1 An aide who was there] [c1 said] [q1 the old bank shuts in winter]."
    text = f"It froze. It dried. It thawed. It snowed. {said}"
    clerk = source("A clerk who was there", post="clerk", access="was there")
    people = [AIDE, *(p for p in (LUND, clerk, source("A resident")) if f" {p.name}]" in others)]
    assert asks("single-unnamed-source", f"{text}\nIt hailed. It hailed. {others}", *people) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("[s1 Bo Lund] [c1 said] [q1 it rained].", 1),
        ("[s1 Bo Lund], a clerk, [c1 said] [q1 it rained].", 0),
        ("[s1 Bo Lund] of the bank [c1 said] [q1 it rained].", 0),
        ("Clerk [s1 Bo Lund] [c1 said] [q1 it rained].", 1),
        ("The manager [s1 Bo Lund] [c1 said] [q1 it rained].", 0),
        ("[s1 Bo Lund] [c1 said] [q1 it rained]. Lund slept.", 0),
        ("[s1 Bo Lund] [c1 said] [q1 it rained]. [s2 Bo Lund] [c2 said] [q2 it froze].", 1),
        ("According to [s1 Bo Lund], a [c1 said] [q1 storm].", 1),
        ("[s1 He] [c1 said] [q1 it rained].", 0),
        ("[s1 He] [c1 said] [q1 it rained]. [s2 Bo Lund] [c2 said] [q2 it froze].", 1),
    ],
)
def test_somebody_named_is_told_of_beside_the_name_or_elsewhere(text: str, number: int) -> None:
    """Behind a comma, with a body, before the name, or as somebody of whom the text tells."""
    from auditor_checks.anonymity.rules import named_without_role

    for before in BEFORE:
        ledger = make_ledger(before + text, [LUND], speakers={1: "Bo Lund"})
        assert len(list(named_without_role.look(View(ledger, Anonymity().options)))) == number


@pytest.mark.parametrize(
    ("text", "details", "number"),
    [
        ("[q2 [s1 Ann Lee] [c1 said] [q1 it rained]], [s2 an aide] [c2 added].", {}, 1),
        ("[q2 that [s1 Ann Lee] [c1 said] [q1 it rained]], [s2 an aide] [c2 added].", {}, 0),
        ("[q2 “[s1 Ann Lee] [c1 said] [q1 it rained]”], [s2 an aide] [c2 added].", {}, 1),
        ("[s2 an aide] [c2 added] [q2 [s1 Ann Lee] [c1 said] [q1 it rained]].", {}, 0),
        ("[q2 [s1 Ann Lee] [c1 thinks] [q1 it rained]], [s2 an aide] [c2 added].", {}, 0),
        ("[q2 [s1 Ann Lee] [c1 said] [q1 it rained]], [s2 an aide] [c2 added].", {"kind": "belief"}, 0),
    ],
)
def test_an_account_is_given_as_the_words_of_whom_it_is_about(
    text: str, details: dict[str, Any], number: int
) -> None:
    """Where that person's saying so is the main clause and whoever tells it comes only behind."""
    people = (LEE, source("an aide", post="aide"))
    for before in BEFORE:
        assert asks("anonymity-lost", before + text, *people, details={1: details}) == number
