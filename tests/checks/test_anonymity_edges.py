"""Where each rule of anonymity begins and ends to ask: on one side of its edge it does, on the other not."""

from __future__ import annotations

from typing import Any

import pytest
from edges import asks

from auditor import Source
from auditor.testing import source

LEE = source("Ann Lee", named=True, post="mayor")
AIDE = source("An aide who was there", post="aide", access="was there")
SOURCES = source("Sources", "group")
ONE = source("A source", count=1)


# --- bare sources


@pytest.mark.parametrize(
    ("before", "who", "number"),
    [
        ("It rained. ", "Sources", 1),
        ("Two sources at the bank met. ", "sources", 0),
        ("The source close to him left. ", "sources", 0),
        ("A sourcing firm at the bank met. ", "sources", 1),
        ("All rivers have two sources. ", "sources", 1),
        ("fr.", "Sources", 0),
        ("pro-", "Sources", 0),
        ("and/", "Sources", 0),
        ("all: ", "Sources", 1),
        ("", "All three sources", 0),
        ("", "Both sources", 0),
    ],
)
def test_a_bare_source_is_asked_about_unless_it_was_told_of_or_is_cut_out_of_a_name(
    before: str, who: str, number: int
) -> None:
    text = f"{before}[s1 {who}] [c1 said] [q1 it would close]."
    assert asks("bare-source", text, source(who, "group")) == number


@pytest.mark.parametrize(
    ("first", "number"),
    [("[s1 Aides] [c1 met] [q1 him]. ", 0), ("[s1 Ann Lee] [c1 met] [q1 him]. ", 1), ("", 1)],
)
def test_one_of_the_sources_is_bare_where_no_others_were_told_of(first: str, number: int) -> None:
    """Somebody with a name is none of them."""
    text = f"{first}[s2 One of the sources] [c2 said] [q2 it would close]."
    people = (source("Aides", "group"), LEE, source("One of the sources", count=1))
    assert asks("bare-source", text, *people) == number


def test_the_person_is_whoever_of_no_name_spoke_before() -> None:
    """Of whom nobody spoke, it is bare."""
    second = "[s2 The person] [c2 said] [q2 it would close]."
    person = source("The person")
    assert asks("bare-source", f"[s1 A source] [c1 said] [q1 no]. {second}", ONE, person) == 1
    assert asks("bare-source", f"[s1 Ann Lee] [c1 said] [q1 no]. {second}", LEE, person) == 1
    assert asks("bare-source", second, person) == 1
    assert asks("bare-source", f"[s1 An aide who was there] [c1 said] [q1 no]. {second}", AIDE, person) == 0


# --- how they know, and why they are not named


@pytest.mark.parametrize(
    ("who", "content", "form", "rule"),
    [
        (source("A senior aide", post="aide"), "it would close", "indirect", "no-access"),
        (source("A senior aide", post="aide"), "it would close", "mixed", "no-access"),
        (source("A senior aide", post="aide"), "it would close", "direct", "reason-absent"),
        (source("A senior aide", post="aide"), "he could not comment", "indirect", None),
        (source("A senior aide", post="aide"), "no comment", "indirect", None),
        (source("The aide", post="aide"), "it would close", "indirect", None),
        (source("A former aide at the bank", post="aide"), "it would close", "indirect", "reason-absent"),
        (AIDE, "it would close", "indirect", "reason-absent"),
        (source("An aide", post="aide", access="saw it", reason="fear"), "it would close", "indirect", None),
        (source("A teacher", post="teacher"), "it would close", "indirect", "no-access"),
        (source("A resident", post="resident"), "it would close", "indirect", None),
    ],
)
def test_of_a_described_source_one_thing_is_asked(
    who: Source, content: str, form: Any, rule: str | None
) -> None:
    """How they know what they tell in the article's words; else why they are not named; of some nothing."""
    text = f"[s1 {who.name}] [c1 said] [q1 {content}]."
    found = {
        name for name in ("no-access", "reason-absent") if asks(name, text, who, details={1: {"form": form}})
    }
    assert found == ({rule} if rule else set())


