"""Words with nobody beside them have a speaker; subjects that are nobody deny; outlets that cite relay."""

import pytest

from auditor.extract import Extraction
from auditor.model import Article, Attribution, Ledger


def said(rules: Extraction, text: str, words: str) -> tuple[Ledger, Attribution]:
    ledger = rules.ledger(Article(id="t", path="t", text=text))
    held = [a for a in ledger.attributions if words in ledger.article.words(a.content)]
    return ledger, min(held, key=lambda a: len(ledger.article.words(a.content)))


LONE = (
    "The mill burned down on Sunday.\n\nMayor Ana Dorn said it was an old mill.\n\n“It was never safe.”\n\n"
)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (LONE + "The inquest is in May.", "never safe", "Ana Dorn"),
        (LONE + "That was Piet Hal, speaking at the inquest.", "never safe", "Piet Hal"),
        ("Letters on the cuts\n\n“My road is dark at night.”\n— Morag Tull, Whalsay", "dark", "Morag Tull"),
        (
            "Ada Reel restores clocks. We asked her two things.\n\nWhy clocks?\n\nBecause they stop.\n\n"
            "Who pays?\n\nChurches do.",
            "Because they stop",
            "Ada Reel",
        ),
        (
            "Said this week\n\n“The last mile was uphill.”\n— Ada Reel, 41, a nurse from Wick who ran her "
            "first marathon on Sunday",
            "uphill",
            "Ada Reel",
        ),
        (
            "Ada Reel runs buses. Edited excerpts from an interview:\n\nHalf of the fleet is old. How long "
            "can it run?\n\nThree years at most. Why would we wait?\n\nWill fares go up?\n\nNot this year.",
            "Three years",
            "Ada Reel",
        ),
        (
            "Marcus Oyel coaches the squad.\n\nTW: Why drop him?\n\nMO: He was running on one leg.",
            "one leg",
            "Marcus Oyel",
        ),
    ],
)
def test_words_that_stand_untagged_have_a_speaker(
    rules: Extraction, text: str, words: str, name: str
) -> None:
    """The last speaker, who is pointed at behind the words, who signs, who is interviewed, whose initials."""
    ledger, attribution = said(rules, text, words)
    source = ledger.source(attribution)
    assert source is not None
    assert source.name == name


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("None of the divers said the hatch was open.", "negated"),
        ("No official would say that the hatch was open.", "negated"),
        ("At no time did the pilots say that the hatch was open.", "negated"),
        ("No fewer than 30 teachers said the hatch was open.", "positive"),
        ("He not only said that the hatch was open but filmed it.", "positive"),
    ],
)
def test_a_subject_that_is_nobody_denies(rules: Extraction, text: str, polarity: str) -> None:
    """Who did not say so is no witness for it; "not only said" is."""
    assert said(rules, text, "hatch was open")[1].polarity == polarity


@pytest.mark.parametrize(
    "text",
    [
        "Citing a palace aide, Radio Corvo said that the prince had left.",
        "The prince had left, according to Radio Corvo, which quoted a palace aide.",
    ],
)
def test_whom_an_outlet_cites_is_the_source(rules: Extraction, text: str) -> None:
    """The outlet is a hand in between, wherever the citing stands."""
    ledger, attribution = said(rules, text, "prince had left")
    source = ledger.source(attribution)
    assert source is not None
    assert source.name == "palace aide"
    assert [r.name for r in attribution.relays] == ["Radio Corvo"]
