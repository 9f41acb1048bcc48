"""Whatever finder found them: silence is told, nobody is said to have said, a trailing cue takes all."""

import pytest

from auditor.contract.finders import Found, Piece
from auditor.extract import Document, Extraction
from auditor.extract.find.repair import repair
from auditor.model import Article, Block, Span


@pytest.fixture(scope="module")
def extraction() -> Extraction:
    return Extraction.make("rules")


def found_in(text: str, source: str, cue: str, content: str) -> Found:
    def piece(words: str) -> tuple[Piece, ...]:
        start = text.index(words)
        return ((start, start + len(words)),) if words else ()

    return Found(piece(source), piece(cue), piece(content))


def words(text: str, pieces: tuple[Piece, ...]) -> str:
    return " … ".join(text[s:e] for s, e in pieces)


def completed(extraction: Extraction, text: str, *found: Found) -> list[Found]:
    return repair(Document(Article(id="t", path="t", text=text), extraction.nlp), found)


def test_the_subject_of_is_said_to_is_no_source(extraction: Extraction) -> None:
    text = "The banker is said to be wary of new loans, citing a bad winter."
    said, citing = completed(
        extraction,
        text,
        found_in(text, "The banker", "is said", "to be wary of new loans"),
        found_in(text, "The banker", "citing", "a bad winter"),
    )
    assert said.source == ()
    assert words(text, said.content).startswith("The banker … to be wary")
    assert citing.within == 0


def test_a_passive_with_an_agent_keeps_its_source(extraction: Extraction) -> None:
    text = "The loan is seen by the banker as a mistake."
    given = found_in(text, "the banker", "is seen", "as a mistake")
    assert completed(extraction, text, given)[0] == given


def test_who_was_asked_is_the_source_and_keeps_the_word(extraction: Extraction) -> None:
    text = "The nurse was told that the ward would close."
    given = found_in(text, "The nurse", "was told", "that the ward would close")
    assert completed(extraction, text, given)[0] == given


def test_those_who_did_not_answer_are_found_once(extraction: Extraction) -> None:
    text = "The harbour board did not respond to requests for comment."
    (silent,) = completed(extraction, text)
    assert words(text, silent.source) == "The harbour board"
    assert completed(extraction, text, silent) == [silent]


def test_a_cue_that_trails_a_sentence_takes_all_of_it(extraction: Extraction) -> None:
    text = "The owner said he would sell the club if the fans agreed, two directors say."
    inner, outer = completed(
        extraction,
        text,
        found_in(text, "The owner", "said", "he would sell the club"),
        found_in(text, "two directors", "say", "if the fans agreed"),
    )
    assert words(text, outer.content) == "The owner said he would sell the club if the fans agreed"
    assert words(text, inner.content) == "he would sell the club if the fans agreed"
    assert inner.within == 1


def test_a_role_does_not_begin_in_a_time_stamp(extraction: Extraction) -> None:
    """What a block holds is no part of a source, whoever found it."""
    text = "10:42 GMT - Ann Bell said the bridge was closed."
    stamp = Block(kind="date", span=Span(start=0, end=len("10:42 GMT -")))
    document = Document(Article(id="t", path="t", text=text, blocks=(stamp,)), extraction.nlp)
    (said,) = repair(document, [found_in(text, "10:42 GMT - Ann Bell", "said", "the bridge was closed")])
    assert words(text, said.source) == "Ann Bell"


QA = "Cook Ada Blom took questions.\n\nQ. Why?\n\nA. {}\n\nQ. Is rye hard?\n\nA. It needs time."


@pytest.mark.parametrize(
    ("said", "source", "cue", "content"),
    [
        ("Rye wants a slow oven.", "A. Rye", "wants", "a slow oven"),
        ("The oven is cold, I think.", "I", "think", "The oven is cold"),
    ],
)
def test_answers_behind_a_stop_are_the_label_s(
    extraction: Extraction, said: str, source: str, cue: str, content: str
) -> None:
    """ "A." is no part of a name there, and what the answer tells of itself lies within it."""
    text = QA.format(said)
    found = completed(extraction, text, found_in(text, source, cue, content))
    labels = [f for f in found if words(text, f.source) == "A"]
    assert [words(text, f.content) for f in labels] == [said, "It needs time."]
    assert found[0].within is not None


def test_initials_are_no_labels(extraction: Extraction) -> None:
    text = "A. Blom left.\n\nA. Blom said it was late.\n\nB. Dahl said no."
    assert not [f for f in completed(extraction, text) if words(text, f.source) == "A"]


