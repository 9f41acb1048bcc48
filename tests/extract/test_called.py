"""Who is called by a common noun: bodies by their trade, people by what only tells more of them,
quantities."""

import pytest

from auditor.extract import Extraction
from auditor.model import Article, Source


def last(rules: Extraction, text: str) -> Source:
    """The source of the last statement of a text."""
    ledger = rules.ledger(Article(id="t", path="t", text=text))
    source = ledger.source(ledger.attributions[-1])
    assert source is not None
    return source


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Marlow Brewing shut a hall. The brewer said barley was dear.", "Marlow Brewing"),
        ("Thornfield Rovers went down. The club said seats would be free.", "Thornfield Rovers"),
        ("Skerry Air cut 40 flights. The airline said crews were short.", "Skerry Air"),
        ("Orrin Homes left Calder Mill. The housebuilder said the ground was wet.", "Orrin Homes"),
        ("Profits at Halden fell. The struggling lender said rates were low.", "Halden"),
        ("Quell Works shut its yard. The tractor maker said steel was dear.", "Quell Works"),
        (
            "The elections watchdog said it would wait. The Election Commission said so.",
            "Election Commission",
        ),
        (
            "The Sill Bank builds. The Beijing News said the Xul dam was late. The firm said it was not.",
            "Sill Bank",
        ),
    ],
)
def test_a_noun_for_a_firm_or_a_club_takes_up_the_one_that_is_named(
    rules: Extraction, text: str, name: str
) -> None:
    """Its name need not say so, as long as it does not say otherwise."""
    source = last(rules, text)
    assert (source.name, source.kind) == (name, "organisation")


@pytest.mark.parametrize(
    "text",
    [
        "Thornfield Rovers lost. A man fell outside a nightclub in town. The club said its staff were kind.",
        "Marlow Brewing sued its supplier. The supplier said the hops were dry.",
        "Harlow Council stopped the works. The contractor said the plans were wrong.",
        "Marlow Brewing and Tarrant Ales will merge. The brewer said barley was dear.",
        "Marlow Brewing bought a mill. The airline said crews were short.",
        "Marlow Brewing has a pilot. The rival brewer said barley was dear.",
    ],
)
def test_another_firm_is_not_the_one_that_is_named(rules: Extraction, text: str) -> None:
    """Told of as new, of another trade, one of two, or said to be another."""
    assert not last(rules, text).named


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tom Rell fell at home. The father of four said a rung broke.", "Tom Rell"),
        ("Ada Blom has run the café for years. The mother-of-two said it was hers.", "Ada Blom"),
        ("Ned Foss was jailed by Judge Jo Li. The Kilkenny native said he was sorry.", "Ned Foss"),
        ("Ned Foss, a clerk, won. The Turin-born singer said he was glad.", "Ned Foss"),
        ("A mother of two met Ada Blom. The mother of two said walls were wet.", "mother of two"),
        ("Tom Rell died in May. The driver said the road was dark.", "driver"),
        ("Ned Foss spoke in Graz. The Liberal Democrat leader said he was glad.", "Ned Foss"),
        ("Mayor Ned Foss spoke. The Liberal Democrat leader said it was late.", "Liberal Democrat leader"),
        ("Ned Foss met Tory leader Jo Li. The Labour leader said it was late.", "Labour leader"),
    ],
)
def test_what_only_tells_more_of_somebody_takes_him_up(rules: Extraction, text: str, name: str) -> None:
    """A parent of so many, a native, a man of some place; not one who was told of as new."""
    assert last(rules, text).name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A senior aide said she left. The source said it was late.", "senior aide"),
        ("Two aides said she left. The sources said it was late.", "Two aides"),
        ("A senior aide said she left. A second source said it was late.", "second source"),
        ("Mayor Ada Blom said she left. The source said it was late.", "source"),
        ("We asked 40 nurses in May. Most said pay was low.", "40 nurses"),
        ("Hundreds of fans came. Some said it was late.", "fans"),
        ("He sold 30 cows. Most said he was mad.", None),
        ("He wrote of the deaths of nurses. Most said pay was low.", None),
    ],
)
def test_the_source_and_most_are_those_told_of_before(rules: Extraction, text: str, name: str | None) -> None:
    """Behind somebody without a name who has spoken, and behind people of the sentence before."""
    ledger = rules.ledger(Article(id="t", path="t", text=text))
    source = ledger.source(ledger.attributions[-1])
    assert (source.name if source is not None else None) == name


