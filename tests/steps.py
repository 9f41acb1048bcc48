"""What single steps of the way from text to ledger make of a small text, told in few lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from told import Case, source, table

from auditor.extract import LANGUAGE_MODEL, Document, load_language_model, resolve
from auditor.extract.describe import form as forms
from auditor.extract.find.neural import decode, files, windows
from auditor.extract.find.neural.finder import WEIGHTS
from auditor.extract.people import names, who
from auditor.extract.people.entities import Entity
from auditor.extract.people.names import Name
from auditor.extract.speakers import labels as letters
from auditor.extract.speakers import whose
from auditor.extract.speakers.antecedents import FEATURES
from auditor.extract.speakers.candidates import Candidate
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
    return _asked(document, _phrases(document, Reader(document.doc)))


def wide(document: Document) -> list[str]:
    """Whom each noun means together with all that hangs on it: "The jockey, Tom Roe"."""
    nouns = (t for t in document.doc if t.pos_ in NAMING and t.dep_ not in INSIDE)
    whole = (Mention(list(range(t.left_edge.i, t.right_edge.i + 1)), t.i) for t in nouns)
    return _asked(document, (m for m in whole if len(m.tokens) > 1))


def _asked(document: Document, told_of: Iterator[Mention]) -> list[str]:
    made, told = _spoken(document, told_of)
    sources, out = resolve(document, made)
    by_id = {a.id: a.source for a in out}
    meant = [f"{words} = {by_id.get(a.id) or 'nobody'}" for a, words in zip(made, told, strict=True)]
    return ["; ".join(meant), *(source(document.article, s) for s in sources)]


def _spoken(document: Document, told_of: Iterator[Mention]) -> tuple[list[Attribution], list[str]]:
    """An attribution to each phrase, and its words."""
    made, told = [], []
    for mention in told_of:
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

    spoken, _ = _spoken(document, _phrases(document, Reader(document.doc)))
    whose.words(document, who.is_in(document), spoken, first)
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


def form(document: Document) -> list[str]:
    """What counts as quoted in each line, as speech, as other words and as seen from inside of quotations."""
    reader, told, start = forms.Reader(document), [], 0
    for line in document.text.split("\n"):
        content = ((start, start + len(line)),)
        inside = [((q.start + 1, content[0][1]),) for q in document.quotes.within(content[0])]
        ways = [(content, (), True), (content, (), False)]
        ways += [(whole, cue, True) for cue in inside for whole in (content, cue)]
        ways += [(cut, (), True) for cut in inside]
        for whole, cue, is_speech in ways:
            quoted = reader.quoted(whole, cue, is_speech=is_speech)
            words = " | ".join(document.text[a:b] for a, b in quoted) or "-"
            told.append(f"{'speech' if is_speech else 'other'} {words} ({reader.form(whole, quoted)})")
        hedges = [document.text[a:b] for a, b in reader.hedges(content)]
        told += [f"hedged {', '.join(hedges)}"] if hedges else []
        start += len(line) + 1
    return list(dict.fromkeys(told))


def labels(document: Document) -> list[str]:
    """Which words label a speaker, by part or by initials, and who is interviewed."""
    cast = who.is_in(document).cast
    told = []
    for mention in _phrases(document, Reader(cast.doc)):
        one = letters.by_initials(cast, mention)
        facts = [letters.role(cast, mention), one.text if one is not None else None]
        told += [f"{_words(cast.doc, mention)}: {fact}" for fact in facts if fact is not None]
    met = letters.told_as_interviewed(document, cast)
    told.append(f"interviewed {met.text if met is not None else 'nobody'}")
    by = [letters.interviewed(cast, before) for before in range(len(cast.doc) + 1)]
    turns = [i for i, (a, b) in enumerate(zip([None, *by], by, strict=False)) if a is not b]
    told += [f"from {i} on {by[i].text if by[i] is not None else 'nobody'}" for i in turns]
    return told


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
    "form": form,
    "grammar": grammar,
    "labels": labels,
    "marks": marks,
    "wide": wide,
}


def tell(nlp: Language, path: Path, case: Case, above: str = "") -> list[str]:
    """What the step of which a table tells makes of a text, or of the same below other words."""
    article = Article(id="a", path="-", text=above + case.article().text)
    return TELLERS[path.stem.partition("-")[0]](Document(article, nlp))


if __name__ == "__main__":
    model = load_language_model(LANGUAGE_MODEL)
    for path in TABLES:
        path.write_text(table(path, lambda case, path=path: tell(model, path, case)), encoding="utf-8")
