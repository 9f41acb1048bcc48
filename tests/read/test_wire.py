"""The lines that agencies and press offices put around a story tell something, or nothing, but are never
prose."""

from __future__ import annotations

import pytest

from auditor.model import Article
from auditor.read import read_text

BODY = (
    "The town council said on Tuesday that it would sue the owners.\n\n"
    "Mayor Teodor Rusu said the owners had promised to plant trees."
)


def prose(article: Article) -> str:
    text = article.text
    for block in sorted(article.blocks, key=lambda b: -b.span.start):
        if block.kind != "quotation":
            text = text[: block.span.start] + text[block.span.end :]
    return "\n\n".join(line for line in text.splitlines() if line.strip())


HEADS = [
    (
        "BC-EU--Vessby-Quarry,0271\nCouncil to sue\nBy ANA BRANDT\nAssociated Press\n\nVESSBY (AP) -- ",
        {"headline": "Council to sue", "byline": "ANA BRANDT", "dateline": "VESSBY (AP)"},
    ),
    (
        "AM-US--Mill Fire, 3rd Ld-Writethru,0456\nEds: UPDATES with "
        "quote in 5th graf. With AP Photos.\n\nMill burns down\n"
        "By ANA BRANDT and CY DALE\nAssociated Press Writers\n\nNORVIK, Kelder (AP) — ",
        {
            "headline": "Mill burns down",
            "byline": "ANA BRANDT and CY DALE",
            "dateline": "NORVIK, Kelder (AP)",
        },
    ),
    (
        "URGENT\n\nEASTMERE, March 5 (Reuters) - ",
        {"outlet": "Reuters", "dateline": "EASTMERE, March 5 (Reuters)"},
    ),
    ("Norvik-bread-politics,lead\n\nNorvik, March 5, 2024 (AFP) - ", {"outlet": "AFP"}),
    (
        "r i BC-Vessby-Quarry 03-05 0271\n\nBy ANA BRANDT\n\nVESSBY (AP) -- ",
        {"byline": "ANA BRANDT", "outlet": "AP"},
    ),
    ("Slug: VESSBY-QUARRY\nBy ANA BRANDT\n\nVESSBY -- ", {"byline": "ANA BRANDT", "dateline": "VESSBY"}),
    (
        "FOR IMMEDIATE RELEASE\n\nContact:\nOwen Pritchard\nKelder "
        "University\n555-0199\n\nCouncil Will Sue Owners\n\n",
        {"headline": "Council Will Sue Owners"},
    ),
    (
        "PRESS RELEASE\nMarch 5, 2024\n\nCouncil will sue owners\n\n",
        {"headline": "Council will sue owners", "date": "2024-03-05"},
    ),
    (
        "For Immediate Release: June 3, 2025\nMedia Contact: "
        "Owen Pritchard, 555-0199\n\nCouncil Will Sue Owners\n\n",
        {"headline": "Council Will Sue Owners"},
    ),
    (
        "NEWS RELEASE — FOR IMMEDIATE RELEASE\n\nCouncil Will Sue Owners\n\n",
        {"headline": "Council Will Sue Owners"},
    ),
    (
        "Kelder Town Council\nOffice of the Clerk\n\nPRESS NOTE\n5 March 2024\n\nCouncil will sue owners\n\n",
        {"headline": "Council will sue owners", "date": "2024-03-05"},
    ),
    (
        "Kelder Police Service\nMedia Statement\nOffice of the Commissioner\nDate: 5 March 2024\n\n"
        "Council will sue owners\n\n",
        {"headline": "Council will sue owners"},
    ),
    (
        "MEDIA RELEASE\nReference: 12/3/4\nTo: All media\nIssued by: Ministry of Water\n"
        "Issued on: 5 March 2024\n\nCouncil will sue owners\n\n",
        {"headline": "Council will sue owners"},
    ),
    (  # here the headline is what stands above
        "Council Will Sue Owners\n\nMEDIA RELEASE\n5 March 2024\n\n",
        {"headline": "Council Will Sue Owners", "date": "2024-03-05"},
    ),
    (
        "Contact: Owen Pritchard\nPhone: 555-0199\nEmail: "
        "owen@kelder.example\n\nFor immediate release\n\nCOUNCIL WILL SUE OWNERS\n\n",
        {"headline": "COUNCIL WILL SUE OWNERS"},
    ),
]


@pytest.mark.parametrize(("head", "told"), HEADS)
def test_a_head_is_told_and_is_no_prose(head: str, told: dict[str, str]) -> None:
    """Slugs, notes to editors, contacts and the rest are blocks; the story begins behind them."""
    article = read_text(head + BODY)
    assert {name: article.value(name) for name in told} == told
    assert prose(article) == BODY


TAILS = [
    "###\n\nAbout Vessby: the town says it is the oldest in the valley.",
    "-30-\n\nMedia contact: Owen Pritchard, 555-0199",
    "# # #",
    "ENDS\n\nNotes to editors\n1. The quarry was opened in 1911, the town says.",
    "About Kelder University\nThe university says it is the oldest.\n\nContact:\nOwen Pritchard\n555-0199",
    "AP-WF-05-06-24 1015GMT",
]


@pytest.mark.parametrize("tail", TAILS)
def test_what_closes_a_story_is_no_prose(tail: str) -> None:
    """Nor what stands behind it."""
    assert prose(read_text(f"Council to sue\n\n{BODY}\n\n{tail}")) == BODY


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ("EMBARGOED UNTIL 0001 GMT, MARCH 6\n\n", "embargo"),
        ("Not for publication before March 6\n\n", "embargo"),
        ("HOLD FOR RELEASE: March 6\n\n", "embargo"),
        ("KILL: Mill fire story\n\n", "kill"),
        ("MANDATORY KILL\n\n", "kill"),
    ],
)
def test_an_embargo_and_a_kill_are_warned_of(head: str, code: str) -> None:
    """With the line that says so."""
    (warning,) = read_text(f"{head}Council to sue\n\n{BODY}").warnings
    assert warning.code == code
    assert head.strip() in warning.message
    assert warning.fix


ORDINARY = [
    "Issued by Police\n\nBy Tess Arkwright\n\nPermits that seemed to be issued by police were false.",
    "Immediate Release of Miners Ordered\n\nBy Tess Arkwright\n\nA "
    "court has ordered it, their lawyer said on Friday.",
    "Embargo on oil is lifted\n\nThe council said that ships may sail again.",
    "Kill the bill, protesters shout\n\nThe police said that forty people came.",
    "NO — that was the whole of the letter that the minister sent back to the miners on Monday.",
    "Contact between the villages was lost for a week\n\nThe road office said that it was the snow.",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_words_of_the_trade_in_a_story_mark_nothing(text: str) -> None:
    """They are a headline's, or prose."""
    article = read_text(text)
    assert [b.kind for b in article.blocks if b.kind == "boilerplate"] == []
    assert article.warnings == ()
