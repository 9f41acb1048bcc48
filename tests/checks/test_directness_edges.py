"""Where each rule of directness begins and ends to ask: on one side of its edge it does, on the other not."""

from __future__ import annotations

from typing import Any

import pytest
from auditor_checks.directness.check import Directness
from auditor_checks.directness.view import Options, View
from edges import directness as asks
from edges import published, questions

from auditor import Source
from auditor.testing import make_ledger, source

KENT = source("Paul Kent", named=True, post="mayor")
RUIZ = source("Ana Ruiz", named=True, post="minister")
HERALD = source("Holst Herald", "organisation", named=True)


# --- closed doors


@pytest.mark.parametrize(
    ("before", "quote", "behind", "number"),
    [
        ("In private, ", "it is lost", "", 1),
        ("In private, ", "lost", "", 0),
        ("In private, ", "it is", "", 1),
        ("", "it is lost", " behind closed doors", 1),
        ("", "it is lost", " on the hill", 0),
        ("", "it is lost", " at a private breakfast", 1),
        ("", "it is lost", " at a private party", 1),
        ("", "it is lost", " at an invitation-only weekend", 1),
        ("", "it is lost", " over supper at the villa", 1),
        ("", "it is lost", " at a breakfast in Leeds", 0),
        ("", "it is lost", " for a private party", 0),
        ("He met them in private. ", "it is lost", "", 0),
        ("In private, a recording shows, ", "it is lost", "", 0),
        ("A recording was made. In private, ", "it is lost", "", 0),
        ("A recording was made. It rained. In private, ", "it is lost", "", 1),
        ("In private, ", "it is lost", ". A recording was made", 0),
        ("In private, ", "it is lost in private", "", 1),
        ("", "it is lost in private", "", 0),
    ],
)
def test_quoted_words_from_behind_a_closed_door_are_asked_about(
    before: str, quote: str, behind: str, number: int
) -> None:
    """Two words at least, where nothing tells within a sentence on either side how they are known."""
    text = f"{before}[s1 Paul Kent] [c1 said] [q1 “{quote}”]{behind}."
    assert asks("closed-door-quote", text, KENT) == number
    assert asks("closed-door-quote", text, KENT, details={1: {"kind": "belief"}}) == 0
    hedged = text.replace("[c1 said]", "[h1 reportedly] [c1 said]")
    assert asks("closed-door-quote", hedged, KENT) == 0


@pytest.mark.parametrize(
    ("before", "whom", "number"),
    [
        ("They met in private. ", "the members", 1),
        ("They met in private. ", "his wife", 0),
        ("They met in private.\n", "the members", 0),
        ("They met in private. It rained. ", "the members", 0),
    ],
)
def test_who_is_told_in_the_room_was_named_with_it_in_the_sentence_before(
    before: str, whom: str, number: int
) -> None:
    """In the same paragraph."""
    text = f"{before}[s1 Paul Kent] [c1 told] {whom} [q1 “it is lost”]."
    told = {1: {"addressee": {"value": whom}}}
    assert asks("closed-door-quote", text, KENT, details=told) == number


# --- hearsay


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("[q1 He is] [c1 reportedly] [q1 ill].", 1),
        ("[q1 He] [c1 is said] [q1 to be ill].", 1),
        ("[q1 He] [c1 is said] [q1 of be ill].", 0),
        ("[q1 He] could [c1 be said] [q1 to be ill].", 1),
        ("[q1 He] [c1 could be said] [q1 to be ill].", 0),
        ("[c1 Rumours] [q1 that he is ill] spread.", 1),
        ("[c1 Rumours] [q1 that he is ill] are false.", 0),
        ("[q1 He is] [c1 reportedly] [q1 ill] and false.", 1),
        ("[q1 He is] [c1 reportedly] [q1 ill] (@holst).", 0),
        ("[q1 He is] [c1 reportedly] [q1 ill], according to him.", 0),
        ("According to her it rained. [q1 He is] [c1 reportedly] [q1 ill].", 0),
        ("According to her it rained. It froze. [q1 He is] [c1 reportedly] [q1 ill].", 0),
        ("According to her it rained. It froze. It snowed. [q1 He is] [c1 reportedly] [q1 ill].", 1),
        ("[q1 He] [c1 is said] [q1 to be ill]. According to her it rained.", 0),
        ("[q1 He] [c1 is said] [q1 to be ill].\nAccording to her it rained.", 1),
    ],
)
def test_hearsay_is_what_nobody_is_said_to_have_said(text: str, number: int) -> None:
    """Unless it is refuted, supposed, posted, or credited: for an adverb within two sentences before, for a
    passive in its line."""
    assert asks("hearsay", text) == number


