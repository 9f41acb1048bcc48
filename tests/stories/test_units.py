"""Claims are of sentences and clauses: one statement may belong to several."""

from __future__ import annotations

import pytest

from auditor.model import Claim, StoryFacts
from auditor.stories.establish import establish
from auditor.stories.statements import statements
from auditor.stories.units import units
from auditor.testing import source
from tests.stories.conftest import Maker

BELL = source("Anna Bell", named=True, post="mayor")
ROOF = "The roof of the northern mill fell in at midnight"
GUILD = "The weavers' guild has never paid for a single repair"
FERRY = "We shall sell the old ferry before the winter storms"


def shared(facts: StoryFacts) -> list[Claim]:
    return [c for c in facts.claims if len({r.article for r in c.says}) > 1]


def test_two_articles_that_quote_other_sentences_of_a_third_share_two_claims(told: Maker) -> None:
    """Neither is lost because the two have nothing in common with each other."""
    a = told("a", f'[s1 Anna Bell] [c1 said]: [q1 "{ROOF}. {GUILD}. {FERRY}."]', [BELL])
    b = told("b", f'[q1 "{ROOF},"] [s1 Anna Bell] [c1 said].', [BELL])
    c = told("c", f'[q1 "{FERRY},"] [s1 Anna Bell] [c1 said].', [BELL])
    facts = establish([a, b, c], "s")
    assert [{r.article for r in claim.says} for claim in shared(facts)] == [{"a", "b"}, {"a", "c"}]
    assert len(facts.claims) == 2  # the guild is nobody else's, and its statement is in both


def test_a_statement_that_is_told_twice_in_full_is_one_claim(told: Maker) -> None:
    """However many sentences it has."""
    a, b = (told(n, f'[s1 Anna Bell] [c1 said]: [q1 "{ROOF}. {GUILD}. {FERRY}."]', [BELL]) for n in "ab")
    assert len(establish([a, b], "s").claims) == 1


@pytest.mark.parametrize(
    ("said", "count"),
    [
        (f"{ROOF}. {GUILD}.", 2),
        ("The roof fell in at midnight but the northern mill will open on Friday", 2),
        ("The bakers of Harrow and the millers of Dunmarsh want a ferry", 1),
        ("The northern mill fell in at midnight and it will open on Friday in Harrow", 2),
        ("The northern mill fell in at midnight and must open on Friday in Harrow", 2),
        ("The northern mill fell in at midnight and", 1),
        (f"{ROOF}. I quit.", 1),
        ("Mr. Holm told Sen. Anna B. Bell of the northern mill", 1),
    ],
)
def test_what_can_be_said_apart(told: Maker, said: str, count: int) -> None:
    """Sentences and main clauses; not what is too slight, and no stop of an abbreviation."""
    (statement,) = statements(told("a", f'[s1 Anna Bell] [c1 said]: [q1 "{said}"]', [BELL]))
    parts = units(statement)
    assert len(parts) == count
    assert [w for part in parts for w in part.words] == list(statement.words)


@pytest.mark.parametrize(
    ("one", "other", "claims"),
    [
        (
            "that the mill sold bread at the north gate",
            "that the mill sold milk at the north gate",
            2,
        ),
        ("that it is not a hoax of the weavers", "that it is a total hoax of the weavers", 2),
        (
            "whether the mill was sold to the guild",
            "that the mill was sold to the guild",
            2,
        ),
        (
            "that the guild's weavers are as young as 12 and 13 years old",
            "that weavers with the guild are as young as 12 and 13 years old",
            1,
        ),
    ],
)
def test_close_words_are_one_claim_unless_they_turn_it(
    told: Maker, one: str, other: str, claims: int
) -> None:
    """Nearly all of the one in the other, in its order, neither negated nor asked alone."""
    a = told("a", f"[s1 Anna Bell] [c1 said] [q1 {one}].", [BELL])
    b = told("b", f"[s1 Anna Bell] [c1 said] [q1 {other}].", [BELL])
    assert len(establish([a, b], "s").claims) == claims


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "that the bridge at Harrow will shut in April for repairs",
            "that Harrow's bridge is to close in April so that it can be repaired",
        ),
        (
            "he swam across the lake in under an hour",
            "that it had taken him less than an hour to swim the lake",
        ),
        (
            "three of the weavers were taken to the hospital with burns",
            "that burns had put three weavers in hospital",
        ),
    ],
)
def test_one_fact_in_other_words_is_one_claim(told: Maker, one: str, other: str) -> None:
    """Whoever says it, with another verb and in another order."""
    a = told("a", f"[s1 Anna Bell] [c1 said] [q1 {one}].", [BELL])
    b = told("b", f"[s1 The guild] [c1 announced] [q1 {other}].", [source("The guild", "organisation")])
    assert len(establish([a, b], "s").claims) == 1
