"""Where the rules of agreement begin and end to ask, on stories made by hand."""

from __future__ import annotations

from typing import Any

import pytest
from auditor_checks.agreement.check import Agreement
from auditor_checks.agreement.rules import RULES
from auditor_checks.agreement.view import Options, View

from auditor import Ledger, Result, Source, Story
from auditor.model import Edit, Origin, Reason, Relay, Span
from auditor.testing import claim, make_ledger, make_story, relation, source

BELL = source("Anna Bell", named=True)
COLE = source("Karl Cole", named=True)
AIDES = source("Aides", "group")
OFFICIAL = source("an official", post=("official", "generic"))


def asked(held: Story, rule: str = "") -> list[str]:
    """The messages of a rule; of all that are on, their rules."""
    found = [f for r in Agreement().story(held) for f in r.findings]
    return [f.message for f in found if f.rule == f"agreement/{rule}"] if rule else [f.rule for f in found]


def said(text: str, who: Source = BELL, **more: Any) -> Ledger:
    return make_ledger(f"[s1 {who.name}] [c1 said] [q1 {text}].", [who], **more)


def at(held: Ledger, words: str, article: str) -> Span:
    start = held.article.text.index(words)
    return Span(start=start, end=start + len(words), article=article)


# --- what the check tells of claims


def of(held: Story, on: str = "claim") -> Result:
    return next(r for r in Agreement().story(held) if getattr(r.on, on))


@pytest.mark.parametrize(
    ("more", "label", "told"),
    [
        ({"origins": ("o1", "o2")}, "independent", []),
        ({"origins": ("o1", "o2"), "origins_against": ("o3",)}, "independent", ["denied by N3"]),
        (
            {"origins": ("o1", "o2"), "origins_against": ("o3",), "denies": ("c",)},
            "disputed: 2 for, 1 against",
            ["denied by N3"],
        ),
        ({"origins": ("o1",), "denies": ("c",)}, "disputed", []),
        ({"origins": ("o1",), "origins_unjudged": ("o2", "o3")}, "common source", ["not counted: N2; N3"]),
    ],
)
def test_a_claim_is_told_by_who_says_so_and_who_denies_it(
    more: dict[str, Any], label: str, told: list[str]
) -> None:
    """With the names of those who deny it or are not counted, and where its statements stand."""
    known = tuple(Origin(id=f"o{n}", name=f"N{n}") for n in (1, 2, 3))
    ledgers = [said("the old bridge will close") for _ in range(3)]
    result = of(make_story(*ledgers, claims=(claim("a", "b", **more),), origins=known))
    assert result.label == label
    *reasons, last = result.reasons
    assert [r.text for r in reasons] == told
    assert (last.text, {s.article for s in last.spans}) == (
        "the statements",
        {"a", "b", *more.get("denies", ())},
    )
    numbers = {k: len(more.get(k, ())) for k in ("origins", "origins_against", "origins_unjudged")}
    assert list(numbers.values()) == [result.data[k] for k in ("origins", "against", "unjudged")]
    assert (result.data["claim"], result.data["articles"]) == ("c1", 2)


def test_a_story_tells_how_many_of_its_claims_can_be_compared() -> None:
    """Its score is the mean of theirs, and disputed are those that somebody denies."""
    known = tuple(Origin(id=f"o{n}", name=f"N{n}") for n in (1, 2, 3))
    ledgers = [said("the old bridge will close") for _ in range(2)]
    first = claim("a", "b", id="c1", origins=("o1", "o2"))
    second = claim("a", "b", id="c2", origins=("o1",), origins_against=("o2",), denies=("b",))
    third = claim("a", id="c3", origins=("o1",))

    def overall(*claims: Any) -> Result:
        return next(iter(Agreement().story(make_story(*ledgers, claims=claims, origins=known))))

    both = overall(first, second, third)
    assert (both.state, both.score, both.label) == (
        "scored",
        0.75,
        "2 of 3 claims rest on two origins or more",
    )
    assert (both.data["claims"], both.data["compared"], both.data["disputed"]) == (3, 2, ("c2",))
    one = overall(first, third)
    assert (one.score, one.label) == (1.0, "1 of 2 claims rests on two origins or more")
    none = overall(third)
    assert (none.state, none.score, none.label) == (
        "not applicable", None, "0 of 1 claims rest on two origins or more",
    )  # fmt: skip


