"""The article of a page is read whole, whatever made the page, and nothing of what stands around it."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.model import Article
from auditor.read import read
from tests.read.made import pages


def one(tmp_path: Path, html: str) -> Article:
    (tmp_path / "a.html").write_text(html, encoding="utf-8")
    (article,) = read([str(tmp_path)])
    assert isinstance(article, Article), article
    return article


@pytest.mark.parametrize("name", pages.PAGES)
def test_the_whole_article_is_read_and_nothing_else(tmp_path: Path, name: str) -> None:
    """Each paragraph once and in order; no teaser, newsletter, comment or imprint is prose."""
    article = one(tmp_path, pages.PAGES[name])
    prose = article.text
    for block in sorted(article.blocks, key=lambda b: -b.span.start):
        if block.kind in ("boilerplate", "url"):
            prose = prose[: block.span.start] + prose[block.span.end :]
    places = [prose.find(p) for p in (pages.LEAD, *pages.MORE)]
    assert -1 not in places, prose
    assert places == sorted(places)
    assert all(prose.count(p) == 1 for p in pages.MORE)
    assert [junk for junk in pages.JUNK if junk in prose] == []
    assert article.value("headline") == pages.TITLE
    assert [w.code for w in article.warnings] == []
