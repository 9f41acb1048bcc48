"""Reads web pages: the whole article and nothing around it, with a warning where more was there than
could be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from auditor.contract.readers import Draft, Input, Reader
from auditor.errors import ReadError
from auditor.model import Notice
from auditor.read import page_facts
from auditor.read.databases import documents
from auditor.read.decode import decode
from auditor.read.hypertext import pieces
from auditor.read.linked import Described, article_of, scripts, site_of
from auditor.read.markup import tree_of
from auditor.read.page_body import Body, body, laid_out, plain

DECLARED = re.compile(
    rb"<meta[^>]{0,200}charset\s{0,3}=\s{0,3}[\"']?\s{0,3}([\w-]{2,40})|<\?xml[^>]{0,80}encoding=[\"']([\w-]{2,40})",
    re.IGNORECASE,
)
OPENING = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
EXPORTED = re.compile(
    r"class=\"[^\"]{0,40}\b(?:en)?Article\b[^\"]{0,40}\"|<p>\s*Document [A-Z]{3,8}\d", re.IGNORECASE
)
FEWEST = 5  # words; less is a menu or a button
MORE = 1.25  # times the words that were read: then more was there, or a longer body is taken in place of it
WALL_WORDS = re.compile(
    r"(?:subscribe|sign (?:in|up)|log in|register|become a (?:member"
    r"|subscriber))(?: now| today)? to (?:continue|keep|read|unlock)"
    r"|(?:this|the rest of this) (?:article|story|content) is (?:only |exclusively )?(?:for|available to) "
    r"(?:our |paying )?(?:subscribers|members)|to (?:continue|keep) reading|to read the (?:full|rest)"
    r"|(?:read|reached) your (?:last|limit of) free|you have \w+ free articles?",
    re.IGNORECASE,
)


class Page(Reader):
    """A saved web page; a page that a database exports, a document an article."""

    name = "html"
    title = "web pages, and what Factiva exports as one"
    suffixes = (".html", ".htm", ".xhtml", ".shtml")

    def recognises(self, file: Input) -> bool:
        """A page opens with its type or its root."""
        return bool(OPENING.match(file.head.lstrip(b"\xef\xbb\xbf")[:3_000]))

    def drafts(self, file: Input) -> Iterator[Draft | ReadError]:
        """The article of the page, or the documents of the export."""
        data = file.data()
        declared = DECLARED.search(data[:4096])
        encoding = (declared.group(1) or declared.group(2)).decode("ascii") if declared else None
        decoded = decode(data, file.name, encoding)
        if exported := _exported(decoded.text):
            yield from exported
            return
        yield replace_warnings(page(decoded.text, file.name), decoded.notices)


def replace_warnings(draft: Draft, more: tuple[Notice, ...]) -> Draft:
    """The draft with what its bytes warn of in front."""
    return replace(draft, warnings=(*more, *draft.warnings))


def page(html: str, where: str) -> Draft:
    """The article of a page. Raises ReadError where there is none. The same page gives the same text."""
    tree = tree_of(html)
    if tree is None:
        raise _nothing(where)
    linked = scripts(tree)
    described = article_of(linked, page_facts.titles(tree))
    found = body(tree, html)
    text, blocks = laid_out(found.pieces)
    told = described.body if described else ""
    if len(told.split()) > MORE * len(text.split()) and _continues(told, text):
        text, blocks = told, ()
    if len(text.split()) < FEWEST:
        raise _nothing(where)
    facts = page_facts.facts(tree, described, site_of(linked))
    guesses = page_facts.guesses(tree, described, found.above, facts)
    headline = facts.pop("headline", None) or guesses.get("headline")
    guesses.pop("headline", None)
    outlet = facts.get("outlet")
    title = page_facts.without_outlet(headline.value, outlet.value if outlet else None) if headline else None
    return Draft(
        text,
        title,
        headline.found_in if headline else "",
        facts,
        guesses,
        blocks,
        tuple(_partial(text, found, described, html)),
        head="credits",
    )


def _nothing(where: str) -> ReadError:
    fix = "save the page complete, or the article's text as .txt, and name that file"
    return ReadError("no article text found in this page", where, fix)


def _continues(told: str, text: str) -> bool:
    """Whether the longer body holds what was read of the page."""
    if not text.strip():
        return True
    whole = plain(told)
    lines = [key for line in text.splitlines() if len(key := plain(line)) > 30]
    return not lines or sum(key[:60] in whole for key in lines) >= 0.5 * len(lines)


def _partial(text: str, found: Body, described: Described | None, html: str) -> Iterator[Notice]:
    """Warnings where more was there: by the page's own count, by what it shows, or behind a wall."""
    read = len(text.split())
    stated = described.words if described else None
    fix = "save the page complete, or read the article where it is whole"
    walled = bool(described and described.is_walled) or bool(WALL_WORDS.search(html))
    more = bool(stated and stated > MORE * read)
    if walled and (more or read < 200):
        count = f"{read} words of {stated}" if more else f"{read} words"
        yield Notice(code="paywall", message=f"the page is behind a paywall: {count} could be read", fix=fix)
    elif more:
        message = f"the page says that its article has {stated} words; {read} were read"
        yield Notice(code="partial", message=message, fix=fix)
    elif found.seen > MORE * read + 40:
        message = f"the page shows {found.seen} words where the article stands; {read} were read"
        yield Notice(code="partial", message=message, fix=fix)


def _exported(html: str) -> list[Draft]:
    """The documents of a page that a database exports."""
    if not EXPORTED.search(html):
        return []
    tree: Any = tree_of(html)
    if tree is None:
        return []
    lines = [p.text for p in pieces(tree)]
    return (
        documents("\n\n".join(lines))
        if any(re.match(r"Document [A-Za-z]{2,10}\d", line) for line in lines)
        else []
    )
