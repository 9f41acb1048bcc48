"""One article a line, for corpora that no one wants to hold in memory at once."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model import ArticleRecord, Report
from auditor.reporters import Reporter


def line(record: ArticleRecord) -> str:
    """An article's record as one line of JSON, with its line end; absent values are left out."""
    return record.model_dump_json(exclude_none=True) + "\n"


class JsonLines(Reporter):
    """The articles' records, one a line. Stories and the run's summary are not part of this format."""

    name = "jsonl"
    title = "one article a line (JSON), for corpora"
    suffix = ".jsonl"

    def pieces(self, report: Report) -> Iterator[str]:
        """A line for each article."""
        return map(line, report.articles)
