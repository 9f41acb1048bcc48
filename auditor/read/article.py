"""Puts an article together from its text, the same for every format: head, blocks, metadata, language."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from auditor.contract.readers import Draft
from auditor.model import Article, Block, Fact, Notice, Problem, Span
from auditor.read import dates, markdown, marks
from auditor.read.boilerplate import boilerplate, urls
from auditor.read.decode import sanitised
from auditor.read.head import ambiguous_date, facts_of, head
from auditor.read.language import foreign, language, warning
from auditor.read.lines import Part, lines
from auditor.read.replies import replies
from auditor.read.stamps import stamps
from auditor.read.wraps import unwrapped

ORDER = ("headline", "outlet", "byline", "dateline", "date", "section", "url", "story")
PLAIN_QUOTES = str.maketrans("“”„‘’`", "\"\"\"'''")  # one for one: offsets stay
LONGEST_TITLE = 1_000


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article was read: what identifies it and the bytes it came from."""

    id: str
    path: str
    line: int | None = None
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """An article as a reader found it, to be put together by whichever process examines it."""

    draft: Draft
    origin: Origin

    @property
    def id(self) -> str:
        """What the article is going to be called."""
        return self.origin.id


def read_text(
    text: str, *, id: str = "-", path: str = "-", title: str | None = None, **metadata: str
) -> Article:
    """An article of a text in memory, read like a file: for programs and tests.

    ``metadata`` takes outlet, byline, date, url, story and the like; ``sha256`` is of the text in UTF-8.
    """
    facts = {name: Fact(value=value, found_in="argument") for name, value in metadata.items() if value}
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return build(Draft(text, title, "argument", facts), Origin(id, path, None, digest))


def in_a_line(error: Exception) -> str:
    """An error's kind and what it says."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:200]


def put_together(found: Found) -> Article | Problem:
    """The article (`build`); a Problem where it cannot be made, so that only this one is lost."""
    try:
        return build(found.draft, found.origin)
    except MemoryError:
        raise
    except Exception as error:
        fix = "the others are read; report this with the file, or save it in another format"
        return Problem(
            kind="article", what=f"cannot be put together: {in_a_line(error)}", where=found.id, fix=fix
        )


def build(draft: Draft, origin: Origin) -> Article:
    """The article: what the format tells goes before what its head tells. Linear in the length of the
    text."""
    written, broken = sanitised(draft.text)
    text, wraps = unwrapped(written)
    if not draft.is_markdown and draft.head == "whole" and markdown.is_evident(written):
        draft = replace(draft, is_markdown=True)
    parts, body, facts, notices = ([], 0, {}, ()) if draft.head == "none" else _opening(text, draft)
    title = _headline(text, parts, facts, draft)
    told, more = _dated(draft.facts)
    if "date" in told:
        notices = tuple(n for n in notices if n.code != "date")
    others, code, mixed = foreign(text, language(text[body:]), lines(text, body))
    parts += [Part("boilerplate", line.start, line.end) for line in others]
    return Article(
        id=origin.id,
        path=origin.path,
        line=origin.line,
        sha256=origin.sha256,
        text=text,
        title=title,
        metadata=_sorted({**_dated(draft.guesses)[0], **facts, **told}),
        language=code,
        blocks=_blocks(text, written, parts, body, draft),
        wraps=wraps,
        warnings=(*draft.warnings, *broken, *notices, *more, *mixed, *warning(code)),
    )


def _opening(text: str, draft: Draft) -> tuple[list[Part], int, dict[str, Fact], tuple[Notice, ...]]:
    """The parts before the body, where the body begins, what they tell, and warnings about it."""
    front, start = markdown.front_matter(text) if draft.is_markdown else ([], 0)
    titled = markdown.title(text, start) if draft.is_markdown else None
    if titled:
        front, start = [*(_demoted(p) for p in front), titled], titled.end
    found = head(text, start, titled=titled is not None or draft.head == "credits")
    parts = [*front, *found.parts]
    facts = {**found.facts, **facts_of([titled] if titled else [], "text"), **facts_of(front, "front matter")}
    other = next((p for p in front if p.kind == "date" and p.other and p.value), None)
    notices = (
        (ambiguous_date(other.value, other.other, None),)
        if other and other.value and other.other
        else found.notices
    )
    return parts, found.end, facts, notices


def _demoted(part: Part) -> Part:
    """A front matter's title where the text has a title of its own: told, but not prose."""
    if part.kind != "headline":
        return part
    return Part("boilerplate", part.start, part.end, part.value, part.at, part.until)


