"""Finds what plugins offer, and keeps a broken one from harming the rest.

A plugin is a module with hook implementations (``auditor_checks``, ``auditor_reporters``,
``auditor_readers``, ``auditor_extractors``). It comes from an installed distribution's entry point in the
group ``auditor``, or from a file or folder that the user names. Each is loaded in a plugin manager of its
own, because pluggy's loader stops at the first broken import.
"""

from __future__ import annotations

import contextlib
import difflib
import inspect
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import pluggy
from pydantic import BaseModel

from auditor.contract import checks, finders, readers, reporters
from auditor.contract.checks import PROJECT, Check, Rule, data_schema
from auditor.contract.places import Place, places
from auditor.contract.readers import Reader, readable
from auditor.contract.reporters import Reporter
from auditor.contract.telling import quiet, told
from auditor.errors import PluginError
from auditor.model import Column, Panel, PluginRecord, Problem, RuleCard

HOOKS = ("auditor_checks", "auditor_readers", "auditor_reporters", "auditor_extractors")
OTHERS = ("reader", "reporter", "extractor")  # what plugins offer beside checks
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
        return PluginRecord(
            id=c.id,
            title=c.title,
            version=c.version,
            origin=self.origin,
            data_schema=data_schema(c),
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


@dataclass(frozen=True, slots=True)
class Offers:
    """What one plugin hands over: checks that hold to their contract, and by kind and name all else."""

    checks: tuple[type[Check], ...] = ()
    others: Mapping[str, tuple[tuple[str, Any], ...]] = field(default_factory=dict)


def load(paths: Sequence[str] = (), opened: Callable[[Place], Offers] | None = None) -> Plugins:
    """Plugins of the installed distributions and of ``paths`` (files or folders). Broken ones never raise.

    ``opened`` tells what is offered at a place; unless given, its code is imported here and now.
    """
    offered: dict[str, list[_Offer]] = {"check": [], **{kind: [] for kind in OTHERS}}
    problems: list[Problem] = []
    for place in places(paths):
        try:
            found = (opened or offers)(place)
            checks_ = [(c.id, Loaded(c, place.origin)) for c in found.checks]
            for kind, named in {"check": checks_, **found.others}.items():
                offered[kind] += [_Offer(name, value, place) for name, value in named]
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            what = f"could not be loaded: {told(error, place.root)}"
            problems.append(Problem(kind="plugin", what=what, where=place.origin, fix=FIX))
    kept = {kind: _unique(rows, kind, problems) for kind, rows in offered.items()}
    order = sorted(kept["check"].values(), key=lambda c: c.check.id)
    return Plugins(tuple(order), kept["reporter"], kept["extractor"], kept["reader"], tuple(problems))


def offers(place: Place) -> Offers:
    """Import the code at a place and ask what it offers; whatever that raises comes through."""
    with quiet():
        module = place.module()
        found = _offered(module)
        checks_ = tuple(map(_placed, found.pop("check")))
    if not checks_ and not any(found.values()):
        raise PluginError(_nothing(module))
    return Offers(checks_, {kind: tuple(named) for kind, named in found.items()})


def _offered(module: ModuleType) -> dict[str, list[Any]]:
    """By kind what the hooks of a module hand over; PluginError for a hook that nobody calls."""
    for name in HOOKS:
        if callable(hook := getattr(module, name, None)) and not hasattr(hook, f"{PROJECT}_impl"):
            raise PluginError(f"{name} is not marked with @hookimpl, so nobody asks it")
    manager = pluggy.PluginManager(PROJECT)
    for specs in (checks, reporters, finders, readers):
        manager.add_hookspecs(specs)
    manager.register(module)
    manager.check_pending()
    return {
        "check": _flat(manager.hook.auditor_checks()),
        "reader": [(r.name, r) for r in map(readable, _flat(manager.hook.auditor_readers()))],
        "reporter": [(r.name, r) for r in _flat(manager.hook.auditor_reporters())],
        "extractor": [
            pair for mapping in manager.hook.auditor_extractors() for pair in sorted(mapping.items())
        ],
    }


def _nothing(module: ModuleType) -> str:
    """Why a module offers nothing."""
    if any(hasattr(module, name) for name in HOOKS):
        return "its hooks hand over nothing"
    return f"offers nothing: it has no hook such as {HOOKS[0]}; a helper's name begins with _"


def _flat(lists: Iterable[Iterable[Any] | None]) -> list[Any]:
    return [item for items in lists for item in items or ()]


def _placed(check: object) -> type[Check]:
    """The class if it is `sound`; a PluginError says where it stands."""
    try:
        return sound(check)
    except PluginError as error:
        place = ""
        with contextlib.suppress(OSError, TypeError):
            _, line = inspect.getsourcelines(check)  # type: ignore[arg-type]
            place = f"{os.path.basename(inspect.getfile(check))} line {line}"  # type: ignore[arg-type]
        raise PluginError(error.what, place) from None


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
    _methods(check)
    check.Options()
    data_schema(check)
    return check


def _methods(check: type[Check]) -> None:
    """PluginError for a check that says nothing, or has a method that nobody calls for its name."""
    wanted = [name for name in ("article", "story") if getattr(check, name) is getattr(Check, name)]
    own = [
        name for c in check.__mro__ if c not in Check.__mro__ for name, v in vars(c).items() if callable(v)
    ]
    for name in wanted:
        if near := difflib.get_close_matches(name, own, n=1, cutoff=0.8):
            raise PluginError(
                f"{check.__name__} has a method {near[0]!r}, which nobody calls: {name!r} is meant"
            )
    if len(wanted) == 2:
        raise PluginError(f"{check.__name__} has neither a method 'article' nor a method 'story'")


@dataclass(frozen=True, slots=True)
class _Offer:
    name: str
    value: Any
    place: Place


def _unique(rows: Sequence[_Offer], kind: str, problems: list[Problem]) -> dict[str, Any]:
    """By name. What came with the auditor keeps its name; of others that offer one name all are off, since
    none has the better right."""
    ours = {row.name for row in rows if row.place.shipped}
    count = Counter(row.name for row in rows if not row.place.shipped)
    for name in sorted(count):
        origins = ", ".join(sorted(r.place.origin for r in rows if r.name == name and not r.place.shipped))
        if name in ours:
            what, fix = f"{kind} id {name!r} is taken; that of {origins} is off", "give it another id"
        elif count[name] > 1:
            what = f"{kind} id {name!r} is offered {count[name]} times ({origins}); all are off"
            fix = "uninstall all but one"
        else:
            continue
        problems.append(Problem(kind="plugin", what=what, where=name, fix=fix))
    return {r.name: r.value for r in rows if r.place.shipped or (r.name not in ours and count[r.name] == 1)}
