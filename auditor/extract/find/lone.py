"""Finds what is told to be somebody's words by layout alone: what is marked up as a quotation, a quotation
that is a paragraph of its own, ends one in which somebody spoke or is signed beneath, the answers of an
interview whose questions stand bare."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from auditor.contract.finders import Found, Piece
from auditor.extract.text.quotes import words

if TYPE_CHECKING:
    from auditor.extract.text.document import Document

SIGNED = re.compile(
    r"(?:[—–―]|-{1,2})[ \t]*(?P<who>[A-Z“\"][^\n.!?:;]{1,140}?)[ \t]*$"
)  # "— Morag Tulloch, Whalsay"
NAME, TOLD = 9, 24  # words of a signature: of any, and of a name with what is told of its bearer
JOINING = frozenset({"of", "the", "and", "de", "van", "von", "al", "bin"})
LEAST = 3  # words of a quotation that stands alone
STANDS = 5  # and of one that is a sentence behind others
FINISHED = re.compile(r"[.!?…][”’\"')»]*$")
QUESTION = re.compile(r"[*_]{0,2}[A-Z“\"][^\n.!]{3,200}\?[*_]{0,2}$")
LED = re.compile(  # "Ridership is down. What went wrong?", where an interview is announced
    r"[*_]{0,2}[A-Z“\"][^\n]{3,300}\?[*_]{0,2}$"
)
ANNOUNCED = re.compile(
    r"\b(?:excerpts?|edited (?:for|version|transcript|interview)|interview(?= follows|\W*$)|Q ?& ?A"
    r"|conversation\W*$"
    r"|(?:talk|speak|spoke)\w* (?:to|with) us\b)",
    re.I | re.M,
)
ASKED = re.compile(
    r"\b(?:ask(?:s|ed)?|interview(?:s|ed)?|questions|Q ?& ?A|(?:talk|speak|spoke)\w* (?:to|with))\b", re.I
)
YOU = re.compile(r"\b[Yy]ou(?:r|rs|rself)?\b")
ME = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself)\b")
OURS = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Mm]ine|[Ww]e|[Uu]s|[Oo]urs?)\b")
OPENING = 4  # paragraphs within which an interview is announced
LABELLED = re.compile(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}:\s")
MET = re.compile(
    r"\b(?:[Ww]e|I|[Oo]ur (?:reporter|correspondent|writer|critic))"
    r" (?:met|visited|joined|called|rang|saw|found|sat down with|caught up with)\b"
)
SEVERAL = 2  # bare questions that make an interview


def signature(text: str, piece: Piece) -> Piece | None:
    """Who signs, in a paragraph that is nothing but a dash and a name with what its bearer is."""
    match = SIGNED.match(text, *piece)
    if match is None or match.end() != piece[1]:
        return None
    name, _, told = match["who"].partition(",")
    called = all(w[:1].isupper() or w in JOINING for w in name.split())
    most = TOLD if told and called else NAME
    return match.span("who") if words(match["who"]) <= most else None


def find(document: Document, found: Sequence[Found]) -> list[Found]:
    """Quotations and answers of which nothing found so far is the whole; and found ones that a signature
    gives a source."""
    held = sorted((p, f.cue[:1]) for f in found for p in f.content if f.within is None)
    cited = [Found((by,) if by else (), (), (piece,)) for piece, by in document.cited]
    told = [f for f in cited if not _covered(f.content[0], held)]
    held = sorted([*held, *((f.content[0], ()) for f in told)])
    alone = (*_quotations(document), *_behind(document, found), *_answers(document))
    return told + [f for f in alone if not _covered(f.content[0], held)]


def whole(document: Document, found: Sequence[Found]) -> list[Found]:
    """The found ones with all of a block that mark-up quotes and nothing behind it, where one alone, whose
    cue stands before it, has words of it; what is said in the block stands within that one."""
    mended = list(found)
    pieces = sorted((p, i) for i, f in enumerate(found) if f.within is None and f.cue for p in f.content)
    blocks = [block for block, _ in document.cited]
    for block in blocks:
        first = bisect_left(pieces, ((block[0], 0), -1))
        last = bisect_left(pieces, ((block[1], 0), -1))
        met = {i for _, i in pieces[first:last]}
        before = [i for i in met if found[i].cue[0][0] < block[0]]
        if len(before) != 1:
            continue
        (speaker,) = before
        mended[speaker] = replace(mended[speaker], content=_filled(mended[speaker].content, block, blocks))
        for i in met - {speaker}:
            f = found[i]
            if all(_holds(block, p) for p in (*f.source, *f.cue, *f.content)):
                mended[i] = replace(f, within=speaker)
    return mended


def _filled(content: Sequence[Piece], block: Piece, blocks: Sequence[Piece]) -> tuple[Piece, ...]:
    """A content with all of a block; what goes on behind the block does so in other blocks alone."""
    kept = {block}
    for start, end in content:
        if not block[0] <= start < block[1]:
            kept.add((start, end))
        elif end > block[1]:
            kept.update(b for b in blocks if block[1] <= b[0] < end)
    return tuple(sorted(kept))


def signed(document: Document, found: Sequence[Found]) -> Iterator[tuple[int, Piece]]:
    """Found ones whose whole content is a quotation that somebody else signs: index, and who signs."""
    named = {piece: by for piece, by in document.cited if by}
    by_start = {s: (s, e) for s, e in document.prose}
    after = dict(pairwise(document.prose))
    for i, f in enumerate(found):
        paragraph = by_start.get(f.content[0][0]) if f.content and f.within is None else None
        who = signature(document.text, after[paragraph]) if paragraph in after else None
        if paragraph is not None and who is not None and _is_quotation(document, paragraph):
            yield i, who
        elif f.content and not f.source and f.content[0] in named:
            yield i, named[f.content[0]]


def _covered(content: Piece, held: Sequence[tuple[Piece, tuple[Piece, ...]]]) -> bool:
    """Does something found hold more than half of it, and is not said within it?"""
    at = bisect_right(held, ((content[1], 0),))
    near = [p for p, cue in held[max(0, at - 12) : at] if not any(_holds(content, c) for c in cue)]
    shared = sum(max(0, min(e, content[1]) - max(s, content[0])) for s, e in near)
    return 2 * shared > content[1] - content[0]


def _holds(outer: Piece, inner: Piece) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def taken_in(found: Sequence[Found], told: Sequence[Found]) -> list[Found]:
    """What was found before and lies in the words of a quotation told by layout stands within that; the
    quotations come behind the others."""
    mended = list(found)
    for i, f in enumerate(mended):
        pieces = (*f.source, *f.cue, *f.content)
        for n, t in enumerate(told):
            if f.within is None and f.cue and all(_holds(t.content[0], p) for p in pieces):
                mended[i] = replace(f, within=len(found) + n)
    return [*mended, *told]


def _quotations(document: Document) -> Iterator[Found]:
    """Paragraphs that are nothing but a quotation, with the signature beneath or behind it."""
    for i, piece in enumerate(document.prose):
        if i == 0 or not _is_quotation(document, piece):
            continue
        following = document.prose[i + 1] if i + 1 < len(document.prose) else None
        who = signature(document.text, following) if following is not None else None
        yield Found((who,) if who else (), (), (piece,))
    for quote in document.quotes.all:
        line = next((p for p in (_paragraph(document, quote.start),) if p is not None), None)
        if line is not None and line[0] == quote.start and quote.end < line[1]:
            rest = document.text[quote.end : line[1]]
            begin = quote.end + len(rest) - len(rest.lstrip())
            who = signature(document.text, (begin, line[1]))
            if who is not None:
                yield Found((who,), (), (quote.piece,))


def _behind(document: Document, found: Sequence[Found]) -> Iterator[Found]:
    """ "Blom said it had failed. “We drifted for nine hours.”": a quoted sentence that ends a paragraph in
    which somebody has spoken."""
    heard = sorted(p[0] for f in found if f.within is None for p in f.cue)
    for quote in document.quotes.all:
        line = _paragraph(document, quote.start)
        if line is None or document.text[quote.end : line[1]].strip():
            continue
        if (
            _sentence(document.text[slice(*quote.inner())].strip(), STANDS)
            and FINISHED.search(document.text[line[0] : quote.start].rstrip())
            and bisect_left(heard, line[0]) < bisect_left(heard, quote.start)
        ):
            yield Found((), (), (quote.piece,))


def _paragraph(document: Document, offset: int) -> Piece | None:
    at = bisect_right(document.prose, (offset, len(document.text))) - 1
    return document.prose[at] if at >= 0 and offset < document.prose[at][1] else None


def _is_quotation(document: Document, piece: Piece) -> bool:
    """Is a paragraph nothing but a quotation that is a sentence?"""
    quotes = document.quotes.within(piece)
    if not quotes or quotes[0].start != piece[0] or quotes[-1].end < piece[1]:
        return False
    between = (document.text[a.end : b.start] for a, b in pairwise(quotes))
    inner = document.text[quotes[0].start + len(quotes[0].mark) : piece[1]].rstrip("”\"'’ »")
    return not any(gap.strip() for gap in between) and _sentence(inner, LEAST)


def _sentence(inner: str, least: int) -> bool:
    """Are the words between the marks a sentence, of so many words at least?"""
    return words(inner) >= least and inner[:1].isupper() and inner[-1:] in ".!?…"


def _answers(document: Document) -> Iterator[Found]:
    """What follows bare questions, in an article that is an interview."""
    asks = _asks(document)
    first = _first(document, asks)
    for n, piece in enumerate(document.prose):
        if first is not None and n > first and not asks[n]:
            yield Found((), (), (piece,))


def questions_from(document: Document) -> int | None:
    """The paragraph of the first bare question of an interview; None for any other article."""
    return _first(document, _asks(document))


def _first(document: Document, asks: Sequence[bool]) -> int | None:
    if sum(asks) < SEVERAL:
        return None
    first = asks.index(True)
    if not first or asks[first:].count(True) * 4 < len(asks[first:]):
        return None
    before = document.prose[first][0]
    says_so = ASKED.search(document.text, 0, before) or ANNOUNCED.search(document.text, 0, before)
    return first if says_so or _in_person(document, first, asks) else None


def told_in_person(document: Document) -> bool:
    """Whether an article is an interview by what its questions and answers themselves say."""
    asks = _asks(document)
    first = _first(document, asks)
    return first is not None and _in_person(document, first, asks)


def _in_person(document: Document, first: int, asks: Sequence[bool]) -> bool:
    """Questions to "you", or a meeting told of before, and "I" in what follows them, outside quotation marks
    and behind no label."""
    text = document.text
    behind = list(zip(document.prose[first:], asks[first:], strict=True))
    said = [p for p, asked in behind if not asked]
    of_me = any(document.quotes.at(m.start()) is None for p in said for m in ME.finditer(text, *p))
    labelled = any(LABELLED.match(text, *p) for p in said)
    met = MET.search(text, 0, behind[0][0][0]) or any(YOU.search(text, *p) for p, asked in behind if asked)
    return of_me and not labelled and bool(met)


def _asks(document: Document) -> list[bool]:
    """For each paragraph: is it a bare question? Where an interview is announced, also one that a question
    ends, in nobody's own name and behind no other question."""
    asks: list[bool] = []
    announced = False
    for n, piece in enumerate(document.prose):
        bare = QUESTION.match(document.text, *piece) or (
            announced
            and not (n and asks[-1])
            and LED.match(document.text, *piece)
            and not OURS.search(document.text, *piece)
        )
        asks.append(bool(bare) and not document.quotes.at(piece[0]))
        announced = announced or (n < OPENING and bool(ANNOUNCED.search(document.text, *piece)))
    return asks
