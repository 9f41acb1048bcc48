"""The settings as keywords, for type checkers: made by ``python tests/run/renew_keywords.py``."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Literal, TypedDict


class Keywords(TypedDict, total=False):
    """What `auditor.audit` and its like take; each is told in docs/python.md."""

    fail_on: Sequence[str]
    select: Sequence[str]
    ignore: Sequence[str]
    stories: Literal["content", "field", "folder"]
    plugins: Sequence[str | Path]
    extractor: str
    language_model: str
    least_confidence: float
    check_seconds: float
    check_memory: int
    sidecar: str | Path | None
    baseline: str | Path | None
    today: date | None
    jobs: int
    worker_memory: int
    cache: bool
    cache_folder: str | Path | None
    log_file: str | Path | None
    text: bool
    columns: Mapping[str, str]
    follow_links: bool
    sarif_root: str | Path | None
    checks: Mapping[str, Mapping[str, Any]]
