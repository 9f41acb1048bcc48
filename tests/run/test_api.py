"""Programs get what the commands give, from whatever they have at hand."""

import importlib
import importlib.util
import json
import pkgutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

import auditor
from auditor.cli import app
from auditor.contract import readers

TEXT = "The mill will close, mayor Ann Lee said. Sources said the owner had known for weeks."
QUICK = {"extractor": "rules"}


@pytest.fixture(scope="module")
def engine() -> Iterator[auditor.Engine]:
    with auditor.Engine(extractor="rules") as made:
        yield made


def test_no_name_is_that_of_a_module_and_calls_survive_the_import_of_every_one() -> None:
    """Importing a submodule sets its name in the package, and would hide a function of that name."""
    submodules = {m.name for m in pkgutil.iter_modules(auditor.__path__)}
    assert not submodules & set(auditor.__all__)
    for module in pkgutil.walk_packages(auditor.__path__, "auditor."):
        an_extra = module.name.startswith("auditor.spark") and not importlib.util.find_spec("pyspark")
        if module.name not in ("auditor.__main__", "auditor.schemas.__main__") and not an_extra:
            importlib.import_module(module.name)
    report = auditor.audit(TEXT, extractor="rules")
    ledgers = list(auditor.extract_ledgers(TEXT, extractor="rules"))
    assert (
        auditor.check_ledgers(x for x in ledgers if isinstance(x, auditor.Ledger)).articles == report.articles
    )
    assert [type(a) for a in auditor.read_articles(TEXT)] == [auditor.Article]
    assert auditor.validate(report) == []


def test_a_folder_gives_the_report_of_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """To the byte, with the same keywords as options."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for n in range(2):
        (tmp_path / "in" / f"{n}.txt").write_text(TEXT)
    told = CliRunner().invoke(
        app, ["audit", "in", "--stories", "folder", "--extractor", "rules", "--format", "json"]
    )
    report = auditor.audit(Path("in"), stories="folder", extractor="rules")
    assert report.model_dump(mode="json", exclude_none=True) == json.loads(told.stdout)


def test_articles_of_any_make_are_audited(engine: auditor.Engine, tmp_path: Path) -> None:
    """A text, a file, a record, an article as it was read, and several of them."""
    (tmp_path / "a.txt").write_text(TEXT)
    (read,) = auditor.read_articles(TEXT)
    assert isinstance(read, auditor.Article)
    for given in (TEXT, tmp_path / "a.txt", {"text": TEXT}, read, [read]):
        report = engine.audit(given)  # type: ignore[arg-type]
        assert (report.complete, report.summary.attributions) == (True, 2)
    several = engine.audit([TEXT, tmp_path / "a.txt", {"id": "mine", "text": TEXT}])
    assert sorted(r.ledger.article.id for r in several.articles) == ["a.txt", "mine", "text1"]


def test_what_cannot_be_read_is_a_problem_and_the_rest_is_audited(engine: auditor.Engine) -> None:
    """Nothing is raised for one article of many."""
    report = engine.audit([TEXT, Path("nowhere.txt"), {"body": TEXT}])
    assert (report.complete, report.summary.articles) == (False, 1)
    assert sorted(p.where for p in report.problems) == ["item 3", "nowhere.txt"]


def test_texts_are_left_out_and_a_gate_is_held_where_that_is_asked() -> None:
    """As the options of these names do."""
    report = auditor.audit(TEXT, extractor="rules", text=False, fail_on=["warning"])
    assert [r.ledger.article.text for r in report.articles] == [""]
    assert {f.severity for f in report.failing} == {"warning"}
    assert auditor.validate(report) == []


def test_what_is_no_article_is_refused_with_its_place(engine: auditor.Engine) -> None:
    """A list of numbers, say."""
    with pytest.raises(auditor.ConfigError, match="item 1"):
        engine.audit([7])  # type: ignore[list-item]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"storeis": "field"}, "did you mean 'stories'"),
        ({"jobs": -1}, "jobs"),
        ({"select": ["anonymty"]}, "anonymity"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_as_the_command_does(
    settings: dict[str, object], said: str
) -> None:
    """With the nearest that can."""
    with pytest.raises(auditor.ConfigError, match=said):
        auditor.audit(TEXT, **settings)  # type: ignore[arg-type]


def test_articles_come_out_as_they_go_in(engine: auditor.Engine) -> None:
    """Nothing is read ahead of what is asked for."""
    asked = []

    def coming() -> Iterator[str]:
        for n in range(3):
            asked.append(n)
            yield f"{TEXT} Number {n}."

    for n, ledger in enumerate(engine.extract_ledgers(coming())):
        assert isinstance(ledger, auditor.Ledger)
        assert asked == list(range(n + 1))


def test_threads_may_share_an_engine(engine: auditor.Engine) -> None:
    """Each gets the report of its own article."""
    texts = [f"Ann Lee said that {n} people came." for n in range(8)]
    found: dict[int, str] = {}

    def work(n: int) -> None:
        (record,) = engine.audit(texts[n]).articles
        found[n] = record.ledger.article.words(record.ledger.attributions[0].content)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(f"{n} people came" in found[n] for n in range(8))


def test_tables_are_typed_and_join_on_ids(engine: auditor.Engine) -> None:
    """As Arrow, also those without a row."""
    tables = engine.audit(TEXT).to_tables()
    assert tables["attributions"].num_rows == 2
    assert str(tables["sources"].schema.field("named").type) == "bool"
    names = set(tables["sources"].column("source").to_pylist())
    assert set(tables["attributions"].column("source").to_pylist()) <= names
    assert tables["claims"].num_rows == 0


def test_a_pipeline_of_spacy_gets_attributions_on_its_own_tokens() -> None:
    """A token is never cut: a piece is widened to whole ones."""
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("auditor", config=QUICK)
    doc = nlp(TEXT)
    first = doc._.attributions[0]
    assert (first.source[0].text, first.cue[0].text, first.content[0].text) == (
        "mayor Ann Lee",
        "said",
        "The mill will close",
    )
    assert first.cue[0].doc is doc
    assert doc._.ledger.attributions[0] is first.record


def test_a_doc_that_cannot_be_extracted_is_told_by_an_error_and_others_go_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A second pipeline sets what the first has set."""
    import spacy
    from spacy.tokens import Doc

    monkeypatch.setattr(readers, "LONGEST", 100)
    nlp = spacy.blank("en")
    component = nlp.add_pipe("auditor", config=QUICK)
    spacy.blank("en").add_pipe("auditor", config=QUICK)
    with pytest.raises(RuntimeError, match=r"has .* characters.*\(.*split"):
        component(Doc(nlp.vocab, words=["word"] * 50))
    assert nlp.make_doc(TEXT)._.attributions == []
    assert len(component(nlp.make_doc(TEXT))._.attributions) == 2


