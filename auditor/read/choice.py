"""Tells which reader a file is for: by its content first, then by its extension."""

from __future__ import annotations

import mimetypes
from collections.abc import Sequence

from auditor.contract.readers import Input, Reader
from auditor.errors import ReadError
from auditor.read.decode import decode, is_binary

LISTED = "`auditor formats` lists what is read; export it as one of these"
PROSE = (None, "text/plain", "text/x-rst", "text/prs.fallenstein.rst")  # what may stand in a text's extension
NO_PROSE = frozenset(
    [
        ".yaml",
        ".yml",
        ".toml",
        ".ini",
        ".cfg",
        ".sql",
        ".rs",
        ".go",
        ".rb",
        ".php",
        ".ts",
        ".tex",
        ".bib",
        ".srt",
        ".vtt",
        ".lock",
    ]
)


class Choice:
    """The readers of a run. Those of strangers are asked first, since they are there for a reason.

    Ours that read one kind of a format stand before those that read all of it: ninjs before JSON.
    """

    def __init__(self, readers: Sequence[type[Reader]] | None = None) -> None:
        from auditor.read.formats import auditor_readers

        ours = list(auditor_readers())
        given = ours if readers is None else readers
        self.strangers = [make() for make in given if make not in ours]
        self.ours = [make() for make in ours if make in given]

    def knows(self, file: Input) -> bool:
        """Whether a file of a folder is read; a text without an extension of texts is not."""
        everybody = (*self.strangers, *self.ours)
        if any(file.suffix in reader.suffixes for reader in everybody):
            return True
        try:
            return any(_recognises(reader, file) for reader in everybody)
        except OSError:
            return False

    def of(self, file: Input) -> Reader:
        """The reader of a file that is to be read. Raises ReadError where there is none."""
        for readers in (self.strangers, self.ours):
            for reader in readers:
                if _recognises(reader, file):
                    return reader
            for reader in readers:
                if file.suffix in reader.suffixes:
                    return reader
        return self._text(file)

    def _text(self, file: Input) -> Reader:
        """A named file that nothing is known of may be a text; anything else is refused."""
        if is_binary(file.head):
            decode(file.head, file.name)  # says which sort of binary
            raise ReadError("a binary file that no reader reads", file.name, LISTED)
        kind = mimetypes.guess_type(file.name)[0]
        if file.head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<?xml", b"<!DOCTYPE")):
            raise ReadError("XML that is no feed and no NewsML-G2 or NITF item", file.name, LISTED)
        if kind not in PROSE or file.suffix in NO_PROSE:
            raise ReadError(f"no reader reads {file.suffix} files", file.name, LISTED)
        return next(r for r in (*self.ours, *self.strangers) if ".txt" in r.suffixes)


def _recognises(reader: Reader, file: Input) -> bool:
    """Whether it does; one that fails at a file does not."""
    try:
        return bool(reader.recognises(file))
    except OSError:
        raise
    except Exception:
        return False
