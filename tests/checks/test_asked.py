"""What each rule about articles asks, in full; and that it asks the same wherever its text stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from firing import FILES, FIRED, look

from auditor import Ledger, Span
from auditor.contract.rules import Question

OF_THE_WHOLE = ("diversity/no-voice", "directness/relayed-whole")  # these point at what opens an article
BEFORE = (
    "It had snowed.\n\n",
    "It had snowed so long. It was a dark night. Nobody came.\n",
    "It had snowed on. It was dark. It was wet. It was cold. ",
)
HEADLINES = {  # what is read in a headline too
    "anonymity/plural-shrinks-to-one",
    "anonymity/anonymity-lost",
    "anonymity/unnamed-speaker",
}


def told(ledger: Ledger, question: Question) -> list[str]:
    """The message, and the words of each of its spans."""
    return [question.message, *(f"> {ledger.article.slice(s).strip()}" for s in question.spans)]


def table() -> Iterator[tuple[str, str, list[str]]]:
    """Rules, the statement that each asks about, where it is about one, and what it asks."""
    for block in (Path(__file__).parent / "asked.txt").read_text(encoding="utf-8").strip().split("\n\n"):
        head, *lines = block.splitlines()
        rule, _, about = head.partition(" at ")
        yield rule, about, [line[2:] for line in lines]


def test_each_rule_about_articles_has_a_text() -> None:
    assert set(FIRED) == set(FILES) == {rule for rule, _, _ in table()}


@pytest.mark.parametrize(("rule", "about", "asked"), list(table()))
def test_a_rule_asks_in_these_words_about_these_words(rule: str, about: str, asked: list[str]) -> None:
    """Of the statement that it is about, or of the article."""
    ledger = FIRED[rule].ledger()
    (found,) = look(rule, ledger)
    assert told(ledger, found) == asked
    assert (found.on.attribution or "") == about
    assert not found.inherited


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("rule", [rule for rule in FIRED if rule not in OF_THE_WHOLE])
def test_a_rule_asks_the_same_behind_other_text(rule: str, before: str) -> None:
    """Of one sentence or more, in its paragraph or another."""
    alone, moved = FIRED[rule].ledger(), FIRED[rule].ledger(before=before, behind="\nIt had thawed.")
    assert [told(moved, q) for q in look(rule, moved)] == [told(alone, q) for q in look(rule, alone)]


def in_pieces(ledger: Ledger) -> Ledger:
    """Each role of more than a word in two pieces: the first word, and the others."""

    def cut(spans: tuple[Span, ...]) -> Iterator[Span]:
        for span in spans:
            first = ledger.article.slice(span).find(" ")
            if first > 0:
                yield span.model_copy(update={"end": span.start + first})
                span = span.model_copy(update={"start": span.start + first + 1})
            yield span

    made = (
        a.model_copy(
            update={role: tuple(cut(getattr(a, role))) for role in ("source_spans", "cue", "content")}
        )
        for a in ledger.attributions
    )
    return ledger.model_copy(update={"attributions": tuple(made)})


@pytest.mark.parametrize("rule", [rule for rule in FIRED if rule != "anonymity/plural-shrinks-to-one"])
def test_a_rule_asks_the_same_of_a_statement_in_pieces(rule: str) -> None:
    """But that it shows where the words for a source are apart; "The … source" is no more "the source"."""
    whole, pieces = FIRED[rule].ledger(), in_pieces(FIRED[rule].ledger())
    asked = [q.message.replace(" … ", " ") for q in look(rule, pieces)]
    assert asked == [q.message.replace(" … ", " ") for q in look(rule, whole)]


def in_headline(ledger: Ledger) -> Ledger:
    """Every statement in a headline outside the text."""
    roles = ("source_spans", "cue", "content", "quotes", "hedges")

    def moved(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(s.model_copy(update={"of": "title"}) for s in spans)

    made = (
        a.model_copy(update={role: moved(getattr(a, role)) for role in roles}) for a in ledger.attributions
    )
    article = ledger.article.model_copy(update={"title": ledger.article.text, "text": "It rained."})
    return ledger.model_copy(update={"attributions": tuple(made), "article": article})


@pytest.mark.parametrize(
    "rule", [rule for rule in FIRED if not rule.startswith(("headline/", "diversity/no-voice"))]
)
def test_what_a_headline_says_is_asked_about_by_few_rules(rule: str) -> None:
    """By those that follow who is who through all of an article."""
    assert bool(look(rule, in_headline(FIRED[rule].ledger()))) is (rule in HEADLINES)


OTHERS = {  # what a rule passes over before it comes to what it asks about
    "a crowd": "[s90 Voters] [c90 think] [q90 it hailed].",
    "the author": "[s90 The writer] [c90 said] [q90 it hailed].",
    "a body": "[s90 The bank] [c90 said] [q90 it hailed].",
    "a paper": "[s90 A memo] [c90 said] [q90 it hailed].",
    "a pronoun": "[s90 he] [c90 said] [q90 it hailed].",
    "nobody": "[c90 It is thought] [q90 it hailed].",
    "no content": "[s90 Cy Dorn] [c90 said].",
    "one described": "[s90 The clerk] [c90 said] [q90 it hailed].",
    "one protected": "[s90 A minor] [c90 said] [q90 it hailed].",
    "several at once": "[s90 Two men] [c90 said] [q90 it hailed].",
    "a question": "Has [s90 Cy Dorn] [c90 said] [q90 “it hailed”]?",
    "no cue": "[s90 Cy Dorn]: [q90 “It hailed.”]",
    "no answer": "[s90 Cy Dorn] [c90 declined] [q90 to comment].",
    "a relay": "[s90 Cy Dorn] [c90 told] [r90 AFP] [q90 it hailed].",
    "a thought": "[s90 Cy Dorn] [c90 thinks] [q90 it hailed].",
    "a nickname": "[s90 Cy Dorn] [c90 called] [q90 him “old”].",
    "a part": "[s90 One of the pilots] in town [c90 said] [q90 it hailed].",
}
UNLESS: dict[str, set[str]] = {  # where what others say is an answer
    "anonymity/single-unnamed-source": {"one described"},
    "anonymity/plural-shrinks-to-one": {"one described", "a pronoun", "a part"},
    "anonymity/unnamed-first-quote": {"a question", "no cue", "a nickname"},
    "directness/hearsay": {"a relay"},
    "directness/closed-door-quote": {"a paper", "a relay"},
}
COUNT = ("anonymity/unsourced-passage", "directness/relayed-whole")  # how much of all an article tells


@pytest.mark.parametrize("rule", [r for r in FIRED if not r.startswith("diversity/") and r not in COUNT])
def test_a_rule_asks_behind_what_others_say_in_another_paragraph(rule: str) -> None:
    """It goes on to the next where it has nothing to ask of the first."""
    (alone,) = look(rule, FIRED[rule].ledger())
    silent = set()
    for name, text in OTHERS.items():
        found = look(rule, FIRED[rule].ledger(before=f"{text}\n"))
        if not any(q.message == alone.message for q in found):
            silent.add(name)
    assert silent == UNLESS.get(rule, set())
