"""Where the items of an article begin: a live blog tells each of them anew, and so does a plain article
once."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

LEDE = 700  # characters from the start of an item within which somebody may be described before being named
RULE = re.compile(
    r"^[ \t]*(?:[_*\-–—=#•.]{3,}\.?|(?:[*•_-] ){2,}[*•_-]"
    r"|\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\.?[^\n]{0,12}|\d{1,2}:\d\d[^\n]{0,12})[ \t]*$",
    re.I | re.M,
)  # a line of nothing but a rule, or a time of day


class Items:
    """The starts of an article's items, as offsets into its working text."""

    def __init__(self, doc: Doc) -> None:
        self.starts = [0, *(m.end() for m in RULE.finditer(doc.text))]

    def start(self, offset: int) -> int:
        """Where the item at an offset begins."""
        return self.starts[bisect_right(self.starts, offset) - 1]

    def in_lede(self, offset: int) -> bool:
        """True where an offset is near the start of its item."""
        return offset - self.start(offset) < LEDE
