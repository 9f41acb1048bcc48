"""What the choice of whom "he" and "she" mean is made from, and what place alone says."""

from __future__ import annotations

from typing import Any

import pytest

from auditor.extract import Document
from auditor.extract.people import unmarked, who
from auditor.extract.people.near import Near
from auditor.extract.speakers.antecedents import FEATURES, Antecedents
from auditor.extract.speakers.parties import Book
from auditor.extract.text.mentions import Reader
from auditor.model import Article


def asked(nlp: Any, text: str, pronoun: str, said: str = "") -> tuple[Antecedents, int, bool, Any]:
    document = Document(Article(id="a", path="-", text=text), nlp)
    people = who.is_in(document)
    reader = Reader(document.doc)
    at = text.rindex(pronoun)
    token = next(t.i for t in document.doc if t.idx == at)
    held = reader.tokens([(text.index(said), text.index(said) + len(said))]) if said else []
    content = ((held[0], held[-1] + 1),) if held else ()
    woman = pronoun.casefold() in ("she", "her")
    return Antecedents(Book(people, reader)), token, woman, content


def candidates(nlp: Any, text: str, pronoun: str, said: str = "") -> dict[str, dict[str, float]]:
    """By the words of each candidate: the figures that are not nought, in hundredths."""
    antecedents, token, woman, content = asked(nlp, text, pronoun, said)
    found = antecedents.of((token, content), woman, set())
    return {
        antecedents.doc[c.head].text: {
            name: round(100 * value) for name, value in zip(FEATURES, c.features, strict=True) if value
        }
        for c in found
    }


def figures(nlp: Any, text: str, pronoun: str, name: str, said: str = "") -> dict[str, float]:
    return candidates(nlp, text, pronoun, said)[name]


@pytest.mark.parametrize(
    ("text", "pronoun", "names"),
    [
        ("Tom Roe met Jan Lund. He left.", "He", ["Lund", "Roe"]),
        ("Tom Roe met Ada Blom. He left.", "He", ["Roe"]),
        ("Tom Roe met Ada Blom. She left.", "She", ["Blom"]),
        ("When he left, Tom Roe wept.", "he", ["Roe"]),
        ("Ada Blom came. When he left, Tom Roe wept.", "he", ["Roe"]),
        ("A tenant stood there. She left.", "She", ["tenant"]),
        ("A letter stood there. She left.", "She", []),
        ("The tenants stood there. She left.", "She", []),
        ("“A tenant stood there.” She left.", "She", []),
        ("A tenant stood. It rained. It froze. It blew. She left.", "She", []),
        ("A tenant stood. It rained. She left.", "She", ["tenant"]),
        ("A widower stood there. She left.", "She", []),
        ("Tom Roe met Tom Roe. He left.", "He", ["Roe"]),
        ("Elm Bank met Tom Roe. He left.", "He", ["Roe"]),
    ],
)
def test_candidates_are_those_of_the_sex_near_by(
    language_model: Any, text: str, pronoun: str, names: list[str]
) -> None:
    """Persons by name, nearest first, one announced behind, and people without a name who lead a sentence."""
    assert list(candidates(language_model, text, pronoun)) == names


def test_who_is_spoken_of_in_the_words_is_not_who_says_them(language_model: Any) -> None:
    text = "Tom Roe met Jan Lund. He said Lund lied."
    assert list(candidates(language_model, text, "He", "Lund lied")) == ["Roe"]
    alone = "Jan Lund left. He said Lund lied."
    assert list(candidates(language_model, alone, "He", "Lund lied")) == ["Lund"], "there is nobody else"
    post = "Mayor Jan Lund met Tom Roe. He said the mayor lied."
    assert list(candidates(language_model, post, "He", "the mayor lied")) == ["Roe"]


