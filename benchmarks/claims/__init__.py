"""Claims judged by reading: ``python -m benchmarks.claims`` scores the judgements that lie beside this file.

``basil.jsonl`` has one line for each claim of two statements or more (or with a denial) found in ten BASIL
stories: the statements as [article, start, end], parted where they do not say the same, the verdict given
(``said``) and the right one, and whether its denials are denials. No texts.
"""
