"""Bodies and documents without a name: how far a reader can tell them."""

import pytest
from auditor_checks.anonymity.score import Options, opacity

from auditor import Article, Ledger, Source, Span
from auditor.model import Extractor


@pytest.mark.parametrize(
    ("text", "kind", "score"),
    [
        ("The council said so.", "organisation", 0.15),
        ("Police said so.", "organisation", 0.15),
        ("A hospital said so.", "organisation", 0.30),
        ("A hospital in Leith said so.", "organisation", 0.15),
        ("Several companies said so.", "organisation", 0.50),
        ("The indictment said so.", "document", 0.10),
        ("Court records said so.", "document", 0.10),
        ("A poll said so.", "document", 0.50),
        ("The memo said so.", "document", 0.50),
        ("A memo said so.", "document", 0.80),
        ("A memo seen by the Gazette said so.", "document", 0.50),
    ],
)
def test_an_unnamed_thing_is_scored_by_what_a_reader_can_tell(text: str, kind: str, score: float) -> None:
    """No body and no document is opaque for want of a capital letter."""
    words = text.removesuffix(" said so.")
    source = Source(
        id="s1",
        kind=kind,  # type: ignore[arg-type]
        name=words.removeprefix("The ").removeprefix("A "),
        named=False,
        mentions=(Span(start=0, end=len(words)),),
    )
    ledger = Ledger(
        article=Article(id="a", path="a", text=text),
        extractor=Extractor(name="hand", version="1"),
        sources=(source,),
    )
    made = opacity(ledger, source, Options())
    assert made.score == score
    assert made.level == ("identified" if score <= 0.10 else "described")
