"""What ``.auditorignore`` files leave out, by the rules of .gitignore: inner files overrule outer ones."""

from __future__ import annotations

import os
from dataclasses import dataclass

import pathspec

NAME = ".auditorignore"


@dataclass(frozen=True)
class Ignores:
    """The ignore files that hold for a folder, outermost first, each with the folder it lies in."""

    files: tuple[tuple[str, pathspec.GitIgnoreSpec], ...] = ()

    def entered(self, folder: str, path: str) -> Ignores:
        """The ignores inside ``folder``, whose path below the root is ``path``. Raises OSError."""
        name = os.path.join(folder, NAME)
        if not os.path.lexists(name):
            return self
        with open(name, encoding="utf-8-sig", errors="replace") as lines:
            return Ignores((*self.files, (path, _spec(lines.read().splitlines()))))

    def ignored(self, path: str, *, folder: bool) -> bool:
        """Whether the entry is left out: the innermost file with an opinion decides."""
        for base, spec in reversed(self.files):
            inside = path[len(base) + 1 :] if base else path
            include = spec.check_file(inside + "/" * folder).include
            if include is not None:
                return bool(include)
        return False


def _spec(lines: list[str]) -> pathspec.GitIgnoreSpec:
    try:
        return pathspec.GitIgnoreSpec.from_lines(lines)
    except ValueError:  # git skips a pattern that it cannot read, and so does this
        return pathspec.GitIgnoreSpec.from_lines([line for line in lines if _is_pattern(line)])


def _is_pattern(line: str) -> bool:
    try:
        pathspec.GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True
