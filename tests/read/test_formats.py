"""Every format gives the same article: its text, headline, byline and date, and nothing of its own frame."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.model import Article
from auditor.read import read
from tests.read import made

NO_OUTLET = {"story.md", "story.docx", "story.odt", "story.rtf", "story.pdf"}  # their text names none


def one(path: Path) -> Article:
    found = [entry for entry in read([str(path)]) if isinstance(entry, Article)]
    assert len(found) == 1, list(read([str(path)]))
    return found[0]


@pytest.mark.parametrize("name", made.FORMATS)
def test_a_file_of_a_format_is_its_article(tmp_path: Path, name: str) -> None:
    """Words, headline, byline, outlet and date are those of the story."""
    (tmp_path / name).write_bytes(made.FORMATS[name]())
    article = one(tmp_path / name)
    words = " ".join(article.text.split())
    for paragraph in made.PARAGRAPHS:
        assert paragraph in words
    assert article.value("headline") == made.TITLE
    assert article.value("byline") == made.BYLINE
    assert (article.value("date") or "").startswith(made.DATE)
    assert article.value("outlet") == (None if name in NO_OUTLET else made.OUTLET)
    assert article.language == "en"


@pytest.mark.parametrize("name", made.FORMATS)
def test_the_content_tells_the_format(tmp_path: Path, name: str) -> None:
    """Under an extension that says nothing, or under a wrong one, the article is the same."""
    if name in ("story.csv", "story.md"):
        pytest.skip("only the extension tells these")
    for wrong in ("file", "file.txt"):
        (tmp_path / wrong).write_bytes(made.FORMATS[name]())
        assert " ".join(made.FIRST.split()) in " ".join(one(tmp_path / wrong).text.split())


@pytest.mark.parametrize("name", made.FORMATS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_file_is_an_article_or_a_problem(tmp_path: Path, name: str, data: st.DataObject) -> None:
    """Cut short anywhere, or with a byte changed, it never stops the run, and spans lie inside the text."""
    whole = made.FORMATS[name]()
    if name == "story.parquet":
        whole = whole[4:]  # its library is not asked to read what is spoilt
    cut = data.draw(st.integers(0, len(whole) - 1))
    spoilt = data.draw(st.sampled_from([whole[:cut], whole[:cut] + b"\xff" + whole[cut + 1 :]]))
    (tmp_path / name).write_bytes(spoilt)
    for entry in read([str(tmp_path / name)]):
        if isinstance(entry, Article):
            for block in entry.blocks:
                assert 0 <= block.span.start <= block.span.end <= len(entry.text)
