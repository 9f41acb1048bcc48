"""The rules, each in a file of its own, in the order in which they ask."""

from . import only_a_post

RULES = (only_a_post,)
