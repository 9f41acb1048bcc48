"""Audits who says so in news articles. These are the names that plugins and programs may rely on."""

from auditor.checks import Check, NoData, NoOptions, Rule, hookimpl
from auditor.model import (
    Article,
    Attribution,
    Claim,
    Finding,
    Ledger,
    On,
    Reason,
    Ref,
    Relation,
    Relay,
    Report,
    Result,
    Severity,
    Slot,
    Slots,
    Source,
    Span,
    Story,
    StoryFacts,
)

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Attribution",
    "Check",
    "Claim",
    "Finding",
    "Ledger",
    "NoData",
    "NoOptions",
    "On",
    "Reason",
    "Ref",
    "Relation",
    "Relay",
    "Report",
    "Result",
    "Rule",
    "Severity",
    "Slot",
    "Slots",
    "Source",
    "Span",
    "Story",
    "StoryFacts",
    "__version__",
    "hookimpl",
]
