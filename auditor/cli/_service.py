"""The HTTP service: articles come in a request, a report, ledgers or a page go back; no file is touched."""

from __future__ import annotations

import asyncio
import json
import math
import time
from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Literal

from fastapi import FastAPI, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from auditor import __version__
from auditor.errors import AuditorError
from auditor.model import Problem
from auditor.model.safe import escaped
from auditor.run.api import Audited, Engine
from auditor.write.json import dump, plain

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


@dataclass(frozen=True)
class Limits:
    """How much is taken: requests that wait, bytes of a body, seconds for a request to come and be done."""

    waiting: int = 16
    body: int = 2_000_000
    seconds: float = 60.0


BUSY: dict[int | str, dict[str, Any]] = {
    429: {"description": "Too many requests wait; Retry-After says for how many seconds to go away."},
    413: {"description": "The body is too long."},
    408: {"description": "The body came too slowly."},
    504: {"description": "The audit took too long."},
}


class Text(BaseModel):
    """An article as a record has it; only its text is needed."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1)
    id: str | None = None
    headline: str | None = None
    outlet: str | None = None
    byline: str | None = None
    date: str | None = None
    url: str | None = None
    story: str | None = None


class Several(BaseModel):
    """Several articles, of one story or of many."""

    model_config = ConfigDict(extra="forbid")

    articles: list[Text] = Field(min_length=1)


class Full(Exception):
    """No more requests are taken for now; ``seconds`` until it is worth to ask again."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds


class Desk:
    """One worker with one engine, and a bounded number of requests before it."""

    def __init__(self, engine: Engine, limits: Limits) -> None:
        self.engine, self.limits = engine, limits
        self.worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="audit")
        self.taken = 0
        self.usual = 1.0  # seconds that a request takes, as they have been of late

    async def done(self, work: Callable[[], str]) -> str:
        """What the work gives; `Full` where too many wait, TimeoutError where it takes too long.

        Work that takes too long keeps its place until it ends, since nothing can stop it.
        """
        if self.taken > self.limits.waiting:
            raise Full(math.ceil(self.usual * self.taken))
        self.taken += 1
        job = asyncio.get_running_loop().run_in_executor(self.worker, self._timed, work)
        job.add_done_callback(self._left)
        return await asyncio.wait_for(asyncio.shield(job), self.limits.seconds)

    def _left(self, job: asyncio.Future[str]) -> None:
        self.taken -= 1
        job.cancelled() or job.exception()

    def _timed(self, work: Callable[[], str]) -> str:
        began = time.monotonic()
        try:
            return work()
        finally:
            self.usual = 0.8 * self.usual + 0.2 * (time.monotonic() - began)


class Bounded:
    """Lets no body in that is too long or too slow: 413 and 408."""

    def __init__(self, app: Callable[..., Awaitable[None]], limits: Limits) -> None:
        self.app, self.limits = app, limits

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        try:
            body = await asyncio.wait_for(self._body(receive), self.limits.seconds)
        except TimeoutError:
            await _told(408, f"the body did not come within {self.limits.seconds:g} s")(scope, receive, send)
            return
        if body is None:
            await _told(413, f"more than {self.limits.body} bytes")(scope, receive, send)
            return
        whole: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

        async def again() -> Message:
            return whole.pop() if whole else await receive()

        await self.app(scope, again, send)

    async def _body(self, receive: Receive) -> bytes | None:
        body: bytes = b""
        while True:
            message = await receive()
            piece: bytes = message.get("body", b"")
            body += piece
            if len(body) > self.limits.body:
                return None
            if not message.get("more_body"):
                return body


def service(engine: Engine, limits: Limits) -> FastAPI:
    """The application; its description is served at ``/openapi.json``."""
    desk = Desk(engine, limits)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        await asyncio.get_running_loop().run_in_executor(desk.worker, engine.__enter__)
        yield
        desk.worker.shutdown(wait=False, cancel_futures=True)

    app = FastAPI(
        title="source-auditor", version=__version__, lifespan=lifespan, docs_url=None, redoc_url=None
    )
    app.add_middleware(Bounded, limits=limits)
    _refusals(app, limits)

    @app.get("/health")
    async def health() -> dict[str, Any]:
        """Whether it runs, which version, and how many requests are being worked on or wait."""
        return {
            "status": "ok",
            "version": __version__,
            "taken": desk.taken,
            "waiting_at_most": limits.waiting,
        }

    @app.post("/audit", responses=BUSY)
    async def audit(articles: Text | Several, format: Literal["json", "html"] = "json") -> Response:
        """The report of these articles, in JSON after the published schema, or as a page."""
        made = await desk.done(lambda: _shown(engine.audit(_records(articles)), format))
        return Response(made, media_type="application/json" if format == "json" else "text/html")

    @app.post("/ledgers", responses=BUSY)
    async def ledgers(articles: Text | Several) -> Response:
        """The sources and attributions of each article, and no check."""
        made = await desk.done(lambda: _ledgers(engine, articles))
        return Response(made, media_type="application/json")

    return app


def _refusals(app: FastAPI, limits: Limits) -> None:
    """How what cannot be done is told."""

    @app.exception_handler(Full)
    async def _full(_: Request, error: Full) -> Response:
        return _told(429, "too many requests wait", {"Retry-After": str(error.seconds)})

    @app.exception_handler(TimeoutError)
    async def _late(_: Request, error: TimeoutError) -> Response:
        return _told(504, f"not done within {limits.seconds:g} s: send fewer or shorter articles")

    @app.exception_handler(AuditorError)
    async def _refused(_: Request, error: AuditorError) -> Response:
        return _told(500, str(error))


def _records(articles: Text | Several) -> list[dict[str, Any]]:
    several = articles.articles if isinstance(articles, Several) else [articles]
    return [article.model_dump(exclude_none=True) for article in several]


def _shown(report: Audited, format: str) -> str:
    if format == "json":
        return dump(report)
    from auditor.write.page import Html

    return "".join(Html().pieces(report))


def _ledgers(engine: Engine, articles: Text | Several) -> str:
    items = list(engine.extract_ledgers(_records(articles)))
    found = {
        "ledgers": [plain(item) for item in items if not isinstance(item, Problem)],
        "problems": [plain(item) for item in items if isinstance(item, Problem)],
    }
    return escaped(json.dumps(found, ensure_ascii=False))


def _told(status: int, what: str, headers: dict[str, str] | None = None) -> Response:
    return Response(json.dumps({"detail": what}), status, headers, media_type="application/json")
