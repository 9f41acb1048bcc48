"""What a reader does with the pages, in a real browser: find, filter, read, jump; by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from auditor.model import (
    Article,
    ArticleRecord,
    Attribution,
    CheckRun,
    Extractor,
    Fact,
    Finding,
    Ledger,
    Mean,
    Report,
    Result,
    Source,
    Span,
)
from auditor.write.page import Html

WAIT = 5.0  # seconds


@pytest.fixture(scope="session")
def site(report: Report, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the two seeds."""
    folder = tmp_path_factory.mktemp("site")
    Html().render(report, folder)
    return folder


class Reader:
    """A person before a screen."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver
        self.look(1400, 1000)

    def look(self, width: int, height: int, theme: str = "light") -> None:
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        feature = {"name": "prefers-color-scheme", "value": theme}
        motion = {"name": "prefers-reduced-motion", "value": "reduce"}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature, motion]})

    def open(self, path: Path) -> None:
        self.driver.get("about:blank")
        self.driver.get(path.as_uri())

    def all(self, css: str) -> list[Any]:
        return list(self.driver.find_elements("css selector", css))

    def see(self, css: str) -> Any:
        from selenium.webdriver.support.ui import WebDriverWait

        def shown(_: Any) -> Any:
            return next((e for e in self.all(css) if e.is_displayed()), False)

        return WebDriverWait(self.driver, WAIT).until(shown, f"nothing like {css} is to be seen")

    def click(self, css: str) -> None:
        self.see(css).click()

    def press(self, *keys: str) -> None:
        from selenium.webdriver import ActionChains

        ActionChains(self.driver).send_keys(*keys).perform()

    def hover(self, css: str) -> None:
        from selenium.webdriver import ActionChains

        ActionChains(self.driver).move_to_element(self.see(css)).perform()

    def visible(self, element: Any) -> bool:
        """Whether an element is inside the window."""
        script = (
            "const r = arguments[0].getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight;"
        )
        return bool(self.driver.execute_script(script, element))

    def complaints(self) -> list[str]:
        return [entry["message"] for entry in self.driver.get_log("browser")]


@pytest.fixture
def reader(browser: Any) -> Reader:
    """A reader with a clean log."""
    found = Reader(browser)
    found.complaints()
    return found


def test_a_reader_finds_the_worst_finding_and_its_words(reader: Reader, site: Path) -> None:
    reader.open(site / "index.html")
    assert "error" in reader.see(".articles tbody tr:first-child td:last-child").text
    reader.click(".articles tbody tr:first-child a")
    first = reader.see(".findings li")
    assert "error" in first.text
    assert "Putin Prepared to Cease Fire" in first.text
    reader.click(".findings li:first-child .flag")
    words = reader.see(".text .aim")
    assert words.text == "Putin Prepared to Cease Fire"
    assert reader.visible(words)


def test_a_reader_filters_to_unnamed_sources(reader: Reader, site: Path) -> None:
    reader.open(site / "articles" / "000_d50642e4d8424074.txt.html")
    reader.click('[data-g="unnamed"]')
    assert reader.see(".status").text == "5 of 23 attributions shown"
    assert {e.text for e in reader.all(".text b.lit")} >= {"four Russian sources", "Ukrainian officials"}
    assert not [e for e in reader.all(".text b.lit") if e.text == "Ukrainian President Volodymyr Zelenskyy"]
    assert len([e for e in reader.all(".cards .card") if e.is_displayed()]) == 5
    assert not [e for e in reader.all(".voices li:not([class])") if e.is_displayed()]
    reader.click('[data-g=""]')
    assert len([e for e in reader.all(".cards .card") if e.is_displayed()]) == 23


def test_a_reader_filters_to_one_source(reader: Reader, site: Path) -> None:
    reader.open(site / "articles" / "000_d50642e4d8424074.txt.html")
    next(e for e in reader.all(".voices button") if "Dmitry Peskov" in e.text).click()
    assert reader.see(".status").text == "1 of 23 attributions shown"
    assert [e.text for e in reader.all(".text b.lit")] == ["Kremlin spokesman Dmitry Peskov"]


def test_a_reader_opens_a_story_and_reads_the_altered_quote(reader: Reader, site: Path) -> None:
    reader.open(site / "index.html")
    reader.click(".stories a")
    figure = reader.see("#q1")
    assert "altered quote" in figure.text
    assert "quoted in one, paraphrased in the other" in figure.text
    assert [e.text for e in reader.all("#q1 .cell.deleted span")] == ["does not seek", "∅"]
    assert [e.text for e in reader.all("#q1 .cell.same span")] == ["eternal", "eternal", "war", "war"]
    assert "deleted does not seek" in reader.see("#q1 .changes").text


def test_a_reader_jumps_from_a_claim_to_its_origin(reader: Reader, site: Path) -> None:
    reader.open(site / "stories" / "story-1.html")
    reader.click(".claims tbody tr:first-child td:nth-child(4) a")
    assert reader.visible(reader.see("#origin-o1"))
    reader.click("#origin-o1 a")
    number = reader.see("sup:target")
    assert reader.driver.current_url.endswith("000_d50642e4d8424074.txt.html#n1")
    assert reader.visible(number)
    number.click()
    assert "four Russian sources" in reader.see(".pop").text


def test_a_reader_follows_the_picture_of_provenance_to_the_words(reader: Reader, site: Path) -> None:
    reader.open(site / "stories" / "story-1.html")
    reader.click(".graph a .origin text")
    assert "/articles/" in reader.driver.current_url
    assert reader.visible(reader.see("sup:target"))


def test_a_card_shows_words_before_numbers_and_the_chain_of_hands(reader: Reader, site: Path) -> None:
    reader.open(site / "articles" / "000_d50642e4d8424074.txt.html")
    reader.hover("#n1")
    card = reader.see(".pop").text
    assert "four Russian sources → Reuters → ICARO Media Group" in card.replace("\n", " ")
    assert card.index("described") < card.index("0.85")
    assert "starts as an unnamed person" in card
    assert "common source" not in card


def test_a_nested_attribution_names_the_one_around_it(reader: Reader, site: Path) -> None:
    reader.open(site / "articles" / "000_d50642e4d8424074.txt.html")
    reader.hover("#n4")
    assert "Inside attribution 3: known only through it." in reader.see(".pop").text


def test_the_keyboard_alone_opens_and_closes_a_card(reader: Reader, site: Path) -> None:
    from selenium.webdriver.common.keys import Keys

    reader.open(site / "articles" / "000_d50642e4d8424074.txt.html")
    reader.driver.execute_script("document.querySelector('#n2').focus({preventScroll: false})")
    assert "Nobody is named" in reader.see(".pop").text
    reader.press(Keys.ENTER)
    assert reader.driver.switch_to.active_element.get_attribute("class") == "pop"
    reader.press(Keys.ESCAPE)
    assert not reader.see("body").find_element("css selector", ".pop").is_displayed()
    assert reader.driver.switch_to.active_element.get_attribute("id") == "n2"


def test_the_first_tab_stop_skips_to_the_text(reader: Reader, site: Path) -> None:
    from selenium.webdriver.common.keys import Keys

    reader.open(site / "articles" / "000_d50642e4d8424074.txt.html")
    reader.press(Keys.TAB)
    assert reader.driver.switch_to.active_element.text == "Skip to the text"


def many(count: int) -> tuple[ArticleRecord, ...]:
    extractor = Extractor(name="hand", version="1")
    records = []
    for n in range(count):
        facts = {"outlet": Fact(value=f"Outlet {n % 3}", found_in="field outlet")}
        article = Article(id=f"a{n}", path=f"a{n}", text="x", title=f"Article number {n}", metadata=facts)
        finding = Finding(rule="anonymity/bare-source", severity="warning", message="Who?")
        results = (Result(state="not applicable", findings=(finding,)),) if n == 77 else ()
        mean = (
            Mean(check="anonymity", mean=n / count, n=1, of=1)
            if n
            else Mean(check="anonymity", mean=None, n=0, of=1)
        )
        run = CheckRun(check="anonymity", state="ran", results=results)
        sources = (Source(id="s1", kind="person", name="Ada Lovelace", named=True),) if n == 5 else ()
        records.append(
            ArticleRecord(
                ledger=Ledger(article=article, extractor=extractor, sources=sources),
                runs=(run,),
                means=(mean,),
            )
        )
    return tuple(records)


def test_the_index_is_paged_sorted_and_searched(
    reader: Reader, make_report: Callable[..., Report], tmp_path: Path
) -> None:
    Html().render(make_report(many(120)), tmp_path)
    reader.open(tmp_path / "index.html")
    names = [e.text for e in reader.all(".articles tbody th")]
    assert len(names) == 50
    assert names[0] == "Article number 77"
    reader.click(".articles thead th:nth-child(5) button")
    assert reader.see(".articles tbody th").text == "Article number 119"
    reader.click(".articles thead th:nth-child(5) button")
    assert reader.see(".articles tbody th").text == "Article number 1"
    reader.click(".pager button:last-child")
    reader.click(".pager button:last-child")
    assert "page 3 of 3" in reader.see(".pager").text
    assert [e.text for e in reader.all(".articles tbody th")][
        -1
    ] == "Article number 0"  # nothing to score is last
    reader.see("#search").send_keys("number 11")
    assert reader.see("#count").text == "11 of 120 articles"
    reader.see("#search").clear()
    reader.see("#search").send_keys("lovelace")
    assert [e.text for e in reader.all(".articles tbody th")] == ["Article number 5"]
    reader.see("#search").clear()
    reader.see("#search").send_keys(" ")
    reader.click('#rule option[value="anonymity/bare-source"]')
    assert [e.text for e in reader.all(".articles tbody th")] == ["Article number 77"]


def test_no_page_complains(reader: Reader, site: Path) -> None:
    for page in sorted(site.rglob("*.html")):
        reader.open(page)
        assert reader.complaints() == [], page.name


def test_one_file_works_like_many(reader: Reader, report: Report, tmp_path: Path) -> None:
    Html().render(report, tmp_path / "all.html")
    reader.open(tmp_path / "all.html")
    assert reader.complaints() == []
    reader.click(".articles tbody tr:first-child a")
    assert len(reader.all(".cards .card")) == 42
    reader.click("#a2-sources [data-g=unnamed]")
    assert "of 19" in reader.see("#a2-sources .status").text
    assert not reader.all("#a1-text .lit")


def test_nothing_is_wider_than_the_window(reader: Reader, site: Path) -> None:
    for page in sorted(site.rglob("*.html")):
        reader.open(page)
        for width in (390, 800, 1400):
            reader.look(width, 800)
            wide = reader.driver.execute_script("return document.documentElement.scrollWidth")
            assert wide <= width, (page.name, width)


def test_a_hostile_article_is_shown_as_text_and_does_nothing(
    reader: Reader, make_report: Callable[..., Report], tmp_path: Path
) -> None:
    bad = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"
    quote = "“</script><script>document.title='taken'</script>”"
    text = f"{bad} said {quote}.\n\u202etfel ot thgir\n" + "word " * 50_000 + "\n" + "x" * 20_000
    start = text.index(quote)
    attribution = Attribution(
        id="a1",
        source="s1",
        source_spans=(Span(start=0, end=len(bad)),),
        cue=(Span(start=len(bad) + 1, end=len(bad) + 5),),
        content=(Span(start=start, end=start + len(quote)),),
        quotes=(Span(start=start, end=start + len(quote)),),
        form="direct",
    )
    facts = {"outlet": Fact(value=bad, found_in="field outlet")}
    article = Article(id="<b>", path="<b>", title=bad, text=text, metadata=facts)
    source = Source(id="s1", kind="person", name=bad, named=True, mentions=attribution.source_spans)
    ledger = Ledger(
        article=article,
        extractor=Extractor(name="x", version="1"),
        sources=(source,),
        attributions=(attribution,),
    )
    Html().render(make_report((ArticleRecord(ledger=ledger),)), tmp_path)
    for page in (tmp_path / "index.html", *(tmp_path / "articles").iterdir()):
        reader.open(page)
        assert reader.driver.title != "taken"
        assert reader.complaints() == []
        assert not reader.all("img")
    assert "</script>" in reader.see(".text .v").text
    assert "⟨U+202E⟩" in reader.see(".hid").text
    reader.hover("#n1")
    assert "<img src=x" in reader.see(".pop").text
    assert reader.driver.execute_script("return document.documentElement.scrollWidth") <= 1400


@pytest.mark.parametrize(("width", "theme"), [(1400, "light"), (1400, "dark"), (390, "light")])
def test_no_serious_barrier_for_disabled_readers(
    width: int, theme: str, reader: Reader, site: Path, node_modules: Callable[[str], Path]
) -> None:
    axe = node_modules("axe-core/axe.min.js").read_text(encoding="utf-8")
    reader.look(width, 1000, theme)
    for page in sorted(site.rglob("*.html")):
        reader.open(page)
        if reader.all("sup[role]"):
            reader.driver.execute_script("document.querySelector('sup').click()")
        reader.driver.execute_script(axe)
        found = reader.driver.execute_async_script("axe.run().then(arguments[0])")
        serious = [
            (v["id"], v["help"], v["nodes"][0]["html"][:200], v["nodes"][0].get("failureSummary", "")[:300])
            for v in found["violations"]
            if v["impact"] in ("serious", "critical")
        ]
        assert serious == [], page.name
        assert found["passes"]


def test_a_reader_filters_all_questions_and_copies_the_lines_that_set_one_aside(
    reader: Reader, report: Report, tmp_path: Path
) -> None:
    """By severity and by words; the button says when the lines are copied."""
    Html().render(report, tmp_path)
    reader.open(tmp_path / "index.html")
    every = len(reader.all(".asked tbody tr"))
    assert reader.see("#asked-count").text == f"{every} of {every} questions"
    reader.click('#asked-severity option[value="0"]')
    assert 0 < len(reader.all(".asked tbody tr")) < every
    assert {e.text for e in reader.all(".asked .sev")} == {"error"}
    reader.click('#asked-severity option[value=""]')
    reader.see("#asked-search").send_keys("no such words at all")
    assert reader.all(".asked tbody tr") == []
    reader.see("#asked-search").clear()
    reader.see("#asked-search").send_keys(" ")
    reader.click(".asked .copy")
    assert reader.see(".asked .copy").text == "copied"
