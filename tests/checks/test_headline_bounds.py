"""Where a headline and its body are held together: shares, places, and words that stand for others."""

from __future__ import annotations

from typing import Any

import pytest
from auditor_checks.headline.body import hardened
from auditor_checks.headline.check import Headline
from auditor_checks.headline.hedges import doubt, hedging, maybe, supposes
from auditor_checks.headline.view import Options, View, _held, _labelled
from firing import look

from auditor import Ledger, Span
from auditor.contract.reading import stems
from auditor.model import Block, Fact
from auditor.testing import make_ledger, source

LEE = source("Ann Lee", named=True, post="mayor")
KENT = source("Paul Kent", named=True, post="mayor")
SOURCES = source("Sources", "group")


def made(text: str, title: str = "", **more: Any) -> Ledger:
    people = [who for who in (LEE, KENT, SOURCES) if f" {who.name}]" in text]
    return make_ledger(text, people, title=title or None, **more)


def under(kicker: str, text: str) -> Ledger:
    """An article whose headline is the line under another."""
    held = made(f"{kicker}\n{text}")
    whole = held.article.text
    span = Span(start=len(kicker) + 1, end=whole.index("\n", len(kicker) + 1))
    fact = Fact(value=held.article.slice(span), found_in="text", span=span)
    article = held.article.model_copy(
        update={"metadata": {"headline": fact}, "blocks": (Block(kind="headline", span=span),)}
    )
    return held.model_copy(update={"article": article})


def words(ledger: Ledger, rule: str) -> list[str]:
    return [ledger.article.slice(s) for q in look(rule, ledger) for s in q.spans]


# --- a headline inside the text


def test_a_headline_may_stand_under_another_line() -> None:
    """Its quotes, its hedges and its statements are looked for where it stands."""
    quoted = under("NEWS OF THE TOWN", "Bank says “Never again” now\nHe said so.")
    assert words(quoted, "headline/quote-not-in-body") == ["“Never again”"]
    above = under("They said never again", "Bank says “Never again” now\nHe said so.")
    assert words(above, "headline/quote-not-in-body") == []
    unnamed = under(
        "NEWS OF THE TOWN",
        "Bank shuts forty branches\n[s1 Sources] [c1 said] [q1 the bank shuts forty branches].",
    )
    assert words(unnamed, "headline/rests-on-unnamed")[0] == "Bank shuts forty branches"


@pytest.mark.parametrize(
    ("inside", "gap", "asks"), [(False, 600, 1), (False, 601, 0), (True, 600, 1), (True, 601, 0)]
)
def test_a_hedge_of_nobody_is_dropped_from_the_first_six_hundred_signs(
    inside: bool, gap: int, asks: int
) -> None:
    """Behind the headline, where that stands in the text."""
    told = "x" * (gap - 2) + ". The mayor allegedly robbed forty widows of the town."
    title = "Mayor robbed forty widows"
    ledger = under("NEWS OF THE TOWN", f"{title}\n{told[1:]}") if inside else made(told, title)
    assert len(look("headline/hardens-hedge", ledger)) == asks


@pytest.mark.parametrize(
    ("body", "asks"),
    [
        ("The mayor allegedly robbed forty widows. It rained.", 1),
        ("The mayor allegedly robbed forty. It rained.", 1),
        ("The mayor allegedly robbed them. It rained.", 0),
        ("The mayor allegedly robbed forty widows. The mayor robbed forty there.", 0),
        ("The mayor allegedly robbed forty widows. The mayor robbed them there.", 1),
        ("The mayor may have robbed forty widows.", 1),
        ("The mayor may sleep: forty widows robbed the mayor.", 0),
        ("[s1 Ann Lee] [c1 said] the mayor allegedly robbed forty widows.", 0),
        ("[c1 It is said] the mayor allegedly robbed forty widows.", 1),
    ],
)
def test_a_hedged_sentence_has_seven_tenths_of_the_headline(body: str, asks: int) -> None:
    """And none does without a hedge; where somebody speaks in it, it is theirs."""
    title = "Mayor robbed forty widows"
    assert len(look("headline/hardens-hedge", made(body, title))) == asks
    for careful in (f"{title}, police say", f"{title}?", "Mayor “robbed” forty widows"):
        assert not look("headline/hardens-hedge", made(body, careful))


