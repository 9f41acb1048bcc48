"""What tests of pages need of the machine: a browser."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from typing import Any

import pytest
from demanded import missing


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless Chromium, driven by Selenium."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    driver = shutil.which("chromedriver")
    if not program or not driver:
        missing("Chromium with its driver", "AUDITOR_REQUIRE_BROWSER")
    try:
        from selenium import webdriver
    except ImportError:
        missing("Selenium", "AUDITOR_REQUIRE_BROWSER")
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
