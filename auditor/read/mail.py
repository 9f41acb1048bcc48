"""Reads mails and pages saved as MHTML, whose parts are those of a mail."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from auditor.contract.readers import Draft, Input, Reader
from auditor.errors import ReadError
from auditor.model import Block, Fact, Notice, Span
from auditor.read.decode import decode
from auditor.read.markup import fragment
from auditor.read.pages import page

HEADER = re.compile(rb"[!-9;-~]{1,60}:[ \t].*|[ \t]+\S.*")
TELLING = re.compile(
    rb"^(?:message-id|mime-version|received|return-path|delivered-to|dkim-signature|content-type|x-mailer):",
    re.IGNORECASE | re.MULTILINE,
)
SAVED = re.compile(
    rb"^(?:snapshot-content-location:|content-type:\s*multipart/related)", re.IGNORECASE | re.MULTILINE
)
SIGNATURE = re.compile(r"^-- $", re.MULTILINE)


class Mail(Reader):
    """A mail: its subject is the headline, its body the text; what it quotes of others is no prose."""

    name = "eml"
    title = "mails"
    suffixes = (".eml",)

    def recognises(self, file: Input) -> bool:
        """Header lines, one of which only a mail has, and a blank line."""
        return _is_message(file.head) and not SAVED.search(_headers(file.head))

    def drafts(self, file: Input) -> Iterator[Draft | ReadError]:
        """The mail."""
        message = _parsed(file)
        text, blocks = _body(message, file.name)
        if not text.strip():
            raise ReadError(
                "a mail without a body", file.name, "save the mail with its text, or name its attachment"
            )
        name, address = parseaddr(str(message.get("from", "")))
        told = {"date": _date(message), "sender": name or address}
        facts = {n: Fact(value=value, found_in=f"header {n}") for n, value in told.items() if value}
        guesses = {"outlet": Fact(value=name, found_in="header from")} if name else {}
        title = " ".join(str(message.get("subject", "")).split()) or None
        yield Draft(
            text, title, "header subject", facts, guesses, blocks, tuple(_attached(message)), head="credits"
        )


class Mhtml(Reader):
    """A page that a browser saved with all its parts."""

    name = "mhtml"
    title = "pages saved as MHTML"
    suffixes = (".mhtml", ".mht")

    def recognises(self, file: Input) -> bool:
        """Header lines of related parts."""
        return _is_message(file.head) and bool(SAVED.search(_headers(file.head)))

    def drafts(self, file: Input) -> Iterator[Draft | ReadError]:
        """The page that was saved."""
        message = _parsed(file)
        wanted = str(message.get("snapshot-content-location") or "")
        pages = [
            part
            for part in message.walk()
            if part.get_content_type() in ("text/html", "application/xhtml+xml")
        ]
        first = next(
            (p for p in pages if wanted and str(p.get("content-location", "")) == wanted),
            pages[0] if pages else None,
        )
        if first is None:
            raise ReadError("an MHTML file without a page", file.name, "save the page again")
        draft = page(_content(first, file.name), file.name)
        url = wanted or str(first.get("content-location") or "")
        facts = (
            {"url": Fact(value=url, found_in="header content-location"), **draft.facts}
            if url.startswith("http")
            else draft.facts
        )
        yield replace(draft, facts=facts)


def _headers(head: bytes) -> bytes:
    return re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]


def _is_message(head: bytes) -> bool:
    top = _headers(head.removeprefix(b"\xef\xbb\xbf"))
    lines = top.splitlines()
    return (
        len(lines) > 2
        and len(top) < len(head)
        and all(HEADER.fullmatch(line) for line in lines)
        and bool(TELLING.search(top))
    )


def _parsed(file: Input) -> EmailMessage:
    message = email.message_from_bytes(file.data(), policy=policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise ReadError("no mail: it has no header", file.name, "name it .txt if it is a text")
    return message


def _body(message: EmailMessage, where: str) -> tuple[str, tuple[Block, ...]]:
    """The plain part, unless there is none or it only says to look at the other."""
    plain = message.get_body(("plain",))
    marked = message.get_body(("html", "related"))
    text = _plain(plain, where) if isinstance(plain, EmailMessage) else ""
    html = fragment(_content(marked, where)) if isinstance(marked, EmailMessage) else ("", ())
    if len(html[0].split()) > 2 * len(text.split()) or not text.strip():
        return html
    signature = SIGNATURE.search(text)
    end = len(text)
    blocks = (Block(kind="boilerplate", span=Span(start=signature.start(), end=end)),) if signature else ()
    return text, blocks


def _plain(part: EmailMessage, where: str) -> str:
    text = _content(part, where).replace("\r\n", "\n")
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    return _unflowed(text, delete_space=str(part.get_param("delsp", "")).lower() == "yes")


def _unflowed(text: str, *, delete_space: bool) -> str:
    """RFC 3676: a line that ends in a space goes on in the next of the same depth; "-- " is a signature."""
    lines: list[str] = []
    open_at: int | None = None  # the depth of quotation of a line that goes on
    for raw in text.split("\n"):
        marks = len(raw) - len(raw.lstrip(">"))
        line = raw[marks:].removeprefix(" ")
        if open_at == marks and line != "-- " and lines:
            lines[-1] += line
        else:
            lines.append(">" * marks + " " * bool(marks) + line)
        flows = line.endswith(" ") and line != "-- "
        if flows and delete_space:
            lines[-1] = lines[-1][:-1]
        open_at = marks if flows else None
    return "\n".join(lines)


def _content(part: EmailMessage, where: str) -> str:
    """The words of a part in the encoding it declares, or the one they are in."""
    data = part.get_payload(decode=True)
    return decode(data, where, part.get_content_charset()).text if isinstance(data, bytes) and data else ""


def _date(message: EmailMessage) -> str | None:
    try:
        return parsedate_to_datetime(str(message["date"])).isoformat() if message["date"] else None
    except (ValueError, TypeError):
        return None


def _attached(message: EmailMessage) -> Iterator[Notice]:
    names = [part.get_filename() or part.get_content_type() for part in message.iter_attachments()]
    if names:
        fix = "save them beside the mail and name them"
        said = ", ".join(names[:5]) + (" ..." if len(names) > 5 else "")
        yield Notice(code="attachments", message=f"attachments were not read: {said}", fix=fix)
