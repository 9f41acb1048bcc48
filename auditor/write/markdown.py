"""A summary for a pull request or a mail: figures, findings worst first, and the stories."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.contract.reporters import Reporter
from auditor.model import ArticleRecord, Report, StoryRecord
from auditor.write.located import Located, located
from auditor.write.places import escape_markdown as md
from auditor.write.standing import labels

MOST = 20  # findings shown for each article and story


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
        yield f"Findings: {counts}.\n\n"
        found = list(located(report))
        for record in report.articles:
            yield from _article(
                record, [f for f in found if f.story is None and f.article is record.ledger.article]
            )
        for story in report.stories:
            yield from _story(story, [f for f in found if f.story == story.facts.id], report)


def _article(record: ArticleRecord, found: list[Located]) -> Iterator[str]:
    article = record.ledger.article
    yield f"## {md(article.title or article.value('headline') or article.path)}\n\n"
    facts = [article.value("outlet"), (article.value("date") or "").replace("T", " "), article.path]
    yield ", ".join(md(fact) for fact in facts if fact) + "\n\n"
    yield f"**Inconclusive:** {md(record.ledger.inconclusive)}\n\n" if record.ledger.inconclusive else ""
    runs = {run.check: run for run in record.runs}
    for mean in record.means:
        if mean.of and mean.check in runs:
            words = ", ".join(f"{md(label)} {count}" for label, count in labels(runs[mean.check]))
            number = (
                "nothing to score"
                if mean.mean is None
                else f"mean {mean.mean:.2f} over {mean.n} of {mean.of}"
            )
            yield f"- **{md(mean.check)}**: {words or 'no words'} ({number})\n"
    yield "\n"
    yield from _findings(found)


def _findings(found: list[Located]) -> Iterator[str]:
    for item in found[:MOST]:
        place = item.places[0] if item.places else None
        where = f", line {place.start[0]}" if place and place.exact else ""
        words = f" — *{md(place.words[:160])}*" if place and place.words.strip() else ""
        inherited = " *(inherited from the outlet it relays)*" if item.finding.mend == "inherited" else ""
        yield f"1. **{item.finding.severity}** `{item.finding.rule}`{where}: "
        yield f"{md(item.finding.message)}{words}{inherited}\n"
    if len(found) > MOST:
        yield f"\n{len(found) - MOST} more findings are in the full report.\n"
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
    if shared:
        yield "| claim | said by | denied by | independence |\n|---|---|---|---|\n"
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
        yield f"| {md(words)} | {sides[0]} | {sides[1] or '–'} | {claim.independence} |\n"
    yield "\n" if shared else ""
    yield from _findings(found)
