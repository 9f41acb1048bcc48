"""What tests of pages and formats need of the machine: npm packages and a browser."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest


def _missing(what: str, demanded_by: str) -> None:
    """Skip where something is missing, visibly; fail where it is demanded."""
    if os.environ.get(demanded_by) == "1":
        pytest.fail(f"{what} is missing and {demanded_by}=1 demands it")
    pytest.skip(f"{what} is not on this machine")


@pytest.fixture(scope="session")
def node_modules() -> Callable[[str], Path]:
    """The path of a file of an npm package; CI installs the packages, elsewhere the test is skipped."""

    def find(path: str) -> Path:
        home = Path(os.environ.get("AUDITOR_NODE_MODULES", Path(__file__).parents[2] / "node_modules"))
        if not (home / path).exists():
            _missing(f"npm's {path}", "AUDITOR_REQUIRE_NODE")
        return home / path

    return find


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless Chromium, driven by Selenium."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    driver = shutil.which("chromedriver")
    if not program or not driver:
        _missing("Chromium with its driver", "AUDITOR_REQUIRE_BROWSER")
    try:
        from selenium import webdriver
    except ImportError:
        _missing("Selenium", "AUDITOR_REQUIRE_BROWSER")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        options = webdriver.ChromeOptions()
        options.binary_location = str(program)
        for flag in (
            "headless", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-sync",
            "disable-background-networking", "disable-component-update", "hide-scrollbars",
            f"user-data-dir={profile}", "window-size=1400,1000",
        ):  # fmt: skip
            options.add_argument(f"--{flag}")
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        chromium = webdriver.Chrome(options=options, service=webdriver.ChromeService(executable_path=driver))
        yield chromium
        chromium.quit()
