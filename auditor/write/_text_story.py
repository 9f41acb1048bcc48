"""One story across its articles: whose word it rests on, who makes which claim, whose words were changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from rich.cells import cell_len

from auditor.model import Edit, Finding, Relation, StoryRecord
from auditor.model.safe import clean
from auditor.write._here import Here
from auditor.write._paper import Paper, cut, pad, short
from auditor.write._text_claims import claims
from auditor.write._words import (
    MARKS,
    Figures,
    also,
    counted,
    headline,
    how_many,
    last_accepted,
    means,
    named,
    place,
)
from auditor.write.declared import Declared
from auditor.write.places import questions

ARTICLES, QUOTES, ORIGINS, FINDINGS = 6, 4, 5, 8
KEPT = 0.7  # of a quotation, marks included, that the paraphrase has word for word


def story(
    paper: Paper, record: StoryRecord, here: Here, nth: int, shown: Sequence[Declared], figures: Figures
) -> None:
    """Write one story, with the columns of claims and the figures that its checks declare."""
    facts = record.facts
    paper.add()
    paper.add("═" * paper.width, "dim")
    paper.add(f"Story {nth} · told by {counted(len(facts.articles), 'article')}", "head")
    rows = [
        f"[{here.numbers[name]}] {short(headline(here.ledgers[name].article), paper.width - 10)}"
        for name in facts.articles
    ]
    paper.extend(f"    {row}" for row in cut(rows, ARTICLES, "articles"))
    _origins(paper, record, here)
    claims(paper, record, here, shown)
    _quotes(paper, facts.relations, here)
    _opposed(paper, facts.relations, here)
    if any(mean.mean is not None for mean in record.means):
        paper.add()
        paper.wrap(means(record.means, figures), "    Means       ")
    _findings(paper, record, here)


def _origins(paper: Paper, record: StoryRecord, here: Here) -> None:
    """Whoever informed the first outlet and speaks in several articles: there, nobody confirms anybody."""
    rows = []
    for origin in record.facts.origins:
        articles = sorted(
            {s.partition("#")[0] for s in origin.sources} & set(here.numbers), key=here.numbers.__getitem__
        )
        if len(articles) > 1:
            relays = ", ".join(relay for relay in origin.relays if relay not in origin.name)
            through = f", through {relays}" if relays else ""
            doubt = "" if origin.judged else " (cannot be told apart from other origins)"
            rows.append(f"{' '.join(f'[{here.numbers[a]}]' for a in articles)} {origin.name}{through}{doubt}")
    alone = len(record.facts.origins) - len(rows)
    paper.add()
    if rows:
        paper.add("    One origin in several articles: it does not confirm itself", "bold")
    for row in cut(rows, ORIGINS, "origins"):
        paper.wrap(row, "      ", " " * 8)
    if alone:
        paper.add(f"      {counted(alone, 'origin')} in one article only (see JSON)", "dim")


def _quotes(paper: Paper, relations: Sequence[Relation], here: Here) -> None:
    """The same words in two articles where they differ, word under word, by how they differ."""
    groups: dict[str, list[Relation]] = {
        "Quotes whose words differ": [],
        "Quoted in one article, paraphrased in another": [],
        "Quotes the same but for marks and spelling": [],
    }
    for relation in relations:
        if title := _difference(relation, here):
            groups[title].append(relation)
    for title, rows in groups.items():
        if rows:
            paper.add()
            paper.add(f"    {title}", "bold")
        for relation in rows[:QUOTES]:
            _quote(paper, relation, here)
        if len(rows) > QUOTES:
            paper.add(f"    … and {counted(len(rows) - QUOTES, 'more pair')} (see JSON)", "dim")


def _difference(relation: Relation, here: Here) -> str:
    changes = {edit.change for edit in relation.edits} - {"same"}
    if relation.relation == "altered_quote":
        return "Quotes whose words differ"
    if relation.relation not in ("same_quote", "same_statement") or relation.a.article == relation.b.article:
        return ""
    if changes and _unmarked(relation, here):
        return "Quoted in one article, paraphrased in another"
    quote = relation.relation == "same_quote" and changes and changes <= {"punctuation", "spelling"}
    return "Quotes the same but for marks and spelling" if quote else ""


def _unmarked(relation: Relation, here: Here) -> bool:
    """Whether what one article has in quotation marks is in the other, word for word, without them."""
    one, other = (here.attribution(ref) for ref in (relation.a, relation.b))
    if (one.form == "indirect") == (other.form == "indirect"):
        return False
    quotes = other.quotes if one.form == "indirect" else one.quotes
    kept = [edit.b if one.form == "indirect" else edit.a for edit in relation.edits if edit.change == "same"]
    inside = [max(min(q.end, k.end) - max(q.start, k.start), 0) for q in quotes for k in kept if k]
    return sum(inside) >= KEPT * sum(q.end - q.start for q in quotes) > 0


def _quote(paper: Paper, relation: Relation, here: Here) -> None:
    a, b = (f"[{here.numbers[ref.article]}] {here.line(ref)}" for ref in (relation.a, relation.b))
    head = max(cell_len(a), cell_len(b)) + 2
    paper.add(f"      {here.speaker(relation.a)}", "dim")
    width = paper.width - 6 - head
    for upper, lower in _aligned(relation, here, width):
        paper.add(f"      {pad(a, head)}{upper}")
        paper.add(f"      {pad(b, head)}{lower}")
        a = b = ""


def _aligned(relation: Relation, here: Here, width: int) -> Iterator[tuple[str, str]]:
    """Two rows a line: the same words under each other, what differs in square brackets."""
    upper = lower = ""
    for one, other in chain.from_iterable(_cells(edit, relation, here) for edit in relation.edits):
        wide = min(max(cell_len(one), cell_len(other)), width)
        if upper and cell_len(upper) + 1 + wide > width:
            yield upper, lower
            upper = lower = ""
        gap = " " if upper else ""
        upper, lower = f"{upper}{gap}{pad(one, wide)}", f"{lower}{gap}{pad(other, wide)}"
    if upper:
        yield upper, lower


def _cells(edit: Edit, relation: Relation, here: Here) -> Iterator[tuple[str, str]]:
    one = clean(here.ledgers[relation.a.article].article.slice(edit.a)) if edit.a else ""
    other = clean(here.ledgers[relation.b.article].article.slice(edit.b)) if edit.b else ""
    if edit.change == "same" and len(one.split()) == len(other.split()):
        yield from zip(one.split(), other.split(), strict=True)
    elif one or other:
        yield (f"[{one}]" if one else "[]", f"[{other}]" if other else "[]")


def _opposed(paper: Paper, relations: Sequence[Relation], here: Here) -> None:
    """Statements that cannot both hold: disputes between speakers, discrepancies between accounts."""
    rows = [r for r in relations if r.relation == "conflicts"]
    if not rows:
        return
    paper.add()
    paper.add("    Accounts that differ", "bold")
    for relation in rows[:QUOTES]:
        why = "; ".join(clean(reason.text) for reason in relation.reasons)
        paper.wrap(f"{relation.sort or 'conflict'}: {why}" if why else relation.sort or "conflict", " " * 6)
        for ref in (relation.a, relation.b):
            said = f"{here.speaker(ref)}: {here.words(ref)}"
            paper.wrap(said, f"      [{here.numbers[ref.article]}] {here.line(ref)}  ")
    if len(rows) > QUOTES:
        paper.add(f"    … and {len(rows) - QUOTES} more (see JSON)", "dim")


def _findings(paper: Paper, record: StoryRecord, here: Here) -> None:
    asked = last_accepted(questions(record.findings))
    if not asked:
        return
    paper.add()
    paper.add(f"    Findings    {how_many(asked)}, worst first", "bold")
    for finding, under in ((a.finding, a.under) for a in asked[:FINDINGS]):
        where = _places(finding, here) or "the story"
        paper.add(f"    {paper.ink(MARKS[finding.severity], finding.severity)} {paper.ink(where, 'bold')}")
        paper.wrap(f"{clean(finding.message)} [{named(finding)}]", " " * 6)
        if under:
            paper.wrap(f"also {also(under)}", " " * 6, style="dim")
    if (more := len(asked) - FINDINGS) > 0:
        paper.add(f"    … and {counted(more, 'more finding')} (see JSON)", "dim")


def _places(finding: Finding, here: Here) -> str:
    spans = [span for span in finding.spans if span.article in here.ledgers]
    told = [
        f"[{here.numbers[s.article or '']}] {place((s,), here.ledgers[s.article or ''].article)}"
        for s in spans
    ]
    return ", ".join(dict.fromkeys(told))
