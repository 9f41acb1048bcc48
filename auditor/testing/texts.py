"""Takes texts down the whole line for a test: read, extracted, checked, reported."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from auditor.contract.checks import Check
from auditor.model import Ledger, Problem, Report

if TYPE_CHECKING:
    from auditor.run.api import Engine


class Audit:
    """A callable that keeps its engine between calls, because a language model takes a second to load."""

    def __init__(self) -> None:
        self._engines: dict[str, Engine] = {}

    def __call__(
        self, *texts: str, check: type[Check] | None = None, extractor: str = "rules", **options: Any
    ) -> Report:
        """The report of one article, or of several that tell one story.

        With ``check`` only that check takes part, installed or not, all its rules on, with its ``options``;
        else all that are installed. AssertionError where anything failed, lest a test take it for silence.
        """
        from auditor.run.engine import Engine
        from auditor.run.settings import Settings

        rules = tuple(f"{check.id}/{rule.id}" for rule in check.rules) if check else ()
        settings = Settings(
            select=(check.id, *rules) if check else (),
            checks={check.id: options} if check else {},
            stories="field",
            cache=False,
        )
        ledgers = list(self._ledgers(texts, extractor))
        report = Engine(settings, checks=(check,) if check else ()).check(ledgers)
        failed = [p for p in report.problems if check is None or p.kind != "plugin"]
        if failed:
            raise AssertionError("\n".join(f"{p.where}: {p.what}" for p in failed))
        return report

    def _ledgers(self, texts: tuple[str, ...], extractor: str) -> Iterator[Ledger | Problem]:
        from auditor.run.api import Engine

        if extractor not in self._engines:
            self._engines[extractor] = Engine(extractor=extractor)
        records = [{"id": f"text{n}", "text": text, "story": "one"} for n, text in enumerate(texts, 1)]
        return self._engines[extractor].extract_ledgers(records)