def test_hearsay_is_asked_about_once_with_up_to_three_of_its_words() -> None:
    """And how often it stands there."""
    adverbs = ("reportedly", "allegedly", "supposedly", "purportedly")
    text = " ".join(f"[q{n} He is] [c{n} {word}] [q{n} ill]." for n, word in enumerate(adverbs, 1))
    (four,) = questions("hearsay", make_ledger(text))
    assert four.message == (
        '"reportedly", "allegedly", "supposedly" (4 times): who says so? Name or describe them each time, or '
        "check it and leave the words out."
    )
    (one,) = questions("hearsay", make_ledger(text.partition(". ")[0] + "."))
    assert one.message == (
        '"reportedly": who says so? Name or describe them, or check it and leave the word out.'
    )


# --- cues


@pytest.mark.parametrize(
    ("text", "stance", "number"),
    [
        ("[s1 Paul Kent] [c1 claimed] [q1 it rained].", "doubting", 1),
        ("[s1 Paul Kent] [c1 claimed] [q1 it rained].", "neutral", 0),
        ("[s1 Paul Kent] [c1 said] [q1 it rained].", "doubting", 0),
        ("[s1 Paul Kent] [c1 falsely claimed] [q1 it rained].", "doubting", 0),
        ("[s1 Paul Kent] [c1 claimed] falsely [q1 it rained].", "doubting", 0),
        ("[s1 Paul Kent] [c1 claimed] wrongly [q1 it rained].", "doubting", 0),
        ("[s1 Paul Kent] [c1 wildly claimed] [q1 it rained].", "doubting", 0),
        ("[s1 Paul Kent] [c1 claimed] [q1 it rained]. In fact it froze.", "doubting", 0),
        ("[s1 Paul Kent] [c1 claimed] [q1 it rained]. " + "word " * 60 + "In fact it froze.", "doubting", 1),
        ("In fact it froze. [s1 Paul Kent] [c1 claimed] [q1 it rained].", "doubting", 0),
        ("In fact it froze. " + "word " * 30 + "[s1 Paul Kent] [c1 claimed] [q1 it rained].", "doubting", 1),
        ("[s1 Paul Kent] [c1 claimed] [q1 it rained]. A hoax. " + "word " * 90, "doubting", 0),
        ("[s1 Paul Kent] [c1 claimed] [q1 it rained]. " + "word " * 90 + " A hoax.", "doubting", 0),
        ("[s1 Paul Kent] [c1 admitted] [q1 it rained].", "conceding", 1),
        ("[s1 Paul Kent] [c1 admitted] [q1 he lied].", "conceding", 0),
        ("[s1 Paul Kent] [c1 revealed] [q1 he lied].", "hardening", 1),
        ("[s1 Paul Kent] [c1 the claim] [q1 it rained].", "doubting", 0),
    ],
)
def test_a_cue_that_judges_is_asked_about_unless_the_text_shows_why(
    text: str, stance: str, number: int
) -> None:
    """At the cue or in what is near; who owns up does admit."""
    assert asks("loaded-cue", text, KENT, details={1: {"stance": stance}}) == number
    assert asks("loaded-cue", text, KENT, details={1: {"stance": stance, "polarity": "negated"}}) == 0


