"""Whatever is thrown at it, the command line stays calm: the bad is named, the rest is audited, exit 3."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

ONE = "The mill will close, mayor Ann Lee said. Sources said the owner lied.\n"
Auditor = Callable[..., Result]
SOUND = """
from auditor import Check, {names}hookimpl

class Mine(Check):
    id, title, version = "{id}", "Mine", "1"

    def article(self, ledger):
        {body}

@hookimpl
def auditor_checks():
    return [Mine]
"""


def plugin(folder: Path, body: str, identifier: str = "mine", names: str = "") -> Path:
    path = folder / f"{identifier}_plugin.py"
    path.write_text(SOUND.format(id=identifier, body=body, names=names))
    return path


@pytest.fixture
def good(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "good.txt").write_text(ONE)
    return tmp_path / "news"


def audited(done: Result) -> list[str]:
    return [article["ledger"]["article"]["path"] for article in json.loads(done.stdout)["articles"]]


def named(done: Result) -> str:
    return "\n".join(f"{p['where']}: {p['what']}" for p in json.loads(done.stdout)["problems"])


def test_a_folder_without_articles_is_named(auditor: Auditor, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = auditor("audit", "empty", "--format", "json")
    assert done.exit_code == 3
    assert "empty" in named(done)


def test_a_missing_path_is_named_and_the_others_are_audited(auditor: Auditor, good: Path) -> None:
    done = auditor("audit", "no-such-file.txt", good, "--format", "json")
    assert (done.exit_code, audited(done)) == (3, ["good.txt"])
    assert "no-such-file.txt" in named(done)
    assert "no-such-file.txt" in done.stderr


def test_a_broken_line_is_named_and_the_others_are_audited(auditor: Auditor, tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "one", "text": ONE}),
        '{"id": "two", ',
        json.dumps({"id": "three", "text": ONE}),
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    done = auditor("audit", "a.jsonl", "--format", "json")
    assert (done.exit_code, len(audited(done))) == (3, 2)
    assert "a.jsonl:2" in named(done)


@pytest.mark.skipif(os.geteuid() == 0, reason="root can read everything")
def test_an_unreadable_file_is_named(auditor: Auditor, good: Path) -> None:
    (good / "shut.txt").write_text(ONE)
    (good / "shut.txt").chmod(0)
    done = auditor("audit", good, "--format", "json")
    assert (done.exit_code, audited(done)) == (3, ["good.txt"])
    assert "shut.txt" in named(done)


def test_a_loop_of_links_ends(auditor: Auditor, good: Path) -> None:
    (good / "again").symlink_to(good, target_is_directory=True)
    (good / "self.txt").symlink_to(good / "self.txt")
    done = auditor("audit", good, "--format", "json")
    assert audited(done) == ["good.txt"]
    assert done.exit_code == 3


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\x01\x02\xff\xfe",
        b"a\x00b said c.",
        "😀 said “שלום”, a spokesman said.".encode(),
        b"word " * 20_000,
    ],
    ids=["empty", "binary", "null bytes", "emoji and right-to-left", "a long line"],
)
def test_strange_files_crash_nothing(auditor: Auditor, good: Path, content: bytes) -> None:
    (good / "strange.txt").write_bytes(content)
    done = auditor("audit", good, "--format", "json")
    assert done.exit_code in (0, 3)
    assert "good.txt" in audited(done)
    assert ("strange.txt" in audited(done)) != ("strange.txt" in named(done))


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("raise ValueError('no luck')", "no luck"),
        ("print('hello'); return []", "printed"),
        ("return [42]", "not int"),
        ("return None", "returned None"),
        ("raise SystemExit(0)", "SystemExit"),
    ],
    ids=["raises", "prints", "nonsense", "nothing", "exits"],
)
def test_a_check_that_breaks_is_contained_and_told(
    auditor: Auditor, good: Path, tmp_path: Path, body: str, why: str
) -> None:
    done = auditor("audit", good, "--plugin", plugin(tmp_path, body), "--format", "json")
    assert done.exit_code == 3
    assert why in named(done)
    runs = {run["check"]: run["state"] for run in json.loads(done.stdout)["articles"][0]["runs"]}
    assert runs.pop("mine") == "error"
    assert runs
    assert set(runs.values()) == {"ran"}


def test_a_plugin_that_cannot_be_imported_is_named(auditor: Auditor, good: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.py").write_text("import no_such_module\n")
    done = auditor("audit", good, "--plugin", "broken.py", "--format", "json")
    assert done.exit_code == 3
    assert "no_such_module" in named(done)
    assert json.loads(done.stdout)["articles"][0]["runs"]


def test_a_check_that_takes_the_name_of_a_shipped_one_is_off(
    auditor: Auditor, good: Path, tmp_path: Path
) -> None:
    """The shipped one keeps its name and says what it always says."""
    twin = plugin(tmp_path, "return []", identifier="anonymity")
    done = auditor("audit", good, "--plugin", twin, "--format", "json")
    assert done.exit_code == 3
    assert "anonymity" in named(done)
    plain = auditor("audit", good, "--format", "json")
    assert json.loads(done.stdout)["articles"] == json.loads(plain.stdout)["articles"]


def test_the_audited_folder_chooses_no_code(auditor: Auditor, good: Path) -> None:
    """Neither a plugin that lies there nor a configuration that names one is loaded."""
    plugin(good, "raise ValueError('ran')")
    (good / "auditor.toml").write_text('plugins = ["mine_plugin.py"]\n')
    done = auditor("audit", good, "--format", "json")
    assert done.exit_code == 0, done.output
    assert "mine" not in {run["check"] for run in json.loads(done.stdout)["articles"][0]["runs"]}


def test_a_reader_that_goes_away_is_no_failure(good: Path) -> None:
    command = f"{sys.executable} -m auditor schema | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False, cwd=good)
    assert (done.stdout, done.stderr) == ("{\n", "")


def test_an_interrupt_is_answered_in_a_word(auditor: Auditor, good: Path, tmp_path: Path) -> None:
    """Ctrl-C, here pressed while a plugin is loaded in its process."""
    (tmp_path / "slow.py").write_text(
        "import os, signal, time\nos.kill(os.getppid(), signal.SIGINT)\ntime.sleep(9)\n"
    )
    done = auditor("audit", good, "--plugin", "slow.py")
    assert (done.exit_code, done.stdout) == (130, "")
    assert done.stderr.startswith("auditor: stopped")


def test_words_of_articles_cannot_steer_what_reads_standard_error(auditor: Auditor, tmp_path: Path) -> None:
    """Neither a terminal, by escapes, nor a runner of CI, by a command on a line of its own."""
    key = "x\n::error::owned \x1b[31m"
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": key, "text": 7}) + "\n" + json.dumps({key: 1}))
    (tmp_path / "odd\n::error::name\x1b[31m.txt").write_bytes(b"")
    done = auditor("audit", ".", "--out", "r.json")
    assert done.exit_code == 3
    assert "\x1b" not in done.stderr
    assert not [line for line in done.stderr.splitlines() if line.lstrip().startswith("::")]
