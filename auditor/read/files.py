"""Finds the files that the arguments name, each once, in an order that is not that of the arguments."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import PurePath, PurePosixPath

from auditor.model import Problem
from auditor.read.ignores import NAME as IGNORE_FILE
from auditor.read.ignores import Ignores
from auditor.read.own import LABEL as OWN

STDIN = "-"
NAME_ONE = "name a file, or a folder that holds some; `auditor formats` lists what is read"
WEB = re.compile(r"(?:https?|ftp|file)://", re.IGNORECASE)
SAVE = "nothing is fetched: save the page in a browser (as a complete page or .mhtml) and name that file"


@dataclass(frozen=True, slots=True)
class Named:
    """An argument, and the path to show for it if it is a file."""

    argument: str
    shown: str


@dataclass(frozen=True, slots=True)
class File:
    """A file to read. ``path`` is relative to the argument; ``label`` is longer where two are the same."""

    real: str
    path: str
    label: str = ""
    regular: bool = True
    named: str = ""  # the argument, or what lies below it, as it can be opened

    @property
    def suffix(self) -> str:
        """The extension in small letters."""
        return PurePosixPath(self.path).suffix.lower()


def shown(path: str) -> str:
    """A path as text: forward slashes, and no bytes that no text can hold."""
    return os.fsencode(PurePath(path).as_posix()).decode("utf-8", "replace")


def reason(error: OSError) -> tuple[str, str]:
    """What went wrong with a file, and what mends it."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder", "check the spelling, and the folder you are in"
    if isinstance(error, PermissionError):
        return "may not be read", "change its permissions, or leave it out"
    if error.errno == errno.ELOOP:
        return "a symbolic link that leads back to itself", "remove the link"
    return f"cannot be read: {error.strerror or 'input error'}", "copy it to another place and name the copy"


def _preference(file: File) -> tuple[int, str]:
    """Of two names of one file the longer tells more; the rest is for a stable choice."""
    return (-file.path.count("/"), file.path)


def _labelled(files: Iterable[File]) -> list[File]:
    """Files of the same path get as many folders in front as it takes to tell them apart."""
    same: dict[str, list[File]] = {}
    for file in files:
        same.setdefault(file.path, []).append(file)
    labelled = [file for group in same.values() for file in _told_apart(group)]
    return sorted(labelled, key=lambda f: (f.label.split("/"), f.real))


def _told_apart(group: list[File]) -> list[File]:
    parts = [shown(f.real).split("/") for f in group]
    for length in range(group[0].path.count("/") + 2, max(map(len, parts)) + 1):
        labels = ["/".join(p[-length:]) for p in parts]
        if len(group) > 1 and len(set(labels)) == len(group):
            return [replace(f, label=label) for f, label in zip(group, labels, strict=True)]
    return [replace(f, label=f.path) for f in group]


def _problem(error: OSError, where: str) -> Problem:
    what, fix = reason(error)
    return Problem(what=what, where=where, fix=fix, kind="file")


class Walk:
    """Finds files, and counts by extension what it passes over in folders because no reader reads it."""

    def __init__(
        self,
        has_reader: Callable[[str, str], bool],
        is_own: Callable[[str, str], bool],
        *,
        follow_links: bool = False,
    ) -> None:
        self.has_reader = has_reader  # of a path as shown, and where it really is
        self.is_own = is_own  # the same, of what an audit wrote
        self.follow_links = follow_links
        self.others: Counter[str] = Counter()
        self.links: list[str] = []  # those that lead out of the folder they were found in

    def find(self, arguments: Iterable[Named]) -> list[File | Problem]:
        """All files the arguments stand for, each once, then all that stands in the way, both sorted."""
        files: dict[str, File] = {}
        problems: dict[tuple[str, str], Problem] = {}
        for entry in chain.from_iterable(map(self._resolved, arguments)):
            if isinstance(entry, Problem):
                problems.setdefault((entry.where, entry.what), entry)
            else:
                files[entry.real] = min(files.get(entry.real, entry), entry, key=_preference)
        return [*_labelled(files.values()), *(problems[key] for key in sorted(problems))]

    def _resolved(self, named: Named) -> Iterator[File | Problem]:
        if named.argument == STDIN:
            yield File(STDIN, STDIN, regular=False)
            return
        try:
            mode = os.stat(named.argument).st_mode
        except (OSError, ValueError) as error:
            where = shown(named.argument)
            if WEB.match(named.argument):
                yield Problem(what="an address, not a file", where=named.argument, fix=SAVE, kind="file")
            else:
                yield _problem(error if isinstance(error, OSError) else FileNotFoundError(), where)
            return
        if stat.S_ISDIR(mode):
            yield from self._folder(named.argument)
        elif stat.S_ISREG(mode) or stat.S_ISFIFO(mode):
            real, regular = os.path.realpath(named.argument), stat.S_ISREG(mode)
            yield File(real, named.shown, regular=regular, named=named.argument)
        else:
            yield Problem(what="a device or socket, not a file", where=named.shown, fix=NAME_ONE, kind="file")

    def _folder(self, root: str) -> Iterator[File | Problem]:
        folder = _Folder(root, self)
        found = list(folder.entries())
        yield from found
        if not found:
            others = f" ({folder.others} other files)" if folder.others else ""
            what = f"no articles in this folder{others}"
            yield Problem(what=what, where=shown(root), fix=NAME_ONE, kind="file")


