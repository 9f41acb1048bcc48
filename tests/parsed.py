"""The trees of our own files, each parsed once for all tests that look at the code."""

import ast
from functools import cache
from pathlib import Path


@cache
def tree(path: Path) -> ast.Module:
    """What a file of Python says."""
    return ast.parse(path.read_text(encoding="utf-8"))
