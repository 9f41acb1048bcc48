"""An attribution added by hand finds its place among the others; sources are known by their mentions too."""

from __future__ import annotations

from auditor.decide.corrections import correct
from auditor.decide.sidecar import Add, Merge, Sidecar
from auditor.model import Ledger
from auditor.testing import make_ledger, source

TEXT = (
    'Aides told Reuters that [s2 Ann Lee] [c2 felt] [q2 the mill was lost]. "Nobody asked us," a clerk said.'
)


def ledger() -> Ledger:
    return make_ledger(TEXT, [source("Ann Lee", named=True)])


def added(**words: str) -> Ledger:
    return correct(ledger(), Sidecar(add=(Add(article="article", **words),)))  # type: ignore[arg-type]


def test_what_an_added_attribution_holds_is_inside_it() -> None:
    made = added(source="Aides", cue="told", content="that Ann Lee felt the mill was lost")
    assert [(a.id, a.within) for a in made.attributions] == [("h1", None), ("a2", "h1")]


def test_one_that_is_added_inside_another_is_inside_the_smallest_that_holds_it() -> None:
    outer = Add(article="article", source="Aides", cue="told", content="that Ann Lee felt the mill was lost")
    inner = Add(article="article", cue="was", content="lost")
    made = correct(ledger(), Sidecar(add=(outer, inner)))
    assert {a.id: a.within for a in made.attributions} == {"h1": None, "a2": "h1", "h2": "a2"}


def test_an_added_quotation_has_its_quoted_words() -> None:
    made = added(source="a clerk", cue="said", content='"Nobody asked us,"', form="direct")
    new = next(a for a in made.attributions if a.corrected)
    assert made.article.words(new.quotes) == '"Nobody asked us,"'
    assert not next(a for a in added(cue="said", content="asked").attributions if a.corrected).quotes


def test_sources_to_merge_are_known_by_a_mention_that_only_one_of_them_has() -> None:
    start = make_ledger(
        "[s1 Mr Lee] [c1 said] [q1 no]. [s2 He] [c2 said] [q2 yes]. [s3 The clerk] [c3 said] [q3 so].",
        [source("Lee", named=True), source("The clerk")],
        speakers={1: "Lee", 2: "Lee"},
    )
    made = correct(start, Sidecar(merge=(Merge(article="article", sources=("mr lee", "The clerk")),)))
    assert [(s.name, len(s.mentions)) for s in made.sources] == [("Lee", 3)]
    assert {a.source for a in made.attributions} == {"Lee"}
