"""Renews the keywords of programs, for type checkers and readers: ``python tests/run/renew_keywords.py``."""

import json
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from auditor.run.settings import declared

KEYWORDS = Path(__file__).parents[2] / "auditor" / "run" / "keywords.py"
PAGE = Path(__file__).parents[2] / "docs" / "python.md"
_START, _END = "<!-- keywords: made by tests/run/renew_keywords.py -->\n", "<!-- /keywords -->"
COMMAND = "python tests/run/renew_keywords.py"
HEAD = '''"""The settings as keywords, for type checkers: made by ``python tests/run/renew_keywords.py``."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Literal, TypedDict


class Keywords(TypedDict, total=False):
    """What `auditor.audit` and its like take; each is told in docs/python.md."""

'''


def make() -> str:
    """The module as it is to be."""
    return HEAD + "".join(
        f"    {name}: {_typed(field.annotation, told.path)}\n" for name, told, field in declared()
    )


def _literal(value: Any) -> str:
    return json.dumps(value) if isinstance(value, str) else repr(value)


def _typed(kind: Any, path: bool) -> str:
    """The type of a keyword: as the setting's, with sequences for tuples and Path objects for paths."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple:
        return f"Sequence[{_typed(arguments[0], path)}]"
    if origin is dict:
        return f"Mapping[{', '.join(_typed(a, path) for a in arguments)}]"
    if origin is Literal:
        return f"Literal[{', '.join(f'{a!r}' for a in arguments)}]".replace("'", '"')
    if arguments:
        return " | ".join(_typed(a, path) for a in arguments)
    if kind is str and path:
        return "str | Path"
    return "None" if kind is type(None) else getattr(kind, "__name__", str(kind))


def told(page: str) -> str:
    """The page with a table of the keywords: name, type, default and what it is."""
    rows = ["| keyword | default | what it is |", "|---|---|---|"]
    for name, shown, field in declared():
        default = field.get_default(call_default_factory=True)
        help_ = shown.said.rstrip(".")
        rows.append(f"| `{name}` | `{_literal(default)}` | {help_} |")
    before, _, rest = page.partition(_START)
    return before + _START + "\n".join(rows) + "\n" + _END + rest.partition(_END)[2]


if __name__ == "__main__":
    KEYWORDS.write_text(make(), encoding="utf-8", newline="\n")
    PAGE.write_text(told(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    print(f"renewed {KEYWORDS.name} and the table in {PAGE.name}")
