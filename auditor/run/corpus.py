"""A corpus that runs add to: what a run finds goes into its file, and its stories are kept up to date.

Stories are found anew among the articles that new ones may change: by field or folder, all of the same
names; by content, all that are near in time, or without a date; and all that share a story with one of these.
Stories whose articles are the same as before are not told again. All of a run is in the file, or nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.metadata import version
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from auditor.errors import ConfigError
from auditor.model import Article, ArticleRecord, Ledger, PassedOver, Problem, Report, StoryRecord
from auditor.read.article import Found
from auditor.run.base import OF_ARTICLES, OF_STORIES, Base
from auditor.run.course import Run
from auditor.run.events import STORIES, note
from auditor.run.labour import Examined
from auditor.stories import events, group
from auditor.write.json import line

if TYPE_CHECKING:
    from auditor.run.engine import Engine

BATCH = 200  # articles or stories whose rows are written at a time
REACH = next(n for n in count() if events.needed(n + 1) > 1)  # days between two of a story that are no copies
# The new articles, those they may share a story with, and all that share a story with one of these.
NEAR = {
    "content": f"""
SELECT article FROM ledgers, (SELECT min(day) AS first, max(day) AS last, bool_or(day IS NULL) AS undated
    FROM ledgers WHERE run = $run)
