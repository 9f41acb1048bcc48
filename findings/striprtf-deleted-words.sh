#!/usr/bin/env bash
# A good engineer would guess: a library that turns RTF into text gives the text as a word processor shows it, so words
# that are marked as deleted (\deleted) or hidden (\v) are out, and footnotes (\footnote) are somewhere in.
#
# Seen with striprtf 0.0.35 (Python 3.11): the opposite on all three counts. Deleted and hidden words are in the text as if they
# were printed, and the words of a footnote are nowhere. Output seen:
#
#   'The port was never is closed. Not for print.\n'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'striprtf==0.0.35' 2>/dev/null
"$folder/venv/bin/python" - <<'PYTHON'
from striprtf.striprtf import rtf_to_text

RTF = (
    r"{\rtf1\ansi\deff0{\fonttbl{\f0 Times;}}{\*\revtbl{Unknown;}{Editor;}}\f0 The port "
    r"{\deleted\revauthdel1 was never }{\revised\revauth1 is }closed."
    r"{\super\chftn{\footnote\pard\plain{\super\chftn} Said the harbour master.}} {\v Not for print.}\par}"
)
text = rtf_to_text(RTF)
print(repr(text))
assert "was never" in text, "deleted words are out now"
assert "Not for print" in text, "hidden words are out now"
assert "harbour master" not in text, "footnotes are in now"
PYTHON