# --- panels


@pytest.mark.parametrize(
    ("who", "denies", "shown"), [(OFFICIAL, (), True), (BELL, (), False), (OFFICIAL, ("c",), False)]
)
def test_what_several_articles_have_from_unnamed_people_only_stands_in_front(
    who: Source, denies: tuple[str, ...], shown: bool
) -> None:
    """Unless one of them has it from somebody with a name, or somebody denies it; by how many articles."""
    known = (Origin(id="o1", name="N1"), Origin(id="o2", name="N2"))
    ledgers = [said("that the bridge will close", x) for x in (OFFICIAL, who, BELL)]
    two = claim("a", "b", denies=denies, origins=("o1", "o2"))
    first = next(iter(Agreement().story(make_story(*ledgers, claims=(two,), origins=known))))
    assert [(r.panel, r.cells, r.gravity) for r in first.rows or ()] == (
        [("unnamed-only", ("the bridge will close", "an official", "2, 2 origins"), 2.0)] if shown else []
    )
    alone = make_story(*ledgers, claims=(claim("a", origins=("o1",)),), origins=known)
    assert not next(iter(Agreement().story(alone))).rows
    common = make_story(*ledgers, claims=(claim("a", "b", origins=("o1",)),), origins=known)
    if shown:
        (row,) = next(iter(Agreement().story(common))).rows or ()
        assert row.cells[2] == "2, common source"


# --- conflict


@pytest.mark.parametrize(
    ("ours", "theirs", "differs", "sort", "confidence", "asks"),
    [
        ("ten boats sank today", "nine boats sank today", ("number",), "discrepancy", 0.5, True),
        ("ten boats sank today", "nine boats sank today", ("number",), "discrepancy", 0.49, False),
        ("ten boats sank today", "nine boats sank today", ("number",), "dispute", 0.9, False),
        ("ten boats sank today", "nine boats sank today", ("number", "speaker"), "discrepancy", 0.9, True),
        ("ten boats sank today", "nine boats sank today", ("date",), "discrepancy", 0.9, True),
        ("boats sank today", "boats sank not today", ("negation",), "discrepancy", 0.9, True),
        ("boats sank today", "boats rose today", ("predicate",), "discrepancy", 0.9, True),
        ("boats sank today", "boats rose today", ("predicate", "speaker"), "discrepancy", 0.9, False),
        ("boats sank today", "boats sank today", ("speaker",), "discrepancy", 0.9, False),
        (
            "boats sank in rough harbours",
            "boats sank in rough weather",
            ("number",),
            "discrepancy",
            0.9,
            True,
        ),
        (
            "boats sank in rough cold water",
            "boats sank near rocky cliffs",
            ("number",),
            "discrepancy",
            0.9,
            False,
        ),
    ],
)
def test_two_accounts_conflict_where_they_say_the_same_of_the_same_but_for_a_fact(
    ours: str, theirs: str, differs: tuple[Any, ...], sort: Any, confidence: float, asks: bool
) -> None:
    """A number or a date, whoever tells it; of one speaker also whether it is so, or what happened."""
    first, second = said(ours), said(theirs)
    why = (Reason(text="they differ", spans=(at(first, ours, "a"),)), Reason(text="and more"))
    related = relation("a", "b", "conflicts", sort=sort, confidence=confidence, reasons=why, differs=differs)
    messages = asked(make_story(first, second, relations=(related,)), "conflict")
    assert messages == [f'"{ours}" against "{theirs}": they differ. Which is right?'] * asks
    nowhere = related.model_copy(update={"reasons": why[1:]})
    assert asked(make_story(first, second, relations=(nowhere,)), "conflict") == []


