"""What is shown of a check is what the check declares: nothing outside the checks knows one by name."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from parsed import tree

from auditor import Check, Column, Ledger, On, Panel, Result, Row, Story
from auditor.contract import plugins
from auditor.model import Report
from auditor.read import read_text
from auditor.run.engine import Engine
from auditor.run.settings import Settings
from auditor.write.formats import auditor_reporters
from auditor.write.sarif import friendly
from auditor.write.tables import TABLES, columns_of, rows
from auditor.write.text import compose

HERE = Path(__file__).parents[2] / "auditor"
CHECKS = {loaded.check.id: loaded.check for loaded in plugins.load().checks}
WORDS_TOO = {"headline", "response"}  # a kind of block, and what somebody did not give
NAMES = sorted(set(CHECKS) - WORDS_TOO)
RULE = re.compile(rf"\b(?:{'|'.join(CHECKS)})/[a-z]+(?:-[a-z]+)*\b")
WORDS = re.compile(rf"\b(?:{'|'.join(NAMES)})\b", re.IGNORECASE)


def files(*kinds: str) -> list[Path]:
    return sorted(p for p in HERE.rglob("*") if p.suffix in kinds and "words" not in p.parts)


def constants(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


@pytest.mark.parametrize("path", files(".py"), ids=lambda p: str(p.relative_to(HERE)))
def test_no_module_names_a_rule_or_compares_with_the_id_of_a_check(path: Path) -> None:
    """A string "check/rule", or one that is a check's id, would be knowledge of one check."""
    found = [(line, text) for line, text in constants(path) if text in NAMES or RULE.search(text)]
    assert found == []


@pytest.mark.parametrize("path", files(".js", ".html", ".css"), ids=lambda p: p.name)
def test_no_part_of_the_page_names_a_check_or_a_rule(path: Path) -> None:
    """What the page calls a check comes with the report."""
    text = path.read_text(encoding="utf-8")
    assert RULE.findall(text) + WORDS.findall(text) == []


ONE = "Ann Lee, the mayor, said the bridge will close on Monday. Sources said it was unsafe.\n"
TWO = "Mayor Ann Lee said that the bridge will close on Monday. Two officials said nothing was decided.\n"


class Loudness(Check):
    """A stranger's check with something to show everywhere."""

    id, title, version = "loudness", "How loud they are", "1.0"
    figure = "decibels"
    words = (("humming", "hardly to be heard"),)
    columns = (
        Column(on="source", title="How loud"),
        Column(on="attribution", title="How loud", show="score"),
        Column(on="claim", title="How echoing"),
    )
    panels = (Panel(id="shouts", title="Who shouts", columns=("who", "how"), order=1, most=1),)

    def article(self, ledger: Ledger) -> Iterator[Result]:
        """A score for every source and statement, and a row for every source."""
        for number, source in enumerate(ledger.sources):
            row = Row(
                panel="shouts", cells=(source.name, "at length"), spans=source.mentions[:1], gravity=number
            )
            on = On(source=source.id)
            yield Result(on=on, state="scored", score=0.25, label="shouting", rows=(row,), in_means=False)
        for attribution in ledger.attributions:
            yield Result(on=On(attribution=attribution.id), state="scored", score=0.5, label="humming")

    def story(self, story: Story) -> Iterator[Result]:
        """A score for every claim."""
        for claim in story.facts.claims:
            yield Result(on=On(claim=claim.id), state="scored", score=0.75, label="ringing")


def audited(*ignore: str) -> Report:
    articles = [
        read_text(text, id=f"{n}.txt", path=f"{n}.txt", story="one") for n, text in enumerate((ONE, TWO))
    ]
    settings = Settings(extractor="rules", stories="field", ignore=ignore)
    return Engine(settings, checks=[Loudness]).audit(articles)


@pytest.fixture(scope="module")
def beside() -> Report:
    return audited()


def without_cards(report: Report) -> Report:
    """The same without the rules' cards: one may speak of another check's rule in its own words."""
    plugins = (
        p.model_copy(update={"rules": tuple(r.model_copy(update={"card": ""}) for r in p.rules)})
        for p in report.plugins
    )
    return report.model_copy(update={"plugins": tuple(plugins)})


def written(report: Report, tmp_path: Path) -> Iterator[tuple[str, str]]:
    """The report in every format, by name; a format of several files file by file."""
    yield "text", compose(report)
    for reporter in (
        made() for made in auditor_reporters() if made.name not in ("parquet", "jsonl", "jsonld")
    ):
        folder = tmp_path / reporter.name
        folder.mkdir()
        reporter.folder(report, folder)
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            yield f"{reporter.name}: {path.name}", path.read_text(encoding="utf-8")


