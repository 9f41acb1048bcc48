"""The facts of a story, from ledgers by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.model import Ledger, Relation, Source, StoryFacts
from auditor.stories.establish import establish
from auditor.testing import source

Maker = Callable[..., Ledger]
BELL = source("Anna Bell", named=True)
HALE = source("Tom Hale", named=True)
SOURCES = source("Sources", "group")
QUOTE = '"We will open three new schools before the winter comes"'


def only(facts: StoryFacts) -> Relation:
    (relation,) = facts.relations
    return relation


def test_the_same_quote(told: Maker) -> None:
    """One utterance of one speaker, with a dash more."""
    a = told("a", f"[s1 Anna Bell] [c1 said]: [q1 {QUOTE}].", [BELL])
    b = told(
        "b",
        '[q1 "We will open three new schools - before the winter comes,"] [c1 said] [s1 Anna Bell].',
        [BELL],
    )
    facts = establish([a, b], "s")
    assert only(facts).relation == "same_quote"
    assert [c.independence for c in facts.claims] == ["common source"]


def test_an_altered_quote_shows_the_words(told: Maker) -> None:
    """The changed words are the evidence, each with its article."""
    a = told("a", f"[s1 Anna Bell] [c1 said]: [q1 {QUOTE}].", [BELL])
    b = told("b", f"[q1 {QUOTE.replace('three', 'four')}] [c1 said] [s1 Anna Bell].", [BELL])
    relation = only(establish([a, b], "s"))
    assert relation.relation == "altered_quote"
    assert "words" in relation.differs
    spans = next(r.spans for r in relation.reasons if r.spans)
    assert {(s.article, x.article.slice(s)) for s in spans for x in (a, b) if x.article.id == s.article} == {
        ("a", "three"),
        ("b", "four"),
    }


def test_a_change_that_turns_the_sense_round_is_named(told: Maker) -> None:
    """ "To pass" against "if they don't pass"."""
    a = told(
        "a",
        '[q1 "To pass this bill would raise the risk of a slump,"] [c1 said] [s1 Anna Bell].',
        [BELL],
    )
    b = told(
        "b",
        '[q1 "If they don’t pass this bill it would raise the risk of a slump"] [c1 says] [s1 Bell].',
        [source("Bell", named=True)],
    )
    relation = only(establish([a, b], "s"))
    assert relation.relation == "altered_quote"
    assert "sense" in relation.differs


def test_dates_of_one_saying_that_contradict_each_other(told: Maker) -> None:
    """Last year, told in 2024, against 2022: a discrepancy, and still one claim."""
    a = told(
        "a",
        '[s1 Anna Bell] [c1 declared] [q1 talks with the company "impossible"] in a decree signed last year.',
        [BELL],
        date="2024-05-24",
    )
    b = told(
        "b",
        '[s1 Anna Bell] in 2022 [c1 declared] [q1 talks with the company "impossible"].',
        [BELL],
        date="2024-05-24",
    )
    facts = establish([a, b], "s")
    assert (only(facts).relation, only(facts).sort, only(facts).differs) == (
        "conflicts",
        "discrepancy",
        ("date",),
    )
    assert "the dates differ: 2023 and 2022" in [reason.text for reason in only(facts).reasons]
    assert len(facts.claims) == 1


def through(name: str, told: Maker, words: str) -> Ledger:
    return told(name, f"[s1 Sources] [c1 told] [r1 Reuters] [q1 that {words}].", [SOURCES])


def test_unnamed_sources_through_one_outlet_are_one_origin(told: Maker) -> None:
    """Two articles pass on what one outlet's sources said: an echo."""
    words = "the harbour company will sell its three northern ports in spring"
    facts = establish([through("a", told, words), through("b", told, words + " or summer")], "s")
    (claim,) = facts.claims
    assert (claim.independence, len(claim.origins)) == ("echo", 1)


def test_unnamed_sources_of_their_own_cannot_be_judged(told: Maker) -> None:
    """Two outlets with sources of their own may have the same ones."""
    words = "the harbour company will sell its three northern ports in spring"
    ledgers = [
        told("a", f"[s1 Sources] [c1 said] [q1 that {words}]. The board met on Monday in Dublin.", [SOURCES]),
        told("b", f"Shares fell, and [s1 Sources] [c1 said] [q1 that {words} or summer].", [SOURCES]),
    ]
    (claim,) = establish(ledgers, "s").claims
    assert (claim.independence, claim.origins, len(claim.origins_unjudged)) == ("cannot be judged", (), 2)


def test_whom_every_article_credits_is_the_common_source(told: Maker) -> None:
    """Though one of them has it from unnamed people, too, of whom nothing tells where they have it from."""
    words = "the harbour company will sell its three northern ports in spring"
    a = told("a", f"[s1 Anna Bell] [c1 said] [q1 that {words}]. It rained in Dublin.", [BELL])
    b = told(
        "b",
        f"Shares fell, [s1 Anna Bell] [c1 said] [q1 that {words}]. [s2 Sources] [c2 said] [q2 {words} too].",
        [BELL, SOURCES],
    )
    (claim,) = establish([a, b], "s").claims
    assert claim.independence == "common source"
    assert claim.reasons[0].text == "all articles report Anna Bell, whoever else says so"


