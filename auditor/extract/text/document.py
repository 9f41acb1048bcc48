"""An article laid out for extraction: one working text with its title in front, and one parse of it.

A title that stands outside the text is read as a first paragraph of the working text, and what a reader does
not see of the text (mark-up, the white space around a wrapped line's end) is left out of it; ``span`` and
``piece`` translate between the working text and the article's own offsets.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Any

from auditor.contract.finders import Piece
from auditor.extract.text import clauses
from auditor.extract.text.quotes import Quotes
from auditor.model import Article, Span, Spans

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from auditor.extract.text.likely import Likely

BLANK = " \t\xa0"
GAP = "\n\n"  # between a title and the text behind it
LONGEST = 5_000  # characters of one parse; longer paragraphs are cut at white space
JOINED = 256  # paragraphs made one at a time, so that few small parses are held at once
BATCH = 16  # paragraphs parsed at once; more gains nothing, and long ones take memory
PARSED = ("TAG", "POS", "DEP", "HEAD", "SENT_START")  # what is kept of a parse; all else takes memory
NOT_PROSE = frozenset({"outlet", "byline", "dateline", "date", "section", "boilerplate", "url"})


@dataclass(eq=False)
class Document:
    """A working text, the stretches of prose in it, and its parse (made when first asked for)."""

    article: Article
    nlp: Language | None = field(default=None, repr=False)
    likely: Likely | None = field(default=None, repr=False)  # what the finder that read it says of its words

    @cached_property
    def offset(self) -> int:
        """Where the article's text begins in the working text."""
        return len(self.article.title + GAP) if self.article.title else 0

    @cached_property
    def text(self) -> str:
        """The working text: the outside title, if any, then the article's text."""
        title = self.article.title + GAP if self.article.title else ""
        return title + "".join(self.article.text[start:end] for start, end in self._kept)

    @cached_property
    def _kept(self) -> tuple[Piece, ...]:
        """The stretches of the article's text that a reader sees."""
        cuts = sorted([*((s.start, s.end) for s in self.article.unseen), *_slack(self.article)])
        kept, done = [], 0
        for start, end in cuts:
            if start > done:
                kept.append((done, start))
            done = max(done, end)
        return (
            (*kept, (done, len(self.article.text)))
            if done < len(self.article.text) or not kept
            else tuple(kept)
        )

    @cached_property
    def _places(self) -> tuple[int, ...]:
        """Where each kept stretch begins in the working text."""
        return tuple(accumulate((e - s for s, e in self._kept[:-1]), initial=self.offset))

    @cached_property
    def headline(self) -> Piece | None:
        """The headline, as a piece of the working text."""
        if self.article.title:
            return (0, len(self.article.title))
        return next((self.piece(b.span) for b in self.article.blocks if b.kind == "headline"), None)

    @cached_property
    def prose(self) -> tuple[Piece, ...]:
        """The paragraphs to be read: all lines but those of blocks that are no prose, sorted and apart."""
        skipped = sorted(self.piece(b.span) for b in self.article.blocks if b.kind in NOT_PROSE)
        return tuple(piece for piece in _without(_lines(self.text), skipped) if _has_word(self.text, piece))

    @cached_property
    def doc(self) -> Doc:
        """One spaCy Doc whose token offsets are those of the working text. Cost is linear in its length."""
        if self.nlp is None:
            raise RuntimeError("this document was made without a language model")
        chunks = [self.text[s:e] for s, e in _chunks(self.text)]
        worded = [any(c.isalnum() for c in chunk) for chunk in chunks]
        # never with another article's paragraphs: what is parsed together touches the floats
        parsed = self.nlp.pipe((c for c, w in zip(chunks, worded, strict=True) if w), batch_size=BATCH)
        docs = (
            _light(next(parsed)) if w else self.nlp.make_doc(c) for c, w in zip(chunks, worded, strict=True)
        )
        parts = [_joined(some) for some in iter(lambda: list(islice(docs, JOINED)), [])]
        return _joined(parts) if parts else self.nlp.make_doc("")

    @cached_property
    def quotes(self) -> Quotes:
        """The quotations of the prose."""
        return Quotes(self.text, self.prose)

    @cached_property
    def cited(self) -> tuple[tuple[Piece, Piece | None], ...]:
        """What mark-up says is somebody's words, and where he is named for it."""
        blocks = (b for b in self.article.blocks if b.kind == "quotation")
        return tuple((self.piece(b.span), self.piece(b.by) if b.by else None) for b in blocks)

    @cached_property
    def sentences(self) -> list[int]:
        """For each token of the parse: the number of its sentence."""
        return clauses.sentences(self.doc)

    @cached_property
    def quoted(self) -> list[bool]:
        """For each token of the parse: does it stand inside quotation marks?"""
        return clauses.quoted(self.doc)

    def span(self, piece: Piece) -> Span:
        """A piece of the working text as a span of the article."""
        start, end = piece
        if end <= self.offset and self.article.title:
            last = len(self.article.title)
            return Span(of="title", start=min(start, last), end=min(end, last))
        begin = self._place(start)
        return Span(start=begin, end=self._place(end - 1) + 1 if end > start else begin)

    def _place(self, at: int) -> int:
        """The article's offset of a character of the working text."""
        n = max(bisect_right(self._places, at) - 1, 0)
        return self._kept[n][0] + max(at - self._places[n], 0)

    def _seen(self, at: int) -> int:
        """The working text's offset of a character of the article; of what is left out, where it would be."""
        n = bisect_right(self._kept, at, key=lambda k: k[0]) - 1
        if n < 0:
            return self.offset
        start, end = self._kept[n]
        return self._places[n] + min(at, end) - start

    def spans(self, pieces: Iterable[Piece]) -> Spans:
        """Several pieces of the working text as spans of the article."""
        return tuple(self.span(p) for p in pieces)

    def piece(self, span: Span) -> Piece:
        """A span of the article as a piece of the working text."""
        if span.of == "title":
            return (span.start, span.end)
        return (self._seen(span.start), self._seen(span.end))