def test_a_cue_that_judges_is_asked_about_once_of_a_speaker_and_not_where_all_are_doubted() -> None:
    """Of two who "claim" neither is singled out."""
    doubts = {1: {"stance": "doubting"}, 2: {"stance": "doubting"}}
    one = "[s1 Paul Kent] [c1 claimed] [q1 it rained]. [s2 Paul Kent] [c2 claimed] [q2 it froze]."
    assert asks("loaded-cue", one, KENT, details=doubts) == 1
    two = one.replace("[s2 Paul Kent]", "[s2 Ana Ruiz]")
    assert asks("loaded-cue", two, KENT, RUIZ, details=doubts) == 0
    crowd = one.replace("Paul Kent", "Voters")
    assert asks("loaded-cue", crowd, source("Voters", "population"), details=doubts) == 0
    both = {1: {"stance": "conceding"}, 2: {"stance": "hardening"}}
    ways = one.replace("c1 claimed", "c1 admitted").replace("c2 claimed", "c2 revealed")
    assert asks("loaded-cue", ways, KENT, details=both) == 2


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("[s1 Paul Kent] [c1 fears] [q1 rain].", 1),
        ("[s1 Paul Kent] [c1 still fears] [q1 rain].", 1),
        ("[s1 Paul Kent] [c1 hopes for] [q1 rain].", 0),
        ("[s1 Paul Kent] [c1 fears] [q1 “rain”].", 0),
        ("Does [s1 Paul Kent] [c1 fear] [q1 rain]?", 0),
        ("A man [c1 feared] to [q1 be ill] [s1 Paul Kent].", 0),
        ("He said that [s1 Paul Kent] [c1 fears] [q1 rain].", 0),
        ("[s1 Paul Kent] [c1 fears] [q1 rain], he said.", 0),
        ("He said no. [s1 Paul Kent] [c1 fears] [q1 rain].", 1),
        ("[s1 Paul Kent] [c1 fears] [q1 rain]. [s2 Paul Kent] [c2 said] [q2 no].", 0),
        ("[s1 Paul Kent] [c1 fears] [q1 rain]. It froze. [s2 Paul Kent] [c2 said] [q2 no].", 0),
        ("[s1 Paul Kent] [c1 fears] [q1 rain]. It froze. It snowed. [s2 Paul Kent] [c2 said] [q2 no].", 1),
        ("[s2 Paul Kent] [c2 said] [q2 no]. It froze. It snowed. [s1 Paul Kent] [c1 fears] [q1 rain].", 1),
        ("[s2 Ana Ruiz] [c2 said] [q2 no]. [s1 Paul Kent] [c1 fears] [q1 rain].", 1),
        ("[s2 Paul Kent] [c2 thinks] [q2 no]. [s1 Paul Kent] [c1 fears] [q1 rain].", 1),
        ("[s2 Paul Kent] [c2 thinks] [q2 “no”]. [s1 Paul Kent] [c1 fears] [q1 rain].", 0),
    ],
)
def test_a_mind_is_read_where_nobody_near_tells_what_is_in_it(text: str, number: int) -> None:
    """The same person within two sentences on either side, or anybody in its own sentence."""
    reads = {1: {"stance": "mind-reading", "kind": "belief"}}
    people = [p for p in (KENT, RUIZ) if p.name in text]
    assert asks("mind-reading-cue", text, *people, details=reads) == number
    unnamed = [source("Paul Kent"), *people[1:]]
    assert asks("mind-reading-cue", text, *unnamed, details=reads) == 0


# --- other outlets


@pytest.mark.parametrize(("sentences", "number"), [(0, 1), (7, 1), (8, 0), (20, 0)])
def test_an_outlet_s_word_in_the_opening_is_asked_about(sentences: int, number: int) -> None:
    """In the first eight sentences, or where it is told twice; once of an outlet."""
    word = "[s{0} Holst Herald] [c{0} reported] [q{0} the bank will close]."
    filler = "It rained. " * sentences
    assert asks("outlet-alone", filler + word.format(1), HERALD) == number
    twice = f"{filler}{word.format(1)} It dried. {word.format(2).replace('bank', 'mill')}"
    assert asks("outlet-alone", twice, HERALD) == 1


