"""Files of every format that is read, made by hand after the published standards, all with one story in them."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable

TITLE = "Storm closes harbour"
OUTLET = "Harbour Herald"
BYLINE = "Jane Doe"
DATE = "2024-05-24"
FIRST = "The harbour was closed on Tuesday after a storm tore two cranes from their rails, the port said."
SECOND = "“Nobody was hurt,” said Ines Rowntree, who runs the port. “We were lucky, and we know it.”"
THIRD = "Ships waited outside the bay until the evening, according to the coast guard."
PARAGRAPHS = (FIRST, SECOND, THIRD)
TEXT = "\n\n".join(PARAGRAPHS)
HTML = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)


def page() -> str:
    """A page with all its metadata."""
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{TITLE} | {OUTLET}</title>
<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="{OUTLET}">
<meta name="author" content="{BYLINE}"><meta property="article:published_time" content="{DATE}T19:28:00+02:00">
<link rel="canonical" href="https://herald.example/storm"></head>
<body><nav><a href="/">Home</a></nav><article><h1>{TITLE}</h1>{HTML}</article><footer>Imprint</footer></body></html>"""


def rss() -> str:
    """RSS 2.0 with the content module."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>{OUTLET}</title><link>https://herald.example/</link><description>News of the bay</description>
<item><title>{TITLE}</title><link>https://herald.example/storm</link><dc:creator>{BYLINE}</dc:creator>
<pubDate>Fri, 24 May 2024 19:28:00 +0200</pubDate><guid>https://herald.example/storm</guid>
<description>Two cranes fell.</description><content:encoded><![CDATA[{HTML}]]></content:encoded></item>
</channel></rss>"""


def atom() -> str:
    """Atom, RFC 4287."""
    body = HTML.replace("<", "&lt;").replace(">", "&gt;")
    return f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>{OUTLET}</title><id>urn:uuid:60a76c80-d399-11d9-b93c-0003939e0af6</id>
<updated>2024-05-25T08:00:00Z</updated>
<entry><title>{TITLE}</title><id>urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a</id>
<link href="https://herald.example/storm"/><author><name>{BYLINE}</name></author>
<published>2024-05-24T19:28:00+02:00</published><updated>2024-05-25T08:00:00Z</updated>
<summary>Two cranes fell.</summary><content type="html">{body}</content></entry></feed>"""


def newsml(content: str = "", management: str = '<pubStatus qcode="stat:usable"/>') -> str:
    """A NewsML-G2 item of core conformance."""
    paragraphs = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    xhtml = f"""<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head>
<title>{TITLE}</title></head><body>{paragraphs}</body></html></inlineXML>"""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:herald.example:20240524:storm" version="3"
 standard="NewsML-G2" standardversion="2.34" conformance="core" xml:lang="en">
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml"/>
<rightsInfo><copyrightHolder literal="{OUTLET}"/></rightsInfo>
<itemMeta><itemClass qcode="ninat:text"/><provider literal="herald"><name>{OUTLET}</name></provider>
<versionCreated>2024-05-25T08:00:00+02:00</versionCreated><firstCreated>2024-05-24T19:28:00+02:00</firstCreated>
{management}</itemMeta>
<contentMeta><by>By {BYLINE}</by><dateline>HARBOURTOWN</dateline><headline>{TITLE}</headline><slugline>storm-harbour</slugline>
</contentMeta><contentSet>{content or xhtml}</contentSet></newsItem>"""


def nitf(docdata: str = "") -> str:
    """NITF 3.6."""
    paragraphs = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/" version="-//IPTC//DTD NITF 3.6//EN"><head><title>{TITLE}</title>
