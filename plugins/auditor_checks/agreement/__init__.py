"""Who else says so across the articles of a story: `check.py` scores, `view.py` reads, `rules/` asks."""