@pytest.mark.parametrize(
    ("text", "more", "number"),
    [
        ("[s1 Holst Herald] [c1 reported] [q1 the bank will close].", {}, 1),
        ("[s1 Holst Herald] [c1 reported] [q1 “the bank will close”].", {}, 0),
        ("[s1 Holst Herald] [c1 reported] [q1 it has a new owner].", {}, 0),
        ("[s1 Holst Herald] [c1 reported] [q1 Lee said the bank will close].", {}, 0),
        ("[s1 Holst Herald] [c1 reported], citing two aides, [q1 the bank will close].", {}, 0),
        ("[s1 Holst Herald] [c1 reported], without citing aides, [q1 the bank will close].", {}, 1),
        ("The hoax of [s1 Holst Herald] [c1 reported] [q1 the bank will close].", {}, 0),
        ("[s1 Holst Herald] [c1 reported] [q1 the bank will close].", {"kind": "intention"}, 0),
        ("[s1 Holst Herald] [c1 reported] [q1 the bank will close].", {"polarity": "negated"}, 0),
        ("[s1 Holst Herald] [c1 hopes] [q1 the bank will close].", {}, 0),
    ],
)
def test_an_outlet_s_own_word_has_nothing_behind_it(text: str, more: dict[str, Any], number: int) -> None:
    """Where it quotes somebody, or cites its sources, or tells of itself, it has."""
    assert asks("outlet-alone", text, HERALD, details={1: more}) == number
    assert asks("outlet-alone", text, HERALD, details={1: more}, outlet="The Holst Herald") == 0


def through(*via: str) -> tuple[str, list[Source]]:
    """A text with a statement of somebody else through each of these outlets; none for an empty name."""
    lines, people = [], []
    for n, outlet in enumerate(via, 1):
        name = f"Person{'abcdefghij'[n]}"
        people.append(source(name, named=True))
        relay = f" [r{n} {outlet}]" if outlet else ""
        lines.append(f"[s{n} {name}] [c{n} told]{relay} [q{n} it rained].")
    return " ".join(lines), people


@pytest.mark.parametrize(
    ("via", "number"),
    [
        (("Reuters", "Reuters", "", ""), 1),
        (("Reuters", "Reuters", "", "", ""), 0),
        (("Reuters", ""), 0),
        (("Reuters", "Holst Herald", "Reuters"), 1),
        (("Reuters", "Holst Herald", "Quill Times"), 1),
        (("Reuters", "Holst Herald"), 0),
        (("Reuters", "Holst Herald", "Quill Times", ""), 1),
        (("Reuters", "Holst Herald", "Quill Times", "", ""), 0),
        (("Reuters", "Holst Herald", "Quill Times", "Hill Post"), 0),
    ],
)
def test_a_piece_is_another_outlet_s_where_half_of_it_comes_through_one(
    via: tuple[str, ...], number: int
) -> None:
    """Two statements at least; or three quarters of three and more through two outlets or three."""
    text, people = through(*via)
    assert asks("relayed-whole", text, *people, outlet="Our Own") == number
    own = f"{text} We asked them about it."
    assert asks("relayed-whole", own, *people, outlet="Our Own") == 0


# --- quotes and their speakers


@pytest.mark.parametrize(
    ("between", "quote", "second", "number"),
    [
        (" ", "It snowed all day,", "Ana Ruiz", 1),
        (" ", "It snowed,", "Ana Ruiz", 0),
        (" ", "It has snowed,", "Ana Ruiz", 1),
        ("\n", "It snowed all day,", "Ana Ruiz", 0),
        (" He left. ", "It snowed all day,", "Ana Ruiz", 0),
        (" ", "It snowed all day,", "Paul Kent", 0),
    ],
)
def test_a_quote_behind_another_s_runs_on_in_his_mouth(
    between: str, quote: str, second: str, number: int
) -> None:
    """Of three words at least, in one paragraph, with nothing between and its speaker named behind."""
    text = f"[q1 “It rained,”] [c1 said] [s1 Paul Kent].{between}[q2 “{quote}”] [c2 said] [s2 {second}]."
    assert asks("quotes-run-together", text, KENT, *([RUIZ] if second == "Ana Ruiz" else [])) == number
    if number:
        part = source("Ana Ruiz", named=True, part_of="Paul Kent")
        assert asks("quotes-run-together", text, KENT, part) == 0