@pytest.mark.parametrize(("gap", "number"), [(400, 0), (600, 1)])
@pytest.mark.parametrize("behind", [True, False])
def test_a_reason_stands_within_five_hundred_signs(gap: int, number: int, behind: bool) -> None:
    """Before or behind where they speak."""
    said, reason = (
        "[s1 An aide who was there] [c1 said] [q1 it would close].",
        "Names were withheld for fear of him.",
    )
    filler = " " + "word " * (gap // 5)
    text = f"{said}{filler}{reason}" if behind else f"{reason}{filler}{said}"
    assert asks("reason-absent", text, AIDE) == number


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("She spoke on condition of anonymity.", 1),
        ("She spoke on condition of anonymity because she feared him.", 0),
        ("She spoke on condition of anonymity. She feared for her job.", 0),
        ("She spoke on condition of anonymity. It rained. She feared for her job.", 1),
        ("[s2 Ann Lee] [c2 wrote] [q2 “she spoke on condition of anonymity”].", 0),
        ("It rained all day. She spoke on condition of anonymity.", 0),
        ("She left.", 0),
    ],
)
def test_who_asked_not_to_be_named_gives_a_reason_there_or_in_the_next_sentence(
    line: str, number: int
) -> None:
    """Where they spoke in that sentence or in the one before, and were not asked already."""
    woman = source("A woman", reason="x")
    text = f"[s1 A woman] [c1 said] [q1 it would close]. {line}"
    assert asks("reason-absent", text, woman, LEE) == number
    named = text.replace("A woman", "Ann Lee")
    assert asks("reason-absent", named, LEE) == 0
    assert asks("reason-absent", line, woman, LEE) == 0


@pytest.mark.parametrize(
    ("grade", "number"), [("rote", 1), ("specific", 0)],
)  # fmt: skip
def test_a_formula_is_asked_about_once_for_each_source_that_has_it(grade: str, number: int) -> None:
    """However often they speak; somebody with a name needs none."""
    first = source("An aide who saw it", post="aide", access="saw it", reason=("not authorized", grade))
    second = source("A clerk who saw it", post="clerk", access="saw it", reason=("not authorized", grade))
    twice = "[s1 An aide who saw it] [c1 said] [q1 no]. [s2 An aide who saw it] [c2 said] [q2 yes]."
    assert asks("reason-rote", twice, first) == number
    both = f"{twice} [s3 A clerk who saw it] [c3 said] [q3 so]."
    assert asks("reason-rote", both, first, second) == 2 * number
    named = source("An aide who saw it", named=True, reason=("not authorized", grade))
    assert asks("reason-rote", twice, named) == 0


# --- nouns that tell nothing


@pytest.mark.parametrize(
    ("before", "who", "behind", "number"),
    [
        ("", source("Officials", "group"), "", 1),
        ("", source("Officials", "group", body="Acme"), "", 0),
        ("", source("Officials", "group", nationality="Danish"), "", 0),
        ("", source("The official"), "", 0),
        ("Bank officials met. ", source("Officials", "group"), "", 0),
        ("The officials met. ", source("Officials", "group"), "", 1),
        ("Some officials met. ", source("Officials", "group"), "", 1),
        ("It rained. ", source("Officials", "group"), " There were officials of the bank.", 0),
        ("It rained. ", source("Officials", "group"), " There were officials, like Lee.", 0),
        ("Bank officials met. " + "word " * 120, source("Officials", "group"), "", 1),
        ("", source("Treasury officials", "group"), "", 0),
    ],
)
def test_a_noun_tells_nothing_where_the_article_ties_it_to_nobody(
    before: str, who: Source, behind: str, number: int
) -> None:
    """Neither to a body before it, in the five hundred signs there, nor anywhere to whose they are."""
    text = f"{before}[s1 {who.name}] [c1 said] [q1 it would close].{behind}"
    assert asks("opaque-noun", text, who) == number


# --- plural and singular


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (("Sources", "The source"), 1),
        (("Sources", "A source", "The source"), 0),
        (("The source", "Sources"), 0),
        (("Officials", "The source"), 0),
        (("Officials", "The official"), 1),
        (("Sources", "Ann Lee", "The source"), 1),
        (("Sources", "Aides", "The source"), 1),
        (("Sources", "Aides", "The aide"), 0),
        (("Sources of the bank", "The official"), 0),
        (("Officials in Rome", "The insider"), 0),
        (("Sources of the bank", "The source"), 1),
    ],
)
def test_several_that_become_the_one_are_asked_about(lines: tuple[str, ...], number: int) -> None:
    """Of the first that were told of, by the same noun, unless one of them was told of between."""
    text = " ".join(f"[s{n} {who}] [c{n} said] [q{n} it rained]." for n, who in enumerate(lines, 1))
    people = [
        LEE if who == "Ann Lee" else source(who, plural=not who.startswith(("A ", "The "))) for who in lines
    ]
    assert asks("plural-shrinks-to-one", text, *people) == number


