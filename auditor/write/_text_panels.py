"""The first screen of a run over several articles: the gravest questions, then the panels of the checks."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from auditor.model import Report
from auditor.model.safe import clean
from auditor.write._here import Here
from auditor.write._paper import Paper, cut, pad, short
from auditor.write._words import MARKS, QUOTE_MARKS, counted, named, place
from auditor.write.declared import Filled, Shown
from auditor.write.located import Located
from auditor.write.located import gravest as worst
from auditor.write.places import sentence

GRAVEST, SENTENCE = 10, 160  # questions on the first screen, and cells of their sentences
ROOMY, CELL = 1.4, 170  # how far a table may be cut before its rows are stacked; what a stacked cell holds
LEAST = 8  # cells of a column that has to give way


def gravest(paper: Paper, report: Report, here: Here) -> None:
    """The gravest questions of the whole run, each with its sentence; nothing where nothing is asked."""
    found = worst(report, GRAVEST)
    if not found:
        return
    paper.add()
    title = "The gravest question" if len(found) == 1 else f"The {len(found)} gravest questions"
    paper.add(f"  {title} of the run", "head")
    for item in found:
        _question(paper, item, here)


def _question(paper: Paper, item: Located, here: Here) -> None:
    """Severity and place, the sentence, and the question with its rule."""
    finding, first = item.finding, item.places[0] if item.places else None
    where, words = "a story", ""
    if first:
        where = f"[{here.numbers[first.article.id]}] {place((first.span,), first.article)}".rstrip()
        words = short(sentence(first.article, first.span), SENTENCE)
    mark = f"{MARKS[finding.severity]} {where}  "
    if words:
        paper.wrap(words if words[0] in QUOTE_MARKS else f"“{words}”", f"    {mark}", " " * 6, style="bold")
    paper.wrap(f"{clean(finding.message)} [{named(finding)}]", " " * 6 if words else f"    {mark}")


def panels(paper: Paper, filled: Sequence[Filled], here: Here) -> None:
    """Each panel as a table; behind its columns the article, and the line where its words stand."""
    for panel in filled:
        paper.add()
        paper.add(f"  {clean(panel.panel.title)}", "head")
        if panel.rows:
            _table(paper, panel, here)
        else:
            paper.add(f"    {clean(panel.panel.empty)}", "dim")


def _table(paper: Paper, panel: Filled, here: Here) -> None:
    """A line a row; where too much would be cut, a row in lines of its own."""
    heads = [*map(clean, panel.panel.columns), "where"]
    told = [[*map(clean, shown.row.cells), _where(shown, here)] for shown in panel.rows]
    shown = [heads, *told[: panel.panel.most]]
    if _room(shown) > ROOMY * (paper.width - 4):
        for row in told[: panel.panel.most]:
            _stacked(paper, heads, row)
        if (more := len(told) - panel.panel.most) > 0:
            paper.add(f"    … and {counted(more, 'more row')} (see JSON)", "dim")
        return
    wides = _widths(shown, paper.width - 4)
    lines = ["  ".join(pad(cell, w) for cell, w in zip(row, wides, strict=True)).rstrip() for row in told]
    paper.add(f"    {'  '.join(pad(head, w) for head, w in zip(heads, wides, strict=True))}".rstrip(), "bold")
    paper.extend(f"    {line}" for line in cut(lines, panel.panel.most, "rows"))


def _stacked(paper: Paper, heads: Sequence[str], row: Sequence[str]) -> None:
    """The first cell and the place in one line, the others below it by their columns."""
    paper.add(f"    {paper.ink(short(row[0], paper.width - 24), 'bold')}  {row[-1]}".rstrip())
    wide = max(map(cell_len, heads[1:-1]), default=0)
    for head, cell in zip(heads[1:-1], row[1:-1], strict=True):
        paper.wrap(short(cell, CELL), f"      {pad(head, wide)}  ")


def _room(rows: Sequence[Sequence[str]]) -> int:
    return sum(max(map(cell_len, column)) + 2 for column in zip(*rows, strict=True))


def _where(shown: Shown, here: Here) -> str:
    """The article by its number, and the line; nothing where the row leads to none."""
    ledger = here.ledgers.get(shown.article or "")
    if ledger is None:
        return ""
    line = place(tuple(s for s in shown.row.spans if s.article in (None, shown.article)), ledger.article)
    return f"[{here.numbers[ledger.article.id]}] {line}".rstrip()


def _widths(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """As wide as the cells are; where that is too wide, the widest column gives way first."""
    wides = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    while sum(wides) + 2 * (len(wides) - 1) > room and max(wides) > LEAST:
        wides[wides.index(max(wides))] -= 1
    return wides
