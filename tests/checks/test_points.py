"""What each thing that is told of a source, and each hand on the way, is worth."""

from __future__ import annotations

from typing import Any

import pytest
from auditor_checks.anonymity.check import Anonymity
from auditor_checks.directness import venue
from auditor_checks.directness.check import Directness
from auditor_checks.directness.outlets import is_own, same_outlet, teller
from auditor_checks.diversity.check import Diversity

from auditor import Ledger, Result, Source
from auditor.testing import make_ledger, source


def anonymity(ledger: Ledger, number: int = 1, **options: Any) -> Result:
    check = Anonymity(Anonymity.Options(**options))
    return next(r for r in check.article(ledger) if r.on.attribution == f"a{number}")


def directness(ledger: Ledger, number: int = 1) -> Result:
    return next(r for r in Directness().article(ledger) if r.on.attribution == f"a{number}")


def says(who: Source, *others: Source) -> Ledger:
    return make_ledger(f"[s1 {who.name}] [c1 said] [q1 it rained].", [who, *others])


@pytest.mark.parametrize(
    ("slot", "told", "off", "said"),
    [
        ("body", ("Acme", "named"), 0.25, "body named: Acme"),
        ("body", ("the party", "implied"), 0.15, "government or party implied: the party"),
        ("body", ("Russian", "nationality"), 0.05, "nationality only: Russian"),
        ("nationality", "Russian", 0.05, "nationality only: Russian"),
        ("post", ("mayor", "exact"), 0.20, "exact post: mayor"),
        ("post", ("official", "generic"), 0.10, "generic post: official"),
        ("post", "aide", 0.10, "generic post: aide"),
        ("access", ("who sat in", "direct"), 0.20, "took part, or holds the document: who sat in"),
        ("access", ("familiar", "familiar"), 0.10, "familiar or briefed: familiar"),
        ("access", "briefed", 0.10, "familiar or briefed: briefed"),
        ("access", ("who knows him", "acquainted"), 0.05, "knows the person: who knows him"),
        ("seniority", "senior", 0.05, "senior: senior"),
        ("allegiance", "critics", 0.05, "allegiance stated: critics"),
    ],
)
def test_each_thing_that_is_told_of_an_unnamed_source_takes_off_its_points(
    slot: str, told: str | tuple[str, str], off: float, said: str
) -> None:
    """Off .95, and with the words it was read from."""
    result = anonymity(says(source("someone", **{slot: told})))
    assert result.score == pytest.approx(0.95 - off)
    assert (said, -off) in [(r.text, r.points) for r in result.reasons]


@pytest.mark.parametrize(("count", "score"), [(None, 0.95), (1, 0.95), (2, 0.90), (9, 0.90)])
def test_a_number_counts_from_two_on(count: int | None, score: float) -> None:
    """However many there are."""
    assert anonymity(says(source("someone", count=count))).score == score


def test_a_nationality_beside_a_body_takes_nothing_more() -> None:
    """The body says it."""
    both = source("someone", body=("Acme", "named"), nationality="Russian")
    assert anonymity(says(both)).score == 0.70


def test_what_is_known_of_the_whole_is_told_as_its_own() -> None:
    """With the name of the whole, and nothing of it twice."""
    whole = source("the aides", "group", body=("Acme", "named"), count=4)
    part = source("one aide", part_of="the aides", post=("aide", "generic"))
    result = anonymity(says(part, whole))
    assert result.score == 0.60
    assert "body named: Acme (told of the aides)" in [r.text for r in result.reasons]
    assert "generic post: aide" in [r.text for r in result.reasons]


def test_an_unnamed_source_keeps_a_fifth_however_much_is_told() -> None:
    """And the parts say what was given back."""
    told = {"body": ("Acme", "named"), "post": ("mayor", "exact"), "access": ("sat in", "direct")}
    result = anonymity(says(source("someone", count=2, seniority="senior", allegiance="x", **told)))
    assert result.score == 0.20
    last = result.reasons[-1]
    assert (last.text, last.points) == ("an unnamed source keeps 0.20", pytest.approx(0.05))
    exactly = anonymity(says(source("someone", body=("Acme", "named"))), unnamed=0.5, least=0.25)
    assert (exactly.score, "keeps" in exactly.reasons[-1].text) == (0.25, False)
    more = anonymity(says(source("someone", count=2, **told)))
    assert (more.score, "keeps" in more.reasons[-1].text) == (0.25, False)


