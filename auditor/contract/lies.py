"""Where the files of articles lie, for output that other tools resolve: from the root of a repository."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from pathlib import Path

from auditor.model import Article

MARKS = (".git", ".hg", ".jj")  # what lies in the root of a repository


class Files:
    """Files by the names that editors and code review know them by.

    ``lies`` has the path of each article's file by the article's id, as it can be opened; it may be filled
    while articles are read. Names start at ``root``; without one at the root of the repository that holds
    all files, that of the working directory first; without a repository at the working directory, or at the
    folder that holds all files. An article whose file nobody told keeps its path.
    """

    def __init__(self, lies: Mapping[str, str] | None = None, root: str | None = None) -> None:
        self.lies: Mapping[str, str] = {} if lies is None else lies
        self.named = os.path.abspath(root) if root else None

    def of(self, article: Article) -> str:
        """The file of an article, from the root, with forward slashes; absolute where it lies outside."""
        place = self.lies.get(article.id)
        return self._from_root(place) if place else article.path

    def beside(self, path: str, known: Iterable[Article]) -> str:
        """The file of an article of an earlier run: in the folder where the paths of this run start."""
        places = [(self.lies[article.id], article.path) for article in known if article.id in self.lies]
        folders = {place.removesuffix(own) for place, own in places}
        return self._from_root(os.path.join(folders.pop(), path)) if len(folders) == 1 else path

    @property
    def base(self) -> str | None:
        """The root as a URI, where somebody named one: it tells the machine."""
        return Path(self.named).as_uri().rstrip("/") + "/" if self.named else None

    def _from_root(self, place: str) -> str:
        place = os.path.abspath(place)
        inside = os.path.relpath(place, self._root) if _holds(self._root, place) else place
        return Path(inside).as_posix()

    @cached_property
    def _root(self) -> str:
        if self.named:
            return self.named
        here = os.getcwd()
        home = _common({os.path.dirname(os.path.abspath(place)) for place in self.lies.values()}, here)
        for start in (here, home):
            repository = _repository(start)
            if repository and _holds(repository, home):
                return repository
        return here if _holds(here, home) else home


def _repository(folder: str) -> str | None:
    for place in (Path(folder), *Path(folder).parents):
        if any((place / mark).exists() for mark in MARKS):
            return str(place)
    return None


def _common(folders: Collection[str], otherwise: str) -> str:
    """The folder in which all of some lie."""
    try:
        return os.path.commonpath(folders) if folders else otherwise
    except ValueError:  # drives of Windows
        return otherwise


def _holds(folder: str, place: str) -> bool:
    try:
        return os.path.commonpath((folder, place)) == folder
    except ValueError:
        return False
