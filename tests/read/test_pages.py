"""Web pages: the extracted text is what offsets index, and each piece of metadata says where it was found."""

from __future__ import annotations

import json
from pathlib import Path

from auditor.model import Article, Problem
from auditor.read import read

PARAGRAPHS = [
    "The harbour was closed on Tuesday after a storm tore two cranes from their rails, the port said.",
    "“Nobody was hurt,” said Jane Roe, who runs the port. “We were lucky, and we know that we were lucky.”",
    "Ships waited outside the bay until the evening, according to the coast guard, and some went on to Oslo.",
]


def html(head: str = "", title: str = "Storm closes harbour | Herald") -> str:
    body = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>Storm closes harbour</h1>{body}</article><footer>© Herald</footer></body></html>"
    )


def linked(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def one(tmp_path: Path, page: str | bytes) -> Article:
    (tmp_path / "a.html").write_bytes(page.encode() if isinstance(page, str) else page)
    (article,) = read([str(tmp_path)])
    assert isinstance(article, Article)
    return article


STORY = {
    "@type": "NewsArticle",
    "headline": "Storm &amp; waves close harbour",
    "author": [{"@type": "Person", "name": "Jane Doe"}, {"@type": "Person", "name": "John Roe"}],
    "datePublished": "2024-05-24T19:28:00+02:00",
    "publisher": {"@type": "Organization", "name": "Harbour Herald"},
    "url": "https://example.org/storm",
}
TOLD = {
    "headline": ("Storm & waves close harbour", "json-ld"),
    "outlet": ("Harbour Herald", "json-ld"),
    "byline": ("Jane Doe, John Roe", "json-ld"),
    "date": ("2024-05-24T19:28+02:00", "json-ld"),
    "url": ("https://example.org/storm", "json-ld"),
}


def told(article: Article) -> dict[str, tuple[str, str]]:
    return {name: (fact.value, fact.found_in) for name, fact in article.metadata.items()}


def test_the_text_is_the_article_without_what_surrounds_it(tmp_path: Path) -> None:
    """Every paragraph, in order, and no navigation."""
    article = one(tmp_path, html())
    places = [article.text.index(p) for p in PARAGRAPHS]
    assert places == sorted(places)
    assert "Home" not in article.text
    assert article.language == "en"


def test_json_ld_goes_before_meta_tags(tmp_path: Path) -> None:
    """In whatever way it is nested; broken scripts are passed over."""
    meta = '<meta property="og:title" content="Other"><meta name="author" content="Other">'
    for value in (
        STORY,
        [STORY],
        {"@graph": [{"@type": "WebSite", "name": "x"}, STORY]},
        {"mainEntity": STORY},
    ):
        broken = '<script type="application/ld+json">{"@type": "NewsArticle", </script>'
        article = one(tmp_path, html(broken + linked(value) + meta))
        assert told(article) == TOLD
        assert article.title == "Storm & waves close harbour"


def test_references_in_json_ld_are_followed(tmp_path: Path) -> None:
    """Authors and publishers are often named elsewhere in the graph."""
    graph = [
        {**STORY, "author": {"@id": "#jane"}, "publisher": {"@id": "#herald"}},
        {"@type": "Person", "@id": "#jane", "name": "Jane Doe, John Roe"},
        {"@type": "Organization", "@id": "#herald", "name": "Harbour Herald"},
    ]
    assert told(one(tmp_path, html(linked({"@graph": graph})))) == TOLD


def test_meta_tags_tell_what_json_ld_does_not(tmp_path: Path) -> None:
    """Each fact names its tag."""
    head = (
        '<meta property="og:site_name" content="Herald"><meta name="author" content="Jane Doe">'
        '<meta property="article:published_time" content="2024-05-24T19:28:00Z">'
        '<link rel="canonical" href="https://example.org/c">'
    )
    facts = told(one(tmp_path, html(head)))
    assert facts["outlet"] == ("Herald", "meta og:site_name")
    assert facts["byline"] == ("Jane Doe", "meta author")
    assert facts["date"] == ("2024-05-24T19:28+00:00", "meta article:published_time")
    assert facts["url"] == ("https://example.org/c", "link canonical")
    assert facts["headline"][0].startswith("Storm closes harbour")


def test_the_declared_encoding_is_believed(tmp_path: Path) -> None:
    """Without a warning, as the page says so itself."""
    page = html('<meta charset="windows-1252">').replace("Oslo", "Malmö").encode("cp1252", "replace")
    article = one(tmp_path, page)
    assert "Malmö" in article.text
    assert article.warnings == ()


def test_the_same_page_gives_the_same_article(tmp_path: Path) -> None:
    """Whatever was read before it."""
    page = html(linked(STORY))
    first = one(tmp_path, page)
    one(tmp_path, html().replace("harbour", "airport"))
    assert one(tmp_path, page) == first


def test_a_page_without_an_article_is_named(tmp_path: Path) -> None:
    """What, where, and the way out."""
    (tmp_path / "a.htm").write_text("<html><body><nav><a href='/'>Home</a></nav></body></html>")
    (problem,) = read([str(tmp_path)])
    assert isinstance(problem, Problem)
    assert (problem.where, problem.kind) == ("a.htm", "file")
    assert "no article text" in problem.what
    assert problem.fix
