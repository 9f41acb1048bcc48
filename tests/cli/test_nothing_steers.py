"""Words of articles, names of files and what plugins say never steer a terminal or a runner of CI."""

from __future__ import annotations

import json
import logging
import re
import unicodedata
import warnings
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from typer.testing import Result as Done

from auditor.cli._told import telling
from auditor.contract import plugins
from auditor.model import Report
from auditor.model.safe import clean, escaped, row, rows
from auditor.run.events import note, warn

Command = Callable[..., Done]
PIECES = (
    "\n::error::x", "\r::add-mask::a", "::set-output name=a::b", "##[error]x", " ##vso[task.complete]",
    "##teamcity[x]", "\x85::error::x", "\u2028::error::x", "\x1b[2J", "\x9b31m", "\x00", "\u202e", "\u2066",
    "\x07", "\x7f", "a", " ", "\t", '"', "\\",
)  # fmt: skip
HOSTILE = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join)
ALL = "".join(PIECES)
SAID = "Officials said the mill will close. “Nobody asked,” said Ann Lee, a clerk."


def steering(output: str, own: str = "") -> list[str]:
    """The lines that could command what shows them; a line that begins with ``own`` is a command of ours."""
    found = []
    for line in output.split("\n"):
        if own and re.match(own, line):
            line = line.partition("::")[0]
        signs = {c for c in line if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")}
        turning = set(line) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
        if signs or turning or line.lstrip().startswith("::") or re.search(r"##(vso|teamcity)?\[", line):
            found.append(line)
    return found


@given(st.text() | HOSTILE)
def test_a_clean_line_is_one_line_that_commands_nothing(text: str) -> None:
    """Whatever it was made of; cleaning twice is cleaning once, and plain words stay as they are."""
    for made in (clean(text), row(text)):
        assert "\n" not in made
        assert steering(made) == []
        assert row(made) == made
    assert steering(rows(text)) == []
    assert row("He said: “no” — 5% #1, U.S.") == "He said: “no” — 5% #1, U.S."


@given(st.text() | HOSTILE)
def test_escaped_json_is_the_same_data(text: str) -> None:
    """And commands nothing where it is shown."""
    document = json.dumps({text: text}, ensure_ascii=False)
    if not re.search("[\ud800-\udfff]", text):
        assert steering(escaped(document)) == []
    assert json.loads(escaped(document)) == {text: text}


FREE = {
    "value", "name", "message", "path", "what", "where", "fix", "reason", "title", "label", "found_in",
    "card", "figure", "empty", "note", "home", "cells", "origin", "version", "expires", "language_model",
}  # fmt: skip


def poisoned(thing: Any, words: str, key: str = "") -> Any:
    """A report with hostile words in every place where others write; texts keep their length."""
    if isinstance(thing, Mapping):
        return {k: poisoned(v, words, k) for k, v in thing.items()}
    if isinstance(thing, list | tuple):
        return [poisoned(item, words, key) for item in thing]
    if key == "text" and isinstance(thing, str) and len(thing) > 300:
        return "".join(words[n % len(words)] if n % 7 == 0 else c for n, c in enumerate(thing))
    return thing + words if isinstance(thing, str) and (key in FREE or key == "text") else thing


@pytest.fixture(scope="module")
def hostile() -> Report:
    """The report of the seeds, as whoever wrote them might wish."""
    golden = json.loads((Path(__file__).parents[1] / "golden" / "seeds.json").read_bytes())
    data = poisoned(golden, ALL)
    data["problems"] = [{"kind": "file", "what": ALL, "where": ALL, "fix": ALL}]
    text = json.dumps(data | {"complete": False})
    for record in golden["articles"]:
        named = record["ledger"]["article"]["id"]
        text = text.replace(json.dumps(named)[1:-1], json.dumps(named + ALL)[1:-1])
    return Report.model_validate_json(text)


def test_no_format_for_standard_output_steers_what_shows_it(hostile: Report) -> None:
    """Every format that is one text; annotations begin with commands of our own, one each."""
    asked = sum(f.under is None for f in hostile.findings)
    for name, reporter in plugins.load().reporters.items():
        if reporter.several_files and name != "html":
            continue
        text = "".join(reporter().pieces(hostile))
        own = r"::(error|warning|notice) [^:]*::" if name == "github" else ""
        if name == "html":  # a browser reads tabs and line ends as spaces
            text = re.sub(r"[\t\r]", " ", text)
        assert steering(text, own) == [], name
        if name == "github":
            assert text.count("\n") == asked + len(hostile.problems) + 1


@pytest.fixture
def place(tmp_path: Path, hostile: Report, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of an article, reports and a plugin, with hostile names and words."""
    (tmp_path / "old.json").write_text(hostile.model_dump_json(exclude_none=True), encoding="utf-8")
    cut = hostile.model_copy(update={"articles": hostile.articles[:1], "stories": ()})
    (tmp_path / "new.json").write_text(cut.model_dump_json(exclude_none=True), encoding="utf-8")
    return tmp_path


def audits(words: str, file: str) -> Iterable[list[str]]:
    """What reads an article of hostile words and a hostile name."""
    yield from (["audit", file, "--format", f] for f in ("text", "markdown", "jsonl", "github"))
    yield ["audit", file, words, "--fail-on", "info", "--baseline", "accepted.json", "--out", f"{words}.json"]
    yield ["extract", file]
    yield ["audit", file, "--plugin", f"{words}.py"]
    yield ["plugins", "doctor", "response", "--plugin", f"{words}.py"]


def documents(words: str, file: str) -> Iterable[list[str]]:
    """What reads documents, of hostile keys and names."""
    yield from (["validate", name] for name in ("keys.json", "old.json", "odd.jsonl", file, words))
    yield from (["diff", "old.json", "new.json", "--format", f] for f in ("text", "json"))
    yield from (["diff", file, "new.json"], ["check", file], ["check", "odd.jsonl"])
    yield from (
        ["baseline", "old.json", "--out", f"{words}.json"],
        ["baseline", words, "--extractor", "rules"],
    )


def mistakes(words: str, file: str) -> Iterable[list[str]]:
    """What is asked for with hostile words that cannot be."""
    for option in ("select", "format", "jobs", "stories", "sarif-root", "language-model"):
        yield ["audit", file, f"--{option}", words]
    yield from (["audit", file, "--columns", f"{words}=x"], ["audit", file, f"--{words}"], ["audit", words])
    yield from (
        [*command, words]
        for command in (
            ["explain"],
            ["schema"],
            ["cache", "--cache"],
            ["checks", "--config"],
            [],
            ["plugins", "new"],
        )
    )


@pytest.mark.parametrize("commands", [audits, documents, mistakes])
@settings(
    max_examples=1,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(words=st.permutations(PIECES).map("".join))
def test_no_command_steers_what_shows_it(
    words: str, commands: Callable[[str, str], Iterable[list[str]]], place: Path, auditor: Command
) -> None:
    """On standard output and standard error, whatever articles, files, documents and plugins are called."""
    (place / "keys.json").write_text(json.dumps({words: {words: words}, "ledger": words}), encoding="utf-8")
    (place / "odd.jsonl").write_text(f'{json.dumps({words: 1})}\n{{"{words}', encoding="utf-8")
    (place / "accepted.json").write_text('{"version": 1, "accepted": []}', encoding="utf-8")
    said = f"{words}\n\n{SAID} {words} said {words}.\n"
    words = words.replace("\x00", "")  # which no name can have
    file = f"{words}.txt"
    (place / file).write_text(said, encoding="utf-8")
    (place / f"{words}.py").write_text(f"raise ValueError({said!r})\n", encoding="utf-8")
    for command, *arguments in commands(words, file):
        done = auditor(command, *arguments)
        own = r"::(error|warning|notice) [^:]*::" if arguments[-1:] == ["github"] else ""
        assert steering(done.stdout, own) == [], (command, arguments)
        assert steering(done.stderr) == [], (command, arguments)
        assert done.exit_code in (0, 1, 2, 3), (command, arguments, done.exception)


def test_what_a_run_and_libraries_say_on_the_way_steers_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """On standard error and in the log, whoever says it and however; the log has each word as it was."""
    with telling(str(tmp_path / "log.jsonl")):
        note("article", id=ALL)
        warn(ALL, ALL, ALL)
        logging.getLogger("a library").warning("reads %s", ALL)
        with warnings.catch_warnings(action="always"):
            logging.captureWarnings(True)
            warnings.warn(ALL, stacklevel=1)
    shown = capsys.readouterr().err
    assert steering(shown) == []
    assert shown.count("auditor: ") == 3
    lines = (tmp_path / "log.jsonl").read_bytes().decode()
    assert steering(lines) == []
    assert [json.loads(line).get("id") for line in lines.splitlines()] == [ALL, None]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no file here that is always full")
def test_a_log_that_takes_no_more_is_said_once(capsys: pytest.CaptureFixture[str]) -> None:
    """And the run goes on without it."""
    with telling("/dev/full"):
        for _ in range(3):
            note("article", id="a.txt")
    assert capsys.readouterr().err.count("the log takes no more: No space left on device") == 1
