"""Rules find who said what, in the many ways English says so. All sentences are made up."""

import contextlib
import signal
import time
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.contract.finders import Found
from auditor.extract import Document, Extraction
from auditor.model import Article, Block, Span

Triple = tuple[str, str, str]


def find(rules: Extraction, text: str) -> tuple[str, list[Found]]:
    document = Document(Article(id="a", path="-", text=text), rules.nlp)
    return document.text, rules.finder.find(document)


@contextlib.contextmanager
def ends_within(seconds: float) -> Iterator[None]:
    """What would go on for ever fails after so many seconds of processor time, where the system can tell."""

    def late(*_: object) -> None:
        raise AssertionError(f"went on for more than {seconds} s")

    if not hasattr(signal, "ITIMER_VIRTUAL"):
        yield
        return
    before = signal.signal(signal.SIGVTALRM, late)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def outermost(rules: Extraction, text: str) -> list[Triple]:
    whole, found = find(rules, text)
    return [triple(whole, f) for f in found if f.within is None]


def triple(text: str, f: Found) -> Triple:
    source, cue, content = (" … ".join(text[s:e] for s, e in r) for r in (f.source, f.cue, f.content))
    return source, cue, content


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The bridge is safe,” said Mayor Ida Holm.", ("Mayor Ida Holm", "said", "“The bridge is safe,”")),
        ("Mayor Ida Holm said the bridge was safe.", ("Mayor Ida Holm", "said", "the bridge was safe")),
        ("The bridge, she said, is safe.", ("she", "said", "The bridge … is safe")),
        (
            "The bridge is safe, according to two engineers.",
            ("two engineers", "according to", "The bridge is safe"),
        ),
        (
            "The union has repeatedly said that it will strike.",
            ("The union", "has repeatedly said", "that it will strike"),
        ),
        ("He called the plan “a gift to the rich”.", ("He", "called", "the plan “a gift to the rich”")),
        ("It is understood that the deal is dead.", ("", "is understood", "that the deal is dead")),
        ("The move is seen as a warning.", ("", "is seen as", "The move … a warning")),
        ("The guard is said to have slept.", ("", "is said", "The guard … to have slept")),
        ("The minister made clear that he would stay.", ("The minister", "made clear", "that he would stay")),
        ("Villagers believe the well is poisoned.", ("Villagers", "believe", "the well is poisoned")),
        ("‘We can’t wait,’ said the nurse.", ("the nurse", "said", "‘We can’t wait,’")),
        ("„Wir gehen“, said the captain.", ("the captain", "said", "„Wir gehen“")),
        ("«It is over,» said the judge.", ("the judge", "said", "«It is over,»")),
        ("``It is over,'' said the judge.", ("the judge", "said", "``It is over,''")),
    ],
)
def test_a_statement_is_found_with_all_its_roles(rules: Extraction, text: str, expected: Triple) -> None:
    """Direct, indirect, mixed; source before, behind and inside; with and without a source; any marks."""
    assert outermost(rules, text) == [expected]


def test_one_speaker_of_two_statements_stands_behind_both(rules: Extraction) -> None:
    """ "A said X and called for Y" are two attributions that share their source."""
    found = outermost(rules, "Moreno said the harbour would close and called for new talks.")
    assert [(s, c) for s, c, _ in found] == [("Moreno", "said"), ("Moreno", "called for")]


def test_a_speaker_goes_on_behind_a_comma(rules: Extraction) -> None:
    """ "..., adding that" is a statement of its own, by the speaker of the first."""
    found = outermost(rules, "Moreno insisted the club would survive, adding that nobody would be sacked.")
    assert [(s, c) for s, c, _ in found] == [("Moreno", "insisted"), ("Moreno", "adding")]


def test_further_sentences_of_a_quotation_belong_to_its_speaker(rules: Extraction) -> None:
    """A quotation goes on behind the words that name the speaker."""
    text = "“I ran. I did not look back,” Reyes said. “Then I heard the noise.”"
    assert outermost(rules, text) == [
        ("Reyes", "said", "“I ran. I did not look back,” … “Then I heard the noise.”")
    ]


def test_an_open_quotation_runs_on_over_paragraphs(rules: Extraction) -> None:
    """A paragraph without a closing mark and the next one that opens again are one quotation."""
    text = "Anders said: “We came in winter.\n\n“In spring they sent a bus.\n\n“So we left.”"
    said = "“We came in winter. … “In spring they sent a bus. … “So we left.”"
    assert [c for _, _, c in outermost(rules, text)] == [said]


def test_a_missing_closing_mark_does_not_swallow_the_next_paragraph(rules: Extraction) -> None:
    """Only a paragraph that opens with the mark again is taken for a continuation."""
    found = outermost(rules, "Cole said: “They told us to wait.\n\nThe ship left at noon.")
    assert [c for _, _, c in found] == ["“They told us to wait."]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The company did not respond to requests for comment.", "The company"),
        ("A spokesman for the bank declined to comment.", "A spokesman for the bank"),
        ("The embassy could not be reached for comment.", "The embassy"),
        (
            "The Herald reached out to the foreign ministry for comment, but no response has been received.",
            "the foreign ministry",
        ),
    ],
)
def test_who_did_not_answer_is_the_source(rules: Extraction, text: str, who: str) -> None:
    """Silence is attributed to whoever was asked, not to whoever asked."""
    assert who in [source for source, _, _ in outermost(rules, text)]


