"""How the time of resolution grows with the number of names in one text.

    python -m benchmarks.crowd [--names 250 1000]

A made text in which each person is named once, speaks, goes on as "he" or "she" and then as what he is.
"""

from __future__ import annotations

import argparse
import random
import time
from math import log

from auditor.extract import Extraction, resolve
from auditor.extract.describe import attributes
from auditor.extract.find import repair
from auditor.extract.text.document import Document
from auditor.model import Article

SYLLABLES = "ba ko li mar ten so ru vin del ga fi hol ner pa qui sto ra mi lu jo den ber ska wen"
TRADES = ("baker", "driver", "nurse", "teacher", "farmer", "lawyer", "miner", "judge")


def text(names: int) -> str:
    """A paragraph a person; the same text for the same number."""
    draw = random.Random(names)

    def word(length: int) -> str:
        return "".join(draw.choice(SYLLABLES.split()) for _ in range(length)).capitalize()

    made = []
    for n in range(names):
        trade = draw.choice(TRADES)
        made.append(
            f"{word(2)} {word(3)}, a {trade} from {word(2)}, said the road was shut. "
            f"{'He' if n % 2 else 'She'} said {word(3)} had left. The {trade} added that it was late."
        )
    return "\n\n".join(made)


def seconds(extraction: Extraction, names: int) -> float:
    """Processor time of who is in such a text and whose words its statements are, parse and finder aside."""
    document = Document(Article(id="crowd", path="-", text=text(names)), extraction.nlp)
    found = attributes.describe(document, repair.repair(document, extraction.finder.find(document)))
    start = time.process_time()
    resolve(document, found)
    return time.process_time() - start


def main() -> None:
    """Print a line for each number of names, with the exponent of the growth from the one before."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--names", type=int, nargs="+", default=[250, 1000])
    extraction = Extraction.make("rules")
    seconds(extraction, 10)
    before: tuple[int, float] | None = None
    for names in parser.parse_args().names:
        took = seconds(extraction, names)
        grown = f"{log(took / before[1]) / log(names / before[0]):.2f}" if before else ""
        print(f"| {names} | {took:.1f} | {grown} |", flush=True)
        before = names, took


if __name__ == "__main__":
    main()
