"""The working text: title in front, what is not seen left out, paragraphs of prose, one parse in parts."""

from __future__ import annotations

from typing import Any

import pytest

from auditor.extract.text import document as layout
from auditor.extract.text.document import Document
from auditor.model import Article, Block, Span


def made(text: str, nlp: Any = None, **more: Any) -> Document:
    return Document(Article(id="a", path="-", text=text, **more), nlp)


def spans(*pairs: tuple[int, int]) -> tuple[Span, ...]:
    return tuple(Span(start=s, end=e) for s, e in pairs)


def markup(*pairs: tuple[int, int]) -> tuple[Block, ...]:
    return tuple(Block(kind="markup", span=span) for span in spans(*pairs))


def test_a_title_stands_in_front_and_is_no_part_of_the_text() -> None:
    """Its spans are the title's own; what touches the gap behind it ends with it."""
    document = made("It fell.", title="Bridge")
    assert document.text == "Bridge\n\nIt fell."
    assert (document.offset, document.headline) == (8, (0, 6))
    assert document.span((0, 6)) == Span(of="title", start=0, end=6)
    assert document.span((5, 8)) == Span(of="title", start=5, end=6)
    assert document.span((7, 8)) == Span(of="title", start=6, end=6)
    assert document.span((8, 10)) == Span(start=0, end=2)
    assert document.piece(Span(of="title", start=1, end=3)) == (1, 3)
    assert document.piece(Span(start=0, end=2)) == (8, 10)
    assert made("It fell.").headline is None
    assert made("It fell.").offset == 0


def test_a_headline_in_the_text_is_told_by_its_block() -> None:
    document = made("Bridge\nIt fell.", blocks=(Block(kind="headline", span=Span(start=0, end=6)),))
    assert document.headline == (0, 6)


@pytest.mark.parametrize(
    ("text", "unseen", "wraps", "seen"),
    [
        ("a **b** c", [(2, 4), (5, 7)], (), "a b c"),
        ("**a**", [(0, 2), (3, 5)], (), "a"),
        ("ab", [(0, 2)], (), ""),
        ("ab", [], (), "ab"),
        ("a [b](c) d", [(2, 3), (4, 8)], (), "a b d"),
        ("a     b", [], (3,), "a b"),
        ("a b", [], (1,), "a b"),
        ("a     b    c", [], (3, 8), "a b c"),
        ("a      b", [], (2, 5), "a b"),
        ("a  b", [], (1, 2), "a b"),
        ("a   b  c", [], (1, 2), "a b  c"),
        ("a  ", [], (1,), "a "),
        ("  a", [], (0,), " a"),
        ("  a", [], (1,), " a"),
        ("abcd", [(1, 3), (2, 4)], (), "a"),
    ],
)
def test_only_what_a_reader_sees_is_in_it(
    text: str, unseen: list[tuple[int, int]], wraps: tuple[int, ...], seen: str
) -> None:
    """Of the white space around the end of a wrapped line one character stays."""
    document = made(text, blocks=markup(*unseen), wraps=wraps)
    assert document.text == seen


def test_places_are_those_of_the_articles_text() -> None:
    text = "a **b** c"
    document = made(text, title="T", blocks=markup((2, 4), (5, 7)))
    assert document.text == "T\n\na b c"
    assert document.span((3, 8)) == Span(start=0, end=9)
    assert document.span((5, 6)) == Span(start=4, end=5)
    assert document.span((6, 7)) == Span(start=7, end=8)
    assert document.span((6, 6)) == Span(start=7, end=7)
    assert document.piece(Span(start=3, end=6)) == (5, 6)
    assert document.piece(Span(start=8, end=9)) == (7, 8)
    assert document.spans([(3, 4), (5, 6)]) == spans((0, 1), (4, 5))


def told(document: Document) -> list[str]:
    return [document.text[s:e] for s, e in document.prose]


@pytest.mark.parametrize(
    ("text", "blocks", "prose"),
    [
        ("a\n\n b \n--\nc", [], ["a", "b", "c"]),
        ("By Ann Lee\nIt fell.", [("byline", 0, 10)], ["It fell."]),
        ("ELM - It fell.", [("dateline", 0, 5)], [" It fell."]),
        ("It fell. More here. It rose.", [("boilerplate", 8, 19)], ["It fell.", " It rose."]),
        ("It fell. More", [("boilerplate", 8, 13)], ["It fell."]),
        ("a\nb\nc\nd", [("date", 0, 1), ("url", 4, 5)], ["b", "d"]),
        ("a b c", [("date", 0, 1), ("url", 2, 3)], [" c"]),
        ("a\nb", [("date", 0, 3)], []),
        ("a\nb", [("headline", 0, 1)], ["a", "b"]),
        ("", [], []),
        ("a\r\nb\x0bc", [], ["a", "b", "c"]),
    ],
)
def test_prose_is_the_lines_with_words_less_what_is_none(
    text: str, blocks: list[tuple[Any, int, int]], prose: list[str]
) -> None:
    made_of = tuple(Block(kind=kind, span=Span(start=s, end=e)) for kind, s, e in blocks)
    found = told(made(text, blocks=made_of))
    assert [p.strip() for p in found if p.strip(" .")] == [p.strip() for p in prose]
    assert found == prose or [p for p in found if p != " "] == prose


def test_what_is_marked_up_as_a_quotation_is_cited() -> None:
    text = "It fell. Ann"
    blocks = (
        Block(kind="quotation", span=Span(start=0, end=8), by=Span(start=9, end=12)),
        Block(kind="quotation", span=Span(start=0, end=2)),
    )
    assert made(text, blocks=blocks).cited == (((0, 8), (9, 12)), ((0, 2), None))


def test_the_parse_tiles_the_text(language_model: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Token offsets are those of the working text, however it was cut for parsing."""
    text = "Ann said it fell.\n\n--\n\nIt rose, and rose, and rose again. Tom left.\n"
    whole = made(text, language_model).doc
    assert whole.text == text
    for size, many in ((20, 1), (9, 2), (1, 3)):
        monkeypatch.setattr(layout, "LONGEST", size)
        monkeypatch.setattr(layout, "JOINED", many)
        parts = made(text, language_model).doc
        assert parts.text == text
        assert all(text[t.idx : t.idx + len(t)] == t.text for t in parts)
    assert made("", language_model).doc.text == ""
    assert len(made("", language_model).doc) == 0


@pytest.mark.parametrize(
    ("text", "longest", "chunks"),
    [
        ("ab cd\nef", 9, ["ab cd\n", "ef"]),
        ("ab cd ef", 5, ["ab ", "cd ef"]),
        ("ab cd ef", 6, ["ab cd ", "ef"]),
        ("abcdef", 4, ["abcd", "ef"]),
        (" abcdef", 4, [" abc", "def"]),
        ("", 4, []),
        ("abcd", 4, ["abcd"]),
        ("abcd ef", 4, ["abcd", " ef"]),
    ],
)
def test_long_paragraphs_are_cut_at_white_space(
    text: str, longest: int, chunks: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layout, "LONGEST", longest)
    assert [text[s:e] for s, e in layout._chunks(text)] == chunks


def test_a_document_without_a_language_model_has_no_parse() -> None:
    with pytest.raises(RuntimeError, match="without a language model"):
        _ = made("a").doc
