"""Registers the formats of this folder, by the same hook that a stranger's plugin uses."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.contract.checks import hookimpl
from auditor.contract.reporters import Reporter


@hookimpl
def auditor_reporters() -> Iterable[type[Reporter]]:
    """The formats that come with the tool, text and JSON aside."""
    from auditor.write.github import Github
    from auditor.write.jsonl import JsonLines
    from auditor.write.jsonld import JsonLd
    from auditor.write.markdown import Markdown
    from auditor.write.page import Html
    from auditor.write.sarif import Sarif
    from auditor.write.table_files import Csv, Parquet

    return [Html, Sarif, Csv, Parquet, Github, Markdown, JsonLd, JsonLines]
