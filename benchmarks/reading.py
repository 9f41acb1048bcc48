"""How fast each format is read, and in how much memory: files made of one story, each read in a process of
its own.

    python -m benchmarks.reading [--articles 200] [--only NAME ...] [--flat 1000] [--mixed 1000 5000]

A file holds as many articles as its format allows, or there are as many files. Megabytes are those of the
files;
seconds are of processor time; the peak is that of the process less what it needs to start. ``--flat``
reads a web
archive and JSON lines of so many megabytes, ``--mixed`` folders of so many files of every format and of some
that no reader reads: their peaks must not grow.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

from tests.read import made

READ = """
import resource, sys, time
from auditor.read import read
from auditor.model import Article
for entry in read([sys.argv[1]]): pass  # what is imported once is no matter
before, begun = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
articles = sum(isinstance(entry, Article) for entry in read([sys.argv[2]]))
print(articles, time.process_time() - begun, before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
LONG = (
    made.TEXT
    + "\n\n"
    + "\n\n".join(f"{p} It was the {n}th time." for n in range(12) for p in made.PARAGRAPHS)
)


def _lines(number: int) -> bytes:
    row = {"title": made.TITLE, "outlet": made.OUTLET, "date": made.DATE, "text": LONG}
    return b"".join(json.dumps({"id": str(n), **row}).encode() + b"\n" for n in range(number))


def _csv(number: int) -> bytes:
    cell = LONG.replace('"', '""')
    rows = (f'{n},{made.TITLE},{made.OUTLET},{made.DATE},"{cell}"\r\n' for n in range(number))
    return ("id,title,outlet,date,text\r\n" + "".join(rows)).encode()


def _parquet(number: int) -> bytes:
    import io

    import pyarrow
    from pyarrow import parquet

    rows = [{"id": str(n), "title": made.TITLE, "text": f"{LONG} {n}"} for n in range(number)]
    out = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(rows), out, row_group_size=256)
    return out.getvalue()


def _feed(number: int) -> bytes:
    item = re.search(r"<item>.*</item>", made.rss(), re.DOTALL)
    assert item
    return made.rss().replace(item[0], item[0].replace(made.HTML, _html()) * number).encode()


def _html() -> str:
    return "".join(f"<p>{p}</p>" for p in LONG.split("\n\n"))


def _page() -> bytes:
    return made.page().replace(made.HTML, _html()).encode()


SEVERAL: dict[str, Callable[[int], bytes]] = {
    "lines.jsonl": _lines,
    "lines.jsonl.gz": lambda number: gzip.compress(_lines(number)),
    "table.csv": _csv,
    "table.parquet": _parquet,
    "feed.xml": _feed,
    "archive.warc": lambda number: made.warc(_page(), packed=False, pages=number),
    "archive.warc.gz": lambda number: made.warc(_page(), pages=number),
    "pages.zip": lambda number: made.zipped({f"{n}.html": _page() for n in range(number)}),
}
ONE = {
    "story.txt": lambda: f"{made.TITLE}\n\nBy {made.BYLINE}\n\n{LONG}".encode(),
    "story.md": lambda: f"# {made.TITLE}\n\nBy {made.BYLINE}\n\n{LONG}".encode(),
    "story.html": _page,
    **{name: made.FORMATS[name] for name in (
        "newsml.xml", "nitf.xml", "ninjs3.json", "story.jsonld", "story.eml", "story.mhtml", "story.docx",
        "story.odt", "story.rtf", "story.pdf",
    )},
}  # fmt: skip

UNREAD = {
    "crane.png": b"\x89PNG\r\n\x1a\n" + bytes(4_000),
    "rates.xlsx": made.zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}),
    "talk.mp3": b"ID3" + bytes(8_000),
    "notes": b"not for print",
}


def rows(number: int, only: list[str]) -> Iterator[tuple[str, int, float, float, float]]:
    """Name, articles, megabytes, megabytes a second, peak in megabytes."""
    with tempfile.TemporaryDirectory() as name:
        for file in [f for f in (*ONE, *SEVERAL) if not only or f in only]:
            folder = Path(name) / file.replace(".", "-")
            folder.mkdir()
            if file in SEVERAL:
                (folder / file).write_bytes(SEVERAL[file](number))
            for n in range(number) if file in ONE else ():
                (folder / f"{n}-{file}").write_bytes(ONE[file]())
            small = Path(name) / f"one-{file}"
            small.write_bytes(SEVERAL[file](1) if file in SEVERAL else ONE[file]())
            yield file, *measured(small, folder)


def measured(small: Path, folder: Path) -> tuple[int, float, float, float]:
    """What a process says that reads the folder, after it has read the small file."""
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    told = subprocess.run(
        [sys.executable, "-c", READ, str(small), str(folder)], capture_output=True, text=True, check=True
    )
    articles, seconds, before, after = told.stdout.split()
    return int(articles), size, size / max(float(seconds), 1e-3), (int(after) - int(before)) / 1e3


def flat(megabytes: int, only: list[str]) -> Iterator[tuple[str, int, float, float, float]]:
    """A tenth of the size, then the size: the peak is the same."""
    filler = b"<!-- " + b"x" * 1_000_000 + b" -->"
    with tempfile.TemporaryDirectory() as name:
        for part in (megabytes // 10, megabytes):
            folder = Path(name) / str(part)
            folder.mkdir()
            record = made.warc(_page() + filler, packed=False, pages=1)
            with (folder / "a.warc").open("wb") as stream:
                for _ in range(part):
                    stream.write(record)
            (Path(name) / "one.warc").write_bytes(record)
            yield f"archive.warc of {part} MB", *measured(Path(name) / "one.warc", folder)
            (folder / "a.warc").unlink()
            if only and "lines.jsonl" not in only:
                continue
            with (folder / "a.jsonl").open("wb") as stream:
                for _ in range(part):
                    stream.write(_lines(1_000_000 // len(_lines(1))).replace(b'"id"', b'"of"'))
            (Path(name) / "one.jsonl").write_bytes(_lines(1))
            yield f"lines.jsonl of {part} MB", *measured(Path(name) / "one.jsonl", folder)
            (folder / "a.jsonl").unlink()


def mixed(numbers: list[int]) -> Iterator[tuple[str, int, float, float, float]]:
    """Folders of so many files, one after the other of each kind."""
    kinds = {name: make() for name, make in made.FORMATS.items()} | UNREAD
    with tempfile.TemporaryDirectory() as name:
        for number in (len(kinds), *numbers):
            folder = Path(name) / str(number)
            folder.mkdir()
            for n, (kind, data) in zip(range(number), cycle(kinds.items()), strict=False):
                (folder / f"{n:05}-{kind}").write_bytes(data)
            if number != len(kinds):
                yield f"{number} files", *measured(Path(name) / str(len(kinds)), folder)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--only", nargs="+", default=[])
    parser.add_argument("--flat", type=int, metavar="MEGABYTES")
    parser.add_argument("--mixed", nargs="+", type=int, metavar="FILES", default=[])
    options = parser.parse_args()
    table = rows(options.articles, options.only)
    if options.flat:
        table = flat(options.flat, options.only)
    if options.mixed:
        table = mixed(options.mixed)
    print("| file | articles | MB | MB/s | articles/s | peak, MB more |\n|---|---|---|---|---|---|")
    for file, articles, size, speed, peak in table:
        rate = articles * speed / size if size else 0
        print(f"| {file} | {articles} | {size:.1f} | {speed:.2f} | {rate:.0f} | {peak:.0f} |", flush=True)


if __name__ == "__main__":
    main()