def test_a_statement_inside_a_statement_is_nested(rules: Extraction) -> None:
    """What somebody says that another said stands within the first one's content."""
    text, found = find(rules, "Two aides said that Governor Pruitt had promised to resign.")
    by_cue = {triple(text, f)[1]: f for f in found}
    within = by_cue["had promised"].within
    assert within is not None
    assert found[within] is by_cue["said"]
    assert by_cue["said"].within is None


def test_a_hedge_in_a_statement_attributes_nothing(rules: Extraction) -> None:
    """ "Reportedly" stands alone, or belongs to the statement it stands in."""
    alone = outermost(rules, "The road is reportedly closed.")
    assert [cue for _, cue, _ in alone] == ["reportedly"]
    within = outermost(rules, "The road is reportedly closed, according to two drivers.")
    assert [cue for _, cue, _ in within] == ["according to"]


@pytest.mark.parametrize(
    "text",
    [
        "Some of the top names that were reportedly consideration four-star Nokesbatu Morsagarfi.",
        "The top names that were allegedly options five-star hotels.",
    ],
)
def test_a_sentence_without_a_verb_at_its_top_ends_too(rules: Extraction, text: str) -> None:
    """Whose clause an adverb stands in is looked for up to the top of the parse, and no further."""
    with ends_within(10):
        whole, found = find(rules, text)
    assert [whole[s:e] for f in found for s, e in f.cue] in (["reportedly"], ["allegedly"])


def test_speakers_of_a_transcript_need_no_verb(rules: Extraction) -> None:
    """A label with a colon attributes what follows it, when several paragraphs have one."""
    text = "MODERATOR: Will it open in spring?\nCOUNCILLOR HALE: It will open when it is safe."
    assert outermost(rules, text) == [
        ("MODERATOR", ":", "Will it open in spring?"),
        ("COUNCILLOR HALE", ":", "It will open when it is safe."),
    ]


@pytest.mark.parametrize(
    "title", ["Harbour bridge to stay shut until May: sources", "HARBOUR BRIDGE TO STAY SHUT: MINISTER"]
)
def test_a_headline_may_name_its_source_behind_a_colon(rules: Extraction, title: str) -> None:
    """ "X: sources" attributes X to the sources; the title's offsets come before the text's."""
    document = Document(Article(id="a", path="-", title=title, text="The bridge is shut."), rules.nlp)
    (found,) = rules.finder.find(document)
    head, _, who = title.partition(": ")
    assert triple(document.text, found) == (who, ":", head)


def test_what_is_no_prose_is_not_read(rules: Extraction) -> None:
    """Boilerplate stays in the text, and nothing in it is an attribution."""
    text = "The bridge is shut.\n\nThe owner says views are his own."
    block = Block(kind="boilerplate", span=Span(start=21, end=len(text)))
    document = Document(Article(id="a", path="-", text=text, blocks=(block,)), rules.nlp)
    assert rules.finder.find(document) == []


def test_plain_narration_attributes_nothing(rules: Extraction) -> None:
    """A rule that sees attributions everywhere would find some here."""
    assert outermost(rules, "The train left at nine. It rained all day, and the river rose two feet.") == []


STRANGE = st.text(st.sampled_from("“”\"'‘’«»„—:,. \n\r\tsaidhe\x00🙂אب說Q"), max_size=60)
PHRASES = st.lists(
    st.sampled_from(
        [
            "“We go,”",
            "he said",
            "she told Reuters",
            ". ",
            "\r\n\r\n",
            "that it rained",
            "''",
            "\x00",
            "— ",
            "Q: ",
        ]
    ),
    max_size=12,
).map(" ".join)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(STRANGE, PHRASES))
def test_any_text_gives_spans_inside_it(rules: Extraction, text: str) -> None:
    """Whatever the text: no crash, pieces sorted, apart, not empty; parents that exist and do not circle."""
    whole, found = find(rules, text)
    for f in found:
        for role in (f.source, f.cue, f.content):
            assert all(0 <= s < e <= len(whole) for s, e in role)
            assert all(a[1] <= b[0] for a, b in pairwise(role))
    for i in range(len(found)):
        seen, at = {i}, found[i].within
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = found[at].within


@pytest.mark.parametrize(
    "text",
    [
        "“" * 10_000,
        '"' * 5_000,
        "' " * 5_000,
        "x" * 1_000_000,
        "he said " * 2_000,
        "\x00" * 5_000,
        "‘a’ " * 5_000,
    ],
    ids=["opening marks", "straight marks", "single marks", "one token", "cues", "nulls", "short quotations"],
)
def test_a_monster_text_is_read_in_time(rules: Extraction, text: str) -> None:
    """Nothing here is quadratic: each of these takes a second or two."""
    begun = time.process_time()
    find(rules, text)
    assert time.process_time() - begun < 10
