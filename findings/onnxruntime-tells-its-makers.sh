#!/usr/bin/env bash
# A good engineer would guess: a library that runs a network on this machine talks to nobody, and importing it writes nothing
# into the user's home. Until 1.28 that was so on Linux and macOS.
#
# Seen with onnxruntime 1.32.0 (Python 3.11, Linux, the wheel as published): the import alone makes an identifier of the device
# and a database of events in the user's cache, to be sent to its makers; nothing is asked and nothing is said. Only an
# environment variable that is set before the import prevents it, ORT_DISABLE_TELEMETRY=1. Output seen:
#
#   1.32.0 ['.cache/Microsoft/DeveloperTools/.onnxruntime/deviceid', '.cache/Microsoft/DeveloperTools/.onnxruntime/onnxruntime.db']
#   1.32.0 []
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'onnxruntime==1.32.0' 2>/dev/null
cat >"$folder/left.py" <<'PYTHON'
import os
import pathlib
import onnxruntime

home = pathlib.Path(os.environ["HOME"])
print(onnxruntime.__version__, sorted(str(p.relative_to(home)) for p in home.rglob("*") if p.suffix in ("", ".db") and p.is_file()))
PYTHON
unset XDG_CACHE_HOME ORT_DISABLE_TELEMETRY
mkdir "$folder/one" "$folder/other"
HOME="$folder/one" "$folder/venv/bin/python" "$folder/left.py" | tee "$folder/told"
HOME="$folder/other" ORT_DISABLE_TELEMETRY=1 "$folder/venv/bin/python" "$folder/left.py" | tee -a "$folder/told"
grep -q deviceid "$folder/told" # or else it no longer keeps one
grep -q '\[\]' "$folder/told" # or else the variable no longer prevents it