@pytest.mark.parametrize(
    ("quote", "before", "number"),
    [
        ("It rained. It snowed. It froze,", "", 1),
        ("It rained. It froze,", "", 0),
        ("It rained. It snowed. It froze.", "", 1),
        ("It rained. It froze.", "", 0),
        ("It rained ... It snowed. It froze,", "", 0),
        ("It rained. It snowed. It froze,", "Kent came. ", 0),
        ("It rained. It snowed. It froze,", "Kent came. " + "word " * 50, 0),
        ("It rained. It snowed. It froze,", "Kent came. " + "word " * 70, 1),
    ],
)
def test_a_speaker_is_late_behind_more_than_two_sentences(quote: str, before: str, number: int) -> None:
    """Unless the name is fresh, from the three hundred signs before the quote."""
    text = f"{before}[q1 “{quote}”] [c1 said] [s1 Paul Kent]."
    assert asks("speaker-late", text, KENT) == number
    pronoun = text.replace("[s1 Paul Kent]", "[s1 he]")
    assert asks("speaker-late", pronoun, KENT, speakers={1: "Paul Kent"}) == 0
    view = make_ledger(text, [KENT])
    assert len(questions("speaker-late", view, late_after_sentences=3)) == 0


@pytest.mark.parametrize(
    ("first", "gap", "quote", "number"),
    [
        ("[c1 told] [r1 Reuters] [q1 it rained]", "\n\nHail.\n\n", "it is so", 1),
        ("[c1 told] [r1 Reuters] [q1 it rained]", "\n\n", "it is so", 0),
        ("[c1 told] [r1 Reuters] [q1 it rained]", "\n\nHail.\n\n", "so", 0),
        ("[c1 told] [r1 Reuters] [q1 it rained]", "\n\nHail.\n\nReuters has it: ", "it is so", 0),
        ("[c1 said] [q1 it rained]", "\n\nHail.\n\n", "it is so", 0),
    ],
)
def test_a_quote_far_behind_words_to_another_outlet_reads_as_said_to_us(
    first: str, gap: str, quote: str, number: int
) -> None:
    """With a paragraph between, in an article whose outlet is known, of somebody who spoke nowhere else."""
    second = f"[s2 Paul Kent] [c2 said], [q2 “{quote}”]."
    text = f"[s1 Paul Kent] {first}.{gap}{second}"
    assert asks("second-hand-quote", text, KENT, outlet="Quill Times") == number
    assert asks("second-hand-quote", text, KENT) == 0
    assert asks("second-hand-quote", text, KENT, outlet="Reuters") == 0
    assert (
        asks("second-hand-quote", text, KENT, outlet="Quill Times", details={2: {"channel": "speech"}}) == 0
    )
    told = {2: {"addressee": {"value": "us"}}}
    assert asks("second-hand-quote", text, KENT, outlet="Quill Times", details=told) == 0
    here = f"[s3 Paul Kent] [c3 said] [q3 it froze]. {text}"
    elsewhere = {3: {"channel": "speech"}}
    assert asks("second-hand-quote", here, KENT, outlet="Quill Times", details=elsewhere) == 0


def test_unnamed_people_who_spoke_to_an_outlet_are_known_through_it_alone() -> None:
    """Where other matter stands between, and what one of them says too; each is asked about once."""
    aides, one = source("aides", "group"), source("one of them", part_of="aides")
    said = "[s2 {}] [c2 said], [q2 “it is so”]."
    text = f"[s1 aides] [c1 told] [r1 Reuters] [q1 it rained].\nThe sky was grey.\n{said}"
    assert asks("second-hand-quote", text.format("aides").replace("The sky was grey.\n", ""), aides) == 0
    for who in ("aides", "one of them"):
        assert asks("second-hand-quote", text.format(who), aides, one) == 1
    again = f"{text.format('aides')} [s3 aides] [c3 said], [q3 “it was so”]."
    assert asks("second-hand-quote", again, aides) == 1


