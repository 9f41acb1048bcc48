"""What the language model's own recogniser takes names for: asked only about the few sentences in which one
stands that nothing else tells of, since it takes as long as a parse."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NER = "ner"
PLACES = ("GPE", "LOC", "FAC")
TOLD = {"PERSON": "person", "ORG": "body", "NORP": "people", "": "nothing"} | dict.fromkeys(PLACES, "place")
LONGEST = 120  # tokens of a sentence that are read; a longer one is mostly a list


def labels(nlp: Language | None, doc: Doc, tokens: Iterable[int]) -> Mapping[int, str]:
    """For each of some tokens what it is part of the name of: "person", "body", "place", "people", "thing" or
    "nothing"; empty where the language model has no recogniser of its own."""
    recogniser = _recogniser(nlp)
    wanted: dict[tuple[int, int], list[int]] = {}
    for i in tokens if recogniser is not None else ():
        sentence = doc[i].sent
        first = max(sentence.start, i - LONGEST // 2)
        last = min(sentence.end, first + LONGEST)
        wanted.setdefault((first, last), []).append(i)
    stretches = list(wanted)
    texts = (_alone(doc, first, last) for first, last in stretches)
    read = recogniser.pipe(texts) if recogniser is not None else ()
    return {
        i: TOLD.get(told[i - first].ent_type_, "thing")
        for (first, last), told in zip(stretches, read, strict=True)
        for i in wanted[first, last]
    }


def _recogniser(nlp: Language | None):  # type: ignore[no-untyped-def]
    """The recogniser of a pipeline; None where there is none, or where it listens to another of its parts,
    which would have to run again."""
    if nlp is None or NER not in nlp.component_names:
        return None
    parts = (nlp.get_pipe(name) for name in nlp.component_names)
    heard = {name for part in parts for name in getattr(part, "listening_components", ())}
    return None if NER in heard else nlp.get_pipe(NER)


def _alone(doc: Doc, first: int, last: int) -> Doc:
    """A stretch of a text as a text of its own."""
    from spacy.tokens import Doc

    held = [doc[i] for i in range(first, last)]
    return Doc(doc.vocab, words=[t.text for t in held], spaces=[bool(t.whitespace_) for t in held])
