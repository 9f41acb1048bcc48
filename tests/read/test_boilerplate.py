"""What surrounds a story is marked, never cut, and the same words in prose are prose."""

from __future__ import annotations

import pytest

from auditor.read import read_text

PROSE = "The harbour was closed on Tuesday after a storm, the port authority said."

BOILERPLATE = [
    "Related",
    "Related: Cranes of the world",
    "RELATED STORIES",
    "Read more",
    "Read more: How cranes are built",
    "Sign up for our newsletter",
    "The views expressed in this article do not reflect the opinion of the Herald, or any of its affiliates.",
    "Opinions expressed are solely those of the author.",
    "© 2024 Harbour Times. All rights reserved.",
    "Copyright 2024 The Associated Press.",
    "(Reporting by Jane Doe in Oslo; Editing by John Roe)",
    "Additional reporting by Jane Doe and John Roe.",
    "Click here to see the pictures",
    "Follow us on Twitter",
    "Follow Jane Doe on Twitter @janedoe.",
    "Associated Press writer Jane Doe contributed to this report.",
    "This article was originally published in the Harbour Times.",
    "Advertisement",
    "Have a tip? Contact the desk at tips@example.org.",
]

NO_BOILERPLATE = [
    "Related matters will be heard in June, the court said.",
    "Read more books, the minister told the children.",
    "The views expressed by the committee were wrong, Roe said.",
    "Opinions expressed in the survey show that voters are tired.",
    "Copyright Office officials said on Monday that they had no comment.",
    "Reporting by Human Rights Watch shows that forty people were held.",
    "Follow the money, the senator said.",
    "Sign of the times, said Roe.",
    "The storm contributed to the closure, the report says.",
    "Share prices fell by a tenth.",
    "Comments by the minister angered the unions.",
    "Editing by committee is a bad idea, he said.",
    "Disclosure of the documents would do harm, the ministry said.",
]


@pytest.mark.parametrize("line", BOILERPLATE)
def test_boilerplate_is_a_block(line: str) -> None:
    """The line is one block, to its last character, and stays in the text."""
    article = read_text(f"{PROSE}\n\n{line}")
    assert [(b.kind, article.slice(b.span)) for b in article.blocks] == [("boilerplate", line)]


@pytest.mark.parametrize("line", NO_BOILERPLATE)
def test_prose_is_no_boilerplate(line: str) -> None:
    """Words of boilerplate inside a sentence mark nothing."""
    assert read_text(f"{PROSE}\n\n{line}").blocks == ()


def test_the_links_under_related_belong_to_it() -> None:
    """Short lines that are no sentences are a list of links; the next sentence ends it."""
    article = read_text(f"{PROSE}\n\nRelated stories\nCranes of the world\nHarbours we like\n\n{PROSE}")
    assert [article.slice(b.span) for b in article.blocks] == [
        "Related stories",
        "Cranes of the world",
        "Harbours we like",
    ]


def test_a_sign_off_at_the_end_of_a_paragraph_is_a_block() -> None:
    """The paragraph before it stays prose."""
    article = read_text(f"{PROSE} (Reporting by Jane Doe; Editing by John Roe)")
    assert [article.slice(b.span) for b in article.blocks] == ["(Reporting by Jane Doe; Editing by John Roe)"]


def test_addresses_are_blocks_without_the_punctuation_around_them() -> None:
    """Brackets that belong to an address stay in it."""
    text = "See https://example.org/a_(b), www.example.org. And (http://x.example/y)."
    article = read_text(text)
    assert [article.slice(b.span) for b in article.blocks] == [
        "https://example.org/a_(b)",
        "www.example.org",
        "http://x.example/y",
    ]
    assert {b.kind for b in article.blocks} == {"url"}
