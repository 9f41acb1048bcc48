"""Reads what is packed: gzip and ZIP files of anything that is read, as long as they unpack to what they
seem."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from auditor.contract.readers import Draft, Input, Reader
from auditor.errors import ReadError
from auditor.model import PassedOver

RATIO = 300  # times its size that a packed file may unpack to
FREE = 64 * 1024 * 1024  # bytes below which that is no matter
UNPACK = "unpack it, and name what is in it"


class Bomb(OSError):
    """What is packed unpacks to far more than it seems."""


class _Counted(io.RawIOBase):
    """A stream that stops where it has given far more than was packed."""

    def __init__(self, stream: BinaryIO, most: int) -> None:
        self.stream, self.most, self.given = stream, most, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self.stream.seekable()

    def seek(self, offset: int, whence: int = 0) -> int:
        self.given = 0
        return self.stream.seek(offset, whence)

    def tell(self) -> int:
        return self.stream.tell()

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        data = self.stream.read(len(view))
        self.given += len(data)
        if self.given > self.most:
            raise Bomb(0, "unpacks to far more than it is")
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self.stream.close()
        super().close()


def counted(stream: BinaryIO, packed: int) -> BinaryIO:
    """A stream of what is unpacked that cannot flood."""
    return cast(BinaryIO, io.BufferedReader(_Counted(stream, max(FREE, RATIO * packed)), 65_536))


class Gzip(Reader):
    """One file, packed with gzip."""

    name = "gzip"
    title = "any of these packed with gzip"
    suffixes = (".gz",)

    def recognises(self, file: Input) -> bool:
        """The magic bytes."""
        return file.head.startswith(b"\x1f\x8b")

    def drafts(self, file: Input) -> Iterator[Draft | ReadError | PassedOver]:
        """What the file in it holds."""
        if file.inside:
            raise ReadError("an archive inside an archive", file.name, UNPACK)
        with file.opened() as stream:
            packed = stream.seek(0, io.SEEK_END)

        def opened() -> BinaryIO:
            return counted(cast(BinaryIO, gzip.GzipFile(fileobj=file.opened(), mode="rb")), packed)

        inner = replace(
            file, name=PurePosixPath(file.name).with_suffix("").as_posix(), opened=opened, inside="gzip"
        )
        try:
            for draft in file.nested(inner):
                yield _renamed(draft, inner.name, file.name)
        except ReadError as error:
            raise ReadError(error.what, file.name + error.where.removeprefix(inner.name), error.fix) from None
        except Bomb:
            raise ReadError("a gzip file that unpacks to far more than it is", file.name, UNPACK) from None
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise ReadError(f"a broken gzip file ({error})", file.name, "pack it again") from None


class Zip(Reader):
    """Several files, packed as ZIP; each is read as if it lay in a folder."""

    name = "zip"
    title = "any of these packed as ZIP"
    suffixes = (".zip",)

    def recognises(self, file: Input) -> bool:
        """The magic bytes, without the parts by which an office document is told."""
        office = b"[Content_Types].xml" in file.head[:2_000] or file.head[30:38] == b"mimetype"
        return file.head.startswith(b"PK\x03\x04") and not office

    def drafts(self, file: Input) -> Iterator[Draft | ReadError | PassedOver]:
        """The files in it, sorted by name."""
        if file.inside:
            raise ReadError("an archive inside an archive", file.name, UNPACK)
        try:
            package = zipfile.ZipFile(file.opened())
        except (zipfile.BadZipFile, OSError, ValueError) as error:
            raise ReadError(f"a broken ZIP file ({error})", file.name, "pack it again") from None
        with package:
            empty = True
            for info in sorted(package.infolist(), key=lambda i: i.filename.split("/")):
                parts = PurePosixPath(info.filename).parts
                if info.is_dir() or any(p.startswith(".") or p == "__MACOSX" for p in parts):
                    continue
                for draft in _member(package, info, file):
                    empty = empty and isinstance(draft, PassedOver)
                    yield draft
            if empty:
                raise ReadError("a ZIP file without an article", file.name, "name one that holds some")


def _member(
    package: zipfile.ZipFile, info: zipfile.ZipInfo, file: Input
) -> Iterator[Draft | ReadError | PassedOver]:
    name = f"{file.name}/{info.filename}"
    if info.flag_bits & 1:
        yield ReadError("an encrypted file in a ZIP file", name, "unpack it with its password")
        return

    def opened() -> BinaryIO:
        return counted(cast(BinaryIO, package.open(info)), info.compress_size)

    inner = replace(file, name=name, opened=opened, inside="zip")
    try:
        if file.reads is not None and not file.reads(inner):
            yield PassedOver(files={f"{inner.suffix or 'file without an extension'} in ZIP": 1})
            return
        for draft in file.nested(inner):
            yield _placed(draft, f"/{info.filename}")
    except ReadError as error:
        yield error
    except Bomb:
        yield ReadError("a file that unpacks to far more than it is", name, UNPACK)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        yield ReadError(f"cannot be unpacked ({error})", name, "pack it again")


def _placed(draft: Draft | ReadError | PassedOver, place: str) -> Draft | ReadError | PassedOver:
    return replace(draft, place=place + draft.place, line=None) if isinstance(draft, Draft) else draft


def _renamed(draft: Draft | ReadError | PassedOver, inner: str, outer: str) -> Draft | ReadError | PassedOver:
    """A problem under the name that the user knows."""
    if isinstance(draft, ReadError):
        return ReadError(draft.what, outer + draft.where.removeprefix(inner), draft.fix)
    return draft
