"""The contract of a check: what a plugin offers, and nothing of how it is found or run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, cast, get_args, get_origin

import pluggy
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic.json_schema import GenerateJsonSchema
from typing_extensions import TypeVar

from auditor.errors import ConfigError, nearest
from auditor.model import Column, Finding, Ledger, Panel, Result, Severity, Span, Story

PROJECT = "auditor"
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


class NoOptions(BaseModel):
    """A check without options."""

    model_config = ConfigDict(extra="forbid")


class NoData(BaseModel):
    """A check whose results carry no data of their own."""

    model_config = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True)
class Rule:
    """A finding a check can raise. ``card`` is Markdown: what, why, which standard says so, how to mend it.

    ``fires`` and ``silent`` are texts that must and must not raise it, for the suite of rule examples; where
    a rule is about a story, each example is a tuple of articles. A rule with ``on`` false is off unless it is
    selected by name. ``gravity``, 0 to 100, orders rules of one severity: of findings about the same words
    the gravest asks, and an article is as grave as its gravest question.
    """

    id: str
    title: str
    severity: Severity
    card: str
    fires: tuple[str | tuple[str, ...], ...] = ()
    silent: tuple[str | tuple[str, ...], ...] = ()
    on: bool = True
    gravity: int = 50

    def __post_init__(self) -> None:
        """ValueError for what no report could carry."""
        if self.severity not in get_args(Severity):
            raise ValueError(f"the severity {self.severity!r} is none of {', '.join(get_args(Severity))}")
        for name in ("id", "title", "card"):
            if not isinstance(words := getattr(self, name), str) or not words:
                raise ValueError(f"the {name} of a rule is {words!r}, and should be words")

    def finding(
        self, check: str, message: str, spans: Iterable[Span] = (), *, inherited: bool = False
    ) -> Finding:
        """This rule, raised: the message says what, where and what would mend it."""
        return Finding(
            rule=f"{check}/{self.id}",
            severity=self.severity,
            message=message,
            spans=tuple(spans),
            mend="inherited" if inherited else "desk",
            gravity=self.gravity,
        )


OptionsT = TypeVar("OptionsT", bound=BaseModel, default=Any)
DataT = TypeVar("DataT", bound=BaseModel, default=Any)


class Check(Generic[OptionsT, DataT]):
    """Base of every check. Subclass it, name it, and write one method or both.

    ``Check[Options, Data]`` names two pydantic models: of the options that users set, which
    ``self.options`` then is, and of the ``data`` of its results. A check without data leaves out the second,
    one without options names ``NoOptions`` or nothing.

    ``article`` sees one article's ledger, ``story`` the ledgers of a story and the facts between them.
    Both are pure: data in, results out, the same for the same input. What is to be seen of the results is
    declared: a ``figure`` names their mean, ``columns`` stand beside sources, attributions and claims,
    ``panels`` on the first screen of a run, filled with the ``rows`` of results; ``words`` explain labels.
    """

    id: ClassVar[str]
    title: ClassVar[str]
    version: ClassVar[str]
    Options: ClassVar[type[BaseModel]] = NoOptions
    Data: ClassVar[type[BaseModel]] = NoData
    rules: ClassVar[tuple[Rule, ...]] = ()
    figure: ClassVar[str] = ""  # what the mean of its scores is called; empty: as the check itself
    columns: ClassVar[tuple[Column, ...]] = ()
    panels: ClassVar[tuple[Panel, ...]] = ()
    words: ClassVar[tuple[tuple[str, str], ...]] = ()  # what the words of its labels mean, for a reader
    _open: ClassVar[Mapping[str, str]] = {"OptionsT": "Options", "DataT": "Data"}  # a subclass fills them

    def __init_subclass__(cls, **arguments: Any) -> None:
        """Keep the models that the class is made with, ``Check[Options, Data]``, under these names."""
        super().__init_subclass__(**arguments)
        left = {}
        for base in vars(cls).get("__orig_bases__", ()):
            origin = get_origin(base)
            if not (isinstance(origin, type) and issubclass(origin, Check)):
                continue
            for parameter, given in zip(origin.__parameters__, get_args(base), strict=False):  # type: ignore[attr-defined]
                if (name := origin._open.get(parameter.__name__)) is None:
                    continue
                if isinstance(given, TypeVar):
                    left[given.__name__] = name
                elif given is not Any and name not in vars(cls):
                    setattr(cls, name, given)
        if left:
            cls._open = left

    def __init__(self, options: OptionsT | None = None) -> None:
        self.options = options if options is not None else cast(OptionsT, self.Options())

    def article(self, ledger: Ledger) -> Iterable[Result]:
        """Results about one article; the default has nothing to say."""
        return ()

    def story(self, story: Story) -> Iterable[Result]:
        """Results about one story; the default has nothing to say."""
        return ()


class _Untitled(GenerateJsonSchema):
    """Without titles made from the names of fields: programs in other languages make a type of each."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Never; a title that an author gives stays."""
        return False


def data_schema(check: type[Check]) -> dict[str, Any]:
    """The JSON Schema of the data of a check's results, as a report carries it."""
    whole = check.Data.model_json_schema(schema_generator=_Untitled)
    for name, schema in {check.Data.__name__: whole, **whole.get("$defs", {})}.items():
        if "title" in schema and name.endswith(schema["title"]):  # its own name, with its module in front
            del schema["title"]
    return whole


def made(check: type[Check], options: Mapping[str, Any]) -> Check:
    """A check with its options; ConfigError for one that it does not take."""
    try:
        return check(check.Options.model_validate(options))
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]) if first["loc"] else ""
        known = sorted(check.Options.model_fields)
        fix = nearest(name, known) if name not in known else ""
        key = ".".join(str(part) for part in first["loc"])
        raise ConfigError(f"{key}: {first['msg']}", f"checks.{check.id}", fix) from None


@hookspec
def auditor_checks() -> Iterable[type[Check]]:
    """Hand over the checks of a plugin, as classes."""
    return ()
