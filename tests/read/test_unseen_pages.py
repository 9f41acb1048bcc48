"""Ten pages in the mark-up of ten publishing systems, by somebody who had not seen the reader of pages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from auditor.model import Article
from auditor.read import read

PAGES = sorted((Path(__file__).parent / "made" / "unseen").glob("*.html"))
STAYS = {
    ("ghost", "byline"): "Ghost names further writers as contributors, who elsewhere need not have written",
    ("blox", "absent"): "the summary of an inline teaser has no link, and BLOX names its box like any asset",
}


def each(field: str) -> pytest.MarkDecorator:
    """Every page, and what is known to be wrong in this field marked with its reason."""
    rows = []
    for page in PAGES:
        reason = STAYS.get((page.stem, field))
        marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
        rows.append(pytest.param(page, id=page.stem, marks=marks))
    return pytest.mark.parametrize("page", rows)


def expected(page: Path) -> dict[str, Any]:
    wanted: dict[str, Any] = json.loads(page.with_suffix(".json").read_text("utf-8"))
    return wanted


def article(page: Path) -> Article:
    (found,) = read([str(page)])
    assert isinstance(found, Article)
    return found


def told(page: Path, field: str) -> str | None:
    fact = article(page).metadata.get(field)
    return fact.value if fact else None


@each("headline")
def test_the_headline_is_the_storys_own(page: Path) -> None:
    """The headline is without the outlet, the section or the writer that a title adds."""
    assert told(page, "headline") == expected(page)["headline"]


@each("outlet")
def test_the_outlet_is_who_publishes(page: Path) -> None:
    """The outlet is the publisher's name as the page prints it."""
    assert told(page, "outlet") == expected(page)["outlet"]


@each("byline")
def test_every_writer_is_named_and_nothing_else(page: Path) -> None:
    """The byline is the writers' names, without “By”, an address or a role, in whatever case they are set."""
    assert (told(page, "byline") or "").casefold() == ", ".join(expected(page)["bylines"]).casefold()


@each("date")
def test_the_date_is_that_of_publication(page: Path) -> None:
    """The day is the one of publication where it was published, never that of a later change."""
    assert (told(page, "date") or "")[:10] == expected(page)["date"]


@each("body")
def test_the_body_is_whole(page: Path) -> None:
    """The text holds the story's first and last sentence, in that order."""
    text, wanted = article(page).text, expected(page)
    assert -1 < text.find(wanted["first"]) < text.find(wanted["last"])


@each("absent")
def test_what_is_not_the_story_is_left_out(page: Path) -> None:
    """No teaser, newsletter box, comment or menu is in the text."""
    text = article(page).text
    assert [other for other in expected(page)["absent"] if other in text] == []
