"""Reads web archives: the pages among the responses, one record at a time, so that the size of an
archive is no matter."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from auditor.contract.readers import Draft, Input, Reader
from auditor.errors import ReadError
from auditor.model import Fact, PassedOver
from auditor.read.decode import decode
from auditor.read.pages import page, replace_warnings

PAGES = ("text/html", "application/xhtml+xml")
LARGEST = 32 * 1024 * 1024  # bytes of a page
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)


class Warc(Reader):
    """A WARC file, packed record by record or not at all."""

    name = "warc"
    title = "web archives, a page an article"
    suffixes = (".warc",)

    def recognises(self, file: Input) -> bool:
        """The version line of a record."""
        return file.head.startswith(b"WARC/")

    def drafts(self, file: Input) -> Iterator[Draft | ReadError | PassedOver]:
        """The responses that are pages, in their order; what else was saved is counted."""
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed

        with file.opened() as stream:
            number = 0
            try:
                for record in ArchiveIterator(stream):
                    number += 1
                    found = _article(record, f"{file.name}#{number}", f"#{number}")
                    if found is not None:
                        yield found
            except (ArchiveLoadFailed, EOFError, OSError, ValueError) as error:
                told = " ".join(str(error).split())[:120]
                what = f"breaks off after record {number} ({told})"
                yield ReadError(what, file.name, "fetch the archive again; what stands before that was read")


def _article(record: Any, where: str, place: str) -> Draft | ReadError | PassedOver | None:
    """The page of a record; None for requests and the archive's own notes."""
    if record.rec_type not in ("response", "resource") or record.rec_headers.get_header(
        "WARC-Target-URI", ""
    ).startswith("dns:"):
        return None
    kind = _header(record, "Content-Type").lower()
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    if not kind.startswith(PAGES) or status != "200":
        return PassedOver(files={_name(kind, status): 1})
    data = record.content_stream().read(LARGEST + 1)
    if record.raw_stream.limit > 0 and len(data) <= LARGEST:
        return ReadError(
            "a record that is cut off", where, "fetch the archive again; the other records were read"
        )
    if len(data) > LARGEST:
        return ReadError("a page of more than 32 MB", where, "save its text by itself")
    try:
        charset = CHARSET.search(kind)
        decoded = decode(data, where, charset.group(1) if charset else None)
        draft = replace_warnings(page(decoded.text, where), decoded.notices)
    except ReadError as error:
        return error
    return _placed(draft, record, data, place)


def _placed(draft: Draft, record: Any, data: bytes, place: str) -> Draft:
    """The draft with the address and time of the record."""
    told = {"url": "WARC-Target-URI", "saved": "WARC-Date"}
    values = {name: record.rec_headers.get_header(header) for name, header in told.items()}
    facts = {n: Fact(value=v, found_in=f"header {told[n]}") for n, v in values.items() if v}
    return replace(
        draft, facts={**facts, **draft.facts}, place=place, sha256=hashlib.sha256(data).hexdigest()
    )


def _header(record: Any, name: str) -> str:
    headers = record.http_headers or record.rec_headers
    return str(headers.get_header(name) or "")


def _name(kind: str, status: str) -> str:
    return (
        f"{kind.partition(';')[0].strip() or 'unknown'} record"
        if status == "200"
        else f"record of status {status}"
    )
