"""Who is quoted from a social post and was asked nothing: a post cannot answer a question."""

from .check import auditor_checks

__all__ = ["auditor_checks"]
