"""Whose words an article gives room, who has no word in it, and whom a text bears out: where each begins."""

from __future__ import annotations

from typing import Any

import pytest
from auditor_checks.borne import Borne
from auditor_checks.diversity.check import Diversity
from auditor_checks.diversity.rules import RULES
from auditor_checks.diversity.view import Options, View
from auditor_checks.response.check import Response

from auditor import Ledger, Source, Span
from auditor.contract.reading import Sentences
from auditor.testing import make_ledger, source

LEE = source("Ann Lee", named=True)
LUND = source("Bo Lund", named=True)
DORN = source("Cy Dorn", named=True)
RUIZ = source("Ana Ruiz", named=True, post="minister")


def asks(rule: str, ledger: Ledger) -> list[str]:
    view = View(ledger, Options())
    return [q.message for file in RULES if file.RULE.id == rule for q in file.look(view)]


# --- nobody speaks


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("It rained. " * 8, 1),
        ("It rained. " * 7, 0),
        ("It rained. " * 8 + "Lee said so.", 0),
        ("It rained. " * 8 + "“It was so very wet”.", 0),
        ("It rained. " * 8 + "“So wet”.", 1),
    ],
)
def test_an_article_of_eight_sentences_has_somebody_who_told_it(text: str, number: int) -> None:
    """Credited or quoted in any way; its first sentence is shown."""
    ledger = make_ledger(text.strip())
    view = View(ledger, Options())
    found = [q for file in RULES if file.RULE.id == "no-voice" for q in file.look(view)]
    assert len(found) == number
    assert [ledger.article.slice(s) for q in found for s in q.spans] == ["It rained."] * number


@pytest.mark.parametrize(
    ("line", "who", "number"),
    [
        ("[s1 Ann Lee] [c1 thinks] [q1 it is wet].", LEE, 1),
        ("[s1 Ann Lee] [c1 states] [q1 it is wet].", LEE, 0),
        ("[s1 Ann Lee] [c1 thinks] [q1 it is “wet”].", LEE, 0),
        ("[c1 states] [q1 it is wet].", None, 1),
        ("[c1 thinks] [r1 Reuters] [q1 it is wet].", None, 0),
        ("[s1 Ann Lee] [c1 states] [q1 it is wet].", source("Ann Lee", "author"), 1),
    ],
)
def test_whoever_speaks_or_is_relayed_is_a_voice(line: str, who: Source | None, number: int) -> None:
    """The author is none, and a thought is no word."""
    assert len(asks("no-voice", make_ledger("It rained. " * 8 + line, [who] if who else []))) == number


def test_a_headline_in_the_text_is_not_its_first_sentence() -> None:
    ledger = make_ledger("Rain at last\n" + "It rained. " * 9, headline=True)
    view = View(ledger, Options())
    (found,) = [q for file in RULES if file.RULE.id == "no-voice" for q in file.look(view)]
    assert [ledger.article.slice(s) for s in found.spans] == ["It rained."]


# --- one side


def speak(*lines: tuple[Source, str], more: str = "", **details: Any) -> Ledger:
    text = " ".join(
        f"[s{n} {who.name}] [c{n} said] [q{n} {words}]." for n, (who, words) in enumerate(lines, 1)
    )
    people = list({who.id: who for who, _ in lines}.values())
    return make_ledger(f"{text} {more}", people, details=details.get("details"))


AGAINST = ("the plan is wrong", "the plan would harm all", "the plan is cruel", "the plan is unfair")
ALL = (LEE, LUND, DORN, RUIZ)


@pytest.mark.parametrize(
    ("words", "people", "more", "asked"),
    [
        (AGAINST, ALL, "They protest.", True),
        (AGAINST, ALL, "", True),
        (AGAINST[:3], ALL, "They protest.", False),
        ((*AGAINST, "it rained"), (*ALL, LEE), "They protest.", True),
        ((*AGAINST, "it rained", "it froze"), (*ALL, LEE, LEE), "They protest.", False),
        ((*AGAINST, "it will bring work"), (*ALL, LEE), "They protest.", False),
        (AGAINST, (LEE, LEE, LEE, LEE), "They protest.", False),
        (AGAINST, ALL, "They protest after the storm.", False),
    ],
)
def test_all_who_speak_are_of_one_side_where_all_but_one_are_against_a_thing(
    words: tuple[str, ...], people: tuple[Source, ...], more: str, asked: bool
) -> None:
    """Four statements at least of two voices, nobody for it, in a dispute, which no storm is."""
    ledger = speak(*zip(people, words, strict=False), more=more)
    assert bool(asks("one-camp", ledger)) is asked
    silent = speak(*zip(people, words, strict=False), more=more, details={1: {"kind": "no-response"}})
    assert not asks("one-camp", silent)


