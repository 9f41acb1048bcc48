"""What each format makes of a small report: the rows of tables, annotations, logs, linked data, Markdown."""

from __future__ import annotations

import json
from typing import Any

import pytest

from auditor.model import (
    Accepted,
    Article,
    ArticleRecord,
    Attribution,
    CheckRun,
    Claim,
    Column,
    Edit,
    Fact,
    Finding,
    Ledger,
    Mean,
    On,
    Panel,
    PluginRecord,
    Problem,
    Reason,
    Ref,
    Relation,
    Relay,
    Report,
    Result,
    Row,
    RuleCard,
    Slot,
    Slots,
    Source,
    Span,
    StoryFacts,
    StoryRecord,
    Summary,
)
from auditor.write import text
from auditor.write.github import Github
from auditor.write.jsonld import JsonLd, node
from auditor.write.markdown import Markdown
from auditor.write.sarif import log, rank, uri
from auditor.write.tables import TABLES, columns_of, rows, spans_text
from tests.write.made import MADE
from tests.write.made import report as reported

TEXT = "It rained: a, b. An aide told Reuters that it poured.\nThe memo says no."


def at(words: str, **more: Any) -> Span:
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words), **more)


AIDE = Source(
    id="s1", kind="person", name="an aide", named=False, count=2, plural=True, members=("s2", "s9"),
    mentions=(at("An aide"),),
    slots=Slots(post=Slot(value="aide", grade="generic"), reason=Slot(value="fear", grade="rote")),
)  # fmt: skip
MEMO = Source(id="s2", kind="document", name="The memo", named=True, part_of="s1")
TOLD = Attribution(
    id="a1", source="s1", source_spans=(at("An aide"),), cue=(at("told"),),
    content=(at("that it"), at("poured")), relays=(Relay(name="Reuters"), Relay(name="AFP")), confidence=0.5,
)  # fmt: skip
SAYS = Attribution(id="a2", source="s2", cue=(at("says"),), content=(at("no"),), within="a1")
BARE = Attribution(id="a3", content=(at("It rained"),))


def finding(name: str = "f", severity: str = "warning", *spans: Span, **more: Any) -> Finding:
    said = {"rule": "c/r", "severity": severity, "message": name, "spans": spans, "fingerprint": name, **more}
    return Finding(**said)


def record(*results: Result, **article: Any) -> ArticleRecord:
    of = Article(**{"id": "a", "path": "in/a.txt", "text": TEXT, **article})
    ledger = Ledger(article=of, extractor=MADE, sources=(AIDE, MEMO), attributions=(TOLD, SAYS, BARE))
    return ArticleRecord(ledger=ledger, runs=(CheckRun(check="c", state="ran", results=results),))


def report(*records: ArticleRecord, **more: Any) -> Report:
    counts = Summary(articles=len(records), stories=0, findings={}, attributions=3, sources=2)
    return reported(*records, **({"plugins": (plugin(),), "summary": counts} | more))


def plugin(**more: Any) -> PluginRecord:
    base = {"id": "c", "title": "C", "version": "1", "origin": "here", "data_schema": {}}
    return PluginRecord(**(base | more))


def asking(*found: Finding) -> Result:
    return Result(state="not applicable", findings=found)


# --- tables


def test_spans_are_written_with_what_they_index() -> None:
    """The text alone has no name."""
    spans = (Span(start=1, end=2), Span(start=0, end=3, of="title"), Span(start=4, end=5, article="b"))
    assert spans_text(spans) == "1-2 title:0-3 b:4-5"
    assert spans_text((Span(start=0, end=3, of="title", article="b"),)) == "b:title:0-3"


@pytest.mark.parametrize("table", TABLES)
def test_a_row_has_the_columns_of_its_table_in_their_order(table: str) -> None:
    """Also where nothing stands in them."""
    for row in rows(report(record(asking(finding()))), table):
        assert list(row) == list(columns_of(report(record()), table))