@pytest.mark.parametrize(
    ("more", "expected"),
    [("the harbour company will sell its three northern ports in spring, as the board had hoped", True),
     ("the harbour company will sell three ships", False)],
)  # fmt: skip
def test_nearly_the_same_words_of_nobody_are_those_of_whom_another_article_names(
    told: Maker, more: str, expected: bool
) -> None:
    """An article that names nobody for them has them from there; a few words in common prove nothing."""
    a = told(
        "a",
        "[s1 Anna Bell] [c1 said] [q1 the harbour company will sell its northern ports in spring].",
        [BELL],
    )
    b = told("b", f"It was Monday. It is [c1 said] [q1 that {more}].", [])
    found = {c.independence for c in establish([a, b], "s").claims}
    assert ("common source" in found) is expected


def test_one_name_is_one_origin_whatever_it_is_taken_for(told: Maker) -> None:
    """A person in one article and a body in the other."""
    words = "prices rose in December for the first time since the harbour fire"
    a = told("a", f"[s1 Halvard] [c1 said] [q1 that {words}].", [source("Halvard", named=True)])
    b = told("b", f"[q1 {words}], [c1 said] [s1 Halvard].", [source("Halvard", "organisation", named=True)])
    (claim,) = establish([a, b], "s").claims
    assert (claim.independence, len(claim.origins)) == ("common source", 1)


def test_a_named_speaker_is_an_origin_whoever_passes_it_on(told: Maker) -> None:
    """The relay of a named person does not make another origin."""
    a = told("a", "[s1 Anna Bell] [c1 said] [q1 the harbour company will sell three northern ports].", [BELL])
    b = told(
        "b",
        "[s1 Anna Bell] [c1 told] [r1 Reuters] [q1 the harbour company will sell three northern ports].",
        [BELL],
    )
    (claim,) = establish([a, b], "s").claims
    assert claim.independence == "common source"


FELL = "the roof of the northern harbour hall fell in at midnight"


def verdict_of(told: Maker, one: str, other: str, sources: tuple[Source, Source]) -> tuple[str, int, int]:
    a = told("a", f"[s1 {one}] [c1 said] [q1 that {FELL}].", [sources[0]], speakers={1: sources[0].id})
    b = told(
        "b", f"[q1 {FELL.capitalize()}], [c1 said] [s1 {other}].", [sources[1]], speakers={1: sources[1].id}
    )
    (claim,) = (c for c in establish([a, b], "s").claims if len(c.says) > 1)
    return claim.independence, len(claim.origins), len(claim.origins_unjudged)


CHIEF = source("Anna Bell", named=True, post="fire chief")


def test_two_who_each_know_for_themselves_are_independent(told: Maker) -> None:
    """An office about what it is there for, and a witness; the reasons name what shows it."""
    sources = (CHIEF, HALE)
    assert verdict_of(told, "Anna Bell", "Tom Hale, who lives across the street", sources) == (
        "independent", 2, 0,
    )  # fmt: skip
    a = told("a", f"[s1 Anna Bell] [c1 said] [q1 that {FELL}].", [CHIEF])
    b = told(
        "b",
        f"[q1 {FELL}], [c1 said] [s1 Tom Hale, who lives across the street].",
        [HALE],
        speakers={1: HALE.id},
    )
    reasons = [r.text for c in establish([a, b], "s").claims for r in c.reasons]
    assert any("Tom Hale: was there or saw it" in text and "lives across" in text for text in reasons)


def test_an_office_is_told_by_what_it_is_called_and_not_by_what_is_told_of_it(told: Maker) -> None:
    """ "The fire department, which had been warned" is one; a club that called it is none."""
    witness = "Tom Hale, who lives across the street"
    for called, independent in (
        ("the fire department, which had been warned", True),
        ("the rowing club, which called the fire department", False),
    ):
        body = source(called.partition(",")[0], "organisation", named=True)
        assert (verdict_of(told, called, witness, (body, HALE))[0] == "independent") is independent


def test_hearsay_of_one_thing_takes_nothing_from_who_was_there(told: Maker) -> None:
    """What an article tells of somebody is read at each of his mentions."""
    a = told("a", f"[s1 Anna Bell] [c1 said] [q1 that {FELL}].", [CHIEF])
    b = told(
        "b",
        "[s1 Tom Hale, who lives across the street] [c1 said] [q1 nobody sang]. "
        f"[q2 {FELL.capitalize()}], [c2 said] [s2 Hale, who heard of the rest from a neighbour].",
        [HALE],
        speakers={1: HALE.id, 2: HALE.id},
    )
    (claim,) = (c for c in establish([a, b], "s").claims if len(c.says) > 1)
    assert claim.independence == "independent"


def test_what_shows_that_somebody_knows_is_told_in_eighty_characters(told: Maker) -> None:
    """Cut between words, and marked where it is."""
    long = "who lives across the street from the hall with a dog, a parrot, nine sheep, an aunt and her piano"
    a = told("a", f"[s1 Anna Bell] [c1 said] [q1 that {FELL}].", [CHIEF])
    b = told("b", f"[q1 {FELL}], [c1 said] [s1 Tom Hale, {long}].", [HALE], speakers={1: HALE.id})
    reasons = [r.text for c in establish([a, b], "s").claims for r in c.reasons]
    told_so = next(text for text in reasons if text.startswith("Tom Hale: "))
    shown = told_so.partition('("')[2].removesuffix('")')
    assert shown.endswith(" …")
    assert long.startswith(shown.removesuffix(" …"))
    assert 60 < len(shown) <= 82