HELD = [
    ("Tom Roe left. He wept.", "He", "Roe", "apart 1", 100),
    ("Tom Roe said he wept.", "he", "Roe", "apart 0", 100),
    ("Tom Roe left. It rained. He wept.", "He", "Roe", "apart 2", 100),
    ("Tom Roe left. It rained. It froze. He wept.", "He", "Roe", "apart more", 100),
    ("Tom Roe left.\n\nHe wept.", "He", "Roe", "paragraphs", 50),
    ("Tom Roe left. He wept.", "He", "Roe", "paragraphs", None),
    ("When he left, Tom Roe wept.", "he", "Roe", "behind", 100),
    ("When he left, Tom Roe wept.", "he", "Roe", "announced", 100),
    ("Tom Roe left. He wept.", "He", "Roe", "subject", 100),
    ("Ada Blom saw Tom Roe. He wept.", "He", "Roe", "subject", None),
    ("Ada Blom saw Tom Roe. He wept.", "He", "Roe", "object", 100),
    ("Ada Blom slept when Tom Roe left. He wept.", "He", "Roe", "aside", 100),
    ("Tom Roe left. He wept.", "He", "Roe", "aside", None),
    ("Ada Blom came with Tom Roe. He wept.", "He", "Roe", "of", 100),
    ("Tom Roe's dog left. He wept.", "He", "Roe", "owner", 100),
    ("It was Tom Roe. He wept.", "He", "Roe", "cleft", 100),
    ("Tom Roe left. He wept.", "He", "Roe", "led", 100),
    ("Ada Blom saw Tom Roe. He wept.", "He", "Roe", "led", None),
    ("Tom Roe left. It rained. He wept.", "He", "Roe", "led", None),
    ("Tom Roe left. He wept.", "He", "Roe", "parallel", 100),
    ("Ada Blom saw Tom Roe. He wept.", "He", "Roe", "parallel", None),
    ("Ada Blom saw Tom Roe. She saw him.", "him", "Roe", "parallel", 100),
    ("Tom Roe saw him.", "him", "Roe", "bound", 100),
    ("Tom Roe looked at him.", "him", "Roe", "bound", 100),
    ("Tom Roe saw his dog.", "his", "Roe", "bound", None),
    ("Tom Roe saw him.", "him", "Roe", "own verb", 100),
    ("Tom Roe saw his dog.", "his", "Roe", "own noun", 100),
    ("Tom Roe left. He wept.", "He", "Roe", "sex", 100),
    ("Robin Vane left. He wept.", "He", "Vane", "named", 100),
    ("A tenant stood there. He wept.", "He", "tenant", "described", 100),
    ("A tenant stood there. He wept.", "He", "tenant", "sex unknown", 100),
    ("A tenant stood there. He wept.", "He", "tenant", "named", None),
    ("Mr. Roe left. He wept.", "He", "Roe", "title", 100),
    ("Tom Roe left. He wept.", "He", "Roe", "title", None),
    ("Tom Roe left. He wept.", "He", "Roe", "often", 35),
    ("Tom Roe left. Roe wept. He wept.", "He", "Roe", "often", 55),
    ("Tom Roe left. He wept. Roe slept.", "He", "Roe", "often", 55),
    ("Tom Roe left. He wept. Roe slept.", "He", "Roe", "often before", 35),
    ("Tom Roe met Jan Lund. Lund left. He wept.", "He", "Roe", "most", None),
    ("Tom Roe met Jan Lund. Lund left. He wept.", "He", "Lund", "most", 100),
    ("Tom Roe met Jan Lund. He wept.", "He", "Roe", "first", 100),
    ("Tom Roe met Jan Lund. He wept.", "He", "Lund", "first", None),
    ("Tom Roe wins\n\nTom Roe left. He wept.", "He", "Roe", "headline", 100),
    ("It rained\n\nTom Roe left. He wept.", "He", "Roe", "headline", None),
    ("Tom Roe left. He wept.", "He", "Roe", "only", 100),
    ("Tom Roe met Jan Lund. He wept.", "He", "Roe", "only", None),
    ("“Tom Roe left.” He wept.", "He", "Roe", "quoted", 100),
    ("“Tom Roe left. He wept.”", "He", "Roe", "both quoted", 100),
    ("“Tom Roe left. He wept.”", "He", "Roe", "quoted", None),
    ("Tom Roe left. He wept.", "He", "Roe", "its subject", 100),
    ("Tom Roe left. Ada Blom saw him.", "him", "Roe", "its subject", None),
    ("Tom Roe left. His dog wept.", "His", "Roe", "its owner", 100),
    ("Tom Roe said that he wept.", "he", "Roe", "governs", 100),
    ("Tom Roe left. He wept.", "He", "Roe", "governs", None),
    ("Tom Roe and Ada Blom left. He wept.", "He", "Roe", "joined", 100),
    ("Ada Blom and Tom Roe left. He wept.", "He", "Roe", "joined", 100),
    ("Tom Roe left. He wept.", "He", "Roe", "joined", None),
    ("Tom Roe met Jan Lund. He wept.", "He", "Roe", "leads", 100),
    ("Tom Roe met Jan Lund. He wept.", "He", "Lund", "leads", None),
    ("Ada Blom left. Tom Roe wept. He slept.", "He", "Roe", "leads", 100),
    ("Tom Roe left. Ada Blom saw Roe. He wept.", "He", "Roe", "subject often", 50),
    ("Tom Roe left. Ada Blom saw Roe. He wept.", "He", "Roe", "subject last", None),
    ("Ada Blom saw Tom Roe. Roe left. He wept.", "He", "Roe", "subject last", 100),
    ("Tom Roe left. He wept.", "He", "Roe", "depth", 17),
    ("Tom Roe met Jan Lund. He wept.", "He", "Roe", "rivals", 50),
    ("Tom Roe left. He wept.", "He", "Roe", "rivals", 25),
    ("Tom Roe met Jan Lund. He wept.", "He", "Lund", "between", None),
    ("Tom Roe met Jan Lund. He wept.", "He", "Roe", "between", 20),
    ("Tom Roe left. He wept.", "He", "Roe", "tokens", 28),
    ("Roe left. He wept.", "He", "Roe", "unsure", None),
]