def test_sources_have_their_slots_and_attributions_their_words() -> None:
    """As they stand in the ledger; hands in their order."""
    first, second = rows(report(record()), "sources")
    told = ("post", "reason", "reason_grade", "members", "mentions", "count", "plural", "part_of", "named")
    assert [first[name] for name in told] == ["aide", "fear", "rote", "s2 s9", 1, 2, True, None, False]
    assert [second[name] for name in told] == [None, None, None, "", 0, None, False, "s1", True]
    a1, a2, a3 = rows(report(record()), "attributions")
    assert (a1["relays"], a1["content_words"], a1["cue_words"], a1["confidence"]) == (
        "Reuters > AFP", "that it … poured", "told", 0.5,
    )  # fmt: skip
    assert (a2["within"], a2["relays"], a3["source"], a3["source_words"]) == ("a1", "", None, "")


def test_findings_that_are_asked_are_counted_and_all_are_rows() -> None:
    """With their words, and the result they belong to by its number."""
    one = asking(finding("f", "warning", at("told")), finding("g", "info", at("says"), at("no"), under="f"))
    made = report(record(Result(state="inconclusive"), one))
    (article,) = rows(made, "articles")
    assert (article["findings"], article["characters"], article["attributions"]) == (1, len(TEXT), 3)
    found = list(rows(made, "findings"))
    assert [(r["result"], r["words"], r["under"]) for r in found] == [
        ("a#c#2", "told", None), ("a#c#2", "says … no", "f"),
    ]  # fmt: skip
    assert [r["result"] for r in rows(made, "results")] == ["a#c#1", "a#c#2"]


def test_columns_that_checks_declare_stand_behind_the_others() -> None:
    """A result without a label gives its state; what is on nothing gives nothing."""
    declared = plugin(columns=(Column(on="source", title="T"), Column(on="attribution", title="U")))
    results = (
        Result(on=On(source="s1"), state="scored", score=0.5, label="low"),
        Result(on=On(attribution="a2"), state="inconclusive"),
    )
    made = report(record(*results), plugins=(declared,))
    assert [(r["c_label"], r["c_score"]) for r in rows(made, "sources")] == [("low", 0.5), (None, None)]
    assert [r["c_label"] for r in rows(made, "attributions")] == [None, "inconclusive", None]
    assert "c_label" not in columns_of(made, "claims")


def story(**more: Any) -> Report:
    other = record(id="b", path="b.txt")
    one, two = Ref(article="a", attribution="a1"), Ref(article="b", attribution="a2")
    edits = (Edit(change="same"), Edit(change="inserted"), Edit(change="deleted"))
    relation = Relation(
        a=one, b=two, relation="corroborates", confidence=0.5, edits=edits,
        reasons=(Reason(text="x"), Reason(text="y")),
    )  # fmt: skip
    claims = (
        Claim(
            id="c1", words=one, says=(one,), denies=(two,), origins=("o1", "o2"), independence="independent"
        ),
        Claim(id="c2", words=two, says=(two,), independence="stands alone"),
    )
    facts = StoryFacts(id="s", articles=("a", "b"), relations=(relation,), claims=claims)
    return report(record(), other, stories=(StoryRecord(facts=facts, runs=more.pop("runs", ())),), **more)


def test_pairs_and_claims_name_both_sides() -> None:
    """Changes are the edits that are any; words are those of the statement that speaks for the claim."""
    (pair,) = rows(story(), "pairs")
    assert (pair["changes"], pair["reasons"], pair["article_b"]) == (2, "x; y", "b")
    first, second = rows(story(), "claims")
    assert (first["words"], first["says"], first["denies"], first["origins"]) == (
        "that it … poured", "a#a1", "b#a2", "o1 o2",
    )  # fmt: skip
    assert (second["words"], second["denies"]) == ("no", "")


