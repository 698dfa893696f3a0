"""Make the pictures of the browser pages anew, from a shipped example.

Run it after a change of the pages: ``PYTHONPATH=build/all .venv/bin/python
docs/screens.py chromium``. It needs playwright, which ``make test-all`` installs there.
"""

import sys
import tempfile
import threading
from datetime import UTC, date, datetime
from functools import partial
from io import BytesIO
from pathlib import Path

import uvicorn
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from assessor.cli.opening import open_questionnaire
from assessor.domain.answers import ActionStatus, Review
from assessor.domain.sheet import read_sheet
from assessor.domain.submission import Status
from assessor.interview import Manner, assign, decide, offers, size
from assessor.interview.reviewing import comment, take_step
from assessor.storage.workspace import Workspace
from assessor.storage.workspace_log import Change
from assessor.storage.workspace_sqlite import open_database
from assessor.web import House, Press, make_app
from assessor.web.serving import listen, take_up

HERE = Path(__file__).parent
EXAMPLE = HERE.parent / "examples" / "api-assistant" / "answers.yaml"
DAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
ANSWER = "service.uses_per_year"
SIZE = (1280, 900)
"""Width and height of a picture. [px]"""
PAGES = (
    ("browser-section", "en", "/s/inference", "light"),
    ("browser-overview", "en", "", "light"),
    ("browser-report", "fr", "/report", "light"),
    ("browser-actions", "en", "/actions", "light"),
    ("browser-dossier", "fr", "/dossier", "light"),
    ("browser-dark", "fr", "/s/inference", "dark"),
)
COLOURS = 64
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run")


def main(chromium: str) -> int:
    """Write the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        opener = partial(open_questionnaire, None, None)
        order = [question.id for question in opener().pack.questions()]
        workspace = Workspace(open_database(Path(folder, "w.sqlite")), order)
        socket = listen(8300, exact=False)
        host = f"127.0.0.1:{socket.getsockname()[1]}"
        house = House(
            open=opener,
            workspace=workspace,
            now=lambda: NOW,
            today=lambda: DAY,
            tell=lambda _: None,
            hosts=frozenset({host}),
        )
        project = take_up(house, EXAMPLE)
        _follow(house, project)
        server = uvicorn.Server(
            uvicorn.Config(make_app(house, Press()), log_level="error")
        )
        thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]})
        thread.start()
        try:
            _picture(chromium, house, f"http://{host}", project)
        finally:
            server.should_exit = True
            thread.join()
            workspace.close()
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


def _picture(chromium: str, house: House, root: str, project: str) -> None:
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium, args=[*FLAGS])
        width, height = SIZE
        page = browser.new_page(viewport={"width": width, "height": height})
        page.goto(house.new_link("owner"))
        for name, language, path, scheme in PAGES:
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            page.goto(f"{root}/{language}/p/{project}{path}")
            _settled(page)
            _write(HERE / "pictures" / f"{name}.png", page.screenshot())
        browser.close()


def _write(path: Path, content: bytes) -> None:
    """Write a picture with few colours; pages have no more."""
    with Image.open(BytesIO(content)) as picture:
        picture.convert("RGB").quantize(COLOURS).save(path, optimize=True)


def _settled(page: Page) -> None:
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(200)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
