"""A source that only posted is asked about; one that also spoke is not."""

from auditor_social_posts.check import SocialPosts

from auditor.testing import assert_check_contract, assert_rule_examples, make_ledger, source

ANN = source("Ann Lee", named=True)
POST = {1: {"channel": "social post"}}


def findings(text: str) -> list[str]:
    (result,) = SocialPosts().article(make_ledger(text, [ANN], speakers={2: "Ann Lee"}, details=POST))
    return [finding.message for finding in result.findings]


def test_a_source_that_only_posted_is_asked_about() -> None:
    (question,) = findings('[q1 "We will sue,"] [s1 Ann Lee] [c1 wrote] on Twitter.')
    assert "Ann Lee" in question


def test_a_source_that_spoke_elsewhere_too_is_not() -> None:
    assert not findings(
        '[q1 "We will sue,"] [s1 Ann Lee] [c1 wrote] on Twitter. [s2 She] [c2 told] the court [q2 no].'
    )


def test_the_examples_of_the_card_do_what_they_promise() -> None:
    assert_rule_examples(SocialPosts)


def test_the_contract_holds() -> None:
    assert_check_contract(SocialPosts)
