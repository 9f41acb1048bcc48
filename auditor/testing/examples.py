"""Holds the rules of a check against the examples on their cards."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from auditor.contract.checks import Check, Rule
from auditor.testing.texts import Audit

_audit = cache(Audit)  # one language model for all the checks of a test run


def assert_rule_examples(check: type[Check], **options: Any) -> None:
    """AssertionError, in words, where a rule does not do what the examples of its card promise.

    Each text that must raise a rule, or story where it is a tuple of articles, is taken down the whole line
    with all rules of the check on, and raises it; each that must not does not. A rule has examples of both.
    """
    broken = [why for rule in check.rules for why in _broken(check, rule, options)]
    if broken:
        raise AssertionError(
            f"{check.__name__} does not keep its examples:\n" + "\n".join(f"- {b}" for b in broken)
        )


def _broken(check: type[Check], rule: Rule, options: dict[str, Any]) -> Iterator[str]:
    name = f"{check.id}/{rule.id}"
    for wanted, examples in ((True, rule.fires), (False, rule.silent)):
        if not examples:
            yield f"{name} has no example that {'raises it' if wanted else 'does not raise it'}"
        for example in examples:
            texts = (example,) if isinstance(example, str) else example
            report = _audit()(*texts, check=check, **options)
            if any(f.rule == name for f in report.findings) != wanted:
                yield f"{name} {'is not' if wanted else 'is'} raised by {' ‖ '.join(texts)!r}"
