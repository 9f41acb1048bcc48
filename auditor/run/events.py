"""What a run has to say while it goes on, as records of the logger ``auditor``.

A record's message is the event's name or what is wrong; its facts are in ``record.facts``, plain data.
"""

from __future__ import annotations

import logging
from typing import Any

STORIES = "stories"  # what a run is at when all articles are done
log = logging.getLogger("auditor")
log.addHandler(logging.NullHandler())


def note(event: str, **facts: Any) -> None:
    """Something happened."""
    log.info(event, extra={"facts": facts})


def warn(what: str, where: str = "", fix: str = "") -> None:
    """Something that a person should know of, and that stops nothing."""
    log.warning(what, extra={"facts": {"where": where, "fix": fix}})