# --- venues


@pytest.mark.parametrize(
    ("quotes", "details", "number"),
    [
        (3, {}, 1),
        (2, {}, 0),
        (3, {2: {"channel": "speech"}}, 0),
        (3, {2: {"addressee": {"value": "his wife"}}}, 0),
        (3, {2: {"relays": [{"name": "Reuters"}]}}, 0),
    ],
)
def test_who_is_quoted_three_times_said_it_somewhere(
    quotes: int, details: dict[int, Any], number: int
) -> None:
    """Once told for any of the quotes is enough; bodies and unnamed people are not asked about."""
    text = " ".join(f"[s{n} Paul Kent] [c{n} said], [q{n} “it is {n}.”]" for n in range(1, quotes + 1))
    assert asks("venue-untold", text, KENT, details=details) == number
    for other in (source("Paul Kent"), source("Paul Kent", "organisation", named=True)):
        assert asks("venue-untold", text, other, details=details) == 0


def test_those_who_are_quoted_nowhere_are_asked_about_together() -> None:
    """By name, two and the last."""
    names = ("Paul Kent", "Ana Ruiz", "Bo Lund", "Cy Dorn")
    text = " ".join(
        f"[s{3 * n + k} {who}] [c{3 * n + k} said], [q{3 * n + k} “it is {k}.”]"
        for n, who in enumerate(names)
        for k in (1, 2, 3)
    )
    (found,) = questions("venue-untold", make_ledger(text, [source(n, named=True) for n in names]))
    assert "did Paul Kent, Ana Ruiz and Cy Dorn say this? The article quotes them 12 times" in found.message


# --- who of two


@pytest.mark.parametrize(
    ("who", "promises", "behind", "number"),
    [
        ("Paul Kent", "promised", ", [c3 adding]", 1),
        ("Paul Kent", "promised", " [c3 adding]", 0),
        ("Paul Kent", "had", ", [c3 adding]", 0),
        ("Paul Kent", "promised", ", [c3 smiling]", 0),
        ("Paul Kent", "promised", ". It froze, [c3 adding]", 0),
        ("Ana Ruiz", "promised", ", [c3 adding]", 0),
    ],
)
def test_a_trailing_word_of_saying_is_of_either_of_two_who_speak_in_its_sentence(
    who: str, promises: str, behind: str, number: int
) -> None:
    """Where one's speech stands in the other's before a comma, and both are named or described."""
    inner = f"[s2 {who}] [c2 {promises}] [q2 rain]"
    text = f"[s1 Ana Ruiz] [c1 said] [q1 {inner}]{behind} [q3 it ended]."
    first = f"[q1 {inner}], [s1 Ana Ruiz] [c1 said]{behind} [q3 it ended]."
    assert asks("speaker-unclear", first, KENT, RUIZ, speakers={3: "Ana Ruiz"}) == 0
    people = [p for p in (KENT, RUIZ) if p.name in text]
    assert asks("speaker-unclear", text, *people, speakers={3: "Ana Ruiz"}) == number
    crowd = [source(p.name, "population") if p is KENT else p for p in people]
    assert asks("speaker-unclear", text, *crowd, speakers={3: "Ana Ruiz"}) == 0


# --- what is another's


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("This article first appeared in the Holst Herald.", 1),
        ("This story was originally published by Reuters", 1),
        ("It first appeared in the Holst Herald.", 1),
        ("It rained all day in town, and it first appeared in the Holst Herald, he said.", 0),
        ("It rained all day in town, and this article first appeared in the Holst Herald, he said.", 1),
        ("This article appeared in the Holst Herald.", 0),
    ],
)
def test_a_text_that_says_itself_whose_it_is_is_asked_what_is_added(line: str, number: int) -> None:
    """In a line of up to twelve words, or of "this article"; unless the outlet is its own."""
    text = f"[s1 Paul Kent] [c1 said] [q1 it rained].\n{line}"
    assert asks("relayed-whole", text, KENT, outlet="Quill Times") == number
    own = "Reuters" if "Reuters" in line else "The Holst Herald"
    assert asks("relayed-whole", text, KENT, outlet=own) == 0


