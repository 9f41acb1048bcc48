"""One article in one screen: who speaks, how close to their words, through whose hands, and what to ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from auditor.model import Article, ArticleRecord, Form, Ledger
from auditor.model.safe import clean
from auditor.write._paper import Paper, cut, pad, short
from auditor.write._words import (
    MARKS,
    Figures,
    also,
    counted,
    headline,
    how_many,
    kind,
    last_accepted,
    means,
    named,
    place,
    quoted,
    who,
)
from auditor.write.declared import Declared
from auditor.write.places import Asked, questions
from auditor.write.standing import in_short

SPEAKERS, FINDINGS = 8, 6
FORMS: dict[Form, tuple[str, str]] = {
    "direct": ("quoted", "█"),
    "mixed": ("partly quoted", "▓"),
    "indirect": ("paraphrased", "░"),
}
COLUMNS = 3  # of checks, beside a source
_WHO, _LEAST, _TIMES, _VIA = 41, 16, 6, 14
_BESIDE = 5  # cells of a row that are in no column: its indent, and a space before its hands
_WORDS, _SCORE, _BAR = 11, 4, 15


def article(
    paper: Paper, record: ArticleRecord, number: int, shown: Sequence[Declared], figures: Figures
) -> None:
    """Write one article, with the columns and the figures that its checks declare."""
    ledger, here = record.ledger, record.ledger.article
    paper.add()
    paper.add("─" * paper.width, "dim")
    paper.add(f"[{number}] {short(headline(here), paper.width - 6)}", "head")
    paper.add(f"    {short(_from(here), paper.width - 4)}", "dim")
    if told := kind(record):
        paper.wrap(told, "    kind: ")
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
        _speakers(paper, record, shown)
        _closeness(paper, ledger)
        _relays(paper, ledger)
        paper.wrap(means(record.means, figures), "    Means       ")
    else:
        paper.add("    No attribution was recognised.")
    _findings(paper, record)


def _from(article: Article) -> str:
    line = f":{article.line}" if article.line else ""
    parts = [article.value(name) for name in ("outlet", "byline", "date")]
    return " · ".join(clean(part) for part in [*parts, article.path + line] if part)


def _speakers(paper: Paper, record: ArticleRecord, declared: Sequence[Declared]) -> None:
    """A row a source: who, how often, what the checks' columns say of it, and through whose hands."""
    spoken = Counter(a.source for a in record.ledger.attributions)
    order = {source.id: n for n, source in enumerate(record.ledger.sources)}
    ids = sorted(spoken, key=lambda i: (-spoken[i], order.get(i or "", len(order))))
    speaking = [(d.column.title, by) for d in declared if (by := _results(d, record))]
    hands = {source: _via(record.ledger, source) for source in ids}
    wide = paper.width - _BESIDE - min(max(map(cell_len, hands.values()), default=0), _VIA)
    shown = speaking[: _room(wide, len(speaking))]
    name, cell = _widths(wide, len(shown))
    rows = []
    for source in ids:
        cells = "".join(f"   {_cell(*by.get(source, ('', None)), cell)}" for _, by in shown)
        row = f"{pad(who(record.ledger.by_id(source)), name)}{spoken[source]:>{_TIMES}}{cells}"
        rows.append(f"{row} {short(hands[source], _VIA)}".rstrip())
    heads = "".join(f"   {pad(title, cell)}" for title, _ in shown)
    paper.add()
    paper.add(f"    {pad('Who speaks', name)}{pad('times', _TIMES, right=True)}{heads}".rstrip(), "bold")
    paper.extend(f"    {row}" for row in cut(rows, SPEAKERS, "sources"))
    if len(speaking) > len(shown):
        paper.add(f"    … and {counted(len(speaking) - len(shown), 'more column')} (see JSON)", "dim")
    paper.add()


def _results(declared: Declared, record: ArticleRecord) -> dict[str | None, tuple[str, float | None]]:
    """What a column says of each source, by id; under None of statements with nobody behind them."""
    cells = {source: declared.cell(result) for source, result in declared.of_sources(record).items()}
    return cells if any(words or score is not None for words, score in cells.values()) else {}


def _room(wide: int, columns: int) -> int:
    """How many columns of checks have room beside the sources."""
    fewer = range(min(columns, COLUMNS), 1, -1)
    return next((n for n in fewer if _widths(wide, n)[0] > _LEAST), min(columns, 1))


def _widths(wide: int, columns: int) -> tuple[int, int]:
    """The width of a source's name, and that of a cell: one that stands alone has room for a bar."""
    cell = _WORDS + 1 + (_BAR if columns == 1 else _SCORE)
    return max(min(_WHO, wide - _TIMES - columns * (cell + 3)), _LEAST), cell


def _cell(words: str, score: float | None, width: int) -> str:
    """A column's words, its score and, where there is room, the score as a bar."""
    figure = "" if score is None else f"{score:.2f} {'▪' * round(score * 10)}"
    room = width - _WORDS - 1
    return f"{pad(words, _WORDS)} {pad(figure if room > _SCORE else figure[:_SCORE], room)}"


def _via(ledger: Ledger, source: str | None) -> str:
    relays = sorted({r.name for a in ledger.attributions if a.source == source for r in a.relays})
    return f"via {', '.join(relays)}" if relays and source else ""


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
    asked = last_accepted(questions(record.findings))
    if not asked:
        paper.add("    Findings    none", "bold")
        return
    paper.add()
    paper.add(f"    Findings    {how_many(asked)}, worst first", "bold")
    for question in asked[:FINDINGS]:
        paper.extend(_finding(paper, question, record.ledger.article))
    if (more := len(asked) - FINDINGS) > 0:
        paper.add(f"    … and {counted(more, 'more finding')} (see JSON)", "dim")


def _finding(paper: Paper, asked: Asked, article: Article) -> Iterator[str]:
    """Severity, line and the words; below them the question and the rule, and what stands under it."""
    finding = asked.finding
    inner = Paper(paper.width, paper.color)
    where = pad(place(finding.spans, article), 9)
    words = quoted(finding.spans, article)
    inner.wrap(f"{clean(finding.message)} [{named(finding)}]", " " * 16)
    if asked.under:
        inner.wrap(f"also {also(asked.under)}", " " * 16, style="dim")
    head = f"    {paper.ink(MARKS[finding.severity], finding.severity)} {where} "
    if words:
        yield head + paper.ink(f"“{short(words, paper.width - 18)}”", "bold")
        yield from inner.lines
    else:
        yield from [head + inner.lines[0].lstrip(), *inner.lines[1:]]
