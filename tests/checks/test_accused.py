"""Who is accused is read from the wording; what unnamed bodies and documents are from theirs."""

from __future__ import annotations

import pytest
from auditor_checks.accusations import accusations, accuses, key, trimmed
from auditor_checks.anonymity.things import told

from auditor import Ledger
from auditor.model import Source, Span
from auditor.testing import make_ledger, source


def ledger(content: str, who: str = "Sources", cue: str = "said") -> Ledger:
    return make_ledger(f"[s1 {who}] [c1 {cue}] [q1 {content}].", [source(who, named=who != "Sources")])


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("Victor Lang stole the money", ["Victor Lang"]),
        ("Victor Lang had repeatedly lied", ["Victor Lang"]),
        ("Victor Lang was robbed", []),
        ("Victor Lang was lying", ["Victor Lang"]),
        ("Victor Lang refused to bribe", []),
        ("they accused Victor Lang of fraud", ["Victor Lang"]),
        ("they accused Victor Lang, a builder, of fraud", ["Victor Lang"]),
        ("they blamed Victor Lang for the delay", ["Victor Lang"]),
        ("allegations of fraud against Victor Lang", ["Victor Lang"]),
        ("complaints of noise against Victor Lang", []),
        ("never accused Victor Lang of fraud", []),
        ("Victor Lang left the house", []),
        ("Victor Lang injected her with steroids", ["Victor Lang"]),
        ("Victor Lang injected her with insulin", []),
        ("Victor Lang took cash from the children's fund", ["Victor Lang"]),
        ("Victor Lang made off with the takings from the fair", ["Victor Lang"]),
        ("Victor Lang took cash from a machine in the High Street", []),
        ("Victor Lang took money from her own savings", []),
        ("Victor Lang took donations from local shops to the hostel", []),
        ("Victor Lang slapped him in a lift", ["Victor Lang"]),
        ("Victor Lang struck him as honest", []),
        ("Victor Lang had steered three contracts to a firm owned by his cousin", ["Victor Lang"]),
        ("Victor Lang had steered three boats to the harbour", []),
        ("Victor Lang gave the ball to his brother", []),
        ("Victor Lang had diverted 340 crore of the savings of young families' money", ["Victor Lang"]),
        ("Victor Lang used charity money to pay for his holiday", ["Victor Lang"]),
        ("Victor Lang used his own money to pay the nurses", []),
        ("Victor Lang demanded bribes from two shops", ["Victor Lang"]),
        ("Victor Lang's stolen car was found", []),
        ("They lied", []),
    ],
)
def test_an_accusation_is_read_from_its_wording(content: str, names: list[str]) -> None:
    """What somebody suffered, refused or owns is none."""
    found = list(accusations(ledger(content)))
    assert [a.name for a in found][-1:] == names
    for accused in found:
        assert ledger(content).article.slice(accused.span) == accused.name


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("that Victor Lang had moved the crates at night", ["Victor Lang"]),
        ("that the builder Victor Lang kept two sets of books", ["Victor Lang"]),
        ("that Victor Lang had died after nine hours", []),
        ("that Victor Lang was beaten by guards", []),
        ("that the crates had moved", []),
    ],
)
def test_whatever_somebody_is_alleged_to_have_done_is_an_accusation(content: str, names: list[str]) -> None:
    """But not what befell him; what he is only said to have done is one where its words call it a wrong."""
    assert [a.name for a in accusations(ledger(content, cue="alleged"))] == names
    assert not list(accusations(ledger(content, cue="said")))


def test_nobody_accuses_himself_and_what_is_nested_or_denied_is_not_counted() -> None:
    """Who denies that somebody stole accuses nobody of it."""
    assert not list(accusations(ledger("Lang stole the money", "Victor Lang")))
    made = ledger("Victor Lang stole the money")
    (only,) = made.attributions
    for change in ({"within": "a9"}, {"kind": "no-response"}, {"polarity": "negated"}, {"content": ()}):
        other = made.model_copy(update={"attributions": (only.model_copy(update=change),)})
        assert not list(accusations(other)), change


def test_an_accusation_has_what_is_told_beside_the_name() -> None:
    """And the words that accuse."""
    made = ledger("they accused their landlord, Quentin Ashby (58), of fraud")
    (found,) = accusations(made)
    assert (found.name, found.key) == ("Quentin Ashby", "ashby")
    assert "landlord" in found.aside
    assert "58" in found.aside
    assert made.article.slice(found.whole).startswith("accused")
    assert found.spans[0] == found.span


@pytest.mark.parametrize(
    ("name", "last"),
    [("Mr Victor Lang", "lang"), ("President", ""), ("Lang", "lang"), ("the Lang Group", "group")],
)
def test_a_name_goes_by_its_last_word_that_is_no_title(name: str, last: str) -> None:
    """Which a later mention repeats."""
    assert key(name) == last


@pytest.mark.parametrize(
    ("name", "kept"),
    [("But Victor Lang", "Victor Lang"), ("Victor Lang’s", "Victor Lang"), ("Recently", ""), ("He", "")],
)
def test_what_only_looks_like_a_name_is_cut_off(name: str, kept: str) -> None:
    """An opening word, a possessive, an adverb."""
    assert trimmed(name) == kept


def test_words_that_accuse_are_known_without_a_name() -> None:
    """Wrong and harm alike."""
    found = [
        accuses(w, w.attributions[0]) for w in map(ledger, ("somebody lied", "a man was shot", "it rained"))
    ]
    assert found == [
        True, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "kind", "thing"),
    [
        ("the council", "organisation", "told body"),
        ("his company", "organisation", "told body"),
        ("a Holst company", "organisation", "told body"),
        ("a local company", "organisation", "told body"),
        ("a company", "organisation", "bare body"),
        ("several other firms", "organisation", "bare body"),
        ("a company that sells tyres", "organisation", "bare body"),
        ("a hospital", "organisation", "any body"),
        ("two hospitals", "organisation", "any body"),
        ("court records", "document", "filed document"),
        ("a police report", "document", "filed document"),
        ("the indictment", "document", "filed document"),
        ("a poll", "document", "unsigned study"),
        ("a report", "document", "unsigned study"),
        ("a memo", "document", "unheld document"),
        ("a memo seen by us", "document", "held document"),
        ("his memo", "document", "held document"),
    ],
)
def test_an_unnamed_body_or_document_is_of_the_sort_its_words_say(name: str, kind: str, thing: str) -> None:
    """One that is told apart, of which there may be many, that can be asked for, that somebody holds."""
    made = make_ledger(f"[s1 {name}] [c1 said] [q1 it rained].", [source(name, kind)])  # type: ignore[arg-type]
    found = told(made, made.sources[0])
    assert found is not None
    assert found.thing == thing


def test_named_bodies_people_and_sources_with_members_are_no_things() -> None:
    """And a document is held where that is said within 120 signs of a mention."""
    made = make_ledger("[s1 a memo] [c1 said] [q1 it rained].", [source("a memo", "document")])
    memo = made.sources[0]
    for change in ({"named": True}, {"kind": "person"}, {"members": ("x",)}):
        assert told(made, memo.model_copy(update=change)) is None
    for gap, thing in ((100, "held document"), (130, "unheld document")):
        text = "a memo" + "." * gap + " leaked"
        article = made.article.model_copy(update={"text": text})
        where: Source = memo.model_copy(update={"mentions": (Span(start=0, end=6),)})
        found = told(made.model_copy(update={"article": article}), where)
        assert found is not None
        assert found.thing == thing
