"""Whatever is put in: nothing crashes, each failure is named and the others are read."""

from __future__ import annotations

import json
import os
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor import extract_ledgers
from auditor.contract import readers
from auditor.model import Article, Problem
from auditor.read import read, read_text
from tests.read.made import locked

TEXT = "The harbour was closed on Tuesday, the port authority said.\n"


def problems_of(*paths: Path | str) -> list[Problem]:
    return [p for p in read([str(p) for p in paths]) if isinstance(p, Problem)]


def only_article(path: Path) -> Article:
    (article,) = read([str(path)])
    assert isinstance(article, Article)
    return article


BAD = [
    ("empty.txt", b"", "empty"),
    ("blank.txt", b" \n\t\n", "without text"),
    ("bom.txt", b"\xef\xbb\xbf", "without text"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "an image"),
    ("paper.md", b"%PDF-1.7 something", "a PDF"),
    ("noise.txt", bytes(range(256)) * 8, "binary"),
    ("nul.txt", b"\x00" * 100, "binary"),
    ("empty.html", b"<html><body></body></html>", "no article text"),
    ("empty.jsonl", b"\n \n", "empty"),
    ("noise.jsonl", bytes(range(32)) * 8, "binary"),
    ("broken.json", b'{"text": "a', "broken JSON"),
    ("empty.json", b"[]", "without an article"),
    ("number.json", b"7", "a JSON number"),
    ("deep.json", b"[" * 100_000, "broken JSON"),
]


@pytest.mark.parametrize(("name", "data", "what"), BAD)
def test_a_bad_file_is_named_and_the_others_are_read(
    tmp_path: Path, name: str, data: bytes, what: str
) -> None:
    """The problem says what, where and how to mend it."""
    (tmp_path / name).write_bytes(data)
    (tmp_path / "zz.txt").write_text(TEXT)
    found = list(read([str(tmp_path)]))
    problems = [p for p in found if isinstance(p, Problem)]
    assert [a.path for a in found if isinstance(a, Article)] == ["zz.txt"]
    assert len(problems) == 1
    assert what in problems[0].what
    assert problems[0].where.startswith(name)
    assert problems[0].fix


LOCKED = [
    ("a.pdf", locked.pdf(), "a.pdf", "an encrypted PDF", "without a password"),
    ("a.pdf", locked.pdf(b"Adobe.PubSec"), "a.pdf", "an encrypted PDF", "without a password"),
    ("a.odt", locked.odt(), "a.odt", "an encrypted OpenDocument text", "without a password"),
    (
        "a.odt",
        locked.odt("encrypted-package"),
        "a.odt",
        "an encrypted OpenDocument text",
        "without a password",
    ),
    (
        "a.zip",
        locked.package({"in.txt": TEXT.encode()}),
        "a.zip/in.txt",
        "an encrypted file in a ZIP file",
        "unpack it with its password",
    ),
]


@pytest.mark.parametrize(("name", "data", "where", "what", "fix"), LOCKED)
def test_what_is_encrypted_is_named_and_the_others_are_read(
    tmp_path: Path, name: str, data: bytes, where: str, what: str, fix: str
) -> None:
    """By a password or a certificate, its parts or the whole: it is not called damaged."""
    (tmp_path / name).write_bytes(data)
    (tmp_path / "zz.txt").write_text(TEXT)
    found = list(read([str(tmp_path)]))
    assert [a.path for a in found if isinstance(a, Article)] == ["zz.txt"]
    (problem,) = [p for p in found if isinstance(p, Problem) and p.where == where]
    assert problem.what == what
    assert fix in (problem.fix or "")


def test_the_other_files_beside_an_encrypted_one_in_a_zip_are_read(tmp_path: Path) -> None:
    """One member alone is locked."""
    (tmp_path / "a.zip").write_bytes(locked.package({"a.txt": TEXT.encode(), "b.txt": TEXT.encode()}))
    refused, other = read([str(tmp_path / "a.zip")])
    assert isinstance(refused, Problem)
    assert refused.where == "a.zip/a.txt"
    assert isinstance(other, Article)
    assert other.id == "a.zip/b.txt"


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    """As it was written."""
    (problem,) = problems_of(tmp_path / "gone")
    assert (problem.what, problem.where) == ("no such file or folder", (tmp_path / "gone").as_posix())
    assert problems_of("nul\0byte")[0].what == "no such file or folder"


