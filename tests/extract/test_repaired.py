"""What any finder found, after repair: table-driven, each attribution as "source [cue] content"."""

from __future__ import annotations

import pytest

from auditor.contract.finders import Found, Piece
from auditor.extract import Document, Extraction
from auditor.extract.find.repair import repair
from auditor.model import Article

Given = tuple[str, str, str]  # source, cue and content by their words, each the first in the text


def repaired(rules: Extraction, text: str, given: list[Given], title: str | None = None) -> list[str]:
    document = Document(Article(id="a", path="-", text=text, title=title), rules.nlp)

    def piece(words: str) -> tuple[Piece, ...]:
        start = document.text.index(words)
        return ((start, start + len(words)),) if words else ()

    def told(pieces: tuple[Piece, ...]) -> str:
        return " … ".join(document.text[s:e] for s, e in pieces)

    found = repair(document, [Found(piece(s), piece(c), piece(w)) for s, c, w in given])
    within = ["" if f.within is None else f" (in {f.within})" for f in found]
    return [
        f"{told(f.source)} [{told(f.cue)}] {told(f.content)}".strip() + inside
        for f, inside in zip(found, within, strict=True)
    ]


CUT = [
    (
        "An officer, who asked not to be named, said Gary Holt, a dealer from Hull, was hiding the cargo.",
        ("Gary Holt, a dealer from Hull", "said", "was hiding the cargo"),
        "An officer, who asked not to be named [said] Gary Holt, a dealer from Hull, was hiding the cargo",
    ),
    (
        "Marta Nowak, a chemist in Lodz, sold the pills, four colleagues told the paper.",
        ("four colleagues", "told", "sold the pills"),
        "four colleagues [told] Marta Nowak, a chemist in Lodz, sold the pills",
    ),
    (
        "Four workers at the plant who were on shift that night said the alarm had been switched off.",
        ("who were on shift that night", "said", "the alarm had been switched off"),
        "Four workers at the plant who were on shift that night [said] the alarm had been switched off",
    ),
    (
        "The river rose, said Gareth Pugh, who owns the quay and measured it at noon.",
        ("Gareth Pugh, who owns the quay", "said", "The river rose"),
        "Gareth Pugh, who owns the quay and measured it at noon [said] The river rose",
    ),
    (
        "“It is a disgrace,” said Tom Reilly, who owns two boats, and he is not alone.",
        ("Tom Reilly, who owns two boats", "said", "“It is a disgrace,”"),
        "Tom Reilly, who owns two boats [said] “It is a disgrace,”",
    ),
    (
        "The mayor said Anna Petrov, her deputy, would take over in June.",
        ("The mayor", "said", "Anna Petrov, her deputy, would take over in June"),
        "The mayor [said] Anna Petrov, her deputy, would take over in June",
    ),
    (
        "Anna Petrov was angry, and the mayor said so.",
        ("the mayor", "said", "so"),
        "the mayor [said] so",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "given", "found"), CUT)
def test_a_phrase_that_a_finder_cut_is_made_whole(
    rules: Extraction, text: str, given: Given, found: str
) -> None:
    """Whose words they are, what tells who that is, and the subject of what is said."""
    assert repaired(rules, text, [given]) == [found]


@pytest.mark.parametrize(
    ("text", "given", "found"),
    [
        (
            "The banker is said to be wary of new loans, citing a bad winter.",
            [("The banker", "is said", "to be wary of new loans"), ("The banker", "citing", "a bad winter")],
            [
                "[is said] The banker … to be wary of new loans, citing a bad winter",
                "The banker [citing] a bad winter (in 0)",
            ],
        ),
        ("It is said that he left.", [("It", "is said", "that he left")], ["[is said] that he left"]),
        (
            "The loan is seen by the banker as a mistake.",
            [("the banker", "is seen", "as a mistake")],
            ["the banker [is seen] as a mistake"],
        ),
        (
            "Tom Roe, it was reported, left.",
            [("Tom Roe", "was reported", "left")],
            ["Tom Roe [was reported] left"],
        ),
        (
            "The banker is believed to have left.",
            [("The banker", "is believed", "to have left")],
            ["[is believed] The banker … to have left"],
        ),
    ],
)
def test_nobody_is_said_to_have_said_it(
    rules: Extraction, text: str, given: list[Given], found: list[str]
) -> None:
    """The subject of a passive is part of what is said, unless an agent or an aside tells otherwise."""
    assert repaired(rules, text, given) == found


