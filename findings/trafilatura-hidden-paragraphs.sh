#!/usr/bin/env bash
# A good engineer would guess: an extractor of the main text gives what a reader of the page sees, so what the HTML standard says is
# not rendered (the attribute `hidden`, the element <template>, words struck out by <del>) is not in it.
#
# Seen with trafilatura 2.3.1: all three are in the text, as paragraphs and words like any other. Output seen:
#
#   hidden True, template True, del True
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'trafilatura==2.3.1' 'lxml==6.1.3' 'lxml_html_clean==0.4.6' 2>/dev/null
"$folder/venv/bin/python" - <<'PYTHON'
import trafilatura

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Dam inspectors go home</title></head><body><main><article>
<h1>Dam inspectors go home</h1>
<p>The inspectors left the dam at noon. Their head, Abena Owusu, said that the crack had <del>doubled</del> not grown.</p>
<p hidden>Two officials said the dam would be blown up in secret on the night before the feast of the patron.</p>
<template><p>A witness said that the bells of the valley had been stolen by a man with a lorry and two ladders.</p></template>
<p>The valley below the dam has four thousand inhabitants, and many of them came to the gate to watch them go.</p>
</article></main></body></html>"""
text = trafilatura.extract(PAGE)
seen = {"hidden": "blown up in secret" in text, "template": "bells of the valley" in text, "del": "doubled" in text}
print(", ".join(f"{name} {found}" for name, found in seen.items()))
assert all(seen.values()), "what is not rendered is left out now"
PYTHON
