"""The JSON Schemas that others hold us to: made from the models, committed, and held against what we write.

``python -m auditor.schemas`` renews the files in ``schemas/`` and the reference of the data model in
``docs/``. What a schema cannot say of a document, such as that ids resolve, is in `auditor.schemas.coherent`;
`auditor.schemas.documents` asks both.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from auditor.errors import SchemaError
from auditor.model import ArticleRecord, Ledger, Record, Report, StoryRecord

VERSION = "1.1"
NAMES = ("report", "article", "story", "ledger")
MODELS: dict[str, type[Record]] = {
    "report": Report, "article": ArticleRecord, "story": StoryRecord, "ledger": Ledger,
}  # fmt: skip
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ID = (
    "https://source-auditor.example/schemas"  # a name, as a URL for those who refuse a URN: nobody serves it
)
_SHOWN = 20  # errors of one document


def make(name: str) -> dict[str, Any]:
    """The schema of one kind of document, from its model."""
    from auditor.schemas.shape import shaped

    head = {"$schema": _DIALECT, "$id": f"{_ID}/{VERSION}/{name}.schema.json"}
    return head | shaped(MODELS[name])


def load(name: str) -> dict[str, Any]:
    """The committed schema; SchemaError for a name there is none of."""
    if name not in NAMES:
        raise SchemaError(f"no schema is called {name!r}", fix=f"one of {', '.join(NAMES)}")
    schema: dict[str, Any] = json.loads((_folder() / f"{name}.schema.json").read_text(encoding="utf-8"))
    return schema


def validate(document: object, name: str) -> list[str]:
    """What is wrong with a document, each error with its place in it; an empty list where nothing is.

    A report of another version is refused by that, before anything else that is wrong with it.
    """
    errors = sorted(_validator(name).iter_errors(document), key=lambda e: [str(p) for p in e.absolute_path])
    if errors and (other := _other_version(document)):
        return [other]
    shown = [f"{place(e.absolute_path)}: {_short(e.message)}" for e in errors[:_SHOWN]]
    more = len(errors) - len(shown)
    return shown + ([f"and {more} more errors"] if more else [])


def refused(document: object, name: str) -> list[str]:
    """What `validate` says, for what a run makes itself: quickly, where nothing is wrong.

    A validator in Rust may pass a document; what it refuses, or cannot read, is judged by the other.
    """
    try:
        if _quick(name).is_valid(document):
            return []
    except (ValueError, TypeError, RecursionError, OverflowError):
        pass
    return validate(document, name)


def write(folder: Path) -> list[Path]:
    """Renew the committed schemas."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name in NAMES:
        path = folder / f"{name}.schema.json"
        path.write_text(
            json.dumps(make(name), indent=2, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n"
        )
        paths.append(path)
    return paths


def _other_version(document: object) -> str | None:
    """That a document is a report of a version that this one does not read, in words."""
    told = document.get("schema_version") if isinstance(document, dict) else None
    major, newest = VERSION.split(".")
    known = [f"{major}.{minor}" for minor in range(int(newest) + 1)]
    if not isinstance(told, str) or told in known:
        return None
    return f"$.schema_version: is {_short(told)!r}, and this auditor reads {known[0]} to {VERSION}"


@cache
def _validator(name: str) -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(load(name))


@cache
def _quick(name: str) -> Any:
    from jsonschema_rs import Draft202012Validator

    return Draft202012Validator(load(name))


def place(path: Iterable[str | int]) -> str:
    """A place in a document: "$.articles[0].ledger"."""
    return "$" + "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in path)


def _short(message: str) -> str:
    return message if len(message) <= 200 else f"{message[:120]} … {message[-70:]}"


def _folder() -> Path:
    package = Path(__file__).parents[1]
    shipped = package / "_schemas"  # in a wheel; a checkout has them beside the package
    return shipped if shipped.is_dir() else package.parent / "schemas"
