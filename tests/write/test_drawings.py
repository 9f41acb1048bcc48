"""Where the boxes and lines of a picture of provenance stand."""

from __future__ import annotations

import re

import pytest

from auditor.write.page.graph import Drawing, Key, draw

CLAIM, POST, GLOBE = ("claim", "It sank"), ("statement", "Post says"), ("statement", "Globe says")
WIRE, AIDE, MAYOR = ("hand", "Wire"), ("origin", "an aide"), ("origin", "the mayor")
SHORT: list[Key] = [CLAIM, POST, AIDE]
LONG: list[Key] = [CLAIM, GLOBE, WIRE, MAYOR]


def boxes(drawing: Drawing) -> dict[str, tuple[int, int]]:
    """The words of each box and the place of its upper left corner."""
    return {node.words: (node.x, node.y) for node in drawing.nodes}


def test_columns_go_from_the_claim_to_the_origins_and_are_centred() -> None:
    """A box is 200 wide and 50 apart from the next column, 39 high and 18 above the next box."""
    drawing = draw([SHORT, LONG], {})
    assert boxes(drawing) == {
        "It sank": (0, 37), "Post says": (250, 9), "Globe says": (250, 66), "Wire": (500, 46),
        "an aide": (750, 9), "the mayor": (750, 66),
    }  # fmt: skip
    assert (drawing.width, drawing.height) == (950, 114)


def test_what_ways_share_is_one_box_and_one_line() -> None:
    """The same claim, hand and origin of two statements; each statement has its own way."""
    drawing = draw([[CLAIM, POST, WIRE, AIDE], [CLAIM, GLOBE, WIRE, AIDE]], {POST: "#p"})
    assert [node.words for node in drawing.nodes] == ["It sank", "Post says", "Globe says", "Wire", "an aide"]
    assert {node.words: node.href for node in drawing.nodes if node.href} == {"Post says": "#p"}
    assert len(drawing.edges) == 5
    assert drawing.ways == (("Post says", "Wire", "an aide"), ("Globe says", "Wire", "an aide"))


def test_a_line_leads_from_the_middle_of_a_box_to_the_middle_of_the_next() -> None:
    """From its right edge to the left one; past the boxes of other ways it goes straight on."""
    drawing = draw([[CLAIM, POST, AIDE]], {})
    assert [re.match(r"M(\d+) (\d+)C.* (\d+) (\d+)$", edge).groups() for edge in drawing.edges] == [  # type: ignore[union-attr]
        ("200", "28", "250", "28"), ("450", "28", "500", "28"),
    ]  # fmt: skip
    straight = [edge for edge in draw([SHORT, LONG], {}).edges if "H" in edge]
    assert [edge.split()[-1].split("H")[1] for edge in straight] == ["700"]


def test_an_origin_that_is_a_hand_elsewhere_stands_in_the_last_column() -> None:
    """So that no way ends in the middle."""
    drawing = draw([[CLAIM, AIDE], LONG], {})
    places = boxes(drawing)
    assert places["an aide"][0] == places["the mayor"][0] == 750


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("", ("(no words)",)),
        ("a word", ("a word",)),
        ("word " * 19, ("word word word word word",) * 3 + ("word word word word",)),
        ("word " * 20, ("word word word word word",) * 3 + ("word word word word word",)),
        ("word " * 21, ("word word word word word",) * 3 + ("word word word word w …",)),
    ],
)
def test_words_of_a_box_have_four_lines_at_most(words: str, lines: tuple[str, ...]) -> None:
    """Of 24 characters; what is left out is said, and the box is as high as its lines."""
    (node,) = draw([[("origin", words)]], {}).nodes
    assert node.lines == lines
    assert node.height == 17 * len(lines) + 22
