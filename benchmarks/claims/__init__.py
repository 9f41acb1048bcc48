"""Claims judged by reading: ``python -m benchmarks.claims`` scores the judgements that lie beside this file.

``basil.jsonl`` has one line for each claim of two statements or more, or with a denial, found in fifty BASIL
stories: the statements as [article, start, end], "title" added where the offsets are those of the title,
parted where they do not say the same; the verdict given (``said``) and the right one; the statements that
deny it and whether each does. ``half`` is "mended" for the five stories that were read while the code was
mended first, "held out" for the five that were read when that was done, "twenty" for those that were read
before the next mending and "last twenty" for those that were read after it. ``conflicts.jsonl``
has the pairs of statements that an audit of these stories tells of as conflicting, as [article, start, end]
of cue and content, and whether they do. No texts.
"""