@pytest.mark.parametrize(
    ("text", "given", "found"),
    [
        (
            "The owner said he would sell if the fans agreed, two directors say.",
            [("The owner", "said", "he would sell"), ("two directors", "say", "if the fans agreed")],
            [
                "The owner [said] he would sell if the fans agreed (in 1)",
                "two directors [say] The owner said he would sell if the fans agreed",
            ],
        ),
        (
            "The owner said he would sell, and then he left, two directors say.",
            [("The owner", "said", "he would sell"), ("two directors", "say", "and then he left")],
            ["The owner [said] he would sell", "two directors [say] and then he left"],
        ),
        (
            "The owner said he would sell. If so, two directors say.",
            [("The owner", "said", "he would sell"), ("two directors", "say", "If so")],
            ["The owner [said] he would sell", "two directors [say] If so"],
        ),
        (
            "It was moved by Rep. Marsh. Sgt. Poole said it was late.",
            [("Marsh. Sgt. Poole", "said", "it was late")],
            ["Sgt. Poole [said] it was late"],
        ),
        (
            "He thanked Dr. Poole. Later Dr. Ann Poole said it was late.",
            [("Poole. Later Dr. Ann Poole", "said", "it was late")],
            ["Later Dr. Ann Poole [said] it was late"],
        ),
    ],
)
def test_a_trailing_cue_takes_the_sentence_and_a_source_stays_in_its_own(
    rules: Extraction, text: str, given: list[Given], found: list[str]
) -> None:
    """What follows the first words in lower case is the second's to end."""
    assert repaired(rules, text, given) == found


@pytest.mark.parametrize(
    ("text", "given", "found"),
    [
        ("“It is late. We go,” she said.", [("she", "said", "We go")], ["she [said] “It is late. We go,”"]),
        (
            "“It is late, and we are all going home now,” she said. “Good night to all.” He left.",
            [("she", "said", "we are all going home")],
            ["she [said] “It is late, and we are all going home now,” … “Good night to all.”"],
        ),
        (
            "She said they were late. “We are all going home now.” He left.",
            [("She", "said", "they were late. “We are all going home now.”")],
            ["She [said] they were late.", "[] “We are all going home now.”"],
        ),
        (
            "She said they were late and “going home”.",
            [("She", "said", "they were late and “going home”")],
            ["She [said] they were late and “going home”"],
        ),
        (
            "She said it. “We are all going home now.” He left.",
            [("She", "said", "it. “We are all going home now.”")],
            ["She [said] it. “We are all going home now.”"],
        ),
        (
            "“We are all going home,” she said. “We are late,” he said.",
            [("she", "said", "“We are all going home,”"), ("he", "said", "“We are late,”")],
            ["she [said] “We are all going home,”", "he [said] “We are late,”"],
        ),
        (
            "“One thing is sure.\n\n“Two things are not,” she said.",
            [("she", "said", "Two things are not")],
            ["she [said] “One thing is sure. … “Two things are not,”"],
        ),
        (
            "“One thing is sure.\n\n“Two things are not,” she said.",
            [("she", "said", "Two things are not"), ("she", "said", "One thing is sure")],
            ["she [said] “Two things are not,”", "she [said] “One thing is sure."],
        ),
        (
            "“He said ‘we go’ to me and to all of us,” she said.",
            [("she", "said", "“He said ‘we go’ to me and to all of us,”"), ("He", "said", "‘we go’")],
            ["she [said] “He said ‘we go’ to me and to all of us,”", "He [said] ‘we go’"],
        ),
    ],
)
def test_a_quotation_is_whole_and_one_behind_a_paraphrase_apart(
    rules: Extraction, text: str, given: list[Given], found: list[str]
) -> None:
    """Over paragraphs and tags, up to the next one's words; a short paraphrase keeps its quotation."""
    assert repaired(rules, text, given) == found


@pytest.mark.parametrize(
    ("text", "given", "found"),
    [
        (
            "Two spoke.\n\n“It saved my season.”\n\n— Nuno Prata, Beja\n\nIt ends.",
            [],
            ["Nuno Prata, Beja [] “It saved my season.”"],
        ),
        (
            "Two spoke.\n\n“It saved my season.” — Nuno Prata, Beja\n\nIt ends.",
            [],
            ["Nuno Prata, Beja [] “It saved my season.”"],
        ),
        (
            "Two spoke.\n\n“It saved my season.”\n\n— Nuno Prata, Beja",
            [("Two", "spoke", "“It saved my season.”")],
            ["Nuno Prata, Beja [] “It saved my season.”"],
        ),
        ("“It saved my season.”\n\nIt ends.", [], []),
        ("Two spoke.\n\n“It did.”\n\nIt ends.", [], []),
        (
            "Two spoke.\n\n“It saved my season.” “It did.”\n\nIt ends.",
            [],
            ["[] “It saved my season.” “It did.”"],
        ),
        ("Two spoke.\n\n“it saved my season”\n\nIt ends.", [], []),
        (
            "We asked Ann.\n\nWhy a roof?\n\nNobody sprays there.\n\nWho buys it?\n\nThe guards.",
            [],
            ["[] Nobody sprays there.", "[] The guards."],
        ),
        ("Ann keeps bees.\n\nWhy a roof?\n\nNobody sprays there.\n\nWho buys it?\n\nThe guards.", [], []),
        ("We asked Ann.\n\nWhy a roof?\n\nNobody sprays there.", [], []),
        (
            "We asked Ann.\n\nWhy a roof?\n\nA.\n\nB.\n\nC.\n\nD.\n\nE.\n\nF.\n\nWho buys it?\n\nThe guards.",
            [],
            [],
        ),
    ],
)
def test_layout_tells_whose_words_they_are(
    rules: Extraction, text: str, given: list[Given], found: list[str]
) -> None:
    """A paragraph that is a quotation, a signature beneath or behind it, answers to bare questions."""
    assert repaired(rules, text, given) == found


