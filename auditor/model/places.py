"""What all other plain data is made of: frozen records, spans of a text, notices, problems, reasons."""

from __future__ import annotations

from typing import Annotated, Any, Literal, NoReturn, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator


def _rounded(value: float) -> float:
    return round(value, 3) + 0.0  # + 0.0: never print -0.0


Unit = Annotated[float, Field(ge=0, le=1), AfterValidator(_rounded)]
Number = Annotated[float, Field(allow_inf_nan=False), AfterValidator(_rounded)]
Severity = Literal["info", "warning", "error"]


class Record(BaseModel):
    """Base of all plain data here: immutable, and closed to unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


K = TypeVar("K")
V = TypeVar("V")


class Fixed(dict[K, V]):
    """A mapping that nobody changes, as a record has it; it is written and read like any other."""

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("this mapping is part of a record, and records do not change; copy it first")

    __setitem__ = __delitem__ = __ior__ = clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (dict(self),)


class Span(Record):
    """A stretch of an article: ``text[start:end]``, or the same of a title that stands outside the text."""

    of: Literal["text", "title"] = "text"
    """Whether it counts in the article's text, or in a title that stands outside the text."""
    start: int = Field(ge=0)
    """Offset of the first code point, from 0."""
    end: int = Field(ge=0)
    """Offset behind the last code point, at least `start`."""
    article: str | None = None
    """The id of the article, where a record speaks of several; absent where it is the article at hand."""

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.end < self.start:
            raise ValueError("a span ends before it starts")
        return self

    def meets(self, other: Span) -> bool:
        """Whether two spans of one article share a character."""
        return self.of == other.of and self.start < other.end and other.start < self.end


Spans = tuple[Span, ...]


class Notice(Record):
    """A warning: something a person should know about one article; nothing was left out because of it."""

    code: str
    """A short word for the kind of warning, such as `date`, `metadata`, `text-left-out`."""
    message: str
    """The warning, as a sentence."""
    fix: str | None = None
    """What to do; absent where nothing can be done."""
    span: Span | None = None
    """Where in the text; absent where it is about the whole."""


class Problem(Record):
    """Something that could not be audited. A report with a problem is not complete."""

    what: str
    """What went wrong."""
    where: str
    """The file, line, article, plugin or setting."""
    fix: str | None = None
    """What to do; absent where nothing can be done."""
    kind: Literal["file", "line", "article", "plugin", "check", "extractor", "story", "run"]
    """What could not be audited or used."""


class PassedOver(Record):
    """What lies in audited folders and was not read: files without a reader, by extension, and links
    outwards."""

    files: dict[str, int] = Field(default_factory=dict)
    """Number of files that no reader is for, by extension, and `of an audit` of what an audit wrote."""
    links: tuple[str, ...] = ()
    """Links that lead out of an audited folder and were not followed, as paths."""

    def lines(self) -> list[str]:
        """The same in words: "5 files passed over: 4 .png, 1 without an extension"."""
        count = sum(self.files.values())
        ranked = sorted(self.files.items(), key=lambda kind: (-kind[1], kind[0]))
        kinds = ", ".join(f"{n} {suffix}" for suffix, n in ranked)
        said = [f"{count} file{'s' * (count != 1)} passed over: {kinds}"] if count else []
        if self.links:
            many = f"{len(self.links)} links lead" if len(self.links) > 1 else "1 link leads"
            shown = ", ".join(self.links[:5]) + (" ..." if len(self.links) > 5 else "")
            said.append(f"{many} out of the folder and was not followed (--follow-links): {shown}")
        return said


class End(Record):
    """The last line of a file of ledgers: how many it has, how many problems, and whether that is all."""

    ledgers: int
    """How many ledgers stand before it."""
    problems: int
    """How many problems stand before it."""
    complete: bool
    """Whether these are all ledgers of all that was asked for."""
    stopped: str | None = None
    """What ended the extraction before its end."""


class Reason(Record):
    """One step of a score, in words; ``points`` where it moved the score, spans where it was read."""

    text: str
    """The step, in words."""
    points: Number | None = None
    """What it did to the score, in the check's own terms: a summand or a factor; absent where it moved
    nothing."""
    spans: Spans = ()
    """Where it was read."""
