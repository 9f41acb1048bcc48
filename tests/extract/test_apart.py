"""Who is told apart by a word of a description or a name stays apart, and who is not is one."""

import pytest
import spacy

from auditor.extract import Extraction
from auditor.extract.people import names, recognised
from auditor.extract.people.entities import Entity
from auditor.extract.people.who import is_in
from auditor.extract.text.document import Document
from auditor.model import Article
from auditor.names.person import one_person, read


def speakers(rules: Extraction, text: str) -> list[str | None]:
    """The name of each statement's source, in the order of the text."""
    ledger = rules.ledger(Article(id="t", path="t", text=text))
    known = {s.id: s.name for s in ledger.sources}
    said = sorted(ledger.attributions, key=lambda a: min(s.start for s in a.cue))
    return [known.get(a.source or "") for a in said]


def named(rules: Extraction, text: str) -> list[Entity]:
    return is_in(Document(Article(id="t", path="t", text=text), rules.nlp)).cast.entities


@pytest.mark.parametrize(
    ("one", "two", "verdict"),
    [
        ("Pius IX", "Pius XI", "different"),
        ("Paul VI", "John Paul", "different"),
        ("Paul VI", "John Paul II", "different"),
        ("Felipe VI", "Felipe", "same"),
        ("Haile Selassie I", "Haile Selassie", "same"),
        ("Henry Ford II", "Ford", "short"),
        ("Malcolm X", "Malcolm", "short"),
    ],
)
def test_a_number_behind_a_name_tells_which_of_that_name(one: str, two: str, verdict: str) -> None:
    assert one_person(read(one), read(two)) == one_person(read(two), read(one)) == verdict


def test_kings_of_one_name_are_as_many_as_their_numbers(rules: Extraction) -> None:
    text = "King Charles I said it was his. Later King Charles III said it was ours. King Charles III smiled."
    assert [(e.text, len(e.at)) for e in named(rules, text)] == [("Charles I", 1), ("Charles III", 2)]


@pytest.mark.parametrize(
    ("first", "then", "one"),
    [
        ("Deputy mayor Ada Blom cut the ribbon.", "The mayor", False),
        ("Shadow health secretary Ada Blom left.", "The health secretary", False),
        ("Former governor Ada Blom left.", "The governor", False),
        ("Assistant coach Ada Blom ran the session.", "The head coach", False),
        ("Mayor Ada Blom cut the ribbon.", "The mayor", True),
        ("Deputy mayor Ada Blom cut the ribbon.", "The deputy mayor", True),
        ("Acting director Ada Blom took over.", "The director", True),
    ],
)
def test_a_deputy_is_not_who_holds_the_post(rules: Extraction, first: str, then: str, one: bool) -> None:
    assert (speakers(rules, f"{first} {then} said the tram would run.") == ["Ada Blom"]) is one


@pytest.mark.parametrize(
    ("first", "then", "one"),
    [
        ("A senior Coast Guard official", "Navy official Dan Orr", False),
        ("A Treasury spokesman", "Labour spokesman Dan Orr", False),
        ("A Coast Guard spokesman", "Coast Guard spokesman Dan Orr", True),
        ("A Bergen judge", "Judge Dan Orr", True),
    ],
)
def test_who_speaks_for_another_body_is_another(rules: Extraction, first: str, then: str, one: bool) -> None:
    found = speakers(rules, f"{first} said the search was over. {then} said the sea was calm.")
    assert (found == ["Dan Orr", "Dan Orr"]) is one
    assert found[1] == "Dan Orr"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A witness said he ran. Witnesses said he fell.", ["witness", "Witnesses"]),
        ("Officials said it was shut. The officials said it was cold.", ["Officials", "Officials"]),
    ],
)
def test_one_is_not_the_many_who_are_called_alike(rules: Extraction, text: str, told: list[str]) -> None:
    assert speakers(rules, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Tom Garr runs it with his son.", ["younger Garr", "elder Garr"]),
        ("Ruth Garr and her daughter, Amy Garr, came.", ["Amy Garr", "Ruth Garr"]),
        ("Ivo Garr, 70, and Ole Garr, 40, came.", ["Ole Garr", "Ivo Garr"]),
        ("Lars Garr came with his older brother, Ole Garr.", ["Lars Garr", "Ole Garr"]),
    ],
)
def test_the_younger_and_the_elder_are_two(rules: Extraction, text: str, told: list[str]) -> None:
    """By age, by what the text calls them, or by whose kin stand beside a name; else neither is he who is
    named."""
    said = "The younger Garr said it was late. The elder Garr said it was cold."
    assert speakers(rules, f"{text} {said}") == told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A clip of John the Drummer went round. Reporter John Castle was freed.", "John the Drummer"),
        ("The Department for Culture, Media and Sport said no.", "Department for Culture, Media and Sport"),
        ("The Department of Health, Oxfam and Shelter said no.", "Department of Health"),
        ("They gave John the Oscar.", "John"),
    ],
)
def test_where_a_name_ends(rules: Extraction, text: str, name: str) -> None:
    assert name in [n.text for n in names.find(rules.nlp(text))]


def test_a_joined_word_that_opens_a_sentence_is_no_name(rules: Extraction) -> None:
    assert named(rules, "Cross-examined for an hour, he wept.") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It was the keeper, Ada Blom, who spoke after the captain, Una Roig, had left.", "Ada Blom"),
        ("The keeper, Ada Blom, spoke. Then the captain, Una Roig, left.", "Una Roig"),
    ],
)
def test_whom_a_sentence_singles_out_goes_on(rules: Extraction, text: str, told: str) -> None:
    assert speakers(rules, f"{text} She said it was late.")[-1] == told


def test_they_are_no_single_person_who_is_named(rules: Extraction) -> None:
    assert speakers(rules, "Ada Blom spoke on Monday. They said the film was late.") == [None]
    assert speakers(rules, "Ada Blom attacked magazines. They said the film was late.")[-1:] == ["magazines"]


def test_the_recogniser_is_asked_of_single_tokens(rules: Extraction) -> None:
    """A language model without one of its own is asked nothing."""
    doc = rules.nlp("Boeing raised its prices on Monday. Nothing else moved in Paris.")
    asked = [t.i for t in doc if t.text in ("Boeing", "Nothing", "Paris")]
    assert [*recognised.labels(rules.nlp, doc, asked).values()] == ["body", "nothing", "place"]
    assert recognised.labels(spacy.blank("en"), doc, asked) == {}
    assert recognised.labels(None, doc, asked) == {}
