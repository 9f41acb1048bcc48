"""Two spellings of one word are told from two words: how long, how alike, and where they may differ."""

import pytest

from auditor.names.body import initials, one_body, same_body, shortens, significant, telling
from auditor.names.given import same_given, sexes_differ, short_form
from auditor.names.person import one_person, read, same_person, surname
from auditor.names.spelling import alike, ends_otherwise, one_surname, plain, transliteration
from auditor.names.titles import abbreviations, beside, dotted, is_letters, is_short, is_title
from auditor.words import table


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("zelensky", "zelenskiy", True),
        ("petersen", "peterson", True),
        ("smith", "smyth", True),
        ("smit", "smyt", False),
        ("syria", "syrian", True),
        ("olson", "nolson", False),
        ("maria", "moria", True),
        ("brown", "brawl", False),
        ("browns", "brown", True),
        ("harolds", "harold", True),
        ("kerr", "kerrs", False),
        ("brian", "brain", True),
    ],
)
def test_one_letter_wrong_in_five_or_more_is_another_spelling(one: str, other: str, same: bool) -> None:
    """Of words that begin alike; shorter ones are words of their own."""
    assert alike(one, other) is same
    assert alike(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("qaddafi", "gadhafi", True),
        ("gaddafi's", "gaddafi", True),
        ("lee's", "lee", True),
        ("lee", "leigh", False),
        ("kate", "cate", True),
        ("ahab", "ohab", True),
        ("zelenskyy", "zelensky", True),
        ("salman", "soleiman", True),
        ("petrow", "petrov", True),
        ("barak", "boraoiuk", False),
        ("kim", "kym", False),
    ],
)
def test_a_foreign_name_keeps_its_consonants(one: str, other: str, same: bool) -> None:
    """In four letters or more, with vowels that differ a little."""
    assert transliteration(one, other) is same
    assert transliteration(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ivanov", "ivanova", False),
        ("ivanova", "ivanowa", True),
        ("lee", "lee", True),
        ("lee", "lea", False),
        ("petersen", "peterson", True),
        ("gadhafi", "qaddafi", True),
        ("hendrickson", "hendricksonen", False),
    ],
)
def test_a_surname_in_a_woman_s_form_is_another(one: str, other: str, same: bool) -> None:
    """Ivanova is not Ivanov; accents and letters may differ."""
    assert one_surname(one, other) is same
    assert one_surname(other, one) is same
    assert ends_otherwise("ivanova", "ivanov")
    assert not ends_otherwise("ivanova", "petrova")


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("García’s", "garcia's"),
        ("O‘Neil`s", "o'neil's"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("ﬁn", "fin"),
    ],
)
def test_case_accents_and_apostrophes_are_folded(raw: str, folded: str) -> None:
    """Whatever sign a newsroom types."""
    assert plain(raw) == folded


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("j", "john", True),
        ("j", "paul", False),
        ("j", "j", True),
        ("maria", "marta", False),
        ("simon", "simone", False),
        ("daniel", "daniela", False),
        ("micheal", "michael", True),
        ("sergey", "sergei", True),
        ("yousef", "yusef", True),
        ("katherine", "catherine", True),
        ("philip", "filip", True),
        ("kate", "catherine", True),
        ("bob", "robert", True),
        ("bob", "william", False),
        ("beth", "elizabeth", True),
        ("jo", "john", False),
        ("mohammed", "muhammad", True),
        ("jean", "joan", False),
        ("lina", "lena", False),
        ("carl", "carol", False),
        ("sara", "sarah", True),
    ],
)
def test_given_names_are_one_by_initial_short_form_or_spelling(one: str, other: str, same: bool) -> None:
    """Another consonant, another sex or another letter makes another name."""
    assert same_given(one, other) is same
    assert same_given(other, one) is same


def test_a_woman_s_name_and_a_man_s_are_two_and_a_name_of_both_is_either() -> None:
    """And of a name in no list nothing is known."""
    assert sexes_differ("mary", "mark")
    assert sexes_differ("mark", "mary")
    assert not sexes_differ("mark", "john")
    assert not sexes_differ("mark", "xyzzy")


