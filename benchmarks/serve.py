"""Load on the service over loopback: requests a second beside the API in this process, and what is lost.

``python -m benchmarks.serve [--requests 60] [--clients 8] [--waiting 4] [--extractor rules]``
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import auditor
from auditor.write.json import dump

SAID = "The mill will close, mayor Ann Lee said. Sources said the owner had known for weeks. "


def main() -> None:
    """Print both rates, the refusals and the losses."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--requests", type=int, default=60)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--waiting", type=int, default=4)
    parser.add_argument("--sentences", type=int, default=10, help="pairs of them in each article")
    parser.add_argument("--extractor", default="rules")
    given = parser.parse_args()
    texts = [f"{SAID * given.sentences}No {number}." for number in range(given.requests)]
    with auditor.Engine(extractor=given.extractor) as engine:
        dump(engine.audit(texts[0]))
        began = time.perf_counter()
        for text in texts:
            dump(engine.audit(text))
        inside = len(texts) / (time.perf_counter() - began)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "auditor.toml").write_text(f'extractor = "{given.extractor}"\n', encoding="utf-8")
        command = [sys.executable, "-m", "auditor", "serve", "--port", "0", "--seconds", "600"]
        command += ["--waiting", str(given.waiting)]
        with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            address = process.stdout.readline().removeprefix("listening on ").partition(";")[0]
            try:
                _asked(address, texts[0])
                began = time.perf_counter()
                with ThreadPoolExecutor(given.clients) as pool:
                    done = list(pool.map(lambda text: _until_served(address, text), texts))
                outside = len(texts) / (time.perf_counter() - began)
            finally:
                process.terminate()
    refused, served = sum(refusals for refusals, _ in done), sum(whole for _, whole in done)
    print(f"in this process {inside:.1f} a second, over loopback {outside:.1f} ({outside / inside:.0%})")
    print(f"{served} of {len(texts)} served, {refused} refused with Retry-After and served later")


def _until_served(address: str, text: str) -> tuple[int, bool]:
    """How often a text was refused before it was audited, and whether it came back whole."""
    refusals = 0
    while (answer := _asked(address, text)) is None:
        refusals += 1
        time.sleep(0.1)
    return refusals, json.loads(answer)["articles"][0]["ledger"]["article"]["text"] == text


def _asked(address: str, text: str) -> bytes | None:
    body = json.dumps({"text": text}).encode()
    try:
        with urlopen(Request(f"{address}/audit", body, {"Content-Type": "application/json"})) as answer:
            found: bytes = answer.read()
            return found
    except HTTPError as error:
        if error.code != 429 or "Retry-After" not in error.headers:
            raise
        return None


if __name__ == "__main__":
    main()
