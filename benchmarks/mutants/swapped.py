"""Puts broken code into functions that are loaded already, so that nothing has to be loaded anew for it."""

from __future__ import annotations

import functools
import gc
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType

FUNCTION = 0x1  # inspect.CO_OPTIMIZED: the code of a function, not of a module or a class


def changed(whole: str, broken: str, path: Path) -> list[tuple[CodeType, CodeType]] | None:
    """The outermost functions that differ, as they were and as they are now; None where what runs when the
    module is loaded differs, defaults and decorators among it."""
    pairs: list[tuple[CodeType, CodeType]] = []
    same = _compared(compile(whole, path, "exec"), compile(broken, path, "exec"), pairs)
    return pairs if same else None


def swap(pairs: list[tuple[CodeType, CodeType]]) -> bool:
    """Let every function of these run its new code; False where one is found nowhere."""
    left = {_place(was): now for was, now in pairs}
    todo = set(left)
    for thing in gc.get_objects():
        if isinstance(thing, FunctionType) and (place := _place(thing.__code__)) in left:
            thing.__code__ = left[place]
            todo.discard(place)
    return not todo


def caches(*packages: str) -> list[functools._lru_cache_wrapper[object]]:
    """The caches in some packages, but those of word lists and language models."""
    found = [thing for thing in gc.get_objects() if isinstance(thing, functools._lru_cache_wrapper)]
    return [cached for cached in found if _is_in(cached, packages)]


def is_table(cached: functools._lru_cache_wrapper[object]) -> bool:
    """A cache of one thing: what a function without parameters makes."""
    return not cached.__wrapped__.__code__.co_argcount


def _is_in(cached: object, packages: tuple[str, ...]) -> bool:
    module, name = str(getattr(cached, "__module__", "")), str(getattr(cached, "__name__", ""))
    inside = any(f"{module}.".startswith(f"{package}.") for package in packages)
    return inside and not module.startswith("auditor.words") and name != "load_language_model"


def _place(code: CodeType) -> tuple[str, str, int]:
    return code.co_filename, code.co_qualname, code.co_firstlineno


def _compared(was: CodeType, now: CodeType, pairs: list[tuple[CodeType, CodeType]]) -> bool:
    """Whether two modules or classes run alike but for their functions, which are put into the list."""
    if (was.co_code, was.co_names) != (now.co_code, now.co_names):
        return False
    if [repr(c) for c in _plain(was)] != [repr(c) for c in _plain(now)]:
        return False
    for one, other in zip(_codes(was), _codes(now), strict=True):
        if one.co_flags & FUNCTION:
            if one != other:
                pairs.append((one, other))
        elif not _compared(one, other, pairs):
            return False
    return True


def _codes(code: CodeType) -> Iterator[CodeType]:
    return (const for const in code.co_consts if isinstance(const, CodeType))


def _plain(code: CodeType) -> Iterator[object]:
    return (const for const in code.co_consts if not isinstance(const, CodeType))
