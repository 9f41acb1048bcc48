"""The contract of a reader: what a plugin offers that reads one format, and nothing of how it is found
or chosen."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from typing import BinaryIO, ClassVar, Literal

from auditor.contract.checks import hookspec
from auditor.errors import PluginError, ReadError
from auditor.model import Block, Fact, Notice, PassedOver

Nested = Callable[["Input"], Iterator["Draft | ReadError | PassedOver"]]
HEAD = 65_536  # bytes by which a format is told
MOST = 256 * 1024 * 1024  # bytes of a file that is read whole
LONGEST = 5_000_000  # characters of an article: minutes of work, and a gigabyte of memory
SPLIT = "split it into the articles that it holds"


def _alone(file: Input) -> Iterator[Draft | ReadError | PassedOver]:
    raise ReadError("an archive, of which nothing can be read here", file.name, "unpack it")


@dataclass(frozen=True)
class Input:
    """A file to read, or one inside another: its name, how to open it, and the columns the user gave."""

    name: str  # as it is shown: relative, forward slashes
    opened: Callable[[], BinaryIO]
    columns: Mapping[str, str] = field(default_factory=dict)
    inside: str = ""  # the kind of archive that holds it
    nested: Nested = _alone  # how an archive's reader has what is in it read
    reads: Callable[[Input], bool] | None = None  # whether what is in an archive has a reader

    @property
    def suffix(self) -> str:
        """The extension in small letters, with its dot."""
        return PurePosixPath(self.name).suffix.lower()

    @cached_property
    def head(self) -> bytes:
        """The first bytes, by which a format shows itself."""
        with self.opened() as stream:
            return stream.read(HEAD)

    def data(self) -> bytes:
        """All bytes. Raises ReadError for more than can be held."""
        with self.opened() as stream:
            data = stream.read(MOST + 1)
        if len(data) > MOST:
            size = f"more than {MOST // 1024**2} MB"
            raise ReadError(f"{size}, which is too much for one document", self.name, "cut it into parts")
        return data

    @classmethod
    def of(cls, data: bytes, name: str, columns: Mapping[str, str] | None = None) -> Input:
        """Bytes in memory as a file."""
        return cls(name, lambda: io.BytesIO(data), columns or {})


@dataclass(frozen=True, slots=True)
class Draft:
    """One article as a reader found it: its text, what the format tells of it, where it stands in its file.

    Offsets of ``blocks`` index ``text``. Names of ``facts`` are those of an article's metadata: outlet,
    byline,
    date, url, section and the like; ``title`` is the headline. Language, further blocks and what the head
    of the
    text tells are added to it for every format alike.
    """

    text: str
    title: str | None = None
    title_in: str = ""  # where the title was found: "field title", "json-ld"
    facts: Mapping[str, Fact] = field(default_factory=dict)
    guesses: Mapping[str, Fact] = field(default_factory=dict)  # for what neither format nor text tells
    blocks: tuple[Block, ...] = ()
    warnings: tuple[Notice, ...] = ()
    is_markdown: bool = False
    head: Literal["whole", "credits", "none"] = "whole"  # what of a head is looked for in the text
    id: str | None = None  # what the format calls it; else it is called by its place
    place: str = ""  # behind the file's name: ":12" for a line, "#3" for the third
    line: int | None = None  # 1-based, where the article is a line, or begins at one
    sha256: str | None = None  # of the bytes it came from, where these are not the whole file


def too_long(text: str) -> str | None:
    """Why a text is no article that can be audited; None where it can be."""
    if len(text) <= LONGEST:
        return None
    return f"has {len(text):,} characters, and an article may have {LONGEST:,}"


class Reader:
    """Base of every reader. Subclass it, name it, say what it recognises, and write ``drafts``.

    A file is given to the reader that recognises its content; where several do, or none does, the extension
    decides. A reader of a stream yields each article before it reads the next.
    """

    name: ClassVar[str]  # what the list of formats calls it
    title: ClassVar[str]
    suffixes: ClassVar[tuple[str, ...]] = ()  # with their dots, in small letters
    needs: ClassVar[str] = ""  # the extra that brings its library: pip install 'source-auditor[NEEDS]'
    names_articles: ClassVar[bool] = False  # drafts have ids of their own, which may repeat

    def recognises(self, file: Input) -> bool:
        """Whether the content is of this format, whatever the extension says; cheap, from ``file.head``."""
        return False

    def drafts(self, file: Input) -> Iterator[Draft | ReadError | PassedOver]:
        """The articles, and an error for each part that is none; raises ReadError where the file is none."""
        raise NotImplementedError(f"the reader {self.name!r} reads nothing")


def missing(extra: str, package: str, where: str) -> ReadError:
    """The refusal of a file whose format needs a package that is not installed."""
    return ReadError(f"needs the package {package}", where, f"pip install 'source-auditor[{extra}]'")


def readable(reader: object) -> type[Reader]:
    """The class itself if it holds to the contract of a reader; PluginError says what is missing."""
    if not (isinstance(reader, type) and issubclass(reader, Reader)):
        raise PluginError(f"{reader!r} is not a subclass of Reader")
    for name in ("name", "title"):
        if not (isinstance(value := getattr(reader, name, None), str) and value):
            raise PluginError(f"{reader.__name__} has no {name}")
    if isinstance(reader.suffixes, str) or not all(
        s.startswith(".") and s == s.lower() for s in reader.suffixes
    ):
        raise PluginError(f"{reader.__name__}.suffixes is not a tuple of extensions such as '.docx'")
    return reader


@hookspec
def auditor_readers() -> Iterable[type[Reader]]:
    """Hand over the readers of a plugin, as classes."""
    return ()
