"""Renews the golden report of the seeds: ``python tests/golden/renew.py``."""

from pathlib import Path

from auditor.config import Configuration
from auditor.engine import Plan, audit
from auditor.read import read
from auditor.write.json import dump

HERE = Path(__file__).parent
GOLDEN = HERE / "seeds.json"
COMMAND = "python tests/golden/renew.py"


def make() -> str:
    """The report of the seeds as it is now, under the default configuration."""
    settings = Configuration()
    plan = Plan(
        finder=settings.extractor,
        language_model=settings.language_model,
        configuration_sha256=settings.sha256(),
    )
    return dump(audit(read([str(HERE.parents[1] / "seeds")]), plan))


if __name__ == "__main__":
    GOLDEN.write_text(make(), encoding="utf-8", newline="\n")
    print(GOLDEN.name)
