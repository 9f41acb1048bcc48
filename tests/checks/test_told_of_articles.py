"""What a check says of an article as a whole, and of whole texts: in which words, of how many."""

from __future__ import annotations

from typing import Any

import pytest
from auditor_checks.accusations import accusations, somebody
from auditor_checks.anonymity.check import Anonymity
from auditor_checks.anonymity.judgement import judgement
from auditor_checks.directness.check import Directness

from auditor import Finding, Result, Source
from auditor.contract.reading import nested
from auditor.testing import make_ledger, source

LEE = source("Ann Lee", named=True, post="mayor")
LUND = source("Bo Lund", named=True)
SOURCES = source("Sources", "group")
COUNCIL = source("The council", "organisation")
ALL = (LEE, LUND, SOURCES, COUNCIL)


def lines(*who: str, said: str = "it rained") -> str:
    return " ".join(
        f"[s{n} {name}] [c{n} said] [q{n} {said}]." if name else f"[c{n} It is said] [q{n} that {said}]."
        for n, name in enumerate(who, 1)
    )


def people(text: str) -> list[Source]:
    return [p for p in ALL if f"{p.name}]" in text]


def found(text: str, *more: Source, check: Any = Anonymity, **made: Any) -> list[Result]:
    return list(check().article(make_ledger(text, [*people(text), *more], **made)))


def asked(rule: str, text: str, *more: Source, check: Any = Anonymity, **made: Any) -> list[Finding]:
    results = found(text, *more, check=check, **made)
    return [f for r in results for f in r.findings if f.rule.endswith(f"/{rule}")]


@pytest.mark.parametrize(
    ("who", "label"),
    [
        (("Ann Lee", "Sources"), "1 of 2 attributions rests on unnamed sources or on nobody"),
        (("Sources", ""), "2 of 2 attributions rest on unnamed sources or on nobody"),
        (("Ann Lee",), "0 of 1 attributions rest on unnamed sources or on nobody"),
        (("The council", "Sources", "Bo Lund"), "1 of 3 attributions rests on unnamed sources or on nobody"),
    ],
)
def test_an_article_is_told_by_how_much_of_it_rests_on_nobody_with_a_name(
    who: tuple[str, ...], label: str
) -> None:
    """A body is no unnamed person; the score is the mean of the statements'."""
    overall, *each = found(lines(*who))
    spoken = [r for r in each if r.on.attribution]
    assert overall.label == label
    assert overall.score == pytest.approx(sum(r.score or 0 for r in spoken) / len(spoken), abs=1e-3)
    assert (overall.data["attributions"], overall.data["unnamed"]) == (len(who), int(label[0]))


def test_a_hand_that_is_less_known_is_named_with_its_anonymity() -> None:
    """Where nobody is less known than the source, nothing is added."""
    text = "[s1 Sources] [c1 said] [q1 that [s2 Ann Lee] [c2 said] [q2 it rained]]."
    statement = next(r for r in found(text) if r.on.attribution == "a2")
    assert statement.reasons[-1].text == "taken from Sources, whose anonymity is 0.95"
    own = next(r for r in found(text) if r.on.attribution == "a1")
    assert not any("taken from" in r.text for r in own.reasons)


def test_whoever_is_shielded_is_told_so_among_the_sources() -> None:
    """A source has a result of its own, outside the means."""
    girl = source("A girl", protected="minor")
    (result,) = [r for r in found("[s1 A girl] [c1 said] [q1 it rained].", girl) if r.on.source]
    assert result.reasons[-1].text == "protected (minor): no fault"
    assert (result.state, result.in_means) == ("scored", False)
    voters = source("Voters", "population")
    (crowd,) = [r for r in found("[s1 Voters] [c1 said] [q1 it rained].", voters) if r.on.source]
    assert (crowd.state, crowd.in_means) == ("not applicable", False)


@pytest.mark.parametrize(
    ("quotes", "label"),
    [
        (("“it rained”", "it froze"), "1 of 2 attributions quotes the source's words"),
        (("“it rained”", "it was “so wet”"), "2 of 2 attributions quote the source's words"),
        (("it “was so wet”", "it was “so” wet", "x"), "2 of 3 attributions quote the source's words"),
        (("it froze",), "0 of 1 attributions quote the source's words"),
    ],
)
def test_an_article_is_told_by_how_many_statements_quote(quotes: tuple[str, ...], label: str) -> None:
    """Whole, in part, or single words."""
    text = " ".join(f"[s{n} Ann Lee] [c{n} said] [q{n} {words}]." for n, words in enumerate(quotes, 1))
    assert found(text, check=Directness)[0].label == label


# --- how they know


@pytest.mark.parametrize(
    ("who", "relays", "said"),
    [
        (source("A senior aide", post="aide"), (), 'How does "A senior aide" know this? Say if they took'),
        (source("Senior aides", "group", post="aides"), (), "does"),
        (source("Two bank aides", count=2, post="aides"), (), 'How do "Two bank aides" know this?'),
        (
            source("A senior aide", post="aide"),
            ("Reuters",),
            'How would "A senior aide" know this? Say what Reuters',
        ),
    ],
)
def test_how_somebody_knows_is_asked_of_whoever_can_say(who: Source, relays: Any, said: str) -> None:
    """Of an outlet that passes it on what that tells; and whether a reason is missing as well."""
    text = f"[s1 {who.name}] [c1 said] [q1 it rained]."
    details = {1: {"relays": [{"name": name} for name in relays]}}
    messages = [f.message for f in asked("no-access", text, who, details=details)]
    assert bool(messages) == (said != "does")
    assert all(m.startswith(said) for m in messages)
    assert all(m.endswith("Nor do we say why they are not named.") for m in messages if not relays)
    told = who.model_copy(update={"slots": source("x", reason="fear", post="aide").slots})
    assert not any("Nor do we" in f.message for f in asked("no-access", text, told, details=details))


