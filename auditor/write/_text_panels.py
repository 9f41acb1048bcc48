"""The panels that checks declare, above the articles of a run: what an editor looks at first."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from auditor.write._here import Here
from auditor.write._paper import Paper, clean, cut, pad
from auditor.write._words import place
from auditor.write.declared import Filled, Shown

LEAST = 8  # cells of a column that has to give way


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
    heads = [*map(clean, panel.panel.columns), "where"]
    told = [[*map(clean, shown.row.cells), _where(shown, here)] for shown in panel.rows]
    wides = _widths([heads, *told[: panel.panel.most]], paper.width - 4)
    lines = ["  ".join(pad(cell, w) for cell, w in zip(row, wides, strict=True)).rstrip() for row in told]
    paper.add(f"    {'  '.join(pad(head, w) for head, w in zip(heads, wides, strict=True))}".rstrip(), "bold")
    paper.extend(f"    {line}" for line in cut(lines, panel.panel.most, "rows"))


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
