"""``python -m auditor.schemas`` renews the committed schemas and the reference of the data model."""

from pathlib import Path

from auditor.schemas import write
from auditor.schemas.reference import reference

if __name__ == "__main__":
    root = Path(__file__).parents[2]
    page = root / "docs" / "data-model.md"
    page.write_text(reference(), encoding="utf-8", newline="\n")
    for written in (*write(root / "schemas"), page):
        print(written.name)
