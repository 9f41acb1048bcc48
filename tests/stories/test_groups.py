"""Which articles tell the same story."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from auditor.model import Article, Block, Ledger, Span
from auditor.stories.group import group
from auditor.stories.texts import copied, lines

Maker = Callable[..., Ledger]
BRIDGE = (
    "The old Harrow bridge collapsed into the Lode river on Monday night. Sheriff Tom Hale said twelve "
    "lorries were on the Harrow bridge when it collapsed. Engineers had warned the Lode county council "
    "of rusted cables."
)
BRIDGE_TOO = (
    "Rusted cables may have brought down the Harrow bridge over the Lode river. Engineers warned the "
    "county of the rust, and Sheriff Hale counted twelve lorries in the water after the Harrow bridge "
    "collapsed."
)
VACCINE = (
    "A vaccine against the Dengue fever passed its last trial in Manila. Dr. Ruth Cole of the Santos "
    "institute called the Dengue vaccine a small miracle. Manila children will get the vaccine in "
    "spring."
)


def test_articles_on_one_event_are_one_story(told: Maker) -> None:
    """Two outlets in their own words; a third article on something else stays out."""
    ledgers = [
        told("a", BRIDGE, date="2020-03-03"),
        told("b", BRIDGE_TOO, date="2020-03-04"),
        told("c", VACCINE, date="2020-03-03"),
    ]
    assert group(ledgers) == (("a", "b"),)


def test_the_same_town_a_year_later_is_another_story(told: Maker) -> None:
    """Dates far apart ask for far more likeness."""
    assert group([told("a", BRIDGE, date="2020-03-03"), told("b", BRIDGE_TOO, date="2021-03-04")]) == ()


def test_without_dates_the_words_decide(told: Maker) -> None:
    """Articles without dates are not left out."""
    assert group([told("a", BRIDGE), told("b", BRIDGE_TOO), told("c", VACCINE)]) == (("a", "b"),)


def test_the_order_does_not_matter(told: Maker) -> None:
    """Any order of the articles gives the same stories."""
    ledgers = [
        told(f"{n}{i}", t, date="2020-03-03")
        for i in range(4)
        for n, t in zip("bv", (BRIDGE, VACCINE), strict=True)
    ]
    expected = group(ledgers)
    for seed in range(5):
        random.Random(seed).shuffle(ledgers)
        assert group(ledgers) == expected
    assert expected == (("b0", "b1", "b2", "b3"), ("v0", "v1", "v2", "v3"))


def test_boilerplate_of_an_outlet_ties_nothing_together(told: Maker) -> None:
    """ "Sign up for our newsletter" in all articles of an outlet is no story."""
    sign_up = (
        "\nSign up for our Morning Herald newsletter and read the Herald on your Nokia every single day."
    )
    texts = (
        BRIDGE,
        VACCINE,
        "Marco Bruni scored three goals for Palermo on Sunday.",
        "Lena Hall sold the royal paintings at auction.",
    )
    ledgers = [told(str(i), t + sign_up * 3, date="2020-03-03", outlet="Herald") for i, t in enumerate(texts)]
    assert group(ledgers) == ()


def test_field_and_folder_override_the_content(told: Maker) -> None:
    """The metadata "story", or the folder of the path; articles without one are in no story."""
    ledgers = [
        told("a", BRIDGE, path="x/a.txt", story="s"), told("b", VACCINE, path="x/b.txt", story="s"),
        told("c", BRIDGE_TOO, path="y/c.txt"),
    ]  # fmt: skip
    assert group(ledgers, "field") == (("a", "b"),)
    assert group(ledgers, "folder") == (("a", "b"),)


def test_empty_articles_are_in_no_story(told: Maker) -> None:
    """Nothing to compare is no likeness."""
    assert group([told("a", ""), told("b", ""), told("c", " \n ")]) == ()


@pytest.mark.parametrize(
    ("shorter", "longer", "shared", "copy"),
    [
        (100, 100, 60, True),
        (100, 100, 59, False),
        (50, 100, 50, True),
        (49, 100, 49, False),
        (39, 39, 39, False),
    ],
)
def test_a_copy_holds_most_of_the_shorter_text(shorter: int, longer: int, shared: int, copy: bool) -> None:
    """Three fifths of it, and it is no shorter than half; fewer than forty runs of words show nothing."""
    ours, theirs = frozenset(range(shorter)), frozenset(range(shorter - shared, shorter - shared + longer))
    assert copied(ours, theirs) is copy


@pytest.mark.parametrize("kind", ["boilerplate", "byline", "date", "caption"])
def test_lines_that_are_no_prose_are_no_part_of_a_text(kind: str) -> None:
    """As the article's blocks say; a caption is prose."""
    text = "First line.\nBy Ann Lee \nLast line."
    block = Block(kind=kind, span=Span(start=12, end=22))  # type: ignore[arg-type]
    article = Article(id="a", path="a", text=text, title="Title", blocks=(block,))
    kept = [article.slice(span) for span in lines(article)]
    assert kept == ["Title", "First line.", *(["By Ann Lee"] * (kind == "caption")), "Last line."]
