"""What the anonymity rules ask about, and that one thing is asked about once."""

from __future__ import annotations

from auditor_checks.anonymity.check import Anonymity

from auditor import Finding, Ledger, Source
from auditor.testing import make_ledger, source

MINISTER = source("Ana Ruiz", named=True, post="minister")


def raised(ledger: Ledger) -> list[Finding]:
    return [f for r in Anonymity().article(ledger) for f in r.findings]


SLIGHT = ("unnamed-speaker", "claim-without-source")  # ask of whatever no other rule asks of


def rules(ledger: Ledger) -> list[str]:
    names = [f.rule.removeprefix("anonymity/") for f in raised(ledger)]
    return [name for name in names if name not in SLIGHT]


def says(who: Source, words: str = "it rained for two days", cue: str = "said") -> list[str]:
    other = "[s2 Ana Ruiz] [c2 said] [q2 it rained for two long days in May]"
    return rules(make_ledger(f"[s1 {who.name}] [c1 {cue}] [q1 {words}]. {other}.", [who, MINISTER]))


def test_a_bare_source_is_asked_about_once() -> None:
    """Neither access nor reason is asked for where there is no description at all."""
    assert says(source("Sources", "group")) == ["bare-source"]
    assert says(source("A source", count=1)) == ["bare-source"]


def test_a_bare_part_of_a_described_whole_is_not_bare() -> None:
    """One of the sources is described where the sources were."""
    group = source("Sources at the bank", "group", body=("the bank", "named"), access="saw it", reason="fear")
    ledger = make_ledger(
        "[s1 Sources at the bank] [c1 said] [q1 it closed]. [s2 One of the sources] [c2 said] [q2 it hurt].",
        [group, source("One of the sources", count=1, part_of=group.id)],
    )
    assert rules(ledger) == []


def test_a_noun_that_tells_nothing() -> None:
    """Insiders could be anybody; officials of a body are somebody, as are those with a named one beside."""
    closes = "the plant in Bremen closes"
    assert says(source("Some insiders", "group"), closes) == ["opaque-noun"]
    assert says(source("Officials", "group", post=("officials", "generic")), closes) == ["opaque-noun"]
    assert says(source("Some insiders", "group")) == []
    assert says(source("Treasury officials", "group", post="officials", body=("Treasury", "named"))) == []


def test_sources_that_were_described_before_are_not_bare() -> None:
    """Whether either word is in capitals does not matter."""
    for before, who in (
        ("A source close to the board left.", "Sources"),
        ("Sources at it left.", "a source"),
    ):
        told = make_ledger(f"{before} [s1 {who}] [c1 said] [q1 it rained].", [source(who, "group")])
        assert "bare-source" not in rules(told)


def test_who_declined_to_be_named_has_given_no_reason() -> None:
    """To be able to speak freely is one."""
    doctor = source("A doctor at the mill", count=1, access="saw it")
    for why, asks in (("", True), (" to be able to speak freely", False), (" for fear of the owner", False)):
        text = f"[s1 A doctor at the mill], who declined to be named{why}, [c1 said] [q1 it rained]."
        assert ("reason-absent" in rules(make_ledger(text, [doctor]))) == asks


def test_access_before_reason() -> None:
    """How they know is asked first; with access told, why they are not named is."""
    official = source("A senior Treasury official", post="official", body="Treasury", count=1)
    assert says(official) == ["no-access"]
    briefed = source("A Treasury official briefed on it", post="official", body="Treasury", access="briefed")
    assert says(briefed) == ["reason-absent"]
    assert (
        says(
            briefed.model_copy(
                update={"slots": briefed.slots.model_copy(update={"reason": official.slots.body})}
            )
        )
        == []
    )


def test_a_rote_reason() -> None:
    """A formula is asked about where it stands."""
    aide = source("An aide who was there", post="aide", access="was there", reason=("not authorized", "rote"))
    assert says(aide) == ["reason-rote"]


def test_a_spokesman_on_the_record_raises_nothing() -> None:
    """An unnamed spokesman of a named body speaks for the body."""
    assert says(source("A Kremlin spokesman", post=("spokesman", "exact"), body=("Kremlin", "named"))) == []


def test_an_opinion_needs_a_name() -> None:
    """Prediction and attack by somebody unnamed; not by somebody named, and not plain facts."""
    aide = source("An aide to Reed who was there", access="was there", body="Reed", reason="fear")
    assert says(aide, "the minister will fall", "predicted") == ["unnamed-opinion"]
    assert says(aide, "the minister is a disaster") == ["unnamed-opinion"]
    assert says(aide) == []
    misread = source("An aide said Mr. Reed's team", access="was there", body="Reed", reason="fear")
    assert says(misread, "the minister will fall", "believed") == []


