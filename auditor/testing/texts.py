"""Takes texts down the whole line for a test: read, extracted, checked, reported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from auditor.contract.checks import Check
from auditor.model import Ledger, Report

if TYPE_CHECKING:
    from auditor.extract import Extraction


class Audit:
    """A callable that keeps its extraction between calls, because a language model takes a second to load."""

    def __init__(self) -> None:
        self._extractions: dict[str, Extraction] = {}

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
        )
        ledgers = [self._ledger(text, n, extractor) for n, text in enumerate(texts, 1)]
        report = Engine(settings, checks=(check,) if check else ()).check(ledgers)
        failed = [p for p in report.problems if check is None or p.kind != "plugin"]
        if failed:
            raise AssertionError("\n".join(f"{p.where}: {p.what}" for p in failed))
        return report

    def _ledger(self, text: str, number: int, extractor: str) -> Ledger:
        from auditor.extract import Extraction
        from auditor.read import read_text

        if extractor not in self._extractions:
            self._extractions[extractor] = Extraction.make(extractor)
        name = f"text{number}"
        return self._extractions[extractor].ledger(read_text(text, id=name, path=name, story="one"))