@pytest.mark.parametrize(("one", "independent"), [("the force", False), ("the coroner's office", False)])
def test_a_body_by_its_noun_and_a_named_body_may_be_one(told: Maker, one: str, independent: bool) -> None:
    """Though each holds an office that establishes such things."""
    noun = source(one.removeprefix("the "), "organisation")
    sources = (noun, source("Harrow Fire Service", "organisation", named=True))
    shown = verdict_of(told, f"{one}, which inspected the hall", "the Harrow Fire Service", sources)
    assert (shown[0] == "independent") is independent


@pytest.mark.parametrize("shows", ["lives across the street", "inspected the hall", "sent a man to look"])
def test_two_who_show_the_same_are_two(told: Maker, shows: str) -> None:
    """Two neighbours, or two who looked, in the same words: each knows for himself."""
    found = verdict_of(told, f"Anna Bell, who {shows}", f"Tom Hale, who {shows}", (BELL, HALE))
    assert found == ("independent", 2, 0)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Bell", "Tom Hale"),
        ("Anna Bell, who lives across the street", "Tom Hale, who writes novels"),
        ("Anna Bell, who lives across the street", "Tom Hale, who heard of it from a neighbour"),
        ("Anna Bell, who lives across the street", "Tom Hale, who saw the video on Facebook"),
    ],
)
def test_who_is_not_shown_to_know_cannot_be_judged(told: Maker, one: str, other: str) -> None:
    """Two names prove nothing; nor do a trade, hearsay or a film."""
    assert verdict_of(told, one, other, (BELL, HALE)) == ("cannot be judged", 0, 2)


@pytest.mark.parametrize(("kind", "saw"), [("perception", True), ("statement", False), ("belief", False)])
def test_who_is_said_to_have_seen_it_knows_for_himself(told: Maker, kind: str, saw: bool) -> None:
    """ "Bell saw the roof fall in"; not who only thinks so."""
    a = told("a", f"[s1 Anna Bell] [c1 said] [q1 that {FELL}].", [CHIEF])
    more = {"details": {1: {"kind": kind}}, "speakers": {1: HALE.id}}
    b = told("b", f"[q1 {FELL.capitalize()}], [s1 Tom Hale] [c1 saw].", [HALE], **more)
    (claim,) = (c for c in establish([a, b], "s").claims if len(c.says) > 1)
    assert (claim.independence == "independent") is saw


@pytest.mark.parametrize(
    ("other", "origins"),
    [("one of the sources", 1), ("a second insider", 1), ("an aide to the mayor", 0)],
)
def test_sources_of_the_outlet_that_an_article_credits_are_its_sources_throughout(
    told: Maker, other: str, origins: int
) -> None:
    """Where one outlet is credited, who is called like its sources is one of them."""
    words, more = (
        "the harbour company will sell three northern ports in spring",
        "Shares had fallen on Monday",
    )
    own = source(other, id="s2")
    a = told(
        "a",
        f"[s1 Sources] [c1 told] [r1 Reuters] [q1 {more}]. [s2 {other.capitalize()}] [c2 said] [q2 {words}].",
        [SOURCES, own],
        speakers={1: SOURCES.id, 2: "s2"},
    )
    b = told("b", f"[s1 Sources] [c1 told] [r1 Reuters] [q1 that {words} or summer].", [SOURCES])
    (claim,) = (c for c in establish([a, b], "s").claims if len(c.says) > 1)
    assert (claim.independence == "echo", len(claim.origins)) == (bool(origins), origins)


def test_what_is_yet_to_come_nobody_has_seen(told: Maker) -> None:
    """A witness of the street is none of next spring."""
    words = "the harbour hall will be pulled down in spring"
    a = told("a", f"[s1 Anna Bell] [c1 said] [q1 that {words}].", [CHIEF])
    b = told(
        "b",
        f"[s1 Tom Hale, who lives across the street] [c1 said] [q1 that {words}].",
        [HALE],
        speakers={1: HALE.id},
    )
    (claim,) = (c for c in establish([a, b], "s").claims if len(c.says) > 1)
    assert claim.independence == "cannot be judged"


def test_two_who_tell_of_one_act_as_their_own_prove_nothing(told: Maker) -> None:
    """ "He met the builder", by two names: one of the names is wrong, or one speaks of the other."""
    words = "he had met the builder of the harbour hall in March"
    a = told("a", f"[s1 Anna Bell] [c1 said] [q1 that {words}].", [BELL])
    b = told("b", f"[s1 Tom Hale] [c1 said] [q1 that {words}].", [HALE])
    (claim,) = (c for c in establish([a, b], "s").claims if len(c.says) > 1)
    assert claim.independence == "cannot be judged"


