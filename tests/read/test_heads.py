"""The head of a text: what stands in it is told, and running prose is never taken for it."""

from __future__ import annotations

import pytest

from auditor.model import Article
from auditor.read import read_text

BODY = (
    "The harbour was closed on Tuesday after a storm tore two cranes from their rails, the port said.\n\n"
    "Nobody was hurt. Ships waited outside the bay until the evening."
)

HEADS = [
    ("Storm closes harbour\n\n", {"headline": "Storm closes harbour"}),
    (
        "Storm closes harbour\nBy Jane Doe\nMay 24, 2024\n\n",
        {"headline": "Storm closes harbour", "byline": "Jane Doe", "date": "2024-05-24"},
    ),
    (
        "Storm closes harbour\n\nBy Jane Doe and John Roe, Staff Writers\n\n"
        "Published: May 24, 2024 at 3:15 p.m. EDT\n\n",
        {
            "headline": "Storm closes harbour",
            "byline": "Jane Doe and John Roe, Staff Writers",
            "date": "2024-05-24T15:15-04:00",
        },
    ),
    (
        "Storm Closes Harbour\r\n\r\nhttps://news.example.org/storm\r\n"
        "The Daily Herald\r\nWorld\r\n24/05/2024 19h28\r\n\r\n",
        {
            "headline": "Storm Closes Harbour",
            "outlet": "The Daily Herald",
            "date": "2024-05-24T19:28",
            "url": "https://news.example.org/storm",
        },
    ),
    (
        "date 2023-11-02 by Coast Staff / Bay Area News November 2, 2023\n\n",
        {"byline": "Coast Staff", "outlet": "Bay Area News", "date": "2023-11-02"},
    ),
    ("KYIV (Reuters) - ", {"dateline": "KYIV (Reuters)", "outlet": "Reuters"}),
    ("WASHINGTON, May 24 (AP) — ", {"dateline": "WASHINGTON, May 24 (AP)", "outlet": "AP"}),
    ("LONDON: ", {"dateline": "LONDON"}),
    ("AMHERST, N.H. -- ", {"dateline": "AMHERST, N.H."}),
    ("Moscow (CNN) — ", {"dateline": "Moscow (CNN)", "outlet": "CNN"}),
    ("(Reuters) - ", {"dateline": "(Reuters)", "outlet": "Reuters"}),
    (
        "Storm closes harbour, ships wait.\n\nOSLO, Norway (AP) — ",
        {"headline": "Storm closes harbour, ships wait.", "dateline": "OSLO, Norway (AP)", "outlet": "AP"},
    ),
    (
        "Politics\n\nWho Pays for the Harbour?\n\nJane Doe | 2024-05-24 | 5 min read\n\n",
        {"headline": "Who Pays for the Harbour?", "byline": "Jane Doe", "date": "2024-05-24"},
    ),
    (
        "Storm closes harbour\nTwo cranes fell and ships had to wait, the port says.\n"
        "By JANE DOE, Associated Press\n\n",
        {"headline": "Storm closes harbour", "byline": "JANE DOE", "outlet": "Associated Press"},
    ),
    (
        "Storm closes harbour\n\nPhoto: A crane on its side. John Roe / Getty Images\n\nBy Jane Doe\n\n",
        {"headline": "Storm closes harbour", "byline": "Jane Doe"},
    ),
    (
        "Title: Storm closes harbour\nAuthor: Jane Doe\nSource: Harbour Times\nDate: 24 May 2024\n\n",
        {
            "headline": "Storm closes harbour",
            "byline": "Jane Doe",
            "outlet": "Harbour Times",
            "date": "2024-05-24",
        },
    ),
    (
        "Storm closes harbour\n\nUpdated 3:15 p.m. EDT\n\nBy Jane Doe\n\nROTTERDAM — ",
        {"headline": "Storm closes harbour", "byline": "Jane Doe", "dateline": "ROTTERDAM"},
    ),
    (
        "By Jane Doe\nMay 24, 2024\n\nStorm closes harbour\n\n",
        {"headline": "Storm closes harbour", "byline": "Jane Doe", "date": "2024-05-24"},
    ),
    (
        "Minister Sues The Harbour Times\n\nReuters\nMay 24, 2024\n\n",
        {"headline": "Minister Sues The Harbour Times", "outlet": "Reuters", "date": "2024-05-24"},
    ),
    (
        "BBC News\n\nStorm closes harbour\n\nJane Doe in Oslo\nFri 24 May 2024 15.28 BST\n\n",
        {
            "headline": "Storm closes harbour",
            "outlet": "BBC News",
            "byline": "Jane Doe in Oslo",
            "date": "2024-05-24T15:28+01:00",
        },
    ),
    (
        "UPDATE 2-Storm closes harbour\n\n* Two cranes fall\n\n* Ships wait\n\nOSLO, May 24 (Reuters) - ",
        {
            "headline": "UPDATE 2-Storm closes harbour",
            "dateline": "OSLO, May 24 (Reuters)",
            "outlet": "Reuters",
        },
    ),
    ("Storm closes harbour\n====================\n\n", {"headline": "Storm closes harbour"}),
    (
        "NEW YORK, Oct. 3, 2023 /PRNewswire/ -- ",
        {"dateline": "NEW YORK, Oct. 3, 2023 /PRNewswire/", "outlet": "PRNewswire"},
    ),
    (
        "Storm closes harbour\n\nJane Doe\n\nMay 24, 2024\n\n",
        {"headline": "Storm closes harbour", "byline": "Jane Doe", "date": "2024-05-24"},
    ),
    ("Jane Doe, Harbour Times\n\n", {"byline": "Jane Doe", "outlet": "Harbour Times"}),
    ("Storm closes harbour of U.S.\n\n", {"headline": "Storm closes harbour of U.S."}),
]

