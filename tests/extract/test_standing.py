"""Why a source can speak of this: the words that say so, and what they say."""

import pytest

from auditor.extract import Extraction
from auditor.model import Article


@pytest.mark.parametrize(
    ("text", "grade", "words"),
    [
        ("A bystander said the car ran a red light.", "witness", "A bystander"),
        ("A nurse who saw the crash said the car ran a red light.", "witness", "who saw the crash"),
        ("The economist Ada Blom said prices would fall.", "expert", "economist"),
        ("The widow of a miner said no one had called her.", "affected", "The widow"),
        ("Police Chief Jo Martin said two people were held.", "office", "Police Chief"),
        ("The striker Jo Martin said the pitch was too wet.", "took-part", "striker"),
        ("The author of the report said the bridge was unsafe.", "author", "The author"),
        ("Two aides who had read the memo told the Gazette that it was short.", "paper", "read the memo"),
        ("The Ministry of Fisheries said the ban would stay.", "office", "The Ministry of Fisheries"),
        ("Sgt. Jo Martin said two people were held.", "office", "Sgt."),
        ("A recent study said the bridge was unsafe.", "author", "study"),
        ("Both ministries said the ban would stay.", "office", "Both ministries"),
        ("One of his friends said he was kind.", "witness", "friends"),
        ("“I saw the smoke from the bus,” Jo Martin said.", "witness", "I saw"),
        ("“We carried him to the road,” Jo Martin said.", "took-part", "We carried him"),
        (
            "Jo Martin gave the man a coat. Martin drove him home. Martin said he was well.",
            "took-part",
            "gave the man",
        ),
        ("Jo Martin gave the man a coat. Martin said he was well.", None, None),
        ("“I think it is late,” Jo Martin said.", None, None),
        ("A letter said the ban would stay.", None, None),
        ("Sources said the ban would stay.", None, None),
        ("Critics said the ban would stay.", None, None),
        ("The Morning Post said the ban would stay.", None, None),
    ],
)
def test_the_words_that_say_why_a_source_can_speak(
    rules: Extraction, text: str, grade: str | None, words: str | None
) -> None:
    """A grade stands with the words it was read from; where the text gives no reason there is none."""
    ledger = rules.ledger(Article(id="t", path="t", text=text))
    source = ledger.source(ledger.attributions[0])
    assert source is not None
    standing = source.slots.standing
    assert (standing.grade if standing else None) == grade
    if standing is not None:
        assert standing.span is not None
        assert ledger.article.slice(standing.span) == standing.value
        assert (words or "").removeprefix("A ").removeprefix("The ") in standing.value
