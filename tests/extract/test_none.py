"""What is no attribution by the guide is not found: offers, the reporter's question, idle acts, labels."""

import pytest

from auditor.contract.finders import Found
from auditor.extract import Extraction
from auditor.extract.find import none
from auditor.extract.text.document import Document
from auditor.model import Article


def kept(rules: Extraction, text: str, source: str, cue: str, content: str) -> bool:
    def piece(words: str) -> tuple[tuple[int, int], ...]:
        return ((text.index(words), text.index(words) + len(words)),) if words else ()

    document = Document(Article(id="x", path="x", text=text), rules.nlp)
    return bool(none.taken_out(document, [Found(piece(source), piece(cue), piece(content))]))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Do you want a lamp that folds? The Glo does.", "you", "want", "a lamp that folds"),
        ("Asked if the road was shut, Ada Quill nodded.", "", "Asked", "the road was shut"),
        (
            "The mayor was questioned on why a pool leaked.",
            "The mayor",
            "questioned",
            "why a pool leaked",
        ),
        ("The crew is looking for cooks who can sail.", "The crew", "looking", "for cooks who can sail"),
        ("The queue says a lot about the shop.", "The queue", "says", "a lot about the shop"),
        ("Ivo Holm writes about boats for us.", "Ivo Holm", "writes", "about boats"),
        ("The crew was hiring cooks who can sail.", "The crew", "was hiring", "cooks who can sail"),
        ("The broth calls for two leeks.", "The broth", "calls for", "two leeks"),
        ("Ada Quill was asked twice if it leaked.", "Ada Quill", "was asked twice", "if it leaked"),
        (
            "Questioned by the clerk about why it leaked, Ada Quill left.",
            "the clerk",
            "Questioned",
            "why it leaked",
        ),
        ("Pressed by pupils on why it leaked, Quill left.", "", "on", "why it leaked"),
        ("Have your say: tell us what the town needs.", "", "your say", "tell us what the town needs"),
        ("WATCH: Seal climbs a stair\n\nA seal went up a stair.", "WATCH", ":", "Seal climbs a stair"),
    ],
)
def test_what_is_none_is_taken_out(rules: Extraction, text: str, source: str, cue: str, content: str) -> None:
    """Nobody put a proposition into words."""
    assert not kept(rules, text, source, cue, content)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("“You lied to us,” the nurse said.", "You", "lied", "to us"),
        ("“Who paid for it?” she asked.", "she", "asked", "“Who paid for it?”"),
        ("The report calls for two dams.", "The report", "calls for", "two dams"),
        ("Ada Quill called for two dams.", "Ada Quill", "called for", "two dams"),
        ("Observers have questioned whether it leaked.", "Observers", "have questioned", "whether it leaked"),
        ("The crew was seeking a refund.", "The crew", "was seeking", "a refund"),
        ("The union asked that the gate be shut.", "The union", "asked", "that the gate be shut"),
        ("Ada Quill wrote about the fire that two men lit it.", "Ada Quill", "wrote", "two men lit it"),
        ("Quill: the road is shut\n\nThe road is shut.", "Quill", ":", "the road is shut"),
    ],
)
def test_what_is_one_stays(rules: Extraction, text: str, source: str, cue: str, content: str) -> None:
    """Speech in quotation marks, a demand, a report, a speaker before a colon."""
    assert kept(rules, text, source, cue, content)


def test_what_lay_within_lies_within_what_held_it(rules: Extraction) -> None:
    """Numbers of holders are those of the ones that stay."""
    text = "Do you want to hear that Ada Quill said the road is shut?"
    document = Document(Article(id="x", path="x", text=text), rules.nlp)
    outer = Found(((3, 6),), ((7, 11),), ((12, len(text) - 1),))
    inner = Found(((25, 34),), ((35, 39),), ((40, len(text) - 1),), within=0)
    assert [f.within for f in none.taken_out(document, [outer, inner])] == [None]
