"""How far a headline may go, and where a body hardens what it only has from others."""

from __future__ import annotations

from typing import Any

import pytest
from auditor_checks.headline.check import Headline

from auditor import Result, Source
from auditor.testing import make_ledger, source

KENT = source("Paul Kent", named=True, post="mayor")
SOURCES = source("sources", "group")
SAID = "[q1 {}], [s1 {}] [c1 said]."


def result(text: str, *people: Source, title: str | None = None, **options: Any) -> Result:
    details = options.pop("details", None)
    ledger = make_ledger(text, people, title=title, details=details)
    (only,) = Headline(Headline.Options(**options)).article(ledger)
    return only


def rules(found: Result) -> list[str]:
    return [f.rule.removeprefix("headline/") for f in found.findings]


def over(title: str, words: str, who: Source = SOURCES, before: str = "", **options: Any) -> Result:
    """A headline over one statement."""
    return result(before + SAID.format(words, who.name), who, title=title, **options)


@pytest.mark.parametrize(
    ("title", "words", "share"),
    [
        ("Bank shuts forty branches", "the bank shuts forty branches", 1.0),
        ("Bank shuts forty old branches", "the bank shuts forty branches", 0.8),
        ("Bank shuts forty old city branches", "the bank shuts forty", 0.5),
        ("Bank shuts forty old brick city branches", "the bank shuts forty", None),
        ("Bank shuts branches", "the bank shuts branches", 1.0),
        ("Bank shuts", "the bank shuts", None),
        ("Shutting of forty banks", "the bank shuts forty branches", None),
        ("Update: Bank shuts forty branches", "the bank shuts forty branches", 1.0),
        ("Bank stormwater forty", "the bank storm water forty", 1.0),
    ],
)
def test_a_headline_rests_on_the_statement_that_holds_half_of_it(
    title: str, words: str, share: float | None
) -> None:
    """Three words at least, and that with which it begins; a label before a colon is no word of it."""
    found = over(title, words)
    assert found.data.get("share") == share
    assert found.state == ("scored" if share else "not applicable")


def test_how_much_of_a_headline_a_statement_must_hold_can_be_set() -> None:
    assert (
        over("Bank shuts forty old brick city branches", "the bank shuts forty", share=0.4).state == "scored"
    )
    assert over("Bank shuts", "the bank shuts", fewest=2).state == "scored"


@pytest.mark.parametrize(
    ("title", "words", "dropped"),
    [
        ("Tea Prevents Tooth Decay", "tea may help to prevent tooth decay", ["hardens-hedge"]),
        ("Tea Prevents Tooth Decay", "tea may be able to prevent tooth decay", ["hardens-hedge"]),
        ("Noise Leads to Heart Disease", "noise might contribute to heart disease", ["hardens-hedge"]),
        ("Cold Baths Help Runners", "cold baths helped runners", []),
        (
            "Police Search Woods for Farmer",
            "police search woods as a phone may help police find a farmer",
            [],
        ),
    ],
)
def test_what_may_help_to_do_a_thing_has_not_done_it(title: str, words: str, dropped: list[str]) -> None:
    """The verb behind "help to" or "be able to" is what is left open; whom it helps is not."""
    assert rules(over(title, words, KENT)) == dropped


@pytest.mark.parametrize(
    ("who", "kind", "dropped"),
    [("A study by Ghent University", "document", ["hardens-hedge"]), ("Paul Kent", "person", [])],
)
def test_what_a_study_found_may_be_so_is_hedged(who: str, kind: Any, dropped: list[str]) -> None:
    """Somebody who only found it so has said nothing."""
    text = f"[s1 {who}] [c1 found] [q1 that night shifts may cause weight gain]."
    assert (
        rules(result(text, source(who, kind, named=True), title="Night Shifts Cause Weight Gain")) == dropped
    )


