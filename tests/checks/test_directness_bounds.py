"""How near, how often and by whose words the rules of directness take a thing for told."""

from __future__ import annotations

from typing import Any

import pytest
from edges import directness as asks

from auditor.testing import source

KENT = source("Paul Kent", named=True, post="mayor")
RUIZ = source("Ana Ruiz", named=True, post="minister")
HERALD = source("Holst Herald", "organisation", named=True)
SHIFTS = ("", "It dried. It dried. It dried. ", "It dried. " * 4)


# --- cues that judge


@pytest.mark.parametrize("before", SHIFTS)
@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("{0}. [s2 Paul Kent] [c2 said] [q2 “it is”].", 0),
        ("{0}. It froze. [s2 Paul Kent] [c2 said] [q2 “it is”].", 1),
        ("{0}. It froze. [q2 “It is,”] [c2 said] [s2 Paul Kent].", 1),
        ("{0}. [q2 “It is,”] [c2 said] [s2 Paul Kent].", 0),
        ("[q2 “It is,”] [c2 said] [s2 Paul Kent]. {0}.", 1),
        ("[q2 “It is,”] [c2 said] [s2 Paul Kent] and {0}.", 0),
        ("{0}. [s2 Ana Ruiz] [c2 said] [q2 “it is”].", 1),
        ("{0}. [s2 Paul Kent] [c2 said] [q2 it is].", 1),
    ],
)
def test_who_concedes_shows_it_by_words_of_his_own_beside(text: str, number: int, before: str) -> None:
    """In that sentence or the next."""
    whole = before + text.format("[s1 Paul Kent] [c1 admitted] [q1 the road is shut]")
    people = [who for who in (KENT, RUIZ) if f" {who.name}]" in whole]
    assert asks("loaded-cue", whole, *people, details={1: {"stance": "conceding"}}) == number


@pytest.mark.parametrize(
    ("side", "gap", "number"),
    [("behind", 246, 0), ("behind", 247, 1), ("before", 120, 0), ("before", 121, 1)],
)
def test_what_shows_why_a_cue_judges_stands_near_its_end(side: str, gap: int, number: int) -> None:
    """Within a hundred and twenty signs before that, two hundred and fifty behind."""
    cue = "[s1 Paul Kent] [c1 revealed]"
    if side == "behind":
        text = f"{cue} [q1 it] {'w' * (gap - len(' it  '))} hoax was seen there."
    else:
        text = f"Here a hoax {'w' * (gap - len('hoax  Paul Kent revealed'))} {cue} [q1 that it rained so]."
    assert asks("loaded-cue", text, KENT, details={1: {"stance": "hardening"}}) == number


@pytest.mark.parametrize(
    ("text", "more", "number"),
    [
        ("[s1 Paul Kent] [c1 claimed] [q1 it rained].", {}, 1),
        ("[s1 Paul Kent] [c1 claimed] [q1 it rained]. The rumour is old. {}", {}, 0),
        ("[s1 Paul Kent] [c1 claimed] [q1 he is the strongest].", {}, 0),
        ("[s1 Paul Kent] [c1 claims a] [q1 win].", {}, 0),
        ("[s1 One in five] [c1 claimed] [q1 it rained].", {}, 0),
        ("[s1 Five clerks] [c1 claimed] [q1 it rained].", {}, 1),
        ("[s1 A clerk] [c1 claimed] [q1 it rained].", {}, 0),
        ("[s1 Paul Kent] [c1 claimed] [q1 it rained].", {"stance": "conceding"}, 1),
        ("[s1 Paul Kent] [c1 claimed] [q1 we lied].", {"stance": "doubting"}, 1),
    ],
)
def test_a_doubt_is_in_its_place_of_nobody_a_boast_or_what_all_is_about(
    text: str, more: dict[str, Any], number: int
) -> None:
    """And a share of people doubts nobody."""
    who = {"One in five": source("One in five", "group", named=True), "A clerk": source("A clerk"),
           "Five clerks": source("Five clerks", "group", named=True), "Paul Kent": KENT}  # fmt: skip
    people = [x for name, x in who.items() if f" {name}]" in text]
    assert asks("loaded-cue", text, *people, details={1: {"stance": "doubting", **more}}) == number


# --- what is another's


@pytest.mark.parametrize(
    ("relay", "hearer", "more", "number"),
    [
        ("Reuters", "the newspaper", "", 1),
        ("Reuters", "his wife", "", 0),
        ("Reuters", "the paper", "[s4 Cy Dorn] [c4 told] [r4 Holst Post] [q4 it thawed]. ", 0),
        ("Holst Post", "the newspaper", "", 1),
    ],
)
def test_the_paper_is_the_outlet_where_it_is_the_only_one(
    relay: str, hearer: str, more: str, number: int
) -> None:
    """That people spoke to."""
    text = (
        f"[s1 Paul Kent] [c1 told] [r1 {relay}] [q1 it rained]. "
        f"[s2 Ana Ruiz] [c2 told] {hearer} [q2 it hailed]. "
        f"{more}[s3 Bo Lund] [c3 said] [q3 it froze]. [s5 Bo Lund] [c5 said] [q5 it dried]."
    )
    people = [KENT, RUIZ, source("Bo Lund", named=True), *([source("Cy Dorn", named=True)] if more else [])]
    details = {2: {"addressee": {"value": hearer}}}
    assert asks("relayed-whole", text, *people, outlet="Quill Times", details=details) == number


