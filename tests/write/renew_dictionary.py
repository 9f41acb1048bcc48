"""Renews the data dictionary of the tables for readers: ``python tests/write/renew_dictionary.py``."""

from pathlib import Path

from auditor.write.dictionary import COLUMNS, Told, of_check

PAGE = Path(__file__).parents[2] / "docs" / "tables.md"
COMMAND = "python tests/write/renew_dictionary.py"
_START, _END = "<!-- dictionary: made by tests/write/renew_dictionary.py -->\n", "<!-- /dictionary -->"
_TYPES = {str: "text", int: "integer", float: "number", bool: "true or false"}


def told(page: str) -> str:
    """The page with every column of every table: name, type and meaning."""
    before, _, rest = page.partition(_START)
    _, _, after = rest.partition(_END)
    tables = [_table(f"### {name}", columns) for name, columns in COLUMNS.items()]
    tables.append(_table("### of checks, in sources, attributions and claims", of_check("CHECK")))
    return before + _START + "\n".join(tables) + _END + after


def _table(title: str, columns: dict[str, Told]) -> str:
    rows = [f"| `{name}` | {_TYPES[column.type]} | {column.meaning} |" for name, column in columns.items()]
    return "\n".join([title, "", "| column | type | what it is |", "|---|---|---|", *rows, ""])


if __name__ == "__main__":
    PAGE.write_text(told(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    print(f"renewed the dictionary in {PAGE.name}")