def test_an_unnamed_witness_proves_nothing(told: Maker) -> None:
    """Who cannot be told from others is no second origin, whatever he saw."""
    nobody = source("a woman who saw it", count=1)
    assert verdict_of(told, "Anna Bell", "a woman who saw it", (CHIEF, nobody))[0] == "cannot be judged"


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("the council will sell the harbour and its northern ports this spring",
         "the council will this spring sell the northern ports of the harbour"),
        ("the governor will seek legislation to clarify the law",
         "the governor and legislators will seek to clarify that law"),
    ],
)  # fmt: skip
def test_two_named_speakers_make_no_statement_of_one(told: Maker, ours: str, theirs: str) -> None:
    """However alike their words: that is never told as one speaker's statement."""
    a = told("a", f"[s1 Anna Bell] [c1 said] [q1 {ours}].", [BELL])
    b = told("b", f"[s1 Tom Hale] [c1 said] [q1 {theirs}].", [HALE])
    assert "same_statement" not in [r.relation for r in establish([a, b], "s").relations]


def test_copies_of_one_text_are_one_text(told: Maker) -> None:
    """Ten mastheads, one wire story: nothing in it is confirmed by anything."""
    text = (
        f"[s1 Anna Bell] [c1 said]: [q1 {QUOTE}]. The council meets on Thursday to vote on the money for it."
    )
    facts = establish([told(f"m{i}", text, [BELL], outlet=f"Paper {i}") for i in range(10)], "s")
    assert [len(t) for t in facts.texts] == [10]
    assert facts.relations == ()
    assert [(len(c.says), len(c.origins), c.independence) for c in facts.claims] == [(10, 1, "echo")]


def test_the_same_article_twice_is_one_text(told: Maker) -> None:
    """Read in twice, under two ids: no agreement, and one origin."""
    text = (
        f"[s1 Anna Bell] [c1 said]: [q1 {QUOTE}]. The council meets on Thursday to vote on the money for it."
    )
    facts = establish([told(n, text, [BELL], outlet="Herald") for n in ("a", "a~2")], "s")
    assert facts.texts == (("a", "a~2"),)
    assert facts.relations == ()
    assert [(c.independence, len(c.origins)) for c in facts.claims] == [("echo", 1)]


def test_boilerplate_of_an_outlet_is_no_agreement(told: Maker) -> None:
    """What an editor says at the foot of each article is said by nobody about the story."""
    foot = f"[s2 Tom Hale] [c2 said]: [q2 {QUOTE}]."
    towns = ("Harrow got a bridge", "Dover lost its port", "Palermo won the cup", "Lode sold the old mill")
    ledgers = [
        told(
            str(n),
            f"[s1 Anna Bell] [c1 said] [q1 that {' and '.join([town] * 6)}].\n{foot}",
            [BELL, HALE],
            outlet="Herald",
        )
        for n, town in enumerate(towns)
    ]
    facts = establish(ledgers, "s")
    assert facts.relations == ()
    assert [len(c.says) for c in facts.claims] == [1, 1, 1, 1]


def test_articles_without_dates_are_compared(told: Maker) -> None:
    """No date: nothing is first seen, and relative dates say nothing."""
    ledgers = [told(n, f"In {n} [s1 Anna Bell] [c1 said]: [q1 {QUOTE}].", [BELL]) for n in ("Rome", "Dover")]
    (claim,) = establish(ledgers, "s").claims
    assert (claim.independence, claim.first_seen) == ("common source", None)


LAW = '"no person shall be deprived of the right to vote in the county"'


def test_one_passage_is_one_utterance_whoever_is_said_to_have_spoken(told: Maker) -> None:
    """The same words by two names, or by a name and a document: somebody said them once."""
    a = told("a", f"[s1 Anna Bell] [c1 said]: [q1 {LAW}].", [BELL])
    b = told("b", f"[s1 Tom Hale] [c1 said] on Monday: [q1 {LAW}].", [HALE])
    c = told("c", f"[s1 a statement] [c1 read]: [q1 {LAW}].", [source("a statement", "document")])
    for other in (b, c):
        (claim,) = establish([a, other], "s").claims
        assert (claim.independence, len(claim.origins), claim.origins_unjudged) == ("common source", 1, ())
    told_so = [r.text for c in establish([a, b], "s").claims for r in c.reasons]
    assert "counted once: Anna Bell and Tom Hale: the same words stand in both" in told_so


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Tom Hale", "person"), ("Tom Hale's office", "organisation")),
        (("the Harrow council", "organisation"), ("report of the Harrow council", "document")),
    ],
)
def test_who_speaks_for_another_confirms_nothing(
    told: Maker, one: tuple[str, str], other: tuple[str, str]
) -> None:
    """A person and his office, a body and its report: one side, counted once."""
    words = "the harbour company will sell three northern ports in spring"
    ledgers = [
        told(n, f"[s1 {name}] [c1 said] [q1 that {words}].", [source(name, kind, named=True)])
        for n, (name, kind) in zip("ab", (one, other), strict=True)
    ]
    (claim,) = (c for c in establish(ledgers, "s").claims if len(c.says) > 1)
    assert (claim.independence, len(claim.origins)) == ("common source", 1)


