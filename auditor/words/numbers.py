"""Number words in English, lower case, and what they count."""

from __future__ import annotations

_UP_TO_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
_TENS = "thirty forty fifty sixty seventy eighty ninety"
NUMBERS = {word: n for n, word in enumerate(_UP_TO_TWENTY.split())}
NUMBERS |= {word: n for n, word in zip(range(30, 100, 10), _TENS.split(), strict=True)}
