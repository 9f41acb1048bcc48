"""Two names are one person's with something for it and nothing against it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.names.person import one_person, read, same_person, surname

SAME = """
Sergei Aliyev | Sergey Aliyev
Katherine Amadi | Kate Amadi
Bill Ferris | William Jefferson Ferris
Mary Anne Tuohy | Mary Tuohy
Jonathan Paul Reeve | J. P. Reeve
George Marsh | George W. Marsh
J. Edgar Holt | Edgar Holt
Viktor Orsan | Orsán Viktor
Ann Smith-Jones | Ann Jones
Hillary Rodham Marsh | Hillary Rodham
Maria (Smith) Jones | Maria Smith
Robert "Bob" Dunne | Bob Dunne
Mohammed bin Rashid | Mohammad bin Rashid
Muammar Gaddari | Moammar Qaddari
Kim Chol-un | Kim Chol Un
Micheal Darnell | Michael Darnell
Karin Wilkes | Karen Wilkes
Dame Zaha Hadir | Zaha Hadir DBE
Sgt. Ada Quill | Ada Quill
Martin Luther King Jr. | Martin Luther King
"""
SHORT = """
Ada Quill | Quill
Ada Quill | Ada
Ursula von der Leyden | Leyden
Ursula von der Leyden | von der Leyden
Gabriel García Montes | García Montes
Xi Jinpeng | Xi
Volodymyr Zelenko | Zelenkoh
"""
DIFFERENT = """
Barack Obara | Osara bin Larsen
Marvin Cole | Martin
Darrell Voss | Darnell
Tomas Brandl | Tamara Brandl
Paula Maas | Piet Maas
Maria Lund | Marta Lund
Simon Berg | Simone Berg
Daniel Roe | Daniela Roe
Jean Smith | Joan Smith
Lena Blom | Lina Blom
Ivan Petrov | Petrova
George H. W. Marsh | George W. Marsh
John A. Poole | John B. Poole
Martin Luther King Jr. | Martin Luther King Sr.
A. Blom | B. Blom
Kim Chol Un | Kim Chol Il
Ada Quill | Quinn
"""


def pairs(text: str) -> list[tuple[str, str]]:
    return [(a.strip(), b.strip()) for a, b in (line.split("|") for line in text.strip().splitlines())]


@pytest.mark.parametrize(("one", "other"), pairs(SAME))
def test_names_of_one_person(one: str, other: str) -> None:
    """Nicknames, initials, middle and double names, order and spelling leave a name the same person's."""
    assert one_person(read(one), read(other)) != "different"
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(("full", "short"), pairs(SHORT))
def test_a_part_of_a_name_is_short_for_it(full: str, short: str) -> None:
    """Who else is named decides whether a surname alone, or a given name, is that person's."""
    assert one_person(read(full), read(short)) in ("short", "same")


@pytest.mark.parametrize(("one", "other"), pairs(DIFFERENT))
def test_names_of_two_people(one: str, other: str) -> None:
    """A surname does not join brother and sister, nor one letter a given name and a surname."""
    assert one_person(read(one), read(other)) == "different"
    assert one_person(read(other), read(one)) == "different"


@pytest.mark.parametrize("name", ["Ph.D. Jr", "Sir", "Mr.", "MP", "Jr.", "van der", "III", "St."])
def test_a_name_of_titles_alone_still_has_a_word(name: str) -> None:
    """What looks like a title, a degree or a number throughout is compared by its own words."""
    assert read(name).words
    assert same_person(name, name)


@given(st.text(max_size=40), st.text(max_size=40))
def test_the_answer_does_not_depend_on_the_order(one: str, other: str) -> None:
    """Any two texts can be compared, either way round with one answer."""
    assert one_person(read(one), read(other)) == one_person(read(other), read(one))


@pytest.mark.parametrize(
    ("name", "last"),
    [("Sgt. Ada Quill", "quill"), ("Ursula von der Leyden", "leyden"), ("Ann Lee, of Ohio", "lee"), ("", "")],
)
def test_surname(name: str, last: str) -> None:
    """The surname has neither title nor particle before it nor anything behind it."""
    assert surname(name) == last


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Kilroy-Marsh", "Robert Kilroy-Marsh"),
        ("Chol-un", "Kim Chol-un"),
        ("al-Rashid", "Abu Bakr al-Rashid"),
        ("Jean-Claude", "Jean-Claude Bardot"),
    ],
)
def test_a_hyphened_word_alone_is_a_part_of_the_name(short: str, full: str) -> None:
    """A double surname or given name is known by its parts, an article before it does not count."""
    assert one_person(read(short), read(full)) != "different"
    assert one_person(read(short), read("Ada Quill")) == "different"