def test_a_folder_without_articles_is_named(tmp_path: Path) -> None:
    """With what would be an article."""
    (tmp_path / "data.bin").write_text("1,2")
    (problem,) = problems_of(tmp_path)
    assert "no articles" in problem.what
    assert "1 other file" in problem.what
    assert "auditor formats" in (problem.fix or "")


def test_links_that_lead_in_circles_are_named(tmp_path: Path) -> None:
    """To a folder above, to themselves; what lies beside them is read once."""
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "a.txt").write_text(TEXT)
    os.symlink(tmp_path, inner / "up")
    os.symlink("self.txt", inner / "self.txt")
    os.symlink("nowhere.txt", inner / "dangling.txt")
    found = list(read([str(tmp_path)]))
    assert [a.path for a in found if isinstance(a, Article)] == ["inner/a.txt"]
    assert [(p.where, p.what) for p in found if isinstance(p, Problem)] == [
        ("inner/dangling.txt", "no such file or folder"),
        ("inner/self.txt", "a symbolic link that leads back to itself"),
        ("inner/up", "a symbolic link back to a folder above it"),
    ]


def test_links_to_other_folders_are_followed_once(tmp_path: Path) -> None:
    """Two folders that link to each other end, and their real names are the ones shown."""
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.txt").write_text(name + TEXT)
    os.symlink(tmp_path / "b", tmp_path / "a/link")
    os.symlink(tmp_path / "a", tmp_path / "b/link")
    found = list(read([str(tmp_path)]))
    assert [a.path for a in found if isinstance(a, Article)] == ["a/x.txt", "b/x.txt"]
    assert len(found) == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_named(tmp_path: Path) -> None:
    """A file and a folder without permission."""
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b").mkdir()
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "b").chmod(0)
    assert {p.where for p in problems_of(tmp_path)} == {"a.txt", "b"}
    (tmp_path / "b").chmod(0o700)


def test_a_refusal_of_the_system_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where permissions are not the reason that is tested for."""
    file = tmp_path / "a.txt"
    file.write_text(TEXT)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(file))

    monkeypatch.setattr("builtins.open", refuse)
    (problem,) = problems_of(file)
    assert (problem.what, problem.where) == ("may not be read", "a.txt")


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    """It is named instead."""
    os.mkfifo(tmp_path / "pipe.txt")
    (problem,) = problems_of(tmp_path)
    assert problem.where == "pipe.txt"


HARD = {
    "1 MB": "The port authority said on Tuesday that the harbour was closed.\n\n" * 16_000,
    "one line of 1 MB": "and the harbour was closed " * 38_000,
    "brackets": "](" * 400_000,
    "short lines": "a\n" * 30_000,
    "addresses": "http://a)))) " * 20_000,
    "capitals": "A. " * 300_000,
    "spaces": " " * 1_000_000 + "x",
    "dashes": "LONDON, Xx" + " -" * 300_000,
    "quotes": "“" * 500_000,
}


def test_a_text_that_no_article_can_have_is_named_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is measured before anything is looked for in it, so that it costs no more than reading the file."""
    monkeypatch.setattr(readers, "LONGEST", 1_000)
    texts = [TEXT, TEXT * 20, TEXT]
    (tmp_path / "in.jsonl").write_text("\n".join(json.dumps({"text": text}) for text in texts))
    first, long, last = read([str(tmp_path / "in.jsonl")])
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert isinstance(long, Problem)
    assert (long.where, long.what) == ("in.jsonl:2", "has 1,200 characters, and an article may have 1,000")
    assert long.fix
    (made,) = extract_ledgers([TEXT * 20], extractor="rules")
    assert made == long.model_copy(update={"where": "text1"}), "programs hear the same"