@pytest.mark.parametrize(
    ("short", "full", "is_short_for"),
    [
        ("bill", "william", True),
        ("beth", "elizabeth", True),
        ("kit", "christopher", True),
        ("ann", "mary", False),
        ("liz", "elizabeth", True),
        ("sam", "samantha", True),
        ("pepe", "jose", True),
        ("masha", "maria", True),
        ("tunde", "babatunde", True),
        ("kate", "kathryn", True),
        ("liz", "lizzie", True),
        ("liz", "beth", False),
        ("jane", "jean", False),
        ("caroline", "charlotte", False),
    ],
)
def test_short_forms_are_those_that_people_use(short: str, full: str, is_short_for: bool) -> None:
    """Of one full name, or both of a third."""
    assert short_form(short, full) is is_short_for


@pytest.mark.parametrize(
    ("name", "given", "family", "lone", "generation", "also"),
    [
        ("Sgt. Ada Quill", ("ada",), ("quill",), "", "", ()),
        ("Mr Quill", (), (), "quill", "", ()),
        ("George H.W. Marsh Jr.", ("george", "h", "w"), ("marsh",), "", "jr", ()),
        ("Ann Smith-Jones", ("ann",), ("smith", "jones"), "", "", ()),
        ("Smith-Jones", (), ("smith", "jones"), "", "", ()),
        ('Robert "Bob" Dunne', ("robert",), ("dunne",), "", "", ("bob",)),
        ("Ada Quill, of Ohio", ("ada",), ("quill",), "", "", ()),
        ("Ada Quill - a clerk", ("ada",), ("quill",), "", "", ()),
        ("Ada Quill’s", ("ada",), ("quill",), "", "", ()),
        ("Ursula von der Leyden", ("ursula",), ("leyden",), "", "", ()),
        ("von der Leyden", (), (), "leyden", "", ()),
        ("Bakr al-Rashid", ("bakr",), ("rashid",), "", "", ()),
        ("Al Borek", ("al",), ("borek",), "", "", ()),
        ("Della Borek", ("della",), ("borek",), "", "", ()),
        ("Santa Anela", (), (), "anela", "", ()),
        ("Prof. Dr. Jr.", ("prof", "dr"), ("jr",), "", "", ()),
        ("", (), (), "", "", ()),
    ],
)  # fmt: skip
def test_a_name_has_parts(
    name: str,
    given: tuple[str, ...],
    family: tuple[str, ...],
    lone: str,
    generation: str,
    also: tuple[str, ...],
) -> None:
    """Titles, particles and what stands behind a comma are none of them."""
    found = read(name)
    assert (found.given, found.family, found.lone, found.generation, found.also) == (
        given, family, lone, generation, also,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Ada Quill", "Ada Quill", "same"),
        ("Ada Quill", "Quill", "short"),
        ("Quill", "Quill", "same"),
        ("Quill", "Quinn", "different"),
        ("Petersen", "Peterson", "same"),
        ("Ada Quill", "Adam Roe", "different"),
        ("Quill Jr.", "Ada Quill Sr.", "different"),
        ("Quill Jr.", "Ada Quill", "short"),
        ("Ada Maria Quill", "Maria Quill", "same"),
        ("Ada Maria Quill", "Marta Quill", "different"),
        ("Ada Maria Quill", "Ada Marta Quill", "different"),
        ("Ada M. Quill", "M. Quill", "different"),
        ("Ada Maria Quill", "Maria Ann Lou Quill", "different"),
        ("Ada Roe", "Ada Maria Zell", "different"),
        ("Ada Roe", "Ada Maria Berg", "different"),
        ('Robert "Bob" Dunne', "Walter Dunne", "different"),
        ('Walter "Zed" Dunne', "Robert Dunne", "different"),
        ("Edward Dunne", "Ed", "short"),
        ("Ada Maria Roe Quill", "Maria Roe", "short"),
        ("Robert (Bob) Dunne", "Bob", "short"),
        ("William Dunne", "Bill", "short"),
        ("William Dunne", "W", "different"),
        ("W. Dunne", "William", "different"),
        ("", "Ada Quill", "different"),
        ("", "", "different"),
    ],
)  # fmt: skip
def test_two_names_are_the_same_short_or_different(one: str, other: str, verdict: str) -> None:
    """Either way round."""
    assert one_person(read(one), read(other)) == verdict
    assert one_person(read(other), read(one)) == verdict
    assert same_person(one, other) is (verdict != "different")