def _headline(text: str, parts: list[Part], facts: dict[str, Fact], given: Draft) -> str | None:
    """Settles where the headline stands; the title, if that is outside the text."""
    title = sanitised((given.title or "").strip()[:LONGEST_TITLE])[0]
    if not title:
        return None
    standing = facts.get("headline")
    if standing and _same(standing.value, title):
        return None
    if place := _opens_with(text, title):
        parts[:] = [p for p in parts if p.end <= place.start or p.start >= place.end]
        parts.append(Part("headline", place.start, place.end))
        facts["headline"] = Fact(value=title, found_in=given.title_in, span=place)
        return None
    facts["headline"] = Fact(
        value=title, found_in=given.title_in, span=Span(of="title", start=0, end=len(title))
    )
    return title


def _same(one: str, other: str) -> bool:
    return _plain(one) == _plain(other)


def _plain(words: str) -> str:
    return " ".join(words.translate(PLAIN_QUOTES).casefold().split()).rstrip(".")


def _opens_with(text: str, title: str) -> Span | None:
    """The place of the title at the beginning of the text, where it fills a line of its own."""
    words = [re.escape(w) for w in title.translate(PLAIN_QUOTES).split()]
    opening = text[: 2 * LONGEST_TITLE + len(title)].translate(PLAIN_QUOTES)
    match = re.match(r"\s*(" + r"\s{1,8}".join(words) + r")[.!?]?[ \t]*(?:[\r\n]|\Z)", opening, re.IGNORECASE)
    return Span(start=match.start(1), end=match.end(1)) if match else None


def _dated(facts: Mapping[str, Fact]) -> tuple[dict[str, Fact], tuple[Notice, ...]]:
    """Given metadata with its date in ISO 8601; words that are no date stay as they are."""
    told = {name: fact.model_copy(update={"value": sanitised(fact.value)[0]}) for name, fact in facts.items()}
    date = dates.normalised(told["date"].value) if "date" in told else None
    if not date or not date.value:
        return told, ()
    told["date"] = told["date"].model_copy(update={"value": date.value})
    return told, (ambiguous_date(date.value, date.other),) if date.other else ()


def _sorted(facts: Mapping[str, Fact]) -> dict[str, Fact]:
    names = [n for n in ORDER if n in facts] + sorted(n for n in facts if n not in ORDER)
    return {name: facts[name] for name in names}


def _blocks(text: str, written: str, parts: Iterable[Part], body: int, draft: Draft) -> tuple[Block, ...]:
    """All blocks in text order; but for quotations none is over another: the one that begins first stays."""
    if draft.is_markdown:
        marked = [*marks.marks(text, written, body), *marks.quotations(written, body)]
    else:
        marked = [*marks.links(text), *replies(written, body)]
    read = [*parts, *boilerplate(text, body), *stamps(text), *urls(text)]
    blocks: list[Block] = []
    end = 0
    for block in sorted([*(p.block for p in read), *marked, *draft.blocks], key=_order):
        if block.kind == "quotation":
            blocks.append(block)
        elif block.span.end > block.span.start >= end:
            blocks.append(block)
            end = block.span.end
    return tuple(blocks)


def _order(block: Block) -> tuple[int, int]:
    return (block.span.start, -block.span.end)