@pytest.mark.parametrize(
    ("who", "number"),
    [
        ("Reuters’ sources", 1),
        ("the Holst Herald’s own insiders", 1),
        ("a report from Holst Herald", 1),
        ("a post on MacRumors", 1),
        ("MacRumors’s report", 1),
        ("an aide speaking to Reuters", 1),
        ("an aide speaking to Bodo", 0),
        ("a report from Bodo", 0),
        ("sources", 0),
    ],
)
def test_words_for_a_source_tell_whose_it_is(who: str, number: int) -> None:
    """Its sources, its report, or to whom one spoke."""
    text = f"[s1 {who}] [c1 said] [q1 it rained]. [s2 {who}] [c2 said] [q2 it froze]."
    thing = source(who, "group")
    assert asks("relayed-whole", text, thing, outlet="Quill Times") == number
    assert asks("relayed-whole", text.partition(". ")[0] + ".", thing, outlet="Quill Times") == 0


@pytest.mark.parametrize("before", SHIFTS)
@pytest.mark.parametrize(
    ("behind", "number"),
    [
        ("It froze.", 1),
        ("[s2 Paul Kent] [c2 said], [q2 “yes”].", 0),
        ("[s2 Paul Kent] [c2 thinks] [q2 yes].", 1),
        ("It froze. [s2 Paul Kent] [c2 said], [q2 “yes”].", 1),
        ("[s2 Paul Kent] [c2 said] [q2 the bank will close].", 0),
        ("It froze. [s2 Paul Kent] [c2 said] [q2 the bank will close].", 1),
    ],
)
def test_an_outlet_s_word_has_whoever_speaks_next_about_the_same_behind_it(
    behind: str, number: int, before: str
) -> None:
    """Quoted, or with two words of it, in the next sentence."""
    text = f"{before}[s1 Holst Herald] [c1 reported] [q1 the bank will close]. {behind}"
    assert asks("outlet-alone", text, HERALD, *([KENT] if "Kent" in text else [])) == number
    for word in ("confirmed that", "independently that"):
        verified = text.replace("[q1 the", f"[q1 {word} the")
        assert asks("outlet-alone", verified, HERALD, *([KENT] if "Kent" in text else [])) == 0


@pytest.mark.parametrize(
    ("mentions", "outlet", "number"), [(1, "Reuters", 1), (2, "Reuters", 0), (2, "Holst Post", 1)]
)
def test_an_agency_that_people_tell_again_and_again_is_whose_text_it_is(
    mentions: int, outlet: str, number: int
) -> None:
    """Twice; of a paper that says nothing, but its mark does."""
    told = f"[s1 Paul Kent] [c1 told] [r1 {outlet}] [q1 it rained]. " + f"He told {outlet} so. " * (
        mentions - 1
    )
    text = f"{told}\n\nHail.\n\n[s2 Paul Kent] [c2 said], [q2 “it is so”]."
    assert asks("second-hand-quote", text, KENT, outlet="Quill Times") == number
    assert asks("second-hand-quote", f"HOLST ({outlet}) - {text}", KENT, outlet="Quill Times") == 0
    assert asks("second-hand-quote", f"{text}\nReporting by Bodo.", KENT, outlet="Quill Times") == 0


# --- reports and minds


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Rumours spread that it closed.", 1),
        ("Rumours spread by Lund that it closed.", 0),
        ("Rumours spread on Monday that it closed.", 1),
        ("Rumours spread in Holst that it closed.", 0),
        ("Rumours spread that " + "it closed and so " * 4 + "in Holst.", 1),
        ("Its rumours spread that it closed.", 0),
        ("Bodo’s rumours spread that it closed.", 0),
        ("Rumours spread that it closed, [s1 Paul Kent] [c1 said].", 0),
        ("Rumours spread that it closed, [s1 the police] [c1 said].", 0),
        ("Rumours spread that it closed, [s1 the firm] [c1 said].", 1),
        ("Rumours spread. Rumours spread.", 2),
        ("Rumours spread. Rumours spread. It was spotted by Bodo.", 1),
    ],
)
def test_a_report_has_an_owner_beside_it(text: str, number: int) -> None:
    """Within sixty signs in its sentence, or whoever speaks in it with a name or for a body of state."""
    bodies = [source(name, "organisation") for name in ("the police", "the firm") if f" {name}]" in text]
    assert asks("unnamed-report", text, *([KENT] if "Kent]" in text else []), *bodies) == number


@pytest.mark.parametrize(
    ("name", "kind", "number"),
    [
        ("Paul Kent", "person", 1),
        ("NATO", "organisation", 0),
        ("Acme", "organisation", 1),
        ("PAUL", "person", 0),
    ],
)
def test_the_mind_of_whoever_is_all_capitals_is_not_read(name: str, kind: Any, number: int) -> None:
    """A body whose letters are its name."""
    reads = {1: {"stance": "mind-reading", "kind": "belief"}}
    who = source(name, kind, named=True)
    assert asks("mind-reading-cue", f"[s1 {name}] [c1 fears] [q1 rain].", who, details=reads) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("[q1 “It rained. It snowed. It froze,”] [c1 said] [s1 Paul Kent].", 1),
        ("[q1 “It rained. It snowed. It froze,”] [c1 she said, as] [s1 Paul Kent] recalls.", 0),
        ("[q1 “It rained. It snowed. It froze,”] [c1 said] [s1 Paul Kent]:", 0),
        ("[q1 “It rained. It snowed. It froze,”] [c1 said] [s1 the mayor].", 0),
        ("[s1 Paul Kent] [c1 said], [q1 “it rained. It snowed. It froze,”].", 0),
    ],
)
def test_a_late_speaker_is_named_behind_and_nobody_stands_between(text: str, number: int) -> None:
    """Nor does a colon lead on from him."""
    people = [KENT] if "Kent]" in text else [source("the mayor")]
    assert asks("speaker-late", text, *people) == number
