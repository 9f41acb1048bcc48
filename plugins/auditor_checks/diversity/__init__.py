"""How the words are shared among those who speak: `check.py` scores, `view.py` reads, `rules/` asks."""
