"""What the word tables make of a form: singular and plural, base forms, nations, posts, how likely a cue."""

from __future__ import annotations

import pytest

from auditor.extract.words import lexicon as words
from auditor.extract.words import no_response, outlets
from auditor.extract.words.cues import Lexicon, lexicon


@pytest.mark.parametrize(
    ("form", "singular", "plural"),
    [
        ("men", "man", True),
        ("women", "woman", True),
        ("people", "person", True),
        ("policewomen", "policewoman", True),
        ("salespeople", "salesperson", True),
        ("gunmen", "gunman", True),
        ("omen", "omen", False),
        ("stories", "story", True),
        ("ties", "tie", True),
        ("classes", "class", True),
        ("dishes", "dish", True),
        ("churches", "church", True),
        ("boxes", "box", True),
        ("gas", "gas", False),
        ("bus", "bus", False),
        ("analysis", "analysis", False),
        ("glass", "glass", False),
        ("cars", "car", True),
        ("Cars", "car", True),
        ("yes", "yes", False),
        ("ads", "ads", False),
        ("Ken's", "ken's", False),
        ("Ken’s", "ken's", False),
        ("wives", "wife", True),
        ("media", "media", True),
        ("bosses", "boss", True),
        ("news", "news", False),
        ("series", "series", False),
        ("theses", "thesis", True),
        ("police", "police", True),
        ("MPs", "mp", True),
        ("CEOs", "ceo", True),
    ],
)
def test_a_noun_has_its_singular(form: str, singular: str, *, plural: bool) -> None:
    assert (words.singular(form), words.is_plural(form)) == (singular, plural)


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("saying", "say"),
        ("told", "tell"),
        ("stopping", "stop"),
        ("telling", "tell"),
        ("passing", "pass"),
        ("denied", "deny"),
        ("denies", "deny"),
        ("planning", "plan"),
        ("hoped", "hope"),
        ("tries", "try"),
        ("wishes", "wish"),
        ("passes", "pass"),
        ("says", "say"),
        ("referring", "refer"),
        ("agreed", "agree"),
        ("insisted", "insist"),
        ("argues", "argue"),
        ("argued", "argue"),
        ("’s", "be"),
        ("lying", "lie"),
        ("Announced", "announce"),
        ("admitted", "admit"),
        ("nodding", "nod"),
        ("seeing", "see"),
        ("swore", "swear"),
        ("blurbed", "blurb"),
        ("blurbs", "blurb"),
        ("red", "red"),
        ("king", "king"),
    ],
)
def test_a_verb_has_its_base_form(form: str, base: str) -> None:
    """Irregular ones by list, known ones before unknown ones, and by the rules of spelling."""
    assert lexicon().verb(form) == base


@pytest.mark.parametrize(
    ("form", "base"),
    [("claims", "claim"), ("Stories", "story"), ("wishes", "wish"), ("news", "news"), ("glass", "glass"),
     ("theories", "theory"), ("statement", "statement"), ("blurbs", "blurbs")],
)  # fmt: skip
def test_a_noun_that_attributes_has_its_singular(form: str, base: str) -> None:
    assert lexicon().noun(form) == base


TABLE = """# lemma, kind of word, construction hits/seen
say\tverb\tthat 9/10\tobject 1/4
hint\tverb\tthat 1/1
moot\tverb\tthat 0/9
*\tverb\tthat 6/8\tobject 1/10
"""


def test_a_rare_word_leans_on_others_in_its_construction() -> None:
    """Listed words on the listed, where three sightings of each count at most; all others on the average."""
    table = Lexicon({"statement neutral verb": ("say", "hint", "aver")}, TABLE)
    prior = (3 * 9 / 10 + 1) / 4  # "say" three times, "hint" once
    assert table.rate("say", "verb", "that") == pytest.approx((9 + 3 * prior) / 13)
    assert table.rate("hint", "verb", "that") == pytest.approx((1 + 3 * prior) / 4)
    assert table.rate("aver", "verb", "that") == pytest.approx(prior)
    assert table.rate("moot", "verb", "that") == pytest.approx((0 + 3 * 6 / 8) / 12)
    assert table.rate("else", "verb", "object") == pytest.approx(1 / 10)
    assert table.rate("say", "verb", "as") == 0
    assert table.speaks("say") == table.rate("say", "verb", "that")
    assert table.kinds_of("say", "verb") == (("statement", "neutral"),)
    assert table.kinds_of("say", "noun") == ()
    assert table.verbs == {"say", "hint", "moot", "aver", "*"}


