"""What single steps of the way from text to ledger make of a small text, told in few lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from told import Case, source, table

from auditor.extract import LANGUAGE_MODEL, Document, load_language_model, resolve
from auditor.extract.find.neural import decode, files, windows
from auditor.extract.find.neural.finder import WEIGHTS
from auditor.extract.people import names, who
from auditor.extract.people.entities import Entity
from auditor.extract.people.names import Name
from auditor.extract.speakers import whose
from auditor.extract.speakers.antecedents import FEATURES, Candidate
from auditor.extract.text import clauses, mentions, phrases, syntax
from auditor.extract.text.mentions import Mention, Reader
from auditor.extract.words import lexicon
from auditor.model import Article, Attribution

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from tokenizers import Tokenizer

TABLES = sorted((Path(__file__).parent / "extract" / "steps").glob("*.txt"))
ABOVE = "It rained hard.\n\n"  # names nobody, and moves what stands below it by an odd number of tokens
LONGEST = 4  # words of the stretches that are tidied
SEXES = {True: ", a woman", False: ", a man", None: ""}
NAMING = ("NOUN", "PROPN", "PRON", "NUM")
INSIDE = ("compound", "amod", "nummod", "nmod")


def people(document: Document) -> list[str]:
    """The names, whose they are and how they are described, and how likely each is meant by a pronoun."""
    found = names.find(document.doc)
    here = who.is_in(document)
    return [
        f"names: {'; '.join(map(_name, found)) or '-'}",
        *(_entity(here, entity) for entity in here.cast.entities),
        *_pronouns(here),
    ]


def _name(name: Name) -> str:
    facts = [name.sort + ("" if name.sure else "?")]
    facts += [f"title {name.title}"] if name.title else []
    facts += [name.suffix] if name.suffix else []
    facts += ["the"] if name.definite else []
    facts += ["owns"] if name.possessive else []
    return f"{name.text} ({', '.join(facts)})"


def _entity(here: who.Who, entity: Entity) -> str:
    """Which of the names are an entity's, those in full with a star, and the noun of each description."""
    doc = here.cast.doc
    at = " ".join(f"{i + 1}{'*' if i in entity.full_at else ''}" for i in entity.at)
    told = [
        f"“{doc[r.first : r.last + 1].text}”" + (f" ({doc[r.head].text})" if r.head is not None else "")
        for r in here.roles.get(id(entity), ())
    ]
    kind = f"{entity.sort}{SEXES[entity.woman]}"
    return f"{entity.text}, {kind}: {at}{'; ' if told else ''}{'; '.join(told)}".replace("\n", "¶")


def _pronouns(here: who.Who) -> Iterator[str]:
    for token in here.cast.doc:
        said = lexicon.PRONOUNS.get(token.lower_)
        if said in ("he", "she"):
            near = here.near.persons(token.i, said == "she")
            yield f"{token.text}: {', '.join(f'{c.entity.text} {c.score:.2f}' for c in near) or 'nobody'}"


def asked(document: Document) -> list[str]:
    """Whom each phrase of a text means, as if all of them spoke in turn, and what is known of those."""
    made, told = _spoken(document)
    sources, out = resolve(document, made)
    by_id = {a.id: a.source for a in out}
    meant = [f"{words} = {by_id.get(a.id) or 'nobody'}" for a, words in zip(made, told, strict=True)]
    return ["; ".join(meant), *(source(document.article, s) for s in sources)]


def _spoken(document: Document) -> tuple[list[Attribution], list[str]]:
    """An attribution to each phrase, and its words."""
    made, told = [], []
    for mention in _phrases(document, Reader(document.doc)):
        words = document.doc[mention.first : mention.last + 1]
        span = document.span((words.start_char, words.end_char))
        made.append(Attribution(id=f"a{len(made)}", source_spans=(span,), cue=(span,)))
        told.append(" ".join(words.text.split()))
    return made, told


def figures(document: Document) -> list[str]:
    """What speaks for each whom a pronoun may mean, as the ranker is told; nearest first."""
    doc, told = document.doc, []

    def first(token: int, candidates: Sequence[Candidate]) -> Candidate:
        for c in candidates:
            held = c.entity.text if c.entity else c.party.name if c.party else doc[c.phrase].text
            known = zip(FEATURES, c.features, strict=True)
            facts = [name if value == 1 else f"{name} {value:.3f}" for name, value in known if value]
            told.append(f"{doc[token].text} {token}, {held} {c.head}: {', '.join(facts)}")
        return candidates[0]

    whose.words(document, who.is_in(document), _spoken(document)[0], first)
    return told


