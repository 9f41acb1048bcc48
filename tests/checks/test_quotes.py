"""What changed between two quotations: words of one utterance, and not how far each of them reaches."""

from __future__ import annotations

import re

import pytest
from auditor_checks.agreement.quotes import Compared, compare, shared

from auditor import Relation, Span, Story
from auditor.model import Edit
from auditor.testing import make_ledger, make_story, relation

PIECES = re.compile(r"\[([^|\]]*)\|([^\]]*)\]|([^\[]+)")


def pair(marked: str) -> tuple[Story, Relation]:
    """Two articles and how their words align: ``[ours|theirs]`` is what changed, all else is the same."""
    texts, edits = ["", ""], []
    for found in PIECES.finditer(marked):
        ours, theirs = (found[3].strip(),) * 2 if found[3] else (found[1], found[2])
        spans = []
        for side, words in enumerate((ours, theirs)):
            start = len(texts[side])
            texts[side] += f"{words} " if words else ""
            spans.append(Span(start=start, end=start + len(words), article="ab"[side]) if words else None)
        change = (
            "same" if found[3] else "substituted" if ours and theirs else "inserted" if ours else "deleted"
        )
        edits.append(Edit(change=change, a=spans[0], b=spans[1]))  # type: ignore[arg-type]
    ledgers = (make_ledger(text) for text in texts)
    made = relation("a", "b", "altered_quote", edits=tuple(edits))
    return make_story(*ledgers), made


def compared(marked: str) -> Compared:
    return compare(*pair(marked))


def changes(marked: str) -> list[tuple[str, str]]:
    found = compared(marked).changes
    return [(" ".join(c.ours.words), " ".join(c.theirs.words)) for c in found]


def run(n: int, word: str = "w") -> str:
    return " ".join(f"{word}{i}" for i in range(n))


@pytest.mark.parametrize(
    ("marked", "altered"),
    [
        ("one two [may|june] three four five", True),
        ("one two [may|june] three four", False),
        ("one two three four five six", False),
        (f"{run(3)} [a b|c d] {run(3, 'v')}", True),
        (f"{run(3)} [a b|c d] {run(2, 'v')}", False),
        (f"{run(4)} [a b|c d e] {run(4, 'v')}", True),
        (f"{run(4)} [a b|c d e] {run(3, 'v')}", False),
        (f"{run(3)} [a|b] {run(2, 'v')} [c|d] {run(1, 'u')}", True),
        (f"{run(3)} [a|b] {run(1, 'v')} [c|d] {run(1, 'u')}", False),
    ],
)
def test_quotations_are_of_one_utterance_where_they_share_enough_for_what_changed(
    marked: str, altered: bool
) -> None:
    """Five words at least, and three for every two that changed on either side."""
    assert compared(marked).altered is altered


