"""Reads RTF as it would be printed: striprtf makes the text, from a file without what it would keep or lose.

striprtf keeps words that are marked as deleted or hidden, and drops footnotes; so the first are taken out
of the file
before, and the second are put at its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.contract.readers import Draft, Input, Reader
from auditor.errors import ReadError
from auditor.read.databases import documents

TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?|\\'[0-9a-fA-F]{2}|\\[^a-zA-Z]|[{}]|[^\\{}]+",
    re.DOTALL,
)
SAYS = frozenset(
    [
        "u",
        "par",
        "line",
        "tab",
        "emdash",
        "endash",
        "lquote",
        "rquote",
        "ldblquote",
        "rdblquote",
        "bullet",
        "cell",
        "row",
        "page",
        "sect",
        "emspace",
        "enspace",
    ]
)


class Rtf(Reader):
    """Rich text; a database's export of it, a document an article."""

    name = "rtf"
    title = "RTF, and what Factiva exports as it"
    suffixes = (".rtf",)

    def recognises(self, file: Input) -> bool:
        """The opening group."""
        return file.head.lstrip()[:6].startswith(b"{\\rtf")

    def drafts(self, file: Input) -> Iterator[Draft | ReadError]:
        """The text, its footnotes at the end."""
        from striprtf.striprtf import rtf_to_text

        source = file.data().decode("ascii", "replace")
        if not source.lstrip().startswith("{\\rtf"):
            raise ReadError(
                "no RTF: the file does not open as one", file.name, "save it again as RTF or .docx"
            )
        try:
            text = str(rtf_to_text(printed(source), errors="replace"))  # type: ignore[no-untyped-call]
        except (ValueError, IndexError, KeyError, UnicodeError, LookupError) as error:
            raise ReadError(
                f"broken RTF: {str(error)[:80]}", file.name, "save it again as RTF or .docx"
            ) from None
        text = re.sub(r"[ \t\xa0]+(?=\n)", "", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
        if not text:
            raise ReadError("an RTF file without text", file.name, "name the document that holds the article")
        found = documents(text)
        yield from found or [Draft(text)]


@dataclass
class _Group:
    """What holds inside a pair of braces."""

    deleted: bool = False
    hidden: bool = False
    note: bool = False  # a footnote, or a group inside one
    begins: bool = True  # nothing was said in it yet


def printed(source: str) -> str:
    """The file without deleted and hidden words, its footnotes as last paragraphs. Linear time."""
    out: list[str] = []
    notes: list[str] = []
    stack = [_Group()]
    skip = 0  # bytes of a picture that are still to come
    for match in TOKEN.finditer(source):
        token, word, number = match.group(), match.group("word"), match.group("number")
        if skip:
            token, skip = token[skip:], max(0, skip - len(token))
        group = stack[-1]
        if token == "{":
            stack.append(_Group(group.deleted, group.hidden, group.note))
        elif word == "footnote" and group.begins and not group.note:
            group.note = True  # the group that was opened stays where it is, and empty
            notes.append("{\\pard\\plain ")
            continue
        elif word:
            skip = int(number) if word == "bin" and number else 0
            _turn(group, word, number)
        if token == "}" and len(stack) > 1:
            closing = stack.pop()
            if closing.note and not stack[-1].note:
                notes.append("\\par}")
                out.append("}")
                continue
        elif group.deleted or group.hidden:
            token = token if token in "{}" or (word and word not in SAYS) else ""
        group.begins = group.begins and not (word or token.strip("{}\r\n "))
        (notes if stack[-1].note or (token == "}" and group.note) else out).append(token)
    return _with(out, notes)


def _turn(group: _Group, word: str, number: str | None) -> None:
    """Deletion and hiding begin, end, or end with all other formatting."""
    on = number != "0"
    if word == "deleted":
        group.deleted = on
    elif word == "v":
        group.hidden = on
    elif word == "plain":
        group.deleted = group.hidden = False


def _with(out: list[str], notes: list[str]) -> str:
    """The footnotes before the brace that closes the file."""
    if not notes:
        return "".join(out)
    body = "".join(out).rstrip().rstrip("\x00")
    head, brace, _ = body.rpartition("}")
    return f"{head}\\par {''.join(notes)}{brace}" if brace else body + "".join(notes)
