"""The numbers in which two statements are seen side by side, each from statements made to show it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.model import Ledger
from auditor.stories.features import features
from auditor.stories.pair import Pair
from auditor.stories.statements import Statement, statements
from auditor.stories.weights import weight
from auditor.stories.words import stem
from auditor.testing import source

Maker = Callable[..., Ledger]
BELL = source("Anna Bell", named=True)
HALE = source("Tom Hale", named=True)
PORTS = '"We will sell the three harbour ports in spring"'


def one(ledger: Ledger) -> Statement:
    (found,) = statements(ledger)
    return found


@pytest.fixture
def cued(told: Maker) -> Callable[..., Pair]:
    """Two speakers on one plan, each with a cue; or one speaker with both."""

    def make(ours: str, theirs: str, other: bool = True) -> Pair:
        cues = zip("ab", (ours, theirs), (BELL, HALE if other else BELL), strict=True)
        what = "the sale of the harbour ports"
        return Pair(
            *(one(told(n, f"[s1 {who.name}] [c1 {cue}] [q1 {what}].", [who])) for n, cue, who in cues)
        )

    return make


STANCES = (
    "stances clash", "stances clash on topic", "stances clash on much", "both against", "both for",
    "one against", "cues clash", "cues clash covered", "cues clash on topic", "one cue against",
    "cue against, other speaker", "one cue against topic", "cues for", "cues for, other speaker",
    "cues for topic", "cues against", "cues against covered", "cues against topic",
)  # fmt: skip


@pytest.mark.parametrize(
    ("ours", "theirs", "other", "seen"),
    [
        ("condemned", "backed", True, {
            "stances clash", "stances clash on topic", "stances clash on much", "cues clash",
            "cues clash covered", "cues clash on topic", "cue against, other speaker",
            "one cue against topic",
        }),
        ("backed", "condemned", False, {
            "stances clash", "stances clash on topic", "stances clash on much", "cues clash",
            "cues clash covered", "cues clash on topic", "one cue against topic",
        }),
        ("condemned", "opposed", True, {
            "both against", "cue against, other speaker", "cues against", "cues against covered",
            "cues against topic",
        }),
        ("backed", "supported", True, {"both for", "cues for", "cues for, other speaker", "cues for topic"}),
        ("backed", "supported", False, {"both for", "cues for", "cues for topic"}),
        ("discussed", "condemned", True, {
            "one against", "one cue against", "cue against, other speaker", "one cue against topic",
        }),
        ("discussed", "condemned", False, {"one against", "one cue against", "one cue against topic"}),
        ("discussed", "backed", True, set()),
        ("discussed", "mentioned", True, set()),
    ],
)  # fmt: skip
def test_the_stances_of_two_cues_are_told_apart(
    cued: Callable[..., Pair], ours: str, theirs: str, other: bool, seen: set[str]
) -> None:
    """Both for a thing, both against it, one of each or one alone; two who clash over the same words do so
    wholly, whichever comes first."""
    there, back = features(cued(ours, theirs, other)), features(cued(theirs, ours, other))
    assert {name: there[name] for name in STANCES} == {name: float(name in seen) for name in STANCES}
    assert {name: back[name] for name in STANCES} == {name: float(name in seen) for name in STANCES}


@pytest.mark.parametrize(("other", "counts"), [(False, 0), (True, 1)])
def test_numbers_that_differ_oppose_another_speaker_more(
    cued: Callable[..., Pair], other: bool, counts: float
) -> None:
    """Nobody contradicts himself as readily as others do: what sets two against each other is told twice."""
    found = features(cued("said three ports go, of", "said four ports go, of", other))
    assert found["opposition not by same speaker"] == found["opposition"] * counts


@pytest.mark.parametrize(
    ("theirs", "seen"),
    [
        (PORTS, {
            "both quoted": 1, "one quoted": 0, "quote unchanged": 1, "quote changed": 0, "sense turned": 0,
            "quotation kept": 1, "quoted words kept": 1, "quoted cover": 1, "shared quoted": 1,
            "quote change share": 0, "verbatim": 1, "run": 1, "numbers shared": 0.5,
        }),
        (PORTS.replace("three", "four"), {
            "quote unchanged": 0, "quote changed": 1, "sense turned": 0, "quoted words kept": 8 / 9,
            "quoted cover": 8 / 9, "shared quoted": 1, "quote change share": 1 / 9, "verbatim": 0,
            "run": 4 / 8, "run cover": 8 / 9, "numbers differ": 1, "numbers shared": 0,
        }),
        (PORTS.replace("will", "will not"), {
            "quote changed": 1, "sense turned": 1, "quoted words kept": 1, "quote change share": 1 / 10,
            "negation differs": 1, "topic negated": 1,
        }),
        (PORTS.replace('"', ""), {
            "both quoted": 0, "one quoted": 1, "quote unchanged": 0, "quotation kept": 0,
            "quotation kept unquoted": 1, "quoted words kept": 1, "quoted words kept by paraphrase": 1,
            "quoted cover": 0, "shared quoted": 0,
        }),
        ('they would "sell the three" harbour ports', {
            "both quoted": 1, "quote unchanged": 1, "quoted words kept": 1,
            "quoted words kept by paraphrase": 0,
            "shared quoted": 3 / 6, "quoted cover": 1, "run": 5 / 8, "run cover": 5 / 7, "length": 7 / 20,
        }),
        ('they would "sell the" three harbour ports', {
            "quote unchanged": 0, "quote changed": 0, "shared quoted": 2 / 6, "quote change share": 0,
        }),
        ('"Nobody asked the dockers"', {
            "quote unchanged": 0, "quotation kept": 0, "verbatim": 0, "open differs": 0, "verb shared": 0,
        }),
        ("whether it is sold", {"open differs": 1, "short": 1}),
        ("whether the ports are sold", {"open differs": 1, "short": 0}),
    ],
)  # fmt: skip
def test_what_is_kept_of_a_quotation_and_of_its_words_is_measured(
    told: Maker, theirs: str, seen: dict[str, float]
) -> None:
    """The share of quoted words, of changed ones, the longest run (eight words are much), and from three
    shared quoted words on whether the quotation changed."""
    a = one(told("a", f"[s1 Anna Bell] [c1 said]: [q1 {PORTS}].", [BELL]))
    b = one(told("b", f"[s1 Anna Bell] [c1 said] [q1 {theirs}].", [BELL]))
    for found in (features(Pair(a, b)), features(Pair(b, a))):
        assert {name: found[name] for name in seen} == pytest.approx(seen)


@pytest.mark.parametrize(
    ("ours", "theirs", "seen"),
    [
        (("Anna Bell", ""), ("Anna Bell", ""), {"same speaker": 1, "other speaker": 0, "speakers' words": 1}),
        (("Anna Bell", ""), ("Tom Hale", ""), {
            "same speaker": 0, "other speaker": 1, "speakers' words": 0, "speaker near": 0,
        }),
        (("Anna Bell", ""), ("Tom Hale", "Bell was there. "), {
            "other speaker": 1, "speaker near": 1 / 2, "speaker near, unknown": 0,
        }),
        (("Anna Bell", "Hale was there. "), ("Tom Hale", "Bell was there. "), {"speaker near": 1}),
        (("Anna Bell", ""), ("", ""), {
            "nobody on one side": 1, "nobody on both sides": 0, "same speaker": 0, "other speaker": 0,
            "speakers' words": 0,
        }),
        (("Anna Bell", ""), ("", "Bell was there. "), {"speaker near": 1 / 2, "speaker near, unknown": 1}),
        (("", ""), ("", ""), {"nobody on one side": 0, "nobody on both sides": 1}),
    ],
)  # fmt: skip
def test_who_speaks_and_whether_the_other_is_spoken_of(
    told: Maker, ours: tuple[str, str], theirs: tuple[str, str], seen: dict[str, float]
) -> None:
    """A named speaker who is named close to what another says may be its speaker, where nobody is known."""
    people = {"Anna Bell": [BELL], "Tom Hale": [HALE], "": []}
    sold = "[c1 said] [q1 the ports are sold]."
    made = [
        one(told(n, f"{before}{f'[s1 {who}] ' if who else ''}{sold}", people[who]))
        for n, (who, before) in zip("ab", (ours, theirs), strict=True)
    ]
    found = features(Pair(*made))
    assert {name: found[name] for name in seen} == seen


@pytest.mark.parametrize(
    ("ours", "theirs", "days", "same"),
    [
        ("2024-05-24", "2024-05-24", 0, 1),
        ("2024-05-24", "2024-05-25", 1 / 7, 1),
        ("2024-05-26", "2024-05-24", 2 / 7, 0),
        ("2024-05-24", "2024-06-30", 1, 0),
        ("2024-05-24", None, 0, 0),
        (None, None, 0, 0),
    ],
)
def test_days_apart_are_counted_up_to_a_week(
    told: Maker, ours: str | None, theirs: str | None, days: float, same: float
) -> None:
    """A day apart is the same day in another time zone; an article without a date is of no day."""
    sold = "[s1 Anna Bell] [c1 said] [q1 the ports are sold]."
    made = [one(told(n, sold, [BELL], **({"date": d} if d else {}))) for n, d in (("a", ours), ("b", theirs))]
    found = features(Pair(*made))
    assert (found["days apart"], found["same day"]) == (pytest.approx(days), same)


def test_names_weigh_apart_from_the_topic(told: Maker) -> None:
    """Two who speak of one man and of other things share names alone; who speaks of one thing and of another
    man shares all but names."""
    a, b, c = (
        one(told(n, f"[c1 It was said] [q1 that {words}].", []))
        for n, words in (
            ("a", "Marlow sold harbour ports"),
            ("b", "Marlow burnt school dinners"),
            ("c", "Quentin sold harbour ports"),
        )
    )
    man, thing = features(Pair(a, b)), features(Pair(a, c))
    assert (man["name cover"], man["name overlap"], man["shared names"]) == (1, 1, 1)
    assert (man["core cover"], man["core overlap"], man["core weight"], man["couples"]) == (0, 0, 0, 0)
    assert (thing["name cover"], thing["name overlap"], thing["shared names"]) == (0, 0, 0)
    assert (thing["core cover"], thing["core overlap"]) == (1, 1)
    assert thing["couples"] == thing["couples without names"] > 0
    assert man["rarest shared"] == weight(stem("marlow"))


def test_one_story_is_told_by_what_articles_are_about(told: Maker) -> None:
    """What is rare in two statements and much spoken of in both articles makes them one topic; nothing shared
    makes none."""
    a, b, c = (
        one(told(n, f"[s1 Anna Bell] [c1 said] [q1 {words}].", [BELL]))
        for n, words in (("a", "the ferry sank"), ("b", "the ferry sank"), ("c", "dinner prices rose"))
    )
    same, other = features(Pair(a, b)), features(Pair(a, c))
    about = ("topic of both articles", "topic of either article", "best topic of both articles")
    assert [same[name] for name in about] == [1, 1, 1]
    assert [other[name] for name in about] == [0, 0, 0]
    assert (same["one story"], same["context"], same["topic cover"]) == (
        1, pytest.approx(1), 1,
    )  # fmt: skip
    assert same["topic cover by same speaker"] == 1
    assert same["topic cover by other speaker"] == 0


def test_what_stands_around_both_is_compared_without_what_they_say(told: Maker) -> None:
    """Two who speak of different things in one setting, and two in different ones."""
    storm, trial = "A storm flooded Quillhaven and Marlow. ", "A jury acquitted Quentin of fraud. "
    a, b, c = (
        one(told(n, f"{before}[s1 Anna Bell] [c1 said] [q1 {words}].", [BELL]))
        for n, before, words in (
            ("a", storm, "ferries would sail"), ("b", storm, "dinner prices rose"),
            ("c", trial, "ferries sank"),
        )
    )  # fmt: skip
    same, other = features(Pair(a, b)), features(Pair(a, c))
    assert same["rest of context"] == pytest.approx(1)
    assert 0 < same["context"] < 1
    assert other["rest of context"] < 0.5


@pytest.mark.parametrize(("behind", "near"), [(0, 0.5), (400, 0.0)])
def test_a_name_far_behind_a_statement_is_not_near(told: Maker, behind: int, near: float) -> None:
    """As one that stands far before it."""
    a = one(told("a", "[s1 Anna Bell] [c1 said] [q1 the ports are sold].", [BELL]))
    filler = "It rained. " * behind
    after = f"[s1 Tom Hale] [c1 said] [q1 the ports are sold]. {filler}Bell was there."
    before = f"Bell was there. {filler}[s1 Tom Hale] [c1 said] [q1 the ports are sold]."
    for text in (before, after):
        assert features(Pair(a, one(told("b", text, [HALE]))))["speaker near"] == near