def test_a_source_ends_with_its_paragraph(extraction: Extraction) -> None:
    """Whoever signs a quotation is no part of the speaker beneath."""
    text = "Ada Blom, a clerk\nNed Foss, a cook, said the oven was cold."
    given = Found(
        ((0, text.index(", said")),), found_in(text, "", "said", "").cue, ((len(text) - 18, len(text) - 1),)
    )
    assert words(text, completed(extraction, text, given)[0].source) == "Ned Foss, a cook"


def test_a_block_that_is_quoted_is_whole(extraction: Extraction) -> None:
    """The finder had its first sentence only."""
    text = "The chair, Ada Blom, wrote:\n\nPaul is going home. We thank him.\n\nShares fell."
    start = text.index("Paul")
    block = Block(kind="quotation", span=Span(start=start, end=text.index("\n\nShares")))
    given = Found(((0, 19),), ((21, 26),), ((start, start + 18),))
    article = Article(id="t", path="t", text=text, blocks=(block,))
    found = repair(Document(article, extraction.nlp), [given])
    assert words(text, found[0].content) == "Paul is going home. We thank him."


def test_who_says_that_something_is_expected_expects_it(extraction: Extraction) -> None:
    """ "Is expected to rise, the office said" is the office's word alone."""
    text = "The bill is expected to rise, the budget office said."
    outer = found_in(text, "the budget office", "said", "The bill is expected to rise")
    inner = Found((), found_in(text, "", "is expected", "").cue, outer.content, within=0)
    assert len(completed(extraction, text, outer, inner)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "“You did not answer the question,” the host told her.",
        "The old coach did not return to the harbour club.",
        "The radio station did not replay the speech.",
        "The form asks every owner for a yes-no answer.",
    ],
    ids=["in quotation marks", "came not back", "played not again", "half a word"],
)
def test_not_every_no_is_a_silence(extraction: Extraction, text: str) -> None:
    """Only the text's own word that somebody asked gave no answer counts."""
    assert completed(extraction, text) == []


def test_a_silence_that_somebody_tells_of_is_within_his_words(extraction: Extraction) -> None:
    text = "The mayor said the harbour board had not replied to her letters."
    outer, inner = completed(
        extraction,
        text,
        found_in(text, "The mayor", "said", "the harbour board had not replied to her letters"),
    )
    assert outer.within is None
    assert inner.within == 0
    assert words(text, inner.cue) == "had not replied"


def test_speaker_labels_count_where_nothing_was_found(extraction: Extraction) -> None:
    """Lines of a conversation are their speakers' words; a paragraph with a find is left as it is."""
    text = "Q: When does the ferry leave?\nA: At nine, as it always does.\nQ: She said it leaves at ten."
    given = found_in(text, "She", "said", "it leaves at ten")
    found = completed(extraction, text, given)
    assert [words(text, f.source) for f in found] == ["She", "Q", "A"]
    assert words(text, found[2].content) == "At nine, as it always does."


@pytest.mark.parametrize(
    ("headline", "found"),
    [
        ("Bridge engineer: road is safe to use", True),
        ("Heifer stuck in well: Farmer digs all night", False),
        ("Blast in Aarhus: Square is shut", False),
        ("November 3, 2021 report", False),
    ],
)
def test_a_headlines_colon_stands_behind_a_speaker_or_a_topic(
    extraction: Extraction, headline: str, *, found: bool
) -> None:
    """A topic has a verb or a place in it."""
    document = Document(Article(id="t", path="t", text="It is so.", title=headline), extraction.nlp)
    assert bool(repair(document, [])) is found


def test_words_found_in_a_quotation_told_by_layout_stand_within_it(extraction: Extraction) -> None:
    """A paragraph that is a quotation is its speaker's as a whole."""
    text = "Ada Quill spoke.\n\n“We asked for rails and were sent paint.”\n\nIt ends."
    inner, outer = completed(extraction, text, found_in(text, "We", "asked for", "rails and were sent paint"))
    assert (inner.within, outer.within) == (1, None)
    assert words(text, outer.content) == "“We asked for rails and were sent paint.”"


@pytest.mark.parametrize(
    "text",
    [
        "Iowa: 29\nNevada: 14\nOhio: 11",
        "CORRECTION: The bridge opened in May.\nThe fair was full.",
    ],
    ids=["list", "notice"],
)
def test_lists_and_notices_have_no_speakers(extraction: Extraction, text: str) -> None:
    assert completed(extraction, text) == []
