"""Several processes give the ledgers that one gives, in order, and an article that kills one is named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from typing import Any, ClassVar

import pytest

from auditor.model import Article, Extractor, Ledger, PassedOver, Problem
from auditor.run import pool
from auditor.run.settings import Settings


def article(name: str) -> Article:
    return Article(id=name, path=name, text=name)


class Pool:
    """A pool in this process: an article whose id begins with "x" breaks it as often as ``times`` says."""

    made: ClassVar[list[tuple[int, Pool]]] = []
    died: ClassVar[dict[str, int]] = {}
    times = 1

    def __init__(self, jobs: int) -> None:
        self.given: list[str] = []
        self.closed: bool | None = None
        Pool.made.append((jobs, self))

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()

    def submit(self, work: Callable[..., Any], item: Article) -> Future[Ledger | Problem]:
        self.given.append(item.id)
        future: Future[Ledger | Problem] = Future()
        if item.id[0] == "x" and Pool.died.get(item.id, 0) < Pool.times:
            Pool.died[item.id] = Pool.died.get(item.id, 0) + 1
            future.set_exception(BrokenProcessPool())
        else:
            future.set_result(Ledger(article=item, extractor=Extractor(name="hand", version="1")))
        return future

    def shutdown(self, cancel_futures: bool = False) -> None:
        self.closed = cancel_futures


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_pool", lambda settings, jobs: Pool(jobs))
    Pool.made, Pool.died, Pool.times = [], {}, 1


def run(items: Any, jobs: int = 2) -> Iterator[Any]:
    return pool.ledgers(items, Settings(jobs=jobs), None)  # type: ignore[arg-type]


def test_ledgers_and_what_is_no_article_come_in_the_order_of_the_input() -> None:
    """Problems and what was passed over wait for their turn; the pool is closed at the end."""
    problem, passed = Problem(kind="file", what="w", where="y", fix="f"), PassedOver(files={".png": 1})
    found = list(run([article("a"), problem, article("b"), passed]))
    assert [getattr(x, "article", x) for x in found] == [article("a"), problem, article("b"), passed]
    ((jobs, made),) = Pool.made
    assert (jobs, made.given, made.closed) == (2, ["a", "b"], True)


@pytest.mark.parametrize("jobs", [2, 3])
def test_four_articles_for_each_process_are_read_ahead(jobs: int) -> None:
    """No more: a corpus is not held in memory. One that is left is closed too."""
    read: list[int] = []

    def coming() -> Iterator[Article]:
        for n in range(99):
            read.append(n)
            yield article(f"a{n}")

    ledgers = run(coming(), jobs)
    assert next(ledgers).article.id == "a0"
    assert len(read) == 4 * jobs
    next(ledgers)
    assert len(read) == 4 * jobs + 1
    ledgers.close()  # type: ignore[attr-defined]
    assert Pool.made[0][1].closed is True


def test_an_article_that_takes_its_process_down_is_tried_once_more_alone() -> None:
    """The second time it may go well."""
    (found,) = run([article("x")])
    assert isinstance(found, Ledger)
    assert [(jobs, made.given) for jobs, made in Pool.made] == [(2, ["x"]), (1, ["x"])]


def test_one_that_does_so_again_is_named_and_the_others_stand() -> None:
    """With what can be done about it."""
    Pool.times = 2
    first, problem, last = run([article("a"), article("x"), article("b")])
    assert isinstance(problem, Problem)
    assert (problem.kind, problem.where, problem.what) == ("article", "x", "its process died")
    assert "audit it alone" in (problem.fix or "")
    assert [first.article.id, last.article.id] == ["a", "b"]


def test_a_pool_that_is_broken_takes_no_more_and_each_article_is_tried_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """None is lost."""

    def refuses(self: Pool, work: Any, item: Article) -> Future[Ledger | Problem]:
        if len(Pool.made) == 1:
            raise BrokenProcessPool
        return submit(self, work, item)

    submit = Pool.submit
    monkeypatch.setattr(Pool, "submit", refuses)
    assert [x.article.id for x in run([article("a"), article("b")])] == ["a", "b"]


def test_one_process_makes_them_here() -> None:
    """No pool is started for it."""

    class Here:
        ours = True

        def ledger(self, item: Article) -> Ledger:
            return Ledger(article=item, extractor=Extractor(name="hand", version="1"))

    problem = Problem(kind="file", what="w", where="y", fix="f")
    found = list(pool.ledgers([article("a"), problem], Settings(jobs=1), Here()))  # type: ignore[arg-type]
    assert [getattr(x, "article", x) for x in found] == [article("a"), problem]
    assert Pool.made == []


def test_a_worker_that_was_not_started_says_so() -> None:
    """It has no model to work with."""
    with pytest.raises(RuntimeError, match="was not started"):
        pool._work(article("a"))


def test_plugins_are_asked_for_only_where_the_finder_is_theirs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The built-in ones need none."""
    asked: list[str] = []

    class Offered:
        extractors: ClassVar[dict[str, type]] = {"theirs": object}

    def offered() -> Any:
        asked.append("yes")
        return Offered()

    def make(name: str, language: str, finders: Any) -> Any:
        return name, language, sorted(finders)

    monkeypatch.setattr(pool.Extraction, "make", make)
    assert pool.extraction(Settings(extractor="rules", language_model="x"), offered) == ("rules", "x", [])
    assert asked == []
    assert pool.extraction(Settings(extractor="theirs", language_model="x"), offered)[2] == ["theirs"]
