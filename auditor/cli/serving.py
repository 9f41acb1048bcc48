"""The command that serves audits over HTTP, on this machine unless somebody says otherwise."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator
from typing import Annotated

import typer

from auditor.cli import _options as o
from auditor.cli._calm import CLEAN, calm, say
from auditor.errors import ConfigError


@calm
@o.settings_of("look")
def serve(
    host: Annotated[
        str, typer.Option("--host", help="The address to listen on; others reach only loopback.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="The port; 0 for any that is free.")
    ] = 8517,
    waiting: Annotated[
        int, typer.Option("--waiting", min=0, help="Requests that may wait; more get 429.")
    ] = 16,
    body: Annotated[int, typer.Option("--body", min=1, help="Bytes that a request may have.")] = 2_000_000,
    seconds: Annotated[float, typer.Option("--seconds", min=0.1, help="Seconds that one may take.")] = 60.0,
    *,
    given: o.Given,
    config_file: o.ConfigFile = None,
) -> int:
    """Serve audits over HTTP: POST articles to /audit or /ledgers; /health and /openapi.json tell of it."""
    try:
        import uvicorn

        from auditor.cli._service import Limits, service
    except ImportError as error:
        fix = "pip install 'source-auditor[serve]'"
        raise ConfigError(
            "the service needs the packages fastapi and uvicorn", "auditor serve", fix
        ) from error
    from auditor.run.api import Engine

    engine = Engine(**o.found(given, config_file).model_dump())
    try:
        listening = socket.create_server((host, port))
    except OSError as error:
        fix = "choose another with --host and --port"
        raise ConfigError(f"cannot listen: {error.strerror or error}", f"{host}:{port}", fix) from None
    app = service(engine, Limits(waiting, body, seconds))
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
    say(f"listening on http://{host}:{listening.getsockname()[1]}; stop it with Ctrl-C")
    with _ended():
        uvicorn.Server(config).run(sockets=[listening])
    return CLEAN


@contextlib.contextmanager
def _ended() -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt as stop:
        stop.args = ("what was taken was answered first",)
        raise
