"""What a run says while it goes on: warnings to people, and every event to a file, if one is asked for."""

from __future__ import annotations

import contextlib
import json
import logging
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime

from auditor.cli._calm import tell
from auditor.errors import ConfigError
from auditor.model.safe import escaped

LOG = logging.getLogger("auditor")


class _People(logging.Handler):
    """Warnings, in the words and the manner of every other failure."""

    def emit(self, record: logging.LogRecord) -> None:
        facts = getattr(record, "facts", {})
        try:
            said = record.getMessage()
        except Exception:  # of a library or plugin that gave other values than its words ask for
            said = str(record.msg)
        tell(said, facts.get("where", ""), facts.get("fix", ""))


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
        return escaped(json.dumps(row, ensure_ascii=False, default=str))

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name that logging calls
        """Say once that the file takes no more; the run goes on without it."""
        LOG.removeHandler(self)
        why = getattr(sys.exc_info()[1], "strerror", None) or sys.exc_info()[1]
        tell(f"the log takes no more: {why}", self.baseFilename, "the run goes on without it")


@contextlib.contextmanager
def telling(log_file: str | None = None) -> Iterator[None]:
    """Say what runs warn of, and add every event to a file; ConfigError where that cannot be written.

    What libraries and plugins warn of by themselves, which may be words of an article, is said the same way.
    """
    people = _People(logging.WARNING)
    logging.getLogger().addHandler(people)
    logging.captureWarnings(True)
    handlers: list[logging.Handler] = [people]
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
        logging.getLogger().removeHandler(people)
        logging.captureWarnings(False)
        LOG.setLevel(before[0])
        LOG.propagate = before[1]
        for handler in handlers:
            LOG.removeHandler(handler)
            with contextlib.suppress(OSError):  # of a disk that is full
                handler.close()