# --- which statement, and how much of it


@pytest.mark.parametrize(
    ("wanted", "text", "share"),
    [
        ("bank shuts branches", "the bank shuts branches", 1.0),
        ("bank shuts branches", "the bank opens branches", 2 / 3),
        ("storm flood rises", "stormflood rises", 1.0),
        ("ice water rises", "police water rises", 2 / 3),
        ("rain fell", "a train fell", 1.0),
        ("", "the bank", 0.0),
    ],
)
def test_a_word_counts_inside_another_from_four_letters_on(wanted: str, text: str, share: float) -> None:
    """As it is written together."""
    assert _held(stems(wanted), text) == pytest.approx(share)


@pytest.mark.parametrize(
    ("pronoun", "lead", "matched"),
    [
        ("he", 0, True),
        ("he", 57, True),
        ("he", 58, True),
        ("he", 59, False),
        ("she", 0, True),
        ("one", 0, False),
    ],
)
def test_a_pronoun_near_the_beginning_stands_for_the_speaker(pronoun: str, lead: int, matched: bool) -> None:
    """Within sixty signs."""
    said = "x" * (lead - 1) + " " * bool(lead) + f"{pronoun} leaves school"
    ledger = made(f"[s1 Paul Kent] [c1 said] [q1 {said}].", "Kent leaves school")
    assert (View(ledger, Options()).match is not None) is matched


@pytest.mark.parametrize(
    ("second", "drops"),
    [
        ("the bank shuts forty old branches", None),
        ("the bank shuts forty old shops", None),
        ("the bank shuts forty shops", "hedge"),
        ("the bank may shut forty old branches", "hedge"),
    ],
)
def test_a_hedge_is_not_dropped_where_another_statement_says_nearly_all_of_it_without(
    second: str, drops: str | None
) -> None:
    """Seven tenths of the headline."""
    first = "[s1 Ann Lee] [c1 said] [q1 the bank may shut forty old branches]."
    text = f"{first} [s2 Paul Kent] [c2 said] [q2 {second}]."
    view = View(made(text, "Bank shuts forty old branches"), Options())
    assert view.verdict.drops == drops


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("[s1 Ann Lee] [c1 said] [q1 the bank shuts forty branches].", "scored"),
        ("[s1 Ann Lee] [c1 thinks] [q1 the bank shuts forty branches].", "not applicable"),
        ("[s1 Ann Lee] [h1 reportedly] [c1 thinks] [q1 the bank shuts forty branches].", "scored"),
        ("[s1 Ann Lee] [c1 said] [q1 branches of forty banks shut].", "scored"),
        ("[s1 Ann Lee] [c1 said] [q1 forty branches shut].", "not applicable"),
    ],
)
def test_a_statement_is_said_or_hedged_and_is_about_what_the_headline_begins_with(
    text: str, state: str
) -> None:
    (found,) = Headline().article(made(text, "Bank shuts forty branches"))
    assert found.state == state


@pytest.mark.parametrize(
    ("title", "labelled"),
    [
        ("Lee: bank shuts", True),
        ("Ann Lee: bank shuts", True),
        ("Lees: bank shuts", False),
        ("Holst: bank shuts", False),
        ("Town police: bank shuts", True),
        ("Police town: bank shuts", False),
        ("Bank shuts", False),
        ("L: bank shuts", False),
    ],
)
def test_who_stands_before_a_colon_is_known_from_the_body(title: str, labelled: bool) -> None:
    """By name; whoever stands in the headline alone is not."""
    ledger = made("[s1 Ann Lee] [c1 said] [q1 it rained].", title)
    assert _labelled(ledger, title) is labelled
    nowhere = ledger.model_copy(update={"sources": ()})
    assert _labelled(nowhere, title) is (labelled and "police" in title)


