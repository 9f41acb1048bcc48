"""Two names are one body's where one holds the other or is made of its first letters."""

import pytest

from auditor.names.body import one_body, same_body, shortens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Federal Bureau of Mines", "FBM"),
        ("Ostler Freight", "Ostler Freight Ltd"),
        ("the Department of Mines", "Mines Department"),
        ("Café Luna", "Cafe Luna"),
    ],
)
def test_names_of_one_body(one: str, other: str) -> None:
    """Acronyms, longer forms and accents leave it the same body."""
    assert same_body(one, other)
    assert same_body(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("Ostler Freight", "Varde Freight"), ("Bank of Holst", "Bank of Sille")]
)
def test_names_of_two_bodies(one: str, other: str) -> None:
    """A common noun in both names does not join two bodies."""
    assert not same_body(one, other)


def test_in_full_only_the_order_may_differ() -> None:
    """ "Department of Mines" is the "Mines Department", and not the "Mines Department of Ohio"."""
    assert one_body(("department", "of", "mines"), ("mines", "department"))
    assert not one_body(("department", "of", "mines"), ("mines", "department", "of", "ohio"))


def test_a_short_form_keeps_the_order() -> None:
    """Words of a name stand for it in their order only."""
    assert shortens(("holst", "bank"), ("holst", "savings", "bank"))
    assert not shortens(("bank", "holst"), ("holst", "savings", "bank"))
