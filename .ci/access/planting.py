"""Plant defects in a page one by one, and count how many are found."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from browsing import chromium, come, equipped
from doing import done
from looking import faults
from playwright.sync_api import BrowserContext, Route
from routes import OWNER
from sample import SECTION, Sample, sample

from assessor.notation import read_file

PLANTED = Path(__file__).with_name("planted.yaml")
LEAST = 20
"""How many of the defects must be found."""
KINDS = {
    "page": {"document", "xhr", "fetch"},
    "style": {"stylesheet"},
    "script": {"script"},
}
"""What the browser calls the answers of each kind."""
SCRIPTED = "pages.js"
LANGUAGE = "en"


@dataclass
class Swap:
    """One change of what the server answers.

    Attributes:
        times: How often it was made.
    """

    kind: str
    find: str
    put: str
    times: int = 0

    def made(self, text: str) -> str:
        """Return a text with the change made."""
        if not self.find:
            self.times += 1
            return f"{text}\n{self.put}"
        self.times += text.count(self.find)
        return text.replace(self.find, self.put)


def defects() -> Iterator[tuple[str, str, list[Swap]]]:
    """Yield each defect: its name, what it breaks, how it is planted."""
    rows = read_file(PLANTED).data
    assert isinstance(rows, list)
    for row in rows:
        assert isinstance(row, dict)
        swaps = [
            Swap(str(one["in"]), str(one.get("find", "")), str(one["put"]))
            for one in _listed(row["swaps"])
        ]
        yield str(row["defect"]), str(row["breaks"]), swaps


def _listed(rows: object) -> list[Mapping[str, object]]:
    assert isinstance(rows, list)
    return rows


def calibrated() -> Iterator[str]:
    """Yield what is wrong: too few defects found, or one found where none is."""
    with sample() as served, chromium() as browser:
        with equipped(browser) as context:
            for alarm in _found(served, context):
                yield f"false alarm on the page as it is: {alarm}"
        caught = rows = 0
        for name, breaks, swaps in defects():
            with equipped(browser) as context:
                context.route("**/*", _planting(swaps))
                said = next(_found(served, context), "")
            rows += 1
            caught += bool(said)
            if not all(swap.times for swap in swaps):
                yield f"“{name}” could not be planted: the pages are others now"
            print(f"{name} ({breaks}): {said or 'NOT FOUND'}", flush=True)
        print(f"{caught} of {rows} planted defects found", flush=True)
        if caught < LEAST:
            yield f"{caught} of {rows} planted defects found; {LEAST} must be"


def _found(served: Sample, context: BrowserContext) -> Iterator[str]:
    """Yield what the whole suite says of one page."""
    page = context.new_page()
    served.let_in(context, OWNER)
    come(page, served.at(LANGUAGE, f"/s/{SECTION}"))
    yield from faults(page)
    yield from done(page, served, LANGUAGE)


def _planting(swaps: list[Swap]) -> Callable[[Route], None]:
    """Return what changes the answers of the server on their way."""

    def planted(route: Route) -> None:
        kind = route.request.resource_type
        named = route.request.url.endswith(SCRIPTED)
        due = [
            swap
            for swap in swaps
            if kind in KINDS[swap.kind] and (kind != "script" or named)
        ]
        if not due:
            route.continue_()
            return
        answer = route.fetch()
        text = answer.text()
        for swap in due:
            text = swap.made(text)
        route.fulfill(response=answer, body=text)

    return planted
