"""The pages as files: complete, closed to the outside, safe with hostile text, the same every time."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from auditor.model import (
    STANDING_LINE,
    Article,
    ArticleRecord,
    Attribution,
    Correction,
    Extractor,
    Fact,
    Finding,
    Ledger,
    Mean,
    Problem,
    Report,
    Source,
    Span,
    Suppression,
)
from auditor.write.page import Html, card
from auditor.write.standing import standings

HOSTILE = (
    "<script>alert(1)</script> said “</script><img src=x onerror=alert(2)>”.\n"
    "\u202egnirts desrever\u202c \x00 & <b>bold</b>\n" + "word " * 2000
)


class Seen(HTMLParser):
    """Collects what a page points to and where it can be pointed at."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def values(self, name: str) -> list[str]:
        return [value for _, attrs in self.tags if (value := attrs.get(name))]


def pages(report: Report, folder: Path) -> dict[str, Seen]:
    Html().render(report, folder)
    return {
        str(p.relative_to(folder)): Seen(p.read_text(encoding="utf-8"))
        for p in sorted(folder.rglob("*.html"))
    }


def hostile_record(text: str = HOSTILE, identifier: str = "../evil <x>.txt") -> ArticleRecord:
    name = text.split(" said")[0]
    words = (Span(start=0, end=len(name)),)
    start = text.index("“")
    attribution = Attribution(
        id="a1",
        source="s1",
        source_spans=words,
        cue=(Span(start=len(name) + 1, end=len(name) + 5),),
        content=(Span(start=start, end=text.index("”") + 1),),
        form="direct",
    )
    article = Article(
        id=identifier,
        path=identifier,
        text=text,
        title="</title><script>alert(3)</script>",
        metadata={"outlet": Fact(value='"><script>alert(4)</script>', found_in="field outlet")},
    )
    source = Source(id="s1", kind="person", name=name, named=True, mentions=words)
    ledger = Ledger(
        article=article,
        extractor=Extractor(name="x", version="1"),
        sources=(source,),
        attributions=(attribution,),
    )
    return ArticleRecord(ledger=ledger)


def test_every_page_carries_the_standing_line_and_a_policy_that_lets_nothing_in(
    report: Report, tmp_path: Path
) -> None:
    for name, page in pages(report, tmp_path).items():
        assert STANDING_LINE in page.words, name
        policy = next(a["content"] for t, a in page.tags if a.get("http-equiv") == "Content-Security-Policy")
        assert "default-src 'none'" in str(policy)
        assert "unsafe" not in str(policy)


def test_no_page_asks_for_anything_outside_its_folder(report: Report, tmp_path: Path) -> None:
    for name, page in pages(report, tmp_path).items():
        for attribute in ("src", "href", "action", "srcset"):
            assert not [v for v in page.values(attribute) if re.match(r"[a-z]+:|//", v)], name
        assert not [a for _, a in page.tags if any(key.startswith("on") or key == "style" for key in a)]
    sheet = (tmp_path / "auditor.css").read_text()
    assert "url(" not in sheet
    assert "@import" not in sheet


def test_every_link_leads_to_a_place_that_exists(report: Report, tmp_path: Path) -> None:
    found = pages(report, tmp_path)
    for name, page in found.items():
        for href in page.values("href"):
            path, _, place = href.partition("#")
            target = (tmp_path / name).parent / path if path else tmp_path / name
            assert target.resolve().is_file(), (name, href)
            if place:
                there = found[str(target.resolve().relative_to(tmp_path.resolve()))]
                assert place in there.values("id"), (name, href)


def test_places_on_a_page_have_one_name_each(report: Report, tmp_path: Path) -> None:
    for name, page in pages(report, tmp_path).items():
        ids = page.values("id")
        assert len(ids) == len(set(ids)), name


def test_hostile_text_is_shown_as_text(make_report: Callable[..., Report], tmp_path: Path) -> None:
    found = pages(make_report((hostile_record(),)), tmp_path)
    assert len(found) == 3
    for name, page in found.items():
        scripts = [a for tag, a in page.tags if tag == "script"]
        assert all(a.get("src") or a.get("type") == "application/json" for a in scripts), name
        assert not [tag for tag, _ in page.tags if tag == "img"]
    raw = next((tmp_path / "articles").iterdir()).read_text(encoding="utf-8")
    assert "\u202e" not in raw
    assert "\x00" not in raw
    assert "U+202E" in raw
    assert "alert(1)" in raw


def test_the_name_of_a_file_never_leaves_the_folder(
    make_report: Callable[..., Report], tmp_path: Path
) -> None:
    names = ["../../up", "C:\\x", "con", "A", "a", "", ".", "ü" * 300, "a/b", "a\x00b"]
    records = tuple(hostile_record(identifier=name) for name in names)
    Html().render(make_report(records), tmp_path / "out")
    written = list((tmp_path / "out" / "articles").iterdir())
    assert len({p.name.lower() for p in written}) == len(names)
    assert {p.name for p in tmp_path.iterdir()} == {"out"}


