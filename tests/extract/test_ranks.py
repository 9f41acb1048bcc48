"""Ranks and posts of many countries stand before a name, and tell two people of one name apart."""

from __future__ import annotations

import pytest

from auditor.extract.people import names
from auditor.extract.people.cast import Cast, gather
from auditor.extract.text.document import Document
from auditor.model import Article


def cast(text: str, language_model: object) -> Cast:
    document = Document(Article(id="x", path="x", text=text), language_model)  # type: ignore[arg-type]
    return gather(document.doc, names.find(document.doc))


def owners(text: str, language_model: object) -> list[str]:
    """The full name of the person of each name in a text, in order."""
    found = cast(text, language_model)
    return [owner.text for owner in found.owner if owner is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sgt. Ada Quill spoke. Det. Otto Lind spoke. Lind left.", ["Ada Quill", "Otto Lind", "Otto Lind"]),
        ("PC Jon Harlow ran. PC Harlow fell.", ["Jon Harlow", "Jon Harlow"]),
        ("Det Insp Maeve Rourke spoke. Insp Rourke left.", ["Maeve Rourke", "Maeve Rourke"]),
        ("Brig. Gen. Tom Hale spoke. General Hale left.", ["Tom Hale", "Tom Hale"]),
        ("He met Cllr. Jim Poe and Hon. Ama Tutu.", ["Jim Poe", "Ama Tutu"]),
        ("He met Detective Chief Inspector Raj Solan. DCI Solan left.", ["Raj Solan", "Raj Solan"]),
        ("The Rt Rev Ann Lisle spoke. Bishop Lisle left.", ["Ann Lisle", "Ann Lisle"]),
        ("He met Lt. Col. Dmitri Asov.", ["Dmitri Asov"]),
        ("He met Abu Bakr al-Rashid. Al-Rashid left.", ["Abu Bakr al-Rashid", "Abu Bakr al-Rashid"]),
        ("Amartya Sen spoke.", ["Amartya Sen"]),
    ],
)
def test_a_rank_is_no_part_of_the_name(text: str, expected: list[str], language_model: object) -> None:
    """With a dot or without, in full or as letters, before the name in full or the surname."""
    assert owners(text, language_model) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Fire Chief Darnell spoke. Darrell Voss, 22, wept.",
        "Kofi Annor, 44, was held. Police Chief Annor spoke.",
        "Judge Carter spoke. Paul Carter, a baker, wept.",
        "Mr Haldane spoke. Mrs Haldane left.",
        "Ivan Petrov spoke. His wife, Olga Petrova, left.",
        "Tomas Brandl spoke. His sister, Tamara Brandl, left.",
    ],
)
def test_what_speaks_against_it_keeps_two_people_apart(text: str, language_model: object) -> None:
    """One letter, a shared surname or a rank does not join two people."""
    found = cast(text, language_model)
    assert len({id(owner) for owner in found.owner if owner and owner.sort == "person"}) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee, the mayor, spoke. Mayor Lee left.",
        "Ann Lee, a judge for ten years, spoke. Judge Lee left.",
        "Governor Ann Lee, 54, spoke. Governor Lee left.",
        "Ann Lee, a former teacher, spoke. Senator Lee left.",
    ],
)
def test_a_rank_that_nothing_speaks_against_joins(text: str, language_model: object) -> None:
    """A surname with a rank is the person named in full."""
    assert set(owners(text, language_model)) == {"Ann Lee"}


def test_a_rank_is_whose_it_was_before(language_model: object) -> None:
    """ "President Obara" is not the wife who was named last, nor is the surname that follows."""
    text = "President Brock Obara and Mina Obara spoke. Mina Obara wept. President Obara left. Obara slept."
    assert owners(text, language_model)[-2:] == ["Brock Obara", "Brock Obara"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They waited an hour there for the Lord Mayor of Sille, Cllr Emer Nolan.", ["Emer Nolan"]),
        ("They waited an hour there for Grace Banda MP and Rolf Egge QC.", ["Grace Banda", "Rolf Egge"]),
        ("He met Lt Gen (retired) Ishaq Bello.", ["Ishaq Bello"]),
        ("He met Asst. Supt. of Police Lwazi Dube.", ["Lwazi Dube"]),
    ],
)
def test_an_office_is_neither_a_body_nor_a_part_of_the_name(
    text: str, expected: list[str], language_model: object
) -> None:
    """What stands before the name, also with "of" and brackets, and the letters behind it."""
    assert owners(text, language_model) == expected


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("In May he saw Ted Holm there. Ted Holm South Carolina was all it said. Holm left.", "Ted Holm"),
        ("In May he saw Ada Quill-Joe Frame at last. Then Ada Quill spoke. Later Quill left.", "Ada Quill"),
        ("In May he saw Ben Carsen there. A Carsenian spoke. Later Carsen left.", "Ben Carsen"),
    ],
)
def test_what_hangs_on_to_a_name_is_not_its_fuller_form(
    text: str, person: str, language_model: object
) -> None:
    """A place of a headline, a second name behind a hyphen and a derived word are not of the name."""
    assert owners(text, language_model)[-1] == person


def test_a_surname_alone_stays_whose_it_was(language_model: object) -> None:
    """Who was called by the surname before is meant by it, not a relative who is named in full more often."""
    text = "Ivo Blom spoke. Blom was tired. Mina Blom wept. Mina Blom sang. Mina Blom left. "
    filler = "The rain fell on the roofs of the town all through that long and windy night. " * 5
    assert owners(text + filler + "Then Blom went home.", language_model)[-1] == "Ivo Blom"
