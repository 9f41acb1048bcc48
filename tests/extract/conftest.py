"""One language model for all tests of extraction: loading it costs more than any test."""

import pytest

from auditor.extract import Extraction


@pytest.fixture(scope="session")
def rules() -> Extraction:
    """The extractor without a model."""
    return Extraction.make("rules")


@pytest.fixture(scope="session")
def language_model(rules: Extraction) -> object:
    """The language model alone."""
    return rules.nlp
