"""Articles to ledgers, in this process or in several; the ledgers are the same either way."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from auditor.contract import plugins
from auditor.contract.plugins import Plugins
from auditor.extract import FINDERS, Extraction
from auditor.model import Article, Ledger, PassedOver, Problem
from auditor.run.saved import unsound
from auditor.run.settings import Settings

Read = Article | Problem | PassedOver  # what reading gives
AHEAD = 4  # articles in flight for each process


def extraction(settings: Settings, offered: Callable[[], Plugins]) -> Extraction:
    """The finder and language model of the settings; plugins are asked for where the finder is not built in.

    ExtractorError where one cannot be used.
    """
    finders = {} if settings.extractor in FINDERS else offered().extractors
    return Extraction.make(settings.extractor, settings.language_model, finders=finders)


def ledgers(
    inputs: Iterable[Read], settings: Settings, here: Extraction
) -> Iterator[Ledger | Problem | PassedOver]:
    """A ledger for each article, in order; a problem where there is none, and what is no article passed on.

    They are made ``here``, or in as many processes as the settings ask for.
    """
    jobs = settings.processes
    if jobs <= 1:
        yield from (_ledger(x, here) if isinstance(x, Article) else x for x in inputs)
        return
    waiting: deque[tuple[Read, Future[Ledger | Problem] | None]] = deque()
    pool = _pool(settings, jobs)
    try:
        for item in inputs:
            waiting.append((item, _submit(pool, item) if isinstance(item, Article) else None))
            if len(waiting) >= jobs * AHEAD:
                yield _result(*waiting.popleft(), settings)
        while waiting:
            yield _result(*waiting.popleft(), settings)
    finally:
        pool.shutdown(cancel_futures=True)


def _ledger(article: Article, extraction: Extraction) -> Ledger | Problem:
    fix = "the others were audited; please report this with the text, it is a defect"
    try:
        ledger = extraction.ledger(article)
    except Exception as error:  # one article that breaks the extraction must not break the others
        said = str(error) or type(error).__name__
        return Problem(
            kind="article", what=f"could not be extracted: {said[:300]}", where=article.id, fix=fix
        )
    if not extraction.ours and (wrong := unsound(ledger)):  # a finder of a plugin is not believed
        fix = f"the others were audited; report it to the author of the extractor {ledger.extractor.name!r}"
        return Problem(kind="extractor", what=wrong, where=article.id, fix=fix)
    return ledger


def _submit(pool: ProcessPoolExecutor, article: Article) -> Future[Ledger | Problem] | None:
    try:
        with _undisturbed():
            return pool.submit(_work, article)
    except BrokenProcessPool:
        return None


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C reaches this process a moment later, and never the ones that are started meanwhile.

    A terminal sends it to all of them; they are to finish their article and go when this one tells them.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _result(
    item: Read, future: Future[Ledger | Problem] | None, settings: Settings
) -> Ledger | Problem | PassedOver:
    """What became of an article. One that took its process down is tried once more, alone, and then named."""
    if not isinstance(item, Article):
        return item
    try:
        if future is not None:
            return future.result()
    except BrokenProcessPool:
        pass
    try:
        with _pool(settings, 1) as alone:
            with _undisturbed():
                again = alone.submit(_work, item)
            return again.result()
    except BrokenProcessPool:
        fix = "the others were audited; audit it alone with more memory"
        return Problem(kind="article", what="its process died", where=item.id, fix=fix)


_extraction: Extraction | None = None  # one a process, made when the process starts


def _start(settings: Settings) -> None:
    global _extraction
    threading.Thread(target=_follow, daemon=True).start()
    _extraction = extraction(settings, lambda: plugins.load(settings.plugins))


def _follow() -> None:
    """End this process with the one that started it, however that ends: nothing else would tell it."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _work(article: Article) -> Ledger | Problem:
    if _extraction is None:
        raise RuntimeError("the worker was not started")
    return _ledger(article, _extraction)


def _pool(settings: Settings, jobs: int) -> ProcessPoolExecutor:
    spawn = multiprocessing.get_context("spawn")  # fork would copy the threads' locks of numeric libraries
    return ProcessPoolExecutor(jobs, mp_context=spawn, initializer=_start, initargs=(settings,))