def test_an_article_that_tells_what_two_people_say_hides_nothing() -> None:
    """What one and the same person says there in two ways is asked about."""
    both = make_ledger(
        "[s1 Anna Bell] [c1 said] [q1 ten boats sank]. [s2 Anna Bell] [c2 said] [q2 nine boats sank].", [BELL]
    )
    why = (Reason(text="they differ", spans=(at(both, "ten", "a"),)),)
    for differs, asks in ((("number",), 1), (("number", "speaker"), 0)):
        related = relation("a#a1", "a#a2", "conflicts", sort="discrepancy", reasons=why, differs=differs)
        assert len(asked(make_story(both, said("it rained"), relations=(related,)), "conflict")) == asks


# --- quotes


def quoted(words: str, who: Source = BELL, before: str = "", behind: str = "") -> Ledger:
    return make_ledger(f"{before}[s1 {who.name}] [c1 said]: [q1 “{words}”]{behind}.", [who])


def shares(words: str, ours: Ledger, theirs: Ledger, **more: Any) -> Any:
    edit = Edit(change="same", a=at(ours, words, "a"), b=at(theirs, words, "b"))
    return relation("a", "b", more.pop("kind", "same_quote"), edits=(edit,), **more)


def every(held: Story, rule: str) -> list[str]:
    """The messages of a rule that is off by itself."""
    view = View(held, Options())
    return [question.message for file in RULES if file.RULE.id == rule for question in file.look(view)]


@pytest.mark.parametrize(
    ("words", "who", "differs", "asks"),
    [
        ("we close the bridge in May", COLE, ("speaker",), True),
        ("we close it in May", COLE, ("speaker",), False),
        ("we close the bridge in May", BELL, ("speaker",), False),
        ("we close the bridge in May", COLE, (), False),
    ],
)
def test_six_words_in_a_row_of_two_speakers_are_asked_about(
    words: str, who: Source, differs: tuple[Any, ...], asks: bool
) -> None:
    """Five anybody may find; where the names are of one person nothing is."""
    ours, theirs = quoted(words), quoted(words, who)
    held = make_story(ours, theirs, relations=(shares(words, ours, theirs, differs=differs),))
    assert every(held, "attribution-changed") == [
        f'"{words}" is said by Anna Bell in one article and by Karl Cole in the other. Whose words are they?'
    ] * asks  # fmt: skip


@pytest.mark.parametrize(
    ("short", "long", "elsewhere", "tail"),
    [
        ("We will close it.", "We will close it if the wind grows.", "", "if the wind grows"),
        ("We will close it.", "We will close it, but only when it rains.", "", "but only when it rains"),
        ("We will close it.", "Listen: we will close it unless it rains. So be it.", "", "unless it rains"),
        ("We will close it.", "We will close it than any other.", "", "than any other"),
        ("We will close it.", "We will close it in May.", "", None),
        ("We will close it.", "We will close it. If not, we wait.", "", None),
        ("We close it.", "We close it if the wind grows.", "", None),
        ("we will close it.", "We will close it if the wind grows.", "", None),
        ("We will close it …", "We will close it if the wind grows.", "", None),
        ("We will close it –", "We will close it if the wind grows.", "", None),
        ("We will close it.", "We will close it if the wind grows.", "If the wind grows they act. ", None),
        ("We will close it.", "We will close it if the wind grows and nobody minds.",
         "If the wind grows and rain falls. ", None),
        ("We will close it.", "We will close it if the wind grows and nobody minds.",
         "If the wind grows or falls. ", "if the wind grows and nobody minds"),
        ("We will close it.", "We would close it if the wind grows.", "", None),
    ],
)  # fmt: skip
def test_a_quote_is_cut_short_where_what_its_sentence_hangs_on_is_lost(
    short: str, long: str, elsewhere: str, tail: str | None
) -> None:
    """Of four words at least that close as a sentence; what stands elsewhere in the article is not lost."""
    ours, theirs = quoted(short, before=elsewhere), quoted(long)
    related = relation("a", "b", "same_quote")
    messages = asked(make_story(ours, theirs, relations=(related,)), "quote-cut-short")
    assert [f'runs on: "{tail}"' in m for m in messages] == [True] * bool(tail)
    turned = make_story(theirs, ours, relations=(related, related))
    assert len(asked(turned, "quote-cut-short")) == bool(tail), "whichever comes first, and once"
    apart = make_story(ours, theirs, relations=(relation("a", "b", "same_statement"),))
    assert asked(apart, "quote-cut-short") == []


