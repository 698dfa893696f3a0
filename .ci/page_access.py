"""Hold pages against rules of accessibility in headless Chromium.

Each page is read by axe-core in light and dark, reached with the keyboard alone, and
shown at 400 % (320 px wide), where it must not be scrolled sideways.

Usage: page_access.py CHROMIUM AXE PAGE...
"""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDE = {"width": 1280, "height": 1024}
NARROW = {"width": 320, "height": 256}
CONTROL = (
    '<html><body><img src="x.png"><a href="#a" style="outline:0">a</a></body></html>'
)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex='0']"
REACHED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const style = getComputedStyle(one);
  const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
  return [[...document.querySelectorAll("%s")].indexOf(one), seen];
}"""
WIDER = """() => [...document.querySelectorAll('body *')]
  .filter(one => one.getBoundingClientRect().right > innerWidth + 1)
  .filter(one => !one.closest('.scroll, [tabindex="0"], svg'))
  .slice(0, 4).map(one => one.tagName + '.' + one.className)"""


def violations(page: Page, axe: str) -> Iterator[str]:
    """Yield what axe-core finds, a line a rule."""
    page.evaluate(axe)
    for found in page.evaluate("() => axe.run(document)")["violations"]:
        places = "; ".join(str(node["target"]) for node in found["nodes"][:3])
        yield f"{found['id']} ({found['impact']}): {found['help']}: {places}"


def unreached(page: Page) -> Iterator[str]:
    """Yield what the Tab key does not reach, or reaches without showing it."""
    asked = "one => one.checkVisibility() && !one.disabled"
    wanted = page.evaluate(
        f'() => [...document.querySelectorAll("{FOCUSABLE}")]'
        f".map((one, n) => ({asked})(one) ? n : -1).filter(n => n >= 0)"
    )
    found: set[int] = set()
    for _ in range(len(wanted) + 2):
        page.keyboard.press("Tab")
        reached = page.evaluate(REACHED % FOCUSABLE)
        if reached is None:
            break
        found.add(reached[0])
        if not reached[1]:
            yield f"what has the focus is not marked: number {reached[0]}"
    if set(wanted) - found:
        yield f"Tab does not reach {len(set(wanted) - found)} of {len(wanted)}"


def sideways(page: Page) -> Iterator[str]:
    """Yield what makes a page wider than its window."""
    page.set_viewport_size({**NARROW})
    width = page.evaluate("() => document.documentElement.scrollWidth")
    if width > NARROW["width"]:
        yield f"is {width} px wide in a window of 320: {page.evaluate(WIDER)}"


def problems(browser: Browser, address: str, axe: str) -> Iterator[str]:
    """Yield what is wrong with a page."""
    for scheme in SCHEMES:
        page = browser.new_page(viewport={**WIDE}, color_scheme=scheme)
        page.goto(address)
        yield from (f"{scheme}: {found}" for found in violations(page, axe))
        if scheme == "light":
            yield from unreached(page)
            yield from sideways(page)
            # What is laid out anew at this width is read once more.
            yield from (f"at 400 %: {found}" for found in violations(page, axe))
        page.close()


def main() -> str | None:
    """Return what is wrong, or nothing."""
    chromium, axe_file, *pages = sys.argv[1:]
    axe = Path(axe_file).read_text("utf-8")
    wrong = []
    with sync_playwright() as play:
        path = shutil.which(chromium)
        browser = play.chromium.launch(executable_path=path, args=[*FLAGS])
        control = browser.new_page()
        control.set_content(CONTROL)
        if not any("image-alt" in found for found in violations(control, axe)):
            return "A fault planted in a control page was not seen: nothing is proven"
        for page in pages:
            address = Path(page).resolve().as_uri()
            wrong += [f"{page}: {one}" for one in problems(browser, address, axe)]
        browser.close()
    return "\n".join(wrong) or None


if __name__ == "__main__":
    sys.exit(main())
