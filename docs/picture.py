"""Makes the README's picture of the page: ``python docs/picture.py [PICTURE.png [OPTION OF AUDIT ...]]``."""

from __future__ import annotations

import base64
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HOME = Path(__file__).resolve().parents[1]
PAGE = "articles/000_d50642e4d8424074.txt.html"
CARD = (
    "[...document.querySelectorAll('.text b.un')].find((e) => / /.test(e.textContent))"
    ".dispatchEvent(new MouseEvent('mouseover', {bubbles: true}))"
)


def browser(profile: str) -> Any:
    """A headless Chromium."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or "chromium"
    for flag in (
        "headless",
        "no-sandbox",
        "disable-gpu",
        "no-first-run",
        "disable-background-networking",
        "hide-scrollbars",
    ):
        options.add_argument(f"--{flag}")
    options.add_argument(f"--user-data-dir={profile}")
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))


def main(picture: Path, *options: str) -> None:
    """Audit the seeds, open the first article's page and take its picture."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        report = Path(name) / "report"
        command = [
            sys.executable,
            "-m",
            "auditor",
            "audit",
            "seeds",
            "--format",
            "html",
            "--out",
            f"{report}/",
        ]
        subprocess.run([*command, *options], cwd=HOME, check=False, stdout=subprocess.DEVNULL)
        if not (report / PAGE).exists():
            sys.exit("the audit wrote no page")
        driver = browser(f"{name}/profile")
        size = {"width": 1400, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        driver.get((report / PAGE).as_uri())
        driver.execute_script(f"scrollTo(0, 190); {CARD}")
        driver.implicitly_wait(2)
        driver.find_element("css selector", ".pop:not([hidden])")
        taken = driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
        picture.write_bytes(base64.b64decode(taken["data"]))
        driver.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HOME / "docs" / "page.png", *sys.argv[2:])
