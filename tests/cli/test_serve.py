"""The service, as a process on a loopback port: it answers like the API, and loses nothing at its limits."""

from __future__ import annotations

import json
import os
import signal
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest
import warm

import auditor

pytest.importorskip("fastapi")
pytest.importorskip("uvicorn")
SAID = "The mill will close, mayor Ann Lee said. Sources said the owner had known for weeks."
WAITING, BODY = 2, 20_000


@contextmanager
def served(folder: Path, *limits: str) -> Iterator[tuple[str, warm.Running]]:
    """A service, and where it listens."""
    (folder / "auditor.toml").write_text('extractor = "rules"\n', encoding="utf-8")
    reader, writer = os.pipe()
    with warm.start(["serve", "--port", "0", *limits], folder, stdout=writer) as running, open(reader) as out:
        told = out.readline()
        assert told.startswith("listening on http://127.0.0.1:")
        yield told.removeprefix("listening on ").partition(";")[0], running


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a service listens that two may wait for."""
    limits = ["--waiting", str(WAITING), "--body", str(BODY)]
    with served(tmp_path_factory.mktemp("serve"), *limits) as (where, _):
        yield where


def asked(address: str, path: str, body: Any = None) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of an answer."""
    data = None if body is None else json.dumps(body).encode()
    request = Request(address + path, data, {"Content-Type": "application/json"})
    try:
        with urlopen(request, timeout=60) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except HTTPError as error:
        return error.code, dict(error.headers), error.read()


def test_a_report_over_http_is_that_of_the_api(address: str) -> None:
    """Of one article and of several; it follows the published schema."""
    for body, articles in (
        ({"text": SAID}, [{"text": SAID}]),
        ({"articles": [{"text": SAID}] * 2}, [{"text": SAID}] * 2),
    ):
        status, headers, answer = asked(address, "/audit", body)
        assert (status, headers["content-type"]) == (200, "application/json")
        report = json.loads(answer)
        assert auditor.validate(report) == []
        wanted = auditor.audit(articles, extractor="rules").model_dump(mode="json", exclude_none=True)
        assert report["articles"] == wanted["articles"]


def test_ledgers_and_a_page_are_to_be_had_too(address: str) -> None:
    """Ledgers are those of the API; the page is one whole file."""
    status, _, answer = asked(address, "/ledgers", {"text": SAID})
    (ledger,) = auditor.extract_ledgers(SAID, extractor="rules")
    assert isinstance(ledger, auditor.Ledger)
    assert (status, json.loads(answer)["ledgers"]) == (
        200,
        [ledger.model_dump(mode="json", exclude_none=True)],
    )
    status, headers, page = asked(address, "/audit?format=html", {"text": SAID})
    assert (status, headers["content-type"].partition(";")[0]) == (200, "text/html")
    assert page.lstrip().lower().startswith(b"<!doctype html>")


def test_it_says_how_it_is_and_what_it_takes(address: str) -> None:
    """Health and the description of the interface."""
    status, _, answer = asked(address, "/health")
    assert (status, json.loads(answer)["status"]) == (200, "ok")
    status, _, answer = asked(address, "/openapi.json")
    described = json.loads(answer)
    assert set(described["paths"]) == {"/health", "/audit", "/ledgers"}
    assert "429" in described["paths"]["/audit"]["post"]["responses"]


def test_what_cannot_be_taken_is_refused_in_words(address: str, tmp_path: Path) -> None:
    """A body too long, one of another form; a path is a text and no file is read."""
    assert asked(address, "/audit", {"text": "x" * BODY})[0] == 413
    assert asked(address, "/audit", {"path": "/etc/passwd"})[0] == 422
    assert asked(address, "/audit", {"articles": []})[0] == 422
    secret = tmp_path / "secret.txt"
    secret.write_text("Sources said so.", encoding="utf-8")
    status, _, answer = asked(address, "/audit", {"text": str(secret)})
    assert status == 200
    assert json.loads(answer)["articles"][0]["ledger"]["article"]["text"] == str(secret)


def test_at_the_limit_each_request_is_answered_or_told_when_to_come_again(address: str) -> None:
    """More at once than may wait: some get 429 with Retry-After, and who comes again is served."""
    refused = []

    def until_served(number: int) -> str:
        while True:
            status, headers, answer = asked(
                address, "/audit", {"text": f"{SAID} No {number}.", "id": f"n{number}"}
            )
            if status == 200:
                return str(json.loads(answer)["articles"][0]["ledger"]["article"]["id"])
            assert (status, int(headers["retry-after"]) >= 1) == (429, True)
            refused.append(number)
            time.sleep(0.1)

    with ThreadPoolExecutor(8) as pool:
        served = list(pool.map(until_served, range(10)))
    assert served == [f"n{number}" for number in range(10)]
    assert refused


def test_what_takes_too_long_to_come_or_to_do_is_told_so(tmp_path: Path) -> None:
    """A body that does not come is 408; an audit that does not end is 504, and keeps its place until it does.

    Asked to end, a service answers what it took, and says that.
    """
    with served(tmp_path, "--seconds", "0.2") as (address, running):
        to = urlsplit(address)
        with closing(socket.create_connection((to.hostname, to.port), timeout=30)) as line:
            line.sendall(b"POST /audit HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{")
            assert line.recv(1000).startswith(b"HTTP/1.1 408 ")
        status, _, answer = asked(address, "/audit", {"text": f"{SAID}\n\n" * 25})
        assert (status, b"fewer or shorter" in answer) == (504, True)
        assert json.loads(asked(address, "/health")[2])["taken"] == 1
        with ThreadPoolExecutor(1) as pool:
            late = pool.submit(asked, address, "/audit", {"text": SAID})
            while json.loads(asked(address, "/health")[2])["taken"] < 2 and not late.done():
                time.sleep(0.02)
            os.kill(running.pid, signal.SIGTERM)
            assert late.result()[0] in (200, 504)
        code, _, told = running.ended()
        assert told == "auditor: stopped by SIGTERM\n  → what was taken was answered first\n"
        assert code == 128 + signal.SIGTERM
