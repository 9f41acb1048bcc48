"""A small report made by hand, and the command line as a user meets it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import warm
from typer.testing import CliRunner
from typer.testing import Result as Done

import auditor as package
from auditor.cli import app
from auditor.model import (
    ArticleRecord,
    CheckRun,
    Column,
    Extractor,
    Finding,
    Mean,
    On,
    PluginRecord,
    Report,
    Result,
    RuleCard,
    Span,
    Summary,
    Tool,
)
from auditor.testing import make_ledger, source

TEXT = """Sums do not add up

[s1 Ann Lee] [c1 said] [q1 “the sums are wrong,”] and [s2 two aides] [c2 told] Reuters [q2 she was right].
[c3 It is understood that] [q3 a report will follow].
"""
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def report() -> Report:
    """One article, three attributions, one finding that nobody can mend but the desk."""
    known = [source("Ann Lee", id="s1", named=True, post="auditor"), source("two aides", id="s2", count=2)]
    ledger = make_ledger(TEXT, known, headline=True, details={2: {"relays": [{"name": "Reuters"}]}})
    start = ledger.article.text.index("It is understood")
    finding = Finding(
        rule="anonymity/nobody",
        severity="warning",
        message="Who understands this?",
        spans=(Span(start=start, end=start + len("It is understood that")),),
        fingerprint="0" * 16,
    )
    results = (
        Result(on=On(source="s1"), state="scored", score=0.0, label="identified", in_means=False),
        Result(on=On(source="s2"), state="scored", score=0.9, label="opaque", in_means=False),
        Result(on=On(attribution="a1"), state="not applicable"),
        Result(on=On(attribution="a2"), state="not applicable"),
        Result(on=On(attribution="a3"), state="scored", score=1.0, label="no source", findings=(finding,)),
    )
    means = (Mean(check="anonymity", mean=1.0, n=1, of=3),)
    record = ArticleRecord(
        ledger=ledger, runs=(CheckRun(check="anonymity", state="ran", results=results),), means=means
    )
    return Report(
        schema_version="1.0",
        tool=Tool(version=package.__version__),
        extractor=Extractor(name="by hand", version="1"),
        plugins=(
            PluginRecord(
                id="anonymity",
                title="Who can be told",
                version="1",
                origin="by hand",
                data_schema={},
                rules=(RuleCard(id=finding.rule, title="Nobody", severity="warning", card="Who?"),),
                columns=(Column(on="source", title="How anonymous"),),
            ),
        ),
        configuration_sha256="0" * 64,
        complete=True,
        summary=Summary(
            articles=1,
            stories=0,
            attributions=3,
            sources=2,
            findings={"warning": 1, "error": 0, "info": 0},
            means=means,
        ),
        articles=(record,),
    )


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """``auditor`` in a process of its own, in an empty folder unless another is named."""

    def call(*arguments: str | Path, cwd: Path = tmp_path, stdin: bytes = b"", **environment: str) -> object:
        done = warm.run(arguments, cwd, stdin, {**os.environ, **environment})
        assert "Traceback" not in done.stdout + done.stderr
        return done

    return call  # type: ignore[return-value]


@pytest.fixture
def auditor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Done]:
    """``auditor`` in this process, in an empty folder, with the extractor that needs no trained model."""
    monkeypatch.chdir(tmp_path)

    def call(command: str, *arguments: str | Path, stdin: str | bytes = "") -> Done:
        more = ["--extractor", "rules"] if command in ("audit", "extract") else []
        return CliRunner().invoke(app, [command, *map(str, arguments), *more], input=stdin)

    return call
