"""Quotations are told whole, and each attribution keeps its own."""

from __future__ import annotations

import pytest

from auditor.contract.finders import Found, Piece
from auditor.extract.find.quotations import whole
from auditor.extract.text.document import Document
from auditor.model import Article


def found(text: str, source: str, cue: str, *content: str) -> Found:
    """An attribution by its words, each the first in the text."""

    def piece(words: str) -> tuple[Piece, ...]:
        return ((text.index(words), text.index(words) + len(words)),) if words else ()

    return Found(piece(source), piece(cue), tuple(p for words in content for p in piece(words)))


def contents(text: str, *attributions: Found, apart: bool = True) -> list[list[str]]:
    """The contents after quotations were made whole, as words."""
    quotes = Document(Article(id="a", path="-", text=text)).quotes
    return [[text[s:e] for s, e in f.content] for f in whole(text, quotes, attributions, apart)]


LONG = "“We ran out of gloves on Tuesday, and of masks on Wednesday, and nobody rang.”"


@pytest.mark.parametrize(
    "part", ["“We ran out of gloves on Tuesday, and of masks", "masks on Wednesday, and nobody rang"]
)
def test_a_quotation_runs_from_mark_to_mark(part: str) -> None:
    """What was found of a quotation stands for all of it."""
    text = f"Carla Mendes said: {LONG} The ministry was silent."
    assert contents(text, found(text, "Carla Mendes", "said", part)) == [[LONG]]


def test_a_quotation_goes_on_over_paragraphs() -> None:
    """A paragraph without a closing mark is followed by more of the same, wherever the tag stands."""
    parts = ["“The first passed the roof.", "“The second closed two stands.", "“Guess which is back,”"]
    text = "\n\n".join(parts) + " Omdal said."
    assert contents(text, found(text, "Omdal", "said", parts[2])) == [parts]


def test_a_tag_in_the_middle_joins_both_parts() -> None:
    """Two quotations with nothing but a tag between them are one statement."""
    text = "“It is late,” said Ann Loder. “We are going home now.” The hall emptied."
    parts = ["“It is late,”", "“We are going home now.”"]
    assert contents(text, found(text, "Ann Loder", "said", parts[0])) == [parts]


def test_more_than_a_tag_in_the_middle_joins_nothing() -> None:
    """A sentence of the writer's parts two quotations."""
    text = "“It is late,” said Ann Loder. The hall was dark. “We are all going home now.”"
    assert contents(text, found(text, "Ann Loder", "said", "“It is late,”")) == [["“It is late,”"]]


def test_a_quotation_behind_a_paraphrase_is_apart() -> None:
    """The paraphrase keeps its words, and the quotation is an attribution without source and cue."""
    text = "Nils Aas said the engine had failed. “We drifted for nine hours. Nobody was sick.”"
    quote = "“We drifted for nine hours. Nobody was sick.”"
    merged = found(text, "Nils Aas", "said", "the engine had failed", quote)
    assert contents(text, merged) == [["the engine had failed"], [quote]]
    assert contents(text, merged, apart=False) == [["the engine had failed", quote]]


def test_another_speaker_keeps_his_words() -> None:
    """Quotations that other attributions hold are left to them, over an open paragraph's end too."""
    text = "“We never planned it,” said Ann Loder. “It stays open.\n\n“They told us so,” said Mick Tulley."
    ann = found(text, "Ann Loder", "said", "“We never planned it,”", "“It stays open.")
    mick = found(text, "Mick Tulley", "said Mick", "“They told us so,”")
    assert contents(text, ann, mick) == [
        ["“We never planned it,”", "“It stays open."],
        ["“They told us so,”"],
    ]


def test_a_cue_inside_the_quotation_takes_none_of_it() -> None:
    """What is said inside a quotation does not grow to all of it."""
    text = "“My brother told me he was ill, and I believed every word of it,” he said."
    inner = found(text, "My brother", "told", "he was ill")
    assert contents(text, inner) == [["he was ill"]]


def test_a_name_in_quotation_marks_is_no_quotation() -> None:
    """A title beside a statement is not made part of it."""
    text = "Ann Moor said the picture of the year was near. “Low Tide” opens today."
    said = found(text, "Ann Moor", "said", "the picture of the year was near")
    assert contents(text, said) == [["the picture of the year was near"]]