WHERE undated OR day IS NULL OR day BETWEEN first - {REACH} AND last + {REACH}
""",
    "name": "SELECT article FROM ledgers WHERE name IN (SELECT name FROM ledgers WHERE run = $run)",
}
SEEN = """
WITH near AS ({near}), touched AS (SELECT DISTINCT story FROM members SEMI JOIN near USING (article))
SELECT article FROM near UNION SELECT article FROM members SEMI JOIN touched USING (story) ORDER BY article
"""
Item = Examined | Ledger | Problem | PassedOver


@dataclass
class Added:
    """What a run came to in a corpus."""

    articles: int = 0
    known: int = 0  # articles that were there already
    stories: int = 0  # told, since they are new or have other articles than before
    gone: int = 0  # stories that are no more, or were told again
    names: dict[str, str] = field(default_factory=dict)  # of the articles, by id, as they were given

    def said(self) -> str:
        """In words."""
        known = f", {self.known} were there already" if self.known else ""
        gone = f" in place of {self.gone}" if self.gone else ""
        return f"{self.articles} articles added{known}; {self.stories} stories told{gone}"


class Corpus:
    """The corpus in a file, for one run. ConfigError where it cannot be used."""

    def __init__(self, place: Path, engine: Engine, doing: Callable[[str], None] | None = None) -> None:
        self.engine, self.mode = engine, engine.settings.stories
        if not engine.settings.text:
            fix = "leave --no-text out: later runs find stories by the texts"
            raise ConfigError("a corpus keeps the texts of articles", str(place), fix)
        self.base = Base(place, self.mode, engine.records())
        self.run, self.added = Run(engine, None), Added()
        self.run.doing = doing
        self.number = self.base.one("SELECT coalesce(max(run), 0) + 1 FROM runs")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self.base.close(keep=kind is None)

    def new(self, items: Iterable[Any]) -> Iterator[Any]:
        """The same without articles, or ledgers of articles, that are there already."""
        known = "SELECT count(*) FROM ledgers WHERE given = ? AND text_sha256 = ? AND run < ?"
        for found in items:
            item = self.engine.reading.built(found) if isinstance(found, Found) else found
            article = item.article if isinstance(item, Ledger) else item
            if isinstance(article, Article) and self.base.one(
                known, article.id, _print(article), self.number
            ):
                self.added.known += 1
            else:
                yield item

    def add(self, items: Iterable[Item]) -> Report:
        """Write what is found of each article, then the stories that change; the report without its parts."""
        records = iter(self.run.records(map(self._apart, items)))
        while batch := [r for r in islice(records, BATCH) if isinstance(r, ArticleRecord)]:
            self._articles(batch)
        if self.added.articles:
            self._stories()
        report = self.run.report()
        extractor = report.extractor and line(report.extractor)
        sums = (self.added.articles, self.added.stories, len(report.problems))
        told = (self.number, version("source-auditor"), report.configuration_sha256, extractor, *sums)
        self.base.insert("runs", told)
        self.base.insert(
            "problems", *((self.number, p.kind, p.what, p.where, p.fix) for p in report.problems)
        )
        return report

    def _apart(self, item: Item) -> Item:
        """A ledger under an id that no other has: the second article of a name becomes ``name~2``."""
        if isinstance(item, Problem | PassedOver):
            return item
        found = item if isinstance(item, Examined) else Examined(item)
        given = name = found.ledger.article.id
        numbers = count(2)
        while name in self.added.names or self.base.one("SELECT 1 FROM ledgers WHERE article = ?", name):
            name = f"{given}~{next(numbers)}"
        self.added.names[name] = given
        if name == given:
            return found
        article = found.ledger.article.model_copy(update={"id": name})
        return Examined(found.ledger.model_copy(update={"article": article}))

    def _articles(self, records: list[ArticleRecord]) -> None:
        self.base.write(OF_ARTICLES, articles=records)
        self.base.insert("ledgers", *(self._row(record.ledger) for record in records))
        self.added.articles += len(records)

    def _row(self, ledger: Ledger) -> tuple[object, ...]:
        article = ledger.article
        day, name = events.day(article), group.name_of(article, self.mode)
        given = self.added.names[article.id]
        return article.id, self.number, given, _print(article), day and day.toordinal(), name, line(ledger)

    def _stories(self) -> None:
        """Find stories anew where the new articles may have changed them, and tell those that are not as
        before.
        """
        if self.run.doing:
            self.run.doing(STORIES)
        near = NEAR["content" if self.mode == "content" else "name"]
        seen = [name for (name,) in self.base.all(SEEN.format(near=near).replace("$run", str(self.number)))]
        found = self.engine.labour.grouped([self._ledger(name).article for name in seen], self.mode)
        before: dict[str, list[str]] = {}
        members = "SELECT story, article FROM members WHERE article IN (SELECT unnest(?))"
        for story, article in self.base.all(members, seen):
            before.setdefault(story, []).append(article)
        same = {tuple(sorted(ids)) for ids in before.values()} & set(found)
        for story in (story for story, ids in before.items() if tuple(sorted(ids)) not in same):
            for table in ("members", "stories", *OF_STORIES):
                self.base.all(f"DELETE FROM {table} WHERE story = ?", story)
            self.added.gone += 1
        told = filter(None, (self._told(ids) for ids in found if ids not in same))
        while batch := list(islice(told, BATCH)):
            self._written(batch)

    def _told(self, ids: tuple[str, ...]) -> tuple[StoryRecord, tuple[Ledger, ...]] | None:
        together = tuple(map(self._ledger, ids))
        record = self.run.story(f"story of {ids[0]}", together)
        if isinstance(record, Problem):
            self.run.problems.append(record)
            return None
        note("story", id=record.facts.id, articles=len(ids), kept=False)
        return record, together

    def _written(self, told: list[tuple[StoryRecord, tuple[Ledger, ...]]]) -> None:
        articles = {x.article.id: x for _, together in told for x in together}.values()
        bare = [ArticleRecord.model_construct(ledger=ledger, runs=(), means=()) for ledger in articles]
        self.base.write(OF_STORIES, articles=bare, stories=[record for record, _ in told])
        for record, together in told:
            facts = record.facts
            self.base.insert("stories", (facts.id, self.number, len(together), line(facts)))
            self.base.insert("members", *((facts.id, ledger.article.id) for ledger in together))
        self.added.stories += len(told)

    def _ledger(self, article: str) -> Ledger:
        text = self.base.one("SELECT ledger FROM ledgers WHERE article = ?", article)
        return Ledger.model_validate_json(text)


def _print(article: Article) -> str:
    """The hash of an article's words."""
    words = f"{article.title or ''}\x00{article.text}"
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