def test_a_noun_phrase_is_no_claim(told: Maker) -> None:
    """What two people speak of is not what they say."""
    ledgers = [
        told(n, f"[s1 {name}] [c1 {cue}] [q1 the northern harbour bill].", [who])
        for n, name, cue, who in (("a", "Anna Bell", "praised", BELL), ("b", "Tom Hale", "discussed", HALE))
    ]
    assert all(len(c.says) == 1 for c in establish(ledgers, "s").claims)


def denied(told: Maker, one: str, cue: str, other: str) -> list[int]:
    ledgers = [
        told("a", f"[s1 Anna Bell] [c1 said] [q1 {one}].", [BELL]),
        told("b", f"[s1 Tom Hale] [c1 {cue}] [q1 {other}].", [HALE]),
    ]
    return [len(c.denies) for c in establish(ledgers, "s").claims]


def test_a_denial_denies_the_same_thing(told: Maker) -> None:
    """By its cue, or by negating the same sentence; each claim lists the other."""
    sold = "that the council sold the northern harbour to the company"
    assert denied(told, sold, "denied", sold) == [1, 1]
    assert denied(
        told, "that he served in the harbour war", "said", "he never served in the harbour war"
    ) == [1, 1]


@pytest.mark.parametrize(
    ("cue", "other"),
    [
        ("denied", "that the council ever met the dockers in the old town"),
        ("said", "there should be no vote on the council before the harbour is sold"),
        ("did not say", "that the council sold the northern harbour to the company"),
    ],
)
def test_opposed_moods_are_no_denial(told: Maker, cue: str, other: str) -> None:
    """Another thing denied, another sentence negated, a thing that was not said."""
    a = told(
        "a",
        "[s1 Anna Bell] [c1 said] [q1 that the council sold the northern harbour to the company].",
        [BELL],
    )
    b = told("b", f"[s1 Tom Hale] [c1 {cue}] [q1 {other}].", [HALE])
    if cue == "did not say":
        unsaid = b.attributions[0].model_copy(update={"polarity": "negated"})
        b = b.model_copy(update={"attributions": (unsaid,)})
    assert all(not c.denies for c in establish([a, b], "s").claims)


def test_two_who_speak_together_are_no_third_person(told: Maker) -> None:
    """ "Both" is not merged with either of them, and does not confirm them."""
    both = source("Anna Bell and Tom Hale", named=True, members=("Anna Bell", "Tom Hale"))
    words = "the harbour company will sell three northern ports in spring"
    text = "[s1 Anna Bell] [c1 met] [q1 that he sang]. [s2 Tom Hale] [c2 left] [q2 that she danced]."
    a = told("a", f"{text} [s3 Anna Bell and Tom Hale] [c3 said] [q3 that {words}].", [BELL, HALE, both])
    b = told("b", f"[s1 Tom Hale] [c1 said] [q1 that {words}].", [HALE])
    facts = establish([a, b], "s")
    assert {"Anna Bell", "Tom Hale"} <= {o.name for o in facts.origins}
    (claim,) = (c for c in facts.claims if len(c.says) > 1)
    assert len(claim.origins) == 1


def test_short_statements_match_nothing(told: Maker) -> None:
    """ "It is fake", said in two articles, may be about anything."""
    facts = establish(
        [told(n, '[s1 Anna Bell] [c1 said]: [q1 "It is fake."]', [BELL]) for n in ("a", "b")], "s"
    )
    assert facts.relations == ()


def test_an_article_that_quotes_itself(told: Maker) -> None:
    """A pull quote repeats the text: one claim, one article, and it stands alone."""
    text = f"[s1 Anna Bell] [c1 said]: [q1 {QUOTE}].\n[q2 {QUOTE}]"
    facts = establish([told("a", text, [BELL], speakers={2: "Anna Bell"})], "s")
    (claim,) = facts.claims
    assert (len(claim.says), claim.independence) == (2, "stands alone")


def test_a_headline_that_tells_a_claim_flat(told: Maker) -> None:
    """Nobody is said to stand behind the headline's words."""
    headline = "Company to Sell Three Northern Ports"
    text = f"{headline}\n[s1 Sources] [c1 told] [r1 Reuters] [q1 that it will sell three northern ports]."
    facts = establish([told("a", text, [SOURCES], headline=True)], "s")
    assert [(f.claim, f.headline) for f in facts.flat] == [("c1", True)]


@pytest.mark.parametrize(
    ("headline", "told_flat"),
    [
        ("Company to Sell Three Northern Ports", True),
        ("[s2 Bell]: Company to Sell Three Northern Ports", True),
        ("[q2 Company to Sell Three Northern Ports], [c2 says] [s2 Bell]", False),
        ("Company to Sell Three Northern Ports [c2 says] [s2 Bell]", True),
        ("Company to [q2 sell] Three Northern Ports, [s2 Bell] [c2 says]", True),
    ],
)
def test_a_headline_is_flat_where_less_than_half_of_it_is_somebodys(
    told: Maker, headline: str, told_flat: bool
) -> None:
    """A speaker, a cue and what is said have to fill most of it."""
    text = f"{headline}\n[s1 Sources] [c1 told] [r1 Reuters] [q1 that it will sell three northern ports]."
    facts = establish([told("a", text, [SOURCES, source("Bell", named=True)], headline=True)], "s")
    assert bool(facts.flat) is told_flat


