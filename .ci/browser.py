"""Open a page in headless Chromium: it must show something and ask for nothing.

Usage: browser.py CHROMIUM PAGE SCREENSHOT
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from PIL import Image

PLANTED = "http://planted.invalid/dot.png"
CONTROL = f'<html lang="en"><body>Control<img src="{PLANTED}" alt=""></body></html>'
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--window-size=1200,1600",
)
# Chromium notes this as the initiator of what it asks for on its own account.
BROWSER_ITSELF = "not an origin"
LOCAL = {"", "about", "blob", "chrome", "data", "file"}
LEAST_INK = 0.01


def opened(chromium: str, page: Path, screenshot: Path) -> list[str]:
    """Take a screenshot of a page; return the addresses that the page asked for."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder, "net.json")
        subprocess.run(
            [
                chromium,
                *FLAGS,
                f"--user-data-dir={folder}/profile",
                f"--log-net-log={log}",
                f"--screenshot={screenshot.resolve()}",
                page.resolve().as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return sorted(set(asked(json.loads(log.read_text("utf-8")))))


def asked(log: dict[str, list[dict[str, object]]]) -> Iterator[str]:
    """Yield the addresses off this machine that a page, not the browser, asked for."""
    for event in log["events"]:
        params = event.get("params")
        if not isinstance(params, dict) or "initiator" not in params:
            continue
        address = str(params.get("url", ""))
        own_account = params["initiator"] == BROWSER_ITSELF
        if not own_account and urlsplit(address).scheme not in LOCAL:
            yield address


def ink(screenshot: Path) -> float:
    """Return how much of the picture is not of its commonest colour. [share]."""
    with Image.open(screenshot) as picture:
        plain = picture.convert("L")
        return 1 - max(plain.histogram()) / (plain.width * plain.height)


def main() -> str | None:
    """Return what is wrong, or nothing."""
    chromium, page, screenshot = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    with tempfile.TemporaryDirectory() as folder:
        control = Path(folder, "control.html")
        control.write_text(CONTROL, "utf-8")
        if PLANTED not in opened(chromium, control, Path(folder, "control.png")):
            return "A request planted in a control page was not seen: nothing is proven"
    addresses = opened(chromium, page, screenshot)
    if addresses:
        return f"{page} asks the network for {', '.join(addresses)}"
    if ink(screenshot) < LEAST_INK:
        return f"{page} shows (almost) nothing: look at {screenshot}"
    return None


if __name__ == "__main__":
    sys.exit(main())