@pytest.mark.parametrize(
    ("opening", "party", "answer", "unheard"),
    [
        ("The strike at the bank began in May. Workers fought", "bank", "", "bank"),
        ("It rained in May. The strike at the bank began. Workers fought", "bank", "", None),
        (
            "The strike at the bank began in May. Workers fought",
            "bank",
            "The owner declined to comment.",
            None,
        ),
        ("The picnic at the bank began in May. Workers met", "bank", "", None),
    ],
)
def test_a_side_that_the_lead_tells_of_and_that_has_no_word_is_named(
    opening: str, party: str, answer: str, unheard: str | None
) -> None:
    """Where all who speak belong together by the words for them, and nobody answered."""
    workers = [source(name, named=True, body="mill workers") for name in ("Anna Leer", "Boris Lund")]
    lines = [(who, words) for who in workers for words in ("it rained today", "it was a long day")]
    text = f"{opening}. "
    marked = " ".join(f"[s{n} {w.name}] [c{n} said] [q{n} {x}]." for n, (w, x) in enumerate(lines, 1))
    ledger = make_ledger(f"{text}{marked} {answer}", workers)
    found = asks("one-camp", ledger)
    assert [f'"{unheard}" has no word here' in m for m in found] == [True] * bool(unheard)
    theirs = source("The bank", "organisation", named=True)
    heard = make_ledger(f"{text}{marked} [s9 The bank] [c9 said] [q9 it froze].", [*workers, theirs])
    assert not any("has no word" in m for m in asks("one-camp", heard))


# --- shares


@pytest.mark.parametrize(
    ("who", "details", "voices"),
    [
        (LUND, {}, ["Ann Lee", "Bo Lund"]),
        (source("Bo Lund", "population"), {}, ["Ann Lee"]),
        (source("Bo Lund", "author"), {}, ["Ann Lee"]),
        (LUND, {"kind": "no-response"}, ["Ann Lee"]),
        (LUND, {"within": "a1"}, ["Ann Lee"]),
        (source("Bo Lund", part_of="Ann Lee"), {}, ["Ann Lee"]),
    ],
)
def test_a_voice_is_whoever_has_words_of_an_article(
    who: Source, details: dict[str, Any], voices: list[str]
) -> None:
    """A part speaks for its whole; crowds, the author and what stands inside others have no share."""
    text = "[s1 Ann Lee] [c1 said] [q1 it rained all day]. [s2 Bo Lund] [c2 said] [q2 it froze]."
    text += " [s3 Ann Lee] [c3 said] [q3 it thawed]."
    (found,) = Diversity().article(make_ledger(text, [LEE, who], details={2: details}))
    assert [v["source"] for v in found.data["voices"]] == voices
    assert found.score == (0.0 if len(voices) == 1 else found.score)


@pytest.mark.parametrize(("words", "number"), [(9, 0), (10, 0), (12, 1)])
def test_a_voice_is_too_loud_above_half_of_the_words(words: int, number: int) -> None:
    """Where nobody else with a name speaks, and nobody has a tenth of them."""
    others = [source(f"voter {'abcdefghij'[n]}") for n in range(10)]
    lines = [(LEE, " ".join(["word"] * words)), *((who, "word") for who in others)]
    assert len(asks("one-voice", speak(*lines))) == number


def test_one_statement_alone_has_no_shares() -> None:
    """Nor statements without a word."""
    one = make_ledger("[s1 Ann Lee] [c1 said] [q1 it rained].", [LEE])
    none = make_ledger("[s1 Ann Lee] [c1 said]. [s2 Bo Lund] [c2 said].", [LEE, LUND])
    for ledger in (one, none):
        (found,) = Diversity().article(ledger)
        assert (found.state, found.label) == ("not applicable", "too few statements to compare")


