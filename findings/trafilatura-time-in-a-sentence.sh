#!/usr/bin/env bash
# A good engineer would guess: taking the text out of a page keeps the words of its sentences, whatever inline element they are
# in. <time> is one, and newspapers put "on Monday" into it.
#
# Seen with trafilatura 2.3.1: <time> goes with its words, and the sentence closes over the gap. <strong> or <span> in the same place
# keep theirs. Nothing tells that a word is missing. Output seen:
#
#   time:   'Mill wheel turns again\nThe miller, Ferenc Balog, said on that the wheel would turn every d'
#   strong: 'Mill wheel turns again\nThe miller, Ferenc Balog, said on Monday that the wheel would turn '
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'trafilatura==2.3.1' 'lxml==6.1.3' 'lxml_html_clean==0.4.6' 2>/dev/null
"$folder/venv/bin/python" - <<'PYTHON'
import trafilatura

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Mill wheel turns again</title></head><body><main><article>
<h1>Mill wheel turns again</h1>
<p>The miller, Ferenc Balog, said on {} that the wheel would turn every day until October, and that bread would be sold.</p>
<p>The wheel had stood still for sixty years, and nobody in the village could say why it had been stopped at all.</p>
<p>Workers left the canteen without a word. Two of them had started there together as boys, forty-one years ago.</p>
</article></main></body></html>"""
with_time = trafilatura.extract(PAGE.format('<time datetime="2025-04-07">Monday</time>'))
with_strong = trafilatura.extract(PAGE.format("<strong>Monday</strong>"))
print("time:  ", repr(with_time[:90]))
print("strong:", repr(with_strong[:90]))
assert "said on that the wheel" in " ".join(with_time.split()), "the words of <time> are kept now"
assert "said on Monday that" in with_strong
PYTHON
