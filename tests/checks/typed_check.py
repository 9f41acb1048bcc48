"""A check as mypy sees it: `self.options` has the type of the check's options. Read by mypy, never run."""

from collections.abc import Iterable
from typing import Any, Generic, assert_type

from pydantic import BaseModel
from typing_extensions import TypeVar

from auditor import Check, Ledger, NoData, Result


class Options(BaseModel):
    years: bool = False


class Data(BaseModel):
    figures: int


class Figures(Check[Options, Data]):
    def article(self, ledger: Ledger) -> Iterable[Result]:
        assert_type(self.options, Options)
        assert_type(self.options.years, bool)
        print(self.options.yeers)  # type: ignore[attr-defined]
        return ()


class WithoutData(Check[Options]):
    def article(self, ledger: Ledger) -> Iterable[Result]:
        assert_type(self.options.years, bool)
        return ()


OfOneT = TypeVar("OfOneT", bound=Options)


class Between(Check[OfOneT, NoData], Generic[OfOneT]):
    def article(self, ledger: Ledger) -> Iterable[Result]:
        assert_type(self.options.years, bool)
        return ()


class MoreOptions(Options):
    months: bool = False


class Last(Between[MoreOptions]):
    def story(self, story: object) -> Iterable[Result]:
        assert_type(self.options.months, bool)
        return ()


class Bare(Check):
    """A check that names no models is free to do as it likes."""

    def article(self, ledger: Ledger) -> Iterable[Result]:
        assert_type(self.options, Any)
        return ()


Figures(Options(years=True))
Figures(MoreOptions())
Figures(Data(figures=1))  # type: ignore[arg-type]