def test_a_parquet_file_may_have_other_types_of_columns(tmp_path: Path) -> None:
    """What says the same is taken: numbers, dates, bytes, categories. A text that is none is named."""
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    day = datetime(2024, 5, 6, tzinfo=UTC).date()
    good = {"id": [7], "text": [TEXT.encode()], "outlet": arrow.array(["Post"]).dictionary_encode()}
    parquet.write_table(arrow.table({**good, "date": [day]}), tmp_path / "good.parquet")
    article = only_article(tmp_path / "good.parquet")
    assert (article.id, article.text) == ("7", TEXT)
    assert (article.value("outlet"), article.value("date")) == ("Post", "2024-05-06")
    for text in ([1.5, 2], [{"body": TEXT}], [[TEXT]], [True]):
        parquet.write_table(arrow.table({"text": text}), tmp_path / "bad.parquet")
        problems = problems_of(tmp_path / "bad.parquet")
        assert [p.where for p in problems] == [f"bad.parquet:{n}" for n in range(1, len(text) + 1)]
        assert all("not a string" in p.what for p in problems)
    parquet.write_table(arrow.table({"text": [b"\x89PNG\r\n\x1a\n\x00\x00"]}), tmp_path / "bad.parquet")
    assert [p.what for p in problems_of(tmp_path / "bad.parquet")] == ['column "text" is empty']


@pytest.mark.parametrize("name", HARD)
def test_long_texts_are_read_in_linear_time(name: str) -> None:
    """A second or two on a slow machine; anything quadratic would take many minutes."""
    begun = time.process_time()
    article = read_text(HARD[name])
    assert article.text == HARD[name]
    assert time.process_time() - begun < 10


def test_texts_of_other_scripts_are_read_with_a_warning() -> None:
    """Emoji and right-to-left text keep their offsets; a language that is not English is named."""
    arabic = (
        "أعلنت سلطة الميناء يوم الثلاثاء إغلاق الميناء بعد عاصفة أسقطت رافعتين، ولم يصب أحد بأذى في الحادث. "
    )
    article = read_text(arabic * 3 + "https://example.org 😀 نهاية")
    assert article.language == "ar"
    assert [w.code for w in article.warnings] == ["language"]
    assert article.warnings[0].fix
    assert [article.slice(b.span) for b in article.blocks] == ["https://example.org"]
    german = "Die Hafenbehörde teilte am Dienstag mit, der Hafen bleibe nach dem Sturm vorerst geschlossen. "
    assert read_text(german * 2).language == "de"


def test_short_and_wordless_texts_have_no_language() -> None:
    """Nothing is guessed, nobody is warned."""
    for text in ("Bonjour", "😀" * 200, "1 2 3 " * 100, ""):
        article = read_text(text)
        assert (article.language, article.warnings) == (None, ())


def assert_whole(article: Article) -> None:
    """What holds for any article: blocks in order and inside the text, facts in their place, writable."""
    last = 0
    for block in article.blocks:
        if block.kind == "quotation":
            continue
        assert last <= block.span.start < block.span.end <= len(article.text)
        last = block.span.end
    for fact in article.metadata.values():
        if fact.span is not None:
            assert article.slice(fact.span)
    article.model_dump_json().encode("utf-8")


NAMES = st.sampled_from(["a.txt", "a.md", "a.json", "a.jsonl", "a.html", "a"])
QUIET = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@QUIET
@given(data=st.binary(max_size=400), name=NAMES)
def test_any_bytes_give_articles_or_problems(tmp_path: Path, data: bytes, name: str) -> None:
    """No file crashes the reader."""
    (tmp_path / name).write_bytes(data)
    found = list(read([str(tmp_path / name)]))
    assert found or name.endswith(("json", "jsonl"))
    for entry in found:
        if isinstance(entry, Article):
            assert_whole(entry)
        else:
            assert entry.what
            assert entry.where
            assert entry.fix


PIECES = st.sampled_from(
    [
        *("By ", "Jane Doe", "\n", "\n\n", "May 24, 2024", "Related", "KYIV (Reuters) - ", "https://x.org/a"),
        *("---\n", "# ", "title: ", "The port closed.", "“", "\r\n", "\x00", "\ud800", "😀", " | ", "[a](b)"),
        *("19h28", "(Reporting by A)"),
    ]
)


@settings(max_examples=200, deadline=None)
@given(
    text=st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=25).map("".join),
    title=st.text(max_size=12),
)
def test_any_text_slices_back(text: str, title: str) -> None:
    """Offsets index the text as it was given, whatever it holds."""
    article = read_text(text, title=title)
    assert len(article.text) == len(text)
    assert article.as_written == text or "\ud800" in text
    assert_whole(article)
