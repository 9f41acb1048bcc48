"""Whose words they are: names, pronouns and descriptions resolved to the sources of an article."""
