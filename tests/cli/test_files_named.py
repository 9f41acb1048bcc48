"""Other tools find the files: SARIF and annotations name them from the root of the repository."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from demanded import missing
from typer.testing import Result as Done

SAID = "Sources said the mill will close.\n"
Command = Callable[..., Done]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with two articles in a folder, one of them deeper down under a name to be quoted."""
    (tmp_path / ".git").mkdir()
    for name in ("articles/mill.txt", "articles/deep er/ü, b:c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{name}\n\n{SAID}", encoding="utf-8")
    return tmp_path


def run_of(done: Done) -> dict[str, Any]:
    (run,) = json.loads(done.stdout)["runs"]
    return run  # type: ignore[no-any-return]


def locations(run: dict[str, Any]) -> Iterator[dict[str, str]]:
    """Every file that a log names."""
    yield from (artifact["location"] for artifact in run["artifacts"])
    for result in run["results"]:
        for place in (*result["locations"], *result.get("relatedLocations", ())):
            yield place["physicalLocation"]["artifactLocation"]


@pytest.mark.parametrize(
    ("folder", "named"), [(".", "articles"), ("articles", "."), ("articles/deep er", "..")]
)
def test_sarif_names_files_from_the_root_wherever_the_command_is_run(
    repository: Path, auditor: Command, monkeypatch: pytest.MonkeyPatch, folder: str, named: str
) -> None:
    """The log is the same, each name is that of a file, and nothing tells where the repository lies."""
    monkeypatch.chdir(repository / folder)
    done = auditor("audit", named, "--format", "sarif")
    run = run_of(done)
    found = list(locations(run))
    assert len(found) >= 4
    for location in found:
        assert (repository / unquote(location["uri"])).is_file()
        assert location["uriBaseId"] in run["originalUriBaseIds"]
    assert str(repository) not in done.stdout
    monkeypatch.chdir(repository)
    assert auditor("audit", "articles", "--format", "sarif").stdout == done.stdout


def test_annotations_name_the_same_files(repository: Path, auditor: Command) -> None:
    """Of a folder, of a file, of files in a list, and of articles in a packed file."""
    shutil.make_archive(str(repository / "packed"), "zip", repository / "articles")
    (repository / "list").write_text("articles/mill.txt\n", encoding="utf-8")
    for arguments, file in (
        (["articles"], "articles/mill.txt"), (["articles"], "articles/deep er/ü%2C b%3Ac.txt"),
        (["articles/mill.txt"], "articles/mill.txt"), (["--files-from", "list"], "articles/mill.txt"),
        (["packed.zip"], "packed.zip"),
    ):  # fmt: skip
        assert f" file={file},title=" in auditor("audit", *arguments, "--format", "github").stdout


def test_two_files_of_one_path_are_told_apart(repository: Path, auditor: Command) -> None:
    """Each is named by its own folder."""
    (repository / "more").mkdir()
    (repository / "more" / "mill.txt").write_text(f"{SAID}{SAID}", encoding="utf-8")
    told = auditor("audit", "articles", "more", "--format", "github").stdout
    assert {" file=articles/mill.txt,", " file=more/mill.txt,"} <= {
        f" file={row.partition(' file=')[2].partition(',')[0]}," for row in told.splitlines()
    }


def test_a_named_root_is_where_names_start_and_what_lies_outside_keeps_its_whole_path(
    repository: Path, auditor: Command
) -> None:
    """The log then says where the root lies; a folder that is not there is refused."""
    run = run_of(auditor("audit", "articles", "--format", "sarif", "--sarif-root", "articles/deep er"))
    uris = [artifact["location"] for artifact in run["artifacts"]]
    assert {"uri": "%C3%BC%2C%20b%3Ac.txt", "uriBaseId": "%SRCROOT%"} in uris
    assert {"uri": (repository / "articles/mill.txt").as_uri()} in uris
    base = run["originalUriBaseIds"]["%SRCROOT%"]["uri"]
    assert base == (repository / "articles/deep er").as_uri() + "/"
    refused = auditor("audit", "articles", "--format", "sarif", "--sarif-root", "nowhere")
    assert (refused.exit_code, "--sarif-root: no such folder" in refused.stderr) == (2, True)


