"""Linked data resolves: positions in a text that the document carries, quotes in the page they are from."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import auditor
from auditor.model import Article, ArticleRecord, Attribution, Extractor, Fact, Ledger, Report, Span
from auditor.write.jsonld import JsonLd, node, rfc3339, signed

UNSEEN = Path(__file__).parents[1] / "read" / "made" / "unseen"
PAGES = [UNSEEN / f"{name}.html" for name in ("amp", "arc_xp", "ghost")]


def told(text: str, *contents: Span, **facts: str) -> dict[str, Any]:
    metadata = {name: Fact(value=value, found_in="text") for name, value in facts.items()}
    ledger = Ledger(
        article=Article(id="a", path="a.txt", text=text, metadata=metadata),
        extractor=Extractor(name="hand", version="1"),
        attributions=(Attribution(id="a1", content=contents),),
    )
    return node(ArticleRecord(ledger=ledger))


@given(st.text(alphabet="ab \n\r👍", min_size=1, max_size=60), st.data())
def test_positions_count_in_the_text_of_the_document_and_quotes_stay_in_a_line(
    text: str, data: st.DataObject
) -> None:
    """Whatever the content, its words are all there, piece by piece, line by line."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    made = told(text, Span(start=start, end=end))
    carried = made["encoding"]
    found = []
    for piece in made["hasPart"][0].get("hasPart", ()):
        assert piece["hasSource"] == carried["@id"]
        position, words = piece["selector"]
        assert carried["value"][position["start"] : position["end"]] == words["exact"]
        around = words["prefix"] + words["exact"] + words["suffix"]
        assert around in text
        assert not set(around) & set("\r\n")
        found.append(words["exact"])
    assert "".join("".join(found).split()) == "".join(text[start:end].split())


def test_without_its_text_an_article_has_no_selectors(report: Report) -> None:
    """Where texts were left out, nothing points into them."""
    made = told("", Span(start=3, end=9))
    assert "encoding" not in made
    assert "hasPart" not in made["hasPart"][0]


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("Jane Doe, John Roe", [("Person", "Jane Doe"), ("Person", "John Roe")]),
        ("By Jane Doe and John Roe", [("Person", "Jane Doe"), ("Person", "John Roe")]),
        ("Jane Doe, Political Correspondent", [("Person", "Jane Doe")]),
        ("Robert Downey, Jr.", [("Person", "Robert Downey, Jr.")]),
        ("Jane Doe; Reuters", [("Person", "Jane Doe"), ("Organization", "Reuters")]),
        ("Associated Press", [("Organization", "Associated Press")]),
        ("AFP", [("Organization", "AFP")]),
        ("Jane Doe of The Associated Press", [("Person", "Jane Doe")]),
    ],
)
def test_authors_are_as_many_as_there_are_and_organisations_are_such(
    byline: str, authors: list[tuple[str, str]]
) -> None:
    """A job or an employer in a byline is no further author."""
    made = told("x", byline=byline)["author"]
    assert [(a["@type"], a["name"]) for a in (made if isinstance(made, list) else [made])] == authors


def test_what_a_byline_says_of_an_author_is_kept() -> None:
    """The job, and for whom."""
    assert told("x", byline="Ann Lee, Night Editor")["author"]["jobTitle"] == "Night Editor"
    employed = told("x", byline="Ann Lee of The Associated Press")["author"]
    assert employed["affiliation"] == {"@type": "Organization", "name": "The Associated Press"}
    assert signed("") == []


@pytest.mark.parametrize(
    ("date", "written"),
    [
        ("2024-05-24T19:28+02:00", "2024-05-24T19:28:00+02:00"),
        ("2024-05-24T19:28:01Z", "2024-05-24T19:28:01Z"),
        ("2024-05-24T19:28", "2024-05-24"),
        ("2024-05-24", "2024-05-24"),
        ("2024-05", "2024-05"),
        (None, None),
    ],
)
def test_dates_are_those_of_rfc_3339(date: str | None, written: str | None) -> None:
    """With seconds and a zone; without a zone the day alone, since a time without one is no time."""
    assert rfc3339(date) == written


def test_a_client_of_annotations_finds_every_quotation_in_its_page(
    node_modules: Callable[[str], Path], tmp_path: Path
) -> None:
    """Apache Annotator, on pages in the mark-up of three publishing systems: each quotation in one place."""
    node_modules("@apache-annotator/dom/lib/index.js")
    modules = node_modules("jsdom/package.json").parents[1]
    files: list[Path] = []
    with auditor.Engine(extractor="rules", select=["anonymity"]) as engine:
        for page in PAGES:
            linked = tmp_path / f"{page.stem}.jsonld"
            linked.write_text("".join(JsonLd().pieces(engine.audit(page))), encoding="utf-8")
            files += [page, linked]
    script = Path(__file__).with_name("annotator.mjs")
    done = subprocess.run(["node", script, modules, *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    counted = json.loads(done.stdout)
    print(
        f"\n{counted['found']} of {counted['found'] + len(counted['lost'])} quotations found in their pages"
    )
    assert (counted["found"] > 15, counted["lost"]) == (True, [])