@pytest.mark.parametrize(("long", "held"), [(12, 40), (13, 20)])
def test_a_stretch_of_more_than_twelve_other_words_parts_two_utterances(long: int, held: int) -> None:
    """On whichever side they stand; the longer part is then compared."""
    for change in (f"[{run(long, 'x')}|y]", f"[y|{run(long, 'x')}]"):
        assert compared(f"{run(20)} {change} {run(20, 'v')}").shared == held
        assert compared(f"{run(9)} {change} {run(20, 'v')}").shared == (29 if held == 40 else 20)
        assert compared(f"{run(20)} {change} {run(9, 'v')}").shared == (29 if held == 40 else 20)


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("we will [close|open] the bridge", [("close", "open")]),
        ("we will [close the old|close our old] bridge", [("the", "our")]),
        ("we will [not|] close the bridge", [("not", "")]),
        ("we will [|never] close the bridge", [("", "never")]),
        ("we [do|did] and we [can|may] close it", [("do", "did"), ("can", "may")]),
        ("We [WILL|will] close it", []),
        ("[he’s|he is] gone from here", []),
        ("[it can’t|it can not] go on", []),
        ("we [gonna|going to] close it", []),
        ("[we’ll|we will] close it", []),
        ("they [have|had] gone from here", []),
        ("they [have|did] gone from here", [("have", "did")]),
        ("it is [al|] Qadri who goes", []),
        ("it is [el big|] Qadri who goes", [("el big", "")]),
        ("the [f---l|foul] bridge will close", []),
        ("the [f*ck|foul] bridge will close", []),
        ("the [f-oul|foul] bridge will close", [("f oul", "foul")]),
        ("we [will close the old bridge now|will open the old bridge now] or never", [("close", "open")]),
        ("we [go to the old bridge|come to the old bridge] or never", [("go", "come")]),
        ("we will [go and rest here|stop and wait now] in May", [("go and rest here", "stop and wait now")]),
        ("we will [go home soon|stop for good] in May", []),
        ("we will [go home|stop now] in May", [("go home", "stop now")]),
        ("we will [go home soon|stop now] in May", [("go home soon", "stop now")]),
    ],
)
def test_what_changed_is_told_without_the_words_about_it_and_without_mere_spelling(
    marked: str, told: list[tuple[str, str]]
) -> None:
    """Contractions, masked curses, particles of names, and a "have" for a "had" change nothing."""
    assert changes(marked) == told


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("[This is|] the bridge of our town", []),
        ("the bridge of our town [in May|]", []),
        ("[|This is] the bridge of our town", []),
        ("the bridge of our town [|in May]", []),
        ("a dream [no less a dream|]", []),
        ("a kind of [faith, no less a|] faith", []),
        ("a kind of [faith, no less a|] hope", [("faith no less a", "")]),
        ("[Ours|This] is the bridge of our town", [("ours", "this")]),
        ("[Go. Ours|This] is the bridge of our town", [("ours", "this")]),
        ("[Ours|Go! This] is the bridge of our town", [("ours", "this")]),
        ("[Ours.|This] is the bridge of our town", []),
        ("the bridge of our town [soon|now]", [("soon", "now")]),
        ("the bridge of our town [soon. Go|now]", [("soon", "now")]),
        ("the bridge of our town [soon|now? Go]", [("soon", "now")]),
        ("the bridge of our town [. Soon|now]", []),
    ],
)
def test_that_one_quotation_begins_earlier_or_ends_later_is_no_change(
    marked: str, told: list[tuple[str, str]]
) -> None:
    """Other words at an edge are one, as far as their sentence goes."""
    assert changes(marked) == told


@pytest.mark.parametrize(
    ("marked", "turned"),
    [
        ("we will [not|] close the bridge", True),
        ("we will [|never] close the bridge", True),
        ("we [won't|will] close the bridge", True),
        ("we [do not|never] close the bridge", False),
        ("we will [never not|] close the bridge", False),
        ("we will [surely|] close the bridge", False),
        ("we will [not so soon|] close the bridge", True),
        ("we will [not quite so soon|] close the bridge", False),
        ("we [may|can] close what is [not|] ours now", True),
    ],
)
def test_a_change_turns_a_quotation_round_where_a_not_of_one_side_has_none_on_the_other(
    marked: str, turned: bool
) -> None:
    """In three words at most: more are another thought."""
    assert compared(marked).turned is turned


def test_a_change_is_as_large_as_both_its_sides_and_stands_at_its_words() -> None:
    """In each article; what one does not have has no place there."""
    story, made = pair("we will [close the old|open our old] bridge and [not|] yours")
    first, second = compare(story, made).changes
    assert (first.size, second.size) == (4, 1)
    assert [story.ledger(s.article or "").article.slice(s) for s in first.spans] == ["close the", "open our"]
    assert [story.ledger(s.article or "").article.slice(s) for s in second.spans] == ["not"]
    assert [story.ledger("b").article.slice(s) for s in shared(made, "b")] == [
        "we will",
        "bridge and",
        "yours",
    ]