# --- whom a text bears out


CLAIM = "The old bridge at Holst will close in winter."


@pytest.mark.parametrize(
    ("said", "who", "lead", "borne"),
    [
        ("the bridge at Holst closes", LEE, False, True),
        ("the bridge closes", LEE, False, False),
        ("the bridge closes", LEE, True, True),
        ("the weather closes", LEE, True, False),
        ("the bridge at Holst closes", source("Ann Lee"), False, False),
        ("the bridge at Holst closes", source("Ann Lee", "author", named=True), False, False),
    ],
)
def test_a_text_bears_out_what_somebody_named_says_as_much_of_elsewhere(
    said: str, who: Source, lead: bool, borne: bool
) -> None:
    """Three telling words, or two of what opens the text; never by the one that is asked about."""
    filler = "It rained. It froze. It thawed. "
    statement = f"[s1 Ann Lee] [c1 said] [q1 {said}]."
    text = f"{CLAIM} {filler}{statement}" if lead else f"{filler}{CLAIM} {statement}"
    ledger = make_ledger(text, [who])
    start = ledger.article.text.index(CLAIM)
    spans = (Span(start=start, end=start + len(CLAIM)),)
    made = Borne(ledger, Sentences(ledger.article.text))
    assert made.out(spans) is borne
    assert made.out(spans, who.id) is False
    assert made.out((Span(of="title", start=0, end=3),)) is False
    assert made.out(spans, by_people=False) is False
    outlet = source("Ann Lee", "organisation", named=True)
    theirs = Borne(make_ledger(text, [outlet]), Sentences(ledger.article.text))
    assert theirs.out(spans, by_people=False) is theirs.out(spans)


@pytest.mark.parametrize(
    ("opening", "echoed"),
    [
        ("The bridge at Holst will close. It rained. It froze. ", ["The bridge at Holst will close."]),
        ("It rained. It froze. The bridge at Holst will close. ", ["The bridge at Holst will close."]),
        ("It rained. It froze. It thawed. The bridge at Holst will close. ", []),
        ("The bridge will open. It rained. It froze. ", []),
        ("[s2 Bo Lund] [c2 said] [q2 the bridge at Holst will close]. It rained. It froze. ", []),
    ],
)
def test_the_opening_states_in_its_own_voice_what_hangs_on_somebody(opening: str, echoed: list[str]) -> None:
    """In its first three sentences, three telling words of it."""
    people = [LEE, *([LUND] if "Bo" in opening else [])]
    ledger = make_ledger(f"{opening}[s1 Ann Lee] [c1 said] [q1 the old bridge at Holst closes].", people)
    content = next(a for a in ledger.attributions if a.source == "Ann Lee").content
    found = Borne(ledger, Sentences(ledger.article.text)).echoes(content)
    assert [ledger.article.slice(s) for s in found] == echoed


# --- answers


ACCUSED = "[s1 Ana Ruiz] [c1 accused] [q1 Victor Lang of stealing the plans]."


@pytest.mark.parametrize(
    ("behind", "score"),
    [
        ("It rained.", 0.0),
        ("He denied it.", 1.0),
        ("It rained. He denied it.", 1.0),
        ("It rained. It froze. He denied it.", 0.0),
        ("It rained. It froze. It thawed. A client denied it.", 1.0),
        ("He admired it.", 0.0),
        ("Langs denied that.", 0.0),
        ("Kent denied that.", 0.0),
        ("Langley denied that.", 0.0),
    ],
)
def test_an_answer_is_of_the_accused_by_name_or_soon_behind_by_a_pronoun(behind: str, score: float) -> None:
    """Two sentences behind; a lawyer's client anywhere."""
    (found,) = Response().article(make_ledger(f"{ACCUSED} {behind}", [RUIZ]))
    assert found.score == score
    (row,) = found.rows or ()
    assert row.cells[3] == ("an answer is told" if score else "no answer was recognised")
    assert row.gravity == (0.0 if score else 1.0)