def dated(held: Ledger, day: str | None) -> Ledger:
    from auditor.model import Fact

    facts = {"date": Fact(value=day, found_in="x")} if day else {}
    return held.model_copy(update={"article": held.article.model_copy(update={"metadata": facts})})


@pytest.mark.parametrize(
    ("words", "other", "asks"),
    [
        ("a very old bridge", "it was a very old bridge to him", True),
        ("old bridge", "it was an old bridge to him", True),
        ("bridge", "it was a bridge to him", False),
        ("ten old bridges", "it was ten old bridges to him", True),
        ("10 old bridges", "it was 10 old bridges to him", False),
        ("hundreds of bridges", "it was hundreds of bridges to him", False),
        ("a very old bridge", "it was “a very old bridge to him", False),
        ("the very old bridge of the town", "He went.\nthe very old bridge of the town it was", False),
        ("a very old bridge", "it was ‚a very old bridge´ to him", False),
    ],
)
@pytest.mark.parametrize(
    ("first", "second", "new"), [("2026-01-01", "2026-01-02", True), ("2026-01-02", "2026-01-01", False),
                                 ("2026-01-01", "2026-01-01", False), (None, "2026-01-02", False)],
)  # fmt: skip
def test_marks_about_words_come_or_go_between_two_articles(
    words: str, other: str, asks: bool, first: str | None, second: str, new: bool
) -> None:
    """They came where the article without is known to be the earlier; a word or a number is nobody's own."""
    plain, marked = dated(said(other, COLE), first), dated(said(f"it was “{words}” there"), second)
    related = shares(words, plain, marked, kind="same_statement", confidence=0.1)
    for pair in (related, related.model_copy(update={"relation": "corroborates"})):
        held = make_story(plain, marked, relations=(pair,))
        counts = asks if pair is related else False
        assert len(asked(held, "paraphrase-turned-quote")) == (counts and new)
        assert len(asked(held, "quote-turned-paraphrase")) == (counts and not new)


# --- numbers of sources


@pytest.mark.parametrize(
    ("ours", "theirs", "origin", "told"),
    [
        (source("Two aides", count=2), source("Aides", "group"), True, ("Two aides", "Aides")),
        (source("Aides", "group"), source("Two aides", count=2), True, ("Two aides", "Aides")),
        (source("Two aides", count=2), source("Three aides", count=3), True, ("Two aides", "Three aides")),
        (source("Two aides", count=2), source("Two people", count=2), True, None),
        (source("Two aides", count=2), source("Aides", "group"), False, None),
        (source("Two aides", count=2), source("An aide"), True, None),
        (source("Two aides", count=2), source("Aides", "group", named=True), True, None),
        (source("Two aides", count=2, named=True), source("Aides", "group"), True, None),
    ],
)
def test_the_number_of_unnamed_people_is_asked_for_where_one_article_has_another(
    ours: Source, theirs: Source, origin: bool, told: tuple[str, str] | None
) -> None:
    """Of one origin and more than one of them; the known number is told first."""
    names = (f"a#{ours.id}", f"b#{theirs.id}")
    known = (Origin(id="o1", name="N", sources=names if origin else names[:1]),)
    ledgers = [said("the bridge will close in May", who) for who in (ours, theirs)]
    held = make_story(*ledgers, claims=(claim("a", "b", origins=("o1",)),), origins=known)
    assert asked(held, "source-count-changed") == (
        [f'"{told[0]}" in one article, "{told[1]}" in the other, for one statement. How many are there?']
        if told
        else []
    )


# --- who stands alone


ALONE = "the mayor had taken the money in May"


