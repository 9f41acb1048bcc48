"""Finds what surrounds a story without being part of it: links to others, appeals, disclaimers, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.read.lines import Line, Part, ends_sentence, lines

SHORT = 250  # characters of a line that is an appeal or a link
LONG = 1_200  # characters of a disclaimer
MOST_LINKS = 40  # lines of a list of links
URL = re.compile(r"(?:https?://|\bwww\.)[^\s<>\"“”]{1,4000}", re.IGNORECASE)
LINK = re.compile(r"\]\((?P<url>[^()\s]{1,2000})(?:\s\"[^\"\n]{0,300}\")?\)")
NETWORKS = r"(?:twitter|x\b|facebook|instagram|linkedin|telegram|whatsapp|youtube|tiktok|google news|threads|bluesky|mastodon)"
NAME = r"[A-Z@][\w.'’@-]{0,30}"
LISTS = re.compile(
    r"related(?: (?:stories|articles?|coverage|content|topics|links|reading|news|posts?|videos?))?|(?:read|see|up) (?:more|next|also)"
    r"|read more(?: stories)?|more (?:stories|news|coverage|on this (?:story|topic)|from [\w .]{2,30})|most (?:read|popular|viewed)"
    r"|recommended(?: (?:stories|for you))?|you (?:may|might) also (?:like|enjoy|be interested in)|trending(?: now)?|latest (?:news|stories)"
    r"|tags|topics|share this(?: article| story)?|comments|leave a comment|see also|don't miss|what to read next",
    re.IGNORECASE,
)
LINES = re.compile(
    r"(?:related(?: (?:stories|articles?|coverage|content|topics|links|reading|news|posts?|video))?|(?:read|see|learn|find out|more)(?: more| also| next)?"
    r"|watch(?: (?:more|also|now|below))?|more (?:on|from) [\w .]{2,30}|also (?:read|on [\w .]{2,30})|tags|topics|filed under|trending"
    r"|don't miss|recommended)\s{0,2}:(?:\s|$)"
    r"|(?:read|see|learn) more(?:\s{0,2}(?:»|>+|→|…|\.\.\.|here\b|about\b|on\b|at\b|from\b)|$)"
    r"|(?:click|tap) here\b|(?:please )?(?:sign|signup|subscribe|register)(?: up)? (?:here |now |today )?(?:to|for)\b.{0,80}"
    r"(?:newsletter|e-?mails?|alerts?|inbox|updates|channel|podcast|subscription|briefing)"
    r"|(?:get|receive) .{0,80}(?:newsletter|(?:in|to) your inbox|delivered (?:to|straight))|subscribe (?:to|now)\b"
    rf"|(?:please )?(?:follow|like|find|join|connect with) (?:us|me|him|her|them|{NAME}(?: {NAME}){{0,3}}) (?:on|at) {NETWORKS}"
    rf"|follow (?:us|@\w+)|share (?:this|on)\b.{{0,40}}$|download (?:the|our) .{{0,40}}app\b|advertisement$|\[?ad\]?$|-30-$|###$"
    r"|(?:do you )?have (?:a|any) (?:news )?(?:tips?|story)\b.{0,120}(?:\?|contact|e-?mail|us\b)|(?:send|e-?mail) (?:us |your )?(?:tips|comments|letters)\b"
    r"|(?:contact|e-?mail|reach) (?:the (?:author|reporter|writer)|us)\b.{0,30}(?:at|on|via)\b"
    r"|story continues below|article continues (?:below|after)|(?:loading|support) (?:our|independent) journalism\b",
    re.IGNORECASE,
)
NOTICES = re.compile(
    r"(?:the |all )?(?:views?|opinions?)(?: and (?:views|opinions))?(?:,? .{0,40})? expressed (?:in|by|here|are|do|on)\b"
    r"|(?:©|\(c\) ?(?:19|20)\d\d|copyright\b ?(?:©|\(c\)|(?:19|20)\d\d|[A-Z]))|.{0,120}\ball rights reserved\b"
    r"|this (?:material|content|report) may not be (?:published|reproduced|broadcast|rewritten|redistributed)"
    r"|(?:this|a version of this|an earlier version of this) (?:article|story|post|report|piece|column)(?: (?:was|is|has been))? "
    r"(?:(?:originally|first|also|previously) )?(?:appeared|appears|published|updated|republished|produced|generated|translated)\b"
    r"|this is a (?:developing|breaking) (?:news )?story\b|disclaimer\b ?:|disclosure ?:"
    r"|distributed by [A-Z]|reprinted (?:with|by) permission|for more information,? (?:visit|see|go to)\b",
    re.IGNORECASE,
)
STAFF = re.compile(
    r"[-–—\s(\[]{0,6}(?:(?i:additional |further )?(?i:reporting|writing|editing|compiled|translated|edited|research|graphics?|production)(?: and [a-z]{4,12})?"
    r" (?:(?i:contributed |provided )?(?i:by)|from) [A-Z])"
)
CONTRIBUTED = re.compile(r".{1,200}\bcontributed (?:\w+ ){0,3}(?:to|from) (?:this|the) (?:report|article|story|column|post)\b", re.IGNORECASE)
SIGNED_OFF = re.compile(r"\((?:Additional |Writing |Compiled )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|by) (?:and [a-z]+ )?(?:by )?[A-Z][^()]{1,300}\)$")


def boilerplate(text: str, start: int = 0) -> Iterator[Part]:
    """The lines from ``start`` on that are boilerplate, and the closing "(Reporting by …)" of a line. Linear time."""
    links = 0
    for line in lines(text, start):
        if links and _is_link(line):
            links -= 1
            yield _part(line)
        elif is_boilerplate(line.text):
            links = MOST_LINKS if LISTS.fullmatch(line.text.rstrip(": ")[:80]) else 0
            yield _part(line)
        else:
            links = 0
            yield from _signed_off(line)


def urls(text: str, *, markdown: bool = False) -> Iterator[Part]:
    """The bare addresses in ``text`` and, in Markdown, the targets of its links. Linear time."""
    for match in URL.finditer(text):
        end = match.start() + len(_trimmed(match.group()))
        yield Part("url", match.start(), end)
    for match in LINK.finditer(text) if markdown else ():
        if not URL.match(match.group("url")):
            yield Part("url", *match.span("url"))


def is_boilerplate(line: str) -> bool:
    """Whether a line is boilerplate as a whole."""
    if len(line) > LONG or line[:1].islower():
        return False
    if NOTICES.match(line):
        return True
    if len(line) > SHORT * 2:
        return False
    if STAFF.match(line) or CONTRIBUTED.match(line):
        return True
    return len(line) <= SHORT and bool(LINES.match(line) or LISTS.fullmatch(line.rstrip(": ")))


def _part(line: Line) -> Part:
    return Part("boilerplate", line.start, line.end)


def _is_link(line: Line) -> bool:
    """A line of a list of links: short, and no sentence."""
    return len(line.text) <= SHORT and not ends_sentence(line.text)


def _signed_off(line: Line) -> Iterator[Part]:
    if not line.text.endswith(")"):
        return
    tail = max(0, len(line.text) - 400)
    opening = line.text.rfind("(", tail)
    if opening > 0 and SIGNED_OFF.match(line.text, opening):
        yield Part("boilerplate", line.start + opening, line.end)


def _trimmed(url: str) -> str:
    """An address without the punctuation of the sentence around it."""
    for _ in range(8):
        url = url.rstrip(".,;:!?'’…*_")
        pair = {")": "(", "]": "[", "}": "{"}.get(url[-1:])
        if not pair or url.count(url[-1]) <= url.count(pair):
            return url
        url = url[:-1]
    return url
