"""Who is described first and named further down is one person where the text shows it, and else two."""

import pytest

from auditor.extract import Extraction
from auditor.extract.find import lone
from auditor.extract.text.document import Document
from auditor.model import Article


def same_source(rules: Extraction, text: str, one: str, other: str) -> bool:
    """Whether the statements that hold two runs of words have one source."""
    ledger = rules.ledger(Article(id="t", path="t", text=text))

    def source(words: str) -> str | None:
        held = [a for a in ledger.attributions if words in ledger.article.words(a.content)]
        return min(held, key=lambda a: len(ledger.article.words(a.content))).source

    return source(one) is not None and source(one) == source(other)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("The woman who found the wreck", "The discoverer, Ada Blom, a diver,", True),
        ("The man who dug up the coins", "The finder, Ivo Holm, a plumber,", True),
        ("The man who robbed the bank", "The robber, Ivo Holm, a plumber,", True),
        ("The woman who sold the painting", "The buyer, Ada Blom, a dealer,", False),
        ("The man who called the police", "The suspect, Ivo Holm, a baker,", False),
        ("OSLO — A Labour MP who was once a nurse", "Ada Blom, the Labour MP who was a nurse,", True),
        ("A nurse, who asked not to be named,", "Ada Blom, who has been a nurse for 20 years,", False),
        ("A driver, who did not want his name published,", "The driver, Ivo Holm,", False),
        ("A nurse who was on duty", "Ada Blom, the nurse who was on duty,", True),
    ],
)
def test_who_is_described_is_whoever_is_then_named_as_such(
    rules: Extraction, first: str, second: str, same: bool
) -> None:
    """By a noun for the deed or by the words that both share; never who asked to go unnamed."""
    text = f"{first} said the night was cold.\n\n{second} said the day was long."
    assert same_source(rules, text, "night was cold", "day was long") is same


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Ali Hassan, 34, from Leeds,", "Hassan Ali, 52, from Hull,", False),
        ("Thomas Scott, a baker in Kent,", "Scott Thomas, a farmer,", False),
        ("Jack Moran, 71, a baker,", "John Moran, 24, his grandson,", False),
        ("Li Wei, 36, a nurse,", "Wei Li, 36,", True),
        ("Orban Viktor, the prime minister,", "Viktor Orban", True),
        ("Jack Moran, a baker,", "John Moran, 24,", True),
        ("Elizabeth Carver, the mayor,", "Liz Carver", True),
        ("José Luis Romero, the mayor,", "Pepe Romero", True),
    ],
)
def test_one_name_turned_or_shortened_is_one_person_unless_both_are_introduced(
    rules: Extraction, first: str, second: str, same: bool
) -> None:
    """Each by an age or a trade of his own."""
    text = f"{first} said the night was cold. {second} said the day was long."
    assert same_source(rules, text, "night was cold", "day was long") is same


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Ada Blom mends clocks.\n\nWhy do you mend them?\n\nI like them.\n\nAnd now?\n\nI rest.", True),
        ("Ada Blom mends clocks. We met her.\n\nWhy clocks?\n\nMy aunt did.\n\nAnd now?\n\nI rest.", True),
        ("Try a pump. Ivo Holm sells them.\n\nHow loud is it?\n\nAs a fridge.\n\nIs it dear?\n\nNo.", False),
        ("We need rain.\n\nDo you agree?\n\nANNE: I do.\n\nAre you sure?\n\nBEN: I am.", False),
    ],
)
def test_an_interview_shows_by_you_in_its_questions_and_i_in_its_answers(
    rules: Extraction, text: str, is_one: bool
) -> None:
    """Though nothing says that somebody was asked; questions that a text asks itself make none."""

    document = Document(Article(id="t", path="t", text=text), rules.nlp)
    assert lone.told_in_person(document) is is_one


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("A nurse who pulled a dog from the canal", "Ada Blom, 58, who dragged it out", True),
        ("A woman who pulled a dog from the canal", "Ada Blom, who dragged it out", True),
        ("A farmer whose herd was culled", "Ivo Holm, whose cows were put down", True),
        ("A cyclist who saw the crash", "Ivo Holm, 61, who lives by the road", False),
        ("A cyclist who saw the crash", "Ivo Holm, who was driving the van", False),
        ("A woman who lost her son", "Ada Blom, who led the search", False),
        ("A builder who had not been paid", "Ivo Holm, whose firm won the contract", False),
        ("A teacher at a college in Derry", "Ada Blom, who teaches in Omagh", False),
    ],
)
def test_who_is_told_by_a_deed_is_whoever_is_then_named_by_one(
    rules: Extraction, first: str, second: str, same: bool
) -> None:
    """Not who lives there, led the search or teaches elsewhere."""
    text = f"{first} said it was late.\n\n“Nobody came to help us,” said {second}."
    assert same_source(rules, text, "it was late", "Nobody came") is same
