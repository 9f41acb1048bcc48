"""Bytes to text: encodings are told apart here, so that everything behind works on code points alone."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from auditor.errors import ReadError
from auditor.model import Notice

SAMPLE = 65_536  # bytes looked at to tell text from binary, and one encoding from another
CONTROLS = frozenset(
    [*range(0x00, 0x08), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F]
)  # none of them in prose
SIGNATURES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"\x1f\x8b": "a gzip archive",
    b"\x7fELF": "a program",
    b"{\\rtf": "an RTF document",
}
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WESTERN = frozenset("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŒßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿœ‘’“”‚„«»‹›–—…•·€£©®™°§½¿¡\xa0")
SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text without its byte order mark, and what a reader should know of how it was decoded."""

    text: str
    notices: tuple[Notice, ...] = ()


def decode(data: bytes, where: str, declared: str | None = None) -> Decoded:
    """The text of ``data``: by byte order mark, as UTF-8, as ``declared``, or by detection with a warning.

    Raises ReadError where the bytes are no text.
    """
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _lenient(data[len(bom) :], encoding)
    _refuse_signature(data, where)
    if wide := _wide_without_mark(data):
        return _lenient(data, wide, (_guessed(wide),))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _detected(data, where, declared)
    if _controls(data) > 0.10:
        raise _binary(where)
    return Decoded(text, _nul_notice(text))


def sanitised(text: str) -> tuple[str, tuple[Notice, ...]]:
    """The text with lone surrogates, which no encoding can write, replaced one by one; offsets stay."""
    clean, count = SURROGATE.subn("\ufffd", text)
    if not count:
        return text, ()
    message = f"{count} broken character{'s' * (count > 1)} (lone surrogates) read as U+FFFD"
    return clean, (Notice(code="encoding", message=message, fix="write the text anew as UTF-8"),)


def is_binary(data: bytes) -> bool:
    """Whether the beginning of a file is no text in any encoding known here."""
    if data.startswith(tuple(bom for bom, _ in BOMS)):
        return False
    if data.startswith(tuple(SIGNATURES)):
        return True
    return _controls(data) > 0.10 and not _wide_without_mark(data)


def _refuse_signature(data: bytes, where: str) -> None:
    for signature, what in SIGNATURES.items():
        if data.startswith(signature):
            raise _binary(where, what)


def _binary(where: str, what: str = "a binary file") -> ReadError:
    return ReadError(f"{what}, not text", where, "export it as text, Markdown or HTML and name that file")


def _controls(data: bytes) -> float:
    sample = data[:SAMPLE]
    return sum(map(sample.count, CONTROLS)) / len(sample) if sample else 0.0


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: NULs on every other byte, and on those alone."""
    sample = data[: SAMPLE - SAMPLE % 2]
    half = len(sample) // 2
    if half < 4 or len(data) % 2:
        return None
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.6 and even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 and odd < 0.05 else None


def _lenient(data: bytes, encoding: str, notices: tuple[Notice, ...] = ()) -> Decoded:
    text = data.decode(encoding, errors="replace")
    broken = text.count("\ufffd")
    if broken and encoding != "utf-8":
        notices += (Notice(code="encoding", message=f"{broken} characters are no valid {encoding.upper()}"),)
    elif broken:
        notices += (Notice(code="encoding", message="some bytes are no valid UTF-8 and read as U+FFFD"),)
    return Decoded(text, notices + _nul_notice(text))


def _detected(data: bytes, where: str, declared: str | None) -> Decoded:
    if _controls(data) > 0.02:
        raise _binary(where)
    encoding = _known(declared) or _guess(data)
    if encoding is None:
        raise ReadError("text in an unknown encoding", where, "save the file as UTF-8")
    decoded = _lenient(data, encoding)
    notices = () if _known(declared) else (_guessed(encoding),)
    return Decoded(decoded.text, notices + decoded.notices)


def _known(encoding: str | None) -> str | None:
    """The codec of a declared name, where it is one for text."""
    try:
        return codecs.lookup(encoding).name if encoding and b"".decode(encoding) == "" else None
    except (LookupError, ValueError, UnicodeError):
        return None


def _guess(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    sample = data[:SAMPLE]
    if _is_western(sample):
        return "cp1252"
    best = from_bytes(sample).best()
    return str(best.encoding) if best else None


def _is_western(sample: bytes) -> bool:
    """Whether the bytes make sense in Windows-1252, which detectors confuse with its neighbours."""
    try:
        text = sample.decode("cp1252")
    except UnicodeDecodeError:
        return False
    odd = [c for c in text if c > "\x7f"]
    letters = sum(map(str.isalpha, text))
    return all(c in WESTERN for c in odd) and sum(map(str.isalpha, odd)) <= 0.25 * letters


def _guessed(encoding: str) -> Notice:
    name = encoding.replace("_", "-")
    return Notice(
        code="encoding",
        message=f"not UTF-8: read as {name}, which was guessed from the bytes",
        fix="save the file as UTF-8 if letters look wrong",
    )


def _nul_notice(text: str) -> tuple[Notice, ...]:
    count = text.count("\x00")
    if not count:
        return ()
    message = f"{count} NUL character{'s' * (count > 1)} in the text, kept where they stand"
    return (Notice(code="nul", message=message, fix="remove them from the file"),)