# --- passages


QUIET = "Rebels killed three old men at the ford. "
CREDIT = "[s1 Ann Lee] [c1 said] [q1 the harvest of the valley had failed again]. "
BORNE = "[s1 Ann Lee] [c1 said] [q1 the rebels had killed three old men at the ford]. "


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (QUIET * 2, 1),
        (QUIET, 0),
        (QUIET + CREDIT + QUIET, 1),
        (QUIET * 2 + CREDIT * 11, 1),
        (QUIET * 2 + CREDIT * 12, 0),
        (QUIET * 2 + BORNE, 0),
        (QUIET.replace("killed", "paid") * 4, 0),
        (QUIET.replace("at the ford", "in 1987") * 4, 0),
        (QUIET.replace(".", "?") * 4, 0),
        ("He was killed. " * 9, 0),
    ],
)
def test_a_text_hangs_on_nobody_where_it_tells_of_violence_without_a_word_of_credit(
    text: str, number: int
) -> None:
    """Two sentences of six words at least, no small part of all; nobody with a name says as much."""
    marked, *more = text.split("[s1 ")
    for n, piece in enumerate(more, 1):
        marked += f"[s{n} {piece.replace('[c1', f'[c{n}').replace('[q1', f'[q{n}')}"
    assert len(asked("unsourced-passage", marked)) == number


# --- judgements


@pytest.mark.parametrize(
    ("text", "details", "mark"),
    [
        ("[s1 Sources] [c1 said] [q1 the plan is a disaster].", {}, "disaster"),
        ("[s1 Sources] [c1 feared] [q1 the plan is late].", {}, "feared"),
        ("[s1 Sources] [c1 said] [q1 the plan is late].", {}, None),
        ("[s1 Sources] [c1 said] [q1 the plan is late].", {"kind": "belief"}, "said"),
        ("[s1 Sources] [c1 said] [q1 the plan is late].", {"stance": "accusing"}, "said"),
        ("[s1 Sources] [c1 said] [q1 [s2 Ann Lee] [c2 called] [q2 it a disaster]].", {}, None),
        ("[s1 Sources] [c1 said] [q1 a disaster, [s2 Ann Lee] [c2 said] [q2 it was]].", {}, "disaster"),
        ("[s1 Sources] [c1 said] [q1 [s2 Ann Lee] [c2 said] [q2 it was], a disaster].", {}, "disaster"),
    ],
)
def test_a_judgement_is_told_by_the_word_that_judges(
    text: str, details: dict[str, Any], mark: str | None
) -> None:
    """By its cue, its kind or its words, but those of somebody named whom it passes on."""
    ledger = make_ledger(text, people(text), details={1: details})
    first = ledger.attributions[0]
    assert judgement(ledger, first, nested(ledger).get(first.id, ())) == mark


# --- who is somebody


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("Victor Lang", "", True),
        ("Zork Lang", "", True),
        ("ZORK LANGER", "", False),
        ("Dr Zork", "", True),
        ("Zork", "", False),
        ("Zork", "and then Zork came.", True),
        ("Zork", "and then Zork came, a zork.", False),
        ("Acme Bank", "", True),
        ("Holst Street", "", False),
        ("Denmark", "", True),
        ("Londoner", "and then Londoner came.", False),
        ("Lund", "", True),
    ],
)
def test_a_name_is_somebody_s_by_its_words_or_by_what_is_told_again(name: str, text: str, told: bool) -> None:
    """A body, a country, a given name, a title, or a source of the article; no street, no cry in capitals."""
    assert somebody(make_ledger(text or "It rained.", [LUND]), name) is told


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[s1 Ann Lee] [c1 accused] [q1 the president of hiding it].", ["the president"]),
        ("[s1 Ann Lee] [c1 accused] [q1 Victor Lang of fraud and Harold Quint of theft].", ["Victor Lang"]),
        ("[s1 Ann Lee] [c1 blamed] [q1 Victor Lang for rain].", ["Victor Lang"]),
        ("[s1 Ann Lee] [c1 told of] [q1 allegations of theft against Victor Lang].", ["Victor Lang"]),
        ("[s1 Ann Lee] [c1 told of] [q1 allegations of hiding against Victor Lang].", ["Victor Lang"]),
        ("[s1 Ann Lee] [c1 told of] [q1 complaints of rain against Victor Lang].", []),
        ("[s1 Ann Lee] [c1 said] [q1 Victor Lang was being robbed].", []),
        ("[s1 Ann Lee] [c1 said] [q1 Victor Lang’s dog stole it].", []),
    ],
)
def test_who_is_accused_is_told_by_name_or_by_office(text: str, names: list[str]) -> None:
    """Each by the words for it; of what has no name of a wrong, nobody is accused."""
    ledger = make_ledger(text, people(text))
    assert [a.name for a in accusations(ledger)] == names
