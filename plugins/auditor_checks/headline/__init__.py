"""Whether the headline is as careful as the body: `check.py` scores, `view.py` reads, `rules/` asks."""