@pytest.mark.parametrize(
    "text", ["", "[q1 ] [c1 said] [s1 Anna Bell].", "[s1 Anna Bell] [c1 did not comment]."]
)
def test_nothing_to_say_is_no_error(told: Maker, text: str) -> None:
    """Empty articles and empty contents."""
    assert establish([told("a", text, [BELL]), told("b", text, [BELL])], "s").relations == ()


def test_the_order_of_the_articles_does_not_matter(told: Maker) -> None:
    """Facts are the same for any order."""
    ledgers = [told(n, f"[s1 Anna Bell] [c1 said]: [q1 {QUOTE}].", [BELL]) for n in ("a", "b", "c")]
    assert establish(ledgers, "s") == establish(ledgers[::-1], "s")


def test_two_hundred_articles(told: Maker) -> None:
    """The number of relations grows with the articles, not with their pairs."""
    ledgers = [
        told(
            f"a{i:03}",
            f"Report {i} from town {i}. [s1 Anna Bell] [c1 said]: [q1 {QUOTE}] [q1 in district {i * 7}].",
            [BELL],
        )
        for i in range(200)
    ]
    facts = establish(ledgers, "s")
    assert len(facts.relations) < 200 * 15
    assert sum(len(c.says) for c in facts.claims) == 200


@pytest.mark.parametrize(
    ("one", "other", "claims"),
    [
        (
            "that she will close the northern harbour in spring",
            "that in spring the northern harbour will close",
            1,
        ),
        (
            "that the ferry came late again in the storm",
            "that Harrow has a mill, a school, a harbour and a ferry",
            2,
        ),
        (
            "her views on the harbour bill and its costs",
            "that the northern harbour has a new ferry",
            2,
        ),
        (
            "that the northern harbour needs a longer wall before winter",
            "that nobody in the northern harbour has seen the mayor since spring",
            2,
        ),
    ],
)
def test_what_is_spoken_of_is_not_what_is_said(told: Maker, one: str, other: str, claims: int) -> None:
    """Statements of one speaker are one claim where they share what is said, not where they share a topic."""
    around = (
        "Snow fell on the coast road all night, and two lorries slid into a field. {} Schools in the "
        "valley stay shut until Thursday, when the ploughs are due back from the depot.",
        "A vote on the budget is due next week, after the party's congress. {} Prices of grain rose "
        "again, as rain spoiled much of the crop in the east, traders at the exchange found.",
    )
    a, b = (
        told(n, text.format(f"[s1 Anna Bell] [c1 said] [q1 {words}]."), [BELL])
        for n, text, words in zip("ab", around, (one, other), strict=True)
    )
    assert len(establish([a, b], "s").claims) == claims


def test_words_that_one_article_alone_quotes_were_said_once(told: Maker) -> None:
    """A report quoted in one article, told without marks or a source in the other: one origin."""
    words = "he does not say that his service never took him over the sea"
    a = told(
        "a",
        f'[s1 the Gazette] [c1 wrote]: [q1 "{words}"].',
        [source("the Gazette", "organisation", named=True)],
    )
    b = told("b", f"An examination [c1 shows] [q1 that {words}].", [])
    (claim,) = establish([a, b], "s").claims
    assert (claim.independence, claim.origins_unjudged) == ("common source", ())


def test_who_passes_a_statement_on_does_not_confirm_it(told: Maker) -> None:
    """ "According to a report, the indictment said ..." rests on the indictment."""
    words = "the couple spent the harbour money on ferry tickets and dental work"
    report = source("report of the Harrow council", "document", named=True)
    paper = source("indictment", "document")
    a = told("a", f"The [s1 indictment] [c1 said] [q1 that {words}].", [paper])
    b = told(
        "b",
        f"[q1 The [s2 indictment] [c2 said] [q2 that {words}]], [c1 according to] [s1 a report].",
        [report, paper],
        speakers={1: report.id},
    )
    told_so = [c for c in establish([a, b], "s").claims if len(c.says) > 1]
    assert [c.independence for c in told_so] == ["common source"]


SOLD = "the council sold the three northern ferries to a harbour company in March"
COUNCIL = source("Ports committee", "organisation", named=True)
CHAIR = source("Ivo Rask", named=True, post="chairman", body=("Committee", "named"))
LAWYER = source("Ada Lind", named=True, post="Bell’s lawyer", body=("Bell", "named"))
SPOKESMAN = source("Ivo Rask", named=True, post="spokesman", body=("Mrs. Bell", "named"))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ([LAWYER, BELL], [SPOKESMAN, BELL]),
        ([COUNCIL], [CHAIR, COUNCIL]),
        ([source("San Remo and Harrow", "organisation", named=True, members=("x", "y"))],
         [source("Jo Lind", named=True, post="Mayor", body=("Harrow", "named"))]),
    ],
)  # fmt: skip
def test_who_speaks_for_one_side_is_one_origin(told: Maker, ours: list[Source], theirs: list[Source]) -> None:
    """Lawyer and spokesman of one person, "the Committee" and its chairman, two cities and a mayor."""
    a = told("a", f"[s1 {ours[0].name}] [c1 said] [q1 that {SOLD}].", ours)
    b = told("b", f"[s1 {theirs[0].name}] [c1 said] [q1 that {SOLD}].", theirs)
    (claim,) = [c for c in establish([a, b], "s").claims if len(c.says) > 1]
    assert claim.independence == "common source"