@pytest.mark.parametrize("title", ["Alhaji", "Excellency", "Admiral", "ACP", "Author", "Ambassador"])
def test_forms_of_address_ranks_and_offices_are_no_part_of_a_name(title: str) -> None:
    """Each kind of title that a list has, before a name."""
    assert read(f"{title} Ada Quill") == read("Ada Quill")


def test_two_people_of_one_short_surname_have_it_alike() -> None:
    """As short as it is, and wherever it was read."""
    assert one_surname(surname("Ann Lee"), "LEE".casefold())


def test_a_person_goes_by_the_last_word_of_the_family_or_the_only_word() -> None:
    """An empty name goes by nothing."""
    assert [surname(n) for n in ("Ann Smith-Jones", "Quill", "Smith-Jones", "")] == [
        "jones",
        "quill",
        "jones",
        "",
    ]
    assert read("Ann-Marie Smith-Jones").words == ("ann", "marie", "smith", "jones")
    assert read("Quill").words == ("quill",)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("the Bank of Holst's", ("bank", "holst")),
        ("Holst Bank (HB), a lender", ("holst", "bank")),
        ("U.S. Steel", ("us", "steel")),
        ("O'Neil & Sons", ("o'neil", "sons")),
        ("The", ()),
    ],
)
def test_a_body_is_told_by_the_words_of_its_name_that_tell(name: str, words: tuple[str, ...]) -> None:
    """Not by what joins them, nor by what stands behind a comma or in brackets."""
    assert significant(name) == words


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the", "The", True),
        ("the", "of", False),
        ("the", "Holst", False),
        ("Holst Bank", "the Holst", True),
        ("Holst Savings Bank", "HSB", True),
        ("Holst Savings Bank", "HSB Group", True),
        ("Holst Savings Bank", "HBS", False),
        ("Holst Bank", "Holst Savings", False),
    ],
)
def test_bodies_are_one_where_one_name_holds_the_other_or_its_acronym(
    one: str, other: str, same: bool
) -> None:
    """Names of small words alone are compared as they stand."""
    assert same_body(one, other) is same
    assert same_body(other, one) is same


def test_full_names_of_one_word_keep_their_order_and_longer_ones_may_turn() -> None:
    """Links between the words do not count; initials are those of all words."""
    assert telling(("bank", "of", "the", "holst")) == ("bank", "holst")
    assert one_body(("holst",), ("the", "holst"))
    assert not one_body(("holst",), ("sille",))
    assert one_body(("bank", "of", "holst"), ("holst", "bank"))
    assert initials(("holst", "", "bank")) == "hb"
    assert shortens(("peterson", "bank"), ("petersen", "savings", "bank"))
    assert not shortens(("holst", "holst"), ("holst", "bank"))


@pytest.mark.parametrize(
    ("word", "title"),
    [("Mrs", True), ("Sgt.", True), ("PC", True), ("Pc", False), ("Quill", False), ("mr.", True)],
)
def test_titles_are_known_with_and_without_their_dots(word: str, title: bool) -> None:
    """Those that are words as well only in capitals."""
    assert is_title(word) is title


@pytest.mark.parametrize(
    ("word", "letters"),
    [("MP", True), ("PhD", True), ("M.P.", True), ("mp", False), ("Mp", False), ("Quill", False)],
)
def test_letters_behind_a_name_are_written_like_letters(word: str, letters: bool) -> None:
    """Neither all small nor as a name is."""
    assert is_letters(word) is letters


def test_abbreviations_of_titles_do_not_end_a_sentence() -> None:
    """As printed, with one capital; some words behind a name may."""
    assert is_short("Sgt.")
    assert is_short("gen")
    assert not is_short("general")
    assert {"Sgt", "Gen"} <= abbreviations() <= dotted()
    assert dotted() - abbreviations()
    assert {"mr", "sgt"} <= beside()
    assert "quill" not in beside()


def test_no_short_name_stands_for_itself() -> None:
    """Each entry of the table is a short form and at least one other name."""
    for section in table("short_names").values():
        for short, *full in map(str.split, section):
            assert full, short
            assert short not in full