def test_what_stands_under_the_name_of_an_outlet_and_a_colon_is_its() -> None:
    """To the end of the text; what stands above it is not."""
    said = "[s{0} Paul Kent] [c{0} said] [q{0} it rained {0}]."
    block = "From the Holst Herald:\n"
    below = f"It froze.\n{block}{said.format(1)}\n{said.format(2)}"
    assert asks("relayed-whole", below, KENT, outlet="Quill Times") == 1
    other = source("Bo Lund", named=True)
    above = " ".join(said.format(n).replace("Paul Kent", "Bo Lund") for n in (3, 4, 5))
    assert asks("relayed-whole", f"{above}\n{block}{said.format(1)}\n{said.format(2)}", KENT, other) == 0


# --- where words were said


@pytest.mark.parametrize(
    ("who", "text", "details", "distance"),
    [
        (KENT, "[s1 Paul Kent] [c1 thinks] [q1 so].", {"kind": "belief"}, "nothing said aloud"),
        (KENT, "[s1 Paul Kent] [c1 thinks] [q1 “so”].", {"kind": "belief"}, "venue not stated"),
        (KENT, "[s1 Paul Kent] [c1 said] [q1 so].", {"kind": "belief"}, "venue not stated"),
        (KENT, "[s1 Paul Kent] [c1 is silent].", {"kind": "no-response"}, "nothing said aloud"),
        (KENT, "[s1 Paul Kent] [c1 said] [q1 so].", {"channel": "document"},
         "a document, not shown to have been read"),
        (source("A memo", "document"), "[s1 A memo] [c1 says] [q1 so].", {},
         "a document, not shown to have been read"),
        (source("A memo", "document", access=("seen", "direct")), "[s1 A memo] [c1 says] [q1 so].", {},
         "first hand"),
        (source("A spokeswoman"), "[s1 A spokeswoman] [c1 said] [q1 so].", {}, "first hand"),
        (HERALD, "[s1 Holst Herald] [c1 reported] [q1 so].", {}, "first hand"),
        (HERALD, "[s1 Holst Herald] [c1 hopes] [q1 so].", {}, "venue not stated"),
        (source("The paper", "organisation"), "[s1 The newspaper] [c1 wrote] [q1 so].", {}, "first hand"),
        (KENT, "[s1 Paul Kent] [h1 reportedly] [c1 said] [q1 so].", {}, "relay unknown"),
        (KENT, "[s1 Paul Kent] [h1 apparently] [c1 said] [q1 so].", {}, "venue not stated"),
        (KENT, "[c1 It is said] [q1 so].", {}, "relay unknown"),
    ],
)  # fmt: skip
def test_how_far_words_came_is_told_in_words(
    who: Source, text: str, details: dict[str, Any], distance: str
) -> None:
    """Or why no place is told."""
    speakers = {1: who.id} if "s1" in text else None
    ledger = make_ledger(text, [who], details={1: details}, speakers=speakers)
    result = next(r for r in Directness().article(ledger) if r.on.attribution)
    assert result.data["distance"] == distance
    assert result.in_means is (details.get("kind") != "no-response")


@pytest.mark.parametrize("told", [True, False])
def test_a_piece_of_another_outlet_s_is_marked_with_its_opening_and_where_the_outlet_stands(
    told: bool,
) -> None:
    """Two sentences open it; a reader who learns there whose story it is need not be told."""
    opening = "Reuters has it. " if told else "It rained. "
    text = (
        f"{opening}It froze. It thawed. [s1 Paul Kent] [c1 told] [r1 Reuters] [q1 it snowed]. "
        "[s2 Ana Ruiz] [c2 told] [r2 Reuters] [q2 it hailed]. It dried."
    )
    ledger = published(make_ledger(text, [KENT, RUIZ]), "Quill Times")
    (found,) = questions("relayed-whole", ledger)
    assert found.message.startswith("2 of 2 statements here come through Reuters. ")
    assert ("Say at the top that the story is from Reuters." in found.message) is not told
    marked = [ledger.article.slice(s).strip() for s in found.spans]
    assert marked[:6] == ["told", "it snowed", "told", "it hailed", opening.strip(), "It froze."]
    credited = ["Paul Kent told Reuters it snowed.", "Ana Ruiz told Reuters it hailed."]
    assert marked[6:] == ([opening.strip()] if told else []) + credited


