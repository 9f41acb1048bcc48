"""Compares two reports: which findings are new, gone or kept, and what changed that may have caused it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from auditor.decide.alike import Known, of_finding, pairs
from auditor.model import Article, Finding, Mean, Record, Report
from auditor.model.safe import row

Cause = Literal["text", "model", "plugin", "configuration", "tool"]


class Change(Record):
    """Something that differs between two runs, in words."""

    cause: Cause
    words: str


class Seen(Record):
    """A finding, the article or story it stands in, and what changed that may explain it."""

    home: str
    finding: Finding
    because: tuple[Cause, ...] = ()


class Shift(Record):
    """A mean of an article that moved."""

    article: str
    old: Mean
    new: Mean


class Diff(Record):
    """Two reports compared. Findings are known again by `alike.pairs`: edits elsewhere change nothing."""

    changes: tuple[Change, ...]
    articles_added: tuple[str, ...]
    articles_removed: tuple[str, ...]
    texts_changed: tuple[str, ...]
    new: tuple[Seen, ...]
    gone: tuple[Seen, ...]
    kept: int
    shifts: tuple[Shift, ...]


def diff(old: Report, new: Report) -> Diff:
    """What the second report has that the first had not, and the other way round.

    Articles are matched by id; a finding without a fingerprint counts by its rule and message.
    """
    changes = _changes(old, new)
    before, after = _articles(old), _articles(new)
    edited = [a for a in after if a in before and _edited(before[a], after[a])]
    first, second = list(homes(old)), list(homes(new))
    same = pairs(_known(old, before), _known(new, after))
    again = set(same.values())
    fresh = [seen for j, seen in enumerate(second) if j not in same]
    gone = [seen for i, seen in enumerate(first) if i not in again]
    touched = {*edited, *(before.keys() ^ after.keys())}
    stories = {s.facts.id: set(s.facts.articles) for s in (*old.stories, *new.stories)}

    def because(home: str, finding: Finding) -> tuple[Cause, ...]:
        check = finding.rule.split("/", 1)[0]
        causes: dict[Cause, None] = {}
        if home in touched or stories.get(home, set()) & touched:
            causes["text"] = None
        for change in changes:
            if change.cause != "plugin" or change.words.split(" ", 1)[0] == check:
                causes[change.cause] = None
        return tuple(causes)

    return Diff(
        changes=tuple(changes),
        articles_added=tuple(a for a in after if a not in before),
        articles_removed=tuple(a for a in before if a not in after),
        texts_changed=tuple(edited),
        new=tuple(Seen(home=h, finding=f, because=because(h, f)) for h, f in fresh),
        gone=tuple(Seen(home=h, finding=f, because=because(h, f)) for h, f in gone),
        kept=len(same),
        shifts=tuple(_shifts(old, new)),
    )


def homes(report: Report) -> Iterator[tuple[str, Finding]]:
    """Every finding with the id of the article or story it stands in."""
    for record in report.articles:
        yield from ((record.ledger.article.id, finding) for finding in record.findings)
    for story in report.stories:
        yield from ((story.facts.id, finding) for finding in story.findings)


def _known(report: Report, articles: Mapping[str, Article]) -> list[Known]:
    """Every finding as it is known again, in the order of `homes`."""
    firsts = {story.facts.id: next(iter(story.facts.articles), "") for story in report.stories}
    return [of_finding(finding, home, articles, firsts.get(home, "")) for home, finding in homes(report)]


def _articles(report: Report) -> dict[str, Article]:
    return {r.ledger.article.id: r.ledger.article for r in report.articles}


def _edited(before: Article, after: Article) -> bool:
    """Whether a text changed. Where one report left its texts out, the hash of the input says so."""
    if before.text and after.text:
        return (before.text, before.title) != (after.text, after.title)
    return before.sha256 != after.sha256


def _changes(old: Report, new: Report) -> list[Change]:
    found = []
    if old.tool != new.tool:
        found.append(Change(cause="tool", words=f"{old.tool.name} {old.tool.version} → {new.tool.version}"))
    if old.extractor != new.extractor:
        words = f"{_model(old)} → {_model(new)}"
        found.append(Change(cause="model", words=words))
    if old.configuration_sha256 != new.configuration_sha256:
        words = f"{old.configuration_sha256[:12]} → {new.configuration_sha256[:12]}"
        found.append(Change(cause="configuration", words=words))
    before = {p.id: p for p in old.plugins}
    after = {p.id: p for p in new.plugins}
    for name in sorted(before.keys() | after.keys()):
        a, b = before.get(name), after.get(name)
        if a and b and (a.version, a.origin) != (b.version, b.origin):
            words = f"{name} {a.version} ({a.origin}) → {b.version} ({b.origin})"
            found.append(Change(cause="plugin", words=words))
        elif a is None or b is None:
            found.append(Change(cause="plugin", words=f"{name} {'added' if a is None else 'taken out'}"))
    return found


def _model(report: Report) -> str:
    extractor = report.extractor
    weights = f" {extractor.sha256[:12]}" if extractor.sha256 else ""
    language = f" on {extractor.language_model}" if extractor.language_model else ""
    return f"{extractor.name} {extractor.version}{weights}{language}"


def _shifts(old: Report, new: Report) -> Iterator[Shift]:
    before = {(r.ledger.article.id, m.check): m for r in old.articles for m in r.means}
    for record in new.articles:
        article = record.ledger.article.id
        for mean in record.means:
            was = before.get((article, mean.check))
            if was and was != mean:
                yield Shift(article=article, old=was, new=mean)


def text(found: Diff) -> str:
    """The comparison for a terminal, of whose words none can steer it."""
    lines = [f"{len(found.new)} new, {len(found.gone)} gone, {found.kept} kept"]
    lines += [f"changed {c.cause}: {c.words}" for c in found.changes]
    for words, names in (
        ("text changed", found.texts_changed),
        ("added", found.articles_added),
        ("removed", found.articles_removed),
    ):
        lines += [f"{words}: {name}" for name in names]
    lines += _section("New", found.new) + _section("Gone", found.gone)
    for shift in found.shifts:
        lines.append(f"{shift.article}: {shift.new.check} {_mean(shift.old)} → {_mean(shift.new)}")
    return "".join(f"{row(line)}\n" for line in lines)


def _section(title: str, items: Sequence[Seen]) -> list[str]:
    if not items:
        return []
    repeated = Counter(item.because for item in items)
    shared = next(iter(repeated)) if len(repeated) == 1 else None
    lines = ["", title + (f" (may be due to: {', '.join(shared)})" if shared else "")]
    for item in items:
        why = f" [{', '.join(item.because)}]" if item.because and not shared else ""
        lines.append(
            f"  {item.finding.severity} {item.finding.rule} in {item.home}: {item.finding.message}{why}"
        )
    return [*lines, ""]


def _mean(mean: Mean) -> str:
    return f"{'–' if mean.mean is None else f'{mean.mean:.2f}'} ({mean.n} of {mean.of})"
