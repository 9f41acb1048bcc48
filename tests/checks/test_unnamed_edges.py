"""Which voices, groups, papers and claims without a name are asked about, and which are not."""

from __future__ import annotations

from typing import Any

import pytest
from edges import asks, messages

from auditor.testing import source

LEE = source("Ann Lee", named=True, post="mayor")
BANK = source("The bank", "organisation", named=True)


# --- voices


@pytest.mark.parametrize(
    ("who", "cue", "content", "number"),
    [
        ("A baker", "said", "it rained", 1),
        ("Some bakers", "said", "it rained", 1),
        ("Bakers of Holst", "said", "it rained", 1),
        ("Residents", "said", "it rained", 0),
        ("Some residents", "said", "it rained", 1),
        ("A resident", "said", "it rained", 1),
        ("Police", "said", "it rained", 0),
        ("A police officer", "said", "it rained", 1),
        ("The baker", "said", "it rained", 0),
        ("The baker’s aunt", "said", "it rained", 0),
        ("The man’s lawyers", "said", "it rained", 0),
        ("He", "said", "it rained", 0),
        ("Labour", "said", "it rained", 0),
        ("A spokesman", "said", "it rained", 0),
        ("A reporter", "said", "it rained", 0),
        ("A statement", "said", "it rained", 0),
        ("A baker", "promised", "it rained", 0),
        ("A baker", "thinks", "it rained", 0),
        ("A baker", "thinks", "“it rained”", 1),
        ("A baker", "said", "my name is Holst", 0),
        ("A baker", "said", "he was raped", 0),
        ("the baker Bodo Holst", "said", "it rained", 0),
    ],
)
def test_a_voice_without_a_name_is_asked_for_one(who: str, cue: str, content: str, number: int) -> None:
    """One, or some, who speak for themselves: no office, no crowd, nobody told of before, no victim."""
    text = f"[s1 {who}] [c1 {cue}] [q1 {content}]."
    assert asks("unnamed-speaker", text, source(who)) == number


@pytest.mark.parametrize(
    ("text", "more", "number"),
    [
        ("[s1 A baker] [c1 said] [q1 it rained].", {}, 1),
        ("[s1 A baker] [c1 said] [q1 it rained]", {}, 0),
        ("Has [s1 a baker] [c1 said] [q1 it rained]?", {}, 0),
        ("[s1 A baker] [c1 said] [q1 it rained].", {"kind": "belief"}, 0),
        ("[s1 A baker] who declined to be named [c1 said] [q1 it rained].", {}, 1),
        ("[s2 Ann Lee] [c2 said] [q2 that [s1 a baker] [c1 said] [q1 it rained]].", {}, 0),
        ("[s2 The bank] [c2 said] [q2 that [s1 a baker] [c1 said] [q1 it rained]].", {}, 1),
        ("[s1 A baker] [c1 said] [q1 it rained]. [s2 Ann Lee] [c2 said] [q2 it froze].", {}, 0),
        ("[s1 A baker] [c1 said] [q1 it rained]. [s2 A baker] [c2 said] [q2 it froze].", {}, 1),
        ("[s1 A baker] [c1 said] [q1 it rained]. [s2 A clerk] [c2 said] [q2 it froze].", {}, 2),
        (
            "[s1 A baker] [c1 said] [q1 no]. [s2 A baker] [c2 said] [q2 so]. [s3 A clerk] [c3 said] [q3 so].",
            {},
            2,
        ),
    ],
)
def test_a_voice_is_asked_for_its_name_once_in_the_article_s_own_text(
    text: str, more: dict[str, Any], number: int
) -> None:
    """Not in a caption or a question, nor where a person tells of it, or names one of them right behind."""
    people = [source(n) for n in ("A baker", "A clerk") if n.casefold() in text.casefold()]
    named = [x for x in (LEE, BANK) if x.name in text]
    assert asks("unnamed-speaker", text, *people, *named, details={1: more}) == number


