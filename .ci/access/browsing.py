"""The browser that looks at pages, and what it carries into each of them."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
AXE = ROOT / "build" / "axe" / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDE = {"width": 1280, "height": 1024}
NARROW = {"width": 320, "height": 256}
"""A window of 1280 by 1024 at 400 %. [px]"""

DUE = "#soon [hx-get], #running [hx-get], .htmx-request"
"""What is there while the result of a page is worked out."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start a headless Chromium."""
    with sync_playwright() as started:
        browser = started.chromium.launch(
            executable_path=shutil.which("chromium"), args=[*FLAGS]
        )
        yield browser
        browser.close()


@contextmanager
def equipped(browser: Browser, *, scripts: bool = True) -> Iterator[BrowserContext]:
    """Open a browser of one person who wants no motion; its pages can be asked.

    Args:
        browser: The browser.
        scripts: Whether the scripts of the pages run.
    """
    context = browser.new_context(
        viewport={**WIDE}, reduced_motion="reduce", java_script_enabled=scripts
    )
    context.set_default_timeout(60_000)
    if scripts:
        context.add_init_script(path=AXE)
        context.add_init_script(path=HERE / "probe.js")
    yield context
    context.close()


def ask(page: Page, question: str, *parts: str) -> list[str]:
    """Return what the probe says of a page.

    Args:
        page: The page.
        question: One of its functions.
        parts: What it is called with.
    """
    found: list[str] = page.evaluate(f"probe.{question}(...{json.dumps(parts)})") or []
    return found


def come(page: Page, address: str) -> int:
    """Open a page, wait until nothing on it is still to come, return its status.

    Args:
        page: The browser.
        address: Of the page.
    """
    answer = page.goto(address)
    due = page.locator(DUE)
    while due.count():
        due.first.wait_for(state="detached")
    return answer.status if answer else 0
