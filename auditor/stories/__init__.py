"""How statements relate: words, alignment, what they assert, who informed whom, and what is one claim."""
