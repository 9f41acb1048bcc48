"""One pair of hands of a run: makes ledgers, asks checks, tells stories, and does nothing that was done.

What it finds out goes into the store before anybody hears of it, and is known again by all that it follows
from. The results of checks that did not come with the auditor are never kept: what they follow from is not
known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from auditor.contract import telling
from auditor.contract.checks import Check
from auditor.contract.plugins import Plugins
from auditor.contract.readers import SPLIT, Draft, too_long
from auditor.contract.select import Selection
from auditor.extract import FINDERS, Extraction
from auditor.model import Article, CheckRun, Ledger, Problem, Record, Story, StoryFacts
from auditor.run import prints
from auditor.run.contained import run_article, run_story
from auditor.run.saved import unsound
from auditor.run.settings import Settings
from auditor.run.store import Kind, Store
from auditor.stories import establish, group

if TYPE_CHECKING:
    from auditor.read.article import Found

DRAFT = TypeAdapter(Draft)
GROUPS = TypeAdapter(tuple[tuple[str, ...], ...])
RUNS = TypeAdapter(tuple[CheckRun, ...])
STORY = TypeAdapter(tuple[StoryFacts, tuple[CheckRun, ...]])
PLACE = {"id", "place", "line", "sha256"}  # of a draft: where it stands
WHERE = {
    "id",
    "path",
    "line",
    "sha256",
}  # of an article: where it was read, which changes nothing in its ledger


@dataclass(frozen=True, slots=True)
class Examined:
    """A ledger, and what the checks that ship say of it, where they were asked."""

    ledger: Ledger
    runs: tuple[CheckRun, ...] | None = None
    kept: bool = False  # whether the ledger was made by an earlier run


@dataclass(frozen=True, slots=True)
class Told:
    """A story's facts, and what the checks that ship say of it."""

    facts: StoryFacts
    runs: tuple[CheckRun, ...]
    kept: bool = False


def extraction(settings: Settings, offered: Callable[[], Plugins]) -> Extraction:
    """The finder and language model of the settings; plugins are asked for where the finder is not built in.

    ExtractorError where one cannot be used.
    """
    finders = {} if settings.extractor in FINDERS else offered().extractors
    return Extraction.make(settings.extractor, settings.language_model, finders=finders)