@pytest.mark.parametrize(
    ("before", "who", "behind", "number"),
    [
        ("", "One of the guards", "", 1),
        ("Two guards came. ", "One of the guards", "", 0),
        ("A guard came. ", "One of the guards", "", 1),
        ("", "One of the guards", " who saw it", 0),
        ("", "One of the guards", " at the bank", 0),
        ("", "One of the guards", ", who saw it,", 0),
        ("", "One of the passengers", "", 1),
        ("A train stopped. ", "One of the passengers", "", 0),
        ("The court rose. ", "One of the relatives", "", 1),
        ("Six miners died. ", "One of the relatives", "", 0),
        ("Lunch was late. ", "One of the residents", "", 1),
        ("The block shook. ", "One of the residents", "", 0),
        ("Gas leaked in Hull. ", "One of the residents", "", 0),
        ("It rained. ", "One of the readers", "", 0),
        ("", "One of the walls", "", 0),
        ("", "One of his guards", "", 0),
        ("", "Two of these pilots", "", 1),
        ("[s2 Aides] [c2 met] [q2 him]. ", "One of the sources", "", 0),
        ("[s2 Aides] [c2 met] [q2 him]. ", "One of the guards", "", 1),
        ("[s2 Ann Lee] [c2 met] [q2 him]. ", "One of the sources", "", 1),
    ],
)
def test_a_part_dangles_where_nobody_told_of_the_whole(
    before: str, who: str, behind: str, number: int
) -> None:
    """Neither in words, nor as unnamed people whom a loose noun may mean; nor is it narrowed behind."""
    text = f"{before}[s1 {who}]{behind} [c1 said] [q1 it rained]."
    people = (source(who, count=1), source("Aides", "group"), LEE)
    assert asks("dangling-part", text, *people) == number
    named = (source(who, named=True), *people[1:])
    assert asks("dangling-part", text, *named) == 0


# --- opinions


@pytest.mark.parametrize(
    ("who", "cue", "content", "number"),
    [
        (AIDE, "said", "the plan is a disaster", 1),
        (AIDE, "said", "the plan is late", 0),
        (AIDE, "fears", "the plan is late", 1),
        (AIDE, "raised doubts", "about the plan, a disaster", 0),
        (LEE, "said", "the plan is a disaster", 0),
        (source("A resident"), "said", "the plan is a disaster", 0),
        (source("A resident who declined to be named"), "said", "the plan is a disaster", 1),
        (source("Critics", "group"), "said", "the plan is a disaster", 0),
        (source("he", post="aide", access="was there"), "said", "the plan is a disaster", 0),
        (source("he", post="aide", access="was there"), "fears", "the plan is late", 0),
        (source("The clerk", post="clerk", access="was there"), "said", "the plan is a disaster", 0),
        (source("the aide", post="aide", access="was there"), "said", "the plan is a disaster", 1),
        (source("An aide who was there", body="Acme", access="x"), "said", "the claim is nonsense", 0),
        (AIDE, "said", "the claim is nonsense", 1),
        (AIDE, "called", "him a fool", 0),
        (AIDE, "called", "him mad", 1),
    ],
)
def test_a_judgement_by_somebody_from_inside_without_a_name_is_asked_about(
    who: Source, cue: str, content: str, number: int
) -> None:
    """By its cue or its words; not that of a camp, of anybody, or of whoever a pronoun stands for."""
    text = f"[s1 {who.name}] [c1 {cue}] [q1 {content}]."
    assert asks("unnamed-opinion", text, who) == number


def test_what_somebody_named_says_inside_is_no_opinion_of_the_one_without() -> None:
    """Whoever without a name says it inside does not take it off."""
    text = "[s1 An aide who was there] [c1 said] [q1 [s2 Ann Lee] [c2 thinks] [q2 the plan is a disaster]]."
    assert asks("unnamed-opinion", text, AIDE, LEE) == 0
    clerk = source("Ann Lee")
    assert asks("unnamed-opinion", text, AIDE, clerk) == 1


