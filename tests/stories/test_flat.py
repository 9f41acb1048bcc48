"""Where an article tells a claim on its own word: how much of it a headline or a sentence has to hold."""

from __future__ import annotations

import pytest

from auditor.stories.establish import establish
from tests.stories.conftest import Maker
from tests.stories.test_judged import ODD
from tests.stories.test_pairs import BELL


def flats(told: Maker, claim: str, text: str, headline: bool = False, own: bool = False) -> list[str]:
    """What an article tells flat of what Anna Bell says in another one, or in itself."""
    said = f"[s1 Anna Bell] [c1 said] [q1 that {claim}]."
    ledgers = [
        told("a", said, [BELL]),
        told("b", text + (f"\n{said}" if own else ""), [BELL], headline=headline),
    ]
    found = establish(ledgers, "s").flat
    assert all(f.headline is headline for f in found)
    texts = {x.article.id: x.article for x in ledgers}
    return [texts[f.span.article or ""].slice(f.span).strip() for f in found]


@pytest.mark.parametrize(
    ("claim", "held", "flat"),
    [(8, 8, True), (8, 6, True), (8, 5, False), (3, 3, True), (2, 2, False), (4, 3, True)],
)
def test_a_sentence_tells_three_quarters_of_another_articles_claim(
    told: Maker, claim: int, held: int, flat: bool
) -> None:
    """And no less than three telling words; other words do no harm."""
    line = f"So it was {' '.join(ODD[:held])} {' '.join(ODD[20:24])}."
    text = f"It rained. {line} It rained again."
    assert flats(told, f"it was {' '.join(ODD[:claim])}", text) == ([line] if flat else [])


def test_what_an_article_says_by_somebody_it_does_not_tell_flat(told: Maker) -> None:
    """Neither the sentence in which it is said nor another one."""
    claim = f"it was {' '.join(ODD[:6])}"
    assert flats(told, claim, f"So {claim}.", own=True) == []
    assert flats(told, claim, f"So [s1 Anna Bell] [c1 said] [q1 {claim}].") == []


@pytest.mark.parametrize(
    ("held", "more", "flat"),
    [(6, 0, True), (6, 4, True), (6, 5, False), (2, 0, True), (1, 0, False)],
)
def test_a_headline_is_flat_where_a_claim_holds_most_of_it(
    told: Maker, held: int, more: int, flat: bool
) -> None:
    """Fifty-five in a hundred of its telling words, and two at least."""
    head = " ".join([*ODD[:held], *ODD[20 : 20 + more]])
    found = flats(told, f"it was {' '.join(ODD[:6])}", f"{head}\n\nIt rained.", headline=True)
    assert found == ([head] if flat else [])


@pytest.mark.parametrize(
    ("head", "flat"),
    [
        ("Bazrak gazrak dazrakfazrak jazrak mazrak", True),
        ("Bazrak gazrak dazrak fazrak jazrak mazrak", True),
        ("Bazrak gazrak fazrak dazrak jazrak mazrak", False),
    ],
)
def test_two_words_of_a_headline_may_be_one_of_a_claim(told: Maker, head: str, flat: bool) -> None:
    """ "Cease fire" is "ceasefire"."""
    found = flats(told, "it was bazrak gazrak dazrakfazrak", f"{head}\n\nIt rained.", headline=True)
    assert bool(found) is flat
