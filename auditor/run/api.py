"""What programs call: articles to reports, to ledgers and back, and a model that is loaded once.

Articles come in any of these makes: a ``str`` is a text, a ``Path`` a file or a folder, a mapping a record
as a line of JSON has it, an `Article` itself, or an iterable of these. Keywords are the settings, which are
also the options of the commands. Models are imported when they are first needed.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar, Unpack

from pydantic import PrivateAttr

from auditor.contract.select import fails
from auditor.errors import ConfigError
from auditor.model import (
    Article,
    ArticleRecord,
    Finding,
    Ledger,
    PassedOver,
    Problem,
    Record,
    Report,
    StoryRecord,
)
from auditor.run.keywords import Keywords
from auditor.run.settings import Settings

if TYPE_CHECKING:
    import pyarrow

    from auditor.run.engine import Engine as Inner
    from auditor.run.labour import Examined

T = TypeVar("T")
One = str | Path | Mapping[str, Any] | Article
Articles = One | Iterable[One | Problem]
Ledgers = Ledger | Path | Iterable[Ledger | Path | Problem]


class Audited(Report):
    """A report as programs get it: the same data, and what is made of them."""

    _fail_on: tuple[str, ...] = PrivateAttr(())

    @property
    def failing(self) -> tuple[Finding, ...]:
        """The findings that ``fail_on`` names and no baseline accepts."""
        return tuple(fails((f for f in self.findings if f.baseline != "unchanged"), self._fail_on))

    def to_tables(self) -> dict[str, pyarrow.Table]:
        """The flat tables of the report by name, for ``.to_pandas()`` or ``polars.from_arrow``.

        They are those of the formats csv and parquet. ConfigError where pyarrow is missing.
        """
        from auditor.write.table_files import arrow_tables

        return arrow_tables(self)


class Engine:
    """Settings with plugins, decisions and models, each loaded once: for many calls, one after another.

    Threads may share one: it takes one article at a time, whoever asks, so more of them make nothing faster;
    ``jobs`` does. Leaving a ``with`` block, or `close`, gives back what it holds.
    """

    def __init__(self, **settings: Unpack[Keywords]) -> None:
        self._settings = made(settings)
        self._lock = threading.RLock()
        self._inner: Inner | None = None

    def __enter__(self) -> Self:
        """Load the models now rather than at the first article."""
        _ = self._engine.extraction
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of models and of what is kept; the next call loads them again."""
        if self._inner is not None:
            self._inner.close()
        self._inner = None

    def audit(self, articles: Articles) -> Audited:
        """The whole line: one report of these articles."""
        return _audited(self._engine.run().report_of(self._examined(articles)), self._settings)

    def check_ledgers(self, ledgers: Ledgers) -> Audited:
        """The report of saved ledgers, or of files of them: no language model is needed."""
        return _audited(self._engine.run().report_of(_saved(ledgers)), self._settings)

    def extract_ledgers(self, articles: Articles) -> Iterator[Ledger | Problem]:
        """A ledger as soon as its article is read, and a problem for each that cannot be."""
        items = self._engine.ledgers(self._read(articles))
        return (item for item in self._one_by_one(items) if not isinstance(item, PassedOver))

    def _examined(self, articles: Articles) -> Iterator[Examined | Problem | PassedOver]:
        return self._one_by_one(self._engine.examined(self._read(articles)))

    def _read(self, articles: Articles) -> Iterator[Article | Problem | PassedOver]:
        readers = tuple(self._engine.plugins.readers.values())
        how = {"readers": readers, "follow_links": self._settings.follow_links}
        return _everything(articles, self._settings.columns, **how)

    def _one_by_one(self, items: Iterator[T]) -> Iterator[T]:
        while True:
            with self._lock:
                item = next(items, None)
            if item is None:
                return
            yield item

    def records(self, articles: Articles) -> Iterator[ArticleRecord | StoryRecord]:
        """The parts of a report as they are done, articles and then stories, so that nobody has to hold all.

        What could not be audited is left out; `audit` tells it.
        """
        return self._engine.run(whole=False).records(self._examined(articles))

    @property
    def _engine(self) -> Inner:
        from auditor.run.engine import Engine as Inner

        with self._lock:
            if self._inner is None:
                self._inner = Inner(self._settings)
            return self._inner


def audit(articles: Articles, **settings: Unpack[Keywords]) -> Audited:
    """Audit articles: the report of the whole line. ConfigError for settings that cannot be.

    What could not be audited stands in the report's ``problems``, and the report is then not ``complete``.
    """
    return Engine(**settings).audit(articles)


