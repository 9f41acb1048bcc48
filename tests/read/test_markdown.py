"""Markdown is indexed raw: front matter, title and link targets are blocks."""

from __future__ import annotations

from pathlib import Path

from auditor.model import Article, Span
from auditor.read import read

BODY = 'The harbour was closed on Tuesday, [the port authority said](/news/port "Port"). See https://example.org/a.\n'


def one(tmp_path: Path, text: str) -> Article:
    (tmp_path / "a.md").write_text(text, encoding="utf-8", newline="")
    (article,) = read([str(tmp_path / "a.md")])
    assert isinstance(article, Article)
    assert article.text == text
    return article


def words(article: Article) -> list[tuple[str, str]]:
    return [(b.kind, article.text[b.span.start : b.span.end]) for b in article.blocks]


def test_front_matter_is_metadata_and_no_prose(tmp_path: Path) -> None:
    """Values are told with their place; keys and all that is unknown are boilerplate."""
    front = (
        '---\ntitle: "Storm closes harbour"\nauthor: Jane Doe\ndate: 2024-05-24\ntags: [port, storm]\n---\n\n'
    )
    article = one(tmp_path, front + BODY)
    facts = {n: (f.value, f.found_in, article.slice(f.span)) for n, f in article.metadata.items() if f.span}
    assert facts == {
        "headline": ("Storm closes harbour", "front matter", "Storm closes harbour"),
        "byline": ("Jane Doe", "front matter", "Jane Doe"),
        "date": ("2024-05-24", "front matter", "2024-05-24"),
    }
    assert article.title is None
    assert ("headline", "Storm closes harbour") in words(article)
    assert ("boilerplate", "tags: [port, storm]") in words(article)


def test_a_title_is_the_headline(tmp_path: Path) -> None:
    """Without its mark; a head may follow it."""
    article = one(tmp_path, "# Storm closes harbour\n\nBy Jane Doe\n\n" + BODY)
    assert words(article)[:2] == [("headline", "Storm closes harbour"), ("byline", "By Jane Doe")]
    assert article.value("headline") == "Storm closes harbour"


def test_what_stands_around_the_words_of_a_link_is_not_seen(tmp_path: Path) -> None:
    """Relative targets too; the words stay prose, and a bare address is one."""
    article = one(tmp_path, BODY)
    target = '](/news/port "Port")'
    assert words(article) == [("markup", "["), ("markup", target), ("url", "https://example.org/a")]
    assert article.slice(Span(start=0, end=len(BODY) - 1)).startswith(
        "The harbour was closed on Tuesday, the port authority said. See"
    )


def test_a_rule_is_no_front_matter(tmp_path: Path) -> None:
    """Three dashes alone tell nothing."""
    article = one(tmp_path, "---\n\nThe harbour was closed, the port said.\n\n---\n\n" + BODY)
    assert article.metadata == {}
