"""Renews the golden report of the seeds, and the README's excerpt of it: ``python tests/golden/renew.py``."""

from pathlib import Path

from auditor.read import read
from auditor.run.engine import Engine
from auditor.write.json import dump, load
from auditor.write.text import compose

HERE = Path(__file__).parent
GOLDEN = HERE / "seeds.json"
README = HERE.parents[1] / "README.md"
COMMAND = "python tests/golden/renew.py"
_START, _END = "<!-- excerpt: made by tests/golden/renew.py -->\n", "<!-- /excerpt -->"


def make() -> str:
    """The report of the seeds as it is now, under the default configuration."""
    return dump(Engine().audit(read([str(HERE.parents[1] / "seeds")])))


def excerpted(readme: str, report: str) -> str:
    """The README with what the text report says of the first article."""
    told = compose(load(report)).split("─" * 92)[1].strip("\n")
    before, _, rest = readme.partition(_START)
    return f"{before}{_START}```text\n{told}\n```\n{_END}{rest.partition(_END)[2]}"


if __name__ == "__main__":
    GOLDEN.write_text(made := make(), encoding="utf-8", newline="\n")
    README.write_text(excerpted(README.read_text(encoding="utf-8"), made), encoding="utf-8", newline="\n")
    print(f"renewed {GOLDEN.name} and the excerpt in {README.name}")
