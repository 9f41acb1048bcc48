"""``--out corpus.duckdb`` adds to a corpus, from articles and from saved ledgers."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result as Done

duckdb = pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")


def test_what_audit_adds_and_what_check_adds_is_the_same(
    auditor: Callable[..., Done], tmp_path: Path
) -> None:
    """It is said, the same again adds nothing, and a format is refused."""
    lines = [
        json.dumps({"id": f"{n}", "text": f"The mill will close, said Ann Lee. No {n}."}) for n in range(2)
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    done = auditor("audit", "in.jsonl", "--out", "c.duckdb")
    assert done.exit_code == 0, done.stderr
    assert "2 articles added; 1 stories told, in c.duckdb" in done.stdout
    assert (
        "0 articles added, 2 were there already" in auditor("audit", "in.jsonl", "--out", "c.duckdb").stdout
    )
    auditor("extract", "in.jsonl", "--out", "ledgers.jsonl")
    auditor("check", "ledgers.jsonl", "--out", "d.duckdb")
    both = []
    for name in ("c.duckdb", "d.duckdb"):
        with duckdb.connect(name, read_only=True) as base:
            both.append(
                [base.execute(f"FROM {table} ORDER BY ALL").fetchall() for table in ("results", "pairs")]
            )
    assert both[0] == both[1]
    assert auditor("audit", "in.jsonl", "--format", "json", "--out", "c.duckdb").exit_code == 2
    assert auditor("audit", "in.jsonl", "--fail-on", "info", "--out", "e.duckdb").exit_code in (0, 1)
