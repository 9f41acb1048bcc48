"""Finds what plugins offer, and keeps a broken one from harming the rest.

A plugin is a module with hook implementations (``auditor_checks``, ``auditor_readers``,
``auditor_reporters``, ``auditor_extractors``). It comes from an installed distribution's entry point in
the group ``auditor``, or
from a file or folder that the user names. Each is loaded in a plugin manager of its own, because pluggy's
loader stops at the first broken import.
"""

from __future__ import annotations

import contextlib
import importlib.metadata
import importlib.util
import io
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import pluggy
from pydantic import BaseModel

from auditor.contract import checks, finders, readers, reporters
from auditor.contract.checks import PROJECT, Check, Rule
from auditor.contract.readers import Reader
from auditor.contract.reporters import Reporter
from auditor.errors import PluginError
from auditor.model import Column, Panel, PluginRecord, Problem, RuleCard

IDENTIFIER = re.compile(r"[a-z][a-z0-9_-]*\Z")
FIX = "see docs/write-a-check.md, or take the plugin out"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A check and where it came from ("source-auditor 0.1.0", "file weekday.py")."""

    check: type[Check]
    origin: str

    @property
    def record(self) -> PluginRecord:
        """The check as a report lists it."""
        c = self.check
        rules = tuple(
            RuleCard(id=f"{c.id}/{r.id}", title=r.title, severity=r.severity, card=r.card) for r in c.rules
        )
        schema = c.Data.model_json_schema()
        return PluginRecord(
            id=c.id,
            title=c.title,
            version=c.version,
            origin=self.origin,
            data_schema=schema,
            rules=rules,
            figure=c.figure,
            columns=c.columns,
            panels=c.panels,
            words=dict(c.words),
        )


@dataclass(frozen=True, slots=True)
class Plugins:
    """All that was offered and holds to its contract, and a problem for each that does not."""

    checks: tuple[Loaded, ...] = ()
    reporters: Mapping[str, type[Reporter]] = field(default_factory=dict)
    extractors: Mapping[str, Callable[[], finders.Finder]] = field(default_factory=dict)
    readers: Mapping[str, type[Reader]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def load(paths: Sequence[str] = ()) -> Plugins:
    """Plugins of the installed distributions and of ``paths`` (files or folders). Broken ones never raise."""
    checks_: list[Loaded] = []
    offered: dict[str, list[tuple[str, Any, str]]] = {"reporters": [], "extractors": [], "readers": []}
    problems: list[Problem] = []
    for origin, importer in [*_installed(), *_named(paths)]:
        try:
            with quiet():
                offers = _offers(importer())
                loaded = [Loaded(sound(check), origin) for check in offers["checks"]]
            checks_ += loaded
            offered["reporters"] += [(r.name, r, origin) for r in offers["reporters"]]
            offered["readers"] += [(r.name, r, origin) for r in map(readable, offers["readers"])]
            offered["extractors"] += [(name, make, origin) for name, make in offers["extractors"]]
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            problems.append(
                Problem(kind="plugin", what=f"could not be loaded: {told(error)}", where=origin, fix=FIX)
            )
    kept = {name: _unique(rows, name, problems) for name, rows in offered.items()}
    unique = _unique([(c.check.id, c, c.origin) for c in checks_], "check", problems)
    order = sorted(unique.values(), key=lambda c: c.check.id)
    return Plugins(tuple(order), kept["reporters"], kept["extractors"], kept["readers"], tuple(problems))


def told(error: BaseException) -> str:
    """An error in one line: its kind and what it said."""
    if isinstance(error, PluginError):
        return error.what
    said = " ".join(str(error).split())
    return f"{type(error).__name__}: {said}" if said else type(error).__name__


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Contain what a plugin prints: output belongs to the report, so a print is a broken contract."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        yield
    if out.getvalue():
        raise PluginError(
            f"printed {out.getvalue().strip()[:80]!r}: a plugin returns results and prints nothing"
        )


def _installed() -> Iterator[tuple[str, Callable[[], ModuleType]]]:
    points = importlib.metadata.entry_points(group=PROJECT)
    rows = {
        (p.dist.name if p.dist else "", p.name, p.value): p for p in points
    }  # a path seen twice lists twice
    for (_, name, _), point in sorted(rows.items()):
        version = f"{point.dist.name} {point.dist.version}" if point.dist else "unknown distribution"
        yield f"{version} ({name})", point.load


def _named(paths: Iterable[str]) -> Iterator[tuple[str, Callable[[], ModuleType]]]:
    for given in paths:
        path = Path(given)
        modules = [path]
        if path.is_dir() and not (path / "__init__.py").exists():
            modules = sorted(
                p for p in path.glob("*.py") if not p.name.startswith(("_", "test_", "conftest"))
            )
        if not modules:
            yield f"folder {path.name}", _nothing(path)
        for module in modules:
            yield f"file {module.name}", _importer(module)


def _nothing(path: Path) -> Callable[[], ModuleType]:
    def fail() -> ModuleType:
        raise PluginError(f"no Python file in the folder {path.name}")

    return fail


def _importer(path: Path) -> Callable[[], ModuleType]:
    def load_module() -> ModuleType:
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

    return load_module


def _offers(module: ModuleType) -> dict[str, list[Any]]:
    manager = pluggy.PluginManager(PROJECT)
    for specs in (checks, reporters, finders, readers):
        manager.add_hookspecs(specs)
    manager.register(module)
    manager.check_pending()
    return {
        "checks": _flat(manager.hook.auditor_checks()),
        "reporters": _flat(manager.hook.auditor_reporters()),
        "readers": _flat(manager.hook.auditor_readers()),
        "extractors": [
            pair for mapping in manager.hook.auditor_extractors() for pair in sorted(mapping.items())
        ],
    }


def _flat(lists: Iterable[Iterable[Any] | None]) -> list[Any]:
    return [item for items in lists for item in items or ()]


def sound(check: object) -> type[Check]:
    """The class itself if it holds to the contract; PluginError says what is missing."""
    if not (isinstance(check, type) and issubclass(check, Check)):
        raise PluginError(f"{check!r} is not a subclass of auditor.Check")
    for name in ("id", "title", "version"):
        value = getattr(check, name, None)
        if not (isinstance(value, str) and value):
            raise PluginError(f"{check.__name__} has no {name}")
    if not IDENTIFIER.match(check.id):
        raise PluginError(f"{check.__name__}.id {check.id!r} is not lower-case letters, digits, - and _")
    for name in ("Options", "Data"):
        if not (isinstance(model := getattr(check, name), type) and issubclass(model, BaseModel)):
            raise PluginError(f"{check.__name__}.{name} is not a pydantic model")
    if not all(isinstance(rule, Rule) for rule in check.rules):
        raise PluginError(f"{check.__name__}.rules holds something that is not a Rule")
    if twice := [rule for rule, n in Counter(r.id for r in check.rules).items() if n > 1]:
        raise PluginError(f"{check.__name__} has the rule {twice[0]!r} twice")
    if not all(isinstance(c, Column) for c in check.columns):
        raise PluginError(f"{check.__name__}.columns holds something that is not a Column")
    if not all(isinstance(p, Panel) for p in check.panels):
        raise PluginError(f"{check.__name__}.panels holds something that is not a Panel")
    if not all(len(pair) == 2 and all(isinstance(word, str) for word in pair) for pair in check.words):
        raise PluginError(f"{check.__name__}.words is no list of pairs, a word and what it means")
    if not isinstance(check.figure, str):
        raise PluginError(f"{check.__name__}.figure is not a word")
    check.Options()
    check.Data.model_json_schema()
    return check


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


def _unique(rows: Sequence[tuple[str, Any, str]], kind: str, problems: list[Problem]) -> dict[str, Any]:
    """By name; where two plugins offer one name both are off, since neither has the better right."""
    count = Counter(name for name, _, _ in rows)
    for name in sorted(n for n, seen in count.items() if seen > 1):
        origins = ", ".join(sorted(origin for other, _, origin in rows if other == name))
        what = f"{kind.removesuffix('s')} id {name!r} is offered {count[name]} times ({origins}); all are off"
        problems.append(Problem(kind="plugin", what=what, where=name, fix="uninstall all but one"))
    return {name: value for name, value, _ in rows if count[name] == 1}
