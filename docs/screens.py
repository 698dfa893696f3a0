"""Make the pictures of the browser pages anew, from shipped examples.

Run it after a change of the pages: ``PYTHONPATH=build/all:.ci/access .venv/bin/python
docs/screens.py``. It needs what ``make test-all`` installs there, and the server that
the checks of accessibility look at.
"""

import sys
from contextlib import ExitStack
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from browsing import chromium, equipped
from PIL import Image
from playwright.sync_api import Page
from sample import CALLED, sample

from assessor.domain.answers import ActionStatus, Review
from assessor.domain.sheet import read_sheet
from assessor.domain.submission import Status
from assessor.interview import Manner, assign, decide, offers, size
from assessor.interview.reviewing import comment, take_step
from assessor.storage.workspace_log import Change
from assessor.web import House

HERE = Path(__file__).parent
EXAMPLE = HERE.parent / "examples" / "api-assistant" / "answers.yaml"
SIZE = {"width": 1280, "height": 900}
"""Width and height of a picture. [px]"""
COLOURS = 64
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
ANSWER = "service.uses_per_year"
COMES = "main [hx-get][hx-trigger^='every']"
"""What is there until the result has been worked out beside the pages."""
WITHIN = 300_000
"""Longest time until it has. [ms]"""
ALONE = (
    ("browser-section", "en", "/s/inference", "light"),
    ("browser-overview", "en", "", "light"),
    ("browser-actions", "en", "/actions", "light"),
    ("browser-dossier", "fr", "/dossier", "light"),
    ("browser-report", "fr", "/report", "light"),
    ("browser-dark", "fr", "/s/inference", "dark"),
)
"""Pages of one person: picture, language, where in the project, scheme."""
TOGETHER = (
    ("browser-login", "", "/en/login"),
    ("browser-people", "administrator", "/fr/people"),
    ("browser-account", "applicant", "/en/account"),
    ("browser-call", "officer", f"/fr/c/{CALLED}"),
)
"""Pages of an organisation: picture, who looks, where."""


def main() -> int:
    """Write the pictures."""
    with ExitStack() as opened:
        alone = opened.enter_context(sample(project=EXAMPLE))
        office = opened.enter_context(sample(accounts=True))
        browser = opened.enter_context(chromium())
        context = opened.enter_context(equipped(browser))
        page = context.new_page()
        page.set_viewport_size({**SIZE})
        _follow(alone.house, alone.project)
        alone.let_in(context, "owner")
        for name, language, path, scheme in ALONE:
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            page.goto(alone.at(language, path))
            _write(page, name)
        page.emulate_media(color_scheme="light")
        for name, who, path in TOGETHER:
            office.let_in(context, who)
            page.goto(office.root + path)
            while page.locator("a:text-is('Recharger')").count():
                page.wait_for_timeout(2000)
                page.reload()
            _write(page, name)
    return 0


def _follow(house: House, project: str) -> None:
    """Plan an action, say something of an answer and submit, to have it to show."""
    held = house.workspace.load(project)
    sheet = read_sheet(house.pack, held.answers)
    action = next(one.action.id for one in offers(sheet))
    decided = decide(sheet, action, ActionStatus.PLANNED)
    owned = assign(decided.sheet, action, owner="IT", due="2027-03-31")
    sized = size(owned.sheet, action, ANSWER, "-30 %", Manner(at=NOW))
    asked = Review(
        by="R. Viewer", at=NOW, verdict="changes_requested", text="D’où vient-il ?"
    )
    said = comment(sized.sheet, ANSWER, asked)
    handed = take_step(said, Status.SUBMITTED, by="P. Lead", at=NOW)
    house.workspace.save(held, handed, Change(who="owner", what="submitted", at=NOW))


def _write(page: Page, name: str) -> None:
    """Write a picture with few colours; pages have no more."""
    comes = page.locator(COMES)
    while comes.count():
        comes.first.wait_for(state="detached", timeout=WITHIN)
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(200)
    with Image.open(BytesIO(page.screenshot())) as picture:
        few = picture.convert("RGB").quantize(COLOURS)
        few.save(HERE / "pictures" / f"{name}.png", optimize=True)


if __name__ == "__main__":
    sys.exit(main())
