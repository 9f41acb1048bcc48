"""The page on decisions shows a file that is read as it stands."""

import re
from pathlib import Path

from auditor import sidecar

PAGE = Path(__file__).parents[2] / "docs" / "sidecar.md"


def test_the_file_it_shows_is_read(tmp_path: Path) -> None:
    (block,) = re.findall(r"^```toml\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    (tmp_path / "decisions.toml").write_text(block, encoding="utf-8")
    found = sidecar.load(tmp_path / "decisions.toml")
    assert [len(x) for x in (found.suppress, found.merge, found.reject, found.add, found.relay)] == [1] * 5
