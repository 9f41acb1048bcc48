"""Files and streams to articles: the formats are told apart here, so that nothing behind has to know them."""

from auditor.read.article import read_text
from auditor.read.reader import find, read

__all__ = ["find", "read", "read_text"]
