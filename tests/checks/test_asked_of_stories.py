"""What each rule of agreement asks, in full; and that it asks the same wherever its words stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from firing_stories import FILES, STORIES, look

from auditor import Attribution, Ledger, Source, Story
from auditor.contract.rules import Question

BEFORE = ("It had snowed.\n\n", "It had snowed on. It was dark. It was wet. It was cold. ")


def told(held: Story, question: Question) -> list[str]:
    """The message, and the words of each of its spans, with the article that they are of."""
    spans = (f"{s.article}> {held.ledger(s.article or '').article.slice(s)}" for s in question.spans)
    return [question.message, *spans]


def table() -> Iterator[tuple[str, str, list[str]]]:
    """Rules, the claim that each asks about, where it is about one, and what it asks."""
    path = Path(__file__).parent / "asked_of_stories.txt"
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        head, *lines = block.splitlines()
        rule, _, about = head.partition(" at ")
        yield rule, about, [line[2:] for line in lines]


def test_each_rule_of_agreement_has_a_story() -> None:
    assert set(STORIES) == set(FILES) == {rule for rule, _, _ in table()}


@pytest.mark.parametrize(("rule", "about", "asked"), list(table()))
def test_a_rule_asks_in_these_words_about_these_words(rule: str, about: str, asked: list[str]) -> None:
    """Of the claim that it is about, or of the story."""
    held = STORIES[rule].story()
    (found,) = look(rule, held)
    assert told(held, found) == asked
    assert (found.on.claim or "") == about
    assert not found.inherited


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("rule", STORIES)
def test_a_rule_asks_the_same_behind_other_text(rule: str, before: str) -> None:
    """Of one sentence or more, in its paragraph or another."""
    alone, moved = STORIES[rule].story(), STORIES[rule].story(before)
    assert [told(moved, q) for q in look(rule, moved)] == [told(alone, q) for q in look(rule, alone)]


@pytest.mark.parametrize("rule", STORIES)
def test_a_rule_asks_the_same_whichever_article_comes_first(rule: str) -> None:
    """But for the names of the two."""
    alone, turned = STORIES[rule].story(), STORIES[rule].story(turned=True)
    names = {"a>": "b>", "b>": "a>"}
    asked = [
        [names.get(line[:2], line[:2]) + line[2:] for line in told(turned, q)] for q in look(rule, turned)
    ]
    assert asked == [told(alone, q) for q in look(rule, alone)]


def changed(held: Story, change: Callable[[Ledger], Ledger]) -> Story:
    return held.model_copy(update={"ledgers": tuple(change(ledger) for ledger in held.ledgers)})


def stated(**more: Any) -> Callable[[Ledger], Ledger]:
    """Every statement with these fields."""

    def change(ledger: Ledger) -> Ledger:
        made: list[Attribution] = [a.model_copy(update=more) for a in ledger.attributions]
        return ledger.model_copy(update={"attributions": tuple(made)})

    return change


def made(**more: Any) -> Callable[[Ledger], Ledger]:
    """Every source with these fields."""

    def change(ledger: Ledger) -> Ledger:
        sources: list[Source] = [s.model_copy(update=more) for s in ledger.sources]
        return ledger.model_copy(update={"sources": tuple(sources)})

    return change


CHANGES: dict[str, Callable[[Ledger], Ledger]] = {
    "belief": stated(kind="belief"),
    "intention": stated(kind="intention"),
    "perception": stated(kind="perception"),
    "no-response": stated(kind="no-response"),
    "direct": stated(form="direct"),
    "mixed": stated(form="mixed"),
    "doubting": stated(stance="doubting"),
    "accusing": stated(stance="accusing"),
    "conceding": stated(stance="conceding"),
    "unquoted": stated(quotes=()),
    "nobody": stated(source=None, source_spans=()),
    "unlinked": stated(source=None),
    "without words": stated(source_spans=()),
    "without cue": stated(cue=()),
    "without relay": stated(relays=()),
    "named": made(named=True),
    "unnamed": made(named=False),
    "a body": made(kind="organisation"),
    "a group": made(kind="group"),
    "a person": made(kind="person"),
    "a paper": made(kind="document"),
    "plural": made(plural=True),
    "singular": made(plural=False),
    "one count": made(count=2),
    "protected": made(protected="minor"),
    "joined": made(members=("x",)),
}
DECIDES = {  # what silences each
    "altered-quote": "",
    "quote-cut-short": "unquoted",
    "paraphrase-turned-quote": "direct, unquoted",
    "quote-turned-paraphrase": "direct, unquoted",
    "conflict": "",
    "attribution-changed": "unquoted, nobody, unlinked, without words, unnamed, a group, a paper",
    "source-count-changed": "nobody, unlinked, named, singular, one count",
    "anonymity-lost-between-articles": "direct, nobody, unlinked, named, a body, a paper, protected",
    "hedge-dropped": "belief, direct, doubting, accusing, nobody, unlinked",
    "echo-as-confirmation": "nobody, unlinked, without relay, named, a body, a paper",
    "stands-alone": "belief, intention, perception, no-response, direct, accusing, nobody, unlinked, "
    "without words, without cue, named, a body, a group, a paper, plural, one count, protected",
    "request-as-own": "belief, intention, perception, nobody, without cue, without relay",
}


@pytest.mark.parametrize("rule", STORIES)
def test_what_decides_whether_a_rule_asks_of_a_story(rule: str) -> None:
    """By how it is said, and by whom."""
    held = STORIES[rule].story()
    silent = [name for name, change in CHANGES.items() if not look(rule, changed(held, change))]
    assert ", ".join(silent) == DECIDES[rule]


OF_OTHERS = {  # asks of what two texts tell, which two copies of one do not
    "quote-cut-short",
    "source-count-changed",
    "hedge-dropped",
    "echo-as-confirmation",
    "request-as-own",
}


@pytest.mark.parametrize("rule", STORIES)
def test_copies_of_one_text_have_nothing_to_tell_each_other(rule: str) -> None:
    held = STORIES[rule].story()
    copies = held.facts.model_copy(update={"texts": (("a", "b"),)})
    assert bool(look(rule, held.model_copy(update={"facts": copies}))) is (rule not in OF_OTHERS)