def test_a_verb_speaks_by_its_likelier_clause() -> None:
    table = Lexicon({}, "say\tverb\tclause 9/9\tthat 1/9\n")
    assert table.speaks("say") == table.rate("say", "verb", "clause") > table.rate("say", "verb", "that")


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("Ukrainian", "ukraine"),
        ("Mexicans", "mexico"),
        ("North-Korean", "north korea"),
        ("Frenchmen", "france"),
        ("American", "united states"),
        ("German", "germany"),
        ("Elm", None),
    ],
)
def test_a_word_belongs_to_a_country(word: str, country: str | None) -> None:
    assert words.demonym(word) == country


def test_given_names_tell_a_sex_where_they_are_of_one_only() -> None:
    assert [words.woman(name) for name in ("Ada", "Tom", "Robin", "Zzz")] == [True, False, None, None]
    assert words.is_given("ada")
    assert not words.is_given("zzz")


@pytest.mark.parametrize(
    ("word", "post"),
    [
        ("mayor", True),
        ("mayors", True),
        ("co-chair", True),
        ("vice-president", True),
        ("secretary-general", True),
        ("deputy/mayor", True),
        ("tree", False),
        ("chair-tree", False),
        ("tree-chair", False),
        ("co-tree", False),
    ],
)
def test_a_post_may_have_another_or_a_rank_before_it(word: str, *, post: bool) -> None:
    assert words.is_post(word) is post


@pytest.mark.parametrize(
    ("word", "doer"),
    [("inventor", True), ("florist", True), ("paper", False), ("beer", False), ("joker", True),
     ("tree", False), ("blacksmith", True)],
)  # fmt: skip
def test_a_noun_that_ends_as_people_do_is_somebody(word: str, *, doer: bool) -> None:
    """If it is long enough and no table knows it as a thing."""
    assert words.is_doer(word) is doer


def test_words_of_one_kind_stand_for_each_other() -> None:
    assert {"senator", "lawmaker"} <= words.same_role("senator")
    assert {"poll", "survey"} <= words.same_thing("poll")
    assert {"union", "worker"} <= words.same_body("union")
    for same in (words.same_role, words.same_thing, words.same_body):
        assert same("zzz") == {"zzz"}


def test_a_person_noun_is_no_body_and_no_document() -> None:
    assert words.is_person_noun("nurses")
    assert not words.is_person_noun("letter")
    assert [words.may_be_person(word) for word in ("nurses", "letter", "company")] == [True, False, False]


@pytest.mark.parametrize(
    ("cue", "content", "silent"),
    [
        ("did not respond", "to requests", True),
        ("declined to comment", "", True),
        ("did", "not respond to it", False),
        ("said", "he did not respond", False),
        ("did not return", "a call", True),
        ("did not return", "the ball", False),
        ("ignored", "two requests for comment", True),
        ("said", "no comment", False),
        ("could not be reached", "", True),
    ],
)
def test_a_cue_says_that_nobody_answered(cue: str, content: str, *, silent: bool) -> None:
    """If the words for it begin in the cue itself."""
    assert no_response.is_no_response(cue, content) is silent


@pytest.mark.parametrize(
    ("phrase", "outlet"),
    [
        ("Reuters", "Reuters"),
        ("the AFP news agency", "Agence France-Presse"),
        ("the newspaper Aftonbladet", "Aftonbladet"),
        ("the Elm Post", "Elm Post"),
        ("the Elm Post, a daily", "Elm Post"),
        ("the Elm Post in an interview", "Elm Post"),
        ("the Elm Post building", None),
        ("an editor of the Elm Post", None),
        ("state television", "state television"),
        ("Breaking News", None),
        ("a broadcaster", None),
    ],
)
def test_a_phrase_is_an_outlet_where_one_heads_it(phrase: str, outlet: str | None) -> None:
    assert outlets.one(phrase) == outlet


def test_two_names_of_one_outlet_are_the_same() -> None:
    assert outlets.same("AFP", "Agence France-Presse")
    assert outlets.same("The Elm Post", "Elm Post")
    assert not outlets.same("Elm Post", "Elm Times")
    assert not outlets.same("Elm Post", None)


def test_outlets_are_found_in_a_stretch_with_their_places() -> None:
    text = "Reuters and the Elm Post said; AFP did not."
    assert list(outlets.find(text)) == [
        ((0, 7), "Reuters"), ((12, 24), "Elm Post"), ((31, 34), "Agence France-Presse"),
    ]  # fmt: skip
    assert [name for _, name in outlets.find(text, 5, 30)] == ["Elm Post"]
