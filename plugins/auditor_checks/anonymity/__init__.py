"""How far a reader can tell who speaks: `check.py` scores, `view.py` reads, `rules/` asks."""
