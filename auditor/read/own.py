"""Knows what the auditor wrote by its beginning, so that no report is read as an article."""

from __future__ import annotations

import re

from auditor.model.report import STANDING_LINE

LABEL = "of an audit"  # under which such files are counted among those passed over
_OWN = re.compile(
    rb"""\s*(?:
    \{\s*"schema_version"\s*:\s*"[0-9.]+"\s*,\s*"standing"              # a report
    |\{\s*"(?:ledger"\s*:\s*\{\s*")?article"\s*:\s*\{\s*"id"\s*:\s*"(?:[^"\\]|\\.)*"\s*,\s*"path"\s*:  # lines
    |\{\s*"facts"\s*:\s*\{\s*"id"\s*:
    |\{\s*"version"\s*:\s*[0-9]+\s*,\s*"accepted"\s*:\s*\[             # a baseline
    |\{\s*"\$schema"\s*:\s*"[^"]*sarif[^"]*"                        # SARIF, whoever wrote it
    |\{\s*"@context"\s*:\s*\{[^{}]*"sa"\s*:\s*"urn:source-auditor   # linked data
    |::(?:error|warning|notice)[ ](?:file|title)=                   # commands of a workflow
    |Source[ ]audit:[ ][0-9,]+[ ]article|\#[ ]Sourcing[ ]audit\r?\n   # reports for people
    )""",
    re.X,
)
_PAGE = f'<p class="standing">{STANDING_LINE}'.encode()


def is_own(head: bytes) -> bool:
    """Whether a file that begins so is a report, a baseline, a log or a part of one."""
    head = head.removeprefix(b"\xef\xbb\xbf")
    return _OWN.match(head) is not None or _PAGE in head