def test_an_incomplete_run_says_so_on_every_page(make_report: Callable[..., Report], tmp_path: Path) -> None:
    problem = Problem(kind="file", what="is binary", where="bad<b>.bin", fix="remove it")
    report = make_report((hostile_record(),), complete=False, problems=(problem,))
    for name, page in pages(report, tmp_path).items():
        assert "This run is incomplete" in page.words, name
        assert "bad<b>.bin" in "".join(page.words)


def test_the_same_report_gives_the_same_bytes(report: Report, tmp_path: Path) -> None:
    Html().render(report, tmp_path / "a")
    Html().render(report, tmp_path / "b")
    one, two = (
        {p.relative_to(tmp_path / x): p.read_bytes() for p in (tmp_path / x).rglob("*") if p.is_file()}
        for x in "ab"
    )
    assert one == two


def test_one_file_holds_everything_and_its_links_stay_inside(report: Report, tmp_path: Path) -> None:
    stream = io.StringIO()
    Html().render(report, stream)
    page = Seen(stream.getvalue())
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    for href in page.values("href"):
        assert href.startswith("#"), href
        assert href[1:] in ids, href
    assert "sha256-" in stream.getvalue()


def test_one_article_on_one_page_needs_no_index(make_report: Callable[..., Report], tmp_path: Path) -> None:
    Html().render(make_report((hostile_record(),)), tmp_path / "one.html")
    page = Seen((tmp_path / "one.html").read_text(encoding="utf-8"))
    assert "rows" not in page.values("id")
    assert "index" in page.values("id")


def test_findings_stand_worst_first_and_lead_to_their_words(report: Report, tmp_path: Path) -> None:
    found = pages(report, tmp_path)
    text = (tmp_path / "articles" / "000_d50642e4d8424074.txt.html").read_text()
    assert re.search(r"<li id=m1>.*?error.*?<li id=m2>", text, re.DOTALL)
    assert "f1" in found["articles/000_d50642e4d8424074.txt.html"].values("id")


def test_a_claim_told_with_nobody_behind_it_says_where(report: Report, tmp_path: Path) -> None:
    words = pages(report, tmp_path)["stories/story-1.html"].words
    assert "in its headline, with nobody behind it" in words


def test_corrections_and_findings_set_aside_are_listed(
    make_report: Callable[..., Report], tmp_path: Path
) -> None:
    record = hostile_record()
    marks = (
        Correction(kind="merge", words="A, B", applied=True),
        Correction(kind="add", words="C", applied=False, note="“C” is not in the text"),
    )
    record = record.model_copy(update={"ledger": record.ledger.model_copy(update={"corrections": marks})})
    aside = (
        Suppression(
            fingerprint="f1",
            reason="known to the desk",
            state="used",
            article=record.ledger.article.id,
            finding=Finding(rule="x/y", severity="info", message="Who?"),
        ),
        Suppression(fingerprint="f2", reason="old", state="unused"),
    )
    found = pages(make_report((record,), suppressions=aside), tmp_path)
    article = "".join(next(p for n, p in found.items() if n.startswith("articles")).words)
    assert "Corrected by hand." in article
    assert "“C” is not in the text" in article
    index = "".join(found["index.html"].words)
    assert "known to the desk" in index
    assert "unused" in index


def with_mean(number: int, mean: float | None) -> ArticleRecord:
    article = Article(id=f"n{number}", path=f"n{number}", text="x")
    ledger = Ledger(article=article, extractor=Extractor(name="x", version="1"))
    return ArticleRecord(ledger=ledger, means=(Mean(check="c", mean=mean, n=1, of=1),))


def test_a_figure_stands_among_the_figures_of_the_run(make_report: Callable[..., Report]) -> None:
    records = tuple(with_mean(n, n / 100) for n in range(101))
    found = standings(make_report((*records, with_mean(999, None))))
    assert found["n0", "c"] == 0
    assert found["n80", "c"] == 80
    assert found["n100", "c"] == 100
    assert ("n999", "c") not in found


def test_a_few_articles_have_no_standing(make_report: Callable[..., Report]) -> None:
    assert standings(make_report(tuple(with_mean(n, n / 10) for n in range(9)))) == {}


@pytest.mark.parametrize("text", ["", "\n\n", "x", "\r\n\r", "👩‍👩‍👧 said “no”"])
def test_any_text_makes_a_page(text: str, make_report: Callable[..., Report], tmp_path: Path) -> None:
    article = Article(id="x", path="x", text=text)
    ledger: Any = Ledger(article=article, extractor=Extractor(name="x", version="1"))
    Html().render(make_report((ArticleRecord(ledger=ledger),)), tmp_path)
    assert (tmp_path / "articles" / "x.html").is_file()


def test_a_rule_card_links_to_the_web_and_to_nothing_else() -> None:
    shown = str(
        card(
            "**Why.** See [NPR](https://npr.org/x?a=1&b=2), [bad](javascript:alert(1)), <i>`x`</i>.\n\nMend."
        )
    )
    assert '<a href="https://npr.org/x?a=1&amp;b=2" rel="noreferrer">NPR</a>' in shown
    assert shown.count("<a ") == 1
    assert "&lt;i&gt;<code>x</code>&lt;/i&gt;" in shown
    assert shown.startswith("<p><b>Why.</b>")
    assert shown.endswith("<p>Mend.</p>")
