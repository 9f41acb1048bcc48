"""What people decided is replayed between extraction and checks, and marked in the report."""

from datetime import date

from auditor import Check, Ledger, Report, Result, Rule
from auditor.decide.decisions import Decisions
from auditor.decide.sidecar import Merge, Reject, Sidecar, Suppress
from auditor.model import CheckRun
from auditor.run.engine import Engine
from auditor.run.labour import Examined
from auditor.run.settings import Settings
from auditor.testing import make_ledger, source

MARKED = "[s1 Sources] [c1 said] [q1 the mill will close]. [s2 The sources] [c2 said] [q2 nobody was asked]."


def ledger(path: str = "a.txt") -> Ledger:
    made = make_ledger(MARKED, [source("Sources", plural=True), source("The sources", plural=True)])
    article = made.article.model_copy(update={"id": path, "path": path, "sha256": path})
    return made.model_copy(update={"article": article})


class Tally(Check):
    """As many findings as an article has sources."""

    id, title, version = "tally", "Tally", "1"
    one = Rule(id="one", title="One", severity="info", card="Why.")
    rules = (one,)

    def article(self, ledger: Ledger) -> list[Result]:
        found = tuple(self.one.finding(self.id, f"{s.name}?", s.mentions) for s in ledger.sources)
        return [Result(state="not applicable", label=str(len(ledger.attributions)), findings=found)]


def report(*ledgers: Ledger, **decided: object) -> Report:
    engine = Engine(Settings(select=("tally",)), checks=(Tally,), decisions=Decisions(**decided))  # type: ignore[arg-type]
    return engine.check(ledgers or [ledger()])


def test_checks_see_the_corrected_ledger_and_the_report_marks_it() -> None:
    decided = Sidecar(
        merge=(Merge(article="a.txt", sources=("Sources", "The sources"), reason="the same"),),
        reject=(Reject(article="a.txt", content="nobody was asked"),),
    )
    (record,) = report(sidecar=decided).articles
    assert [f.message for f in record.findings] == ["The sources?"]
    assert record.runs[0].results[0].label == "1"
    assert record.ledger.arithmetic.attributions == 1
    assert record.ledger.sources[0].corrected == "merged by hand: Sources, The sources"
    assert [(c.kind, c.applied) for c in record.ledger.corrections] == [("reject", True), ("merge", True)]


def test_a_correction_finds_the_second_of_two_articles_of_one_name_by_the_id_of_the_report() -> None:
    decided = Sidecar(reject=(Reject(article="a.txt~2", content="nobody was asked"),))
    again = ledger().model_copy(update={"article": ledger().article.model_copy(update={"sha256": "b"})})
    told = report(ledger(), again, sidecar=decided)
    by_id = {r.ledger.article.id: len(r.ledger.attributions) for r in told.articles}
    assert by_id == {"a.txt": 2, "a.txt~2": 1}


def test_a_finding_set_aside_is_listed_until_its_day_has_passed() -> None:
    first, second = report().findings
    entry = Suppress(fingerprint=first.fingerprint, reason="known", expires=date(2026, 5, 1))
    decided = Sidecar(suppress=(entry,))
    for day in (date(2026, 4, 30), date(2026, 5, 1)):
        told = report(sidecar=decided, today=day)
        assert told.findings == (second,)
        assert told.summary.findings["info"] == 1
        assert [(s.state, s.finding) for s in told.suppressions] == [("used", first)]
    late = report(sidecar=decided, today=date(2026, 5, 2))
    assert late.findings == (first, second)
    assert [s.state for s in late.suppressions] == ["expired"]


def test_the_day_leaves_no_trace_where_nothing_expires() -> None:
    entry = Suppress(fingerprint=report().findings[0].fingerprint, reason="known")
    decided = Sidecar(suppress=(entry,))
    assert report(sidecar=decided, today=date(2026, 1, 1)) == report(sidecar=decided, today=date(2030, 1, 1))


def test_a_class_at_hand_takes_part_in_place_of_a_plugin_s_check_of_its_id() -> None:
    class Anonymity(Tally):
        id = "anonymity"

    told = Engine(checks=(Anonymity,)).check([ledger()])
    mine = [p for p in told.plugins if p.id == "anonymity"]
    assert [p.origin for p in mine] == [f"module {__name__}"]
    assert "directness" in {p.id for p in told.plugins}


def test_what_other_hands_found_of_a_ledger_is_taken_until_the_ledger_is_corrected() -> None:
    """What they said of it before holds no longer."""
    found = CheckRun(check="tally", state="ran", results=(Result(state="inconclusive"),))
    decided = Sidecar(reject=(Reject(article="a.txt", content="nobody was asked"),))
    for sidecar, taken in ((Sidecar(), True), (decided, False)):
        engine = Engine(Settings(select=("tally",)), checks=(Tally,), decisions=Decisions(sidecar=sidecar))
        (record,) = engine.run().report_of([Examined(ledger(), (found,))]).articles
        assert (record.runs == (found,)) is taken