class _Folder:
    """One folder and all below it; hidden and ignored entries are left out, links to folders come last."""

    def __init__(self, root: str, walk: Walk) -> None:
        self.root = root
        self.real_root = os.path.realpath(root)
        self.walk = walk
        self.others = 0
        self.seen: set[str] = set()
        self.folders: list[tuple[str, Ignores]] = [("", Ignores())]
        self.links: list[tuple[str, Ignores]] = []

    def entries(self) -> Iterator[File | Problem]:
        """Files and problems, in no particular order."""
        while self.folders or self.links:
            path, ignores = self.folders.pop() if self.folders else self.links.pop(0)
            real = os.path.realpath(os.path.join(self.root, path))
            if real not in self.seen:
                self.seen.add(real)
                yield from self._entries(path, ignores)

    def _entries(self, path: str, ignores: Ignores) -> Iterator[File | Problem]:
        try:
            with os.scandir(os.path.join(self.root, path)) as scan:
                entries = sorted(scan, key=lambda e: e.name)
            ignores = ignores.entered(os.path.join(self.root, path), path)
        except OSError as error:
            yield _problem(error, shown(path or self.root))
            return
        for entry in entries:
            if entry.name.startswith("."):
                continue
            try:
                yield from self._entry(entry, f"{path}/{entry.name}" if path else entry.name, ignores)
            except OSError as error:
                yield _problem(error, shown(os.path.join(path, entry.name)))

    def _entry(self, entry: os.DirEntry[str], path: str, ignores: Ignores) -> Iterator[File | Problem]:
        if entry.is_symlink() and not os.path.exists(entry.path):
            if _is_loop(entry.path) or self.walk.has_reader(shown(path), entry.path):
                os.stat(entry.path)  # says what is wrong with it
            return
        folder = entry.is_dir()
        if ignores.ignored(path, folder=folder):
            return
        if entry.is_symlink() and self._leaves(entry.path):
            self.walk.links.append(shown(path))
        elif folder and entry.is_symlink() and _leads_up(entry.path):
            fix = f"remove the link, or list it in {IGNORE_FILE}"
            what = "a symbolic link back to a folder above it"
            yield Problem(what=what, where=shown(path), fix=fix, kind="file")
        elif folder:
            (self.links if entry.is_symlink() else self.folders).append((path, ignores))
        else:
            yield from self._file(entry, path)

    def _file(self, entry: os.DirEntry[str], path: str) -> Iterator[File | Problem]:
        real = os.path.realpath(entry.path)
        if not entry.is_file():
            what = "a device, pipe or socket, not a file"
            yield Problem(what=what, where=shown(path), fix=NAME_ONE, kind="file")
        elif not self.walk.has_reader(shown(path), real):
            self._passed(PurePath(path).suffix.lower()[:20] or "without an extension")
        elif self.walk.is_own(shown(path), real):
            self._passed(OWN)
        else:
            yield File(real, shown(path), named=entry.path)

    def _passed(self, kind: str) -> None:
        self.others += 1
        self.walk.others[kind] += 1

    def _leaves(self, link: str) -> bool:
        """Whether a link leads out of the folder that is audited, and should not."""
        target = os.path.realpath(link)
        inside = os.path.commonpath((target, self.real_root)) in (self.real_root, target)
        return not inside and not self.walk.follow_links


def _is_loop(path: str) -> bool:
    try:
        os.stat(path)
    except OSError as error:
        return error.errno == errno.ELOOP
    return False


def _leads_up(link: str) -> bool:
    """Whether a link to a folder leads to one that the link itself is in."""
    target = os.path.realpath(link)
    place = os.path.realpath(os.path.dirname(link))
    return os.path.commonpath((target, place)) == target