# --- the first quote


@pytest.mark.parametrize(
    ("who", "quote", "more", "number"),
    [
        (AIDE, "It was so very late", {}, 1),
        (AIDE, "So very late", {}, 0),
        (AIDE, "It was very late", {}, 0),
        (AIDE, "The Long Good Friday Here", {}, 0),
        (AIDE, "The Long good Friday Here", {}, 1),
        (AIDE, "It was so very late", {"channel": "speech"}, 0),
        (LEE, "It was so very late", {}, 0),
        (source("A resident"), "It was so very late", {}, 0),
        (source("A spokeswoman"), "It was so very late", {}, 0),
        (source("he", access="was there"), "It was so very late", {}, 0),
    ],
)
def test_the_first_voice_of_an_article_is_asked_about_where_it_has_no_name(
    who: Source, quote: str, more: dict[str, Any], number: int
) -> None:
    """Five words at least that are no title; nobody who speaks for anybody or in public."""
    text = f"[s1 {who.name}] [c1 said], [q1 “{quote}.”]"
    assert asks("unnamed-first-quote", text, who, details={1: more}) == number
    second = f"[s2 Ann Lee] [c2 said], [q2 “It was early.”] {text}"
    assert asks("unnamed-first-quote", second, who, LEE, details={1: more}) == 0


# --- one source and nothing else


@pytest.mark.parametrize(
    ("who", "behind", "number"),
    [
        (
            source("An aide who saw it", access="saw it"),
            "[s2 Ann Lee] [c2 said] [q2 the plant in Bremen closed in spring].",
            0,
        ),
        (source("An aide who saw it", access="saw it"), "", 1),
        (
            source("An aide who saw it", access="saw it"),
            "[s2 Ann Lee] [c2 said] [q2 the plant closed in spring].",
            0,
        ),
        (source("An aide who saw it", access="saw it"), "[s2 Ann Lee] [c2 said] [q2 a mill slept].", 1),
        (
            source("An aide who saw it", access="saw it"),
            "[s2 An aide who saw it] [c2 said] [q2 the plant closed in spring].",
            1,
        ),
        (
            source("An aide who saw it", access="saw it"),
            "[s2 A clerk who saw it] [c2 said] [q2 it rained].",
            0,
        ),
        (source("Aides who saw it", "group", access="saw it"), "", 0),
        (source("An aide who saw it", access="saw it", plural=True), "", 0),
        (source("A resident"), "", 0),
        (source("The aide", post="aide", access="saw it"), "", 0),
    ],
)
def test_a_lone_unnamed_voice_is_asked_about_until_another_says_much_the_same(
    who: Source, behind: str, number: int
) -> None:
    """Half of its words and three at least, by anybody, or two of somebody named; no other like it speaks."""
    clerk = source("A clerk who saw it", post="clerk", access="saw it")
    text = f"[s1 {who.name}] [c1 said] [q1 the plant in Bremen closes in spring]. {behind}"
    people = [p for p in (who, LEE, clerk) if p.name in text]
    assert asks("single-unnamed-source", text, *people) == number


# --- named without a role


KENT = source("Paul Kent", named=True)


@pytest.mark.parametrize(
    ("text", "who", "number"),
    [
        ("[s1 Paul Kent] [c1 said] [q1 it rained].", KENT, 1),
        ("[s1 Paul Kent] [c1 thinks] [q1 it rained].", KENT, 0),
        ("[s1 Kent] [c1 said] [q1 it rained].", source("Kent", named=True), 0),
        ("[s1 Paul Kent] [c1 said] [q1 it rained].", source("Paul Kent", named=True, post="clerk"), 0),
        ("[s1 Paul Kent] [c1 said] [q1 it rained].", source("Paul Kent", named=True, protected="minor"), 0),
        ("[s1 Paul Kent] [c1 said] [q1 it rained].", source("Paul Kent", "organisation", named=True), 0),
        ("[s1 PAUL KENT] [c1 said] [q1 it rained].", source("PAUL KENT", named=True), 0),
        ("Kent came. [s1 Paul Kent] [c1 said] [q1 it rained].", KENT, 0),
        ("Paul came. [s1 Paul Kent] [c1 said] [q1 it rained].", KENT, 1),
        ("The baker [s1 Paul Kent] [c1 said] [q1 it rained].", KENT, 0),
        ("Now [s1 Paul Kent] [c1 said] [q1 it rained].", KENT, 1),
        ("[s1 Paul Kent], the owner, [c1 said] [q1 it rained].", KENT, 0),
        ("[s1 Paul Kent] of the bank [c1 said] [q1 it rained].", KENT, 0),
        ("[s1 Paul Kent] of a bank [c1 said] [q1 it rained].", KENT, 1),
        ("[c1 According to] [s1 Paul Kent], the bank [q1 will close].", KENT, 1),
    ],
)
def test_a_full_name_is_asked_about_where_nothing_tells_who_it_is(
    text: str, who: Source, number: int
) -> None:
    """Neither beside it nor elsewhere; the comma behind "according to" opens no description."""
    assert asks("named-without-role", text, who) == number


