"""Who is kin to whom: origins of which one does not confirm the other, each for a reason."""

from __future__ import annotations

from typing import Any

import pytest

from auditor.stories import kin
from auditor.stories.kin import publishes, same_outlet
from auditor.stories.voices import Voice


def voice(name: str = "Ann Lee", kind: str = "person", **more: Any) -> Voice:
    return Voice(key=more.pop("key", name), kind=kind, names=more.pop("names", (name,)), **more)


def body_of(name: str) -> Voice:
    return voice(name, "organisation")


LEE = voice()
ACME = voice("Acme Mills", "organisation")


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (voice("Bo Lund", serves=(("speaks for", "Ann Lee"),)), LEE, kin.SPEAKS),
        (voice("Bo Lund", serves=(("is part of", "Acme Mills"),)), ACME, kin.PART),
        (voice("Bo Lund", serves=(("is part of", "Other Mills"),)), ACME, None),
        (voice("Bo Lund", serves=(("speaks for", "the mayor"),)), voice(posts=("the baker",)), None),
        (voice("Bo Lund", serves=(("speaks for", "mayor"),)), voice(posts=("mayor",)), kin.SPEAKS),
        (voice("Bo Lund", parts=frozenset({"Ann Lee"})), LEE, kin.JOINT),
        (voice("Bo Lund", parts=frozenset({"Cy Dorn"})), LEE, None),
        (voice("Bo Lund", principals=frozenset({"x"})), voice(principals=frozenset({"x"})), kin.TOGETHER),
        (voice("Bo Lund", principals=frozenset({"x"})), voice(principals=frozenset({"y"})), None),
        (voice("Bo Lund", serves=(("speaks for", "Acme Mills"),)),
         voice(serves=(("is part of", "Acme Mills"),)), kin.TOGETHER),
        (voice("Bo Lund", serves=(("is part of", "Acme Mills"),)),
         voice(serves=(("is part of", "Acme Mills"),)), None),
        (voice("p", "document", paper="memo"), voice("q", "document", paper="memo"), kin.ONE_PAPER),
        (voice("p", "document", paper="memo"), voice("q", "document", paper="letter"), None),
        (voice("Acme Mills report", "document", names=("Acme Mills",)), ACME, kin.ITS_PAPER),
        (voice("p", "document", serves=(("is part of", "Acme Mills"),)),
         voice(serves=(("is part of", "Acme Mills"),)), kin.ITS_PAPER),
        (voice("Bo Lund", outlets=("Holst Herald",)), voice(outlets=("The Holst Herald",)), kin.OUTLET),
        (voice("Bo Lund", outlets=("Holst Herald",)), voice("Holst Herald", "organisation"), kin.OUTLET),
        (voice("Bo Lund", outlets=("Holst Herald",)), voice("Holst Herald"), None),
        (voice("The Acme Mills", "organisation"), ACME, kin.SAME),
        (voice("Acme Mills"), ACME, None),
        (voice("House", "organisation"), voice("Opera House", "organisation"), None),
        (voice("Acme Mills", "population"), ACME, None),
        (LEE, voice("Bo Lund"), None),
        (voice("Bo Lund", posts=("health minister",)), body_of("health ministry"), kin.SPEAKS),
        (voice("Bo Lund", posts=("health secretary",)), body_of("Department of Health"), kin.SPEAKS),
        (voice("Bo Lund", posts=("bishop of Truro",)), body_of("diocese of Truro"), kin.SPEAKS),
        (voice("Bo Lund", posts=("health minister",)), body_of("finance ministry"), None),
        (voice("Bo Lund", posts=("health minister",)), body_of("Swedish health ministry"), None),
        (voice("Bo Lund", posts=("former health minister",)), body_of("health ministry"), None),
        (voice("Bo Lund", posts=("minister",)), body_of("ministry"), None),
        (voice("Bo Lund", posts=("baker", "health minister")), body_of("health ministry"), kin.SPEAKS),
        (voice("Bo Lund", posts=("health minister",)),
         voice("Holm", "organisation", names=("Holm", "health ministry")), kin.SPEAKS),
        (voice("Bo Lund", posts=("swedish health minister",)), body_of("health ministry"), kin.SPEAKS),
        (voice("Bo Lund", posts=("mayor of Holm",)), body_of("Holm city hall"), kin.SPEAKS),
        (voice("Bo Lund", posts=("mayor of Holm",)), body_of("Holm bakery"), None),
        (voice("Bo Lund", posts=("health minister",)), voice("health ministry", "document"), None),
        (voice("Bo Lund", "group", posts=("health minister",)), body_of("health ministry"), None),
        (voice("Bo Lund", serves=(("speaks for", "the airport"),)), body_of("Cork Airport"), None),
        (voice("Bo Lund", serves=(("speaks for", "airport"),)), body_of("Cork Airport"), kin.SPEAKS),
        (voice("Bo Lund", serves=(("speaks for", "Airport"),)), body_of("Cork Airport"), None),
        (voice("House", "organisation"), voice("House", "organisation"), kin.SAME),
        (voice("News House", "organisation"), voice("House News", "organisation"), None),
        (voice("White House"), body_of("White House"), None),
        (voice("Bo Lund", posts=("health editor",)), body_of("health ministry"), None),
    ],
)  # fmt: skip
def test_two_origins_are_kin_for_a_reason_whichever_comes_first(
    one: Voice, other: Voice, why: str | None
) -> None:
    """Who is only part of the same body may have seen it for himself."""
    assert kin.kin(one, other) == why
    assert kin.kin(other, one) == why


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The Holst Herald", "holstherald.com", True),
        ("Holst Herald", "@HolstHerald", True),
        ("Herald", "Holst Herald", True),
        ("HH", "Holst Herald", True),
        ("Hill Herald", "Holst Herald", False),
        ("", "Holst Herald", False),
        ("News", "Holst News", False),
    ],
)
def test_an_outlet_is_one_under_its_domain_handle_short_form_or_initials(
    one: str, other: str, same: bool
) -> None:
    assert same_outlet(one, other) is same
    assert same_outlet(other, one) is same


@pytest.mark.parametrize(
    ("frame", "said"),
    [
        ("wrote in a letter", True),
        ("wrote in a long angry letter", True),
        ("wrote in a very long angry letter", True),
        ("released eight years of her letter", True),
        ("lost the letter", False),
    ],
)
def test_whoever_puts_forth_a_document_is_told_by_what_stands_around(frame: str, said: bool) -> None:
    assert publishes(frame, "letter") is said