def test_the_first_quote_is_of_somebody_named() -> None:
    """Only the first quote of the body counts, and headlines do not."""
    banker = source(
        "a banker at Delta who saw it", post="banker", body="Delta", access="saw it", reason="fear"
    )
    late = f'[q2 "We all lost it that night,"] [c2 said] [s2 {banker.name}].'
    text = f'[s1 Ana Ruiz] [c1 said]: [q1 "We lost it."] {late}'
    assert "unnamed-first-quote" not in rules(make_ledger(text, [banker, MINISTER]))
    assert "unnamed-first-quote" in rules(make_ledger(text[text.index("[q2") :], [banker]))
    assert rules(make_ledger("Flat headline\n" + text[text.index("[q2") :], [banker], headline=True))


def test_one_unnamed_source_and_nothing_else() -> None:
    """A lone voice is asked about until another source says much the same."""
    banker = source("A banker who saw it", access="saw it", reason="fear", count=1)
    alone = "[s1 A banker who saw it] [c1 said] [q1 the plant in Bremen closes in spring]."
    assert rules(make_ledger(alone, [banker])) == ["single-unnamed-source"]
    called = alone.replace("A banker who saw it", "One banker who did")
    (finding,) = raised(make_ledger(called, [banker], speakers={1: banker.id}))
    assert 'Only "One banker who did" says so' in finding.message
    backed = alone + " [s2 Ana Ruiz] [c2 said] [q2 that plant would close before spring, the Bremen one]."
    assert rules(make_ledger(backed, [banker, MINISTER])) == []


def test_sources_that_become_the_source() -> None:
    """A plural that turns into a singular which nobody introduced."""
    many, one = source("Sources", "group"), source("the source", count=1)
    shrunk = "[s1 Sources] [c1 said] [q1 it closed]. [s2 The source] [c2 said] [q2 it hurt]."
    assert "plural-shrinks-to-one" in rules(make_ledger(shrunk, [many, one]))
    part = source("one of them", count=1, part_of="Sources")
    introduced = "[s1 Sources] [c1 said] [q1 it closed]. [s2 One of them] [c2 said] [q2 it hurt]."
    assert "plural-shrinks-to-one" not in rules(make_ledger(introduced, [many, part]))


def test_a_named_source_has_a_role() -> None:
    """A full name alone is asked about once, unless the newsroom lists it."""
    kent = source("Paul Kent", named=True)
    ledger = make_ledger("[s1 Paul Kent] [c1 said] [q1 a]. [s2 Paul Kent] [c2 said] [q2 b].", [kent])
    assert rules(ledger) == ["named-without-role"]
    listed = Anonymity(Anonymity.Options(need_no_role=("Paul Kent",)))
    assert not [f for r in listed.article(ledger) for f in r.findings]


def test_a_passive_without_agent() -> None:
    """Nobody stands behind "it is understood"; somebody does where "by" follows."""
    assert rules(make_ledger("[c1 It is understood] [q1 that it rained].")) == ["agentless"]
    assert rules(make_ledger("[q1 The move] [c1 is seen] by bankers [q1 as weak].")) == []


def test_an_unnamed_account_in_a_named_mouth() -> None:
    """The named person comes first as if speaking, the unnamed behind; the other order is right."""
    people = [source("Scottish sources", "group", nationality="Scottish"), MINISTER]
    lost = "[q1 [s2 Ana Ruiz] [c2 said] [q2 she would go]], [s1 Scottish sources] [c1 say]."
    (finding,) = [f for f in raised(make_ledger(lost, people)) if f.rule == "anonymity/anonymity-lost"]
    assert "Ana Ruiz" in finding.message
    behind = lost + " [s3 Ana Ruiz] [c3 said] [q3 it rained]. "
    again = lost.replace("1 ", "4 ").replace("2 ", "5 ")
    found = rules(make_ledger(behind + again, people))
    assert found.count("anonymity-lost") == 2
    kept = "[s1 Scottish sources] [c1 say] [q1 that [s2 Ana Ruiz] [c2 said] [q2 she would go]]."
    assert "anonymity-lost" not in rules(make_ledger(kept, people))
    private = {2: {"addressee": {"value": "her cabinet"}}}
    assert "anonymity-lost" not in rules(make_ledger(lost, people, details=private))


def test_wording_of_a_relayed_outlet_is_inherited() -> None:
    """What Reuters wrote, this desk cannot mend alone."""
    text = "[s1 Sources] [c1 told] [r1 Reuters] [q1 it rained]."
    (finding,) = raised(make_ledger(text, [source("Sources", "group")]))
    assert finding.mend == "inherited"


def test_nested_sources_are_not_asked_about() -> None:
    """What a named person says that people say is that person's word."""
    text = "[s1 Ana Ruiz] [c1 said] [q1 that [s2 sources] [c2 say] [q2 it rained]]."
    assert rules(make_ledger(text, [MINISTER, source("sources", "group")])) == []
