"""How a text tells what somebody was asked: "asked whether", "to a question on why"."""

from __future__ import annotations

import re

_WORDS = r"(?:whether|if|how|why|what|when|where|who)"
ASKING = re.compile(rf"\b{_WORDS}\b", re.I)
TO_A_QUESTION = re.compile(  # "In reply to a query on", "Answering the question whether"
    r"\b(?:to|answer(?:ing|ed|s)?|on)\s+(?:(?:an?|the|another|one|several|repeated|reporters?['’]s?)\s+)?(?:\w+\s+)?"
    r"(?:questions?|quer(?:y|ies))(?:\s+(?:from|by|put|asked)\b[^.;:]{0,40})?"
    rf"(?:\s+(?:on|about|over|as\s+to|(?:of\s+)?{_WORDS}))+\s*\Z",
    re.I,
)
ASKED_OF = re.compile(  # the question as the beginning of a content: "whether", "a question on why"
    r"(?:an?|the|another)\s+(?:\w+\s+)?(?:question|query)\s+(?:on|about|over|as\s+to|(?:of\s+)?whether)\b"
    rf"|{ASKING.pattern}",
    re.I,
)
