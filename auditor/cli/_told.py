"""What a run says while it goes on: warnings to people, and every event to a file, if one is asked for."""

from __future__ import annotations

import contextlib
import json
import logging
import time
from collections.abc import Iterator
from datetime import UTC, datetime

from auditor.cli._calm import tell
from auditor.errors import ConfigError

LOG = logging.getLogger("auditor")


class _People(logging.Handler):
    """Warnings, in the words and the manner of every other failure."""

    def emit(self, record: logging.LogRecord) -> None:
        facts = getattr(record, "facts", {})
        tell(record.getMessage(), facts.get("where", ""), facts.get("fix", ""))


class _Lines(logging.FileHandler):
    """One line of JSON an event: ``time`` (UTC), ``seconds`` since the run began, ``event``, its facts."""

    def __init__(self, path: str) -> None:
        super().__init__(path, encoding="utf-8", errors="replace")
        self.began = time.monotonic()

    def format(self, record: logging.LogRecord) -> str:
        warning = record.levelno >= logging.WARNING
        row = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "seconds": round(time.monotonic() - self.began, 3),
            "event": "warning" if warning else record.getMessage(),
            **({"what": record.getMessage()} if warning else {}),
            **{key: value for key, value in getattr(record, "facts", {}).items() if value not in (None, "")},
        }
        return json.dumps(row, ensure_ascii=False)


@contextlib.contextmanager
def telling(log_file: str | None = None) -> Iterator[None]:
    """Say what runs warn of, and add every event to a file; ConfigError where that cannot be written."""
    handlers: list[logging.Handler] = [_People(logging.WARNING)]
    if log_file:
        try:
            handlers.append(_Lines(log_file))
        except OSError as error:
            fix = "choose another place with --log-file"
            raise ConfigError(f"cannot be written: {error.strerror}", log_file, fix) from None
    before = LOG.level, LOG.propagate
    LOG.setLevel(logging.INFO if log_file else logging.WARNING)
    LOG.propagate = False
    for handler in handlers:
        LOG.addHandler(handler)
    try:
        yield
    finally:
        LOG.setLevel(before[0])
        LOG.propagate = before[1]
        for handler in handlers:
            LOG.removeHandler(handler)
            handler.close()