@pytest.mark.parametrize(
    ("title", "dropped"),
    [
        ("Mayor sold art from official residence", ["rests-on-unnamed"]),
        ("Mayor sold art from official residence, official says", []),
        ("Mayor sold art from official residence: police", []),
        ("Police chief sold art from official residence", ["rests-on-unnamed"]),
        ("Mayor sold art, report on official residence finds", []),
    ],
)
def test_a_word_for_who_speaks_is_none_before_a_noun(title: str, dropped: list[str]) -> None:
    """An official residence says nothing, nor does a police chief of whom it is told."""
    assert rules(over(title, "the mayor, once police chief, sold art from an official residence")) == dropped


@pytest.mark.parametrize(("gap", "state"), [(599, "scored"), (600, "not applicable")])
def test_a_headline_is_written_on_the_first_paragraphs(gap: int, state: str) -> None:
    """On a statement that begins within six hundred signs of the text."""
    before = ("x" * (gap - 2)) + ". "
    found = result(f"{before}[s1 sources] [c1 said] [q1 the bank shuts forty branches].", SOURCES,
                   title="Bank shuts forty branches")  # fmt: skip
    assert found.state == state


@pytest.mark.parametrize(
    ("flat", "state"),
    [
        ("The bank shuts forty branches.", "not applicable"),
        ("The bank shuts.", "not applicable"),
        ("The bank was old.", "scored"),
        ("", "scored"),
    ],
)
def test_what_the_body_says_by_itself_rests_on_nobody(flat: str, state: str) -> None:
    """Half of the headline in one sentence in which nothing is attributed."""
    found = over("Bank shuts forty branches", "the bank shuts forty branches", before=f"{flat} ")
    assert found.state == state


@pytest.mark.parametrize(
    ("title", "who", "details", "score"),
    [
        ("Bank shuts forty branches", SOURCES, {}, 0.0),
        ("Bank shuts forty branches, sources say", SOURCES, {}, 1.0),
        ("Bank may shut forty branches", SOURCES, {}, 1.0),
        ("Sources: Bank shuts forty branches", SOURCES, {}, 1.0),
        ("Kent: Bank shuts forty branches", KENT, {}, 1.0),
        ("Alert: Bank shuts forty branches", KENT, {}, 0.5),
        ("Bank “shuts” forty branches", SOURCES, {}, 1.0),
        ("Bank shuts forty branches - Reuters", SOURCES, {}, 1.0),
        ("Bank shuts forty branches", KENT, {}, 0.5),
        ("Bank shuts forty Kent branches", KENT, {}, 1.0),
        ("Bank shuts forty branches", KENT, {"stance": "doubting"}, 0.0),
        ("Bank shuts forty branches", KENT, {"kind": "intention"}, 1.0),
        ("Bank shuts forty branches", KENT, {"kind": "decree"}, 1.0),
        ("Bank shuts forty branches", source("The report", "document", named=True), {}, 1.0),
        ("Bank shuts forty branches", source("Voters", "population"), {}, 1.0),
        ("Bank shuts forty branches", source("A banker"), {}, 0.5),
        ("Bank shuts forty branches", source("An adviser"), {}, 0.0),
        ("Bank shuts forty branches", source("Bankers", "group"), {}, 0.0),
        ("Bank shuts forty branches", source("Residents", "group"), {}, 0.5),
        ("Bank shuts forty branches", source("An adviser", protected="minor"), {}, 0.5),
        ("Bank shuts forty branches", KENT, {"kind": "no-response"}, None),
        ("Bank shuts forty branches", KENT, {"within": "a9"}, None),
    ],
)
def test_a_headline_is_scored_by_what_it_drops_of_its_statement(
    title: str, who: Source, details: dict[str, Any], score: float | None
) -> None:
    """Nothing: 1; whose word it is: a half; a hedge or that nobody is named: 0."""
    assert over(title, "the bank shuts forty branches", who, details={1: details}).score == score