def test_who_is_accused_by_nobody_with_a_name_comes_first() -> None:
    """Each with whoever says so, in which words, and the share of the answered is the score."""
    text = f"{ACCUSED} Lang denied it. [s2 Aides] [c2 said] [q2 Harold Quint had lied]."
    (found,) = Response().article(make_ledger(text, [RUIZ, source("Aides", "group")]))
    assert (found.score, found.label) == (0.5, "1 of 2 accused are heard or were asked")
    assert found.data == {"accused": ("Victor Lang", "Harold Quint"), "answered": ("Victor Lang",)}
    first, second = found.rows or ()
    assert (first.cells[:2], first.gravity) == (("Victor Lang", "Ana Ruiz"), 0.0)
    assert (second.cells, second.gravity) == (
        ("Harold Quint", "Aides", "Harold Quint had lied", "no answer was recognised"), 2.0,
    )  # fmt: skip
    nobody = make_ledger("[c2 It is said] [q2 that Harold Quint had lied].")
    (row,) = next(iter(Response().article(nobody))).rows or ()
    assert (row.cells[1], row.gravity) == ("nobody named", 2.0)


@pytest.mark.parametrize(
    ("accused", "speaker", "heard"),
    [
        ("Denmark", "Danish officials", False),
        ("Russia", "Russian officials", True),
        ("Russia", "Russell officials", False),
        ("Russia", "Russianised officials", False),
        ("Iran", "Iranian officials", False),
    ],
)
def test_a_country_is_heard_by_those_who_bear_its_name(accused: str, speaker: str, heard: bool) -> None:
    """Up to three letters longer, and of more than four."""
    accuses = f"[s1 Ana Ruiz] [c1 accused] [q1 {accused} of hiding losses]."
    text = f"{accuses} [s2 {speaker}] [c2 said] [q2 it rained]."
    (found,) = Response().article(make_ledger(text, [RUIZ, source(speaker, "group")]))
    assert found.score == float(heard)


def test_what_opens_a_text_is_borne_out_by_two_words_wherever_it_goes_on() -> None:
    """Its first stretch tells where it stands."""
    text = f"{CLAIM} It rained. It froze. It thawed. {CLAIM} [s1 Ann Lee] [c1 said] [q1 the bridge closes]."
    ledger = make_ledger(text, [LEE])
    first = Span(start=0, end=len(CLAIM))
    start = ledger.article.text.rindex(CLAIM)
    last = Span(start=start, end=start + len(CLAIM))
    made = Borne(ledger, Sentences(ledger.article.text))
    assert made.out((first, last)) is True
    assert made.out((last, first)) is False


@pytest.mark.parametrize(
    ("text", "more", "beside"),
    [
        ("The bridge closes. [s1 Ann Lee] [c1 said] [q1 the bridge is old].", {}, True),
        ("The bridge closes. [s1 Ann Lee] [c1 said] [q1 it is old].", {}, False),
        ("The bridge closes. It froze. [s1 Ann Lee] [c1 said] [q1 the bridge is old].", {}, True),
        ("The bridge closes. It froze. It dried. [s1 Ann Lee] [c1 said] [q1 the bridge is old].", {}, False),
        ("The bridge closes. [s1 Ann Lee] [c1 said] [q1 the bridge is old].", {"shared": 2}, False),
        ("The bridge closes. [s1 Ann Lee] [c1 said] [q1 the bridge closed].", {"shared": 2}, True),
        ("[s1 Ann Lee] [c1 said] [q1 the bridge is old]. The bridge closes.", {}, False),
        ("[s1 Ann Lee] [c1 said] [q1 the bridge is old]. The bridge closes.", {"before": 1}, True),
        ("The bridge closes. [s1 Ann Lee] [c1 said] [q1 the bridge is old].", {"by_people": False}, False),
    ],
)
def test_somebody_named_speaks_beside_a_sentence_with_words_of_it(
    text: str, more: dict[str, Any], beside: bool
) -> None:
    """In the two behind it, if nothing else is said; a person is none where a paper's word is asked for."""
    ledger = make_ledger(text, [LEE])
    start = ledger.article.text.index("The bridge closes")
    made = Borne(ledger, Sentences(ledger.article.text))
    assert made.beside(Span(start=start, end=start + 3), **more) is beside
    assert made.beside(Span(of="title", start=0, end=3), **more) is False