def test_panel_rows_name_their_cells_by_the_columns() -> None:
    """With the words that they lead to."""
    panel = Panel(id="p", title="P", columns=("X", "Y"))
    row = Row(panel="p", cells=("1", "2"), gravity=3, spans=(at("told"), at("no", article="a")))
    made = report(record(Result(state="not applicable", rows=(row,))), plugins=(plugin(panels=(panel,)),))
    (told,) = rows(made, "panels")
    assert (told["cells"], told["words"], told["article"], told["gravity"]) == (
        "X: 1; Y: 2",
        "told … no",
        "a",
        3,
    )


# --- annotations


def test_annotations_are_on_the_lines_of_their_words() -> None:
    """Columns only where both ends are on one line; nothing ends the command before its end; what a baseline
    accepts has none.
    """
    rows_ = (
        finding("50%\nof it", "error", at("says")),
        finding("long", "warning", Span(start=0, end=len(TEXT))),
        finding("nowhere", "info"),
        finding("accepted", "info", baseline="unchanged"),
    )
    made = report(
        record(asking(*rows_), path="in/a,b:c.txt"),
        problems=(Problem(kind="file", what="is empty", where="x:y", fix="fill it"),),
    )
    told = "".join(Github().pieces(made)).splitlines()
    assert told[:4] == [
        "::error title=not audited%3A x%3Ay::is empty. fill it",
        "::error file=in/a%2Cb%3Ac.txt,title=c/r,line=2,endLine=2,col=10,endColumn=14::50%25%0Aof it",
        "::warning file=in/a%2Cb%3Ac.txt,title=c/r,line=1,endLine=2::long",
        "::notice file=in/a%2Cb%3Ac.txt,title=c/r::nowhere",
    ]
    assert told[4].startswith("::notice title=source-auditor::")


# --- SARIF


@pytest.mark.parametrize(
    ("severity", "gravity", "worst"),
    [("error", 50, 90), ("error", 100, 95), ("warning", 0, 45), ("info", 50, 10)],
)
def test_a_rank_is_that_of_the_severity_and_a_little_of_the_gravity(
    severity: str, gravity: int, worst: float
) -> None:
    """Five up or down, so that no note outranks a warning."""
    assert rank(finding("f", severity, gravity=gravity)) == worst


