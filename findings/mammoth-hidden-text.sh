#!/usr/bin/env bash
# A good engineer would guess: a converter of Word documents that leaves out what is deleted in tracked changes leaves out hidden text
# (w:vanish) too, since Word neither shows nor prints either.
#
# Seen with mammoth 1.13.0: deleted words are out, hidden words are in, with no warning among its messages. Output seen:
#
#   '<p>The port is closed.Not for print.</p>' []
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'mammoth==1.13.0' 2>/dev/null
"$folder/venv/bin/python" - <<'PYTHON'
import io
import zipfile

import mammoth

TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
    ' Target="word/document.xml"/></Relationships>'
)
DOCUMENT = (
    '<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:body><w:p><w:r><w:t xml:space="preserve">The port is </w:t></w:r><w:del w:id="1" w:author="E">'
    "<w:r><w:delText>never </w:delText></w:r></w:del><w:r><w:t>closed.</w:t></w:r>"
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Not for print.</w:t></w:r></w:p></w:body></w:document>"
)
package = io.BytesIO()
with zipfile.ZipFile(package, "w") as made:
    for name, part in (("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONS), ("word/document.xml", DOCUMENT)):
        made.writestr(name, part)
result = mammoth.convert_to_html(package)
print(repr(result.value), result.messages)
assert "never" not in result.value, "deleted words are in now"
assert "Not for print" in result.value, "hidden words are out now"
assert not result.messages, "it is told now"
PYTHON