<docdata{docdata}><date.issue norm="20240524T192800+0200"/></docdata>
<pubdata name="{OUTLET}" date.publication="20240525" position.section="News"/></head>
<body><body.head><hedline><hl1>{TITLE}</hl1></hedline><byline>By <person>{BYLINE}</person><byttl>Staff</byttl></byline>
<dateline><location>HARBOURTOWN</location><story.date norm="20240524">May 24</story.date></dateline></body.head>
<body.content><media media-type="image"><media-reference source="x.jpg"/><media-caption>The crane.</media-caption></media>
{paragraphs}</body.content></body></nitf>"""


def ninjs(version: int) -> dict[str, object]:
    """An item of ninjs 1.5, 2.1 or 3.0, with the names that its schema has: 1 has ``byline``, 2 and 3 ``by``."""
    if version == 1:
        return {
            "uri": "urn:ninjs.com:20240524:storm", "type": "text", "mimetype": "text/html", "headline": TITLE,
            "byline": f"By {BYLINE}", "versioncreated": "2024-05-24T19:28:00+02:00", "pubstatus": "usable",
            "located": "HARBOURTOWN", "copyrightholder": OUTLET, "body_html": HTML, "body_text": TEXT,
        }  # fmt: skip
    body = [{"role": "main", "contenttype": "text/html", "value": HTML}]
    if version == 2:
        return {
            "standard": {"name": "ninjs", "version": "2.1", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_2.1.json"},
            "uri": "urn:ninjs.com:20240524:storm", "type": "text", "headlines": [{"role": "main", "value": TITLE}],
            "by": BYLINE, "firstcreated": "2024-05-24T19:28:00+02:00", "versioncreated": "2024-05-25T08:00:00+02:00",
            "pubstatus": "usable", "infosources": [{"name": OUTLET}], "bodies": body,
        }  # fmt: skip
    return {
        "standard": {"name": "ninjs", "version": "3.0", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json"},
        "uri": "urn:ninjs.com:20240524:storm", "type": "text", "headlines": [{"role": "main", "value": TITLE}],
        "by": BYLINE, "firstCreated": "2024-05-24T19:28:00+02:00", "versionCreated": "2024-05-25T08:00:00+02:00",
        "pubStatus": "usable", "infoSources": [{"name": OUTLET}],
        "bodies": [{"role": "main", "contentType": "text/html", "value": HTML}],
    }  # fmt: skip


def linked() -> str:
    """A document of schema.org."""
    return json.dumps(
        {
            "@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE, "datePublished": "2024-05-24T19:28:00+02:00",
            "author": {"@type": "Person", "name": BYLINE}, "publisher": {"@type": "Organization", "name": OUTLET},
            "articleBody": TEXT,
        }
    )  # fmt: skip


def eml() -> bytes:
    """A mail of two parts, RFC 5322 and 2045."""
    return f"""From: {OUTLET} <desk@herald.example>
To: readers@herald.example
Date: Fri, 24 May 2024 19:28:00 +0200
Subject: {TITLE}
Message-ID: <1@herald.example>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: 8bit

By {BYLINE}

{TEXT}

--b
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: 8bit

<html><body><p>By {BYLINE}</p>{HTML}</body></html>
--b--
""".encode()


def mhtml() -> bytes:
    """A page as Chromium saves it."""
    import quopri

    packed = quopri.encodestring(page().encode()).decode()
    return f"""From: <Saved by Blink>
Snapshot-Content-Location: https://herald.example/storm
Subject: {TITLE}
Date: Sat, 25 May 2024 10:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----m"

------m
Content-Type: text/html
Content-ID: <frame-1@mhtml.blink>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://herald.example/storm

{packed}
------m
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://herald.example/a.png

