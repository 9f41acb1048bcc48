"""A correction finds the words that it names, touches nothing else, and is listed in words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from auditor.decide.corrections import correct, unmatched
from auditor.decide.decisions import Decisions
from auditor.decide.sidecar import Add, Change, Merge, Reject, RelayOf, Sidecar, Suppress, load
from auditor.errors import ConfigError
from auditor.model import Attribution, Ledger, Relay, Slot, Slots
from auditor.testing import make_ledger, source

TEXT = (
    "[s1 Lee] [c1 said] [q1 the mill would close]. [s2 Day] [c2 said] [q2 the mill would stay]. "
    "[s3 Roe] [c3 added] [q3 the mill was sold]."
)


def ledger() -> Ledger:
    return make_ledger(TEXT, [source(name, named=True) for name in ("Lee", "Day", "Roe")])


def replayed(*changes: Change, start: Ledger | None = None) -> Ledger:
    of = {kind: tuple(c for c in changes if isinstance(c, kind)) for kind in (Reject, Add, RelayOf, Merge)}
    decided = Sidecar(reject=of[Reject], add=of[Add], relay=of[RelayOf], merge=of[Merge])
    return correct(start or ledger(), decided)


@pytest.mark.parametrize(
    ("cue", "content", "left"),
    [
        ("said", "the mill would c", ["a2", "a3"]),
        ("SAID", "The  mill\nwould STAY", ["a1", "a3"]),
        ("", "the mill was", ["a1", "a2"]),
        ("added", "", ["a1", "a2"]),
        ("said", "the mill was sold", ["a1", "a2", "a3"]),
        ("said", "mill would close", ["a1", "a2", "a3"]),
        ("sai", "the mill would close", ["a1", "a2", "a3"]),
    ],
)
def test_cue_and_beginning_of_a_content_together_say_which_attribution(
    cue: str, content: str, left: list[str]
) -> None:
    """In any case and spacing; a cue is whole, a content from its beginning, and both have to fit."""
    made = replayed(Reject(article="article", cue=cue, content=content))
    assert [a.id for a in made.attributions] == left
    assert [c.applied for c in made.corrections] == [len(left) == 2]


def test_a_correction_that_fits_several_asks_for_more_words() -> None:
    """With how many there are; none of them goes."""
    made = replayed(Reject(article="article", cue="said"))
    assert made.corrections[0].note == "2 attributions fit; give more of the content"
    assert len(made.attributions) == 3


def test_each_correction_is_listed_in_words_with_its_reason() -> None:
    """Reject, add and relay by cue and content, a merge by the names; in the order they were replayed."""
    made = replayed(
        Merge(article="article", sources=("Lee", "Day"), reason="one man"),
        RelayOf(article="article", cue="added", content="the mill", relay="Reuters"),
        Reject(article="article", cue="said", content="the mill would stay"),
        Add(article="article", cue="said", content="the mill was sold"),
    )
    assert [(c.kind, c.words, c.reason, c.applied, c.note) for c in made.corrections] == [
        ("reject", "said … the mill would stay", None, True, None),
        ("add", "said … the mill was sold", None, True, None),
        ("relay", "added … the mill", None, True, None),
        ("merge", "Lee, Day", "one man", True, None),
    ]


def test_an_article_is_known_by_its_id_and_by_its_path() -> None:
    """And by nothing else; the articles that nobody has are told once each, as they come."""
    start = ledger()
    article = start.article.model_copy(update={"id": "a~2", "path": "news/a.txt"})
    start = start.model_copy(update={"article": article})
    decided = [Reject(article=name, cue="added") for name in ("c", "a~2", "b", "news/a.txt", "c", "a.txt")]
    left = {c.article: len(replayed(c, start=start).attributions) for c in decided}
    assert left == {"c": 3, "a~2": 2, "b": 3, "news/a.txt": 2, "a.txt": 3}
    assert unmatched(Sidecar(reject=tuple(decided)), ("a~2", "news/a.txt")) == ["c", "b", "a.txt"]


def test_a_relay_comes_behind_those_that_are_there_and_is_the_source_of_its_name() -> None:
    """A relay that is no source of the article is a name alone."""
    start = ledger()
    first = start.attributions[0].model_copy(update={"relays": (Relay(name="AFP"),)})
    start = start.model_copy(update={"attributions": (first, *start.attributions[1:])})
    changes = [
        RelayOf(article="article", content="the mill would close", relay=name) for name in ("roe", "Reuters")
    ]
    made = replayed(*changes, start=start)
    roe = next(s.id for s in made.sources if s.name == "Roe")
    relays = [(r.name, r.source) for r in made.attributions[0].relays]
    assert relays == [("AFP", None), ("roe", roe), ("Reuters", None)]
    assert made.attributions[1:] == start.attributions[1:]


def new(made: Ledger) -> Attribution:
    return next(a for a in made.attributions if a.corrected)


@pytest.mark.parametrize(
    ("content", "number"), [("alpha", 1), ("beta", 2), ("gamma", 3), ("delta", 3), ("bet", 2)]
)
def test_the_cue_is_the_one_nearest_to_the_content(content: str, number: int) -> None:
    """Before it or behind it, by the letters between; of two as near the first."""
    text = "[s1 Lee] [c1 noted] [q1 it]. He said alpha. It said. beta now said, gamma, delta, I see."
    start = make_ledger(text, [source("Lee", named=True)])
    made = replayed(Add(article="article", cue="said", content=content), start=start)
    assert made.article.text[: new(made).cue[0].end].count("said") == number


def test_the_source_is_the_one_nearest_to_the_cue_and_not_to_the_content() -> None:
    """A content may begin with the name of its speaker."""
    text = "[s1 Day] [c1 noted] [q1 it]. Lee said of old friends that Lee would go."
    start = make_ledger(text, [source("Day", named=True)])
    made = replayed(Add(article="article", source="Lee", cue="said", content="Lee would go"), start=start)
    (place,) = new(made).source_spans
    assert made.article.text[place.start :].startswith("Lee said")


def test_an_added_attribution_takes_form_and_kind_from_the_file_and_an_id_that_is_free() -> None:
    """Also where an earlier run has given the first."""
    one = Add(article="article", cue="added", content="sold", form="mixed", statement="belief")
    made = replayed(one, Add(article="article", source="Day", cue="added", content="was sold"))
    assert {a.id for a in made.attributions} == {"a1", "a2", "a3", "h1", "h2"}
    first = next(a for a in made.attributions if a.id == "h1")
    assert (first.form, first.kind, first.source, first.source_spans) == ("mixed", "belief", None, ())
    lost = replayed(Add(article="article", source="Nobody", cue="added", content="sold"))
    assert lost.corrections[0].note == "“Nobody” is not in the text"
    assert lost.attributions == ledger().attributions


def test_merged_sources_have_the_first_one_s_facts_and_what_only_the_others_have() -> None:
    """The fullest name that is one, all mentions in the order of the text, and the hands point at it too."""
    start = ledger()
    posts = [("Lee", "mayor", None), ("Day", "clerk", "Holm"), ("Roe", None, "Sund")]
    sources = tuple(
        s.model_copy(
            update={
                "slots": Slots(post=post and Slot(value=post), body=body and Slot(value=body)),
                "named": s.name != "Roe",
                "name": {"Lee": "Lee", "Day": "Ann Day", "Roe": "the oldest clerk of all"}[s.name],
            }
        )
        for s, (_, post, body) in zip(start.sources, posts, strict=True)
    )
    ids = [s.id for s in sources]
    last = start.attributions[2].model_copy(update={"relays": (Relay(name="x", source=ids[2]),)})
    start = start.model_copy(update={"sources": sources, "attributions": (*start.attributions[:2], last)})
    names = ("Ann Day", "the oldest clerk of all", "Lee")
    (one,) = replayed(Merge(article="article", sources=names), start=start).sources
    made = replayed(Merge(article="article", sources=names), start=start)
    assert (one.id, one.name, one.named) == (ids[1], "Ann Day", True)
    assert one.slots.post is not None
    assert one.slots.body is not None
    assert (one.slots.post.value, one.slots.body.value) == ("clerk", "Holm")
    assert [made.article.slice(m) for m in one.mentions] == ["Lee", "Day", "Roe"]
    assert {a.source for a in made.attributions} == {made.attributions[2].relays[0].source} == {one.id}


def test_a_name_that_two_sources_have_is_both_of_them() -> None:
    """Merging "Lee" with "Day" joins every Lee."""
    start = ledger()
    sources = (*start.sources[:2], start.sources[2].model_copy(update={"name": "lee"}))
    start = start.model_copy(update={"sources": sources})
    assert len(replayed(Merge(article="article", sources=("Lee", "Day")), start=start).sources) == 1


@pytest.mark.parametrize(
    ("toml", "place"),
    [
        ('[[suppress]]\nfingerprint = "x"', "suppress.0.reason"),
        ('[[merge]]\narticle = "x"\nsources = ["a"]', "merge.0.sources"),
        ('[[add]]\narticle = "x"\ncue = "c"\ncontent = "d"\nnth = 0', "add.0.nth"),
        ('[[reject]]\narticle = "x"\n[[reject]]\narticel = "x"', "reject.1."),
        ('[[relay]]\narticle = "x"\ncue = "c"', "relay.0.relay"),
    ],
)
def test_a_wrong_entry_is_told_with_its_place_and_the_page_to_read(
    toml: str, place: str, tmp_path: Path
) -> None:
    """Table, number and key."""
    (tmp_path / "s.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(ConfigError) as told:
        load(tmp_path / "s.toml")
    assert place in str(told.value)
    assert "docs/living-with-it.md" in str(told.value)


@pytest.mark.parametrize(
    ("given", "said"), [(None, "cannot be read: No such file"), (b"[[", "is not TOML"), (b"\xff", "not TOML")]
)
def test_a_file_that_is_no_toml_is_told_apart_from_one_that_is_not_there(
    given: bytes | None, said: str, tmp_path: Path
) -> None:
    """Each in its own words."""
    if given is not None:
        (tmp_path / "s.toml").write_bytes(given)
    with pytest.raises(ConfigError, match=said):
        load(tmp_path / "s.toml")


def test_the_hash_of_a_configuration_sees_decisions_only_where_there_are_some() -> None:
    """An empty file is as good as none; a baseline and the day change no result."""
    entry = Suppress(fingerprint="a", reason="known")
    assert Decisions(today=date(2026, 1, 1)).said == Decisions(Sidecar()).said == ""
    assert '"known"' in Decisions(Sidecar(suppress=(entry,))).said


def test_a_bare_ledger_takes_its_first_attribution_and_its_first_source() -> None:
    """Where nothing was found there is nothing to start counting from."""
    bare = make_ledger("Lee said no.", [])
    made = replayed(Add(article="article", source="Lee", cue="said", content="no"), start=bare)
    assert [(a.id, a.source) for a in made.attributions] == [("h1", "h1")]
    assert [(s.id, s.name) for s in made.sources] == [("h1", "Lee")]


def test_the_smallest_holder_is_the_shortest_wherever_it_begins() -> None:
    """One may begin with the text."""
    text = "[q1 Lee knew [q2 that Day had told Roe of it]], [s1 Kay] [c1 said], [s2 who] [c2 knew]."
    start = make_ledger(text, [source("Kay", named=True), source("who")])
    made = replayed(Add(article="article", source="Day", cue="told", content="of it"), start=start)
    assert new(made).within == "a2"


def test_what_stands_in_the_title_comes_before_what_opens_the_text() -> None:
    """Attributions are in the order of an article as it is read."""
    start = make_ledger("[s1 Lee] [c1 said] [q1 no]. Day added more.", [source("Lee", named=True)])
    opening = start.attributions[0]
    title = (opening.cue[0].model_copy(update={"of": "title", "start": 3, "end": 5}),)
    above = opening.model_copy(update={"id": "t", "source_spans": (), "cue": title, "content": title})
    start = start.model_copy(update={"attributions": (opening, above)})
    made = replayed(Add(article="article", source="Day", cue="added", content="more"), start=start)
    assert [a.id for a in made.attributions] == ["t", "a1", "h1"]


def test_what_an_added_attribution_does_not_hold_stays_where_it_was() -> None:
    """Neither inside the new one nor inside another."""
    made = replayed(Add(article="article", source="Day", cue="said", content="stay. Roe added"))
    assert {a.id: a.within for a in made.attributions} == {"a1": None, "a2": None, "a3": None, "h1": None}
