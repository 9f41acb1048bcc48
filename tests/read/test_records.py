"""Articles from JSON: objects, lists, lines; each broken one is named and the others are read."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from auditor.model import Article, Problem
from auditor.read import read

TEXT = "The harbour was closed on Tuesday, the port authority said."


def run(path: Path, content: str | bytes, columns: dict[str, str] | None = None) -> list[Article | Problem]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read([str(path)], columns=columns))


def only(path: Path, content: object, columns: dict[str, str] | None = None) -> Article:
    (article,) = run(path, json.dumps(content), columns)
    assert isinstance(article, Article)
    return article


def test_the_fields_of_a_record_become_metadata(tmp_path: Path) -> None:
    """Each fact names its field; a title stands outside the text; dates are normalised."""
    record = {
        "id": "s1", "title": "Storm closes harbour", "outlet": "Herald", "byline": "Jane Doe",
        "date": "May 24, 2024",
        "url": "https://example.org/s1", "story": "storm", "text": TEXT,
    }  # fmt: skip
    article = only(tmp_path / "a.jsonl", record)
    assert (article.id, article.path, article.line, article.title) == (
        "s1",
        "a.jsonl",
        1,
        "Storm closes harbour",
    )
    assert {n: (f.value, f.found_in) for n, f in article.metadata.items()} == {
        "headline": ("Storm closes harbour", "field title"),
        "outlet": ("Herald", "field outlet"),
        "byline": ("Jane Doe", "field byline"),
        "date": ("2024-05-24", "field date"),
        "url": ("https://example.org/s1", "field url"),
        "story": ("storm", "field story"),
    }


def test_columns_map_our_names_to_theirs(tmp_path: Path) -> None:
    """And the fact names the field of the file."""
    article = only(
        tmp_path / "a.jsonl", {"body": TEXT, "paper": "Herald"}, {"text": "body", "outlet": "paper"}
    )
    assert article.text == TEXT
    assert article.metadata["outlet"].found_in == "field paper"
    assert article.id == "a.jsonl:1"


def test_a_broken_line_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    """With path and line; blank lines are no lines of articles but are counted."""
    good = json.dumps({"text": TEXT})
    found = run(
        tmp_path / "a.jsonl", f'{good}\n\n{{"text": "a\n{good}\n[1]\n{{"title": "x", "body": "y"}}\n{good}'
    )
    assert [a.id for a in found if isinstance(a, Article)] == ["a.jsonl:1", "a.jsonl:4", "a.jsonl:7"]
    problems = [p for p in found if isinstance(p, Problem)]
    assert [(p.where, p.kind) for p in problems] == [(f"a.jsonl:{n}", "line") for n in (3, 5, 6)]
    assert "broken JSON" in problems[0].what
    assert "not an object" in problems[1].what
    assert 'no field "text"' in problems[2].what
    assert "title, body" in (problems[2].fix or "")


@pytest.mark.parametrize("text", [None, "", "  ", 7, ["a"], {}])
def test_a_text_that_is_none_is_named(tmp_path: Path, text: object) -> None:
    """By its field."""
    (problem,) = run(tmp_path / "a.jsonl", json.dumps({"text": text}))
    assert isinstance(problem, Problem)
    assert 'field "text"' in problem.what


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.ndjson"])
@pytest.mark.parametrize("form", ["object", "indented", "list", "articles", "lines"])
def test_either_form_is_read_under_any_extension(tmp_path: Path, name: str, form: str) -> None:
    """An object, a list, a list in an object, indented or not, or lines."""
    one, two = {"id": "1", "text": TEXT}, {"id": "2", "text": TEXT}
    content = {
        "object": json.dumps(one),
        "indented": json.dumps(one, indent=2),
        "list": json.dumps([one, two]),
        "articles": json.dumps({"articles": [one, two]}, indent=1),
        "lines": json.dumps(one) + "\r\n" + json.dumps(two) + "\r\n",
    }[form]
    if form == "articles" and name != "a.json":
        content = json.dumps({"articles": [one, two]}, indent=1)
    found = run(tmp_path / name, content)
    assert [a.id for a in found if isinstance(a, Article)] == (
        ["1"] if form in ("object", "indented") else ["1", "2"]
    )
    assert all(isinstance(a, Article) for a in found)


def test_the_hash_is_of_the_bytes_of_the_line_or_file(tmp_path: Path) -> None:
    """A line without its end, so that the last one is like the others."""
    line = json.dumps({"text": TEXT}).encode()
    first, last = run(tmp_path / "a.jsonl", line + b"\r\n" + line)
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert first.sha256 == last.sha256 == hashlib.sha256(line).hexdigest()
    whole = b"[" + line + b"]"
    (listed,) = run(tmp_path / "b.json", whole)
    assert isinstance(listed, Article)
    assert (listed.sha256, listed.id, listed.line) == (hashlib.sha256(whole).hexdigest(), "b.json#1", None)


def test_odd_metadata_is_read_where_it_can_be(tmp_path: Path) -> None:
    """Numbers, lists and named objects have words; the rest is left out with a warning."""
    record = {"id": 7, "outlet": {"name": "Herald"}, "byline": ["Jane Doe", {"name": "John Roe"}],
              "date": None,
              "url": {"x": 1}, "story": 3, "text": TEXT}  # fmt: skip
    article = only(tmp_path / "a.jsonl", record)
    assert article.id == "7"
    assert {n: f.value for n, f in article.metadata.items()} == {
        "outlet": "Herald", "byline": "Jane Doe, John Roe", "story": "3"
    }  # fmt: skip
    assert [w.code for w in article.warnings] == ["metadata"]
    assert "url" in article.warnings[0].message


def test_half_characters_are_replaced_one_by_one(tmp_path: Path) -> None:
    """JSON can write what no text can hold; offsets stay and a warning is given."""
    (article,) = run(tmp_path / "a.jsonl", '{"text": "a \\ud83d b \\ud83d\\ude00 c", "outlet": "\\udc00"}')
    assert isinstance(article, Article)
    assert article.text == "a \ufffd b 😀 c"
    assert [w.code for w in article.warnings] == ["encoding"]


def test_lines_in_other_encodings_are_read(tmp_path: Path) -> None:
    """A byte order mark, UTF-16, and a line that is not UTF-8."""
    record = json.dumps({"text": "Le café est fermé, dit-elle à Orléans."}, ensure_ascii=False)
    for data in (record.encode("utf-8-sig"), record.encode("utf-16"), record.encode("cp1252")):
        (article,) = run(tmp_path / "a.jsonl", data)
        assert isinstance(article, Article)
        assert article.text == "Le café est fermé, dit-elle à Orléans."
