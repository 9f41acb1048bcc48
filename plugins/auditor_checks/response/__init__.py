"""Whether the accused were asked: `check.py` scores, `view.py` reads, `rules/` asks."""