@pytest.mark.parametrize(
    ("behind", "number"),
    [
        ("[s2 The bank] [c2 said] [q2 it froze].", 0),
        ("It thawed. [s2 The bank] [c2 said] [q2 it froze].", 1),
        ("[s2 The bank] [c2 thinks] [q2 it froze].", 1),
    ],
)
def test_several_are_known_by_the_body_that_speaks_next(behind: str, number: int) -> None:
    """ "Health experts", and the ministry in the next sentence; one alone is not."""
    text = f"[s1 Bakers of Holst] [c1 said] [q1 it rained]. {behind}"
    assert asks("unnamed-speaker", text, source("Bakers of Holst", "group"), BANK) == number
    assert (
        asks("unnamed-speaker", text.replace("Bakers of", "A baker in"), source("A baker in Holst"), BANK)
        == 1
    )


# --- groups


@pytest.mark.parametrize(
    ("who", "cue", "content", "number"),
    [
        ("Critics", "say", "it is wrong", 1),
        ("Some", "say", "it is wrong", 1),
        ("Many people", "say", "it is wrong", 1),
        ("Critics of the plan", "say", "it is wrong", 1),
        ("Bakers", "say", "it is wrong", 0),
        ("Critics", "marched", "against it", 0),
        ("Critics", "may say", "it is wrong", 0),
        ("Critics", "said", "goodbye to it", 0),
        ("Observers from the Council", "say", "it is wrong", 0),
    ],
)
def test_a_group_of_which_nobody_is_named_is_asked_about(
    who: str, cue: str, content: str, number: int
) -> None:
    """For what it says or thinks; a body's own observers are a body."""
    text = f"[s1 {who}] [c1 {cue}] [q1 {content}]."
    assert asks("vague-group", text, source(who, "group")) == number
    assert asks("vague-group", text, source(who, "group", protected="minor")) == 0
    assert asks("vague-group", text, source(who, "group", members=("x",))) == 0
    twice = f"{text} {text.replace('1 ', '2 ')}"
    assert asks("vague-group", twice, source(who, "group")) == number
    assert asks("vague-group", text, source(who, "group"), details={1: {"kind": "intention"}}) == 0


@pytest.mark.parametrize(
    ("before", "behind", "number"),
    [
        ("", " [s2 Ann Lee] [c2 said] [q2 no].", 0),
        ("[s2 Ann Lee] [c2 said] [q2 no]. ", "", 0),
        ("[s2 Ann Lee] [c2 said] [q2 no]. It rained. It froze. It thawed. It snowed. It dried. ", "", 1),
        ("[s2 Ann Lee] [c2 said] [q2 no]. It rained. ", " It froze. It thawed. It snowed. It dried.", 0),
        ("", "\n[s2 Ann Lee] [c2 said] [q2 no].", 1),
        ("", "\n[q2 “No,”] [c2 said] [s2 Ann Lee].", 0),
        ("", "\n[q2 “No. Never. Not here,”] [c2 said] [s2 Ann Lee].", 0),
        ("", " One of them is Bodo.", 0),
        ("", " It rained. One of them is Bodo.", 1),
        ("", " They include Bodo.", 1),
        ("", " It rained. It froze. It thawed. [s2 Ann Lee] [c2 said] [q2 no].", 0),
        ("", " It rained. It froze. It thawed. It snowed. [s2 Ann Lee] [c2 said] [q2 no].", 1),
    ],
)
def test_a_group_has_a_member_where_somebody_named_speaks_beside_it(
    before: str, behind: str, number: int
) -> None:
    """In its paragraph, of a long one within two sentences, or quoted right under it."""
    text = f"{before}[s1 Critics] [c1 say] [q1 it is wrong].{behind}"
    people = (source("Critics", "group"), LEE)
    assert asks("vague-group", text, *people) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Critics have warned of it.", 1),
        ("Critics warned of it. Critics said so.", 1),
        ("Critics slept.", 0),
        ("The plan is old. Critics warned of it.", 1),
        ("He and critics warned of it.", 0),
        ("Critics, such as Bodo, warned of it.", 0),
        ("Critics warned of it, including Bodo.", 0),
        ("Critics warned of it. It rained. [s1 Ann Lee] [c1 said] [q1 no].", 0),
        ("Critics warned of it. It rained. It froze. [s1 Ann Lee] [c1 said] [q1 no].", 1),
        ("Observers of the Council warned of it.", 0),
    ],
)
def test_a_group_that_says_something_is_asked_about_where_no_statement_was_read(
    text: str, number: int
) -> None:
    """At the beginning of its sentence, once, unless a member speaks within two sentences behind."""
    assert asks("vague-group", text, *([LEE] if "Lee" in text else [])) == number


