"""Files that are encrypted, made by hand after the published standards."""

from __future__ import annotations

from tests.read import made


def pdf(handler: bytes = b"Standard") -> bytes:
    """A PDF whose trailer names a security handler, so that a password or a certificate is asked for."""
    keys = b"/O <%b> /U <%b>" % (b"00" * 32, b"00" * 32)
    lock = b"/ID [<00> <00>] /Encrypt << /Filter /%b /V 1 /R 2 /P -4 %b >>" % (handler, keys)
    return made.pdf().replace(b"/Root 1 0 R >>", b"/Root 1 0 R " + lock + b" >>")


def odt(content: str = "content.xml") -> bytes:
    """An encrypted OpenDocument text, part 2 of OpenDocument 1.3: the parts, or the whole package, are one block."""
    manifest = f"""<?xml version="1.0" encoding="UTF-8"?><manifest:manifest
 xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>
<manifest:file-entry manifest:full-path="{content}" manifest:media-type="text/xml" manifest:size="2048">
<manifest:encryption-data manifest:checksum-type="SHA1/1K" manifest:checksum="AAAA">
<manifest:algorithm manifest:algorithm-name="http://www.w3.org/2001/04/xmlenc#aes256-cbc"
 manifest:initialisation-vector="AAAA"/></manifest:encryption-data></manifest:file-entry></manifest:manifest>"""
    return made.zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            content: bytes(range(256)) * 2,
            "META-INF/manifest.xml": manifest.encode(),
        }
    )


def package(names: dict[str, bytes]) -> bytes:
    """A ZIP file whose first member says that it is encrypted: bit 0 of its flags, in both its headers."""
    data = bytearray(made.zipped(names))
    data[data.index(b"PK\x03\x04") + 6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)
