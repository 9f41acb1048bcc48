"""Parses HTML for the formats that carry it: a whole page, or a fragment inside a feed, a mail or an
agency's item."""

from __future__ import annotations

from typing import Any

from auditor.errors import ReadError
from auditor.model import Block
from auditor.read.boilerplate import is_boilerplate
from auditor.read.hypertext import pieces
from auditor.read.page_body import laid_out


def tree_of(html: str) -> Any:
    """The tree of a page, however broken; None where there is none. Nothing is fetched."""
    from lxml import etree
    from lxml import html as parser

    clean = html.replace("\x00", "").encode("utf-8", "replace")
    if clean.lstrip().startswith(b"<?xml"):
        clean = clean[clean.find(b"?>") + 2 :]  # an encoding declared there would be believed
    try:
        return parser.document_fromstring(
            clean, parser=parser.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
        )
    except (etree.LxmlError, ValueError):
        return None


def fragment(html: str) -> tuple[str, tuple[Block, ...]]:
    """All of a piece of HTML as text, with its quotations; nothing is taken for boilerplate but what
    says so."""
    tree = tree_of(f"<div>{html}</div>" if "<body" not in html[:5_000].lower() else html)
    if tree is None:
        return "", ()
    return laid_out(p for p in pieces(tree) if not (p.link_share > 0.9 and is_boilerplate(p.text)))


def xml_of(data: bytes, where: str, kind: str) -> Any:
    """The root of an XML document. Raises ReadError for a broken one, and for one that declares entities."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        told = str(error).split("(<string>")[0].strip(" ,")
        raise ReadError(
            f"broken {kind}: {told[:160]}", where, "mend the XML, or export the item again"
        ) from None
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        fix = "write the words out in place of the entities"
        raise ReadError(f"{kind} that declares entities of its own, which are not read", where, fix)
    return root