iVBORw0KGgo=
------m--
""".replace("\n", "\r\n").encode()


def rtf() -> bytes:
    """RTF 1.9 with a deleted word, hidden words and a footnote."""
    words = SECOND.replace("“", r"\ldblquote ").replace("”", r"\rdblquote ")
    return (
        rf"{{\rtf1\ansi\ansicpg1252\deff0{{\fonttbl{{\f0\froman Times;}}}}{{\*\revtbl{{Unknown;}}{{Editor;}}}}\f0\fs24 "
        rf"{{\b {TITLE}}}\par\par By {BYLINE}\par May 24, 2024\par\par "
        rf"{FIRST[:30]}{{\deleted\revauthdel1 never and nowhere }}{{\revised\revauth1 }}{FIRST[30:]}"
        rf"{{\super\chftn{{\footnote\pard\plain{{\super\chftn}} The rails are from 1911.}}}}\par\par "
        rf"{words}{{\v Not for print.}}\par\par {THIRD}\par}}"
    ).encode("cp1252")


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(paragraphs: str | None = None) -> bytes:
    """A Word document with tracked changes, a footnote, a text box and hidden words."""
    box = (
        '<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>'
        "The port was built in 1911, the town says.</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    body = paragraphs or (
        f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>{TITLE}</w:t></w:r></w:p>'
        f"<w:p><w:r><w:t>By {BYLINE}</w:t></w:r></w:p><w:p><w:r><w:t>May 24, 2024</w:t></w:r></w:p>"
        f'<w:p><w:r><w:t xml:space="preserve">{FIRST[:30]}</w:t></w:r><w:del w:id="1" w:author="E" w:date="2024-05-24T10:00:00Z">'
        '<w:r><w:delText xml:space="preserve">never and nowhere </w:delText></w:r></w:del>'
        f'<w:ins w:id="2" w:author="E" w:date="2024-05-24T10:00:00Z"><w:r><w:t xml:space="preserve">{FIRST[30:]}</w:t></w:r></w:ins>'
        '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
        f"<w:p><w:r><w:t>{SECOND}</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>Not for print.</w:t></w:r></w:p>"
        f"<w:p><w:r><w:t>{THIRD}</w:t></w:r></w:p>{box}"
    )
    parts = {
        "[Content_Types].xml": '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
        '<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>'
        '<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>',
        "_rels/.rels": '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>'
        '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>',
        "word/styles.xml": f'<?xml version="1.0" encoding="UTF-8"?><w:styles {W}><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style></w:styles>',
        "word/footnotes.xml": f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>'
        '<w:r><w:t xml:space="preserve"> The rails are from 1911.</w:t></w:r></w:p></w:footnote></w:footnotes>',
        "word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?><w:document {W}><w:body>{body}</w:body></w:document>',
    }  # fmt: skip
    return _zipped({name: part.encode() for name, part in parts.items()})


def odt() -> bytes:
    """An OpenDocument text with tracked changes, a note and an annotation."""
    spaces = " ".join(
        f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"'
        for n in ("office", "text", "style", "table", "meta")
    )
    content = f"""<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} xmlns:dc="http://purl.org/dc/elements/1.1/"
 office:version="1.3"><office:automatic-styles/><office:body><office:text>
