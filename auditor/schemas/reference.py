"""The reference of the data model, docs/data-model.md: made from what the models say of themselves."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from functools import cached_property
from types import ModuleType
from typing import Any, Literal, get_args, get_origin

from auditor.model import Record
from auditor.schemas.fields import declared, described, modules

_HEAD = """\
# The data model

Made from the models' own descriptions by `python -m auditor.schemas`. Python has these classes in
`auditor.model`, the more common in `auditor`; JSON has the same fields, and the schemas in `schemas/` the
same names and words. What a report is as a whole, and how to read it, stands in [report.md](report.md).

A field whose declaration has no `=` is always there. One that is `None` is left out of the JSON. A tuple or
a `Spans` is a list in JSON, a mapping an object; `Unit` is a number from 0 to 1 with three places, `Number`
any number with three places. Whatever is called an offset counts Unicode code points from 0. Records do not
change: `record.model_copy(update={...})` makes another. Nobody may add fields.
"""


def reference() -> str:
    """The page, in Markdown."""
    return "\n".join([_HEAD, *(line for module in modules() for line in _module(module))])


def _module(module: ModuleType) -> Iterator[str]:
    title, _, _ = (inspect.getdoc(module) or "").partition("\n")
    yield f"## {title.rstrip('.')}\n"
    for name, values in _lists(module).items():
        yield f"`{name}` is one of {', '.join(f'`{value}`' for value in values)}.\n"
    for thing in vars(module).values():
        own = isinstance(thing, type) and issubclass(thing, Record) and thing.__module__ == module.__name__
        if own and thing.model_fields:
            yield from _record(thing)


def _record(record: type[Record]) -> Iterator[str]:
    yield f"### {record.__name__}\n"
    yield f"{_words(record)}\n"
    words, kinds = described(record), declared(record)
    yield "| field | declared as | what |\n|---|---|---|"
    for field in record.model_fields:
        yield f"| `{field}` | `{_cell(kinds[field])}` | {_cell(words[field])} |"
    yield ""
    if methods := list(_methods(record)):
        yield "In Python also:\n"
        yield from methods
        yield ""


def _methods(record: type[Record]) -> Iterator[str]:
    """What a record can be asked for beside its fields."""
    for name, thing in vars(record).items():
        if isinstance(thing, cached_property):
            shown, about = name, thing.func
        elif isinstance(thing, property) and thing.fget:
            shown, about = name, thing.fget
        elif inspect.isfunction(thing):
            given = [p for p in inspect.signature(thing).parameters if p != "self"]
            shown, about = f"{name}({', '.join(given)})", thing
        else:
            continue
        if not name.startswith("_") and about.__module__ == record.__module__:
            yield f"- `{shown}`: {_words(about)}"


def _lists(module: ModuleType) -> dict[str, tuple[Any, ...]]:
    """The closed lists of words that a module names."""
    text = inspect.getsource(module)
    named = {
        n: v for n, v in vars(module).items() if get_origin(v) is Literal and f"\n{n} = Literal[" in text
    }
    return {name: get_args(value) for name, value in named.items()}


def _words(thing: Any) -> str:
    return " ".join((inspect.getdoc(thing) or "").replace("``", "`").split())


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
