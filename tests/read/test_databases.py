"""What databases export is several articles, each with its head, and no field of it is prose."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.model import Article
from auditor.read import read

NEXIS = """                               1 of 2 DOCUMENTS



                          Norvik Post

                            May 2, 2021 Sunday
                               City Edition

Bishop sells boat

BYLINE: Piers Collingwood

SECTION: NEWS; Pg. 4

LENGTH: 187 words

DATELINE: NORVIK

The bishop has sold his boat, chaplain Abena Owusu said.

LOAD-DATE: March 6, 2024

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

                     Copyright 2021 Norvik Post Publishing
                              All Rights Reserved

                               2 of 2 DOCUMENTS



                          Norvik Post

                            May 3, 2021 Monday

Bishop buys boat
And it is a smaller one

LENGTH: 190 words

The bishop has bought a boat, chaplain Abena Owusu said.

LANGUAGE: ENGLISH
"""
UNI = """Page 1 of 2

Bishop sells boat

Norvik Post
May 2, 2021 Sunday

Copyright 2021 Norvik Post All Rights Reserved

Section: NEWS; Pg. 4
Length: 187 words
Byline: Piers Collingwood
Dateline: NORVIK

Body

The bishop has sold his boat, chaplain Abena Owusu said.

Classification

Language: ENGLISH
Publication-Type: Newspaper

Load-Date: May 3, 2021

End of Document

Page 2 of 2

Bishop buys boat
Norvik Post
May 3, 2021 Monday 5:23 PM EST

Length: 190 words

Body

The bishop has bought a boat, chaplain Abena Owusu said.

Load-Date: May 4, 2021

End of Document
"""
FACTIVA = """Bishop sells boat

By Piers Collingwood
187 words
2 May 2021
03:00 GMT
Norvik Post
NORVP
4
English
(c) 2021 Norvik Post.

The bishop has sold his boat, chaplain Abena Owusu said.

Document NORVP00020210502eh5200011

Bishop buys boat

190 words
3 May 2021
Norvik Post
NORVP
English
(c) 2021 Norvik Post.

The bishop has bought a boat, chaplain Abena Owusu said.

Document NORVP00020210503eh5300012
"""
CODED = """HD  Bishop sells boat
BY  By Piers Collingwood
WC  187 words
PD  2 May 2021
SN  Norvik Post
LA  English
CY  (c) 2021 Norvik Post.

LP
The bishop has sold his boat, chaplain Abena Owusu said.

CO  norvp : Norvik Post
AN  Document NORVP00020210502eh5200011

HD  Bishop buys boat
WC  190 words
PD  3 May 2021
SN  Norvik Post

TD
The bishop has bought a boat, chaplain Abena Owusu said.

AN  Document NORVP00020210503eh5300012
"""
PROQUEST = """Title: Bishop sells boat
Author: Piers Collingwood
Publication title: Norvik Post; Norvik
Publication date: May 2, 2021
Document type: News
Full text: The bishop has sold his boat, chaplain Abena Owusu said.
ProQuest document ID: 123
____________________________________________________________

Title: Bishop buys boat
Publication title: Norvik Post
Publication date: May 3, 2021
Full text:

The bishop has bought a boat, chaplain Abena Owusu said.
____________________________________________________________
"""


def articles(path: Path, text: str) -> list[Article]:
    path.write_text(text, encoding="utf-8")
    found = list(read([str(path)]))
    assert all(isinstance(entry, Article) for entry in found), found
    return [entry for entry in found if isinstance(entry, Article)]


def prose(article: Article) -> str:
    text = article.text
    for block in sorted(article.blocks, key=lambda b: -b.span.start):
        text = text[: block.span.start] + text[block.span.end :]
    return " ".join(text.split())


@pytest.mark.parametrize("export", [NEXIS, UNI, FACTIVA, CODED, PROQUEST])
def test_each_document_is_an_article(tmp_path: Path, export: str) -> None:
    """With its own headline, byline, outlet and date; what is left of it is the story."""
    first, second = articles(tmp_path / "export.txt", export)
    assert prose(first) == "The bishop has sold his boat, chaplain Abena Owusu said."
    assert prose(second) == "The bishop has bought a boat, chaplain Abena Owusu said."
    assert [a.value("headline") for a in (first, second)] in (
        ["Bishop sells boat", "Bishop buys boat"],
        ["Bishop sells boat", "Bishop buys boat And it is a smaller one"],
    )
    assert [a.value("byline") for a in (first, second)] == ["Piers Collingwood", None]
    assert [a.value("outlet") for a in (first, second)] == ["Norvik Post", "Norvik Post"]
    assert [(a.value("date") or "")[:10] for a in (first, second)] == ["2021-05-02", "2021-05-03"]
    assert [a.id for a in (first, second)] == ["export.txt#1", "export.txt#2"]


@pytest.mark.parametrize("export", [NEXIS, UNI, FACTIVA, CODED, PROQUEST])
def test_the_line_of_a_document_is_where_it_begins(tmp_path: Path, export: str) -> None:
    """And its text is a stretch of the file from there on."""
    for article in articles(tmp_path / "export.txt", export):
        assert article.line is not None
        rest = "\n".join(export.splitlines()[article.line - 1 :])
        assert rest.lstrip().startswith(article.as_written[:200])


def test_section_and_length_are_told(tmp_path: Path) -> None:
    """Where the export has them."""
    first = articles(tmp_path / "export.txt", NEXIS)[0]
    assert (first.value("section"), first.value("length")) == ("NEWS; Pg. 4", "187 words")
    assert first.value("dateline") == "NORVIK"


ORDINARY = [
    "Updates from the flood\n\n5 March 2024, 9 a.m.\n\nThe river "
    "has passed the red mark, flood warden Gwen Ashcombe said.",
    "Swimmer sets record\n\nThe figures:\n\nLength: nine "
    "kilometres\n\nHe said that she had never once looked up.",
    "One of two documents was lost, the court said.\n\nDocument 17 was found in a drawer, it said.",
    "Page 1 of 2 was missing, the abbot said.\n\nBody and soul are one, he added.",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_a_text_that_is_no_export_stays_one_article(tmp_path: Path, text: str) -> None:
    """Words that exports use mean nothing alone."""
    (article,) = articles(tmp_path / "a.txt", text)
    assert text.split("\n\n")[-1] in article.text