<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>E</dc:creator>
<dc:date>2024-05-24T10:00:00</dc:date></office:change-info><text:p>never and nowhere</text:p></text:deletion></text:changed-region>
</text:tracked-changes><text:h text:outline-level="1">{TITLE}</text:h><text:p>By {BYLINE}</text:p><text:p>May 24, 2024</text:p>
<text:p>{FIRST[:30]}<text:change text:change-id="c1"/>{FIRST[30:]}<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1
</text:note-citation><text:note-body><text:p>The rails are from 1911.</text:p></text:note-body></text:note></text:p>
<text:p>{SECOND}<office:annotation><dc:creator>E</dc:creator><text:p>Not for print.</text:p></office:annotation></text:p>
<text:p>{THIRD}</text:p></office:text></office:body></office:document-content>"""
    manifest = """<?xml version="1.0" encoding="UTF-8"?><manifest:manifest
 xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"""
    parts = {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "content.xml": content.encode(),
        "META-INF/manifest.xml": manifest.encode(),
    }
    return _zipped(parts)


def pdf(pages: list[list[tuple[float, float, float, str]]] | None = None) -> bytes:
    """A PDF 1.4 of one font; each line is x, y, size and words."""
    if pages is None:
        lines = [
            (72.0, 720.0, 20.0, TITLE),
            (72.0, 690.0, 11.0, f"By {BYLINE}"),
            (72.0, 670.0, 11.0, "May 24, 2024"),
        ]
        y = 640.0
        for paragraph in PARAGRAPHS:
            words, row = paragraph.split(), ""
            for word in [*words, ""]:
                if not word or len(row) + len(word) > 70:
                    lines.append((72.0, y, 11.0, row.strip()))
                    row, y = "", y - 14
                row += f"{word} "
            y -= 14
        pages = [lines]
    return _pdf(pages)


def _pdf(pages: list[list[tuple[float, float, float, str]]]) -> bytes:
    streams = [
        "\n".join(
            f"BT /F1 {size} Tf {x} {y} Td ({_escaped(words)}) Tj ET" for x, y, size, words in lines
        ).encode("cp1252")
        for lines in pages
    ]
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for n, stream in enumerate(streams):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {5 + 2 * n} 0 R >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream")
    out, places = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + item + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + (
        b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
    )  # fmt: skip


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def csv() -> str:
    """RFC 4180, a paragraph break inside a cell."""
    cell = TEXT.replace('"', '""')
    return f'id,title,outlet,byline,date,text\r\ns1,{TITLE},{OUTLET},{BYLINE},{DATE},"{cell}"\r\n'


def parquet() -> bytes:
    """One row."""
    import pyarrow
    from pyarrow import parquet as written

    row = {"id": "s1", "title": TITLE, "outlet": OUTLET, "byline": BYLINE, "date": DATE, "text": TEXT}
    out = io.BytesIO()
    written.write_table(pyarrow.Table.from_pylist([row]), out)
    return out.getvalue()


def warc(html: bytes | None = None, *, packed: bool = True, charset: str = "utf-8", pages: int = 1) -> bytes:
    """WARC 1.1: a note of the archive, and for each page a request and its response."""
    body = page().encode() if html is None else html
    records = [_record("warcinfo", b"software: by hand\r\n", "application/warc-fields", "")]
    for n in range(pages):
        url = f"https://herald.example/storm{n or ''}"
        ask = b"GET /storm HTTP/1.1\r\nHost: herald.example\r\n\r\n"
        answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset={charset}\r\nContent-Length: {len(body)}\r\n\r\n"
        records.append(_record("request", ask, "application/http; msgtype=request", url))
        records.append(_record("response", answer.encode() + body, "application/http; msgtype=response", url))
    return b"".join(gzip.compress(r, mtime=0) if packed else r for r in records)


def _record(kind: str, block: bytes, content: str, url: str) -> bytes:
    target = f"WARC-Target-URI: {url}\r\n" if url else ""
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:92283950-ef2f-4d72-b224-f54c6ec90bb0>\r\n"
        f"WARC-Date: 2024-05-25T10:00:00Z\r\n{target}Content-Type: {content}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def zipped(names: dict[str, bytes]) -> bytes:
    """A ZIP file."""
    return _zipped(names)


def _zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(zipfile.ZipInfo(name, (2024, 5, 24, 0, 0, 0)), part, kind)
    return out.getvalue()


def _text(make: Callable[[], str]) -> Callable[[], bytes]:
    return lambda: make().encode()


HEADED = f"{TITLE}\n\n{OUTLET}\n\nBy {BYLINE}\n\nMay 24, 2024\n\n{TEXT}\n"
FORMATS: dict[str, Callable[[], bytes]] = {
    "story.txt": lambda: HEADED.encode(),
    "story.md": lambda: f"# {TITLE}\n\nBy {BYLINE}\n\nMay 24, 2024\n\n{TEXT}\n".encode(),
    "story.html": _text(page),
    "story.json": lambda: json.dumps({"title": TITLE, "outlet": OUTLET, "byline": BYLINE, "date": DATE, "text": TEXT}).encode(),
    "story.csv": _text(csv),
    "story.parquet": parquet,
    "rss.xml": _text(rss),
    "atom.xml": _text(atom),
    "newsml.xml": _text(newsml),
    "nitf.xml": _text(nitf),
    "ninjs1.json": lambda: json.dumps(ninjs(1)).encode(),
    "ninjs2.json": lambda: json.dumps(ninjs(2)).encode(),
    "ninjs3.json": lambda: json.dumps(ninjs(3)).encode(),
    "story.jsonld": _text(linked),
    "story.eml": eml,
    "story.mhtml": mhtml,
    "story.docx": docx,
    "story.odt": odt,
    "story.rtf": rtf,
    "story.pdf": pdf,
    "story.warc": lambda: warc(packed=False),
    "story.warc.gz": warc,
    "story.html.gz": lambda: gzip.compress(page().encode(), mtime=0),
    "story.zip": lambda: zipped({"in/story.html": page().encode()}),
}  # fmt: skip
