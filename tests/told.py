"""A ledger told in few lines, so that tables of small texts can say all that is read from each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from auditor.extract import Extraction
from auditor.model import Article, Attribution, Ledger, Slot, Source, Span

TABLES = sorted((Path(__file__).parent / "extract" / "told").glob("*.txt"))
ABOVE = (  # says nothing, so that whatever stands below it is read as if it stood alone
    "Rain fell over the hills for most of the morning, and the roads were wet.\n\nSnow lay on the ridge "
    "above the trees, late in the year, and in the night the wind had turned to the south.\n\n"
)
AGAIN = re.compile(r"‹([^*›]+)\*(\d+)›")
USUAL = {"statement", "positive", "neutral"}
SLOTS = (
    "post", "body", "nationality", "seniority", "access", "reason", "allegiance", "standing",
)  # fmt: skip


def tell(ledger: Ledger) -> list[str]:
    """Each source with what is known of it and where it stands, then each attribution with how it is made."""
    article = ledger.article
    return [
        *(source(article, s) for s in ledger.sources),
        *(_attribution(article, attribution) for attribution in ledger.attributions),
        *_people(ledger),
    ]


def source(article: Article, found: Source) -> str:
    """One source with what is known of it and where it stands."""
    facts = ["named" if found.named else "unnamed", found.kind]
    facts += [str(found.count)] if found.count is not None else []
    facts += ["several"] if found.plural else []
    facts += [f"part of {found.part_of}"] if found.part_of else []
    facts += [f"joins {' '.join(found.members)}"] if found.members else []
    facts += [found.protected] if found.protected else []
    for name in SLOTS:
        slot = getattr(found.slots, name)
        facts += [f"{name} {_slot(article, slot)}"] if slot is not None else []
    mentions = ", ".join(f"“{_slice(article, span)}”" for span in found.mentions)
    return f"{found.id} {found.name}: {', '.join(facts)}; {mentions}"


def _slot(article: Article, slot: Slot) -> str:
    graded = f"“{slot.value}” ({slot.grade})" if slot.grade else f"“{slot.value}”"
    if slot.span is None:
        return f"{graded}, concluded"
    read = _slice(article, slot.span)
    return graded if read == slot.value else f"{graded} from “{read}”"


def _attribution(article: Article, a: Attribution) -> str:
    parts = [f"{a.id} {a.source or 'nobody'}", _words(article, a.source_spans), f"[{_words(article, a.cue)}]"]
    facts = [a.form]
    facts += [value for value in (a.kind, a.polarity, a.stance) if value not in USUAL]
    facts += [f"in {a.within}"] if a.within else []
    facts += [f"quotes {_words(article, a.quotes)}"] if a.quotes and a.form == "mixed" else []
    facts += [f"hedged {_words(article, a.hedges)}"] if a.hedges else []
    if a.channel != "unknown" or a.channel_span is not None:
        place = f" from “{_slice(article, a.channel_span)}”" if a.channel_span else ""
        facts += [f"by {a.channel}{place}"]
    facts += [f"to {_slot(article, a.addressee)}"] if a.addressee else []
    for relay in a.relays:
        place = f" from {_words(article, relay.spans)}" if relay.spans else ""
        facts += [f"via {relay.name}{place}{' (carried over)' if relay.inferred else ''}"]
    return f"{' '.join(part for part in parts if part)} {_words(article, a.content)} ({', '.join(facts)})"


def _people(ledger: Ledger) -> Iterator[str]:
    counted = ledger.arithmetic
    if counted.unnamed:
        most = counted.people_at_most
        yield f"people without a name: {counted.people_at_least} to {'any' if most is None else most}"


def _words(article: Article, spans: tuple[Span, ...]) -> str:
    return " … ".join(_slice(article, span) for span in spans)


def _slice(article: Article, span: Span) -> str:
    return article.slice(span).replace("\n", "¶")


@dataclass(frozen=True)
class Case:
    """One small text of a table: the behaviour it shows, its title and text, and what is read of it."""

    behaviour: str
    title: str
    text: str
    told: tuple[str, ...]
    below: bool = False  # whether other paragraphs stand above it

    def article(self) -> Article:
        """Line breaks are written as ¶ in the tables, and words that come again as ‹word *3›."""
        text = AGAIN.sub(lambda m: m[1] * int(m[2]), self.text.replace("¶", "\n"))
        above = ABOVE if self.below else ""
        return Article(id="a", path="-", text=above + text, title=self.title or None)


def cases(path: Path) -> Iterator[Case]:
    """The texts of a table: behaviours behind "# ", titles behind "T: ", texts behind "> ", or behind ">>"
    where they are read below others, each followed by what is told of it, indented."""
    behaviour = title = text = ""
    below = False
    told: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), "# "]:
        mark, rest = line[:2], line[2:]
        if mark == "  ":
            told.append(line.strip())
            continue
        if text and line:
            yield Case(behaviour, title, text, tuple(told), below)
            title, text, told = "", "", []
        if mark == "# ":
            behaviour = rest
        elif mark == "T:":
            title = rest.strip()
        elif mark in ("> ", ">>"):
            text, below = rest.strip(), mark == ">>"


def table(path: Path, told_of: Callable[[Case], Sequence[str]]) -> str:
    """A table anew, as its texts are read now."""
    lines: list[str] = []
    last = ""
    for case in cases(path):
        if case.behaviour != last:
            lines += [*([""] if last else []), f"# {case.behaviour}"]
            last = case.behaviour
        lines += [f"T: {case.title}"] if case.title else []
        lines += [
            f"{'>>' if case.below else '>'} {case.text}",
            *(f"  {row}" for row in told_of(case)),
        ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    finder = Extraction.make("rules")
    for path in TABLES:
        path.write_text(table(path, lambda case: tell(finder.ledger(case.article()))), encoding="utf-8")