@pytest.mark.parametrize(
    ("score", "label"), [(0.1, "identified"), (0.101, "described"), (0.899, "described"), (0.9, "opaque")]
)
def test_labels_change_at_a_tenth_and_at_nine_tenths(score: float, label: str) -> None:
    """Up to a named organisation identified, from a vague group on opaque."""
    assert anonymity(says(source("Ann Lee", named=True)), name_only=score).label == label


@pytest.mark.parametrize(
    ("who", "score"),
    [
        (source("Ann Lee", named=True, post="clerk"), 0.0),
        (source("Ann Lee", named=True, body="Acme"), 0.0),
        (source("Ann Lee", named=True, allegiance="critic"), 0.0),
        (source("Ann Lee", named=True, access="briefed"), 0.05),
        (source("Ann Lee", named=True, nationality="Dane"), 0.05),
        (source("Some", "group"), 0.90),
        (source("but many", "group"), 0.90),
        (source("a few", "group"), 0.90),
        (source("some officials", "group"), 0.95),
        (source("some", "person"), 0.95),
        (source("a spokeswoman", post="spokeswoman", body=("Acme", "named")), 0.15),
        (source("a woman", post="spokeswoman", body=("Acme", "named")), 0.15),
        (source("a representative of Acme", body=("Acme", "named")), 0.15),
        (source("a representative", body=("Acme", "named")), 0.70),
        (source("a spokesman", body=("the party", "implied")), 0.80),
        (source("a spokesman"), 0.95),
        (source("a spokesman", body=("Acme", "named"), reason=("fear", "specific")), 0.70),
    ],
    ids=lambda x: x.name if isinstance(x, Source) else str(x),
)
def test_fixed_points_hold_for_who_meets_their_terms(who: Source, score: float) -> None:
    """A role is a post, a body or a side; a spokesman is one on the record of a named body."""
    ledger = says(who)
    result = anonymity(ledger)
    assert result.score == pytest.approx(score)
    assert [ledger.article.slice(s) for s in result.reasons[0].spans] == [who.name]


def test_a_name_that_readers_know_needs_no_role() -> None:
    """As the newsroom lists it, and no other."""
    known = says(source("Ann Lee", named=True))
    assert anonymity(known, need_no_role=("Ann Lee",)).score == 0.0
    assert anonymity(known, need_no_role=("Ann",)).score == 0.05


def test_several_named_as_one_are_scored_by_their_members_and_never_by_themselves() -> None:
    """Of whom nothing can be said, they are named."""
    one = source("both", named=True, members=("Ann",))
    assert anonymity(says(one, source("Ann", named=True))).score == 0.05
    bare = source("both", named=True, members=("many voters", "both"))
    assert anonymity(says(bare, source("many voters", "population"))).score == 0.0


@pytest.mark.parametrize(
    ("named", "relay", "score"), [(True, False, 0.10), (True, True, 0.95), (False, False, 0.95)]
)
def test_a_statement_is_as_anonymous_as_the_least_known_of_its_hands(
    named: bool, relay: bool, score: float
) -> None:
    """A named outlet is a named organisation; a relay that is a source has that source's score."""
    who = source("Ann Lee", named=named)
    via = source("a friend")
    ledger = make_ledger(
        "[s1 Ann Lee] [c1 told] [r1 a friend] [q1 it rained].", [who, *([via] if relay else [])]
    )
    assert anonymity(ledger).score == score


# --- directness


@pytest.mark.parametrize(
    ("words", "score", "label"),
    [
        ('it was "wet"', 0.63, "single words quoted"),
        ('it was "so wet"', 0.63, "single words quoted"),
        ('it was "so very wet"', 0.765, "partial quote"),
        ('it "was" so "very wet"', 0.765, "partial quote"),
        ("it was wet", 0.54, "paraphrase"),
        ('"It was wet"', 0.9, "verbatim"),
    ],
)
def test_a_quote_is_partial_from_three_words_on(words: str, score: float, label: str) -> None:
    """In all pieces together; one or two are single words."""
    result = directness(make_ledger(f"[s1 Ann] [c1 said] [q1 {words}].", [source("Ann", named=True)]))
    assert (result.score, result.label) == (score, f"{label}, venue not stated")


