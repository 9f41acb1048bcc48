"""The files of a new plugin; words in braces are filled in."""