@pytest.mark.parametrize(("text", "pronoun", "name", "figure", "value"), HELD)
def test_each_figure_tells_one_thing_of_a_candidate(
    language_model: Any, text: str, pronoun: str, name: str, figure: str, value: float | None
) -> None:
    """In hundredths; None where it does not hold."""
    assert figure in FEATURES
    assert figures(language_model, text, pronoun, name).get(figure) == value


def test_what_is_told_in_words_and_by_whom_counts(language_model: Any) -> None:
    """Somebody named in what another has said, or in what the pronoun itself says."""
    antecedents, token, woman, _ = asked(language_model, "Ada Blom said Tom Roe left. He wept.", "He")
    head = next(t.i for t in antecedents.doc if t.text == "Roe")
    place = (token, ())
    (told,) = antecedents.of(place, woman, {head})
    assert told.features[FEATURES.index("reported")] == 1
    (told,) = antecedents.of(place, woman, {head, token})
    assert told.features[FEATURES.index("reported")] == 0
    (told,) = antecedents.of((token, ((head, head + 1),)), woman, set())
    assert told.features[FEATURES.index("in content")] == 1
    (told,) = antecedents.of((token, ((head + 1, head + 2),)), woman, set())
    assert told.features[FEATURES.index("in content")] == 0


def test_pronouns_before_lead_on_to_whom_they_meant(language_model: Any) -> None:
    """The last of them stands for its person, at its own place."""
    text = "Tom Roe met Jan Lund. He left. He slept. He wept."
    antecedents, token, woman, _ = asked(language_model, text, "He")
    places = [t.i for t in antecedents.doc if t.text == "He"]
    assert places[-1] == token
    lund, roe = antecedents.of((places[0], ()), woman, set())
    antecedents.took(places[0], woman, roe)
    first, second = antecedents.of((places[1], ()), woman, set())
    assert (first.head, first.entity, first.by_pronoun) == (places[0], roe.entity, True)
    assert (second.entity, second.by_pronoun) == (lund.entity, False)
    names = {name: first.features[FEATURES.index(name)] for name in ("pronoun last", "pronouns near")}
    assert names == {"pronoun last": 1, "pronouns near": 0.25}
    antecedents.took(places[1], woman, lund)
    latest, before = antecedents.of((token, ()), woman, set())
    assert (latest.entity, before.entity) == (lund.entity, roe.entity)
    assert [c.features[FEATURES.index("pronoun last")] for c in (latest, before)] == [1, 0]
    assert [c.features[FEATURES.index("pronouns near")] for c in (latest, before)] == [0.25, 0.25]


def near(nlp: Any, text: str, pronoun: str) -> tuple[Near, int]:
    document = Document(Article(id="a", path="-", text=text), nlp)
    token = next(t.i for t in document.doc if t.idx == text.rindex(pronoun))
    return Near(document, who.is_in(document).cast), token