def test_two_lawyers_of_two_people_are_two(told: Maker) -> None:
    """Speaking for somebody ties only those who speak for the same one."""
    other = source("Ivo Rask", named=True, post="Hale’s lawyer", body=("Hale", "named"))
    a = told("a", f"[s1 Ada Lind] [c1 said] [q1 that {SOLD}].", [LAWYER, BELL])
    b = told("b", f"[s1 Ivo Rask] [c1 said] [q1 that {SOLD}].", [other, HALE])
    (claim,) = [c for c in establish([a, b], "s").claims if len(c.says) > 1]
    assert (claim.independence, len(claim.origins_unjudged)) == ("cannot be judged", 2)


@pytest.mark.parametrize(
    ("outlet", "expected"),
    [("Saturday Echo", "echo"), ("www.saturdayecho.co.uk", "echo"), ("Harrow Gazette", "cannot be judged")],
)
def test_a_relay_is_followed_to_its_outlet(told: Maker, outlet: str, expected: str) -> None:
    """An article that credits an outlet, and that outlet's own article with its unnamed sources."""
    a = told("a", f"[s1 Sources] [c1 told] the [r1 Saturday Echo] [q1 that {SOLD}].", [SOURCES])
    b = told("b", f"[q1 {SOLD}], [c1 said] [s1 sources].", [source("sources", "group")], outlet=outlet)
    (claim,) = [c for c in establish([a, b], "s").claims if len(c.says) > 1]
    assert claim.independence == expected


@pytest.mark.parametrize(
    ("frame", "expected"),
    [("in a letter", "common source"), ("when asked about the letter", "cannot be judged")],
)
def test_a_letter_is_whose_letter_the_other_article_tells(told: Maker, frame: str, expected: str) -> None:
    """A document without an owner is that of who speaks through such a document elsewhere."""
    a = told("a", f"The [s1 letter] [c1 said] [q1 that {SOLD}].", [source("letter", "document")])
    b = told("b", f"[s1 Anna Bell] [c1 said] {frame} [q1 that {SOLD}].", [BELL])
    (claim,) = [c for c in establish([a, b], "s").claims if len(c.says) > 1]
    assert claim.independence == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("that the north gate of the harbour was open all night",
         "that the south gate of the harbour was open all night"),
        ("that the price of bread rose by a tenth in May", "the price of milk rose by a tenth in May"),
        ("that the first engine of the ferry had failed in the storm",
         "that the second engine of the ferry had failed in the storm"),
        ("that two bakers were arrested in Harrow on Friday", "two bakers were arrested in Dover on Friday"),
    ],
)  # fmt: skip
def test_two_things_of_one_kind_are_two_claims(told: Maker, one: str, other: str) -> None:
    """However alike the rest: another gate, another price, another town."""
    a = told("a", f"[s1 Anna Bell] [c1 said] [q1 {one}].", [BELL])
    b = told("b", f"[s1 Anna Bell] [c1 said] [q1 {other}].", [BELL])
    assert len(establish([a, b], "s").claims) == 2


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ("the fire had begun in the basement of the hotel",
         "the fire had begun on the roof of the hotel", True),
        ("the wolf had got in through the window of the barn",
         "the wolf had got in through the door of the barn", True),
        ("the fire had begun in the basement of the hotel",
         "the fire had begun in the cellar of the hotel", False),
        ("a man was found in the kitchen of the old hotel",
         "a man was found in the attic of the old hotel", False),
        ("the money will go to the hospital in the old town",
         "the money will go to the school in the old town", False),
    ],
)  # fmt: skip
def test_one_speaker_tells_of_one_thing_that_happened_once(
    told: Maker, one: str, other: str, clash: bool
) -> None:
    """Where two articles have another thing of one kind in it; not of what may be so of both."""
    a = told("a", f"[s1 Anna Bell] [c1 said] [q1 that {one}].", [BELL])
    b = told("b", f"[s1 Anna Bell] [c1 said] [q1 that {other}].", [BELL])
    found = [r for r in establish([a, b], "s").relations if r.relation == "conflicts"]
    assert bool(found) is clash
    assert all(r.sort == "discrepancy" and r.reasons[0].spans for r in found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("that the hall had fallen in at midnight", "that the hall fell in at midnight"),
        ("that forty dockers would be dismissed", "that the company would fire forty dockers"),
        ("that the bridge would not open before spring", "that the bridge would stay closed until spring"),
        ("that she had met the builder in March", "that Anna Bell had met the builder in March"),
    ],
)
def test_one_thing_in_other_words_is_one_claim(told: Maker, one: str, other: str) -> None:
    """Another tense, another word of that meaning, the opposite denied, a pronoun for the subject."""
    a = told("a", f"[s1 Anna Bell] [c1 said] [q1 {one}].", [BELL])
    b = told("b", f"[s1 Anna Bell] [c1 said] [q1 {other}].", [BELL])
    assert len(establish([a, b], "s").claims) == 1


