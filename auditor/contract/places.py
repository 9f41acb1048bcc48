"""Where plugins are: entry points of installed distributions, and files or folders that the user named."""

from __future__ import annotations

import importlib
import importlib.metadata
import importlib.util
import os
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from auditor.contract.checks import PROJECT
from auditor.errors import PluginError

DISTRIBUTION = "source-auditor"  # what its entry points offer is trusted, and keeps its names


@dataclass(frozen=True, slots=True)
class Place:
    """Where a plugin is: the entry point of a distribution, or a file or package that the user named."""

    origin: str
    entry: str = ""
    path: str = ""
    shipped: bool = False  # with the auditor itself

    def module(self) -> ModuleType:
        """Import it; whatever its code raises comes through."""
        if self.entry:
            return importlib.import_module(self.entry.partition(":")[0])
        return _imported(Path(self.path))

    @property
    def root(self) -> str:
        """The file or folder that holds its own code; empty where it cannot be told."""
        if self.path:
            return os.path.abspath(self.path)
        top = importlib.util.find_spec(self.entry.partition(":")[0].partition(".")[0])
        inside = top and top.submodule_search_locations
        return next(iter(inside), "") if inside else (top and top.origin) or ""


def places(paths: Iterable[str] = ()) -> list[Place]:
    """Where plugins are: in installed distributions, and in ``paths``."""
    points = importlib.metadata.entry_points(group=PROJECT)
    rows = {
        (p.dist.name if p.dist else "", p.name, p.value): p for p in points
    }  # a path seen twice lists twice
    found = []
    for (name, point_name, value), point in sorted(rows.items()):
        version = f"{name} {point.dist.version}" if point.dist else "unknown distribution"
        found.append(Place(f"{version} ({point_name})", entry=value, shipped=name == DISTRIBUTION))
    for given in map(Path, paths):
        modules = [given]
        if given.is_dir() and not (given / "__init__.py").exists():
            modules = sorted(
                p for p in given.glob("*.py") if not p.name.startswith(("_", "test_", "conftest"))
            )
            found += [] if modules else [Place(f"folder {given.name}", path=str(given))]
        found += [Place(f"file {module.name}", path=str(module)) for module in modules]
    return found


def _imported(path: Path) -> ModuleType:
    if path.is_dir() and not (path / "__init__.py").exists():
        raise PluginError(f"no Python file in the folder {path.name}")
    target = path / "__init__.py" if path.is_dir() else path
    if not target.is_file():
        raise PluginError("no such file")
    name = f"auditor_plugin_{re.sub(r'[^0-9A-Za-z]', '_', path.stem)}"
    inside = [str(path)] if path.is_dir() else None
    spec = importlib.util.spec_from_file_location(name, target, submodule_search_locations=inside)
    if spec is None or spec.loader is None:
        raise PluginError("not a Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
