"""Hold pages against the rules of WCAG 2.2 AA, in headless Chromium.

Usage:
    access files PAGE...    reports as single pages
    access served LANGUAGE  every page that is served, in a language
    access planted          that defects planted in those pages are found
"""

import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from browsing import AXE, chromium, come, equipped
from doing import done
from looking import REPORT, faults, violations
from planting import calibrated
from playwright.sync_api import BrowserContext, Page
from routes import OWNER, PAGES, addresses, unlisted
from sample import Sample, sample
from states import DOORS, STATES, go_on

OK = 200
CONTROL = (
    '<html><body><img src="x.png"><a href="#a" style="outline:0">a</a></body></html>'
)


def files(*pages: str) -> Iterator[str]:
    """Yield what is wrong with reports.

    Args:
        pages: Their files.
    """
    with chromium() as browser:
        control = browser.new_page()
        control.set_content(CONTROL)
        control.evaluate(AXE.read_text("utf-8"))
        if not any("image-alt" in found for found in violations(control)):
            yield "a fault planted in a control page was not seen: nothing is proven"
        with equipped(browser) as context:
            for name in pages:
                page = context.new_page()
                page.goto(Path(name).resolve().as_uri())
                yield from (f"{name}: {one}" for one in faults(page, REPORT))
                page.close()


def served(language: str) -> Iterator[str]:
    """Yield what is wrong with the pages that are served.

    Args:
        language: The language.
    """
    with ExitStack() as opened:
        alone = opened.enter_context(sample())
        office = opened.enter_context(sample(accounts=True))
        browser = opened.enter_context(chromium())
        context = opened.enter_context(equipped(browser))
        yield from unlisted(alone.app)
        titles: dict[str, set[str]] = defaultdict(set)
        looked = 0
        for where, page, status in _opened(alone, office, context, language):
            looked += 1
            if where.startswith("/"):  # a state is a page that is there already
                titles[page.title()].add(where)
            if status != OK:
                yield f"{where}: answers {status}"
            yield from (f"{where}: {one}" for one in faults(page))
        for title, places in titles.items():
            if len(places) > 1:
                yield f"the title “{title}” is that of {', '.join(sorted(places))}"
        page = context.new_page()
        alone.let_in(context, OWNER)
        yield from (f"{language}: {one}" for one in done(page, alone, language))
        print(f"{language}: {looked} pages were looked at", flush=True)


def _opened(
    alone: Sample, office: Sample, context: BrowserContext, language: str
) -> Iterator[tuple[str, Page, int]]:
    """Yield each page, open, with what it is called and its status."""
    page = context.new_page()
    for path, found in PAGES.items():
        place = alone if found.who == OWNER else office
        place.let_in(context, found.who)
        for address in addresses(place, page, path, language):
            yield address.removeprefix(place.root), page, come(page, address)
    for name, (who, bring) in STATES.items():
        place = alone if who == OWNER else office
        place.let_in(context, who)
        bring(page, place, language)
        yield f"{language}, state “{name}”", page, OK
        go_on()
    context.clear_cookies()
    for name, bring in DOORS.items():
        bring(page, alone, language)
        yield f"{language}, state “{name}”", page, OK
    page.close()


def main(what: str, *given: str) -> int:
    """Say what is wrong."""
    looks = {"files": files, "served": served, "planted": calibrated}
    wrong = 0
    for one in looks[what](*given):
        print(one, flush=True)
        wrong += 1
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