def test_without_a_repository_names_start_here_or_at_the_folder_that_was_named(
    repository: Path, auditor: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From elsewhere a run names no folder of the machine."""
    (repository / ".git").rmdir()
    assert " file=articles/mill.txt," in auditor("audit", "articles", "--format", "github").stdout
    (repository / "elsewhere").mkdir()
    monkeypatch.chdir(repository / "elsewhere")
    done = auditor("audit", str(repository / "articles"), "--format", "github")
    assert " file=mill.txt," in done.stdout
    assert str(repository) not in done.stdout


def test_saved_ledgers_name_files_where_their_paths_lead_from_here(
    repository: Path, auditor: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the folder that was audited they are found; elsewhere the paths stay as they are."""
    auditor("extract", "articles", "--out", "ledgers.jsonl")
    assert " file=mill.txt," in auditor("check", "ledgers.jsonl", "--format", "github").stdout
    monkeypatch.chdir(repository / "articles")
    assert " file=articles/mill.txt," in auditor("check", "../ledgers.jsonl", "--format", "github").stdout


def test_what_is_accepted_and_gone_is_told_with_its_file_and_is_no_result(
    repository: Path, auditor: Command
) -> None:
    """Services show every result as open; a story of an old baseline has no file."""
    other = repository / "articles" / "other.txt"
    other.write_text(f"Other\n\n{SAID}", encoding="utf-8")
    auditor("baseline", "articles", "--config", os.devnull)
    path = repository / "accepted.json"
    accepted = json.loads(path.read_text(encoding="utf-8"))
    assert {entry["home"] for entry in accepted["accepted"]} >= {"mill.txt", "other.txt"}
    old = {"rule": "agreement/altered-quote", "fingerprint": "f", "home": "story1", "message": "Whose words?"}
    accepted["accepted"] += [old, {**old, "home": "story2", "path": "deep er/gone.txt"}]
    path.write_text(json.dumps(accepted), encoding="utf-8")
    for mended in (other, repository / "articles" / "mill.txt"):
        mended.write_text("The mill will close.\n", encoding="utf-8")
    run = run_of(auditor("audit", "articles", "--baseline", "accepted.json", "--format", "sarif"))
    assert {result["baselineState"] for result in run["results"]} == {"unchanged"}
    told = [n["message"]["text"] for n in run["invocations"][0]["toolExecutionNotifications"]]
    files = {text.partition(": accepted and no longer found: ")[0] for text in told}
    assert files == {"articles/mill.txt", "articles/other.txt", "articles/deep er/gone.txt", "story1"}


def test_the_multitool_of_sarif_finds_no_fault_in_a_log(
    repository: Path, auditor: Command, node_modules: Callable[[str], Path]
) -> None:
    """By its own rules and those for GitHub, at the level of errors and of warnings."""
    program = node_modules("@microsoft/sarif-multitool-linux/Sarif.Multitool")
    auditor("audit", "articles", "--format", "sarif", "--out", "a.sarif")
    rules = ["--rule-kind", "Sarif;Gh;Ghas", "--level", "Error;Warning", "--output", "judged.sarif"]
    environment = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    command = [program, "validate", "a.sarif", *rules]
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, cwd=repository
    )
    judged = json.loads((repository / "judged.sarif").read_text(encoding="utf-8-sig"))["runs"][0]
    assert (done.returncode, judged.get("results", [])) == (0, []), done.stdout


def test_sarif_tools_read_a_log_and_find_its_files(repository: Path, auditor: Command) -> None:
    """Summary, table, and who wrote each line by git, for which the files must be found.

    Of a name without signs that a URI quotes, since sarif-tools does not undo them.
    """
    program = os.environ.get("AUDITOR_SARIF_TOOLS") or shutil.which("sarif")
    if not program:
        missing("the program of sarif-tools", "AUDITOR_REQUIRE_SARIF_TOOLS")
    (repository / ".git").rmdir()
    who = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org"]
    for arguments in (["init", "-q"], ["add", "articles"], [*who, "commit", "-qm", "articles"]):
        subprocess.run(["git", *arguments], cwd=repository, check=True)
    shutil.rmtree(repository / "articles" / "deep er")
    auditor("audit", "articles", "--format", "sarif", "--out", "a.sarif")
    for command in (["summary"], ["csv"], ["blame", "--code", "."]):
        arguments = [program, *command, "a.sarif", "--output", "told"]
        told = subprocess.run(arguments, cwd=repository, capture_output=True, text=True, check=False)
        assert told.returncode == 0, told.stderr
    blamed = json.loads((repository / "told").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert blamed
    assert all(result["properties"]["blame"]["author"] == "Ann" for result in blamed)