class Labour:
    """The hands. ``checks`` are those that ship and take part; without a store everything is made anew."""

    def __init__(
        self,
        settings: Settings,
        extraction: Callable[[], Extraction],
        checks: Sequence[Check] = (),
        store: Store | None = None,
    ) -> None:
        self.settings, self._extraction, self.store = settings, extraction, store
        self.checks = tuple(c for c in checks if prints.shipped(c))
        self.selection = Selection(settings.select, settings.ignore)

    def built(self, found: Found) -> Article | Problem:
        """An article put together from what a reader found: head, blocks, language."""
        from auditor.read.article import put_together

        key = self._drafted(found)
        if kept := self._built(key, found):
            return kept
        article = put_together(found)
        if key and isinstance(article, Article):
            self._keep("article", key, article.model_dump_json)
        return article

    def built_before(self, found: Found) -> Article | None:
        """What the store has of an article that a reader found."""
        return self._built(self._drafted(found), found)

    def grouped(self, articles: Sequence[Article], mode: group.Mode) -> tuple[tuple[str, ...], ...]:
        """Which articles, in the order of their ids, are one story, by these."""
        if self.store is None:
            return group.of_articles(articles, mode)
        said = (_plain(article) for article in articles)
        key = prints.each(chain(("stories", prints.telling(), mode), said))
        if (body := self.store.get(key)) is not None:
            with suppress(ValidationError):
                return GROUPS.validate_json(body)
        found = group.of_articles(articles, mode)
        self._keep("stories", key, lambda: GROUPS.dump_json(found).decode())
        return found

    def examined(self, given: Article | Found) -> Examined | Problem:
        """An article's ledger and what the checks say of it; a Problem where there is none."""
        article = given if isinstance(given, Article) else self.built(given)
        if isinstance(article, Problem):
            return article
        found = self.kept(article)
        if found is None:
            made = self._ledger(article)
            if isinstance(made, Problem):
                return made
            self._keep("ledger", self._key(article), made.model_dump_json)
            found = Examined(made)
        return found if self.enough(found) else replace(found, runs=self.runs(found.ledger))

    def enough(self, found: Examined | None) -> bool:
        """Whether nothing of an article is left to be done."""
        return found is not None and (found.runs is not None or not self.checks)

    def kept(self, article: Article) -> Examined | None:
        """What the store has of an article: its ledger, and its runs if they are there too."""
        if self.store is None or (body := self.store.get(self._key(article))) is None:
            return None
        try:
            ledger = Ledger.model_validate_json(body).model_copy(update={"article": article})
        except ValidationError:
            return None
        return Examined(ledger, self._kept_runs(self._about(ledger)) if self.checks else None, kept=True)

    def runs(self, ledger: Ledger) -> tuple[CheckRun, ...]:
        """What the checks say of a ledger; those that failed are asked again the next time."""
        key = self._about(ledger)
        if (kept := self._kept_runs(key)) is not None:
            return kept
        checks = [c for c in self.checks if speaks(c, "article")]
        runs = tuple(run_article(c, ledger, self.selection) for c in checks)
        if all(run.state == "ran" for run in runs):
            self._keep("checks", key, lambda: RUNS.dump_json(runs, exclude_none=True).decode())
        return runs

    def told(
        self, name: str, together: Sequence[Ledger], met: Iterable[tuple[int, int]] | None = None
    ) -> Told | Problem:
        """The facts of a story, and what the checks say of it; a Problem where there are none.

        ``met`` are the candidates among its statements, where a join has found them (`establish`).
        """
        if (kept := self.kept_story(name, together)) is not None:
            return kept
        try:
            story = Story(facts=establish.establish(together, name, met), ledgers=tuple(together))
        except MemoryError:
            raise
        except Exception as error:  # a story that cannot be told must not cost the articles
            return untold(together, telling.told(error))
        runs = tuple(run_story(c, story, self.selection) for c in self.checks if speaks(c, "story"))
        if all(run.state == "ran" for run in runs):
            told = STORY.dump_json
            self._keep(
                "story", self._about(*together), lambda: told((story.facts, runs), exclude_none=True).decode()
            )
        return Told(story.facts, runs)

    def _ledger(self, article: Article) -> Ledger | Problem:
        if long := too_long(article.text):
            return Problem(kind="article", what=long, where=article.id, fix=SPLIT)
        fix = "the others were audited; please report this with the text, it is a defect"
        extraction = self._extraction()
        try:
            ledger = extraction.ledger(article)
        except MemoryError:
            raise
        except Exception as error:  # one article that breaks the extraction must not break the others
            said = str(error) or type(error).__name__
            what = f"could not be extracted: {said[:300]}"
            return Problem(kind="article", what=what, where=article.id, fix=fix)
        if not extraction.ours and (wrong := unsound(ledger)):  # a finder of a plugin is not believed
            fix = (
                f"the others were audited; report it to the author of the extractor {ledger.extractor.name!r}"
            )
            return Problem(kind="extractor", what=wrong, where=article.id, fix=fix)
        return ledger

    @cached_property
    def _machine(self) -> bytes:
        return prints.extracting(self.settings)

    @cached_property
    def _judging(self) -> bytes:
        return prints.of(prints.checking(self.checks, self.selection), prints.telling())

    def _built(self, key: bytes | None, found: Found) -> Article | None:
        if self.store and key and (body := self.store.get(key)) is not None:
            with suppress(ValidationError):
                here = {name: getattr(found.origin, name) for name in WHERE}
                return Article.model_validate_json(body).model_copy(update=here)
        return None

    def _drafted(self, found: Found) -> bytes | None:
        """The key of an article that a reader found; None where it has none."""
        if self.store is None:
            return None
        try:
            draft = DRAFT.dump_json(found.draft, exclude=PLACE)
        except PydanticSerializationError:  # half characters, which reading is about to mend
            return None
        return prints.of("article", prints.reading(), draft)

    def _key(self, article: Article) -> bytes:
        return prints.of(self._machine, _plain(article, exclude=WHERE))

    def _about(self, *ledgers: Ledger) -> bytes:
        """The key of what is said of ledgers."""
        if self.store is None:
            return b""
        return prints.of(self._judging, len(ledgers) > 1, *map(_plain, ledgers))

    def _keep(self, kind: Kind, key: bytes, made: Callable[[], str]) -> None:
        if self.store is None:
            return
        try:
            self.store.put(kind, key, made().encode())
        except (PydanticSerializationError, UnicodeError):  # words that no JSON can hold: made anew each time
            return

    def _kept_runs(self, key: bytes) -> tuple[CheckRun, ...] | None:
        body = self.store.get(key) if self.store else None
        try:
            return None if body is None else RUNS.validate_json(body)
        except ValidationError:
            return None

    def kept_story(self, name: str, together: Sequence[Ledger]) -> Told | None:
        """What the store has of a story of some articles."""
        body = self.store.get(self._about(*together)) if self.store else None
        try:
            facts, runs = STORY.validate_json(body) if body is not None else (None, ())
        except ValidationError:
            return None
        return None if facts is None else Told(facts.model_copy(update={"id": name}), runs, kept=True)


def untold(together: Sequence[Ledger], what: str) -> Problem:
    """The problem of a story that cannot be told."""
    fix = "the articles themselves were audited; please report this, it is a defect"
    where = ", ".join(ledger.article.id for ledger in together[:5])
    return Problem(kind="story", what=what, where=where, fix=fix)


def _plain(record: Record, exclude: set[str] | None = None) -> bytes:
    """A record as JSON, or as Python shows it where it holds half characters, which no JSON can."""
    try:
        return record.model_dump_json(exclude=exclude).encode()
    except PydanticSerializationError:
        return repr(record).encode("utf-8", "backslashreplace")


def speaks(check: Check, method: str) -> bool:
    """Whether a check has a method of its own: article or story."""
    return getattr(type(check), method) is not getattr(Check, method)
