"""One article in one screen: who speaks, how close to their words, through whose hands, and what to ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from auditor.model import Article, ArticleRecord, Finding, Form, Ledger, Result
from auditor.write._paper import Paper, clean, cut, pad, short
from auditor.write._words import MARKS, counted, found, headline, means, place, quoted, who
from auditor.write.places import worst_first
from auditor.write.standing import in_short

SPEAKERS, FINDINGS = 8, 6
FORMS: dict[Form, tuple[str, str]] = {
    "direct": ("quoted", "█"),
    "mixed": ("partly quoted", "▓"),
    "indirect": ("paraphrased", "░"),
}
_WHO, _TIMES, _HOW = 41, 6, 11


def article(paper: Paper, record: ArticleRecord, number: int, higher: Mapping[str, int]) -> None:
    """Write one article; ``higher``: by check, than how many of 100 articles here its mean is higher."""
    ledger, here = record.ledger, record.ledger.article
    paper.add()
    paper.add("─" * paper.width, "dim")
    paper.add(f"[{number}] {short(headline(here), paper.width - 6)}", "head")
    paper.add(f"    {short(_from(here), paper.width - 4)}", "dim")
    if ledger.inconclusive:
        paper.wrap(f"Not scored: {ledger.inconclusive}", "    ")
    for notice in here.warnings:
        paper.wrap(notice.message + (f" ({notice.fix})" if notice.fix else ""), "    note: ")
    if ledger.corrections:
        replayed = sum(c.applied for c in ledger.corrections)
        told = f"{replayed} of {counted(len(ledger.corrections), 'correction')} replayed"
        paper.wrap(
            told + "".join(f"; {c.words!r}: {c.note}" for c in ledger.corrections if c.note), "    note: "
        )
    if ledger.attributions:
        if thin := in_short(record):
            paper.add()
            paper.wrap(" · ".join(clean(words) for words in thin.values()), "    In short    ")
        _speakers(paper, record)
        _closeness(paper, ledger)
        _relays(paper, ledger)
        paper.wrap(means(record.means, higher), "    Means       ")
    else:
        paper.add("    No attribution was found: nobody is said to have said anything.")
    _findings(paper, record)


def _from(article: Article) -> str:
    line = f":{article.line}" if article.line else ""
    parts = [article.value(name) for name in ("outlet", "byline", "date")]
    return " · ".join(clean(part) for part in [*parts, article.path + line] if part)


def _speakers(paper: Paper, record: ArticleRecord) -> None:
    """A row a source: who, how often, how anonymous in words, then in numbers and as a bar."""
    spoken = Counter(a.source for a in record.ledger.attributions)
    order = {source.id: n for n, source in enumerate(record.ledger.sources)}
    ids = sorted(spoken, key=lambda i: (-spoken[i], order.get(i or "", len(order))))
    anonymity = _by_source(record)
    rows = [_speaker(record.ledger, i, spoken[i], anonymity.get(i)) for i in ids]
    paper.add()
    head = f"    {pad('Who speaks', _WHO)}{pad('times', _TIMES, right=True)}   How anonymous"
    paper.add(head, "bold")
    paper.extend(f"    {row}" for row in cut(rows, SPEAKERS, "sources"))
    paper.add()


def _speaker(ledger: Ledger, source_id: str | None, times: int, result: Result | None) -> str:
    source = ledger.by_id(source_id)
    relays = sorted({r.name for a in ledger.attributions if a.source == source_id for r in a.relays})
    via = f"via {', '.join(relays)}" if relays and source else ""
    label = "no source" if source is None else "named" if source.named else "unnamed"
    score = 1.0 if source is None else None
    if result is not None:
        label, score = result.label or result.state, result.score
    figure = "" if score is None else f"{score:.2f} {'▪' * round(score * 10)}"
    row = f"{pad(who(source), _WHO)}{times:>{_TIMES}}   {pad(label, _HOW)} {pad(figure, 16)}{short(via, 14)}"
    return row.rstrip()


def _by_source(record: ArticleRecord) -> dict[str | None, Result]:
    runs = [run for run in record.runs if run.check == "anonymity"]
    return {result.on.source: result for run in runs for result in run.results if result.on.source}


def _closeness(paper: Paper, ledger: Ledger) -> None:
    """How much is quoted and how much paraphrased, of what is said at all."""
    said = [a for a in ledger.attributions if a.kind != "no-response"]
    forms = Counter(a.form for a in said)
    words = [f"{forms[form]} {name}" for form, (name, _) in FORMS.items() if forms[form]]
    inside = sum(a.within is not None for a in said)
    silent = len(ledger.attributions) - len(said)
    more = [f"{inside} of them inside another"] * bool(inside) + [f"besides, {silent} did not answer"] * bool(
        silent
    )
    tail = f" ({'; '.join(more)})" if more else ""
    paper.wrap(f"{counted(len(said), 'attribution')}: {', '.join(words)}{tail}", "    Words       ")
    ends = [
        round(40 * sum(forms[f] for f in list(FORMS)[: n + 1]) / max(len(said), 1)) for n in range(len(FORMS))
    ]
    bar = "".join(sign * (e - s) for (_, sign), s, e in zip(FORMS.values(), [0, *ends], ends, strict=False))
    paper.add(f"                {bar}", "dim")


def _relays(paper: Paper, ledger: Ledger) -> None:
    hands = Counter(relay.name for a in ledger.attributions for relay in a.relays)
    rows = [
        f"{name} handed on {counted(n, 'attribution')}"
        for name, n in sorted(hands.items(), key=lambda item: (-item[1], item[0]))
    ]
    if rows:
        paper.wrap(", ".join(cut(rows, 4, "relays")), "    Relays      ")


def _findings(paper: Paper, record: ArticleRecord) -> None:
    findings = worst_first(record.findings)
    if not findings:
        paper.add("    Findings    none", "bold")
        return
    paper.add()
    paper.add(f"    Findings    {found(Counter(f.severity for f in findings))}, worst first", "bold")
    for finding in findings[:FINDINGS]:
        paper.extend(_finding(paper, finding, record.ledger.article))
    if (more := len(findings) - FINDINGS) > 0:
        paper.add(f"    … and {counted(more, 'more finding')} (see JSON)", "dim")


def _finding(paper: Paper, finding: Finding, article: Article) -> Iterator[str]:
    """Severity, line and the words; below them the question and the rule."""
    inner = Paper(paper.width, paper.color)
    where = pad(place(finding.spans, article), 9)
    words = quoted(finding.spans, article)
    rule = f"{finding.rule}{', inherited' if finding.mend == 'inherited' else ''}"
    inner.wrap(f"{clean(finding.message)} [{rule}]", " " * 16)
    head = f"    {paper.ink(MARKS[finding.severity], finding.severity)} {where} "
    if words:
        yield head + paper.ink(f"“{short(words, paper.width - 18)}”", "bold")
        yield from inner.lines
    else:
        yield from [head + inner.lines[0].lstrip(), *inner.lines[1:]]
