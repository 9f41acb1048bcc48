"""What a page tells of itself: the most telling place first, print before guesses, nothing of another
thing on it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from auditor.model import Article
from auditor.read import read
from tests.read.made.pages import ALL, TITLE, page_of


def linked(*things: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(thing)}</script>' for thing in things)


def story(**more: object) -> dict[str, object]:
    return {"@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE, **more}


def one(tmp_path: Path, head: str = "", top: str = "") -> Article:
    (tmp_path / "a.html").write_text(
        page_of(f"<article><h1>{TITLE}</h1>{top}{ALL}</article>", head), encoding="utf-8"
    )
    (article,) = read([str(tmp_path)])
    assert isinstance(article, Article), article
    return article


PUBLISHED = '<meta property="article:published_time" content="2024-03-05T06:30:00Z">'
MODIFIED = '<meta property="article:modified_time" content="2025-01-31T10:00:00Z">'
REVIEW = {
    "@type": "Review",
    "datePublished": "2018-12-24",
    "author": {"@type": "Person", "name": "Knife Buyer"},
}
DATES = [
    (PUBLISHED + MODIFIED, "", "2024-03-05"),
    (MODIFIED, "<p>March 5, 2024</p>", "2024-03-05"),
    (MODIFIED, "", "2025-01-31"),
    (
        "",
        "<p>By A B</p><p>Published 5 March 2024</p>"
        '<p>Since <time datetime="2019-06-01">2019</time> it stood.</p>',
        "2024-03-05",
    ),
    (
        linked(story(datePublished="2024-03-05", dateModified="2024-04-01")),
        "<p>1 April 2024</p>",
        "2024-03-05",
    ),
    (
        linked({"@context": "https://schema.org", "@type": "Product", "name": "Knife", "review": REVIEW})
        + PUBLISHED,
        "",
        "2024-03-05",
    ),
    (
        linked({"@context": "https://schema.org", "@type": "JobPosting", "datePosted": "2018-01-01"})
        + PUBLISHED,
        "",
        "2024-03-05",
    ),
    (
        linked({"@type": "ItemList", "itemListElement": [story(datePublished="2011-01-01")]}) + PUBLISHED,
        "",
        "2024-03-05",
    ),
    (
        linked([story(headline="Bells melt", datePublished="2011-01-01"), story(datePublished="2024-03-05")]),
        "",
        "2024-03-05",
    ),
    (
        "",
        '<p>Updated <time datetime="2024-03-09">9 March</time>, '
        'published <time datetime="2024-03-05">5 March</time></p>',
        "2024-03-05",
    ),
    (linked(story(datePublished="1709620200")), "", "2024-03-05"),
]


@pytest.mark.parametrize(("head", "top", "date"), DATES)
def test_the_date_is_that_of_publication(tmp_path: Path, head: str, top: str, date: str) -> None:
    """Published before modified, printed before guessed, never a product's, a job's or another article's."""
    assert (one(tmp_path, head, top).value("date") or "")[:10] == date


def test_a_day_that_may_be_a_month_is_warned_of(tmp_path: Path) -> None:
    """As in a text, also where the page only shows the date."""
    article = one(tmp_path, top='<p class="date">Published 03/04/2024</p>')
    assert article.value("date") == "2024-03-04"
    assert [w.code for w in article.warnings] == ["date"]


SITE = '<meta property="og:site_name" content="Tilbrook Courier">'
COMPANY = {"@type": "Organization", "name": "Halcyon Regional Media Holdings Ltd"}
CANONICAL = '<link rel="canonical" href="https://www.tilbrook-courier.example/storm">'
OUTLETS = [
    (SITE + linked(story(publisher=COMPANY)), "Tilbrook Courier"),
    (linked(story(publisher=COMPANY)), COMPANY["name"]),
    (
        '<meta property="og:site_name" content="tilbrook-courier.example">'
        + linked(story(publisher=COMPANY)),
        COMPANY["name"],
    ),
    (SITE + '<meta name="publisher" content="WebPress Theme Studio">', "Tilbrook Courier"),
    (
        linked({"@context": "https://schema.org", "@type": "WebSite", "name": "Tilbrook Courier"}),
        "Tilbrook Courier",
    ),
    (CANONICAL, "tilbrook-courier.example"),
]


@pytest.mark.parametrize(("head", "outlet"), OUTLETS)
def test_the_outlet_is_the_one_that_readers_know(tmp_path: Path, head: str, outlet: str) -> None:
    """The site before the company behind it, a name before an address."""
    assert one(tmp_path, head).value("outlet") == outlet


BYLINES = [
    (
        linked(story(author=[{"@type": "Person", "name": "A B"}, {"@type": "Person", "name": "C D"}])),
        "",
        "A B, C D",
    ),
    ('<meta name="author" content="A B"><meta name="author" content="C D">', "", "A B, C D"),
    (
        "",
        '<p>By <a rel="author" href="/a">Ana Brandt</a> and <a rel="author" href="/c">Cy Dale</a></p>',
        "Ana Brandt, Cy Dale",
    ),
    ("", '<p class="byline">By Ana Brandt</p>', "Ana Brandt"),
    (
        linked({"@context": "https://schema.org", "@type": "Product", "review": REVIEW}),
        "<p>By Ana Brandt</p>",
        "Ana Brandt",
    ),
]


@pytest.mark.parametrize(("head", "top", "byline"), BYLINES)
def test_several_authors_are_several(tmp_path: Path, head: str, top: str, byline: str) -> None:
    """In JSON-LD, in meta tags, in links, in print."""
    assert one(tmp_path, head, top).value("byline") == byline


def test_the_name_of_the_site_is_no_part_of_the_headline(tmp_path: Path) -> None:
    """Though the title has it."""
    html = page_of(f"<article>{ALL}</article>", SITE).replace(
        f'content="{TITLE}"', f'content="{TITLE} | Tilbrook Courier"'
    )
    (tmp_path / "a.html").write_text(html, encoding="utf-8")
    (article,) = read([str(tmp_path)])
    assert isinstance(article, Article)
    assert article.title == TITLE


def test_an_entry_of_a_live_page_has_its_time(tmp_path: Path) -> None:
    """In the page, or only in its JSON-LD."""
    entries = [
        {
            "@type": "BlogPosting",
            "datePublished": "2024-05-24T11:42:00Z",
            "articleBody": "The crane fell, the port said.",
        },
        {
            "@type": "BlogPosting",
            "datePublished": "2024-05-24T10:15:00Z",
            "articleBody": "The port is shut, the mayor said.",
        },
    ]
    head = linked(
        {
            "@context": "https://schema.org",
            "@type": "LiveBlogPosting",
            "headline": TITLE,
            "liveBlogUpdate": entries,
        }
    )
    (tmp_path / "a.html").write_text(page_of("<main><div id='app'></div></main>", head), encoding="utf-8")
    (article,) = read([str(tmp_path)])
    assert isinstance(article, Article)
    times = [article.slice(b.span) for b in article.blocks if b.kind == "date"]
    assert times == ["11:42", "10:15"]
    assert "The crane fell" in article.text
