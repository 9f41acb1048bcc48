"""What a newsroom may set: which numbers an option takes, and what it has where nothing is said."""

from __future__ import annotations

from typing import Any

import pytest
from auditor_checks.agreement.check import Agreement
from auditor_checks.anonymity.check import Anonymity
from auditor_checks.directness.check import Directness
from auditor_checks.diversity.check import Diversity
from auditor_checks.headline.check import Headline
from pydantic import ValidationError

from auditor import Check
from auditor.testing import make_ledger, source

LEE = source("Ann Lee", named=True)


def made(check: type[Check[Any, Any]], **options: Any) -> Any:
    """The options of a check that has looked at a text with them."""
    ready = check(check.Options(**options))
    ledger = make_ledger("[s1 Ann Lee] [c1 said] [q1 it rained].", [LEE], title="It rained")
    list(ready.article(ledger))
    return ready.options


@pytest.mark.parametrize(
    ("check", "name", "taken", "refused"),
    [
        (Diversity, "half", (0.01, 0.5, 1), (0, -1, 1.01)),
        (Diversity, "second", (0, 0.5, 1), (-0.01, -1, 1.01)),
        (Diversity, "fewest_attributions", (2, 9), (1, 0)),
        (Headline, "share", (0.01, 0.5, 1), (0, -1, 1.01)),
        (Headline, "fewest", (1, 9), (0, -1)),
        (Directness, "late_after_sentences", (1, 9), (0, -1)),
    ],
)
def test_an_option_takes_the_numbers_that_mean_something(
    check: type[Check[Any, Any]], name: str, taken: tuple[float, ...], refused: tuple[float, ...]
) -> None:
    """A share is above nothing and up to one, a number at least what can be counted."""
    for value in taken:
        assert getattr(made(check, **{name: value}), name) == value
    for value in refused:
        with pytest.raises(ValidationError, match=name):
            check.Options(**{name: value})


@pytest.mark.parametrize(
    ("check", "told"),
    [
        (
            Anonymity,
            {
                "named_with_role": 0.0, "name_only": 0.05, "known_document": 0.05, "named_organisation": 0.10,
                "told_body": 0.15, "any_body": 0.30, "bare_body": 0.50, "filed_document": 0.10,
                "held_document": 0.50, "unsigned_study": 0.50, "unheld_document": 0.80, "spokesman": 0.15,
                "vague_group": 0.90, "no_source": 1.0, "unnamed": 0.95, "least": 0.20, "body_named": 0.25,
                "body_implied": 0.15, "body_nationality": 0.05, "post_exact": 0.20, "post_generic": 0.10,
                "access_direct": 0.20, "access_familiar": 0.10, "access_acquainted": 0.05, "senior": 0.05,
                "number": 0.05, "allegiance": 0.05, "opaque_from": 0.90,
            },
        ),
        (
            Directness,
            {
                "full_quote": 1.0, "partial_quote": 0.85, "quoted_words": 0.7, "paraphrase": 0.6,
                "ascribed": 0.25, "first_hand": 1.0, "venue_not_stated": 0.9, "named_outlet": 0.8,
                "unnamed_between": 0.6, "relay_unknown": 0.5, "late_after_sentences": 2,
            },
        ),
        (Diversity, {"half": 0.5, "second": 0.1, "fewest_attributions": 4}),
        (Headline, {"share": 0.5, "fewest": 3}),
        (Agreement, {"least_confidence": 0.5}),
    ],
)  # fmt: skip
def test_the_weights_are_those_of_the_rubric(check: type[Check[Any, Any]], told: dict[str, float]) -> None:
    """Until a newsroom sets others; each is an option, and any other name is refused."""
    plain = made(check) if check is not Agreement else check.Options()
    assert {name: value for name, value in plain.model_dump().items() if name in told} == told
    assert set(plain.model_dump()) - set(told) <= {"need_no_role"}
    with pytest.raises(ValidationError, match="no_such_weight"):
        check.Options(no_such_weight=1)