@pytest.mark.parametrize(
    ("cue", "kind", "label"),
    [
        ("feels", "belief", "ascribed"),
        ("saw", "perception", "ascribed"),
        ("plans", "intention", "paraphrase"),
        ("said", "belief", "paraphrase"),
        ("tweeted", "belief", "paraphrase"),
    ],
)
def test_what_nobody_is_said_to_have_spoken_is_ascribed(cue: str, kind: str, label: str) -> None:
    """A belief or a perception, whose cue is no word for speaking."""
    ledger = make_ledger(
        f"[s1 Ann] [c1 {cue}] [q1 it rained].", [source("Ann", named=True)], details={1: {"kind": kind}}
    )
    assert directness(ledger).data["form"] == label


@pytest.mark.parametrize(
    ("details", "cue", "first_hand"),
    [
        *(({"channel": channel}, "said", True) for channel in sorted(venue.PUBLIC)),
        ({"channel": "document"}, "said", False),
        ({"addressee": {"value": "reporters"}}, "told", True),
        ({"addressee": {"value": "the press"}}, "told", True),
        ({"addressee": {"value": "us"}}, "told", True),
        ({"addressee": {"value": "the press’s friend"}}, "told", False),
        ({"addressee": {"value": "his wife"}}, "told", False),
        ({"addressee": {"value": "The Quill Times"}}, "told", True),
        ({}, "announced", True),
        ({}, "published", True),
        ({}, "noted", False),
        ({"kind": "decree"}, "ruled", True),
    ],
)
def test_words_are_first_hand_where_they_were_said_in_public_or_to_this_outlet(
    details: dict[str, Any], cue: str, first_hand: bool
) -> None:
    """What was said elsewhere, or who knows where, is not."""
    ledger = make_ledger(
        f"[s1 Ann] [c1 {cue}] [q1 it rained].", [source("Ann", named=True)], details={1: details}
    )
    from auditor.model import Fact

    outlet = {"outlet": Fact(value="Quill Times", found_in="test")}
    ledger = ledger.model_copy(update={"article": ledger.article.model_copy(update={"metadata": outlet})})
    assert (directness(ledger).data["distance"] == "first hand") is first_hand


def test_another_outlet_that_was_told_is_a_hand_and_so_is_each_relay() -> None:
    """Each named one leaves eight tenths."""
    ann = source("Ann", named=True)
    told = make_ledger(
        "[s1 Ann] [c1 told] the Holst Herald [q1 it rained].", [ann],
        details={1: {"addressee": {"value": "the Holst Herald"}}},
    )  # fmt: skip
    assert (directness(told).score, directness(told).label) == (0.48, "paraphrase, via Holst Herald")
    twice = make_ledger("[s1 Ann] [c1 told] [r1 AFP], as [r1 Reuters] has it, [q1 it rained].", [ann])
    assert directness(twice).score == pytest.approx(0.6 * 0.8 * 0.8)
    assert directness(twice).label == "paraphrase, via AFP via Reuters"


@pytest.mark.parametrize("gap", ["\n\n", "\n\nHail.\n\n", "\n\nHail.\n\nSnow.\n\n"])
@pytest.mark.parametrize(
    "more", [{}, {"channel": "document"}, {"addressee": {"value": "his wife"}}, {"kind": "belief"}]
)
def test_a_speaker_goes_on_over_one_paragraph_of_others_unless_another_venue_is_told(
    gap: str, more: dict[str, Any]
) -> None:
    """Two paragraphs between hold nobody any more."""
    ledger = make_ledger(
        f"[s1 Ann] [c1 said] [q1 it rained].{gap}[s2 Ann] [c2 said] [q2 it poured].",
        [source("Ann", named=True)],
        details={1: {"channel": "speech"}, 2: more},
    )
    goes_on = not more and "Snow" not in gap
    assert (directness(ledger, 2).data["distance"] == "first hand") is goes_on


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The Quill Times", "Quill Times", True),
        ("quilltimes.com", "The Quill Times", True),
        ("Times", "Quill Times", True),
        ("The Sun", "Quill Times", False),
        ("Herald Times", "Quill Times", False),
        ("the newspaper", "Quill Times", False),
        ("Ill", "quilltimes.com", False),
    ],
)
def test_an_outlet_is_known_in_full_short_or_as_a_domain(one: str, other: str, same: bool) -> None:
    """By the words that tell it, of more than three letters where they run together."""
    assert same_outlet(one, other) is same
    assert same_outlet(other, one) is same