@pytest.mark.parametrize(
    ("words", "who", "more", "asks"),
    [
        (ALONE, OFFICIAL, {}, True),
        ("the mayor took money today", OFFICIAL, {}, True),
        ("the mayor took money", OFFICIAL, {}, False),
        (ALONE, BELL, {}, False),
        (ALONE, source("officials", "group", post=("officials", "generic")), {}, False),
        (ALONE, source("two officials", count=2, post=("officials", "generic")), {}, False),
        (ALONE, source("an official", count=2, plural=False, post=("official", "generic")), {}, False),
        (ALONE, source("an official", count=1, post=("official", "generic")), {}, True),
        (ALONE, source("an official and a clerk", post=("official", "generic")), {}, False),
        (ALONE, source("the official", post=("official", "generic")), {}, False),
        (ALONE, OFFICIAL, {"kind": "belief"}, False),
        (ALONE, OFFICIAL, {"form": "direct"}, False),
        (f"which was why {ALONE}", OFFICIAL, {}, False),
        (f"{ALONE}, a disaster", OFFICIAL, {}, False),
    ],
)
def test_one_unnamed_person_alone_with_a_fact_is_asked_about(
    words: str, who: Source, more: dict[str, Any], asks: bool
) -> None:
    """Of five words at least, as a statement of fact, by one of whom nobody learns the name."""
    held = said(words, who, details={1: more})
    other = said("it rained all day on the hills", COLE)
    known = tuple(Origin(id=f"o{n}", name=f"N{n}") for n in (1, 2))

    def story(*others: Ledger, **of_claim: Any) -> Story:
        return make_story(held, *(others or (other,)), claims=(claim("a", **of_claim),), origins=known)

    alone = asked(story(origins=("o1",)), "stands-alone")
    assert [f"rests on {who.name} alone" in m for m in alone] == [True] * asks
    assert len(asked(story(origins_unjudged=("o1",)), "stands-alone")) == asks
    assert asked(story(origins=("o1", "o2")), "stands-alone") == []
    assert asked(story(origins=("o1",), origins_unjudged=("o2",)), "stands-alone") == []
    assert asked(story(origins=("o1",), denies=("b",)), "stands-alone") == []
    assert asked(story(make_ledger(f"It is clear that {words}."), origins=("o1",)), "stands-alone") == []


# --- requests


SILENT = "[s1 The bank] [c1 did not respond] to {}."


@pytest.mark.parametrize(
    ("bare", "who", "relays", "asks"),
    [
        ("a request for comment", "The bank", ("Reuters",), True),
        ("a request for comment from Reuters", "The bank", ("Reuters",), False),
        ("the mayor", "The bank", ("Reuters",), False),
        ("a request for comment", "The council", ("Reuters",), False),
        ("a request for comment", "The bank", (), False),
    ],
)
def test_another_outlet_s_request_is_asked_about_where_it_reads_as_one_s_own(
    bare: str, who: str, relays: tuple[str, ...], asks: bool
) -> None:
    """By an article that passes on what that outlet learned, of the same silent people."""
    bank, body = (source(name, "organisation", named=True) for name in ("The bank", who))
    silent = {"kind": "no-response"}
    credited = make_ledger(SILENT.format("Reuters’ request for comment"), [bank], details={1: silent})
    ours = make_ledger(
        f"[s1 {who}] [c1 did not respond] to {bare}. [s2 Anna Bell] [c2 said] [q2 it would close].",
        [body, BELL],
        details={1: silent, 2: {"relays": [Relay(name=name).model_dump() for name in relays]}},
    )
    third = make_ledger("[s1 Anna Bell] [c1 told] [r1 Reuters] [q1 it would close].", [BELL])
    held = make_story(credited, ours, third, relations=(relation("a", "b", "corroborates"),))
    messages = asked(held, "request-as-own")
    assert [m.endswith("Did we ask too? If not, say that Reuters did.") for m in messages] == [True] * asks
    copies = held.facts.model_copy(update={"texts": (("a", "b"),)})
    assert asked(held.model_copy(update={"facts": copies}), "request-as-own") == []


# --- whose account it is


