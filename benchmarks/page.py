"""How fast the page opens and how big it is: ``python -m benchmarks.page [ARTICLES]`` (10,000 unless told).

The articles are synthetic: sentences put together from word lists, each an attribution whose spans and scores
are known, so that the page is measured and not the extraction.
"""

from __future__ import annotations

import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from auditor.model import (
    Article,
    ArticleRecord,
    Attribution,
    CheckRun,
    Extractor,
    Fact,
    Finding,
    Form,
    Ledger,
    Mean,
    On,
    PluginRecord,
    Reason,
    Report,
    Result,
    RuleCard,
    Slot,
    Slots,
    Source,
    Span,
    Summary,
    Tool,
)
from auditor.write.page import Html

FIRST = (
    "Ada", "Alan", "Barbara", "Claude", "Donald", "Edith", "Frances", "Grace", "Hedy", "Ivan", "Joan",
    "Karl", "Linus", "Margaret", "Niklaus",
)  # fmt: skip
LAST = ("Allen", "Backus", "Conway", "Dijkstra", "Easley", "Floyd", "Hopper", "Iverson", "Jones", "Knuth")
UNNAMED = (
    "officials", "a person briefed on the talks", "two senior aides", "critics", "sources", "an insider",
)  # fmt: skip
CUES = ("said", "told reporters", "added", "argued", "warned", "wrote in a statement")
SENTENCE = (
    "the plan would cost more than the city could raise in a year and nobody had asked the people "
    "who live there what they think of a road that leads past a school while talks about the budget go on "
    "behind closed doors"
)
WORDS = SENTENCE.split()
REASONS = (
    "starts as an unnamed person", "body named", "generic post", "familiar with the matter", "two or more",
    "named with role", "whole content quoted", "venue not stated", "this outlet was there",
)  # fmt: skip
CHECKS = ("anonymity", "directness")


@dataclass
class Draft:
    """An article that grows sentence by sentence."""

    text: str = ""
    sources: dict[str, Source] = field(default_factory=dict)
    attributions: list[Attribution] = field(default_factory=list)

    def add(self, words: str) -> Span:
        """Append words; where they stand."""
        start = len(self.text)
        self.text += words
        return Span(start=start, end=len(self.text))


def _sentence(draft: Draft, chance: random.Random) -> None:
    """One sentence: a source, a cue and a content, quoted one time in three."""
    named = chance.random() < 0.7
    words = f"{chance.choice(FIRST)} {chance.choice(LAST)}" if named else chance.choice(UNNAMED)
    quoted = chance.random() < 0.33
    source_span = draft.add(words)
    draft.add(" ")
    cue = draft.add(chance.choice(CUES))
    draft.add(" ")
    at = chance.randrange(len(WORDS) - 14)
    content_words = " ".join(WORDS[at : at + chance.randint(8, 14)])
    content = draft.add(f"“{content_words}”" if quoted else f"that {content_words}")
    draft.add(chance.choice((". ", ".\n\n")))
    old = draft.sources.get(words)
    mentions = (*old.mentions, source_span) if old else (source_span,)
    draft.sources[words] = Source(
        id=old.id if old else f"s{len(draft.sources) + 1}",
        kind="person" if named else "group",
        name=words,
        named=named,
        mentions=mentions,
        slots=Slots(name=Slot(value=words)) if named else Slots(),
    )
    form: Form = "direct" if quoted else "indirect"
    draft.attributions.append(
        Attribution(
            id=f"a{len(draft.attributions) + 1}",
            source=draft.sources[words].id,
            source_spans=(source_span,),
            cue=(cue,),
            content=(content,),
            quotes=(content,) if quoted else (),
            form=form,
        )
    )


def _run(check: str, draft: Draft, chance: random.Random) -> CheckRun:
    named = {s.id: s.named for s in draft.sources.values()}
    results = []
    for attribution in draft.attributions:
        score = round(chance.random(), 2)
        findings: tuple[Finding, ...] = ()
        if check == "anonymity" and not named[attribution.source or ""] and chance.random() < 0.5:
            message = "How does the source know? Say so, or find a second source."
            spans = attribution.source_spans
            print_ = f"{chance.getrandbits(64):016x}"
            findings = (
                Finding(
                    rule=f"{check}/no-basis",
                    severity="warning",
                    message=message,
                    spans=spans,
                    fingerprint=print_,
                ),
            )
        reasons = tuple(Reason(text=t, points=-0.05) for t in chance.sample(REASONS, 2))
        label = "identified" if score < 0.3 else "described" if score < 0.8 else "opaque"
        on = On(attribution=attribution.id)
        results.append(
            Result(on=on, state="scored", score=score, label=label, reasons=reasons, findings=findings)
        )
    return CheckRun(check=check, state="ran", results=tuple(results))


