"""Rules as Markdown files: card and examples live in ``cards/RULE.md``, beside the code of their check."""

from __future__ import annotations

import re
from importlib.resources import files

from auditor.contract.checks import Rule
from auditor.model import Severity

_EXAMPLES = re.compile(r"^## (Raises it|Does not raise it)$", re.MULTILINE)


def rule(module: str, id: str, title: str, severity: Severity, *, on: bool = True) -> Rule:
    """The rule of that id; its card and examples are ``cards/ID.md`` beside ``module``, a ``__name__``.

    A file is the card, then "## Raises it" and "## Does not raise it" with one example to a list item; a
    line break in an example is written ``\\n``. FileNotFoundError where there is no such file.
    """
    text = (files(module.rpartition(".")[0]) / "cards" / f"{id}.md").read_text(encoding="utf-8")
    card, *rest = _EXAMPLES.split(text)
    examples = dict(zip(rest[::2], rest[1::2], strict=True))
    return Rule(
        id=id,
        title=title,
        severity=severity,
        card=card.strip() + "\n",
        fires=_items(examples.get("Raises it", "")),
        silent=_items(examples.get("Does not raise it", "")),
        on=on,
    )


def _items(block: str) -> tuple[str, ...]:
    return tuple(
        line[2:].strip().replace("\\n", "\n") for line in block.splitlines() if line.startswith("- ")
    )