@pytest.mark.parametrize(
    ("inner", "rest", "kind", "named", "asks"),
    [
        ("the old bridge over the river will close", "", "statement", True, True),
        ("the old bridge over the river will close", " in May now", "statement", True, True),
        ("the old bridge over the river will close", " in May too.", "statement", True, False),
        ("the old bridge over the river will close", "", "belief", True, False),
        ("the old bridge over the river will close", "", "statement", False, False),
    ],
)
def test_an_account_of_unnamed_people_is_put_into_the_mouth_of_the_one_it_is_about(
    inner: str, rest: str, kind: str, named: bool, asks: bool
) -> None:
    """Where what that person says is the gist of it, three fifths of its length, and elsewhere is not."""
    bell = source("Anna Bell", named=named)
    mouthed = make_ledger(
        f"It rained. [s1 an official] [c1 said] [q1 [s2 Anna Bell] [c2 said] [q2 {inner}]{rest}].",
        [OFFICIAL, bell],
        details={2: {"kind": kind}},
    )
    plain = said("the bridge will close in May", OFFICIAL)
    for ledgers in ((mouthed, plain), (plain, mouthed)):
        held = make_story(*ledgers, claims=(claim("a", "b"),))
        messages = every(held, "anonymity-lost-between-articles")
        assert ["something that Anna Bell said" in m for m in messages] == [True] * asks
    both = make_story(mouthed, mouthed, claims=(claim("a", "b"),))
    assert every(both, "anonymity-lost-between-articles") == []


# --- pairs of statements


@pytest.mark.parametrize(
    ("kind", "first", "asks"),
    [
        ("same_statement", "a", True),
        ("corroborates", "a", True),
        ("conflicts", "a", False),
        ("same_statement", "b", False),
    ],
)
def test_two_that_say_the_same_are_compared_though_they_are_not_one_claim(
    kind: Any, first: str, asks: bool
) -> None:
    """From a statement of the claim on; copies of one text are one."""
    two, many = source("Two aides", count=2), source("Aides", "group")
    ledgers = [said("the bridge will close in May", who) for who in (two, many)]
    known = (Origin(id="o1", name="N", sources=("a#Two aides", "b#Aides")),)
    related = relation(*("ab" if first == "a" else "ba"), kind)
    held = make_story(*ledgers, claims=(claim("a", origins=("o1",)),), relations=(related,), origins=known)
    assert len(asked(held, "source-count-changed")) == asks
    copies = held.facts.model_copy(update={"texts": (("a", "b"),)})
    assert asked(held.model_copy(update={"facts": copies}), "source-count-changed") == []
    turned = [claim("b", origins=("o1",))]
    back = make_story(*ledgers, claims=turned, relations=(relation("b", "a", kind),), origins=known)
    assert len(asked(back, "source-count-changed")) == (kind != "conflicts")


