"""Registers the readers of this folder, by the same hook that a stranger's plugin uses."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.contract.checks import hookimpl
from auditor.contract.readers import Reader


@hookimpl
def auditor_readers() -> Iterable[type[Reader]]:
    """The readers that come with the tool, those of one kind of a format before those of all of it."""
    from auditor.read.archives import Gzip, Zip
    from auditor.read.feeds import Feed
    from auditor.read.linked import LinkedData
    from auditor.read.mail import Mail, Mhtml
    from auditor.read.newsml import NewsML
    from auditor.read.ninjs import Ninjs
    from auditor.read.nitf import Nitf
    from auditor.read.odt import OpenDocument
    from auditor.read.pages import Page
    from auditor.read.pdf import Pdf
    from auditor.read.records import Json
    from auditor.read.rtf import Rtf
    from auditor.read.tables import Csv, Parquet
    from auditor.read.texts import Markdown, Text
    from auditor.read.warc import Warc
    from auditor.read.word import Word

    return [
        *(Feed, NewsML, Nitf, Ninjs, LinkedData, Json, Page, Mail, Mhtml),
        *(Word, OpenDocument, Rtf, Pdf, Warc, Parquet, Gzip, Zip),
        *(Csv, Text, Markdown),
    ]