def test_a_headline_drops_what_those_around_a_statement_are() -> None:
    """A named person in the words of unnamed ones."""
    text = (
        "[s1 Sources] [c1 said] [q1 that [s2 Paul Kent] [c2 told] them [q2 the bank shuts forty branches]]."
    )
    found = result(text, source("Sources", "group"), KENT, title="Bank shuts forty branches")
    assert found.score in (0.0, None)


# --- the body


DECIDES = "[s1 Sources] [c1 said] [q1 Mr. Hale has decided to leave the old bank]."


@pytest.mark.parametrize(
    ("behind", "told"),
    [
        ("Hale’s decision surprised many there.", "Hale’s decision"),
        ("Hale’s sudden decision surprised many there.", "Hale’s sudden decision"),
        ("Hale’s move surprised many there.", "Hale’s move"),
        ("Hale’s departure surprised many there.", None),
        ("Hale’s decision letter surprised many there.", None),
        ("Kent’s decision surprised many there.", None),
        ("Hale decided to leave the old bank.", " Hale decided to leave the old bank."),
        ("Hale may leave the old bank decided.", None),
        ("Hale decided about the weather.", None),
        ("Hale’s decision surprised.", None),
        ("[s2 Paul Kent] [c2 said] [q2 Hale’s decision surprised many there].", None),
        ("The planned leave surprised many there.", "The planned leave"),
        ("The planned sale surprised many there.", None),
        ("The sudden leave surprised many there.", None),
    ],
)
def test_a_body_hardens_what_it_has_from_unnamed_people_only(behind: str, told: str | None) -> None:
    """By taking it for granted of whom it is told, or by telling it over again without any doubt."""
    for text, expected in ((f"{DECIDES} {behind}", told), (f"{behind} {DECIDES}", None)):
        people = [source("Sources", "group"), *([KENT] if "Kent]" in text else [])]
        ledger = make_ledger(text, people)
        (only,) = Headline().article(ledger)
        found = [f for f in only.findings if f.rule == "headline/body-hardens"]
        words = [ledger.article.slice(s) for f in found for s in f.spans]
        assert bool(found) == bool(expected), words
        assert not expected or expected in words


@pytest.mark.parametrize(
    ("first", "hardens"),
    [
        (DECIDES, True),
        (DECIDES.replace("Sources", "Paul Kent"), False),
        (DECIDES.replace("Sources", "A resident"), False),
        (
            DECIDES.replace(
                "[q1 Mr. Hale has decided to leave the old bank]", "[q1 “Mr. Hale has decided to leave it”]"
            ),
            False,
        ),
        ("[s2 Paul Kent] [c2 said] [q2 Hale decided to leave his bank]. " + DECIDES, False),
        ("[s2 Paul Kent] [c2 said] [q2 it rained on the hills]. " + DECIDES, True),
        ("Hale has decided to leave the old bank. " + DECIDES, False),
        ("It has rained on the old hills. " + DECIDES, True),
    ],
)
def test_what_somebody_named_says_or_the_text_told_before_is_not_hardened(first: str, hardens: bool) -> None:
    """Nor the quoted words of anybody, or those of somebody who is no insider."""
    text = f"{first} Hale’s decision surprised many there."
    people = [p for p in (source("Sources", "group"), KENT, source("A resident")) if f"{p.name}]" in text]
    found = result(text, *people)
    assert ("body-hardens" in rules(found)) is hardens


@pytest.mark.parametrize(
    ("details", "hardens"),
    [
        ({}, True),
        ({"kind": "intention"}, True),
        ({"kind": "belief"}, True),
        ({"kind": "perception"}, False),
        ({"kind": "decree"}, False),
        ({"polarity": "negated"}, False),
    ],
)
def test_a_report_of_unnamed_people_is_positive_and_told_by_the_article(
    details: dict[str, Any], hardens: bool
) -> None:
    text = f"{DECIDES} Hale’s decision surprised many there."
    found = result(text, source("Sources", "group"), details={1: details})
    assert ("body-hardens" in rules(found)) is hardens


