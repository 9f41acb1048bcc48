"""The relation of two statements with a calibrated confidence: small linear models, readable features.

Each answers one question of the guide, and a relation's probability is the product of the answers that lead
to it; whether both assert one fact is a question of its own. ``relations.json`` holds their coefficients;
``training/relations.py`` fits them. What no model needs to learn is ruled on here: a date that contradicts
another makes two reports of one statement conflict, and a negation slipped into one speaker's quotation
alters it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal, TypeVar

from auditor.model import Difference, RelationKind
from auditor.stories.features import features
from auditor.stories.pair import ONE_CLAUSE, Pair
from auditor.stories.weights import overlap
from auditor.stories.words import stem

COVERED = 0.3  # share of the slighter statement that both speak of, before they can oppose or support
UTTERANCE = 5  # shared words from which two quotations of one speaker are one utterance
NEARLY = 0.75  # share of the longer statement's words that are shared, or of the stems of both by weight
LEAST = 2  # stems that have to be shared
CONFLICT = 0.5  # probability from which two conflict: a false alarm is worse than a miss
SURE = 0.5  # confidence of a ruling that the model has no say in
Sort = Literal["dispute", "discrepancy"]
K = TypeVar("K")
Step = Mapping[str, tuple[RelationKind, ...]]  # the answers to a question, each with where it may lead
Model = Mapping[str, Mapping[str, Mapping[str, float]]]  # question, answer, feature: coefficient

RELATION = "relation"  # beside the questions, how much each relation is weighed up
FACT = "one fact"  # whether both assert one fact, whoever says it, in whatever words: "yes" or "no"
_BY_ONE: tuple[RelationKind, ...] = ("same_quote", "altered_quote", "same_statement")
_SAME: tuple[RelationKind, ...] = (*_BY_ONE, "corroborates")
STEPS: Mapping[str, Step] = {
    "one topic": {"no": ("unrelated",), "yes": ("related", "conflicts", *_SAME)},
    "against": {"no": ("related", *_SAME), "yes": ("conflicts",)},
    "content": {"other": ("related",), "same": _SAME},
    "speaker": {"other": ("corroborates",), "same": _BY_ONE},
    "words": {"quoted": ("same_quote",), "changed": ("altered_quote",), "others": ("same_statement",)},
}


@dataclass(frozen=True)
class Judgement:
    """A relation, its sort where it is a conflict, and what differs."""

    relation: RelationKind
    confidence: float
    sort: Sort | None = None
    differs: tuple[Difference, ...] = ()
    support: float = 1.0  # probability that both assert one fact


@lru_cache(maxsize=1)
def _model() -> Model:
    loaded: Model = json.loads(files("auditor.stories").joinpath("relations.json").read_text("utf-8"))
    return loaded


def probabilities(model: Model, seen: Mapping[str, float]) -> dict[RelationKind, float]:
    """Each relation's probability, from the features of a pair."""
    likely: dict[RelationKind, float] = dict.fromkeys(("unrelated", "related", "conflicts", *_SAME), 1.0)
    for question, answers in STEPS.items():
        for answer, share in _answered(model[question], seen).items():
            for relation in answers[answer]:
                likely[relation] *= share
    return likely


def one_fact(model: Model, seen: Mapping[str, float]) -> float:
    """How likely both of a pair assert one fact, from 0 to 1, by its features."""
    return _answered(model[FACT], seen)["yes"]


def _answered(answers: Mapping[str, Mapping[str, float]], seen: Mapping[str, float]) -> dict[str, float]:
    scores = {
        name: weights["bias"] + math.fsum(weights.get(k, 0.0) * v for k, v in seen.items())
        for name, weights in answers.items()
    }
    top = max(scores.values())
    powers = {name: math.exp(s - top) for name, s in scores.items()}
    return _shares(powers)


def _weighed(model: Model, likely: Mapping[RelationKind, float]) -> dict[RelationKind, float]:
    """Rare relations weighed up, for choosing one of them."""
    return _shares({name: p * model[RELATION][name]["weight"] for name, p in likely.items()})


def _shares(found: Mapping[K, float]) -> dict[K, float]:
    """Numbers as shares of their sum."""
    whole = math.fsum(found.values())
    return {name: p / whole for name, p in found.items()}


