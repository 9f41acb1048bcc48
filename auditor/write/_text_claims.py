"""The claims of a story as a table: the words, how each article has them, from how many origins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len

from auditor.model import Claim, Result, StoryRecord
from auditor.model.safe import clean
from auditor.write._here import Here
from auditor.write._paper import Paper, cut, pad, short
from auditor.write._words import counted
from auditor.write.declared import Declared

ARTICLES, CLAIMS = 6, 10
COLUMNS, CELL, LEAST = 3, 26, 20  # of checks beside a claim, their cells at most, a claim's words at least
SIGNS = {"direct": "“ ”", "mixed": "“…”", "indirect": "~"}


def claims(paper: Paper, record: StoryRecord, here: Here, shown: Sequence[Declared]) -> None:
    """A row a claim: the words, how each article has them, from how many origins and why, what checks say."""
    facts = record.facts
    shared = [c for c in facts.claims if len({ref.article for ref in (*c.says, *c.denies)}) > 1 or c.denies]
    alone = len(facts.claims) - len(shared)
    if shared:
        _claims_table(paper, shared, record, here, shown[:COLUMNS])
    if alone:
        paper.add(f"      {counted(alone, 'claim')} in one article only (see JSON)", "dim")


def _claims_table(
    paper: Paper, shared: Sequence[Claim], record: StoryRecord, here: Here, shown: Sequence[Declared]
) -> None:
    articles = record.facts.articles
    columns = articles if len(articles) <= ARTICLES else ()
    heads = "".join(pad(f"[{here.numbers[name]}]", 5) for name in columns) or pad("said in", 12)
    beside = [("Origins", [_origins_of(claim) for claim in shared]), *_beside(shown, record, shared)]
    wides = [min(max(map(cell_len, (title, *cells))), CELL) for title, cells in beside]
    wide = max(paper.width - 5 - cell_len(heads) - sum(w + 1 for w in wides), LEAST)

    def row(words: str, said: str, cells: Sequence[str]) -> str:
        rest = "".join(f" {pad(cell, w)}" for cell, w in zip(cells, wides, strict=True))
        return f"{pad(words, wide)} {said}{rest}".rstrip()

    paper.add()
    paper.add(f"    {row('Claims', heads, [title for title, _ in beside])}", "bold")
    told = zip(shared, *(cells for _, cells in beside), strict=True)
    rows = [
        row(here.words(c.words).removeprefix("that "), _said_in(c, record, here, columns), cells)
        for c, *cells in told
    ]
    listed = list(cut(rows, CLAIMS, "claims"))
    whys = [c.why for c, line, own in zip(shared, listed, rows, strict=False) if line == own]
    for line, why in zip_longest(listed, whys, fillvalue=""):
        paper.add(f"    {line}")
        if why:
            paper.add(f"      {short(why, paper.width - 6)}", "dim")
    paper.add("    “ ” quoted   “…” quoted in part   ~ paraphrased   × denied", "dim")


def _beside(
    shown: Sequence[Declared], record: StoryRecord, claims: Sequence[Claim]
) -> Iterator[tuple[str, list[str]]]:
    """The columns of checks, each with its cells; one that says nothing of any claim is left out."""
    for declared in shown:
        by = declared.results(record.runs)
        cells = [_cell(declared, by.get(claim.id)) for claim in claims]
        if any(cells):
            yield declared.column.title, cells


def _origins_of(claim: Claim) -> str:
    origins = f", {counted(len(claim.origins), 'origin')}" if claim.origins else ""
    return f"{claim.independence}{origins}"


def _said_in(claim: Claim, record: StoryRecord, here: Here, columns: Sequence[str]) -> str:
    articles = {ref.article for ref in (*claim.says, *claim.denies)}
    marks = "".join(pad(_mark(claim, name, here), 5) for name in columns)
    return marks or pad(f"{len(articles)} of {len(record.facts.articles)}", 12)


def _cell(declared: Declared, result: Result | None) -> str:
    words, score = declared.cell(result)
    return " ".join(filter(None, [clean(words), "" if score is None else f"{score:.2f}"]))


def _mark(claim: Claim, article: str, here: Here) -> str:
    if any(ref.article == article for ref in claim.denies):
        return "×"
    forms = [a.form for ref in claim.says if ref.article == article for a in [here.attribution(ref)]]
    return next((SIGNS[form] for form in SIGNS if form in forms), "")
