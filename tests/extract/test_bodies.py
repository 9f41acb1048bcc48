"""Which names and posts are a body's: firms, clubs, forces, letters in brackets, posts in a body only."""

import pytest

from auditor.extract import Extraction
from auditor.model import Article, Source


def last(rules: Extraction, text: str) -> Source:
    """The source of the last statement of a text."""
    ledger = rules.ledger(Article(id="t", path="t", text=text))
    source = ledger.source(ledger.attributions[-1])
    assert source is not None
    return source


@pytest.mark.parametrize(
    "text",
    [
        "Norland's biggest carmaker Vasko cut prices. Vasko said demand was weak.",
        "Tarn Kittels, another popular site, closed. Tarn Kittels said it was broke.",
        "Makers of games are few. Brenn Games was sold in May. Brenn Games said staff would stay.",
        "Ivo Dorn shares fell. Two Dorn directors left and Dorn stores closed. Dorn said it had a plan.",
        "Quell manager Ivo Rask left. Quell said a coach would follow.",
        "Quell's Peter Rask was hurt. Quell said he would play again.",
        "The Quell winger was hurt. Quell said he would play again.",
        "The SEC said the filing was late.",
    ],
)
def test_a_name_is_a_bodys_where_the_text_speaks_of_it_as_one(rules: Extraction, text: str) -> None:
    """By the noun set beside it, by what it sells, by its shares and directors, by its players."""
    assert last(rules, text).kind == "organisation"


@pytest.mark.parametrize(
    "text",
    [
        "Ivo Dorn met his directors. Dorn said he had a plan.",
        "Mr Quell, manager of a mill, left. Quell said a successor would follow.",
        "Peter Rask's sister Anna Rask was hurt. Rask said she would play again.",
        "Ada Games said staff would stay.",
    ],
)
def test_a_persons_name_stays_one(rules: Extraction, text: str) -> None:
    """A title, a given name and relatives speak against it."""
    assert last(rules, text).kind == "person"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The Economic Commission for Asia and the Isles (ECAI) met. ECAI said trade grew.",
            "Economic Commission for Asia",
        ),
        ("The Dorsel Growth Bank (DGB) met. The DGB said trade grew.", "Dorsel Growth Bank"),
        ("He told BBC Radio Leeds that he was ill. The BBC reported that he had died.", "BBC"),
        (
            "A man was hurt, said Ottawa police chief Ivo Rask. Police said two men were held.",
            "Ottawa police",
        ),
        ("Elmstead police and Tolland police met. Police said two men were held.", "Police"),
        ("Shares in Dorsel Foods fell after the firm lost a client. It said more would go.", "Dorsel Foods"),
        ("A farm in Dorsel Vale burned after the firm left. It said it was sorry.", "Firm"),
    ],
)
def test_a_body_goes_by_its_letters_and_police_by_their_town(rules: Extraction, text: str, name: str) -> None:
    """A bracket tells whose letters they are; the BBC is no part of a longer name; one town, one force; what
    has shares is no place."""
    assert last(rules, text).name.casefold() == name.casefold()


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Quell United lost at home. Manager Ivo Rask said it was a bad day.", "Quell United"),
        ("The Elmstead Museum opened late. Curator Ada Blom said the roof leaked.", "Elmstead Museum"),
        ("Dorsel Holdings is for sale. A spokesman said talks went on.", "Dorsel Holdings"),
        (
            "The case came to Elmstead Crown Court. Magistrate Ada Blom said it was serious.",
            "Elmstead Crown Court",
        ),
        ("Scotland doctor Ivo Rask said the knee was torn.", "Scotland"),
        ("“It was late,” said Ivo Rask, one of the developers sacked by Dorsel Holdings.", "Dorsel Holdings"),
        ("Dorsel Holdings is for sale. An actor, Ivo Rask, said it was a shame.", None),
        ("The Elmstead Gazette is for sale. Manager Ivo Rask said it was a shame.", None),
        ("Ivo Rask, a YouTube star, said it was a shame.", None),
        ("Scotland are out. Elm striker Ivo Rask said it was a shame.", None),
        ("Scotland are out. Leeds winger Ivo Rask said it was a shame.", "Leeds"),
        ("Scotland are out. Winger Ivo Rask said it was a shame.", "Scotland"),
        ("Scotland are out. Team captain Ivo Rask said it was a shame.", "Scotland"),
        ("Scotland are out. Assistant coach Ivo Rask said it was a shame.", "Scotland"),
        ("Scotland are out. The injured captain Ivo Rask said it was a shame.", "Scotland"),
        ("The University of Elmstead is for sale. Scientists said it was a shame.", None),
    ],
)
def test_a_post_held_in_a_body_has_the_one_that_the_article_names(
    rules: Extraction, text: str, body: str | None
) -> None:
    """Managers, curators and spokesmen serve somewhere; actors need not, nor a platform's stars; a player
    whose team stands before his post plays for no other."""
    slot = last(rules, text).slots.body
    assert (slot.value.removeprefix("the ") if slot else None) == body


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Scans revealed that the bone had healed.", "document"),
        ("Research has shown that fish sleep.", "document"),
        ("Family and friends said he was kind.", "group"),
        ("The company, majority-owned by Dorsel Holdings, said costs rose.", "organisation"),
    ],
)
def test_what_shows_is_a_document_and_several_are_a_group(rules: Extraction, text: str, kind: str) -> None:
    """A noun in no table that shows or reveals is no person; "majority-owned" makes no population."""
    assert last(rules, text).kind == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Quell manager Ivo Rask dropped striker Ned Foss. The Scot said it was a hard choice.",
            "Ivo Rask",
        ),
        (
            "The mill called in administrators Blom & Partners. The administrators said jobs would go.",
            "Blom & Partners",
        ),
        ("Sony, IBM and Toshiba met. The three firms said the chip was fast.", "Sony and IBM and Toshiba"),
        (
            "Dorsel Bank said trade grew. Norland Bank said oil fell. Both organisations said debt fell.",
            "Dorsel Bank and Norland Bank",
        ),
        ("Dorsel Media Holdings was sold. The media giant said debt fell.", "Dorsel Media Holdings"),
        (
            "Ivo Rask, a German, met Ned Foss. The Scot said it was a hard choice.",
            "Scot",
        ),
        (
            "The auditor Ada Blom spoke. The mill called in auditors Rask & Partners. "
            "The auditor said jobs would go.",
            "Ada Blom",
        ),
    ],
)
def test_another_word_takes_up_who_is_so_described(rules: Extraction, text: str, name: str) -> None:
    """Nationals who led the sentence before, firms by their trade, several in one breath; not against what
    the text says of them."""
    assert last(rules, text).name == name
