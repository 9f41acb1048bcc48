"""The commands that look things up answer at once, in words, with an exit code."""

import json
import subprocess
import sys
from pathlib import Path

from auditor.model import Report
from auditor.write.json import dump

HEAVY = {"spacy", "onnxruntime", "trafilatura", "numpy", "jinja2"}


QUESTIONS = [["--help"], ["schema"], ["checks"], ["explain", "json"], ["validate", "-"]]


def test_looking_something_up_imports_no_heavy_library() -> None:
    """What takes seconds to import must not be paid for by a question; all are asked in one process."""
    code = f"""
import sys
from auditor.cli import main
for question in {QUESTIONS}:
    sys.argv[1:] = question
    try: main()
    except SystemExit: pass
    print(*question, "imports:", *{HEAVY} & {{m.partition(".")[0] for m in sys.modules}}, file=sys.stderr)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], input="{}", capture_output=True, text=True, check=True
    )
    told = [row for row in done.stderr.splitlines() if "imports:" in row]
    assert told == [f"{' '.join(question)} imports:" for question in QUESTIONS]


def test_a_valid_report_is_said_to_be_valid(run, report: Report, tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text(dump(report))
    done = run("validate", "r.json")
    assert (done.returncode, done.stdout) == (0, "r.json: valid\n")


def test_every_error_of_a_report_is_told_with_its_place(run, report: Report, tmp_path: Path) -> None:
    document = json.loads(dump(report))
    document["articles"][0]["ledger"]["attributions"][1]["form"] = "sung"
    del document["summary"]
    (tmp_path / "r.json").write_text(json.dumps(document))
    done = run("validate", "r.json")
    assert done.returncode == 1
    assert "r.json: $.articles[0].ledger.attributions[1].form: 'sung' is not one of" in done.stdout
    assert "'summary' is a required property" in done.stdout


def test_lines_are_validated_each_by_its_own_schema(run, report: Report, tmp_path: Path) -> None:
    ledger = report.articles[0].ledger.model_dump_json(exclude_none=True)
    (tmp_path / "l.jsonl").write_text(f"{ledger}\nnot json\n{ledger.replace('indirect', 'sung')}\n")
    done = run("validate", "l.jsonl")
    assert done.returncode == 1
    assert [row.split(": ")[0] for row in done.stdout.splitlines()] == ["l.jsonl:2", "l.jsonl:3", "l.jsonl:3"]


def test_a_missing_report_is_named(run) -> None:
    done = run("validate", "no.json")
    assert (done.returncode, done.stdout) == (3, "")
    assert "no.json" in done.stderr


def test_the_schemas_are_printed(run) -> None:
    assert json.loads(run("schema", "ledger").stdout)["title"] == "Ledger"
    assert run("schema", "legder").stderr.endswith("did you mean 'ledger'?\n")


def test_the_checks_are_listed_with_where_they_come_from(run) -> None:
    rows = json.loads(run("checks", "--format", "json").stdout)
    assert {"anonymity", "directness", "agreement"} <= {row["id"] for row in rows}
    assert all(row["origin"] and row["title"] and row["version"] for row in rows)


def test_a_rule_and_a_check_are_explained(run) -> None:
    (row, *_) = json.loads(run("checks", "--format", "json").stdout)
    rule = row["rules"][0]["id"]
    assert run("explain", rule).stdout.startswith(rule)
    assert row["title"] in run("explain", row["id"]).stdout


def test_a_misspelt_rule_gets_the_nearest_one(run) -> None:
    done = run("explain", "anonimity")
    assert (done.returncode, "did you mean 'anonymity'?" in done.stderr) == (2, True)


def test_what_models_refuse_and_the_schema_lets_pass_is_told_in_one_notation(report: Report) -> None:
    """Beside what the schema refuses, and with word of what was not looked at."""
    from auditor.schemas.documents import broken

    document = report.model_dump(mode="json", exclude_none=True)
    document["articles"][0]["runs"][0]["results"][0] = {"state": "scored", "label": "x"}
    (alone,) = broken(document)
    assert alone.startswith(
        '$.articles[0].runs[0].results[0]: a result has a score exactly when its state is "scored"'
    )
    assert alone.endswith("(spans, ids and totals were not looked at)")
    del document["tool"]
    first, second = broken(document)
    assert first.startswith("$: 'tool' is a required property")
    assert second == alone