@pytest.mark.parametrize("gone", sorted(CHECKS))
def test_of_a_check_that_is_ignored_nothing_is_printed(gone: str, tmp_path: Path) -> None:
    """Neither its id nor its titles, columns, labels and rules stand in any format."""
    check = CHECKS[gone]
    shown = (check, *check.columns, *check.panels, *check.rules)
    words = {thing.title for thing in shown} | {
        f"{gone}/",
        f"{gone}_",
        *([] if gone in WORDS_TOO else [gone]),
    }
    others = [other for name, other in CHECKS.items() if name != gone]
    theirs = {thing.title for other in others for thing in (*other.rules, *other.columns, *other.panels)}
    theirs |= {rule.id for other in others for rule in other.rules}
    theirs |= {friendly(f"{other.id}/{rule.id}") for other in others for rule in other.rules}
    found = []
    for where, text in written(without_cards(audited(gone)), tmp_path):
        left = re.sub("|".join(map(re.escape, sorted(theirs, key=len, reverse=True))), "", text)
        found += [(where, word) for word in words - theirs if re.search(re.escape(word), left, re.IGNORECASE)]
    assert found == []


def test_a_strangers_scores_stand_under_its_own_heading_in_the_text(beside: Report) -> None:
    """Its column stands beside the shipped ones, of sources and of claims, each with its own numbers."""
    told = compose(beside)
    heads = [line for line in told.splitlines() if line.strip().startswith("Who speaks")]
    assert heads
    assert all(line.index("How anonymous") < line.index("How loud") for line in heads)
    rows = [line for line in told.splitlines() if "shouting" in line]
    assert rows
    assert all("0.25" in row for row in rows)
    claims = next(line for line in told.splitlines() if line.strip().startswith("Claims"))
    at = claims.index("How echoing")
    table = told[told.index(claims) :].splitlines()[1:2]
    assert table[0][at:].startswith("ringing 0.75")
    assert "decibels 0.50 over" in " ".join(told.split())


def test_a_strangers_panel_stands_on_the_first_screen_the_gravest_row_first(
    beside: Report, tmp_path: Path
) -> None:
    """Text, page and Markdown show as many rows as the panel wants; the table of panels has them all."""
    formats = dict(written(beside, tmp_path))
    gravest = max(
        (r for x in beside.articles for run in x.runs for q in run.results for r in q.rows or ()),
        key=lambda r: r.gravity,
    )
    for name in ("text", "html: index.html", "markdown: report.md"):
        told = formats[name]
        assert "Who shouts" in told
        assert gravest.cells[0] in told[told.index("Who shouts") :]
        assert told.count("at length") == 1
    assert formats["csv: panels.csv"].count("at length") == sum(
        len(x.ledger.sources) for x in beside.articles
    )


def test_the_tables_have_a_strangers_columns_behind_their_own(beside: Report) -> None:
    """Sources, attributions and claims carry its words and its scores, typed."""
    for table, score in (("sources", 0.25), ("attributions", 0.5), ("claims", 0.75)):
        columns = columns_of(beside, table)
        assert list(columns)[: len(TABLES[table])] == list(TABLES[table])
        assert columns["loudness_score"] is float
        assert {row["loudness_score"] for row in rows(beside, table)} == {score}


def test_the_page_of_a_story_and_the_summary_have_a_strangers_column_of_claims(
    beside: Report, tmp_path: Path
) -> None:
    """The heading is the declared one, the cell words and number."""
    formats = dict(written(beside, tmp_path))
    (story,) = (
        text for name, text in formats.items() if name.startswith("html") and "From claim back" in text
    )
    assert '<th scope="col">How echoing</th>' in story
    assert '<b>ringing</b> <span class="num">0.75</span>' in story
    assert "| How echoing |" in formats["markdown: report.md"]
    assert "| ringing 0.75 |" in formats["markdown: report.md"]


def test_the_page_explains_the_words_of_a_label_as_the_check_does(beside: Report, tmp_path: Path) -> None:
    """Where the label stands, and among the rules; an ignored check explains nothing."""
    formats = dict(written(beside, tmp_path))
    assert formats["html: rules.html"].count("hardly to be heard") == 1
    articles = [text for name, text in formats.items() if name == "html: 0.txt.html"]
    assert articles
    assert all('<abbr title="hardly to be heard">humming</abbr>' in text for text in articles)
