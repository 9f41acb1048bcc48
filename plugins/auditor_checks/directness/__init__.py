"""How close the words are to the source's own: `check.py` scores, `view.py` reads, `rules/` asks."""