# --- hedges


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the bank may shut", "may"),
        ("the bank may then also shut", "may"),
        ("the bank may rest", ""),
        ("the bank may rest, and the mill might shut", "might"),
        ("it is possible that the bank shuts", "it is possible"),
        ("it is possible that the bank", ""),
        ("it is possible that it rains, and the bank shuts", ""),
        ("there is a risk that the bank shuts", "risk"),
        ("the bank shuts", ""),
    ],
)
def test_a_text_leaves_open_what_a_word_of_doubt_stands_before(text: str, found: str) -> None:
    """The next word, or most of the clause behind "that"."""
    wanted = stems("bank shuts")
    at = maybe(text, wanted)
    assert (text[slice(*at)] if at else "") == found
    assert doubt(text, wanted) == found
    assert doubt(f"allegedly {text}", wanted) == "allegedly"
    assert maybe(text, set()) is None


@pytest.mark.parametrize(
    ("cue", "content", "kind", "taken"),
    [
        ("believes", "the bank shuts", "belief", True),
        ("believes", "the bank shuts", "statement", False),
        ("said", "the bank shuts", "belief", False),
        ("believes", "the bank", "belief", False),
        ("believes", "it rained after the bank shuts", "belief", False),
    ],
)
def test_who_supposes_a_thing_says_most_of_it(cue: str, content: str, kind: Any, taken: bool) -> None:
    """Not of what came before."""
    ledger = made(f"[s1 Ann Lee] [c1 {cue}] [q1 {content}].", details={1: {"kind": kind}})
    (told,) = ledger.attributions
    assert supposes(ledger, told, stems("bank shuts")) is taken
    inner = told.model_copy(update={"within": "a9"})
    assert supposes(ledger, inner, stems("bank shuts")) is False
    assert bool(hedging(ledger, told, stems("bank shuts"))) is taken


def test_the_hedge_of_a_statement_is_its_own_or_its_cue_or_a_word_of_it() -> None:
    """In this order; the word is found where it stands."""
    text = "It rained. [s1 Ann Lee] [h1 reportedly] [c1 claimed] [q1 it froze] and [q1 the bank may shut]."
    ledger = made(text)
    (told,) = ledger.attributions
    wanted = stems("bank shuts")

    def shown(**more: Any) -> list[str]:
        return [ledger.article.slice(s) for s in hedging(ledger, told.model_copy(update=more), wanted)]

    assert shown() == ["reportedly"]
    assert shown(hedges=()) == ["may"]
    assert shown(hedges=(), stance="doubting") == ["claimed"]
    assert shown(hedges=(), content=told.content[:1]) == []


# --- the body


HALE = "Mr. Hale has decided to leave the old bank"


@pytest.mark.parametrize(
    ("told", "behind", "found"),
    [
        (HALE, "Hale decided to leave the old bank.", True),
        (HALE, "Hale decided to leave the old bank?", False),
        (HALE, "Hale leaves the bank.", False),
        (HALE, "Hale decided on that bank.", False),
        (f"{HALE} of iron for the hills by summer", "Hale decided to leave the bank.", False),
        (f"{HALE} of iron for the hills", "Hale decided to leave the old bank.", True),
        (HALE, "“Hale’s decision” it is.", True),
        (HALE, "Hale’s decision.", False),
    ],
)
def test_a_sentence_tells_a_statement_over_with_three_fifths_of_its_words(
    told: str, behind: str, found: bool
) -> None:
    """Four at least, in more than three words, wherever it stands behind."""
    for between in ("", "It rained on the town. It froze there again. "):
        ledger = made(f"It snowed on the hills. [s1 Sources] [c1 said] [q1 {told}]. {between}{behind}")
        assert bool(list(hardened(ledger))) is found


def test_a_place_is_told_once_of_several_statements() -> None:
    """Of the first that it takes for granted."""
    told = " ".join(f"[s{n} Sources] [c{n} said] [q{n} {HALE}]." for n in (1, 2))
    text = f"{told} Hale’s decision surprised many."
    assert [h.statement.id for h in hardened(made(text))] == ["a1"]