@pytest.mark.parametrize(
    ("hedged", "bare", "more", "asks"),
    [
        ("the bridge may close in winter", "the bridge will close in winter", {}, True),
        ("the bridge may close in winter", "the bridge may close in winter", {}, False),
        ("the bridge may close in winter", "the bridge is expected to close in winter", {}, False),
        ("the bridge may close in winter", "the bridge will close in winter", {"form": "direct"}, False),
        ("the bridge may close in winter", "the bridge will close in winter", {"kind": "belief"}, False),
        ("the bridge may close in winter", "the bridge will close in winter", {"stance": "doubting"}, False),
        ("the bridge may close in winter", "the bridge will open in summer", {}, False),
        ("the bridge closes in winter; fares may rise", "the bridge closes in winter", {}, False),
        ("fares may rise because the bridge closes in winter", "the bridge closes in winter", {}, False),
        ("the bridge could not close in winter", "the bridge will close in winter", {}, False),
        ("the bridge may close", "the bridge will close", {}, True),
        ("it may close", "the bridge will close", {}, False),
        ("the cream seemed to ease the itch", "the cream eased the itch", {}, True),
        ("the cream appeared to ease the itch", "the cream eased the itch", {}, True),
        ("the cream appeared at the market in May", "the cream was at the market in May", {}, False),
        ("the saint appeared to the boy at noon", "the saint was with the boy at noon", {}, False),
    ],
)
def test_a_hedge_is_dropped_where_an_article_of_one_origin_says_flatly_what_it_bears_on(
    hedged: str, bare: str, more: dict[str, Any], asks: bool
) -> None:
    """In its own words, most of the clause and two telling words at least; not by the earlier of two."""
    aides = source("Two aides", count=2)
    known = (Origin(id="o1", name="N", sources=("a#Two aides", "b#Two aides")),)
    first, second = said(hedged, aides), said(bare, aides, details={1: more})
    for days, late in (
        ((None, None), True),
        (("2026-01-01", "2026-01-02"), True),
        (("2026-01-02", "2026-01-01"), False),
    ):
        ledgers = [dated(x, day) for x, day in zip((first, second), days, strict=True)]

        def story(confidence: float, origins: Any = known, ledgers: Any = ledgers) -> Story:
            related = relation("a", "b", "same_statement", confidence=confidence)
            return make_story(
                *ledgers, claims=(claim("a", "b", origins=("o1",)),), relations=(related,), origins=origins
            )

        assert len(asked(story(0.5), "hedge-dropped")) == (asks and late)
        assert asked(story(0.49), "hedge-dropped") == []
        apart = (known[0].model_copy(update={"sources": ("a#Two aides",)}),)
        assert asked(story(0.9, apart), "hedge-dropped") == []


@pytest.mark.parametrize(
    ("inferred", "other", "asks"), [(False, None, 1), (True, None, 0), (False, False, 0), (False, True, 1)]
)
def test_one_origin_looks_like_several_where_not_all_say_through_whom_they_have_it(
    inferred: bool, other: bool | None, asks: int
) -> None:
    """A relay that the text only lets one infer is not said; whichever article says it."""

    def told(hop: bool | None) -> Ledger:
        relays = [] if hop is None else [Relay(name="Reuters", inferred=hop).model_dump()]
        return said("the bridge will close in May", AIDES, details={1: {"relays": relays}})

    known = (Origin(id="o1", name="N", sources=("a#Aides", "b#Aides")),)
    for ledgers in ((told(inferred), told(other)), (told(other), told(inferred))):
        held = make_story(*ledgers, claims=(claim("a", "b", origins=("o1",)),), origins=known)
        messages = asked(held, "echo-as-confirmation")
        assert len(messages) == asks
        assert all(m.startswith("2 articles carry this and all have it from Aides") for m in messages)


# --- where a quote differs


@pytest.mark.parametrize(
    ("months", "told"),
    [
        (("May", "June"), "differs in another article,"),
        (("May", "May", "June"), "differs in c from 2 other articles,"),
        (("May", "June", "May", "June"), "differs between 4 articles,"),
        (("May", "May", "May", "June", "June"), "differs in d and e from 3 other articles,"),
    ],
)
def test_a_quote_that_differs_is_told_with_the_odd_articles(months: tuple[str, ...], told: str) -> None:
    """Where as many have the one as the other, none is odd."""
    texts = [f"the old bridge will close in {month} for good" for month in months]
    ledgers = [quoted(text) for text in texts]
    names = "abcde"[: len(months)]
    pairs = []
    for i, x in enumerate(names):
        for j, y in list(enumerate(names))[i + 1 :]:
            steps = [("same", *(["the old bridge will close in"] * 2))]
            steps.append(("same" if months[i] == months[j] else "substituted", months[i], months[j]))
            steps.append(("same", "for good", "for good"))
            edits = tuple(
                Edit(change=c, a=at(ledgers[i], a, x), b=at(ledgers[j], b, y))  # type: ignore[arg-type]
                for c, a, b in steps
            )
            kind: Any = "same_quote" if months[i] == months[j] else "altered_quote"
            pairs.append(relation(x, y, kind, edits=edits))
    (message,) = asked(make_story(*ledgers, relations=pairs), "altered-quote")
    assert told in message
    assert '"May" in one, "June" in the other. Which words were spoken?' in message
