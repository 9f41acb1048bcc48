"""Knows the lines that agencies and press offices put around a story: slugs, notes to editors, release
heads."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.model import Notice
from auditor.read.lines import Line, ends_sentence
from auditor.read.phrases import either

COUNT = r"\d{2,4}(?:\s?words?)?"
SLUG = re.compile(  # ANPA: cycle, category, keywords, version, words
    r"(?:[a-z] [a-z] )?(?:(?:URGENT|BULLETIN|FLASH|HOLD|ADVISORY)[ \t]+)?"
    rf"(?:(?:AM|PM|BC|am|pm|bc|ap|AP)-{{1,2}}[A-Z]{{2,4}}-{{1,2}}\S.{{1,100}}|[a-zA-Z]\d{{3,4}}[A-Za-z]{{0,3}}|"
    rf"(?:AM|PM|BC|am|bc|pm)-[\w&'’. -]{{2,60}}(?:,.{{0,60}})?,\s?{COUNT})"
)
CODED = re.compile(r"[a-z] [a-z] .{3,60} \d\d-\d\d \d{3,4}")  # a priority, a category, keywords, day, words
VERSION = re.compile(r".{0,60}\b\d(?:st|nd|rd|th) (?:Ld|LD|Lead|Add|Ld-Writethru|LD-WRITETHRU)\b.{0,60}")
KEYWORDS = re.compile(
    r"(?:[A-Za-z0-9]+[-/]){2,7}[A-Za-z0-9]+(?:,\s?(?:\d(?:st|nd"
    r"|rd|th) (?:lead|ld)|lead|roundup|wrap))?(?:\s\(.{2,30}\))?"
)
FILED = re.compile(r"(?:AP-[A-Z]{2}-)?\d\d-\d\d-\d\d \d{4}(?:GMT|E[SD]T)")
EDITORS = either(
    r"(?:eds?|editors?)\b\.?\s?:.{0,400}$",
    r"(?:note to (?:editors?|users)|editors?['’] notes?|editors? note|attention editors)\b.{0,400}$",
    r"\(?(?:with|see) (?:AP |AFP )?(?:photos?|pictures?|graphics?|video)\b.{0,120}$",
    r"(?:AP|AFP|Reuters|EPA)\s(?:photos?|video|graphics?|audio)\b.{0,160}$",
    r"(?:updates?|corrects?|adds?|recasts?|combines?|subs)\b.{3,160}(?:\bgrafs?\b|\bpara(?:graph)?s?\b|\bthroughout\b"
    r"|\bheadlines?\b|\bdateline\b).{0,80}$",
    r"(?:guard(?:ed)? against duplication|pictures? available|"
    r"optional (?:cut|trim|add)|more to (?:come|follow))\b.{0,80}$",
    r"(?:urgent|bulletin|flash|newsalert|snap|precede \w{2,20})$",
    r"\(?(?:end|ends|more|mf|mfl|pickup \w.{0,40}|end optional (?:trim|cut))\)?$",
)
EMBARGO = either(
    r"\W{0,3}(?:strictly )?(?:under )?embargo(?:ed)?\b(?:\s?[:–—-]|,? (?:until|till|for|to|not)\b).{0,200}$",
    r"\W{0,3}(?:hold for release|(?:not for|no) (?:publication|release|use) (?:before|until))\b.{0,200}$",
    r"\W{0,3}for release\b[^.]{0,40}\d.{0,100}$",
)
KILL = re.compile(
    r"\W{0,3}(?:(?:MANDATORY |STORY |BULLETIN |URGENT )*(?:KILL|"
    r"WITHDRAWN|KILLED)(?:\s?[:.–—-].{0,200}|\s*|\s[A-Z]{2}.{0,200})"
    r"|(?:[Mm]andatory [Kk]ill|[Pp]lease (?:kill|disregard|withdraw) )\b.{0,200})$"
)
SIGN = r"(?:news|press|media) (?:release|statement|advisory|alert|note|notice|communiqu[eé])"
RELEASE = either(
    rf"\W{{0,3}}(?:{SIGN}\b\W{{0,6}})?(?:for immediate (?:release|publication|"
    r"distribution)|immediate release)\b(?:\s{0,3}[:–—|,-].{0,80}|\W{0,3})$",
    rf"\W{{0,3}}{SIGN}\b(?:\s{{0,3}}[:–—|-].{{0,60}}|\s+no\.? ?\d.{{0,20}}|\W{{0,3}})$",
    r"(?:for )?release(?: date| (?:no|number|id)\.?)?\s?:.{1,60}$",
)
SENDER = either(r"(?:issued|released|distributed|prepared|sent) (?:by|on|for|from)(?: the)?\s?:\s.{1,100}$")
TELEPHONE = r"(?:\+?\(?\d[\d() .–-]{5,20}\d)"
MAIL = r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+"
CONTACT = either(
    r"(?:(?:media|press|news|public|general|investor)s?(?: (?:relations"
    r"|affairs))? )?(?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)|"
    r"office)(?: (?:person|information|details))?(?:\s?\(.{1,30}\))?\s?:.{0,160}$",
    r"(?:for (?:more|further) information|for (?:media|press) "
    r"(?:enquiries|inquiries)|to arrange interviews?)\b.{0,40}"
    r"(?:contact|call|visit|e-?mail|:).{0,160}$",
    rf"(?:tel(?:ephone)?|phone|mobile|cell|fax|office|direct|e-?mail|web(?:site)?|twitter)\b\.?\s?:\s?.{{0,30}}"
    rf"(?:{TELEPHONE}|{MAIL}|\S+\.\S+)$",
    rf"(?:tel|phone|mobile|cell|fax|e-?mail)\b\.?\s(?:{TELEPHONE}|{MAIL})$",
    rf"{TELEPHONE}(?:\s?(?:[,|/;]|or|ext\.?)\s?.{{0,60}})?$",
    rf"{MAIL}$",
)
END = either(r"#\s?#\s?#(?:\s?#)*|-\s?30\s?-|[-–—\s*]{0,4}(?:ends?|xxx|endit)[-–—\s*]{0,4}|-0-|\(?END\)?")
ABOUT = either(
    r"about (?:the )?[A-Z0-9][\w&'’., -]{1,60}:?$", r"notes? (?:to|for) editors?:?$", r"boilerplate:?$"
)


def is_wire(line: str) -> bool:
    """Whether a line is an agency's note on a story and no part of it."""
    return bool(
        (
            len(line) < 200
            and (
                SLUG.fullmatch(line)
                or CODED.fullmatch(line)
                or FILED.fullmatch(line)
                or VERSION.fullmatch(line)
            )
        )
        or (len(line) < 420 and (EDITORS.match(line) or EMBARGO.match(line) or KILL.match(line)))
        or _is_keywords(line)
    )


