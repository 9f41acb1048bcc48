"""Bytes become text in code points; guesses are told."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from auditor.model import Article
from auditor.read import read

WORDS = "“Der Hafen bleibt zu”, sagte die Behörde – für Tage. Ein Café öffnete trotzdem.\r\nEnde.\r\n"


def article(tmp_path: Path, data: bytes, name: str = "a.txt") -> Article:
    (tmp_path / name).write_bytes(data)
    (found,) = read([str(tmp_path / name)])
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        codecs.BOM_UTF8 + WORDS.encode(),
        codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + WORDS.encode("utf-32-le"),
    ],
)
def test_marked_and_utf8_texts_are_read_without_a_warning(tmp_path: Path, data: bytes) -> None:
    """The byte order mark is no part of the text; line ends stay."""
    found = article(tmp_path, data)
    assert found.text == WORDS
    assert "encoding" not in [w.code for w in found.warnings]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16-le", "utf-16-be"])
def test_other_encodings_are_guessed_with_a_warning(tmp_path: Path, encoding: str) -> None:
    """The warning names the encoding and what to do."""
    found = article(tmp_path, WORDS.encode(encoding))
    assert found.text == WORDS
    warning = next(w for w in found.warnings if w.code == "encoding")
    assert encoding in warning.message
    assert warning.fix


def test_a_few_nuls_stay_in_the_text_with_a_warning(tmp_path: Path) -> None:
    """They are characters like others for the offsets."""
    found = article(tmp_path, b"The port\x00 was closed on Tuesday.")
    assert found.text == "The port\x00 was closed on Tuesday."
    assert [w.code for w in found.warnings] == ["nul"]


def test_offsets_count_code_points(tmp_path: Path) -> None:
    """Not bytes, not UTF-16 units."""
    found = article(tmp_path, "😀é https://example.org".encode())
    assert found.blocks[0].span.start == 3