def judge(pair: Pair) -> Judgement:
    """How the two statements of a pair relate."""
    return judge_with(_model(), pair)


def repeated(pair: Pair) -> Judgement:
    """The relation of two statements in the same words: nothing to learn, but their dates may contradict
    each other.
    """
    relation: RelationKind = "same_quote" if pair.a.quoted or pair.b.quoted else "same_statement"
    if pair.told_apart:
        return Judgement("conflicts", 1.0, "discrepancy", ("date",))
    return Judgement(relation, 1.0)


def judge_with(model: Model, pair: Pair) -> Judgement:
    """The same by given coefficients."""
    seen = features(pair)
    natural = _possible(pair, probabilities(model, seen))
    likely = _weighed(model, natural)
    sure = likely["conflicts"] >= CONFLICT
    relation = max(sorted(likely), key=lambda name: likely[name] if sure or name != "conflicts" else -1.0)
    differs = _differs(pair, relation)
    confidence = likely[relation]
    told = ("same_statement", "corroborates", "conflicts", "related")
    if pair.turned and pair.speakers == "same" and pair.quotes.shared >= UTTERANCE:
        relation, confidence = "altered_quote", max(SURE, likely["altered_quote"])
        differs = _differs(pair, relation)
    if pair.told_otherwise and relation in told:
        relation, confidence, differs = "conflicts", max(SURE, likely["conflicts"]), ("predicate",)
    if "date" in differs and relation in ("same_quote", "altered_quote", "same_statement"):
        relation, confidence = "conflicts", max(SURE, confidence)
    if relation in told and (pair.contrary or ("number" in differs and _alike(pair))):
        relation, confidence = "conflicts", max(SURE, likely["conflicts"])
        differs = _differs(pair, relation)
    if relation == "conflicts" and pair.numbers and pair.dates:  # of two years, or of two days
        relation, confidence = "related", likely["related"]
    sort = _sort(pair, differs) if relation == "conflicts" else None
    return Judgement(relation, confidence, sort, differs, one_fact(model, seen))


def _alike(pair: Pair) -> bool:
    """Whether the two say the same word for word, or nearly, numbers left aside."""
    numbers = [q for both in pair.numbers for q in both]
    counted = {q.of for q in numbers} | {stem(w.norm) for q in numbers for w in q.words}
    ours, theirs = (frozenset(s for s in x if not s[0].isdigit() and s not in counted) for x in pair.meant)
    words = pair.whole.same >= NEARLY * max(len(pair.a.words), len(pair.b.words))
    return words or (overlap(ours, theirs) >= NEARLY and len(ours & theirs) >= LEAST)


def _possible(pair: Pair, likely: dict[RelationKind, float]) -> dict[RelationKind, float]:
    """No altered quote without changed words, no quote without quotation marks, no conflict without an
    opposition that can be pointed at; neither that nor support between what hardly speaks of one thing.
    """
    ruled_out: set[RelationKind] = set() if pair.quotes.changed else {"altered_quote"}
    if not pair.a.quoted and not pair.b.quoted:
        ruled_out.add("same_quote")
    if pair.cover < COVERED:
        ruled_out.add("corroborates")
    if not pair.opposition or pair.cover < COVERED:
        ruled_out.add("conflicts")
    return _shares({name: 0.0 if name in ruled_out else p for name, p in likely.items()})


def _differs(pair: Pair, relation: RelationKind) -> tuple[Difference, ...]:
    found: list[Difference] = []
    if pair.quotes.changed and relation == "altered_quote":
        found.append("words")
        if pair.turned:
            found.append("sense")
    if pair.numbers:
        found.append("number")
    if pair.dates or pair.told_apart:
        found.append("date")
    contrary = pair.proposition if pair.contrary else None
    if pair.negation or (relation == "conflicts" and pair.polarity >= ONE_CLAUSE):
        found.append("negation")
    if pair.predicates or pair.swapped or (contrary and contrary.opposite) or sorted(pair.stance) == [-1, 1]:
        found.append("predicate")
    if pair.speakers == "different":
        found.append("speaker")
    return tuple(found)


def _sort(pair: Pair, differs: tuple[Difference, ...]) -> Sort:
    if pair.speakers == "same" or "date" in differs:
        return "discrepancy"
    return "discrepancy" if "number" in differs and pair.overlap > 0.5 else "dispute"
