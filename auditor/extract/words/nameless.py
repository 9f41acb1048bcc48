"""The words by which a text says that a source goes without a name: that it wishes so, and that it is so."""

from __future__ import annotations

import re

_NAMED = r"be\s+(?:publicly\s+)?(?:named|identified|quoted|cited)"
_WHOSE = r"(?:his|her|their|my|our|its)"
_NAMES = rf"{_WHOSE}\s+(?:\w+\s+)?(?:names?|identit(?:y|ies))"
_SHOWN = rf"to\s+(?:{_NAMED}|(?:give|have|provide|reveal)\s+(?:\w+\s+)?{_NAMES})"
WISH = re.compile(  # a wish, all that is wished, and why
    r"(?P<no>(?:\bnot|\bnever|n['’]t)\s+)?\b(?P<wish>(?:ask|request|insist|beg|plead|prefer|wish|want|demand"
    r"|agree|speak|spoke|talk|cho+s|stipulat|promis|grant|declin|refus)\w*)\b"
    rf"(?:\s+{_SHOWN}"
    r"|(?:\s+\w+){0,3}?\s+(?:(?:(?:on|under)\s+)?(?:the\s+)?conditions?\s+(?:of\s+|that\s+)?)?(?:anonymity\b"
    rf"|(?:not\s+to|to\s+not|never\s+to)\s+{_NAMED}"
    r"|to\s+(?:remain|stay|be\s+kept)\s+(?:anonymous|unnamed|unidentified|nameless)"
    rf"|(?:that\s+)?(?:he|she|they|it|we|i)\s+(?:would\s+|should\s+)?not\s+{_NAMED}"
    rf"|(?:that\s+)?{_NAMES}\s+(?:not\s+be\s+\w+|be\s+(?:withheld|kept\s+\w+|left\s+out))))"
    r"(?:\s+(?:by\s+name|publicly|in\s+(?:this|the)\s+(?:article|story|report|piece)))?"
    r"(?!\s+(?:after|in|among|on|for(?!\s+fear)|as\s+(?:an?|the|one))\b)"
    r"(?:\s+(?:in\s+order\s+)?to\s+(?P<for>discuss|speak|talk|describe|detail|share|disclose)\b"
    r"[^,.;:\"“”]*)?"
    r"(?P<why>,?\s+(?:because|as|since|for\s+fear|out\s+of|due\s+to|given|so|while|in\s+order|to)\b"
    r"[^.;:\"“”]*)?",
    re.I,
)
ANONYMOUS = re.compile(  # wished for, or told as a fact
    rf"anonym|on\s+background|(?:not|n['’]t)\s+(?:(?:want|wish)\s+)?(?:to\s+)?{_NAMED}"
    rf"|(?:declin|refus)\w+\s+{_SHOWN}"
    r"|(?:names?|identity|identities)\b[^.;]{0,25}\b(?:with-?held|concealed|printed|published"
    r"|disclosed|used|changed|protected)"
    r"|not\s+(?:being\s+)?(?:named|identified|naming|identifying)"
    rf"|(?:not\s+using|withh\w+)\s+{_NAMES}"
    r"|without\s+(?:being\s+named|attribution)|identified\s+only",
    re.I,
)


def is_wish(found: re.Match[str]) -> bool:
    """Whether a match of `WISH` is one: not "refused anonymity", nor "asked to be named"."""
    against = bool(found["no"]) != found["wish"].casefold().startswith(("declin", "refus"))
    behind = found.string[found.end("wish") : found.end()]
    named = re.match(r"\s+to\s+(?!not\b|remain|stay|be\s+kept)", behind, re.I) is not None
    return against == named