@pytest.mark.parametrize("url", ["https://www.quilltimes.com/a", "quilltimes.com", "http://quilltimes.com"])
def test_an_article_s_own_outlet_is_told_by_its_address_too(url: str) -> None:
    """With or without what stands before the host."""
    from auditor.model import Fact

    ledger = says(source("Ann", named=True))
    article = ledger.article.model_copy(update={"metadata": {"url": Fact(value=url, found_in="test")}})
    told = ledger.model_copy(update={"article": article})
    assert is_own(told, "the Quill Times")
    assert not is_own(told, "the Holst Times")
    assert not is_own(ledger, "the Quill Times")


# --- diversity


def spread(*lines: tuple[str, int], **options: Any) -> Result:
    text = " ".join(
        f"[s{n} {who}] [c{n} said] [q{n} {' '.join(['word'] * words)}]."
        for n, (who, words) in enumerate(lines, 1)
    )
    people = [source(who, named=True) for who in dict.fromkeys(who for who, _ in lines)]
    (only,) = Diversity(Diversity.Options(**options)).article(make_ledger(text, people))
    return only


def test_voices_are_told_by_number_share_and_the_loudest() -> None:
    """Most words first, and of equals by their ids."""
    result = spread(("Bob", 2), ("Ann", 2), ("Cat", 4))
    assert result.label == "3 voices, 50% of the words from Cat"
    assert [v["source"] for v in result.data["voices"]] == ["Cat", "Ann", "Bob"]
    assert result.score == pytest.approx((1 - 0.375) / (1 - 1 / 3), abs=1e-3)
    assert result.reasons[0].text == "8 attributed words, 3 voices"
    assert spread(("Ann", 2), ("Ann", 3)).label == "1 voice, 100% of the words from Ann"


@pytest.mark.parametrize(
    ("lines", "asked"),
    [
        ((("Ann", 5), ("Ann", 6), ("Bob", 5), ("Cat", 5)), False),
        ((("Ann", 50), ("Ann", 45), ("Bob", 3), ("Cat", 2)), False),
        ((("Ann", 50), ("Ann", 45), ("Bob", 3), ("Bob", 2)), True),
        ((("Ann", 50), ("Ann", 45), ("Bob", 5)), False),
        ((("Ann", 50), ("Ann", 40), ("Bob", 5), ("Bob", 5)), False),
        ((("Ann", 50), ("Ann", 41), ("Bob", 5), ("Bob", 4)), True),
    ],
)
def test_one_voice_is_asked_about_above_half_from_four_statements_on(
    lines: tuple[tuple[str, int], ...], asked: bool
) -> None:
    """Not where another has a tenth of the words, or two more people are named: there is room to differ."""
    assert bool(spread(*lines).findings) is asked


@pytest.mark.parametrize(
    ("name", "told", "outlet"),
    [
        ("Oslo Tidning", "the newspaper", True),
        ("Oslo Tidning", "the police", False),
        ("Tidning", "the magazine", True),
        ("Paul Kent", "the newspaper", False),
    ],
)
def test_who_is_told_things_as_the_newspaper_is_an_outlet(name: str, told: str, outlet: bool) -> None:
    """Whatever it is called, and though its name was taken for a person's; a given name opens no outlet's."""
    clerk = source("A clerk")
    ledger = make_ledger(
        f"[q1 The mill is shut], [s1 {name}] [c1 reported]. [s2 A clerk] [c2 told {name}] [q2 it was so]. "
        f"[s3 A clerk] [c3 told {told}] [q3 it was sold].",
        [source(name, named=True), clerk], speakers={2: clerk.id, 3: clerk.id},
        details={2: {"addressee": {"value": name}}, 3: {"addressee": {"value": told}}},
    )  # fmt: skip
    assert teller(ledger, ledger.attributions, ledger.attributions[0]) == (name if outlet else None)
