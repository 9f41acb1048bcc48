"""Reads Word documents as they would be printed: mammoth makes the text, deleted words are out,
footnotes at the end."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from auditor.contract.readers import Draft, Input, Reader, missing
from auditor.errors import ReadError
from auditor.model import Fact
from auditor.read.databases import documents
from auditor.read.hypertext import pieces
from auditor.read.markup import tree_of
from auditor.read.page_body import laid_out

OLD = b"\xd0\xcf\x11\xe0"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Headline'] => h1:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
comment-reference =>
"""


class Word(Reader):
    """A .docx document; a database's export of it, a document an article."""

    name = "docx"
    title = "Word documents, and what Nexis exports as one"
    suffixes = (".docx",)
    needs = "documents"

    def recognises(self, file: Input) -> bool:
        """A package with the parts of a document, or an old or encrypted one, which is refused by name."""
        if file.head.startswith(OLD):
            return file.suffix in (".doc", ".docx")
        return file.head.startswith(b"PK\x03\x04") and (file.suffix == ".docx" or b"word/" in file.head)

    def drafts(self, file: Input) -> Iterator[Draft | ReadError]:
        """The document."""
        data = file.data()
        if data.startswith(OLD):
            locked = ENCRYPTED in data
            what = "an encrypted Word document" if locked else "an old Word document (.doc)"
            raise ReadError(what, file.name, "save it without a password" if locked else "save it as .docx")
        html = _html(data, file.name)
        tree = tree_of(f"<div>{html}</div>")
        found = list(pieces(tree)) if tree is not None else []
        title = next((p for p in found[:5] if p.kind == "heading" and p.level == 1), None)
        text, blocks = laid_out(p for p in found if p is not title)
        if not text.strip():
            raise ReadError(
                "a Word document without text", file.name, "name the document that holds the article"
            )
        exported = documents("\n\n".join(p.text for p in found))
        yield from exported or [
            Draft(
                text,
                title.text if title else None,
                "style Title" if title else "",
                guesses=_core(data),
                blocks=blocks,
                head="credits" if title else "whole",
            )
        ]


def _html(data: bytes, where: str) -> str:
    try:
        import mammoth
    except ImportError:
        raise missing("documents", "mammoth", where) from None
    try:
        made = mammoth.convert_to_html(
            io.BytesIO(without_hidden(data)),
            style_map=STYLES,
            convert_image=mammoth.images.img_element(lambda _: {"src": ""}),
        )
    except Exception as error:  # a damaged package shows itself in many ways
        told = " ".join(f"{type(error).__name__} {error}".split())[:120]
        raise ReadError(
            f"a damaged Word document ({told})", where, "open it in Word and save it again"
        ) from None
    html: str = made.value
    return re.sub(r"<sup>\s*<a [^>]*>.*?</a>\s*</sup>|<a href=\"#(?:foot|end)note-ref[^>]*>.*?</a>", "", html)


def without_hidden(data: bytes) -> bytes:
    """The package without runs that are marked as hidden, which mammoth would read."""
    from lxml import etree

    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {info.filename: package.read(info) for info in package.infolist() if _is_part(info)}
    if not any(
        b"vanish" in part
        for name, part in parts.items()
        if name.startswith("word/") and name.endswith(".xml")
    ):
        return data
    for name, part in parts.items():
        if (
            name.startswith("word/")
            and name.endswith(".xml")
            and b"vanish" in part
            and b"styles" not in name.encode()
        ):
            root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
            for run in list(root.iter(f"{space}r")):
                mark = run.find(f"{space}rPr/{space}vanish")
                if (
                    mark is not None
                    and mark.get(f"{space}val") not in ("0", "false")
                    and run.getparent() is not None
                ):
                    run.getparent().remove(run)
            parts[name] = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return made.getvalue()


def _is_part(info: zipfile.ZipInfo) -> bool:
    """Whether a part is read: pictures and what unpacks to far more than it is are not."""
    return not info.filename.startswith("word/media/") and info.file_size < 200 * 1024 * 1024


def _core(data: bytes) -> dict[str, Fact]:
    """Who is given as the author in the document's properties."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            core = package.read("docProps/core.xml").decode("utf-8", "replace")
    except (KeyError, OSError, zipfile.BadZipFile):
        return {}
    match = re.search(r"<dc:creator>([^<]{2,100})</dc:creator>", core)
    return (
        {"byline": Fact(value=match[1].strip(), found_in="document properties")}
        if match and " " in match[1].strip()
        else {}
    )
