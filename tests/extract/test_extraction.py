"""Text to ledger, and the ways in which a language model or an extractor cannot be had."""

import subprocess
import sys
from pathlib import Path

import pytest
import spacy

from auditor.errors import ExtractorError
from auditor.extract import Document, Extraction, Found
from auditor.model import Article


class Nobody:
    """A stranger's finder, which finds nothing."""

    name = "nobody"
    version = "7"
    sha256 = None

    def find(self, document: Document) -> list[Found]:
        return []


def test_an_article_becomes_a_ledger_with_its_sources(rules: Extraction) -> None:
    """Attributions point to sources, and the arithmetic counts them."""
    text = "Mayor Ida Holm said the bridge was safe. She added that nobody had checked."
    ledger = rules.ledger(Article(id="a", path="-", text=text, language="en"))
    assert [a.source for a in ledger.attributions] == ["s1", "s1"]
    assert ledger.sources[0].name == "Ida Holm"
    assert ledger.arithmetic.attributions == 2
    assert ledger.inconclusive is None


def test_the_same_article_gives_the_same_ledger(rules: Extraction) -> None:
    """Neither order nor neighbours matter."""
    article = Article(id="a", path="-", text="“Go,” Reyes said.\n\nHe told AFP that it rained.")
    before = rules.ledger(article)
    rules.ledger(Article(id="b", path="-", text="Cole said it snowed. " * 20))
    assert rules.ledger(article) == before


@pytest.mark.parametrize("text", ["", " \n\t", "***\n\n!!!", "\x00\x00"])
def test_a_text_without_prose_has_an_empty_ledger(rules: Extraction, text: str) -> None:
    """Nothing to read is no error."""
    ledger = rules.ledger(Article(id="a", path="-", text=text))
    assert ledger.attributions == ()
    assert ledger.inconclusive is None


def test_another_language_is_inconclusive_rather_than_wrong(rules: Extraction) -> None:
    """English rules say nothing about German."""
    ledger = rules.ledger(Article(id="a", path="-", text="Der Minister sagte, er gehe.", language="de"))
    assert ledger.attributions == ()
    assert ledger.inconclusive is not None
    assert '"de"' in ledger.inconclusive


def test_the_extractor_says_what_it_is(rules: Extraction) -> None:
    """A report must name what made its ledgers."""
    told = rules.describe()
    assert (told.name, told.sha256) == ("rules", None)
    assert told.language_model is not None
    assert told.language_model.startswith("en_")


def test_a_strangers_extractor_takes_the_place_of_ours() -> None:
    """Names map to factories, ours and others alike."""
    extraction = Extraction.make("nobody", finders={"nobody": Nobody})
    assert extraction.describe().version == "7"
    assert extraction.ledger(Article(id="a", path="-", text="Reyes said no.")).attributions == ()


def test_an_unknown_extractor_is_refused_with_the_known_ones() -> None:
    """The message says what there is."""
    with pytest.raises(ExtractorError, match="rules") as caught:
        Extraction.make("ruels")
    assert "ruels" in caught.value.what


@pytest.mark.parametrize("name", ["no_such_model", "no/such/folder", "sys", ""])
def test_a_language_model_that_cannot_be_loaded_is_named_with_a_way_out(name: str) -> None:
    """Whatever spaCy does about it."""
    with pytest.raises(ExtractorError) as caught:
        Extraction.make("rules", name)
    assert "pip install" in caught.value.fix


def test_a_language_model_without_a_parser_is_refused(tmp_path: Path) -> None:
    """A blank pipeline loads, and would find nothing without a word."""
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(ExtractorError, match="parser"):
        Extraction.make("rules", str(tmp_path / "blank"))


def test_importing_the_package_imports_no_language_model() -> None:
    """Commands that answer at once must not wait for spaCy."""
    code = "import sys, auditor.extract; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