@pytest.mark.parametrize(("gap", "hardens"), [(2900, True), (3100, False)])
def test_a_statement_stands_for_its_words_for_three_thousand_signs(gap: int, hardens: bool) -> None:
    text = f"{DECIDES} {'It rained on. ' * (gap // 14)}Hale’s decision surprised many there."
    assert ("body-hardens" in rules(result(text, source("Sources", "group")))) is hardens


# --- quotes of the headline


@pytest.mark.parametrize(
    ("title", "body", "number"),
    [
        ("“Never again”: bank", "He said never again.", 0),
        ("“Never again”: bank", "He said never, again.", 0),
        ("“Never again”: bank", "He said never ever again.", 1),
        ("“Never again”: bank", "He said NEVER AGAIN.", 0),
        ("“Never again”: bank", "He said nevermore again.", 1),
        ("‘Never again’ at bank", "He said never ever again.", 0),
        ("‘Never again’ at bank", "He said so.", 1),
        ('"Never again": bank', "He said never ever again.", 1),
        ("“Two of us” and “never again”", "He said so.", 2),
        ("“Two of us” at bank", "He said 2 of us.", 0),
        ("“2 million” at bank", "He said two million.", 0),
        ("“2,000 men” at bank", "He said 2000 men.", 0),
        ("“Fred’s men” at bank", "He said Fred men.", 0),
        ("“Men & women” at bank", "He said men and women.", 0),
        ("“It’s a f***ing mess” at bank", "He said it’s a fucking mess.", 0),
        ("“It’s a f***ing mess” at bank", "He said it’s a mess.", 1),
        ("“Never … here” at bank", "He said never ever here.", 0),
        ("“A” at bank", "He said so.", 0),
    ],
)
def test_what_a_headline_quotes_stands_in_the_body(title: str, body: str, number: int) -> None:
    """Whatever the case and the way to write a number; British marks need one telling word of it."""
    found = rules(result(body, title=title))
    assert found.count("quote-not-in-body") == number


def test_a_headline_in_the_text_is_not_its_own_body() -> None:
    """What it quotes has to stand above it or below."""
    for behind, number in (("He said so.", 1), ("He said never again.", 0)):
        ledger = make_ledger(f"Bank says “Never again” there\n{behind}", headline=True)
        (only,) = Headline().article(ledger)
        found = [f for f in only.findings if f.rule == "headline/quote-not-in-body"]
        assert len(found) == number
        assert [ledger.article.slice(s) for f in found for s in f.spans] == ["“Never again”"] * number


@pytest.mark.parametrize(
    ("label", "score"), [("Holm", 1.0), ("Ministry", 1.0), ("Alert", 0.5), ("Holm today", 0.5)]
)
def test_a_label_before_a_colon_speaks_where_it_is_a_source_s_name_or_a_word_for_one(
    label: str, score: float
) -> None:
    """By its last word; of anybody who speaks in the body."""
    text = (
        f"{SAID.format('the bank shuts forty branches', 'Paul Kent')} [s2 Ann Holm] [c2 said] [q2 it rained]."
    )
    holm = source("Ann Holm", named=True)
    assert result(text, KENT, holm, title=f"{label}: Bank shuts forty branches").score == score


@pytest.mark.parametrize(
    ("said", "hardens"),
    [
        ("Hale leaves the bank for weavers", False),
        ("Hale leaves the bank", True),
    ],
)
def test_somebody_named_says_as_much_with_half_of_the_words(said: str, hardens: bool) -> None:
    """Four of eight, say."""
    told = "Mr. Hale has decided to leave the old bank for weavers of Dunmarsh"
    before = f"[s2 Paul Kent] [c2 told of] [q2 {said}]."
    text = f"{before} [s1 Sources] [c1 said] [q1 {told}]. Hale’s decision surprised many."
    found = result(text, source("Sources", "group"), KENT)
    assert ("body-hardens" in rules(found)) is hardens
