"""Whether two speakers of one article or of two are one: by key, by name, by kind, and whole or in part."""

from __future__ import annotations

from typing import Any

import pytest

from auditor.stories.speakers import Speaker, compare, speaker
from auditor.testing import make_ledger, source


def made(name: str, kind: str = "person", named: bool = True, home: str = "a", **more: Any) -> Speaker:
    return Speaker(f"{home}#{name}", name, kind, named, **more)


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (made("Ann Lee"), made("Ann Lee"), "same"),
        (made("an aide", named=False), made("an aide", named=False), "same"),
        (made("the port", "organisation", False), made("the port", "organisation", False, "b"), "same"),
        (made("the fire service", "organisation", False), made("the police", "organisation", False, "b"),
         "unknown"),
        (made("the fire service", "organisation", False), made("the police", "organisation", False),
         "different"),
        (made("the team", "organisation", False), made("the team", "group", False, "b"), "unknown"),
        (made("the staff", "group", False), made("the staff", "group", False, "b"), "unknown"),
        (made("an aide", named=False), made("a clerk", named=False), "different"),
        (made("an aide", named=False), made("a clerk", named=False, home="b"), "unknown"),
        (made("an aide", named=False), made("a clerk", named=False, whole="a#aides"), "unknown"),
        (made("an aide", named=False, whole="a#aides"), made("a clerk", named=False), "unknown"),
        (made("an aide", named=False), made("Ann Lee"), "different"),
        (made("an aide", named=False), made("Ann Lee", home="b"), "unknown"),
        (made("Ann Lee"), made("an aide", named=False, home="b"), "unknown"),
        (made("Lee and Hale", joint=True), made("Lee and Hale", home="b", joint=True), "same"),
        (made("Lee and Hale", joint=True), made("Lee and Kent", home="b", joint=True), "unknown"),
        (made("Lee and Hale", joint=True), made("Lee and Hale", home="b"), "unknown"),
        (made("Lee and Hale"), made("Lee and Hale", home="b", joint=True), "unknown"),
        (made("Quill"), made("Quill", "organisation", home="b"), "same"),
        (made("Ann Lee"), made("Lee", home="b"), "same"),
        (made("Ann Lee"), made("Tom Hale", home="b"), "different"),
        (made("Ann Lee"), made("Tom Lee", home="b"), "different"),
        (made("Ann Lee"), made("Lee Foods", "organisation", home="b"), "unknown"),
        (made("Ann Lee"), made("Acme", "organisation", home="b"), "different"),
        (made("Acme", "organisation"), made("Acme", "organisation", home="b"), "same"),
        (made("Acme", "organisation"), made("Holst Bank", "organisation", home="b"), "different"),
        (made("Acme Report", "document"), made("Holst Bank", "organisation", home="b"), "different"),
    ],
)  # fmt: skip
def test_two_speakers_are_one_or_two_or_nobody_can_tell(one: Speaker, other: Speaker, verdict: str) -> None:
    """Whichever comes first; of nobody nothing is known."""
    assert compare(one, other) == compare(other, one) == verdict
    assert compare(one, None) == compare(None, other) == compare(None, None) == "unknown"


def test_a_source_is_a_speaker_under_its_article() -> None:
    """With the whole that it is a part of, and whether it is several at once."""
    people = [source("aides", "group"), source("one of them", part_of="aides"),
              source("Lee and Hale", "group", named=True, members=("x", "y"))]  # fmt: skip
    ledger = make_ledger("It rained.", people)
    aides, part, both = (speaker(ledger, who) for who in ledger.sources)
    assert (aides.key, aides.whole, aides.joint) == ("article#aides", None, False)
    assert (part.key, part.whole, part.named) == ("article#one of them", "article#aides", False)
    assert (both.kind, both.named, both.joint) == ("group", True, True)