# --- papers and bodies


@pytest.mark.parametrize(
    ("who", "kind", "more", "number"),
    [
        ("A report", "document", {}, 1),
        ("A memo", "document", {}, 1),
        ("The report", "document", {}, 0),
        ("A Holst report", "document", {}, 0),
        ("A Monday report", "document", {}, 1),
        ("A picture", "document", {}, 0),
        ("A report", "document", {"kind": "intention"}, 0),
        ("A court filing", "document", {}, 0),
        ("A company", "organisation", {}, 0),
        ("The company", "organisation", {}, 0),
    ],
)
def test_a_paper_or_a_body_that_nobody_could_find_is_asked_for(
    who: str, kind: Any, more: dict[str, Any], number: int
) -> None:
    """Once, where it is first cited; not where a body speaks next or somebody else's words hold it."""
    text = f"[s1 {who}] [c1 said] [q1 the old bridge at Holst will close]."
    thing = source(who, kind)
    assert asks("document-unidentified", text, thing, details={1: more}) == number
    twice = f"{text} It rained. {text.replace('1 ', '2 ')}"
    assert asks("document-unidentified", twice, thing, details={1: more, 2: more}) == number
    if who == "A report":
        bodied = f"{text} [s2 The bank] [c2 said] [q2 it rained]."
        assert asks("document-unidentified", bodied, thing, BANK, details={1: more}) == 0
        far = f"{text} It rained. [s2 The bank] [c2 said] [q2 it rained]."
        assert asks("document-unidentified", far, thing, BANK, details={1: more}) == number
        borne = f"{text} It rained. [s2 The bank] [c2 said] [q2 the bridge at Holst closes]."
        assert asks("document-unidentified", borne, thing, BANK, details={1: more}) == 0
        person = f"{text} It rained. [s2 Ann Lee] [c2 said] [q2 the bridge at Holst closes]."
        assert asks("document-unidentified", person, thing, LEE, details={1: more}) == number


# --- claims


TOLL = "The flood left at least forty miners dead in the old valley."


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (TOLL, 1),
        (TOLL.replace(".", "?"), 0),
        (TOLL.removesuffix("."), 0),
        (f"Did it? {TOLL}", 1),
        (TOLL.replace("old valley", "valley in 1987"), 0),
        ("At least forty miners dead in the valley, of those asked.", 0),
        ("Forty are dead.", 0),
        (f"{TOLL} {TOLL}", 1),
        (f"[s1 Ann Lee] [c1 said] [q1 the valley was dark]. {TOLL}", 1),
        (f"[s1 Ann Lee] [c1 said] [q1 the flood in the valley was old]. {TOLL}", 0),
        (f"{TOLL} It froze. [s1 Ann Lee] [c1 said] [q1 the flood left miners in the valley].", 0),
        (f"It froze. {TOLL} It froze. [s1 Ann Lee] [c1 said] [q1 winter came to the valley].", 1),
    ],
)
def test_a_claim_in_the_text_s_own_voice_is_asked_about_unless_somebody_named_says_so(
    text: str, number: int
) -> None:
    """Half of its telling words, of the opening a third, three at least; or it goes on from the statement."""
    assert asks("claim-without-source", text, *([LEE] if "Lee" in text else [])) == number


def test_several_claims_are_one_question_that_shows_three() -> None:
    """With how many more there are."""
    claims = [TOLL.replace("valley", word) for word in ("hills", "towns", "ports", "farms")]
    (one,) = messages("claim-without-source", claims[0])
    assert one.startswith('"at least forty miners dead …": whose figure')
    (three,) = messages("claim-without-source", " ".join(claims[:3]))
    assert three.startswith("Whose word are these 3 claims?")
    assert "more" not in three
    (four,) = messages("claim-without-source", " ".join(claims))
    assert four.count("at least forty") == 3
    assert "and 1 more" in four
