"""The page on writing a reader does what it says: its file loads, and reads the file beside it."""

import re
from pathlib import Path

from auditor.contract import plugins
from auditor.model import Article
from auditor.read import read

PAGE = (Path(__file__).parents[2] / "docs" / "write-a-reader.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"^```\w+ file=(\S+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))


def test_the_reader_of_the_page_reads_the_file_of_the_page(tmp_path: Path) -> None:
    """A page an article, under an extension that it names and under one that it does not."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "dump.txt").write_text(FILES["news.ttx"], encoding="utf-8")
    readers = tuple(plugins.load([str(tmp_path / "teletext.py")]).readers.values())
    for name in ("news.ttx", "dump.txt"):
        articles = [a for a in read([str(tmp_path / name)], readers=readers) if isinstance(a, Article)]
        assert [a.title for a in articles] == ["Tram runs again in June", "Library gets a boiler"]
        assert [a.value("section") for a in articles] == ["104", "105"]
        assert [a.id for a in articles] == [f"{name}#1", f"{name}#2"]
        assert articles[0].text.endswith("mayor Hollis Grange said.")


def test_the_reader_of_the_page_is_as_short_as_it_says() -> None:
    """Thirty lines of code and a few to spare."""
    code = [line for line in FILES["teletext.py"].splitlines() if line.strip()]
    assert len(code) <= 32
