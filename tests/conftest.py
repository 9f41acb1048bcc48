"""Reports made by hand: the two seeds with their attributions as people marked them."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from demanded import missing

from auditor.model import (
    Article,
    ArticleRecord,
    Attribution,
    Block,
    CheckRun,
    Claim,
    Edit,
    Extractor,
    Fact,
    Finding,
    Flat,
    Ledger,
    Mean,
    On,
    Origin,
    PluginRecord,
    Reason,
    Ref,
    Relation,
    Relay,
    Report,
    Result,
    RuleCard,
    Slot,
    Slots,
    Source,
    Span,
    StoryFacts,
    StoryRecord,
    Summary,
    Tool,
)

GOLD = Path(__file__).parent / "golden" / "seeds-gold.jsonl"
RULES = {
    "anonymity/bare-source": ("Bare source", "warning"),
    "anonymity/no-source": ("Nobody stands behind it", "warning"),
    "directness/loaded-cue": ("Loaded cue", "info"),
    "agreement/altered-quote": ("The words of a quote differ", "warning"),
    "agreement/hardened": ("Hedge or attribution lost", "error"),
}
SAME = {"They": "The US State Department", "He": "Zelensky", "The sources": "four Russian sources"}
WORDS = {
    0.0: "identified",
    0.1: "identified",
    0.85: "described",
    0.75: "described",
    0.95: "opaque",
    1.0: "no source",
}


def place(text: str, words: str, article: str | None = None) -> Span:
    """Where the words first stand in the text."""
    start = text.index(words)
    return Span(start=start, end=start + len(words), article=article)


def _spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(start=s, end=e) for s, e in pairs)


def _anonymity(gold: dict[str, Any]) -> float:
    level = gold["level"]
    fixed = {"named": 0.0, "document": 0.05, "institution": 0.1, "no source": 1.0, "unnamed, bare": 0.95}
    return fixed.get(level, 0.75 if "basis" in gold else 0.85)


def _finding(rule: str, message: str, *spans: Span) -> Finding:
    return Finding(
        rule=rule, severity=RULES[rule][1], message=message, spans=spans, fingerprint=f"{rule}:{message}"[:40]
    )


def _source(key: str, number: int, mentions: tuple[Span, ...], gold: dict[str, Any]) -> Source:
    named = gold["level"] in ("named", "institution", "document")
    kind = (
        "organisation"
        if gold["level"] == "institution"
        else "document"
        if gold["level"] == "document"
        else "person"
    )
    slots = Slots(
        name=Slot(value=key) if named else None,
        nationality=Slot(value="Russian") if "Russian" in key else None,
        access=Slot(value=gold["basis"], grade="familiar") if "basis" in gold else None,
    )
    return Source(
        id=f"s{number}",
        kind=kind,
        name=key,
        named=named,
        mentions=mentions,
        slots=slots,
        count=gold.get("count"),
        plural="sources" in key.lower(),
    )


def _ledger(line: dict[str, Any], article: Article) -> Ledger:
    sources: dict[str, Source] = {}
    attributions = []
    for gold in line["attributions"]:
        key = gold.get("source_is") or gold.get("document") or gold["text"]["source"]
        key = SAME.get(key, key) if key else None
        spans = _spans(gold["source"])
        if key:
            old = sources.get(key)
            made = _source(key, len(sources) + 1, spans, gold)
            sources[key] = old.model_copy(update={"mentions": old.mentions + spans}) if old else made
        attributions.append(
            Attribution(
                id=gold["id"],
                source=sources[key].id if key else None,
                source_spans=spans,
                cue=_spans(gold["cue"]),
                content=_spans(gold["content"]),
                form=gold["form"],
                kind=gold.get("kind", "statement"),
                relays=(Relay(name=gold["via"]),) if "via" in gold else (),
                within=gold.get("within"),
            )
        )
    extractor = Extractor(name="gold", version="1")
    return Ledger(
        article=article,
        extractor=extractor,
        sources=tuple(sources.values()),
        attributions=tuple(attributions),
    )


def _runs(line: dict[str, Any], ledger: Ledger) -> tuple[CheckRun, ...]:
    anonymity, directness = [], []
    for gold in line["attributions"]:
        score = _anonymity(gold)
        on = On(attribution=gold["id"])
        spans = _spans(gold["source"] or gold["cue"])
        findings = ()
        if score >= 0.95:
            rule = "anonymity/no-source" if score == 1 else "anonymity/bare-source"
            findings = (
                _finding(
                    rule,
                    f"Who says so? “{gold['text']['source'] or gold['text']['cue']}” names nobody.",
                    *spans,
                ),
            )
        reasons = (
            Reason(text="starts as an unnamed person", points=0.95),
            Reason(text="nationality only", points=-0.05),
        )
        anonymity.append(
            Result(
                on=on,
                state="scored",
                score=score,
                label=WORDS.get(score, "identified"),
                reasons=reasons,
                findings=findings,
            )
        )
        form = {"direct": 1.0, "mixed": 0.7, "indirect": 0.6}[gold["form"]] * (0.8 if "via" in gold else 0.9)
        label = {"direct": "verbatim", "mixed": "partly quoted", "indirect": "paraphrase"}[gold["form"]]
        label += ", via Reuters" if "via" in gold else ", venue not stated"
        directness.append(
            Result(on=on, state="scored", score=form, label=label, reasons=(Reason(text=label),))
        )
    if ledger.article.id.startswith("000"):
        text = ledger.article.text
        message = "The headline says flatly what the text gives as “reportedly ready”: keep the hedge."
        directness.append(
            Result(
                state="not applicable",
                findings=(
                    _finding(
                        "agreement/hardened",
                        message,
                        place(text, "Putin Prepared to Cease Fire"),
                        place(text, "reportedly ready"),
                    ),
                ),
            )
        )
    return (
        CheckRun(check="anonymity", state="ran", results=tuple(anonymity)),
        CheckRun(check="directness", state="ran", results=tuple(directness)),
    )


def _mean(check: str, run: CheckRun) -> Mean:
    scores = [r.score for r in run.results if r.score is not None]
    return Mean(
        check=check, mean=sum(scores) / len(scores) if scores else None, n=len(scores), of=len(run.results)
    )


def _record(line: dict[str, Any], outlet: str, headline: str | None) -> ArticleRecord:
    text = line["text"]
    metadata = {
        "outlet": Fact(value=outlet, found_in="text", span=place(text, outlet)),
        "date": Fact(value="2024-05-24", found_in="text"),
    }
    blocks = []
    if headline:
        metadata["headline"] = Fact(value=headline, found_in="text", span=place(text, headline))
        blocks.append(Block(kind="headline", span=place(text, headline)))
    article = Article(
        id=line["id"], path=line["id"], text=text, metadata=metadata, blocks=tuple(blocks), language="en"
    )
    ledger = _ledger(line, article)
    runs = _runs(line, ledger)
    return ArticleRecord(ledger=ledger, runs=runs, means=tuple(_mean(r.check, r) for r in runs))


def _story(first: ArticleRecord, second: ArticleRecord) -> StoryRecord:
    a, b = first.ledger.article, second.ledger.article
    edits = (
        Edit(
            change="same",
            a=place(
                a.text,
                "Putin can fight for as long as it takes, but Putin is also ready for a ceasefire",
                a.id,
            ),
            b=place(
                b.text,
                "Putin can fight for as long as it takes, but Putin is also ready for a ceasefire",
                b.id,
            ),
        ),
        Edit(change="punctuation", a=place(a.text, "-", a.id)),
        Edit(
            change="same",
            a=place(a.text, "to freeze the war.", a.id).model_copy(
                update={"end": a.text.index("to freeze the war.") + 17}
            ),
            b=place(b.text, "to freeze the war", b.id),
        ),
    )
    quote = Relation(
        a=Ref(article=a.id, attribution="a4"),
        b=Ref(article=b.id, attribution="b3"),
        relation="same_quote",
        confidence=0.99,
        edits=edits,
        reasons=(Reason(text="the same words up to a dash"),),
    )
    eternal = Relation(
        a=Ref(article=a.id, attribution="a14"),
        b=Ref(article=b.id, attribution="b5"),
        relation="altered_quote",
        confidence=0.9,
        edits=(
            Edit(change="deleted", a=place(a.text, "does not seek", a.id)),
            Edit(change="substituted", a=place(a.text, "an", a.id), b=place(b.text, "an", b.id)),
            Edit(change="same", a=place(a.text, "eternal war", a.id), b=place(b.text, "eternal war", b.id)),
        ),
        reasons=(Reason(text="quoted in one, paraphrased in the other"),),
    )
    origins = (
        Origin(
            id="o1",
            name="Russian sources of Reuters",
            sources=(f"{a.id}#s1", f"{b.id}#s1"),
            relays=("Reuters",),
            reason="both articles pass on the insiders of Reuters",
        ),
        Origin(id="o2", name="Dmitry Peskov", sources=(f"{a.id}#s9",), named=True),
    )
    claims = (
        Claim(
            id="c1",
            words=quote.a,
            says=(quote.a, quote.b),
            origins=("o1",),
            independence="common source",
            reasons=(Reason(text="both rest on the same insiders, through Reuters"),),
        ),
        Claim(
            id="c2",
            words=eternal.a,
            says=(eternal.a, eternal.b),
            origins=("o2",),
            independence="stands alone",
        ),
    )
    facts = StoryFacts(
        id="story-1",
        articles=(a.id, b.id),
        relations=(quote, eternal),
        origins=origins,
        claims=claims,
        flat=(Flat(claim="c1", span=place(a.text, "Putin Prepared to Cease Fire", a.id), headline=True),),
    )
    spans = (place(a.text, "eternal war", a.id), place(b.text, "eternal war", b.id))
    finding = _finding(
        "agreement/altered-quote", "Quoted here, paraphrased there: which are the words he used?", *spans
    )
    results = (
        Result(
            on=On(claim="c1"),
            state="not applicable",
            label="stands alone",
            reasons=(Reason(text="one origin"),),
        ),
        Result(on=On(claim="c2"), state="not applicable", label="stands alone", findings=(finding,)),
    )
    return StoryRecord(facts=facts, runs=(CheckRun(check="agreement", state="ran", results=results),))


def assemble(
    records: tuple[ArticleRecord, ...], stories: tuple[StoryRecord, ...] = (), **more: Any
) -> Report:
    """A report around records made by hand."""
    counts = {"info": 0, "warning": 0, "error": 0}
    for finding in (f for r in (*records, *stories) for f in r.findings):
        counts[finding.severity] += 1
    cards = tuple(
        RuleCard(id=i, title=t, severity=s, card=f"**{t}.** Why and how to mend it.")
        for i, (t, s) in RULES.items()
    )
    plugins = tuple(
        PluginRecord(
            id=n,
            title=n.title(),
            version="1",
            origin="distribution source-auditor 0.1.0",
            data_schema={},
            rules=tuple(c for c in cards if c.id.startswith(f"{n}/")),
        )
        for n in ("anonymity", "directness", "agreement")
    )
    base: dict[str, Any] = {
        "schema_version": "1.0",
        "tool": Tool(version="0.1.0"),
        "extractor": Extractor(name="gold", version="1"),
        "plugins": plugins,
        "configuration_sha256": "0" * 64,
        "complete": True,
        "articles": records,
        "stories": stories,
        "summary": Summary(
            articles=len(records),
            stories=len(stories),
            findings=counts,
            attributions=sum(len(r.ledger.attributions) for r in records),
            sources=sum(len(r.ledger.sources) for r in records),
        ),
    }
    return Report(**(base | more))


def seeds() -> Report:
    """The report of the two seeds, from what people marked in them."""
    lines = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    headline = lines[0]["text"].splitlines()[0]
    first, second = _record(lines[0], "ICARO Media Group", headline), _record(lines[1], "WorldTribune", None)
    return assemble((first, second), (_story(first, second),))


@pytest.fixture(autouse=True)
def apart(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test finds what another kept, or what the person who runs them did."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / f"kept-{uuid4().hex}"))


@pytest.fixture(scope="session")
def report() -> Report:
    """The report of the two seeds."""
    return seeds()


@pytest.fixture(scope="session")
def make_report() -> Callable[..., Report]:
    """Puts records together to a report."""
    return assemble


@pytest.fixture(scope="session")
def node_modules() -> Callable[[str], Path]:
    """The path of a file of an npm package; CI installs the packages, elsewhere the test is skipped."""

    def find(path: str) -> Path:
        home = Path(os.environ.get("AUDITOR_NODE_MODULES", Path(__file__).parents[1] / "node_modules"))
        if not (home / path).exists():
            missing(f"npm's {path}", "AUDITOR_REQUIRE_NODE")
        return home / path

    return find