def is_release(line: str) -> bool:
    """Whether a line belongs to the frame of a press release: its head, whom to ask, its end."""
    return len(line) < 260 and bool(
        opens_release(line)
        or SENDER.match(line)
        or CONTACT.match(line)
        or END.fullmatch(line)
        or FILED.fullmatch(line)
    )


def opens_release(line: str) -> bool:
    """Whether a line says that a press release begins."""
    return bool(RELEASE.match(line))


def contacts(found: Sequence[Line]) -> set[int]:
    """Where the lines below "Contact:" begin, which name people and numbers, up to a blank line."""
    starts: set[int] = set()
    for at, line in enumerate(found):
        if line.apart or not line.text.endswith(":") or not CONTACT.match(line.text):
            continue
        for below in found[at + 1 : at + 9]:
            if len(below.text) > 100 or ends_sentence(below.text.rstrip(",;:")):
                break
            starts.add(below.start)
            if below.apart:
                break
    return starts


def ends_release(found: Sequence[Line]) -> int | None:
    """Where the words about the body that sends a release begin, which close it; None where nothing says
    so."""
    sent = any(is_release(line.text) for line in found[:8]) or any(CONTACT.match(f.text) for f in found[-8:])
    later = found[len(found) // 3 :] if sent and len(found) > 3 else ()
    return next((line.start for line in later if ABOUT.fullmatch(line.text[:80])), None)


def held(line: str) -> Notice | None:
    """The warning of a line that says not to print the story, or not yet."""
    words = " ".join(line.split())[:120]
    if EMBARGO.match(line):
        return Notice(
            code="embargo",
            message=f'the item is under embargo: "{words}"',
            fix="do not publish before it ends",
        )
    if KILL.match(line) and not line[:1].islower():
        return Notice(
            code="kill",
            message=f'the agency has killed the item: "{words}"',
            fix="do not use it; look for a correction",
        )
    return None


def _is_keywords(line: str) -> bool:
    """A line of words and hyphens alone: "norvik-bread-politics,lead"."""
    return len(line) < 100 and bool(KEYWORDS.fullmatch(line)) and line[:1].isalpha()
