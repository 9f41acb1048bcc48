"""Holds the rules of a check against the examples of their cards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
    broken = [*unlike_their_examples(check, options), *_without_examples(check)]
    if broken:
        raise AssertionError(
            f"{check.__name__} does not keep its examples:\n" + "\n".join(f"- {b}" for b in broken)
        )


def unlike_their_examples(check: type[Check], options: Mapping[str, Any]) -> Iterator[str]:
    """Where a rule of the check does not do what an example says, in words."""
    for rule in check.rules:
        for wanted, examples in ((True, rule.fires), (False, rule.silent)):
            for example in examples:
                yield from _broken(check, rule, example, options, wanted=wanted)


def _broken(
    check: type[Check],
    rule: Rule,
    example: str | tuple[str, ...],
    options: Mapping[str, Any],
    *,
    wanted: bool,
) -> Iterator[str]:
    name = f"{check.id}/{rule.id}"
    texts = (example,) if isinstance(example, str) else example
    shown = repr(" ‖ ".join(texts))
    try:
        report = _audit()(*texts, check=check, **options)
    except AssertionError as error:
        yield f"{name}: the example {shown} fails: {error}"
        return
    if any(f.rule == name for f in report.findings) != wanted:
        yield f"{name} {'is not' if wanted else 'is'} raised by {shown}"


def _without_examples(check: type[Check]) -> Iterator[str]:
    for rule in check.rules:
        for examples, what in ((rule.fires, "raises it"), (rule.silent, "does not raise it")):
            if not examples:
                yield f"{check.id}/{rule.id} has no example that {what}"