PROSE = [
    BODY,
    "The harbour was closed.\n\nNobody was hurt.",
    "By Friday the harbour had been open again for a day.\n\nNobody was hurt.",
    "On May 24, 2024 the harbour was closed by a storm.\n\nNobody was hurt.",
    "Critics — most of them from the islands — said the port had been warned.\n\nNobody was hurt.",
    "NATO — the alliance of 32 — said it had seen nothing.\n\nNobody was hurt.",
    "MODERATOR: Welcome to the debate.\n\nROE: Thank you for having me.\n\nDOE: And me.",
    "It was a long night for the crews of the ships that waited\noutside the bay, and a longer one for\n"
    "those "
    "who had to tie up the last crane. Nobody was hurt.",
    '"We saw it fall," said Jane Doe.\n\nNobody was hurt.',
    "Reuters reached out to the ministry for comment.\n\nNobody answered.",
    "- two cranes\n\n- one ship\n\nThat was all that was lost.",
    "Dear editor\n\nThe harbour should be open at night.",
    "Politics is a harbour of its own.\n\nNobody was hurt.",
    "A single line without an end",
    "EXCLUSIVE: The harbour was closed after a storm on Tuesday, according to the port.\n\nNobody was hurt.",
    "Harbour open\nHarbour closed\nHarbour open again\nHarbour gone",
    "",
]


def telling(article: Article) -> dict[str, str]:
    return {name: fact.value for name, fact in article.metadata.items()}


@pytest.mark.parametrize(("head", "expected"), HEADS)
def test_a_head_is_told_where_it_stands(head: str, expected: dict[str, str]) -> None:
    """Every piece of a head is found, in its own words, and the body begins with no part of it."""
    article = read_text(head + BODY)
    assert telling(article) == expected
    assert article.text == head + BODY
    for name, fact in article.metadata.items():
        assert fact.span is not None
        assert fact.found_in == "text"
        if name != "date":
            assert article.slice(fact.span) == fact.value
    body = article.text.index("The harbour was closed on Tuesday")
    assert all(block.span.end <= body for block in article.blocks)


@pytest.mark.parametrize("text", PROSE)
def test_prose_has_no_head(text: str) -> None:
    """A text that opens with prose tells nothing and has no block."""
    article = read_text(text)
    assert telling(article) == {}
    assert article.blocks == ()


def test_nothing_but_prose_lies_outside_the_blocks_of_a_head() -> None:
    """Labels such as "by" and "Published" belong to the blocks: no word of a head is read as prose."""
    head = "Storm closes harbour\n\nBy Jane Doe | Published: May 24, 2024 | The Daily Herald\n\n"
    article = read_text(head + BODY)
    left = list(article.text[: len(head)])
    for block in article.blocks:
        left[block.span.start : block.span.end] = " " * (block.span.end - block.span.start)
    assert not any(c.isalnum() for c in left)


def test_a_picture_is_not_the_address_of_the_article() -> None:
    """The address of an image is a block, but no metadata."""
    article = read_text(
        "Storm closes harbour\n\nhttps://cdn.example.org/images/crane.jpg\nMay 24, 2024\n\n" + BODY
    )
    assert "url" not in article.metadata
    assert [b.kind for b in article.blocks] == ["headline", "url", "date"]


def test_a_summary_between_headline_and_byline_stays_prose() -> None:
    """The lines under a headline are audited, though the head goes on behind them."""
    dek = "Two cranes fell and ships had to wait, the port says."
    article = read_text(f"Storm closes harbour\n{dek}\nBy Jane Doe\n\n{BODY}")
    at = article.text.index(dek)
    assert not any(b.span.start < at + len(dek) and at < b.span.end for b in article.blocks)


def test_an_ambiguous_date_is_read_month_first_with_a_warning() -> None:
    """Where nothing tells day from month, a person is told."""
    article = read_text("Storm closes harbour\n\nBy Jane Doe\n04/05/2024\n\n" + BODY)
    assert article.value("date") == "2024-04-05"
    assert [w.code for w in article.warnings] == ["date"]
    assert "2024-05-04" in article.warnings[0].message


def test_a_title_that_opens_the_text_does_not_stand_outside() -> None:
    """A title is not audited twice; its quotation marks may be drawn otherwise."""
    article = read_text("Storm ‘closes’ harbour\n\n" + BODY, title="Storm 'closes' harbour")
    assert article.title is None
    assert article.metadata["headline"].span is not None
    assert article.slice(article.metadata["headline"].span) == "Storm ‘closes’ harbour"


def test_a_title_outside_the_text_is_kept_beside_it() -> None:
    """Its span indexes the title; a sentence that begins with the same words is not the title."""
    article = read_text(
        "Storm closes harbour and breaks two cranes.\n\n" + BODY, title="Storm closes harbour"
    )
    fact = article.metadata["headline"]
    assert article.title == "Storm closes harbour"
    assert fact.span is not None
    assert (fact.span.of, article.slice(fact.span)) == ("title", "Storm closes harbour")


def test_given_metadata_goes_before_what_the_head_tells() -> None:
    """A program knows better than the text, and its dates are put in ISO 8601 too."""
    article = read_text("Storm\n\nBy Jane Doe\nMay 1, 2024\n\n" + BODY, byline="John Roe", date="24 May 2024")
    assert article.value("byline") == "John Roe"
    assert article.value("date") == "2024-05-24"
    assert article.metadata["byline"].found_in == "argument"