def test_whoever_stands_in_the_headline_is_known() -> None:
    """By the last name."""
    text = "[s1 Paul Kent] [c1 said] [q1 it rained]."
    assert asks("named-without-role", text, KENT, title="What Kent’s rain brought") == 0
    assert asks("named-without-role", text, KENT, title="What Paul brought") == 1


# --- accused


ACCUSES = "[s1 Sources] [c1 said] [q1 Harold Quint stole the plans]."


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (ACCUSES, 1),
        (ACCUSES.replace("stole", "found"), 0),
        (ACCUSES.replace("stole", "never stole"), 0),
        (ACCUSES.replace("Harold Quint", "Mr. Quint"), 1),
        (ACCUSES.replace("Harold Quint", "Quint"), 0),
        (ACCUSES.replace("Harold Quint", "Corvane Lines"), 0),
        (ACCUSES.replace("Harold Quint", "President Harold Quint"), 0),
        (ACCUSES.replace("Harold Quint", "Harold Quint, the mayor,"), 0),
        (ACCUSES.replace("Harold Quint", "Teacher Nadia Verlin"), 1),
        (f"{ACCUSES} Quint was charged in May.", 0),
        (f"{ACCUSES} Quint was not charged in May.", 1),
        (f"{ACCUSES} Nobody knew why Quint was not, as all had expected, ever charged.", 0),
        (f"{ACCUSES} Somebody was charged in May.", 1),
        (f"{ACCUSES} President Quint came.", 0),
        (f"{ACCUSES} The President came, and the day after so did Quint.", 1),
        (f"{ACCUSES} [s2 Ann Lee] [c2 said] [q2 Quint stole them].", 0),
        (f"{ACCUSES} [s2 Ann Lee] [c2 said] [q2 Harold Quint stole them].", 0),
        (f"{ACCUSES} [s2 Ann Lee] [c2 said] [q2 Harold Quint slept].", 1),
        (f"{ACCUSES} [s2 Sources] [c2 said] [q2 Harold Quint stole them].", 1),
        ("The shot victim. [s1 Sources] [c1 said] [q1 Harold Quint was shot by them].", 0),
        ("[s1 Sources] [c1 said] [q1 the gunman was Harold Quint].", 1),
        ("[s1 Sources] [c1 said] [q1 the gunman was Bodo Quint].", 1),
        ("[s1 Sources] [c1 said] [q1 the gunmen were named as Bodo Quint].", 0),
        ("[s1 Sources] [c1 named] [q1 the gunman as Zork Quint].", 1),
        ("[s1 Police] [c1 said] [q1 Harold Quint stole the plans].", 0),
        ("[c1 It is said] [q1 that Harold Quint stole the plans].", 1),
        ("[s1 Ann Lee] [c1 said] [q1 Harold Quint stole the plans].", 0),
    ],
)
def test_a_private_person_is_accused_on_the_word_of_unnamed_people_alone(text: str, number: int) -> None:
    """Until a charge is told of, or somebody named accuses them too; each is asked about once."""
    people = [p for p in (SOURCES, LEE, source("Police", "group")) if f"{p.name}]" in text]
    assert asks("accused-on-unnamed-word", text, *people) == number
    denied = {1: {"polarity": "negated"}}
    if "2 " not in text:
        assert asks("accused-on-unnamed-word", text, *people, details=denied) == 0