def test_records_are_articles_and_then_stories_as_they_are_done(engine: auditor.Engine) -> None:
    """Without what could not be audited."""
    given = [{"id": f"in/{n}.txt", "text": f"{TEXT} Number {n}."} for n in range(2)]
    with auditor.Engine(stories="folder", **QUICK) as made:  # type: ignore[arg-type]
        records = list(made.records([*given, Path("nowhere.txt")]))
    assert [type(r).__name__ for r in records] == ["ArticleRecord", "ArticleRecord", "StoryRecord"]
    ledgers = list(engine.extract_ledgers([*given, Path("nowhere.txt")]))
    assert [type(x).__name__ for x in ledgers] == ["Ledger", "Ledger", "Problem"]


def test_saved_ledgers_are_checked_alone_in_files_and_with_problems_among_them(tmp_path: Path) -> None:
    """From whatever they come in."""
    (ledger,) = auditor.extract_ledgers(TEXT, extractor="rules")
    assert isinstance(ledger, auditor.Ledger)
    end = '{"ledgers":1,"problems":0,"complete":true}'
    (tmp_path / "l.jsonl").write_text(f"{ledger.model_dump_json()}\n{end}\n")
    alone = auditor.check_ledgers(ledger)
    assert auditor.check_ledgers(tmp_path / "l.jsonl") == alone == auditor.check_ledgers([ledger])
    problem = auditor.Problem(kind="file", what="w", where="x")
    both = auditor.check_ledgers([tmp_path / "l.jsonl", problem])
    assert (both.articles, both.problems) == (alone.articles, (problem,))