@pytest.mark.parametrize(
    ("text", "pronoun", "woman", "names"),
    [
        ("Tom Roe met Jan Lund. He left.", "He", False, ["Tom Roe", "Jan Lund"]),
        ("Tom Roe slept as Jan Lund drove past. He left.", "He", False, ["Tom Roe", "Jan Lund"]),
        ("Jan Lund slept. Tom Roe wept. He left.", "He", False, ["Tom Roe", "Jan Lund"]),
        ("Jan Lund's dog saw Tom Roe. He left.", "He", False, ["Tom Roe", "Jan Lund"]),
        ("“Tom Roe slept,” Jan Lund said. He left.", "He", False, ["Jan Lund", "Tom Roe"]),
        ("It was Tom Roe who met Jan Lund. He left.", "He", False, ["Tom Roe", "Jan Lund"]),
        ("Ada Blom met Tom Roe. He left.", "He", False, ["Tom Roe"]),
        ("Ada Blom met Tom Roe. He left.", "He", None, ["Ada Blom", "Tom Roe"]),
        ("Tom Roe saw Robin Vane. He left.", "He", False, ["Tom Roe", "Robin Vane"]),
        ("Elm Bank met Tom Roe. He left.", "He", False, ["Tom Roe"]),
    ],
)
def test_by_place_alone_the_likelier_is_who_leads(
    language_model: Any, text: str, pronoun: str, woman: bool | None, names: list[str]
) -> None:
    """A subject before an object, the later sentence before the earlier, what is quoted last."""
    place, token = near(language_model, text, pronoun)
    found = sorted(place.persons(token, woman), key=lambda c: -c.score)
    assert [c.entity.text for c in found] == names


def test_by_place_alone_nobody_far_away_is_meant(language_model: Any) -> None:
    far = "Tom Roe slept. " + "It rained and rained. " * 40 + "He left."
    place, token = near(language_model, far, "He")
    assert place.persons(token, False) == []
    close = "Tom Roe slept. " + "It rained and rained. " * 20 + "He left."
    place, token = near(language_model, close, "He")
    assert [c.entity.text for c in place.persons(token, False)] == ["Tom Roe"]
    (only,) = place.persons(token, False)
    assert not place.close(only, token)


@pytest.mark.parametrize(
    ("text", "name", "clues"),
    [
        (
            "Then Kenning sells boats. It is old.",
            "Kenning",
            {"before then", "after sells", "is nsubj", "does sells", "then it", "words 1"},
        ),
        (
            "He works at Kenning.",
            "Kenning",
            {"before at", "after .", "is pobj", "of works at", "words 1"},
        ),
        (
            "The Kenning Roe, which sank, was old.",
            "Kenning",
            {"before the", "after ,", "is nsubj", "does was", "then which", "words 2"},
        ),
        (
            "Then Kenning's 20 boats sank.",
            "Kenning",
            {"before then", "owns #", "owns", "is poss", "words 1"},
        ),
        (
            "Then Kenning said that Ada Blom and he left.",
            "Kenning",
            {"before then", "after said", "is nsubj", "does said", "words 1"},
        ),
        (
            "Then Kenning said that they, and she, left.",
            "Kenning",
            {"before then", "after said", "is nsubj", "does said", "then they", "then he", "words 1"},
        ),
    ],
)
def test_clues_to_what_a_name_is_stand_around_it(
    language_model: Any, text: str, name: str, clues: set[str]
) -> None:
    """Its neighbours, its place in the clause, and what takes it up behind, up to the next name."""
    document = Document(Article(id="a", path="-", text=text), language_model)
    cast = who.is_in(document).cast
    entity = next(e for e in cast.entities if name in e.text)
    assert set(unmarked.clues(cast, entity, {})) == clues


def test_odds_add_up_what_each_clue_weighs() -> None:
    held = unmarked.weights()
    one, two = sorted(clue for clue in held if clue)[:2]
    assert unmarked.odds({}) == held[""]
    assert unmarked.odds({one: 2.0, two: 0.5, "no such clue": 9.0}) == pytest.approx(
        held[""] + 2 * held[one] + held[two] / 2
    )