def test_a_charge_is_no_hearsay_in_a_report_from_a_court() -> None:
    """What was alleged there has still to be found."""
    text = "[q1 He] [c1 allegedly] [q1 stole it]. "
    court = "The jury heard of it. It was adjourned. The trial continues. "
    assert asks("hearsay", text) == 1
    ledger = make_ledger(f"{court}{text}")
    assert View(ledger, Options()).kind == "court report"
    assert questions("hearsay", ledger) == []
    rumour = make_ledger(f"{court}[q1 He] [c1 reportedly] [q1 stole it].")
    assert len(questions("hearsay", rumour)) == 1


@pytest.mark.parametrize(
    ("relays", "inside", "score", "distance"),
    [
        (("Reuters",), "", 0.48, "via Reuters"),
        (("Reuters", "AFP"), "", 0.384, "via Reuters via AFP"),
        ((), "Ana Ruiz", 0.48, "via Ana Ruiz"),
        ((), "Sources", 0.36, "through an unnamed go-between"),
        (("Reuters",), "Sources", 0.288, "through an unnamed go-between via Reuters"),
        ((), "", 0.54, "venue not stated"),
    ],
)
def test_each_hand_on_the_way_takes_its_share(
    relays: tuple[str, ...], inside: str, score: float, distance: str
) -> None:
    """Whoever quotes it here, then the outlets, of what a paraphrase is worth."""
    inner = "[s1 Paul Kent] [c1 said] [q1 it rained]"
    text = f"[s2 {inside}] [c2 said] [q2 that {inner}]." if inside else f"{inner}."
    people = [KENT, *([RUIZ] if inside == "Ana Ruiz" else [source("Sources", "group")] if inside else [])]
    ledger = make_ledger(text, people, details={1: {"relays": [{"name": name} for name in relays]}})
    result = next(r for r in Directness().article(ledger) if r.on.attribution == "a1")
    assert (result.score, result.data["distance"]) == (pytest.approx(score), distance)


@pytest.mark.parametrize(
    ("more", "number"),
    [
        ({}, 1),
        ({"channel": "speech"}, 0),
        ({"addressee": {"value": "his wife"}}, 0),
        ({"relays": [{"name": "AFP"}]}, 0),
    ],
)
def test_what_somebody_who_spoke_to_an_outlet_says_elsewhere_comes_through_it_too(
    more: dict[str, Any], number: int
) -> None:
    """Unless another place is told for it."""
    other, third = source("Bo Lund", named=True), source("Cy Dorn", named=True)
    text = (
        "[s1 Paul Kent] [c1 told] [r1 Reuters] [q1 it rained]. [s2 Paul Kent] [c2 said] [q2 it froze]. "
        "[s3 Bo Lund] [c3 said] [q3 it thawed]. [s4 Cy Dorn] [c4 said] [q4 it hailed]."
    )
    assert asks("relayed-whole", text, KENT, other, third, outlet="Quill Times", details={2: more}) == number


@pytest.mark.parametrize("above", ["It froze.", "It froze!!", "Rain"])
@pytest.mark.parametrize(("words", "number"), [(12, 1), (13, 0)])
def test_a_line_about_a_whole_text_has_twelve_words_at_most(above: str, words: int, number: int) -> None:
    """Whatever stands in the lines about it."""
    line = (
        "It first appeared in the Holst Herald" + " of old" * ((words - 7) // 2) + " so" * ((words - 7) % 2)
    )
    text = f"[s1 Paul Kent] [c1 said] [q1 it rained].\n{above}\n{line}\nIt thawed."
    assert asks("relayed-whole", text, KENT, outlet="Quill Times") == number
