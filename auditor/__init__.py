"""Audits who says so in news articles. These are the names that plugins and programs may rely on.

`audit` and its like are for programs (docs/python.md), `Check` and its like for plugins
(docs/write-a-check.md).
"""

from importlib.metadata import version

from auditor.contract.checks import Check, NoData, NoOptions, Rule, hookimpl
from auditor.errors import AuditorError, ConfigError
from auditor.model import (
    Article,
    Attribution,
    Claim,
    Column,
    Edit,
    Finding,
    Ledger,
    On,
    Panel,
    Problem,
    Reason,
    Ref,
    Relation,
    Relay,
    Report,
    Result,
    Row,
    Severity,
    Slot,
    Slots,
    Source,
    Span,
    Story,
    StoryFacts,
)
from auditor.run.api import (
    Audited,
    Engine,
    audit,
    check_ledgers,
    extract_ledgers,
    read_articles,
    validate,
)

__version__ = version("source-auditor")

__all__ = [
    "Article",
    "Attribution",
    "Audited",
    "AuditorError",
    "Check",
    "Claim",
    "Column",
    "ConfigError",
    "Edit",
    "Engine",
    "Finding",
    "Ledger",
    "NoData",
    "NoOptions",
    "On",
    "Panel",
    "Problem",
    "Reason",
    "Ref",
    "Relation",
    "Relay",
    "Report",
    "Result",
    "Row",
    "Rule",
    "Severity",
    "Slot",
    "Slots",
    "Source",
    "Span",
    "Story",
    "StoryFacts",
    "__version__",
    "audit",
    "check_ledgers",
    "extract_ledgers",
    "hookimpl",
    "read_articles",
    "validate",
]
