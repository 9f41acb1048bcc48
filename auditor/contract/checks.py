"""The contract of a check: what a plugin offers, and nothing of how it is found or run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

import pluggy
from pydantic import BaseModel, ConfigDict

from auditor.model import Finding, Ledger, Result, Severity, Span, Story

PROJECT = "auditor"
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


class NoOptions(BaseModel):
    """A check without options."""

    model_config = ConfigDict(extra="forbid")


class NoData(BaseModel):
    """A check whose results carry no data of their own."""

    model_config = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True)
class Rule:
    """A finding a check can raise. ``card`` is Markdown: what, why, which standard says so, how to mend it.

    ``fires`` and ``silent`` are texts that must and must not raise it, for the suite of rule examples; where
    a rule is about a story, each example is a tuple of articles. A rule with ``on`` false is off unless it is
    selected by name.
    """

    id: str
    title: str
    severity: Severity
    card: str
    fires: tuple[str | tuple[str, ...], ...] = ()
    silent: tuple[str | tuple[str, ...], ...] = ()
    on: bool = True

    def finding(
        self, check: str, message: str, spans: Iterable[Span] = (), *, inherited: bool = False
    ) -> Finding:
        """This rule, raised: the message says what, where and what would mend it."""
        return Finding(
            rule=f"{check}/{self.id}",
            severity=self.severity,
            message=message,
            spans=tuple(spans),
            mend="inherited" if inherited else "desk",
        )


class Check:
    """Base of every check. Subclass it, name it, and write one method or both.

    ``article`` sees one article's ledger, ``story`` the ledgers of a story and the facts between them.
    Both are pure: data in, results out, the same for the same input.
    """

    id: ClassVar[str]
    title: ClassVar[str]
    version: ClassVar[str]
    Options: ClassVar[type[BaseModel]] = NoOptions
    Data: ClassVar[type[BaseModel]] = NoData
    rules: ClassVar[tuple[Rule, ...]] = ()

    def __init__(self, options: BaseModel | None = None) -> None:
        self.options: Any = options if options is not None else self.Options()

    def article(self, ledger: Ledger) -> Iterable[Result]:
        """Results about one article; the default has nothing to say."""
        return ()

    def story(self, story: Story) -> Iterable[Result]:
        """Results about one story; the default has nothing to say."""
        return ()


@hookspec
def auditor_checks() -> Iterable[type[Check]]:
    """Hand over the checks of a plugin, as classes."""
    return ()
