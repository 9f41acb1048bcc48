"""The agreement check, on facts made by hand."""

from __future__ import annotations

from typing import Any

import pytest
from auditor_checks.agreement.check import Agreement

from auditor import Relation, Result, Story
from auditor.model import Edit, Flat, Origin, Reason, Span
from auditor.testing import claim, make_ledger, make_story, relation, source

BELL = source("Anna Bell", named=True)
AIDES = source("Two aides", count=2)
SOMEBODY = source("Aides", "group")
SAID = "[s1 {who}] [c1 said] [q1 the bridge will close in May]."


def results(held: Story) -> list[Result]:
    return list(Agreement().story(held))


def rules(held: Story) -> list[str]:
    return [f.rule.removeprefix("agreement/") for r in results(held) for f in r.findings]


def two(who: Any = BELL, other: Any = BELL) -> tuple[Any, Any]:
    return make_ledger(SAID.format(who=who.name), [who]), make_ledger(SAID.format(who=other.name), [other])


@pytest.mark.parametrize(
    ("origins", "against", "score"),
    [(("o1", "o2"), (), 1.0), (("o1",), ("o2",), 0.5), (("o1", "o2"), ("o3",), 0.667), (("o1",), (), None),
     ((), (), None)],
)  # fmt: skip
def test_the_score_is_the_share_of_support(origins: Any, against: Any, score: float | None) -> None:
    """Counted over independent origins that take a side, from two on; fewer have no score at all."""
    known = tuple(Origin(id=f"o{n}", name=f"N{n}") for n in (1, 2, 3))
    held = make_story(
        *two(), claims=(claim("a", "b", origins=origins, origins_against=against),), origins=known
    )
    of_claim = next(r for r in results(held) if r.on.claim)
    assert of_claim.score == score
    assert of_claim.state == ("not applicable" if score is None else "scored")


def test_statements_have_the_score_of_their_claim_and_stay_out_of_means() -> None:
    """Each statement gets a result of its own."""
    known = (Origin(id="o1", name="N1"), Origin(id="o2", name="N2"))
    held = make_story(*two(), claims=(claim("a", "b", origins=("o1", "o2")),), origins=known)
    found = [r for r in results(held) if r.on.attribution]
    assert [(r.on.article, r.score, r.in_means) for r in found] == [("a", 1.0, False), ("b", 1.0, False)]


def test_a_statement_of_several_claims_has_one_result() -> None:
    """That of the claim that most articles have."""
    ledgers = (make_ledger(SAID.format(who=BELL.name), [BELL]) for _ in range(3))
    both = (
        claim("a", "b").model_copy(update={"id": "c1"}),
        claim("a", "b", "c").model_copy(update={"id": "c2"}),
    )
    found = [r for r in results(make_story(*ledgers, claims=both)) if r.on.attribution]
    assert [(r.on.article, (r.data or {})["claim"]) for r in found] == [("a", "c2"), ("b", "c2"), ("c", "c2")]


def test_nothing_to_compare_has_no_score() -> None:
    """A story without claims."""
    (overall,) = results(make_story(make_ledger("It rained."), make_ledger("It rained.")))
    assert (overall.state, overall.score) == ("not applicable", None)


def test_a_dispute_is_no_finding() -> None:
    """Speakers who oppose each other are balance; two accounts of one fact are asked about."""
    reasons = (Reason(text="the numbers differ: 3 and 4", spans=(Span(start=0, end=3, article="a"),)),)
    dispute = relation("a", "b", "conflicts", sort="dispute", reasons=reasons, differs=("number",))
    discrepancy = relation("a", "b", "conflicts", sort="discrepancy", reasons=reasons, differs=("number",))
    assert rules(make_story(*two(), relations=(dispute,))) == []
    assert rules(make_story(*two(), relations=(discrepancy,))) == ["conflict"]


QUOTED = "[s1 Anna Bell] [c1 said]: [q1 “{}”]."


def quotes(ours: str, theirs: str, *edits: tuple[str, str, str], **more: Any) -> Story:
    """Two articles with a quotation each, and the words that align: what changed, ours, theirs."""
    pair = [make_ledger(QUOTED.format(words), [BELL]) for words in (ours, theirs)]

    def place(side: int, words: str) -> Span | None:
        start = pair[side].article.text.find(words)
        return Span(start=start, end=start + len(words), article="ab"[side]) if words else None

    aligned = [
        Edit.model_validate({"change": change, "a": place(0, a), "b": place(1, b)}) for change, a, b in edits
    ]
    related = relation("a", "b", "altered_quote", differs=("words",), edits=aligned, **more)
    return make_story(*pair, relations=(related,))


