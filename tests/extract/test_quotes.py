"""Where quotations begin and end, whatever the marks, and which are speech."""

from __future__ import annotations

import re

import pytest

from auditor.extract.text.quotes import Quotes, find, words


def paragraphs(text: str) -> list[tuple[int, int]]:
    return [m.span() for m in re.finditer(r"[^\n]+", text)]


def quoted(text: str) -> list[str]:
    """Each quotation; "+" in front of one that goes on with the last, "..." behind one left open."""
    return [
        ("+" if q.continues else "") + text[q.start : q.end] + ("" if q.closed else "...")
        for q in find(text, paragraphs(text))
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said “go” twice.", ["“go”"]),
        ('He said "go" and "stop".', ['"go"', '"stop"']),
        ("„Go“, he said.", ["„Go“"]),
        ("„Go”, he said.", ["„Go”"]),
        ("«Go», »go«, ‹go›", ["«Go»", "»go«", "‹go›"]),
        ("``Go'' and ''go''", ["``Go''", "''go''"]),
        ("「Go」 he said", ["「Go」"]),
        ("‘Go,’ he said. ‘It’s the boys’ fault.’", ["‘Go,’", "‘It’s the boys’ fault.’"]),
        ("'Go,' he said. It's the boys' fault.", ["'Go,'"]),
        ("the boys' fault and the girls' too", []),
        ("rock 'n' roll of the '60s", ["'n'"]),
        ("“He said ‘go’ to me”", ["“He said ‘go’ to me”"]),
        ("“one “two”", ["“one...", "“two”"]),
        ('6\'2" tall and 3" wide', []),
        ("“Go", ["“Go..."]),
        ("“Go\n“on\n“now”", ["“Go...", "+“on...", "+“now”"]),
        ("“Go\nhe “went”", ["“Go...", "“went”"]),
        ('“Go\n"on"', ["“Go...", '"on"']),
        ("“Go”\n“on”", ["“Go”", "“on”"]),
        ('He said" go " twice', []),
        ("a mark at the end “", []),
        ("”Go” he said", ["”Go”"]),
        ("(‘go’) he said", ["(‘go’)"[1:-1]]),
        ("that 'll do, 'go' he said", ["'ll do, 'go'"]),
        ("'", []),
        ("' go' he", []),
        ('a "b c', ['"b c...']),
        ('"a" b "c', ['"a"', '"c...']),
        ('say "a "b" c', ['"a...', '"b"']),
    ],
)
def test_quotations_are_found_whatever_the_marks(text: str, found: list[str]) -> None:
    """Apostrophes and inches are none; one left open ends with its paragraph, and may go on in the next."""
    assert quoted(text) == found


def test_inner_is_what_stands_between_the_marks() -> None:
    text = "``Go'' and “on"
    assert [text[slice(*q.inner())] for q in find(text, [(0, len(text))])] == ["Go", "on"]


@pytest.mark.parametrize(
    ("inside", "speech"),
    [
        ("go", False),
        ("go now please", False),
        ("go now, it's late", True),
        ("go.", True),
        ("go,", True),
        ("go!", True),
        (".", False),
        ("go ", False),
        ("go. ", True),
    ],
)
def test_speech_is_long_or_ends_like_a_sentence(inside: str, *, speech: bool) -> None:
    text = f"a “{inside}” b"
    quotes = Quotes(text, [(0, len(text))])
    assert quotes.is_speech(quotes.all[0]) is speech


def test_an_open_quotation_is_speech() -> None:
    quotes = Quotes("a “b", [(0, 4)])
    assert quotes.is_speech(quotes.all[0])


def test_quotations_are_asked_by_place() -> None:
    """Marks count; between two there is none."""
    text = "“a” b “c” d “e”"
    quotes = Quotes(text, [(0, len(text))])
    at = [quotes.at(i) for i in range(len(text))]
    assert ["abcde".find(text[q.start + 1]) // 2 if q else None for q in at] == [
        0, 0, 0, None, None, None, 1, 1, 1, None, None, None, 2, 2, 2,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("span", "held"),
    [
        ((0, 15), "ace"),
        ((0, 1), "a"),
        ((2, 3), "a"),
        ((3, 6), ""),
        ((2, 7), "ac"),
        ((5, 12), "c"),
        ((8, 13), "ce"),
        ((9, 12), ""),
        ((14, 15), "e"),
    ],
)
def test_quotations_within_a_span_share_a_place_with_it(span: tuple[int, int], held: str) -> None:
    text = "“a” b “c” d “e”"
    quotes = Quotes(text, [(0, len(text))])
    assert "".join(text[q.start + 1] for q in quotes.within(span)) == held


def test_words_are_counted_with_their_apostrophes() -> None:
    assert [words(t) for t in ("", "it's late", "rock ’n’ roll", "3.5 - x")] == [0, 2, 3, 3]
