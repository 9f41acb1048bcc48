"""Where things stand in the report: one page each in a folder, or all on one page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from auditor.model import Report
from auditor.write.places import file_name


@dataclass(frozen=True)
class Links:
    """Addresses as seen from one page. ``up`` leads from that page to the index; None: all is on one page."""

    up: str | None
    names: dict[tuple[str, str], str] = field(default_factory=dict)

    @classmethod
    def of(cls, report: Report, up: str | None) -> Links:
        """The addresses of a report's articles and stories."""
        names = _numbered("articles", (r.ledger.article.id for r in report.articles), up)
        return cls(up, names | _numbered("stories", (s.facts.id for s in report.stories), up))

    def seen_from(self, up: str) -> Links:
        """The same addresses from another page."""
        return Links(up, self.names)

    def file(self, kind: str, identifier: str) -> str:
        """The file of an article or a story, from the index."""
        return f"{kind}/{self.names[kind, identifier]}.html"

    def prefix(self, kind: str, identifier: str) -> str:
        """What anchors of an article or a story begin with: nothing where it has its own page."""
        return "" if self.up is not None else self.names[kind, identifier] + "-"

    def to(self, kind: str, identifier: str, anchor: str = "top") -> str:
        """The address of a place on the page of an article or story; empty where there is no such page."""
        if (kind, identifier) not in self.names:
            return ""
        if self.up is None:
            return f"#{self.prefix(kind, identifier)}{anchor}"
        return f"{self.up}{self.file(kind, identifier)}#{anchor}"

    def page(self, name: str) -> str:
        """The address of a page of the report as a whole: index, rules."""
        return f"#{name}" if self.up is None else f"{self.up}{name}.html"

    def rule(self, rule: str) -> str:
        """The address of a rule's card."""
        return ("" if self.up is None else self.page("rules")) + "#" + anchor(rule)

    @property
    def marks(self) -> str:
        """The address of the words on how to read the marks."""
        return ("" if self.up is None else self.page("rules")) + "#marks"


def anchor(identifier: str) -> str:
    """An identifier as the name of a place on a page."""
    plain = re.fullmatch(r"[a-z0-9]+(?:[/-][a-z0-9]+)*", identifier)
    return "r-" + (identifier if plain else file_name(identifier))


def _numbered(kind: str, identifiers: Iterable[str], up: str | None) -> dict[tuple[str, str], str]:
    if up is None:
        return {(kind, name): f"{kind[0]}{number}" for number, name in enumerate(identifiers, 1)}
    return {(kind, name): file_name(name) for name in identifiers}