@pytest.mark.parametrize(
    ("one", "cue", "other"),
    [
        ("the dam is safe", "said", "the dam is not safe"),
        ("that the talks about the river had been broken off on Sunday", "said",
         "the talks about the river have not been broken off"),
        ("that the prisoners had been beaten in the yard", "rejected the claim",
         "that the prisoners had been beaten in the yard"),
        ("that the ferry had been overloaded", "said", "it is false that the ferry was overloaded"),
        ("that the court had acquitted the sailor of arson", "said",
         "that the court had convicted the sailor of arson"),
    ],
)  # fmt: skip
def test_the_contrary_denies(told: Maker, one: str, cue: str, other: str) -> None:
    """The verb or the predicate negated, said to be false, or its opposite; the claim lists who denies it."""
    assert denied(told, one, cue, other) == [1, 1]
    relations = [
        r
        for r in establish(
            [
                told("a", f"[s1 Anna Bell] [c1 said] [q1 {one}].", [BELL]),
                told("b", f"[s1 Tom Hale] [c1 {cue}] [q1 {other}].", [HALE]),
            ],
            "s",
        ).relations
        if r.relation == "conflicts"
    ]
    assert all(r.sort == "dispute" for r in relations)


@pytest.mark.parametrize(
    ("ours", "theirs", "conflict"),
    [
        (
            "the judges had dismissed the appeal of the miller",
            "the judges had allowed the appeal of the miller",
            True,
        ),
        (
            "the tribunal had upheld the fine for the mill",
            "the tribunal had overturned the fine for the mill",
            True,
        ),
        ("planners had approved the mill on the hill", "planners had rejected the mill on the hill", True),
        ("the board had granted Lund a licence", "the board had refused Lund a licence", True),
        ("the miller had been freed on Friday", "the miller had been jailed on Friday", True),
        (
            "the tribunal had upheld the fine for the mill",
            "the tribunal had confirmed the fine for the mill",
            False,
        ),
        (
            "the judge had dismissed the jury for the day",
            "the judge had allowed the jury to leave for the day",
            False,
        ),
        (
            "the judges had dismissed the appeal of the miller",
            "the judges had allowed the widow a new appeal",
            False,
        ),
    ],
)
def test_two_rulings_on_one_thing_cannot_both_be(told: Maker, ours: str, theirs: str, conflict: bool) -> None:
    """One speaker has a thing upheld here and overturned there: a discrepancy."""
    a = told("a", f"[s1 Anna Bell] [c1 said] [q1 that {ours}].", [BELL])
    b = told("b", f"[s1 Anna Bell] [c1 said] [q1 that {theirs}].", [BELL])
    found = [r.sort for r in establish([a, b], "s").relations if r.relation == "conflicts"]
    assert found == (["discrepancy"] if conflict else [])


@pytest.mark.parametrize(
    ("ours", "theirs", "conflict"),
    [
        ("14 people were hurt when the stand fell", "40 people were hurt when the stand fell", True),
        ("at least six houses had burned down", "eight houses had burned down", False),
        ("about 300 people had come to the fair", "340 people had come to the fair", False),
        ("the mill lost 12 million crowns in 2020", "the mill lost 14 million crowns in 2021", False),
        ("the mill lost 12 million crowns in 2020", "the mill lost 14 million crowns in 2020", True),
    ],
)
def test_numbers_that_cannot_both_be_right(told: Maker, ours: str, theirs: str, conflict: bool) -> None:
    """Bounds and round numbers leave room, and two years are two things; numbers are told as written."""
    a = told("a", f"[s1 Anna Bell] [c1 said] [q1 that {ours}].", [BELL])
    b = told("b", f"[s1 Anna Bell] [c1 said] [q1 that {theirs}].", [BELL])
    found = [r for r in establish([a, b], "s").relations if r.relation == "conflicts"]
    assert bool(found) is conflict
    assert not any("e+" in reason.text for r in found for reason in r.reasons)
    if "million" in ours and conflict:
        assert [x.text for r in found for x in r.reasons] == ["the numbers differ: 12 million and 14 million"]


def test_near_copies_are_one_text_compared_once(told: Maker) -> None:
    """Printed forty times, a word left out here and there: one claim a statement, an echo, no relation."""
    bits = [f"The {noun} of Harrow is older than its {n}th wall." for n, noun in enumerate(
        ("mill", "school", "bridge", "church", "tower", "well", "market", "gate"))]  # fmt: skip
    said = "the harbour company will sell its three northern ports to a bank in the spring of next year"
    other = "the council of the town had asked the company for a plan of the docks and the old ferry pier"

    def printing(n: int) -> Ledger:
        words = said.split()
        left_out = " ".join(w for i, w in enumerate(words) if i != n % len(words) or n == 0)
        text = f"[s1 Anna Bell] [c1 said] [q1 that {left_out}]. [s2 Tom Hale] [c2 said] [q2 {other}]."
        text = f"{' '.join(bits)} {text}"
        return told(f"p{n:02}", text, [BELL, HALE], outlet=f"Paper {n}")

    facts = establish([printing(n) for n in range(40)], "s")
    assert [len(g) for g in facts.texts] == [40]
    assert [(len(c.says), c.independence) for c in facts.claims] == [(40, "echo"), (40, "echo")]
    assert facts.relations == ()
