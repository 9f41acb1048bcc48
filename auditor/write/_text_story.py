"""One story across its articles: whose word it rests on, who makes which claim, whose words were changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from rich.cells import cell_len

from auditor.model import Attribution, Claim, Edit, Finding, Ledger, Ref, Relation, StoryRecord
from auditor.write._paper import Paper, clean, cut, pad, short
from auditor.write._words import MARKS, counted, found, headline, means, place, quoted, who
from auditor.write.places import worst_first

ARTICLES, CLAIMS, QUOTES, ORIGINS, FINDINGS = 6, 10, 4, 5, 8
KEPT = 0.7  # of a quotation, marks included, that the paraphrase has word for word
SIGNS = {"direct": "“ ”", "mixed": "“…”", "indirect": "~"}
Ledgers = Mapping[str, Ledger]
Numbers = Mapping[str, int]


def story(paper: Paper, record: StoryRecord, ledgers: Ledgers, numbers: Numbers, nth: int) -> None:
    """Write one story. ``numbers`` are those the articles have in this report."""
    facts = record.facts
    paper.add()
    paper.add("═" * paper.width, "dim")
    paper.add(f"Story {nth} · told by {counted(len(facts.articles), 'article')}", "head")
    rows = [
        f"[{numbers[name]}] {short(headline(ledgers[name].article), paper.width - 10)}"
        for name in facts.articles
    ]
    paper.extend(f"    {row}" for row in cut(rows, ARTICLES, "articles"))
    _origins(paper, record, numbers)
    _claims(paper, record, ledgers, numbers)
    _quotes(paper, facts.relations, ledgers, numbers)
    _opposed(paper, facts.relations, ledgers, numbers)
    if any(mean.mean is not None for mean in record.means):
        paper.add()
        paper.wrap(means(record.means), "    Means       ")
    _findings(paper, record, ledgers, numbers)


def _origins(paper: Paper, record: StoryRecord, numbers: Numbers) -> None:
    """Whoever informed the first outlet and speaks in several articles: there, nobody confirms anybody."""
    rows = []
    for origin in record.facts.origins:
        articles = sorted(
            {s.partition("#")[0] for s in origin.sources} & set(numbers), key=numbers.__getitem__
        )
        if len(articles) > 1:
            relays = ", ".join(relay for relay in origin.relays if relay not in origin.name)
            through = f", through {relays}" if relays else ""
            doubt = "" if origin.judged else " (cannot be told apart from other origins)"
            rows.append(f"{' '.join(f'[{numbers[a]}]' for a in articles)} {origin.name}{through}{doubt}")
    alone = len(record.facts.origins) - len(rows)
    paper.add()
    if rows:
        paper.add("    One origin in several articles: it does not confirm itself", "bold")
    for row in cut(rows, ORIGINS, "origins"):
        paper.wrap(row, "      ", " " * 8)
    if alone:
        paper.add(f"      {counted(alone, 'origin')} in one article only (see JSON)", "dim")


def _claims(paper: Paper, record: StoryRecord, ledgers: Ledgers, numbers: Numbers) -> None:
    """A row a claim: the words, how each article has them, and from how many origins."""
    facts = record.facts
    shared = [c for c in facts.claims if len({ref.article for ref in (*c.says, *c.denies)}) > 1 or c.denies]
    alone = len(facts.claims) - len(shared)
    if shared:
        _claims_table(paper, shared, record, ledgers, numbers)
    if alone:
        paper.add(f"      {counted(alone, 'claim')} in one article only (see JSON)", "dim")


def _claims_table(
    paper: Paper, claims: Sequence[Claim], record: StoryRecord, ledgers: Ledgers, numbers: Numbers
) -> None:
    articles = record.facts.articles
    columns = articles if len(articles) <= ARTICLES else ()
    heads = "".join(pad(f"[{numbers[name]}]", 5) for name in columns) or pad("said in", 12)
    wide = paper.width - 4 - cell_len(heads) - 28
    paper.add()
    paper.add(f"    {pad('Claims', wide)} {heads} Support", "bold")
    rows = [_claim(claim, record, ledgers, columns, wide) for claim in claims]
    paper.extend(f"    {row}" for row in cut(rows, CLAIMS, "claims"))
    paper.add("    “ ” quoted   “…” quoted in part   ~ paraphrased   × denied", "dim")


def _claim(claim: Claim, record: StoryRecord, ledgers: Ledgers, columns: Sequence[str], wide: int) -> str:
    words = pad(_words(claim.words, ledgers).removeprefix("that "), wide)
    articles = {ref.article for ref in (*claim.says, *claim.denies)}
    marks = "".join(pad(_mark(claim, name, ledgers), 5) for name in columns)
    cells = marks or pad(f"{len(articles)} of {len(record.facts.articles)}", 12)
    results = [r for run in record.runs for r in run.results if r.on.claim == claim.id]
    scores = [f" {r.score:.2f}" for r in results if r.score is not None]
    origins = f", {counted(len(claim.origins), 'origin')}" if claim.origins else ""
    return f"{words} {cells} {claim.independence}{origins}{''.join(scores[:1])}"


def _mark(claim: Claim, article: str, ledgers: Ledgers) -> str:
    if any(ref.article == article for ref in claim.denies):
        return "×"
    forms = [a.form for ref in claim.says if ref.article == article for a in [_attribution(ref, ledgers)]]
    return next((SIGNS[form] for form in SIGNS if form in forms), "")


def _quotes(paper: Paper, relations: Sequence[Relation], ledgers: Ledgers, numbers: Numbers) -> None:
    """The same words in two articles where they differ, word under word, by how they differ."""
    groups: dict[str, list[Relation]] = {
        "Quotes whose words differ": [],
        "Quoted in one article, paraphrased in another": [],
        "Quotes the same but for marks and spelling": [],
    }
    for relation in relations:
        if title := _difference(relation, ledgers):
            groups[title].append(relation)
    for title, rows in groups.items():
        if rows:
            paper.add()
            paper.add(f"    {title}", "bold")
        for relation in rows[:QUOTES]:
            _quote(paper, relation, ledgers, numbers)
        if len(rows) > QUOTES:
            paper.add(f"    … and {counted(len(rows) - QUOTES, 'more pair')} (see JSON)", "dim")


def _difference(relation: Relation, ledgers: Ledgers) -> str:
    changes = {edit.change for edit in relation.edits} - {"same"}
    if relation.relation == "altered_quote":
        return "Quotes whose words differ"
    if relation.relation not in ("same_quote", "same_statement") or relation.a.article == relation.b.article:
        return ""
    if changes and _unmarked(relation, ledgers):
        return "Quoted in one article, paraphrased in another"
    quote = relation.relation == "same_quote" and changes and changes <= {"punctuation", "spelling"}
    return "Quotes the same but for marks and spelling" if quote else ""


def _unmarked(relation: Relation, ledgers: Ledgers) -> bool:
    """Whether what one article has in quotation marks is in the other, word for word, without them."""
    one, other = (_attribution(ref, ledgers) for ref in (relation.a, relation.b))
    if (one.form == "indirect") == (other.form == "indirect"):
        return False
    quotes = other.quotes if one.form == "indirect" else one.quotes
    kept = [edit.b if one.form == "indirect" else edit.a for edit in relation.edits if edit.change == "same"]
    inside = [max(min(q.end, k.end) - max(q.start, k.start), 0) for q in quotes for k in kept if k]
    return sum(inside) >= KEPT * sum(q.end - q.start for q in quotes) > 0


def _quote(paper: Paper, relation: Relation, ledgers: Ledgers, numbers: Numbers) -> None:
    a, b = (f"[{numbers[ref.article]}] {_line(ref, ledgers)}" for ref in (relation.a, relation.b))
    head = max(cell_len(a), cell_len(b)) + 2
    paper.add(f"      {_speaker(relation.a, ledgers)}", "dim")
    width = paper.width - 6 - head
    for upper, lower in _aligned(relation, ledgers, width):
        paper.add(f"      {pad(a, head)}{upper}")
        paper.add(f"      {pad(b, head)}{lower}")
        a = b = ""


def _aligned(relation: Relation, ledgers: Ledgers, width: int) -> Iterator[tuple[str, str]]:
    """Two rows a line: the same words under each other, what differs in square brackets."""
    upper = lower = ""
    for one, other in chain.from_iterable(_cells(edit, relation, ledgers) for edit in relation.edits):
        wide = min(max(cell_len(one), cell_len(other)), width)
        if upper and cell_len(upper) + 1 + wide > width:
            yield upper, lower
            upper = lower = ""
        gap = " " if upper else ""
        upper, lower = f"{upper}{gap}{pad(one, wide)}", f"{lower}{gap}{pad(other, wide)}"
    if upper:
        yield upper, lower


def _cells(edit: Edit, relation: Relation, ledgers: Ledgers) -> Iterator[tuple[str, str]]:
    one = clean(ledgers[relation.a.article].article.slice(edit.a)) if edit.a else ""
    other = clean(ledgers[relation.b.article].article.slice(edit.b)) if edit.b else ""
    if edit.change == "same" and len(one.split()) == len(other.split()):
        yield from zip(one.split(), other.split(), strict=True)
    elif one or other:
        yield (f"[{one}]" if one else "[]", f"[{other}]" if other else "[]")


def _opposed(paper: Paper, relations: Sequence[Relation], ledgers: Ledgers, numbers: Numbers) -> None:
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
            said = f"{_speaker(ref, ledgers)}: {_words(ref, ledgers)}"
            paper.wrap(said, f"      [{numbers[ref.article]}] {_line(ref, ledgers)}  ")
    if len(rows) > QUOTES:
        paper.add(f"    … and {len(rows) - QUOTES} more (see JSON)", "dim")


def _findings(paper: Paper, record: StoryRecord, ledgers: Ledgers, numbers: Numbers) -> None:
    findings = worst_first(record.findings)
    if not findings:
        return
    paper.add()
    paper.add(f"    Findings    {found(Counter(f.severity for f in findings))}, worst first", "bold")
    for finding in findings[:FINDINGS]:
        where = _places(finding, ledgers, numbers) or "the story"
        paper.add(f"    {paper.ink(MARKS[finding.severity], finding.severity)} {paper.ink(where, 'bold')}")
        paper.wrap(f"{clean(finding.message)} [{finding.rule}]", " " * 6)
    if (more := len(findings) - FINDINGS) > 0:
        paper.add(f"    … and {counted(more, 'more finding')} (see JSON)", "dim")


def _places(finding: Finding, ledgers: Ledgers, numbers: Numbers) -> str:
    spans = [span for span in finding.spans if span.article in ledgers]
    told = [f"[{numbers[s.article or '']}] {place((s,), ledgers[s.article or ''].article)}" for s in spans]
    return ", ".join(dict.fromkeys(told))


def _attribution(ref: Ref, ledgers: Ledgers) -> Attribution:
    return next(a for a in ledgers[ref.article].attributions if a.id == ref.attribution)


def _words(ref: Ref, ledgers: Ledgers) -> str:
    return quoted(_attribution(ref, ledgers).content, ledgers[ref.article].article)


def _speaker(ref: Ref, ledgers: Ledgers) -> str:
    ledger = ledgers[ref.article]
    return who(ledger.source(_attribution(ref, ledgers)))


def _line(ref: Ref, ledgers: Ledgers) -> str:
    return place(_attribution(ref, ledgers).content, ledgers[ref.article].article)