def extract_ledgers(articles: Articles, **settings: Unpack[Keywords]) -> Iterator[Ledger | Problem]:
    """The sources and attributions of each article, lazily; a problem for each that cannot be read."""
    return Engine(**settings).extract_ledgers(articles)


def check_ledgers(ledgers: Ledgers, **settings: Unpack[Keywords]) -> Audited:
    """The report of saved ledgers, or of files that `auditor extract` wrote."""
    return Engine(**settings).check_ledgers(ledgers)


def read_articles(
    articles: Articles, *, columns: Mapping[str, str] | None = None
) -> Iterator[Article | Problem]:
    """Articles as they are read, lazily, and a problem for each that cannot be.

    Paths of a sequence are read as the command reads its arguments, so that ids tell them apart; of another
    iterable one by one. A text gets the id "text1", "text2" ...; ``columns`` names the fields of records.
    """
    found = _everything(articles, columns or {})
    return (item for item in found if not isinstance(item, PassedOver))


def _everything(
    articles: Articles, columns: Mapping[str, str], **how: Any
) -> Iterator[Article | Problem | PassedOver]:
    """Articles, problems, and what was passed over in folders."""
    if isinstance(articles, str | Path | Mapping | Article):
        articles = [articles]
    paths = [item for item in articles if isinstance(item, Path)] if isinstance(articles, Sequence) else []
    if paths and len(paths) == len(articles):  # type: ignore[arg-type]
        return _files(paths, columns, **how)
    return chain.from_iterable(_read(n, item, columns, **how) for n, item in enumerate(articles, 1))


def validate(document: Record | Mapping[str, Any] | Path, *, schema_only: bool = False) -> list[str]:
    """What is wrong with a report, a ledger or a part of one, each with its place; empty where nothing is.

    A file may hold one of them, or one a line. Beyond the schema, spans must lie in the text, ids resolve,
    nesting end and totals add up, unless ``schema_only``.
    """
    from auditor.schemas.documents import broken, errors_of

    if isinstance(document, Path):
        return list(errors_of(document.read_bytes(), document.name, schema_only=schema_only))
    plain = document.model_dump(mode="json", exclude_none=True) if isinstance(document, Record) else document
    return broken(plain, schema_only=schema_only)


def made(settings: Mapping[str, Any]) -> Settings:
    """Settings from keywords; paths may be Path objects. ConfigError for one that cannot be."""
    from auditor.run.settings import parse

    def plain(value: Any) -> Any:
        if isinstance(value, Path):
            return str(value)
        return [plain(v) for v in value] if isinstance(value, list | tuple) else value

    given = {name: plain(value) for name, value in settings.items() if value is not None}
    return parse({"cache": "cache_folder" in given, **given}, "keywords")


def _audited(report: Report, settings: Settings) -> Audited:
    if not settings.text:
        from auditor.write.json import without_texts

        report = without_texts(report)
    made = Audited.model_construct(report.model_fields_set, **dict(report))
    made._fail_on = settings.fail_on
    return made


def _files(
    paths: Iterable[Path], columns: Mapping[str, str], **how: Any
) -> Iterator[Article | Problem | PassedOver]:
    from auditor.read import read

    return read([str(path) for path in paths], columns=columns, **how)


def _read(
    number: int, item: One | Problem, columns: Mapping[str, str], **how: Any
) -> Iterable[Article | Problem | PassedOver]:
    from auditor.read import read_text

    if isinstance(item, Article | Problem):
        return [item]
    if isinstance(item, Path):
        return _files([item], columns, **how)
    if isinstance(item, str):
        return [read_text(item, id=f"text{number}", path=f"text{number}")]
    if isinstance(item, Mapping):
        return [_record(number, item, columns)]
    what = f"{type(item).__name__} is no article"
    raise ConfigError(what, f"item {number}", "give a str, a Path, a mapping or an Article")


def _record(number: int, item: Mapping[str, Any], columns: Mapping[str, str]) -> Article | Problem:
    from auditor.read import read_text
    from auditor.read.records import FIELDS

    found = {ours: item[name] for ours in FIELDS if item.get(name := columns.get(ours, ours)) is not None}
    text = found.pop("text", None)
    if not isinstance(text, str):
        what = f"the record has no text in {columns.get('text', 'text')!r}"
        return Problem(kind="line", what=what, where=f"item {number}", fix="name its field with columns")
    name = str(found.pop("id", f"text{number}"))
    return read_text(text, id=name, path=name, **{key: str(value) for key, value in found.items()})


def _saved(ledgers: Ledgers) -> Iterator[Ledger | Problem | PassedOver]:
    from auditor.run.saved import saved

    for item in [ledgers] if isinstance(ledgers, Ledger | Path) else ledgers:
        if isinstance(item, Path):
            yield from saved([str(item)])
        else:
            yield item