def test_a_log_has_every_finding_with_its_places_and_what_is_gone() -> None:
    """The first place is where it is shown, the others are related, counted from one."""
    rule = RuleCard(id="c/r", title="R", severity="warning", card="Card.")
    found = (
        finding("f", "warning", at("told"), at("says"), at("no"), baseline="new"),
        finding("g", "info", under="f"),
        finding("h", "info", rule="c/unlisted", fingerprint=""),
    )
    made = report(
        record(asking(*found)), plugins=(plugin(rules=(rule,)),), complete=False,
        problems=(Problem(kind="file", what="is empty", where="x", fix="fill it"),),
        gone=(Accepted(rule="c/r", fingerprint="z", home="a", message="was"),),
    )  # fmt: skip
    (run,) = log(made)["runs"]
    assert [r["id"] for r in run["tool"]["driver"]["rules"]] == ["c/r"]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "x: is empty (fill it)"
    first, other = run["results"]
    region = first["locations"][0]["physicalLocation"]["region"]
    assert [region[k] for k in ("startLine", "startColumn", "endColumn", "charOffset", "charLength")] == [
        1, 26, 30, 25, 4,
    ]  # fmt: skip
    assert [(x["id"], x["physicalLocation"]["region"]["startLine"]) for x in first["relatedLocations"]] == [
        (1, 2), (2, 2),
    ]  # fmt: skip
    assert (first["ruleIndex"], first["baselineState"]) == (0, "new")
    assert first["properties"]["under"] == [{"ruleId": "c/r", "message": "g", "fingerprint": "g"}]
    assert not {"ruleIndex", "partialFingerprints", "baselineState", "relatedLocations"} & set(other)
    assert other["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "in/a.txt"
    (gone,) = invocation["toolExecutionNotifications"][1:]
    assert (gone["level"], gone["message"]["text"]) == (
        "note",
        "in/a.txt: accepted and no longer found: c/r: was",
    )


def test_a_path_is_a_reference_that_names_no_scheme() -> None:
    """Standard input has a name of its own."""
    assert [uri(p) for p in ("a b/c:d.txt", "-")] == ["a%20b/c%3Ad.txt", "stdin"]


# --- linked data


def test_linked_data_has_every_quotation_with_what_tells_it_from_its_like() -> None:
    """A document is what it is based on; a description is no name; a nested one is part of the other."""
    made = node(record(id="a b"))
    base = "urn:source-auditor:a%20b"
    assert (made["@id"], made["identifier"], "headline" in made) == (base, "a b", False)
    first, second, bare = made["hasPart"]
    assert first["spokenByCharacter"] == {"@type": "Person", "@id": f"{base}:s1", "description": "an aide"}
    assert [p["name"] for p in first["provider"]] == ["Reuters", "AFP"]
    assert second["isBasedOn"] == {"@type": "CreativeWork", "@id": f"{base}:s2", "name": "The memo"}
    assert (first["isPartOf"]["@id"], second["isPartOf"]["@id"]) == (base, f"{base}:a1")
    assert not {"provider", "spokenByCharacter", "isBasedOn"} & set(bare)
    position, words = first["hasPart"][0]["selector"]
    start = TEXT.index("that it")
    assert (position["start"], position["end"]) == (start, start + 7)
    assert (words["prefix"], words["exact"], words["suffix"]) == (
        TEXT[start - 32 : start], "that it", TEXT[start + 7 : TEXT.index("\n")],
    )  # fmt: skip
    assert bare["hasPart"][0]["selector"][1]["prefix"] == ""
    whole = json.loads("".join(JsonLd().pieces(report(record(title="T"), record(id="b")))))
    assert [n.get("headline") for n in whole["@graph"]] == ["T", None]


def test_an_article_s_facts_are_told_where_they_are_known() -> None:
    """The title before the headline that was found."""
    facts = {k: Fact(value=k.upper(), found_in="x") for k in ("outlet", "byline", "date", "url", "headline")}
    made = node(record(metadata=facts, language="en"))
    assert (made["headline"], made["publisher"]["name"], made["author"]["@type"]) == (
        "HEADLINE",
        "OUTLET",
        "Person",
    )
    assert (made["datePublished"], made["url"], made["inLanguage"]) == ("DATE", "URL", "en")


# --- Markdown


def shown(made: Report) -> str:
    return "".join(Markdown().pieces(made))


def test_markdown_shows_twenty_questions_and_counts_the_rest() -> None:
    """Each with its line and its words; without one that is said."""
    many = [finding(f"q{n}", "warning", at("says")) for n in range(22)]
    told = shown(report(record(asking(*many))))
    assert told.count("1. **warning**") == 20
    assert "\n2 more questions are in the full report.\n" in told
    assert "1. **warning** `c/r`, line 2: q0 — *says*\n" in told
    assert "more questions" not in shown(report(record(asking(*many[:20]))))
    assert "No finding." in shown(report(record()))


def test_markdown_says_what_stands_under_a_question_and_what_is_inherited() -> None:
    """By their rules; a place that is not known is left out."""
    found = (finding("f", "error", mend="inherited"), finding("g", "info", under="f", rule="c/s"))
    told = shown(report(record(asking(*found))))
    assert "1. **error** `c/r`: f *(inherited from the outlet it relays)* (also: `c/s`)\n" in told


def test_markdown_and_text_mark_what_is_new_beside_a_baseline() -> None:
    """And nothing else."""
    both = finding("f", "error", baseline="new"), finding("g", "info", baseline="unchanged")
    made = report(record(asking(*both)))
    assert "1. **error**, new `c/r`: f" in shown(made)
    assert "1. **info** `c/r`: g" in shown(made)
    plain = text.compose(made)
    assert plain.count("[c/r, new]") == 1
    assert plain.count("[c/r]") == 1


def test_markdown_has_a_line_for_each_mean_and_a_row_for_each_speaker() -> None:
    """Eight of them at most; a check without a figure goes by its id."""
    results = [Result(on=On(attribution="a1"), state="scored", score=0.5, label="low, x")]
    results.append(Result(on=On(source="s1"), state="scored", score=0.25, label="dim", in_means=False))
    made = record(*results).model_copy(update={"means": (Mean(check="c", mean=0.5, n=1, of=3),)})
    declared = plugin(columns=(Column(on="source", title="How"),), figure="how low")
    told = shown(report(made, plugins=(declared,)))
    assert "- **how low**: low 1 (mean 0.50 over 1 of 3)\n" in told
    assert "| who speaks | times | How |\n| --- | --- | --- |\n" in told
    assert "| an aide | 1 | dim 0.25 |\n| The memo | 1 |  |\n| nobody named | 1 |" in told
    none = made.model_copy(update={"means": (Mean(check="c", mean=None, n=0, of=2),)})
    assert "- **c**: low 1 (nothing to score)\n" in shown(report(none))


@pytest.mark.parametrize(("number", "more"), [(8, ""), (9, "1 more"), (11, "3 more")])
def test_markdown_names_eight_speakers_and_counts_the_rest(number: int, more: str) -> None:
    """Nobody is left out in silence."""
    base = record(Result(on=On(source="s1"), state="scored", score=0.25, label="dim"))
    said = tuple(Attribution(id=f"a{n}", source=f"s{n}") for n in range(1, number + 1))
    people = tuple(AIDE.model_copy(update={"id": f"s{n}", "members": ()}) for n in range(1, number + 1))
    ledger = base.ledger.model_copy(update={"sources": people, "attributions": said})
    declared = plugin(columns=(Column(on="source", title="How"),))
    told = shown(report(base.model_copy(update={"ledger": ledger}), plugins=(declared,)))
    assert told.count("| an aide |") == min(number, 8)
    assert ("more sources are in the full report" in told) == bool(more)
    assert more in told


def test_markdown_has_a_table_of_claims_that_more_than_one_speaks_of() -> None:
    """Those who say and those who deny; a story without such has none."""
    told = shown(story())
    assert "## Story: in/a.txt, b.txt\n" in told
    assert "| claim | said by | denied by | independence |\n| --- | --- | --- | --- |\n" in told
    assert "| it … poured | in/a.txt | b.txt | independent |\n" in told
    assert "stands alone" not in told


def test_markdown_says_what_was_not_audited() -> None:
    """With the way out; a complete run says nothing of the sort."""
    problem = Problem(kind="file", what="is empty", where="x", fix="fill it")
    told = shown(report(complete=False, problems=(problem,)))
    assert "**This run is incomplete.** Not audited:\n\n- x: is empty — fill it\n\n" in told
    assert "incomplete" not in shown(report())


def test_markdown_shows_panels_over_several_articles_only() -> None:
    """As many rows as the panel says, and the article by its title or path."""
    panel = Panel(id="p", title="P", columns=("X",), most=2)
    three = tuple(Row(panel="p", cells=(f"r{n}",), gravity=9 - n) for n in range(3))
    first = record(Result(state="not applicable", rows=three), title="Title")
    told = shown(report(first, record(id="b"), plugins=(plugin(panels=(panel,)),)))
    assert (
        "## P\n\n| X | article |\n| --- | --- |\n| r0 | Title |\n| r1 | Title |\n\n1 more are in the full"
        in told
    )
    assert "## P" not in shown(report(first, plugins=(plugin(panels=(panel,)),)))
