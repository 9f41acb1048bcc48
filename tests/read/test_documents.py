"""Documents of word processors and PDFs are read as they would be printed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from auditor.model import Article, Problem
from auditor.read import read
from tests.read import made


def entry(path: Path, data: bytes) -> Article | Problem:
    path.write_bytes(data)
    (found,) = read([str(path)])
    assert isinstance(found, (Article, Problem))
    return found


def article(path: Path, data: bytes) -> Article:
    found = entry(path, data)
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize("name", ["story.docx", "story.odt", "story.rtf"])
def test_a_document_is_read_as_it_would_be_printed(tmp_path: Path, name: str) -> None:
    """Deleted and hidden words and notes to colleagues are out, inserted words and footnotes are in."""
    text = article(tmp_path / name, made.FORMATS[name]()).text
    assert "never and nowhere" not in text
    assert "Not for print" not in text
    assert text.rstrip().splitlines()[-1].strip() in (
        "The rails are from 1911.",
        "The port was built in 1911, the town says.",
    )
    assert "The rails are from 1911." in text


def test_the_words_of_a_text_box_are_read(tmp_path: Path) -> None:
    """In a Word document."""
    assert "The port was built in 1911" in article(tmp_path / "a.docx", made.docx()).text


def test_a_quotation_by_style_is_a_block(tmp_path: Path) -> None:
    """Of a Word document."""
    body = (
        "<w:p><w:r><w:t>She wrote a letter to us.</w:t></w:r></w:p>"
        '<w:p><w:pPr><w:pStyle w:val="Quote"/></w:pPr><w:r><w:t>We go on.</w:t></w:r></w:p>'
    )
    data = made.docx(body).replace(b"", b"")
    found = article(tmp_path / "a.docx", data)
    assert found.text.splitlines() == ["She wrote a letter to us.", "We go on."]


def test_columns_hyphens_ligatures_and_running_heads_of_a_pdf(tmp_path: Path) -> None:
    """Columns are read one after the other, words are put together, what runs along the pages is left out."""
    left = [
        "The harbour was closed on Tues-",
        "day after a storm tore two",
        "cranes from their rails, the of-",
        "ﬁce said.",
    ]
    right = [
        "Ships waited outside the bay",
        "until the evening, according",
        "to the coast guard and the",
        "long-term plan.",
    ]

    def side(x: float, rows: list[str], top: float) -> list[tuple[float, float, float, str]]:
        return [(x, top - 13 * n, 10.0, row.replace("ﬁ", "fi")) for n, row in enumerate(rows)]

    pages = [
        [
            (72, 770, 8, "Harbour Herald"),
            *side(72, left, 600),
            *side(330, right, 600),
            (300, 20, 8, "Page 1 of 2"),
        ],
        [
            (72, 770, 8, "Harbour Herald"),
            *side(72, ["A long-term answer was asked for.", "None came."], 600),
            (300, 20, 8, "Page 2 of 2"),
        ],
    ]
    found = article(tmp_path / "a.pdf", made.pdf(pages))
    words = " ".join(found.text.split())
    assert "closed on Tuesday after a storm tore two cranes from their rails, the office said." in words
    assert "the long-term plan" in words
    assert words.index("office said") < words.index("Ships waited")
    assert "Herald" not in words
    assert "Page" not in words


BAD = [
    ("a.pdf", made.pdf([[]]), "a PDF without text, made of pictures"),
    ("a.pdf", made.pdf()[:300], "PDF"),
    ("a.docx", made.docx()[:400], "a damaged Word document"),
    (
        "a.docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        "an encrypted Word document",
    ),
    ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an old Word document"),
    ("a.odt", made.odt()[:400], "a damaged OpenDocument text"),
    ("a.rtf", b"{\\rtf1 }", "an RTF file without text"),
]


@pytest.mark.parametrize(("name", "data", "what"), BAD, ids=[f"{n}: {w}" for n, _, w in BAD])
def test_a_document_that_cannot_be_read_is_named(tmp_path: Path, name: str, data: bytes, what: str) -> None:
    """With what to do."""
    found = entry(tmp_path / name, data)
    assert isinstance(found, Problem)
    assert what in found.what
    assert found.fix


@pytest.mark.parametrize(
    ("name", "module", "line"),
    [
        ("story.docx", "mammoth", "pip install 'source-auditor[documents]'"),
        ("story.odt", "odfdo", "pip install 'source-auditor[documents]'"),
        ("story.pdf", "pdfminer.high_level", "pip install 'source-auditor[documents]'"),
        ("story.parquet", "pyarrow.parquet", "pip install 'source-auditor[parquet]'"),
    ],
)
def test_a_missing_extra_is_told_with_the_line_that_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, module: str, line: str
) -> None:
    """And the other files are read."""
    data = made.FORMATS[name]()
    monkeypatch.setitem(sys.modules, module, None)
    found = entry(tmp_path / name, data)
    assert isinstance(found, Problem)
    assert found.what.startswith("needs the package ")
    assert found.fix == line