def record(number: int) -> ArticleRecord:
    """A synthetic article of some 3,500 characters with about 23 attributions, the same for a number."""
    chance = random.Random(number)
    draft = Draft()
    while len(draft.text) < 3500:
        _sentence(draft, chance)
        draft.add(" ".join(chance.sample(WORDS, 15)).capitalize() + ".\n\n" if chance.random() < 0.9 else "")
    facts = {
        "outlet": Fact(value=f"The {chance.choice(LAST)} Post", found_in="field outlet"),
        "date": Fact(
            value=f"2024-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}", found_in="field date"
        ),
    }
    name = f"{number:05}.txt"
    title = " ".join(chance.sample(WORDS, 7)).capitalize()
    article = Article(id=name, path=name, text=draft.text, title=title, metadata=facts, language="en")
    ledger = Ledger(
        article=article,
        extractor=Extractor(name="synthetic", version="1"),
        sources=tuple(draft.sources.values()),
        attributions=tuple(draft.attributions),
    )
    runs = tuple(_run(check, draft, chance) for check in CHECKS)
    means = tuple(
        Mean(
            check=run.check,
            mean=statistics.fmean(r.score or 0 for r in run.results),
            n=len(run.results),
            of=len(run.results),
        )
        for run in runs
    )
    return ArticleRecord(ledger=ledger, runs=runs, means=means)


def synthetic(count: int) -> Report:
    """A report of so many synthetic articles."""
    records = tuple(record(n) for n in range(count))
    findings = sum(len(r.findings) for r in records)
    rule = RuleCard(
        id="anonymity/no-basis", title="No word on how the source knows", severity="warning", card=""
    )
    plugins = tuple(
        PluginRecord(
            id=check,
            title=check.title(),
            version="1",
            origin="benchmark",
            data_schema={},
            rules=(rule,) if check == "anonymity" else (),
        )
        for check in CHECKS
    )
    return Report(
        schema_version="1.0",
        tool=Tool(version="0"),
        extractor=Extractor(name="synthetic", version="1"),
        plugins=plugins,
        configuration_sha256="0" * 64,
        complete=True,
        articles=records,
        summary=Summary(
            articles=count,
            stories=0,
            attributions=sum(len(r.ledger.attributions) for r in records),
            sources=sum(len(r.ledger.sources) for r in records),
            findings={"info": 0, "warning": findings, "error": 0},
        ),
    )


def _chromium(profile: str) -> Any:
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or "chromium"
    for flag in ("headless", "no-sandbox", "disable-gpu", "no-first-run", "disable-background-networking"):
        options.add_argument(f"--{flag}")
    options.add_argument(f"--user-data-dir={profile}")
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))


def _opened(driver: Any, page: Path, ready: str) -> tuple[float, float]:
    """Seconds until the page has what it is for, by this clock and by the browser's own."""
    driver.get("about:blank")
    began = time.perf_counter()
    driver.get(page.as_uri())
    while not driver.execute_script(f"return document.querySelector({ready!r}) !== null"):
        time.sleep(0.01)
    waited = time.perf_counter() - began
    script = "return performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
    return waited, driver.execute_script(script) / 1000


def _measured(folder: Path, article: str) -> Iterator[tuple[str, str]]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        driver = _chromium(profile)
        pages = (
            ("index", folder / "index.html", ".articles tbody tr"),
            ("article", folder / "articles" / f"{article}.html", ".card"),
        )
        for name, page, ready in pages:
            turns = [_opened(driver, page, ready) for _ in range(5)]
            waited, inside = (statistics.median(turn[n] for turn in turns) for n in (0, 1))
            yield f"{name} opened (median of 5)", f"{waited:.2f} s, {inside:.2f} s by the browser's clock"
        driver.get((folder / "index.html").as_uri())
        for name, script in (
            ("search in the index", "i.value = 'hopper road'; i.dispatchEvent(new Event('input'))"),
            ("sort the index", "document.querySelector('.articles thead button').click()"),
        ):
            lead = "const i = document.querySelector('#search'); const t = performance.now();"
            spent = driver.execute_script(f"{lead} {script}; return performance.now() - t")
            yield name, f"{spent / 1000:.3f} s"
        driver.quit()


def _size(paths: Iterator[Path]) -> int:
    return sum(path.stat().st_size for path in paths if path.is_file())


def main(count: int) -> None:
    """Print the table."""
    report = synthetic(count)
    given = sum(len(r.ledger.article.text.encode()) for r in report.articles)
    as_json = sum(len(r.model_dump_json(exclude_none=True)) for r in report.articles)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "out"
        began = time.perf_counter()
        Html().render(report, folder)
        spent = time.perf_counter() - began
        written = _size(folder.rglob("*"))
        index = (folder / "index.html").stat().st_size
        rows = [
            ("articles, attributions", f"{count:,}, {report.summary.attributions:,}"),
            ("input (texts)", f"{given / 1e6:.1f} MB"),
            ("the same report as JSON", f"{as_json / 1e6:.1f} MB, {as_json / given:.1f} times the input"),
            ("pages", f"{written / 1e6:.1f} MB, {written / given:.1f} times the input"),
            ("index.html", f"{index / 1e6:.2f} MB"),
            ("written in", f"{spent:.1f} s, {1000 * spent / count:.1f} ms an article"),
            *_measured(folder, report.articles[0].ledger.article.id),
        ]
    print("| what | figure |\n|---|---|")
    for what, figure in rows:
        print(f"| {what} | {figure} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