@pytest.mark.parametrize(
    ("mention", "name"), [("landlord", "Ned Foss"), ("tenant", "Ada Blom"), ("driver", "driver's solicitor")]
)
def test_whose_lawyer_somebody_is_tells_two_apart(rules: Extraction, mention: str, name: str) -> None:
    """By the clause behind each name."""
    text = (
        "Ada Blom, a solicitor, acts for the tenant, and Ned Foss, also a solicitor, for the landlord. "
        f"The {mention}'s solicitor said rent was paid."
    )
    assert last(rules, text).name == name


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("No 10 said the cap would stay.", "No 10", "organisation"),
        ("A cap came. But Number 11 said it was low.", "Number 11", "organisation"),
        ("National Highways said the lane was shut.", "National Highways", "organisation"),
        ("Northern Trains said the lane was shut.", "Northern Trains", "organisation"),
        ("Ada Blom left. The WHO said it was late.", "WHO", "organisation"),
        ("The Independent said the lane was shut.", "Independent", "organisation"),
        ("The Ottawa Citizen said the lane was shut.", "Ottawa Citizen", "organisation"),
        ("The Sunday Times left. The paper said it was late.", "Sunday Times", "organisation"),
        (
            "The Mail on Sunday reported that it rained. The paper said it was late.",
            "Mail on Sunday",
            "organisation",
        ),
        ("Ada Blom said on Sunday Post Office vans were late.", "Ada Blom", "person"),
        ("Quell Foods cut jobs. The High Street grocer said it was late.", "Quell Foods", "organisation"),
        ("Director Ada Blom left. The film-maker said it was late.", "Ada Blom", "person"),
    ],
)
def test_houses_and_first_words_tell_a_body(rules: Extraction, text: str, name: str, kind: str) -> None:
    """ "No 10" is an office, "National" no given name, "the WHO" no pronoun, a film-maker no firm."""
    source = last(rules, text)
    assert (source.name, source.kind) == (name, kind)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Orrin Municipal Corporation cut water. The civic body said a pipe had burst.",
         "Orrin Municipal Corporation"),
        ("World Athletics banned a runner. The governing body said she had failed two tests.",
         "World Athletics"),
        ("The Bureau of Enforcement sealed nine flats. The probe agency said two were empty.",
         "Bureau of Enforcement"),
        ("The Supreme Court met. The Calder High Court was wrong. The apex court said it was late.",
         "Supreme Court"),
        ("Calder Police held a man. The force said it was late.", "Calder Police"),
    ],
)  # fmt: skip
def test_a_body_is_taken_up_by_what_any_such_body_is_called(rules: Extraction, text: str, name: str) -> None:
    """What stands before the noun may set none apart."""
    source = last(rules, text)
    assert (source.name, source.kind, source.named) == (name, "organisation", True)


def test_another_body_of_the_sort_is_not_the_one_that_is_named(rules: Extraction) -> None:
    """Though it is called alike."""
    text = "Orrin Municipal Corporation cut water. Another civic body said it would not."
    assert last(rules, text).name == "Another civic body"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ida Blom, Noel Ames and Pat Roe rowed home. The trio said it was calm.",
         "Ida Blom and Noel Ames and Pat Roe"),
        ("Ida Blom, 41, Noel Ames, 20, and Pat Roe rowed home. All three said it was calm.",
         "Ida Blom and Noel Ames and Pat Roe"),
        ("Ida Blom, Noel Ames, Pat Roe and Ann Cole swam. The four friends said it was cold.",
         "Ida Blom and Noel Ames and Pat Roe and Ann Cole"),
        ("Pat Roe met Ida Blom. A trio from Calder said it was cold.", "trio from Calder"),
        ("Pat Roe met Ida Blom. The trio said it was cold.", "trio"),
    ],
)  # fmt: skip
def test_so_many_people_are_those_who_were_named_together(rules: Extraction, text: str, name: str) -> None:
    """In one breath, and no fewer."""
    assert last(rules, text).name == name


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The state comptroller released an audit of the board. The audit said it was late.", True),
        ("A review ordered by the bishop was read out. The review said it was late.", True),
        ("Calder Council published a report. The report said it was late.", True),
        ("An insider released an audit of the board. The audit said it was late.", False),
        ("The reporter found a letter in a drawer. The letter said it was late.", False),
    ],
)
def test_a_document_is_told_by_the_office_that_issued_it(rules: Extraction, text: str, named: bool) -> None:
    """Not by whoever found it or leaked it."""
    assert last(rules, text).named is named
