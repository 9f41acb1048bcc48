"""Which names are outlets', and when another outlet tells something on its own word."""

from __future__ import annotations

from typing import Any

import pytest
from auditor_checks.directness.outlets import is_outlet, short, teller

from auditor.model import Fact
from auditor.testing import make_ledger, source


def told(
    text: str, name: str, kind: Any = "organisation", *, named: bool = True, outlet: str = "", **details: Any
) -> str | None:
    """Who tells the first statement of a text on their own word, in an article of an outlet."""
    who = source(name, kind, named=named)
    ledger = make_ledger(text, [who], details={1: details}, speakers={1: who.id})
    facts = {"outlet": Fact(value=outlet, found_in="x")} if outlet else {}
    ledger = ledger.model_copy(update={"article": ledger.article.model_copy(update={"metadata": facts})})
    return teller(ledger, ledger.attributions, ledger.attributions[0])


PLAIN = "[s1 {}] [c1 {}] [q1 the bank will close]."


@pytest.mark.parametrize(
    ("name", "cue", "kind", "tells"),
    [
        ("Holst Herald", "reported", "organisation", True),
        ("Holst Herald", "said", "organisation", True),
        ("Holst Herald", "hopes", "organisation", False),
        ("Holst Herald", "reported", "person", True),
        ("Holst Herald", "said", "person", False),
        ("MacRumors", "reported", "organisation", True),
        ("MacRumors", "said", "organisation", False),
        ("MacRumors", "reported", "person", True),
        ("Corvane", "said", "organisation", False),
        ("Corvane", "reports", "organisation", True),
        ("Corvane", "reported", "organisation", False),
        ("Corvane Lines", "reports", "organisation", False),
        ("FBI", "reports", "organisation", False),
        ("Ann Lee", "reports", "person", False),
        ("Ann", "reports", "person", True),
        ("Denmark", "reports", "organisation", False),
    ],
)
def test_an_outlet_tells_by_its_name_or_by_what_it_does(name: str, cue: str, kind: str, tells: bool) -> None:
    """One whose name says so by any word of telling; others by what only outlets do."""
    assert told(PLAIN.format(name, cue), name, kind) == (name if tells else None)
    assert told(PLAIN.format(name, cue), name, kind, named=False) is None
    assert told(PLAIN.format(name, cue), name, kind, outlet=name) is None
    assert told(PLAIN.format(name, cue), name, kind, polarity="negated") is None


@pytest.mark.parametrize(
    ("words", "cue", "kind", "tells"),
    [
        ("the website Corvane", "said", "organisation", True),
        ("the website Corvane", "said", "person", False),
        ("the website Corvane", "reported", "person", True),
        ("Corvane.com", "said", "organisation", True),
        ("a survey by the website Corvane", "said", "organisation", False),
        ("Corvane’s own website", "said", "organisation", False),
        ("the official website of Corvane", "said", "organisation", False),
    ],
)
def test_an_outlet_is_told_by_the_noun_for_it(words: str, cue: str, kind: str, tells: bool) -> None:
    """A person who is called one by mistake has to report; a body's own site is no outlet."""
    assert told(PLAIN.format(words, cue), "Corvane", kind) == ("Corvane" if tells else None)


@pytest.mark.parametrize(
    ("more", "name", "kind", "cue", "tells"),
    [
        ({"relays": [{"name": "Corvane"}]}, "Corvane", "organisation", "said", True),
        ({"relays": [{"name": "Reuters"}]}, "Corvane", "organisation", "said", False),
        ({"relays": [{"name": "Ann"}]}, "Ann", "person", "said", False),
        ({"addressee": {"value": "Corvane"}}, "Corvane", "organisation", "said", True),
        ({"addressee": {"value": "Kodiak"}}, "Kodiak", "person", "said", False),
        ({"addressee": {"value": "Kodiak"}}, "Kodiak", "person", "reported", True),
        ({"addressee": {"value": "Ann"}}, "Ann", "person", "reported", False),
    ],
)
def test_whoever_is_relayed_or_spoken_to_is_an_outlet_and_no_person(
    more: dict[str, Any], name: str, kind: str, cue: str, tells: bool
) -> None:
    """A name that may be a person's has to report."""
    assert told(PLAIN.format(name, cue), name, kind, **more) == (name if tells else None)


@pytest.mark.parametrize(
    ("name", "text", "is_one"),
    [
        ("Holst Herald", "", True),
        ("MacRumors", "", True),
        ("holst.com", "", True),
        ("Corvane", "", False),
        ("Corvane", "Corvane reports a loss.", True),
        ("Corvane", "Corvane is reporting a loss.", True),
        ("Corvane", "Corvane reported that it rained.", True),
        ("Corvane", "Corvane reported a loss.", False),
        ("Corvane", "Corvane, a website, grew.", True),
        ("Corvane", "Corvane’s daily magazine grew.", True),
        ("Corvane", "The magazine called Corvane grew.", True),
        ("Corvane", "A reporter for Corvane came.", True),
        ("Corvane", "A clerk for Corvane came.", False),
    ],
)
def test_a_name_is_an_outlet_s_by_its_words_or_as_the_text_speaks_of_it(
    name: str, text: str, is_one: bool
) -> None:
    assert is_outlet(make_ledger(text), name) is is_one


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Holst Herald", "Holst Herald"),
        ("9to5Mac", "9to5Mac"),
        ("report from French Apple website iGen", "iGen"),
        ("the paper", "the paper"),
        ("a local website", "the website"),
    ],
)
def test_a_message_calls_an_outlet_by_its_name_alone(name: str, said: str) -> None:
    """Without the words that tell what it is, or by these."""
    assert short(name) == said
