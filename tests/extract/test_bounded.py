"""Phrases that are told through one another end: no article runs round in them, however short or long."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.extract import Extraction
from auditor.extract.people import who
from auditor.extract.speakers.offices import LATEST, MANY, Offices
from auditor.extract.text.document import Document
from auditor.model import Article, Ledger

NOUNS = ("report", "letter", "statement", "memo", "filing")
FRAMES = (
    "A {a} said the bank would cut jobs.",
    "The cuts were called off, a {a} said.",
    "In its {a}, it said the sale was off.",
    "Its {a} on its {b} said the sale was off.",
    "The newspaper noted in its {a} that the sale was off.",
    "Its {a} said so, the newspaper noted.",
    "The board's {a} said its {b} was read.",
    "The {a} said its {b} was wrong, citing its {a}.",
    "The Journal said in a {a} on its web site that cited people familiar with the matter that it was off.",
)
sentences = st.builds(
    lambda frame, a, b: frame.format(a=a, b=b),
    st.sampled_from(FRAMES),
    st.sampled_from(NOUNS[:2]),
    st.sampled_from(NOUNS),
)


def audited(extraction: Extraction, text: str) -> Ledger:
    return extraction.ledger(Article(id="t", path="t", text=text))


@given(st.lists(sentences, min_size=2, max_size=5))
@settings(deadline=None, max_examples=80)
def test_a_document_told_by_what_it_owns_is_read(rules: Extraction, written: list[str]) -> None:
    """ "A report said ... In its report, it said": each is told by the other, and both are still in the
    ledger."""
    ledger = audited(rules, " ".join(written))
    assert {a.source for a in ledger.attributions} - {None} <= {s.id for s in ledger.sources}


@pytest.mark.parametrize(
    "text",
    [
        "The cuts were called off, a report said. In its report, it said the sale was off.",
        "A report said the bank would cut jobs. The report said its statement was wrong. In its report, it "
        "said the sale was off.",
        "The Journal said in a report on its web site that cited people familiar with the matter that the "
        "bank would be sold. The report said its letter was late. Its report named no buyer, the newspaper "
        "noted.",
    ],
)
def test_a_report_that_owns_its_report_is_audited(rules: Extraction, text: str) -> None:
    """Who "its" is may hang on the very phrase it stands in; the article is audited all the same."""
    assert len(audited(rules, text).attributions) >= 2


@pytest.mark.parametrize("link", ["one of ", "all of ", "each of ", "some of the "])
def test_parts_of_parts_have_a_bound(rules: Extraction, link: str) -> None:
    """However deep a phrase is nested, its party is found or given up, without deep recursion."""
    assert audited(rules, f"{link * 400}the aides said the sale was off.").article.text


def test_owners_of_owners_have_a_bound(rules: Extraction) -> None:
    """The same for "the board's chairman's lawyer's ...": a chain of owners, as long as a text has it."""
    chain = "the " + "".join(f"{noun}'s " for noun in ("board", "chairman", "lawyer", "family") * 200)
    assert audited(rules, f"A plan said {chain}report said its letter was wrong.").article.text


def test_relative_pronouns_send_on_only_so_far(rules: Extraction) -> None:
    """ "All of whom", "each of which": a pronoun that sends to a pronoun ends."""
    chain = "all of whom " * 200
    assert audited(rules, f"The aides, {chain}said the sale was off, left.").article.text


def test_of_very_many_officers_only_those_near_by_are_looked_at(rules: Extraction) -> None:
    """ "The officer" in a list of hundreds costs what it costs in a list of some."""
    syllables = ("Bar", "Kel", "Lim", "Nur", "Pra", "Sto", "Tre", "Vun")
    lines = [f"Officer Ada {''.join(s).capitalize()} left." for s in product(syllables, repeat=3)]
    document = Document(Article(id="t", path="t", text="\n".join(lines)), rules.nlp)
    offices = Offices(who.is_in(document))
    assert len(offices.bearers("officer")) > MANY + LATEST
    assert 0 < len(offices.near("officer", len(document.doc) // 2)) <= MANY + LATEST