@cache
def _tokenizer() -> Tokenizer:
    return files.tokenizer(WEIGHTS / "tokenizer.json")


def marks(document: Document) -> list[str]:
    """Quotations, the state of each word between marks, and stretches of words whose edges are tidied."""
    text = document.text
    reading = windows.read(text, [(0, len(text))], _tokenizer())
    words = [text[a:b] for a, b in zip(reading.starts, reading.ends, strict=True)]
    states = " ".join(f"{word}{'-ds'[state]}" for word, state in zip(words, reading.quoted, strict=True))
    quotes = [f"{'+' if q.continues else ''}{text[q.start : q.end]}" for q in document.quotes.all]
    told = [f"words {states}", f"quotes {' | '.join(quotes) or '-'}"]
    for a, b in ((a, b) for a, b in combinations(range(len(words) + 1), 2) if b - a <= LONGEST):
        ((start, end),) = decode.tidy(text, reading, [(a, b)])
        whole = text[reading.starts[a] : reading.ends[b - 1]]
        if text[start:end] != whole:
            told.append(f"{whole} > {text[start:end]}")
    return [line.replace("\n", "¶") for line in told]


def grammar(document: Document) -> list[str]:
    """Each phrase with its opening, number and words, and each verb with its subject and what it takes."""
    doc, reader = document.doc, Reader(document.doc)
    told = []
    for mention in _phrases(document, reader):
        facts = [mentions.determiner(doc, mention) or "-"]
        number = mentions.number(doc, mention)
        facts += [str(number)] if number is not None else []
        facts += ["several"] if mentions.is_plural(doc, mention) else []
        joined = mentions.conjuncts(doc, mention)
        facts += [f"joins {' '.join(doc[i].text for i in joined)}"] if len(joined) > 1 else []
        read = reader.read([(doc[mention.first].idx, doc[doc[mention.head].right_edge.i].idx + 1)])
        facts += [f"reads {_words(doc, read)} [{doc[read.head].text}]"] if read else []
        start = phrases.stretch_left(doc, mention.head)
        facts += [f"role {doc[start : phrases.phrase_end(doc, mention.head) + 1].text}"]
        facts += [f"called {phrases.compound(doc, mention.head)}"]
        told.append(f"{_words(doc, mention)} [{doc[mention.head].text}]: {', '.join(facts)}")
    for verb in doc:
        if verb.pos_ in ("VERB", "AUX"):
            told.append(_verb(verb))
    return [line.replace("\n", "¶") for line in told]


def _verb(verb: Token) -> str:
    doc = verb.doc
    frame, subject = syntax.clause_frame(verb), syntax.subject(verb)
    facts = [f"who {subject.text}" if subject is not None else "nobody"]
    near = clauses.subject_of(verb)
    facts += [f"near {near.text}"] if near is not None and near is not subject else []
    for ask in (syntax.is_passive, clauses.perfect, clauses.agentless, clauses.suffers):
        facts += [ask.__name__.removeprefix("is_")] if ask(verb) else []
    start, end = syntax.verb_group(verb)
    if frame is not None:
        content = " … ".join(doc[a:b].text for a, b in frame.content)
        facts += [f"{frame.name} “{content}”"]
        facts += [f"tail {doc[frame.tail[0] : frame.tail[1]].text}"] if frame.tail else []
    return f"{doc[start:end].text}: {', '.join(facts)}"


def _words(doc: Doc, mention: Mention) -> str:
    return " ".join(doc[i].text for i in mention.tokens)


def _phrases(document: Document, reader: Reader) -> Iterator[Mention]:
    """The phrase around each noun, name and pronoun that is no part of another's front."""
    for token in document.doc:
        if token.pos_ in NAMING and token.dep_ not in INSIDE:
            yield reader.phrase(token.i)


TELLERS: Mapping[str, Callable[[Document], list[str]]] = {
    "people": people,
    "asked": asked,
    "figures": figures,
    "grammar": grammar,
    "marks": marks,
}


def tell(nlp: Language, path: Path, case: Case, above: str = "") -> list[str]:
    """What the step of which a table tells makes of a text, or of the same below other words."""
    article = Article(id="a", path="-", text=above + case.article().text)
    return TELLERS[path.stem.partition("-")[0]](Document(article, nlp))


if __name__ == "__main__":
    model = load_language_model(LANGUAGE_MODEL)
    for path in TABLES:
        path.write_text(table(path, lambda case, path=path: tell(model, path, case)), encoding="utf-8")
