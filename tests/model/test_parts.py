"""A ledger finds its own parts, and what was looked up before does not stick to a changed copy."""

import pickle

from auditor.testing import make_ledger, source

LEDGER = make_ledger("[s1 Ann Lee] [c1 said] [q1 the mill will close].", [source("Ann Lee", id="s1")])


def test_a_part_is_found_by_its_id_and_nothing_by_another() -> None:
    """Ids that are absent, or of no part, find nothing."""
    (attribution,) = LEDGER.attributions
    assert LEDGER.attribution("a1") is attribution
    assert LEDGER.source(attribution) is LEDGER.sources[0]
    assert (LEDGER.by_id(None), LEDGER.by_id("s2"), LEDGER.attribution("s1")) == (None, None, None)


def test_a_changed_copy_finds_what_it_has_itself() -> None:
    """Also where the original was asked first."""
    assert LEDGER.by_id("s1")
    changed = LEDGER.model_copy(update={"sources": ()})
    assert changed.by_id("s1") is None
    assert LEDGER.by_id("s1")


def test_looking_something_up_changes_nothing_that_can_be_seen() -> None:
    """Equality, JSON and pickles are those of a ledger that nobody asked."""
    fresh = LEDGER.model_copy()
    assert LEDGER.by_id("s1")
    assert fresh == LEDGER
    assert LEDGER.model_dump_json() == fresh.model_dump_json()
    assert pickle.loads(pickle.dumps(LEDGER)) == fresh
