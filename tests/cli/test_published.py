"""What others build on, the schemas and the golden report, changes only when somebody means it to."""

import importlib.util
import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from types import ModuleType

import pytest

from auditor import schemas
from auditor.schemas.reference import reference
from tests.golden.differs import told

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"


@pytest.fixture(scope="module")
def renew() -> ModuleType:
    spec = importlib.util.spec_from_file_location("renew", GOLDEN / "renew.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", schemas.NAMES)
def test_a_committed_schema_is_the_one_its_model_makes(name: str) -> None:
    committed = json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8"))
    assert committed == schemas.make(name), "the model changed; renew with: python -m auditor.schemas"


def test_the_reference_of_the_data_model_is_what_the_models_say() -> None:
    page = (ROOT / "docs" / "data-model.md").read_text(encoding="utf-8").splitlines()
    wrong = [line for line in reference().splitlines() if line not in page]
    assert not wrong, "the model changed; renew with: python -m auditor.schemas"
    assert len(page) == len(reference().splitlines()), "renew with: python -m auditor.schemas"


@pytest.mark.parametrize("name", schemas.NAMES)
def test_a_schema_says_what_it_is(name: str) -> None:
    schema = schemas.load(name)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"].startswith("https://")
    assert schema["$id"].endswith(f"/{schemas.VERSION}/{name}.schema.json")


def test_the_golden_report_is_what_the_seeds_give_today(renew: ModuleType) -> None:
    """An improvement changes it too: look at the difference, then renew."""
    golden = renew.GOLDEN.read_text(encoding="utf-8")
    if words := told(golden, renew.make(), renew.COMMAND):
        pytest.fail(words, pytrace=False)


def test_a_changed_report_is_told_by_its_places() -> None:
    """What changed, went and came, the first few in words; not the report twice over."""
    was = {"n": 1, "rows": [{"id": i, "text": "x" * 500} for i in range(50)]}
    now = {"n": 2, "rows": [{"id": i, "text": "x" * 500} for i in range(50) if i != 7]}
    now["rows"][20]["id"] = 99
    words = told(json.dumps(was), json.dumps(now), "COMMAND").splitlines()
    assert words[0] == "the seeds' report changed in 3 places:"
    assert [row.strip() for row in words if ":" not in row] == ["n", "rows[7]", "rows[21].id"]
    assert words[-1].endswith("renew with: COMMAND")
    assert max(map(len, words)) < 120
    assert told(json.dumps(was), json.dumps(was), "COMMAND") == ""


def test_another_language_finds_the_golden_report_valid() -> None:
    """Our validator could share our mistakes; ajv does not, and is strict about the schemas themselves."""
    if not _node_has_ajv():
        if os.environ.get("AUDITOR_REQUIRE_NODE"):
            pytest.fail("node and ajv are required here and missing")
        pytest.skip("needs node, and ajv in node_modules (or AUDITOR_NODE_MODULES)")
    document = json.loads((GOLDEN / "seeds.json").read_text(encoding="utf-8"))
    done = _ajv("report", [json.dumps(document)])
    assert done.returncode == 0, done.stderr
    done = _ajv("article", [json.dumps(article) for article in document["articles"]])
    assert done.returncode == 0, done.stderr
    done = _ajv("ledger", [json.dumps(article["ledger"]) for article in document["articles"]])
    assert done.returncode == 0, done.stderr
    done = _ajv("story", [json.dumps(story) for story in document["stories"]])
    assert done.returncode == 0, done.stderr
    document["articles"][0]["ledger"]["attributions"][0]["form"] = "sung"
    assert _ajv("report", [json.dumps(document)]).returncode == 1


def _node_has_ajv() -> bool:
    return shutil.which("node") is not None and _ajv("report", []).returncode == 0


def _ajv(name: str, documents: list[str]) -> "subprocess.CompletedProcess[str]":
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{n}.json" for n in range(len(documents))]
        for path, document in zip(paths, documents, strict=True):
            path.write_text(document, encoding="utf-8")
        schema = ROOT / "schemas" / f"{name}.schema.json"
        command = ["node", str(GOLDEN / "ajv.mjs"), str(schema), *map(str, paths)]
        home = os.environ.get("AUDITOR_NODE_MODULES", str(ROOT / "node_modules"))
        env = {**os.environ, "NODE_PATH": home}
        return subprocess.run(command, capture_output=True, text=True, check=False, env=env)
