"""An attribution added by hand finds its place among the others; sources are known by their mentions too."""

from __future__ import annotations

from auditor.decide.corrections import correct
from auditor.decide.sidecar import Add, Merge, Sidecar
from auditor.model import Attribution, Ledger
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


def new(made: Ledger) -> Attribution:
    return next(a for a in made.attributions if a.corrected)


def test_a_mixed_content_is_quoted_where_its_marks_are_and_a_direct_one_without_marks_as_a_whole() -> None:
    mixed = added(cue="said", content='lost. "Nobody asked us," a clerk', form="mixed")
    assert mixed.article.words(new(mixed).quotes) == '"Nobody asked us,"'
    direct = added(cue="said", content="Nobody asked us", form="direct")
    assert direct.article.words(new(direct).quotes) == "Nobody asked us"
    assert new(added(cue="said", content='"Nobody asked us,"', form="indirect")).quotes == ()


def test_words_that_stand_twice_are_told_apart_by_their_number() -> None:
    text = "[s1 Lee] [c1 said] [q1 no]. The clerk said no. The cook said no."
    start = make_ledger(text, [source("Lee", named=True)])

    def second(nth: int) -> str:
        made = correct(start, Sidecar(add=(Add(article="article", cue="said", content="no", nth=nth),)))
        return made.article.text[: new(made).content[0].start].rsplit(". ", 1)[-1]

    assert [second(n) for n in (1, 2, 3)] == ["Lee said ", "The clerk said ", "The cook said "]


def test_a_source_that_is_new_has_a_name_where_it_is_written_like_one() -> None:
    text = "[s1 Lee] [c1 said] [q1 no]. Ann Day said so. The clerk agreed. A said yes."
    start = make_ledger(text, [source("Lee", named=True)])

    def named(source: str, content: str) -> bool:
        change = Add(article="article", source=source, cue="said", content=content)
        return correct(start, Sidecar(add=(change,))).sources[-1].named

    assert (named("Ann Day", "so"), named("clerk", "so"), named("A", "yes")) == (True, False, True)


def test_a_source_that_is_known_keeps_its_mentions_and_gains_the_new_one_once() -> None:
    text = "[s1 Lee] [c1 said] [q1 no]. He added that Lee agreed."
    start = make_ledger(text, [source("Lee", named=True)])
    once = Add(article="article", source="Lee", cue="added", content="agreed")
    made = correct(start, Sidecar(add=(once,)))
    assert [made.article.slice(m) for m in made.sources[0].mentions] == ["Lee", "Lee"]
    again = correct(made, Sidecar(add=(once,)))
    assert again.sources[0].mentions == made.sources[0].mentions
    assert [a.id for a in again.attributions if a.corrected] == ["h1", "h2"]


def test_a_source_that_gains_a_mention_keeps_its_place_among_the_others() -> None:
    text = (
        "[s1 Lee] [c1 said] [q1 no]. [s2 Day] [c2 said] [q2 yes]. [s3 Roe] [c3 said] [q3 so]. Day added more."
    )
    start = make_ledger(text, [source(name, named=True) for name in ("Lee", "Day", "Roe")])
    change = Add(article="article", source="Day", cue="added", content="more")
    made = correct(start, Sidecar(add=(change,)))
    assert [(s.name, len(s.mentions)) for s in made.sources] == [("Lee", 1), ("Day", 2), ("Roe", 1)]


def test_what_only_touches_the_edge_of_a_content_lies_in_it() -> None:
    made = added(source="Ann Lee", cue="felt", content="Ann Lee felt the mill was lost")
    assert next(a for a in made.attributions if a.id == "a2").within == "h1"
