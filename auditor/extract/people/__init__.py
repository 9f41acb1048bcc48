"""Who is in an article: its names, gathered into persons and bodies, with what the article says they are."""
