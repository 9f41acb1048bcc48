"""Which files are read: arguments, folders, lists, standard input, and the ids that articles get."""

from __future__ import annotations

import hashlib
import io
import os
from pathlib import Path

import memory
import pytest

from auditor.errors import ConfigError
from auditor.model import Article, PassedOver, Problem
from auditor.model.report import STANDING_LINE
from auditor.read import read
from tests.read import made

TEXT = "The harbour was closed on Tuesday, the port authority said.\n"


def write(path: Path, text: str = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    return path


def run(*paths: Path | str, **options: object) -> tuple[list[Article], list[Problem]]:
    found = list(read([str(p) for p in paths], **options))  # type: ignore[arg-type]
    return [a for a in found if isinstance(a, Article)], [p for p in found if isinstance(p, Problem)]


def test_a_folder_is_read_to_its_depth_and_sorted(tmp_path: Path) -> None:
    """Known extensions alone, in any case, hidden entries left out, paths relative to the folder."""
    for name in ("b.txt", "a/z.md", "a/y.TXT", "a/b/c.html.txt", "skip.ini", ".git/x.txt", "a-b.txt"):
        write(tmp_path / name)
    articles, problems = run(tmp_path)
    assert [a.path for a in articles] == ["a/b/c.html.txt", "a/y.TXT", "a/z.md", "a-b.txt", "b.txt"]
    assert [a.id for a in articles] == [a.path for a in articles]
    assert problems == []


def test_auditorignore_files_nest(tmp_path: Path) -> None:
    """Inner files overrule outer ones; an ignored folder is not entered."""
    write(tmp_path / ".auditorignore", "*.md\ndrafts/\n# a comment\n/only-here.txt\n")
    write(tmp_path / "sub/.auditorignore", "!keep.md\n")
    for name in ("a.md", "drafts/b.txt", "only-here.txt", "sub/only-here.txt", "sub/keep.md", "sub/c.md"):
        write(tmp_path / name)
    articles, _ = run(tmp_path)
    assert [a.path for a in articles] == ["sub/keep.md", "sub/only-here.txt"]


def test_a_file_that_is_named_is_never_ignored(tmp_path: Path) -> None:
    """Extensions and ignore files are about folders."""
    write(tmp_path / ".auditorignore", "*\n")
    articles, _ = run(write(tmp_path / "notes.rst"))
    assert [a.path for a in articles] == ["notes.rst"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    """By its name, by its folder, by another spelling, by a link."""
    file = write(tmp_path / "in/a.txt")
    os.symlink(file, tmp_path / "in/link.txt")
    articles, problems = run(file, tmp_path / "in", tmp_path, f"{tmp_path}/in/../in/a.txt")
    assert [a.path for a in articles] == ["in/a.txt"]
    assert problems == []


def test_the_order_of_arguments_does_not_matter(tmp_path: Path) -> None:
    """The same files give the same articles with the same ids in the same order."""
    for name in ("one/a.txt", "two/a.txt", "two/b.txt", "three/x/a.txt"):
        write(tmp_path / name, name + " " + TEXT)
    paths = [tmp_path / "one", tmp_path / "two", tmp_path / "three/x", tmp_path / "two/b.txt"]
    assert run(*paths) == run(*reversed(paths))
    articles, _ = run(*paths)
    assert [a.id for a in articles] == ["b.txt", "one/a.txt", "two/a.txt", "x/a.txt"]
    assert [a.path for a in articles] == ["b.txt", "a.txt", "a.txt", "a.txt"]


def test_ids_given_twice_are_completed_by_their_place(tmp_path: Path) -> None:
    """Both articles stay, both get the place, and neither depends on which came first."""
    line = '{"id": "7", "text": "The harbour was closed."}\n'
    one, two = write(tmp_path / "one.jsonl", line + line), write(tmp_path / "two.jsonl", "\n" + line)
    articles, _ = run(two, one)
    assert [a.id for a in articles] == ["7 (one.jsonl:1)", "7 (one.jsonl:2)", "7 (two.jsonl:2)"]
    assert [a.id for a in run(two)[0]] == ["7"]


def test_standard_input_is_plain_text() -> None:
    """Its path and id are a dash; it is read once."""
    articles, problems = run("-", "-", stdin=io.BytesIO(TEXT.encode()))
    assert [(a.path, a.id, a.text) for a in articles] == [("-", "-", TEXT)]
    assert articles[0].sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert problems == []


@pytest.mark.parametrize("separator", ["\n", "\r\n", "\0"])
def test_a_list_of_files_names_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, separator: str
) -> None:
    """One path a line, or separated by NUL; paths stay as the list writes them."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "x/a.txt")
    write(tmp_path / "y/a.txt")
    names = separator.join(["x/a.txt", "./y/a.txt", str(tmp_path / "y/a.txt"), "gone.txt"])
    articles, problems = run(files_from="-", stdin=io.BytesIO(names.encode()))
    assert [a.id for a in articles] == ["x/a.txt", "y/a.txt"]
    assert [(p.where, p.what) for p in problems] == [("gone.txt", "no such file or folder")]
    (tmp_path / "list").write_bytes(names.encode())
    assert run(files_from="list") == (articles, problems)


def test_reading_is_lazy(tmp_path: Path) -> None:
    """The first article is there before the second file is opened."""
    write(tmp_path / "a.txt")
    second = write(tmp_path / "b.txt")
    found = read([str(tmp_path)])
    assert isinstance(next(found), Article)
    second.unlink()
    problem = next(found)
    assert isinstance(problem, Problem)
    assert (problem.where, problem.kind) == ("b.txt", "file")


def test_what_can_never_work_is_refused_at_once() -> None:
    """Unknown fields with the nearest known one; one stream for two purposes."""
    with pytest.raises(ConfigError, match="did you mean title"):
        read([], columns={"titel": "x"})
    with pytest.raises(ConfigError, match="standard input"):
        read(["-"], files_from="-")


def test_what_no_reader_reads_is_counted_by_extension(tmp_path: Path) -> None:
    """Nothing in a folder is passed over in silence, and nothing of it is a problem."""
    for name in ("a.txt", "b.png", "c.png", "d.ini", "LICENSE", "e/f.py"):
        write(tmp_path / name)
    found = list(read([str(tmp_path)]))
    (passed,) = [e for e in found if isinstance(e, PassedOver)]
    assert passed.files == {".png": 2, ".ini": 1, ".py": 1, "without an extension": 1}
    assert passed.lines() == ["5 files passed over: 2 .png, 1 .ini, 1 .py, 1 without an extension"]
    assert not [e for e in found if isinstance(e, Problem)]


OWN = {
    "report.json": '{\n "schema_version": "1.1",\n "standing": "Describes ...",',
    "report.jsonl": '{"ledger": {"article": {"id": "a \\" b", "path": "a.txt"',
    "ledgers.jsonl": '{"article": {"id": "a", "path": "a.txt", "text": "b"}}',
    "accepted.json": '{"version": 1, "accepted": [\n]}',
    "log.json": '{"$schema": "https://docs.oasis-open.org/sarif/sarif-schema-2.1.0.json", "runs": []}',
    "ann.txt": "::notice file=a.txt,title=anonymity/no-access,line=1::Who?\n",
    "report.txt": "Source audit: 2 articles, 3 attributions of 2 sources; no findings\n",
    "report.md": "# Sourcing audit\n\n> Describes ...\n",
    "index.html": f'<!doctype html><html><p class="standing">{STANDING_LINE}</p></html>',
    "graph.json": '{\n "@context": {\n  "@vocab": "https://schema.org/",\n  "sa": "urn:source-auditor:term:"',
}


@pytest.mark.parametrize("name", OWN)
def test_what_an_audit_wrote_is_counted_and_is_no_article(tmp_path: Path, name: str) -> None:
    """Told by its content, whatever it is called; one that is named by itself is read as ever."""
    write(tmp_path / "a.txt")
    (tmp_path / name).write_text(OWN[name], encoding="utf-8")
    found = list(read([str(tmp_path)]))
    assert [e.path for e in found if isinstance(e, Article)] == ["a.txt"]
    assert [e for e in found if not isinstance(e, Article)] == [PassedOver(files={"of an audit": 1})]
    assert not [e for e in read([str(tmp_path / name)]) if isinstance(e, PassedOver)]


def test_articles_that_look_a_little_like_it_are_read(tmp_path: Path) -> None:
    for name, text in {
        "a.txt": "Source audit: how a paper counts its sources\n\nIt counts them.\n",
        "b.txt": "::: a note ::: It rained.\n",
        "c.json": '{"article": {"id": 1}, "text": "It rained."}',
        "d.json": '{"version": 1, "text": "It rained."}',
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = list(read([str(tmp_path)]))
    assert [e.path for e in found if isinstance(e, Article)] == ["a.txt", "b.txt", "c.json", "d.json"]


def test_a_link_that_leaves_the_folder_is_named_and_not_followed(tmp_path: Path) -> None:
    """To a file or a folder; unless that is asked for."""
    write(tmp_path / "secret/passwords.txt")
    write(tmp_path / "news/a.txt")
    os.symlink(tmp_path / "secret/passwords.txt", tmp_path / "news/b.txt")
    os.symlink(tmp_path / "secret", tmp_path / "news/c")
    found = list(read([str(tmp_path / "news")]))
    assert [e.path for e in found if isinstance(e, Article)] == ["a.txt"]
    (passed,) = [e for e in found if isinstance(e, PassedOver)]
    assert passed.links == ("b.txt", "c")
    assert "--follow-links" in passed.lines()[0]
    followed = list(read([str(tmp_path / "news")], follow_links=True))
    assert [e.path for e in followed if isinstance(e, Article)] == ["a.txt", "c/passwords.txt"]


@pytest.mark.parametrize("address", ["https://herald.example/storm", "http://herald.example"])
def test_an_address_is_refused_with_how_to_save_the_page(address: str) -> None:
    """Nothing is fetched."""
    _, (problem,) = run(address)
    assert (problem.what, problem.where) == ("an address, not a file", address)
    assert "nothing is fetched" in (problem.fix or "")


NO_PROSE = [
    ("script.py", "def said(mayor):\n    return 'The mayor said that it was safe.'\n"),
    ("settings.yaml", "mayor: said that it was safe\n"),
    ("table.csv", "said,mayor\n1,2\n"),
    ("invite.ics", "BEGIN:VCALENDAR\nSUMMARY:The mayor said\nEND:VCALENDAR\n"),
    ("bill.xml", "<?xml version='1.0'?><bill>the mayor said</bill>"),
    ("style.css", "p { color: red } /* said the mayor */"),
]


@pytest.mark.parametrize(("name", "text"), NO_PROSE)
def test_what_is_no_prose_is_never_read_as_prose(tmp_path: Path, name: str, text: str) -> None:
    """Though it is named: the problem says what is read."""
    articles, (problem,) = run(write(tmp_path / name, text))
    assert articles == []
    assert problem.fix


def test_a_folder_of_many_files_takes_no_more_memory_than_a_few(tmp_path: Path) -> None:
    """Articles are read one by one, whatever their formats, and none is held when it is gone."""
    for n in range(200):
        suffix = ("txt", "md", "jsonl", "png", "nitf.xml")[n % 5]
        text = {"jsonl": '{"text": "The port said so."}', "nitf.xml": made.nitf()}.get(suffix, TEXT * 40)
        write(tmp_path / f"{n}.{suffix}", text)
    assert memory.grown(read([str(tmp_path)]), 40, 160) < 50_000  # bytes for 120 articles
