"""``python -m auditor.schemas`` renews the committed schemas."""

from pathlib import Path

from auditor.schemas import write

if __name__ == "__main__":
    for written in write(Path(__file__).parents[2] / "schemas"):
        print(written.name)
