"""A summary for a pull request or a mail: figures, findings worst first, and the stories."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from auditor.contract.reporters import Reporter
from auditor.model import ArticleRecord, Report, StoryRecord
from auditor.write._words import fresh, kind
from auditor.write.declared import Declared, columns, figures, panels
from auditor.write.located import Located, located
from auditor.write.places import escape_markdown as md
from auditor.write.standing import labels

MOST = 20  # findings shown for each article and story
SPEAKERS = 8  # sources shown for each article


class Markdown(Reporter):
    """Markdown as GitHub reads it; every word from an article is escaped."""

    name = "markdown"
    title = "a summary for a pull request or a mail"
    suffix = ".md"

    def pieces(self, report: Report) -> Iterator[str]:
        """The summary, part by part."""
        total = report.summary
        yield f"# Sourcing audit\n\n> {md(report.standing)}\n\n"
        if not report.complete:
            yield "**This run is incomplete.** Not audited:\n\n"
            yield "".join(
                f"- {md(p.where)}: {md(p.what)}{' — ' + md(p.fix) if p.fix else ''}\n"
                for p in report.problems
            )
            yield "\n"
        counts = ", ".join(f"{total.findings.get(s, 0)} {s}" for s in ("error", "warning", "info"))
        yield f"{total.articles} articles, {total.attributions} attributions, {total.sources} sources. "
        yield f"Findings: {counts}{fresh(report.findings)}.\n\n"
        if len(report.articles) > 1:
            yield from _panels(report)
        found = list(located(report))
        for record in report.articles:
            own = [f for f in found if f.story is None and f.article is record.ledger.article]
            yield from _article(record, own, report)
        for story in report.stories:
            yield from _story(story, [f for f in found if f.story == story.facts.id], report)


def _article(record: ArticleRecord, found: list[Located], report: Report) -> Iterator[str]:
    article = record.ledger.article
    yield f"## {md(article.title or article.value('headline') or article.path)}\n\n"
    facts = [article.value("outlet"), (article.value("date") or "").replace("T", " "), article.path]
    yield ", ".join(md(fact) for fact in facts if fact) + "\n\n"
    yield f"**Kind:** {md(told)}\n\n" if (told := kind(record)) else ""
    yield f"**Inconclusive:** {md(record.ledger.inconclusive)}\n\n" if record.ledger.inconclusive else ""
    runs, names = {run.check: run for run in record.runs}, figures(report)
    for mean in record.means:
        if mean.of and mean.check in runs:
            words = ", ".join(f"{md(label)} {count}" for label, count in labels(runs[mean.check]))
            number = (
                "nothing to score"
                if mean.mean is None
                else f"mean {mean.mean:.2f} over {mean.n} of {mean.of}"
            )
            yield f"- **{md(names.get(mean.check, mean.check))}**: {words or 'no words'} ({number})\n"
    yield "\n"
    yield from _sources(record, columns(report, "source"))
    yield from _findings(found)


def _panels(report: Report) -> Iterator[str]:
    """What the checks want seen first, as tables."""
    articles = {r.ledger.article.id: r.ledger.article for r in report.articles}
    for filled in panels(report):
        panel = filled.panel
        yield f"## {md(panel.title)}\n\n"
        if not filled.rows:
            yield f"{md(panel.empty)}\n\n"
            continue
        yield _row([*panel.columns, "article"]) + _row(["---"] * (len(panel.columns) + 1), plain=True)
        for shown in filled.rows[: panel.most]:
            article = articles.get(shown.article or "")
            yield _row([*shown.row.cells, (article.title or article.path) if article else ""])
        more = len(filled.rows) - panel.most
        yield f"\n{more} more are in the full report.\n\n" if more > 0 else "\n"


def _sources(record: ArticleRecord, declared: list[Declared]) -> Iterator[str]:
    """Those who speak most, and what the checks' columns say of them; nothing where no check has a column."""
    results = [(d, found) for d in declared if (found := d.of_sources(record))]
    spoken = Counter(a.source for a in record.ledger.attributions)
    if not results or not spoken:
        return
    yield _row(["who speaks", "times", *(d.column.title for d, _ in results)])
    yield _row(["---"] * (2 + len(results)), plain=True)
    for source, times in spoken.most_common(SPEAKERS):
        entry = record.ledger.by_id(source)
        cells = [_cell(*d.cell(found.get(source))) for d, found in results]
        yield _row([entry.name if entry else "nobody named", str(times), *cells])
    more = len(spoken) - SPEAKERS
    yield f"\n{more} more sources are in the full report.\n\n" if more > 0 else "\n"


def _cell(words: str, score: float | None) -> str:
    return " ".join(filter(None, [words, "" if score is None else f"{score:.2f}"]))


def _row(cells: Iterable[str], *, plain: bool = False) -> str:
    return f"| {' | '.join(cell if plain else md(cell) for cell in cells)} |\n"


def _findings(found: list[Located]) -> Iterator[str]:
    for item in sorted(found, key=lambda one: one.accepted)[:MOST]:
        place = item.places[0] if item.places else None
        where = f", line {place.start[0]}" if place and place.exact else ""
        words = f" — *{md(place.words[:160])}*" if place and place.words.strip() else ""
        inherited = " *(inherited from the outlet it relays)*" if item.finding.mend == "inherited" else ""
        new = ", new" if item.finding.baseline == "new" else ""
        yield f"1. **{item.finding.severity}**{new} `{item.finding.rule}`{where}: "
        also = f" (also: {', '.join(f'`{f.rule}`' for f in item.under)})" if item.under else ""
        yield f"{md(item.finding.message)}{words}{inherited}{also}\n"
    if len(found) > MOST:
        yield f"\n{len(found) - MOST} more questions are in the full report.\n"
    yield "\n" if found else "No finding.\n\n"


def _story(story: StoryRecord, found: list[Located], report: Report) -> Iterator[str]:
    names = {
        r.ledger.article.id: r.ledger.article.value("outlet") or r.ledger.article.path
        for r in report.articles
    }
    ledgers = {
        r.ledger.article.id: r.ledger for r in report.articles if r.ledger.article.id in story.facts.articles
    }
    yield f"## Story: {', '.join(md(names.get(a, a)) for a in story.facts.articles)}\n\n"
    shared = [c for c in story.facts.claims if len(c.says) + len(c.denies) > 1]
    declared = [(d, by) for d in columns(report, "claim") if (by := d.results(story.runs))]
    if shared:
        yield _row(["claim", "said by", "denied by", "independence", *(d.column.title for d, _ in declared)])
        yield _row(["---"] * (4 + len(declared)), plain=True)
    for claim in shared:
        ledger = ledgers.get(claim.words.article)
        told = (
            next((a for a in ledger.attributions if a.id == claim.words.attribution), None)
            if ledger
            else None
        )
        words = ledger.article.words(told.content) if ledger and told else claim.id
        words = words.removeprefix("that ")[:160]
        sides = [
            ", ".join(dict.fromkeys(md(names.get(r.article, r.article)) for r in refs))
            for refs in (claim.says, claim.denies)
        ]
        cells = [md(_cell(*d.cell(by.get(claim.id)))) for d, by in declared]
        known = ": ".join(filter(None, [claim.independence, md(claim.why)]))
        yield _row([md(words), sides[0], sides[1] or "–", known, *cells], plain=True)
    yield "\n" if shared else ""
    yield from _findings(found)
