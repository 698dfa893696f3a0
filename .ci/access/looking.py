"""What is looked at on every page, whatever it holds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from browsing import NARROW, WIDE, ask
from playwright.sync_api import Page, ViewportSize

COLOUR = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
"""What can be another in another scheme; all else is the same there."""
ALL = {
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
"""All that is on by default, and the size of targets, which WCAG 2.2 added."""


@dataclass(frozen=True)
class Look:
    """Which of the looks at a page are taken.

    Attributes:
        languages: Hold its words against the language that it states.
    """

    languages: bool = True


EVERYTHING = Look()
REPORT = Look(languages=False)
"""Sources and notes stand in a report as they were written; the statement says so."""


def violations(page: Page, options: object = None) -> Iterator[str]:
    """Yield what axe-core finds, a line a rule."""
    found = page.evaluate("options => axe.run(document, options)", options or ALL)
    for one in found["violations"]:
        places = "; ".join(str(node["target"][0]) for node in one["nodes"][:3])
        yield f"axe: {one['id']} ({one['impact']}): {one['help']}: {places}"


def tabbed(page: Page) -> Iterator[str]:
    """Yield what goes wrong on the way through a page with the Tab key."""
    stops = int(page.evaluate("probe.watch()"))
    for _ in range(stops + 1):
        page.keyboard.press("Tab")
    yield from (f"keyboard: {one}" for one in ask(page, "walked"))


def cramped(page: Page) -> Iterator[str]:
    """Yield what is lost, cut off or wider than the window at 400 %."""
    _resized(page, WIDE)
    ask(page, "unfold")
    there = ask(page, "inventory")
    _resized(page, NARROW)
    ask(page, "unfold")
    lost = sorted(set(there) - set(ask(page, "inventory")))
    if lost:
        yield f"400 %: {len(lost)} parts are lost: {'; '.join(lost[:3])}"
    yield from (f"400 %: {one}" for one in ask(page, "sideways"))
    yield from (f"400 %: {one}" for one in ask(page, "clipped"))
    ask(page, "space")
    for size in (NARROW, WIDE):
        _resized(page, size)
        for question in ("sideways", "clipped"):
            yield from (f"text spacing: {one}" for one in ask(page, question))
    ask(page, "unspace")


def schemes(page: Page) -> Iterator[str]:
    """Yield what cannot be read in the dark scheme or in forced colours."""
    page.emulate_media(color_scheme="dark")
    yield from (f"dark: {one}" for one in violations(page, COLOUR))
    yield from (f"dark: {one}" for one in ask(page, "edges"))
    page.emulate_media(color_scheme="light", forced_colors="active")
    # The texts have colours of the system then, which no page chooses.
    yield from (f"forced colours: {one}" for one in ask(page, "unforced"))
    yield from (f"forced colours: {one}" for one in ask(page, "edges"))
    page.emulate_media(color_scheme="light", forced_colors="none")


def faults(page: Page, look: Look = EVERYTHING) -> Iterator[str]:
    """Yield what is wrong with the page that is open, each thing once.

    Args:
        page: The page, in the light scheme and in a wide window.
        look: What to look at.
    """
    seen: set[str] = set()
    for one in _looked(page, look):
        if one not in seen:
            seen.add(one)
            yield one
    _resized(page, WIDE)


def _resized(page: Page, size: Mapping[str, int]) -> None:
    """Give a page another window, and let it be drawn anew."""
    page.set_viewport_size(ViewportSize(width=size["width"], height=size["height"]))
    page.evaluate("probe.drawn()")


def _looked(page: Page, look: Look) -> Iterator[str]:
    ask(page, "unfold")  # what is folded away is part of the page
    yield from violations(page)
    yield from ask(page, "settled")
    if look.languages:
        yield from ask(page, "languages")
    yield from tabbed(page)
    yield from schemes(page)
    yield from cramped(page)
