"""The words by which a text says that somebody who was asked gave no answer."""

from __future__ import annotations

import re

_REQUEST = (
    r"(?:questions?|requests?|inquir\w+|enquir\w+|calls?|messages?|e-?mails?|(?:to )?comment"
    r"|for comment|approach\w*)"
)
NO_RESPONSE = re.compile(
    r"(?:n['’]t|not|never|nor|yet to|failed to|without)\s+(?:\w+ly\s+|yet\s+|also\s+)*(?:(?:respond"
    r"|repl[iy]|answer|comment)\w*|return\w*(?=\s+(?:[\w'’]+\s+){0,4}" + _REQUEST + r"))"
    r"|(?:declin|refus)\w*\s+(?:to\s+)?(?:\w+ly\s+)?(?:comment|be (?:interviewed|quoted|drawn)|answer"
    r"|respond|discuss|elaborate|speak|talk|say (?:if|whether|how|what|why|when))"
    r"|(?:n['’]t|not)\s+(?:\w+\s+){0,2}(?:be reached|be contacted|available (?:for|to) comment"
    r"|immediately available)"
    r"|unavailable for comment|(?<![\w-])no (?:immediate |further )?(?:response|reply|comment|answer)\b"
    r"|(?:ignored|rebuffed|turned down)\s+(?:\w+\s+){0,3}" + _REQUEST,
    re.I,
)


def is_no_response(cue: str, content: str) -> bool:
    """Does the cue itself say that somebody did not answer?"""
    m = NO_RESPONSE.search(f"{cue} {content[:80]}")
    return m is not None and m.start() < len(cue)