def test_other_words_within_one_quotation() -> None:
    """A changed word is told with what stands in its place; a relation of little confidence is not."""
    edits = (
        ("same", "the old bridge will close in", "the old bridge will close in"),
        ("substituted", "May", "June"),
        ("same", "for good", "for good"),
    )
    texts = ("the old bridge will close in May for good", "the old bridge will close in June for good")
    held = quotes(*texts, *edits)
    assert rules(held) == ["altered-quote"]
    assert '"May" in one, "June" in the other' in results(held)[0].findings[0].message
    assert rules(quotes(*texts, *edits, confidence=0.4)) == []


def test_one_change_is_asked_about_once_and_the_odd_article_is_named() -> None:
    """Two articles have "May" and one has "June": two pairs differ, and the fault is one, the third's."""
    texts = {name: f"the old bridge will close in {month} for good" for name, month in
             zip("abc", ("May", "May", "June"), strict=True)}  # fmt: skip
    ledgers = [make_ledger(QUOTED.format(words), [BELL]) for words in texts.values()]

    def place(name: str, words: str) -> Span:
        start = ledgers["abc".index(name)].article.text.find(words)
        return Span(start=start, end=start + len(words), article=name)

    def pair(x: str, y: str) -> Relation:
        if texts[x] == texts[y]:
            steps = [("same", texts[x], texts[y])]
        else:
            parts = ("the old bridge will close in", "for good")
            months = texts[x].split()[-3], texts[y].split()[-3]
            steps = [("same", parts[0], parts[0]), ("substituted", *months), ("same", parts[1], parts[1])]
        edits = [Edit.model_validate({"change": c, "a": place(x, a), "b": place(y, b)}) for c, a, b in steps]
        return relation(x, y, "same_quote" if texts[x] == texts[y] else "altered_quote", edits=tuple(edits))

    for pairs in (("ab", "ac", "bc"), ("ab", "ac")):
        held = make_story(*ledgers, relations=tuple(pair(*names) for names in pairs))
        (found,) = [f for r in results(held) for f in r.findings]
        assert "differs in c from 2 other articles" in found.message
    (row,) = [row for row in results(held)[0].rows or () if row.panel == "quotes"]
    assert row.cells[1].endswith("(2 articles)")
    assert row.cells[2].endswith("(1 article)")


@pytest.mark.parametrize(
    ("ours", "theirs", "edits"),
    [
        pytest.param(
            "a very tender and touchy topic to me", "This is a very tender and touchy topic to me",
            [("substituted", "a", "This is a"),
             ("same", "very tender and touchy topic to me", "very tender and touchy topic to me")],
            id="begins later",
        ),
        pytest.param(
            "it is a new kind of faith, no less a faith", "it is a new kind of faith",
            [("same", "it is a new kind of", "it is a new kind of"), ("inserted", "faith, no less a", ""),
             ("same", "faith", "faith")],
            id="ends earlier",
        ),
        pytest.param(
            "he is determined to stop it by force", "he’s determined to stop it by force",
            [("substituted", "he is", "he’s"),
             ("same", "determined to stop it by force", "determined to stop it by force")],
            id="contracted",
        ),
        pytest.param(
            "my view is that marriage is a bond of two", "I believe that a marriage between two is enough",
            [("substituted", "my view is", "I believe"), ("same", "that", "that"), ("deleted", "", "a"),
             ("same", "marriage", "marriage"), ("substituted", "is a bond of", "between"),
             ("same", "two", "two")],
            id="another utterance",
        ),
        pytest.param(
            "you will never close it you old c---sucker", "you will never close it you old cocksucker",
            [("same", "you will never close it you old", "you will never close it you old"),
             ("substituted", "c---sucker", "cocksucker")],
            id="masked",
        ),
        pytest.param(
            "it looks like general al-Qadri is going to win", "it looks like general Qadri is going to win",
            [("same", "it looks like general", "it looks like general"), ("deleted", "al", ""),
             ("same", "Qadri is going to win", "Qadri is going to win")],
            id="a particle of a name",
        ),
    ],
)  # fmt: skip
def test_quotations_that_are_not_altered(ours: str, theirs: str, edits: Any) -> None:
    """One may begin later or end earlier, contract a verb, or be of another utterance altogether."""
    assert rules(quotes(ours, theirs, *edits)) == []


