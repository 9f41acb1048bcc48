"""What is packed is read like what is not; an archive that is broken, locked or a trap is named."""

from __future__ import annotations

import gzip
from pathlib import Path

import memory
import pytest

from auditor.model import Article, PassedOver, Problem
from auditor.read import read
from tests.read import made

Entries = list[Article | Problem | PassedOver]


def entries(path: Path, data: bytes) -> Entries:
    path.write_bytes(data)
    return list(read([str(path)]))


def test_the_files_of_a_zip_are_articles_in_order(tmp_path: Path) -> None:
    """Called by their place in it; what no reader reads is counted, hidden files are left out."""
    packed = made.zipped(
        {
            "b/story.html": made.page().encode(),
            "a.txt": made.HEADED.encode(),
            "list.jsonl": b'{"text": "One, the port said."}\n{"text": "Two, the port said."}\n',
            "crane.png": b"\x89PNG\r\n\x1a\n",
            "__MACOSX/a.txt": b"x",
            ".hidden.txt": b"x",
        }
    )
    found = entries(tmp_path / "all.zip", packed)
    ids = [e.id for e in found if isinstance(e, Article)]
    assert ids == ["all.zip/a.txt", "all.zip/b/story.html", "all.zip/list.jsonl:1", "all.zip/list.jsonl:2"]
    assert found[-1] == PassedOver(files={".png in ZIP": 1})
    assert len(found) == 5


TRAPS = [
    ("a.zip", made.zipped({"in.zip": made.zipped({"a.txt": b"x"})}), "an archive inside an archive"),
    ("a.txt.gz.gz", gzip.compress(gzip.compress(b"The port said so.")), "an archive inside an archive"),
    ("a.txt.gz", gzip.compress(b"said " * 20_000_000), "unpacks to far more than it is"),
    ("a.zip", made.zipped({"a.txt": b"said " * 20_000_000}), "unpacks to far more than it is"),
    ("a.txt.gz", gzip.compress(made.HEADED.encode())[:-20], "broken gzip"),
    ("a.zip", made.zipped({"a.txt": b"x" * 100})[:40], "broken ZIP"),
]


@pytest.mark.parametrize(("name", "data", "what"), TRAPS, ids=[w for *_, w in TRAPS])
def test_a_trap_is_named_and_the_others_are_read(tmp_path: Path, name: str, data: bytes, what: str) -> None:
    """With what to do."""
    (tmp_path / "zz.txt").write_text(made.HEADED)
    (tmp_path / name).write_bytes(data)
    found = list(read([str(tmp_path)]))
    (problem,) = [e for e in found if isinstance(e, Problem)]
    assert what in problem.what
    assert problem.where.startswith(name)
    assert problem.fix
    assert [e.id for e in found if isinstance(e, Article)] == ["zz.txt"]


def test_a_page_of_a_web_archive_tells_where_and_when_it_was_saved(tmp_path: Path) -> None:
    """Its character set is that of the response; requests and notes are no articles."""
    html = made.page().replace("Storm", "Stürm").encode("iso-8859-1", "xmlcharrefreplace")
    (article,) = entries(
        tmp_path / "a.warc.gz", made.warc(html.replace(b'<meta charset="utf-8">', b""), charset="iso-8859-1")
    )
    assert isinstance(article, Article)
    assert article.value("headline") == "Stürm closes harbour"
    assert article.value("saved") == "2024-05-25T10:00:00Z"
    assert article.id == "a.warc.gz#3"


def test_a_web_archive_that_breaks_off_is_named(tmp_path: Path) -> None:
    """What stands before is read."""
    whole = made.warc(packed=False, pages=2)
    found = entries(tmp_path / "a.warc", whole[: len(whole) - 300])
    assert [e.id for e in found if isinstance(e, Article)] == ["a.warc#3"]
    (problem,) = [e for e in found if isinstance(e, Problem)]
    assert problem.fix


def test_the_size_of_a_web_archive_is_no_matter(tmp_path: Path) -> None:
    """No record is held, nor anything made of it, once its article is read and gone."""
    filler = b"<!-- " + b"x" * 200_000 + b" -->"
    path = tmp_path / "a.warc"
    path.write_bytes(made.warc(made.page().encode() + filler, packed=False, pages=20))
    assert memory.grown(read([str(path)]), 5, 20) < 100_000  # bytes: half a record