def _slack(article: Article) -> Iterator[Piece]:
    """The white space around the end of a wrapped line, but for one space."""
    text, done = article.text, -1
    for at in article.wraps:
        start, end = at, at + 1
        while start > done + 1 and text[start - 1] in BLANK:
            start -= 1
        while end < len(text) and text[end] in BLANK:
            end += 1
        if at > done and end - start > 1:
            yield (start + 1, end)
        done = max(done, end - 1)


def _light(doc: Doc) -> Doc:
    """Without the vectors of its words, which take more memory than all else and are not needed."""
    doc.tensor = doc.tensor[:0, :0].copy()
    return doc


def _joined(docs: list[Doc]) -> Doc:
    """Several parses as one, offsets and all."""
    from spacy.tokens import Doc

    if len(docs) == 1:
        return docs[0]
    join: Any = Doc.from_docs  # its stub does not know of ``exclude``
    whole: Doc = join(docs, ensure_whitespace=False, attrs=list(PARSED), exclude=("tensor",))
    return whole


def _lines(text: str) -> Iterator[Piece]:
    start = 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            begin = start + line.index(stripped[0])
            yield (begin, begin + len(stripped))
        start += len(line)


def _without(lines: Iterable[Piece], skipped: Sequence[Piece]) -> Iterator[Piece]:
    """Lines less the skipped stretches, both sorted; each is looked at once."""
    first = 0
    for start, end in lines:
        while first < len(skipped) and skipped[first][1] <= start:
            first += 1
        at = first
        while at < len(skipped) and skipped[at][0] < end:
            if skipped[at][0] > start:
                yield (start, skipped[at][0])
            start = max(start, skipped[at][1])
            at += 1
        if start < end:
            yield (start, end)


def _has_word(text: str, piece: Piece) -> bool:
    return any(c.isalnum() for c in text[piece[0] : piece[1]])


def _chunks(text: str) -> Iterator[Piece]:
    """Paragraphs with the white space behind them, so that they tile the text; none longer than LONGEST."""
    start = 0
    for line in text.splitlines(keepends=True) or [text] * bool(text):
        for cut in _cuts(line):
            yield (start, start + cut)
            start += cut


def _cuts(line: str) -> Iterator[int]:
    begin = 0
    while len(line) - begin > LONGEST:
        space = line.rfind(" ", begin, begin + LONGEST)
        end = space + 1 if space > begin else begin + LONGEST
        yield end - begin
        begin = end
    if begin < len(line):
        yield len(line) - begin
