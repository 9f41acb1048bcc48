"""The finder that needs no training: the parse, general rules and a counted table of cues."""