def test_an_altered_quote_that_says_it_is_a_translation() -> None:
    """Differing translations are no altered quotes."""
    edits = [("same", "the old bridge will close in", "the old bridge will close in")]
    edits.append(("substituted", "May", "June"))
    held = quotes("the old bridge will close in May", "the old bridge will close in June", *edits)
    assert rules(held) == ["altered-quote"]
    told = held.ledgers[0].article.text + " She spoke through an interpreter."
    translated = held.ledgers[0].article.model_copy(update={"text": told})
    first = held.ledgers[0].model_copy(update={"article": translated})
    assert rules(held.model_copy(update={"ledgers": (first, held.ledgers[1])})) == []


def test_a_number_of_sources_that_is_lost() -> None:
    """Two aides there, aides here, one origin."""
    known = (Origin(id="o1", name="aides through Reuters", sources=("a#Two aides", "b#Aides")),)
    ledgers = two(AIDES, SOMEBODY)
    held = make_story(
        *ledgers, claims=(claim("a", "b", origins=("o1",), independence="echo"),), origins=known
    )
    assert "source-count-changed" in rules(held)


def test_the_number_of_two_sources_is_asked_about_once() -> None:
    """However many claims of the story the same two sources speak in."""
    more = " [s2 {who}] [c2 added] [q2 that a new bridge will open in winter]."
    ledgers = [make_ledger((SAID + more).format(who=who.name), [who]) for who in (AIDES, SOMEBODY)]
    known = (Origin(id="o1", name="aides through Reuters", sources=("a#Two aides", "b#Aides")),)
    claims = (
        claim("a", "b", origins=("o1",), independence="echo"),
        claim("a#a2", "b#a2", id="c2", origins=("o1",), independence="echo"),
    )
    held = make_story(*ledgers, claims=claims, origins=known)
    assert rules(held).count("source-count-changed") == 1


@pytest.mark.parametrize(
    ("hedged", "expected"),
    [
        ("the bridge is thought to close in May", ["hedge-dropped"]),
        ("the bridge will close in May, near where a wall is thought to be falling", []),
    ],
)
def test_a_hedge_is_dropped_where_what_it_bears_on_is_told(hedged: str, expected: list[str]) -> None:
    """Not where it stands in an aside that the other article does not have."""
    held = make_ledger(f"[s1 Two aides] [c1 said] [q1 {hedged}].", [AIDES])
    start = held.article.text.index("is thought to")
    unsure = held.attributions[0].model_copy(update={"hedges": (Span(start=start, end=start + 13),)})
    held = held.model_copy(update={"attributions": (unsure,)})
    known = (Origin(id="o1", name="aides through Reuters", sources=("a#Two aides", "b#Two aides")),)
    told = make_story(
        held,
        two(AIDES)[0],
        relations=(relation("a", "b", "same_statement"),),
        claims=(claim("a", "b", origins=("o1",), independence="echo"),),
        origins=known,
    )
    assert [r for r in rules(told) if r == "hedge-dropped"] == expected


def test_a_fact_elsewhere_that_unnamed_people_tell() -> None:
    """The sentence of an article that does not say who says so."""
    flat = Flat(claim="c1", span=Span(start=0, end=5, article="b"))
    plain = make_ledger("The bridge will close in May.")
    claims = (claim("a"),)
    assert rules(make_story(two(AIDES)[0], plain, claims=claims, flat=(flat,))) == [
        "anonymity-lost-between-articles"
    ]
    assert rules(make_story(two(BELL)[0], plain, claims=claims, flat=(flat,))) == []


def test_every_rule_has_a_card_with_examples() -> None:
    """Five that fire, five that do not, each of two articles or more."""
    for rule in Agreement.rules:
        assert rule.card.startswith("**What.**")
        assert min(len(set(rule.fires)), len(set(rule.silent))) >= 5
        assert all(len(example) > 1 for example in (*rule.fires, *rule.silent))