@pytest.mark.parametrize(
    ("text", "given", "found"),
    [
        ("Ann met Tom.\n\nANN: It is late.\n\nTOM: It is.", [], ["ANN [:] It is late.", "TOM [:] It is."]),
        (
            "Ann met Tom.\n\nANN: It is late, he said.\n\nTOM: It is.",
            [("he", "said", "It is late")],
            ["he [said] It is late (in 1)", "ANN [:] It is late, he said.", "TOM [:] It is."],
        ),
        (
            "Ann met Tom.\n\nANN: It is late.\n\nTOM: It is.",
            [("ANN", "", "It is")],
            ["ANN [] It is late.", "TOM [:] It is."],
        ),
        ("Ann met Tom.\n\nAnn (aide): “It is late.”", [], ["Ann [:] “It is late.”"]),
        ("It rained.\n\n— It is late, he said.\n\n— It is.", [], []),
        ("It rained.\n\nUPDATE: It is late.", [], []),
    ],
)
def test_labels_tell_who_speaks(rules: Extraction, text: str, given: list[Given], found: list[str]) -> None:
    """What was found in the words behind a label stands within them; dashes and notices are no labels."""
    assert repaired(rules, text, given) == found


@pytest.mark.parametrize(
    ("text", "given", "found"),
    [
        (
            "The mayor said the board had not replied to her letters.",
            [("The mayor", "said", "the board had not replied to her letters")],
            [
                "The mayor [said] the board had not replied to her letters",
                "the board [had not replied] to her letters (in 0)",
            ],
        ),
        (
            "The board did not respond to requests for comment.",
            [("The board", "did not respond", "to requests for comment")],
            ["The board [did not respond] to requests for comment"],
        ),
        (
            "The paper contacted Ann Roe for comment but received no response.",
            [],
            ["Ann Roe [received no response]"],
        ),
        ("No comment was received from the bank.", [], ["[No comment was received]"]),
        ("Requests for comment to the bank got no answer.", [], ["the bank [got no answer]"]),
        ("There was no response from Ann Roe.", [], ["Ann Roe [was no response]"]),
        (
            "The bank and its owner declined to comment on Monday, citing the trial.",
            [],
            ["The bank and its owner [declined to comment] on Monday"],
        ),
        (
            "The bank, asked about it, refused to discuss the case.",
            [],
            ["The bank, asked about it [refused to discuss]"],
        ),
        ("The bank has not yet responded.", [], ["The bank [has not yet responded]"]),
        ("“The bank has not responded,” Ann said.", [], []),
    ],
)
def test_who_was_asked_and_gave_no_answer_is_told_once(
    rules: Extraction, text: str, given: list[Given], found: list[str]
) -> None:
    """Whoever was asked, by subject or by whom the request went to; not in a quotation."""
    assert repaired(rules, text, given) == found


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Roe: we were robbed", ["Roe [:] we were robbed"]),
        ("Police: Bridge is shut", ["Police [:] Bridge is shut"]),
        ("We were robbed: Roe", []),
        ("Town to close bridge, police", ["police [,] Town to close bridge"]),
        ("Town to close bridge - sources", ["sources [-] Town to close bridge"]),
        ("Town to close bridge: city officials", ["city officials [:] Town to close bridge"]),
        ("May 3, 2021 report", []),
        ("Bridge: sources", []),
        ("Watch: we were robbed", []),
    ],
)
def test_a_headline_tells_who_speaks_before_or_behind(
    rules: Extraction, title: str, found: list[str]
) -> None:
    """Behind it only somebody whose word counts, and not behind a mere noun."""
    assert repaired(rules, "It is so.", [], title) == found
