"""What the words around a name or a description tell: body or person, whose body, who is taken up."""

import pytest

from auditor.extract import Extraction
from auditor.model import Article, Source


def speaker(rules: Extraction, text: str, words: str) -> Source | None:
    """The source of the statement that holds some words."""
    ledger = rules.ledger(Article(id="t", path="t", text=text))
    held = [a for a in ledger.attributions if words in ledger.article.words(a.content)]
    return ledger.source(min(held, key=lambda a: len(ledger.article.words(a.content))))


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        (
            "“Sales are up,” said Ivo Rask, an analyst at Dorsel Quill. Dorsel Quill said it was early.",
            "it was early",
            "organisation",
        ),
        (
            "Vantor has denied that it is behind the purchase. Vantor said the sale was legal.",
            "the sale was legal",
            "organisation",
        ),
        (
            "Shares in Plenko fell. Plenko bought the unit of Vantor in May. Plenko said demand was weak.",
            "demand was weak",
            "organisation",
        ),
        ("Labour said the plan was unfair.", "the plan was unfair", "organisation"),
        ("The Tories said the plan was unfair.", "the plan was unfair", "organisation"),
        ("Official figures said exports fell.", "exports fell", "document"),
        ("Senior figures said exports fell.", "exports fell", "group"),
        ("Rasko was at home on Monday when he heard the blast. Rasko said he ran.", "he ran", "person"),
        (
            "Ivo Rask met Abu al-Dorsi in Oslo. Al-Dorsi said the road was open.",
            "the road was open",
            "person",
        ),
    ],
)
def test_what_a_name_stands_among_tells_bodies_from_persons(
    rules: Extraction, text: str, words: str, kind: str
) -> None:
    """A name that nothing marks is a body's where it employs people, is "it", or has shares and units."""
    source = speaker(rules, text, words)
    assert source is not None
    assert source.kind == kind


@pytest.mark.parametrize(
    ("text", "words", "body"),
    [
        (
            "The Elm Street Gallery opened in May. Ada Blom, director of the gallery, said visitors came.",
            "visitors came",
            "gallery",
        ),
        ("CBS News sent a van. A network spokesman said nobody was hurt.", "nobody was hurt", "network"),
        ("A van came on Monday. A network spokesman said nobody was hurt.", "nobody was hurt", None),
        ("England's Ned Foss said he was ready.", "he was ready", "England"),
        ("Mark Pol, a South African financier, said he would sell.", "he would sell", "South African"),
    ],
)
def test_a_body_told_by_a_common_noun_is_the_one_that_the_text_names(
    rules: Extraction, text: str, words: str, body: str | None
) -> None:
    """ "The gallery" is the named one; where none is named, the noun ties nobody to anything."""
    source = speaker(rules, text, words)
    assert source is not None
    assert (source.slots.body.value if source.slots.body else None) == body


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "“I touched the ball,” said Ned Foss. The Wasps winger said he was sure.",
            "he was sure",
            "Ned Foss",
        ),
        (
            "Ned Foss lost in three sets. “I was slow,” Foss said. The American said he was tired.",
            "he was tired",
            "Ned Foss",
        ),
        (
            "The Elm Society's Ada Blom spoke. The society's general secretary said peers would act.",
            "peers would act",
            "Ada Blom",
        ),
        (
            "Ned Foss sang in Graz. Lou Ferr, a singer, left early. The Lions striker said he saw it.",
            "he saw it",
            "Lions striker",
        ),
        ("Mayor Ned Foss opened the game. The Lions striker said he saw it.", "he saw it", "Lions striker"),
        ("“It was late,” said Ned Foss. The judge said the case was closed.", "the case was closed", "judge"),
        (
            "Lions beat Wasps. “It was late,” said Ned Foss of Lions. The Wasps winger said he was hurt.",
            "he was hurt",
            "Wasps winger",
        ),
    ],
)
def test_an_epithet_takes_up_who_has_just_spoken(rules: Extraction, text: str, words: str, name: str) -> None:
    """A player or a national is whoever spoke last, unless a post or a body of his own speaks against it."""
    source = speaker(rules, text, words)
    assert source is not None
    assert source.name == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Mayor Ada Blom said that the match was dull and insisted the club would pay.",
            "the club would pay",
            "Ada Blom",
        ),
        ("Media watchdog Ofgrid said the bid was lawful.", "the bid was lawful", "Ofgrid"),
        (
            "Interview with the ‘dock poet’ Ada Blom\n\nBlom writes.\n\nWhy trains?\n\nI know they "
            "wait.\n\nWho reads?\n\nI think that guards do.",
            "guards do",
            "Ada Blom",
        ),
    ],
)
def test_whoever_is_told_of_by_place_is_found(rules: Extraction, text: str, words: str, name: str) -> None:
    """A second verb without subject, a name behind what a body is, an interview told of in its heading."""
    source = speaker(rules, text, words)
    assert source is not None
    assert source.name == name
