"""Do a whole screening in headless Chromium, as a person would.

In a language, with scripts and without: begin a project, answer, be
interrupted by a killed server, find every answer again, go on, attach evidence and
take it back, take the PDF.

Usage: web_walk.py ASSESSOR LANGUAGE
"""

import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from access.browsing import chromium
from playwright.sync_api import Browser, Dialog, Download, Locator, Page
from pypdf import PdfReader

LINK = re.compile(r"http://127\.0\.0\.1:\d+/enter/\S+")
FIRST = 10
"""Answers after which there is a first result."""
MOST_PAGES = 40
NAMES = {"en": "Floods", "fr": "Alerte crues"}
BILL = b"%PDF-1.7 a bill"
STARTS_WITHIN = 60
"""Longest time until a server prints its link. [s]"""
MADE_WITHIN = 600
"""Longest time until a report is made. [s]"""
_UNSETTLED = "#running.htmx-request, #running [hx-get]"
"""What is there while the result beside the questions is not of the last answer."""
_LOOKS = 40
"""How often a page without scripts is looked at again for its result; 1.5 s each."""


def _bare() -> dict[str, str]:
    """Return the environment without the packages that only this check has."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


@dataclass
class Server:
    """A server in a folder, as the command starts it."""

    assessor: str
    folder: Path
    process: subprocess.Popen[str] | None = None

    def start(self) -> str:
        """Start it and return its link."""
        self.process = subprocess.Popen(
            [self.assessor, "serve", str(self.folder)],
            stdout=subprocess.PIPE,
            text=True,
            env={**_bare(), "PYTHONUNBUFFERED": "1"},
        )
        assert self.process.stdout is not None
        late = threading.Timer(STARTS_WITHIN, self.process.kill)
        late.start()
        for line in self.process.stdout:
            found = LINK.search(line)
            if found:
                late.cancel()
                return found.group()
        message = "the server printed no link"
        raise RuntimeError(message)

    def end(self, how: signal.Signals = signal.SIGINT) -> None:
        """End it."""
        if self.process is not None:
            self.process.send_signal(how)
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
            if self.process.stdout is not None:
                self.process.stdout.close()


@dataclass
class Walk:
    """One person in one browser.

    Attributes:
        wrong: What went wrong on the way.
        answered: Answers given so far.
        first_result: How many of them were given when a result first stood there.
    """

    page: Page
    language: str
    scripts: bool
    wrong: list[str] = field(default_factory=list)
    answered: int = 0
    first_result: int = 0

    def begin(self, link: str) -> None:
        """Open the link and begin a project."""
        self.page.goto(link)
        self.page.goto(re.sub(r"/enter/.*", f"/{self.language}/", link))
        self.page.fill("#name", NAMES[self.language])
        self.page.check("[name=profile][value=screening]")
        self._press(self.page.locator("form[action$='/projects'] .button"))

    @property
    def project(self) -> str:
        """The address of the project."""
        found = re.match(r"(.*/p/[^/#?]+)", self.page.url)
        assert found is not None, self.page.url
        return found.group(1)

    @property
    def root(self) -> str:
        """The address of the server."""
        return "/".join(self.page.url.split("/")[:3])

    def held(self) -> int:
        """Return how many answers the overview counts."""
        self.page.goto(self.project)
        return int(self.page.locator("#meter").get_attribute("value") or 0)

    def answer_all(self, stop_after: int | None = None) -> None:
        """Answer page after page, as the overview leads on."""
        for _ in range(MOST_PAGES):
            self.page.goto(f"{self.project}/next")
            if "/review" in self.page.url:
                return
            self._answer_page()
            if stop_after is not None and self.answered >= stop_after:
                return
        self.wrong.append("the questions never end")

    def _answer_page(self) -> None:
        add = self.page.locator("form.add")
        if add.count() and not self.page.locator("section.row").count():
            add.locator("[name=name]").fill("Main")
            self._press(add.locator("[value=add]"))
        done: set[str] = set()
        while True:
            names = [n for n in self._names() if n not in done]
            if not names:
                return
            done.add(names[0])
            article = self.page.locator(f"article[id='{names[0]}']")
            if not article.locator(".state .ok").count():
                self._answer(article)

    def _names(self) -> list[str]:
        found = self.page.locator("article.question").all()
        return [name for one in found if (name := one.get_attribute("id"))]

    def _answer(self, article: Locator) -> None:
        form = article.locator("form").first
        if form.locator(".grid").count():
            for cell in form.locator("select[name^='cell:']").all():
                cell.select_option(index=1)
            self._saved(article)
        elif form.locator("[type=radio][name=value]").count():
            form.locator("[type=radio][name=value]").first.check()
        elif form.locator("[type=checkbox][name=values]").count():
            form.locator("[type=checkbox][name=values]").first.check()
        elif form.locator("select[name=value]").count():
            form.locator("select[name=value]").select_option(index=1)
        elif form.locator("input[inputmode=decimal][name=value]").count():
            self._figure(form)
        else:
            form.locator("[name=value]").fill("une alerte par crue")
            form.locator("[name=value]").blur()
        self._saved(article)
        self.answered += 1
        if not self.first_result and self._has_result():
            self.first_result = self.answered

    def _figure(self, form: Locator) -> None:
        """Type the example, else say that it is not known."""
        value = form.locator("[name=value]")
        value.fill("10")
        value.blur()
        article = form.locator("xpath=..")
        if self.scripts:
            article.locator(".state .ok, .state .error").first.wait_for()
            if article.locator(".state .error").count():
                form.locator("[value=unknown]").click()

    def _saved(self, article: Locator) -> None:
        if not self.scripts:
            self._press(article.locator("button[value=save]"))
            if self.page.locator("#summary").count():
                self._press(article.locator("button[value=unknown]"))
            return
        article.locator(".state .ok").first.wait_for(timeout=30_000)

    def _press(self, button: Locator) -> None:
        """Press a button or link, and wait for the page that it leads to."""
        with self.page.expect_navigation():
            button.click()

    def _has_result(self) -> bool:
        if self.scripts:
            # The answer asks for it after a moment; it is worked out beside the pages.
            self.page.wait_for_timeout(500)
            # Not by a function of the page: its policy lets nothing be evaluated.
            asking = self.page.locator(_UNSETTLED)
            while asking.count():
                asking.first.wait_for(state="detached", timeout=60_000)
        for _ in range(_LOOKS):
            again = self.page.locator("#running [hx-get] a")
            if self.scripts or not again.count():
                break
            self._press(again.first)
        return bool(self.page.locator(".running-value").count())

    def attach(self) -> None:
        """Attach a document to the first question of the first section."""
        self.page.goto(f"{self.project}/s/context")
        article = self.page.locator("article.question").nth(1)
        form = article.locator("form[action$='/evidence']")
        if not form.is_visible():
            article.locator("details:has(form[action$='/evidence']) > summary").click()
        form.locator("[name=title]").fill("Bill")
        form.locator("[type=file]").set_input_files(
            {"name": "bill.pdf", "mimeType": "application/pdf", "buffer": BILL}
        )
        self._press(form.locator("button"))
        if not self.page.locator(".sha").first.is_visible():
            self.wrong.append("the evidence is not shown")
            return
        link = self.page.locator("a[href*='/evidence/']").first
        kept = self.page.request.get(self.root + (link.get_attribute("href") or ""))
        if kept.body() != BILL:
            self.wrong.append("the evidence is another one than was attached")

    def take_pdf(self, target: Path) -> None:
        """Ask for the report, wait as the page says, and download it."""
        come: list[Download] = []

        def take(one: Download) -> None:
            come.append(one)

        self.page.on("download", take)
        self.page.goto(f"{self.project}/report")
        self.page.click(f"a[href$='{self.language}.pdf']", no_wait_after=True)
        until = time.monotonic() + MADE_WITHIN
        while not come and time.monotonic() < until:
            self.page.wait_for_timeout(2_000)
            if "/made/" in self.page.url and not come:
                self.page.click("main .button", no_wait_after=True)
        if not come:
            self.wrong.append("the PDF is not made")
            return
        come[0].save_as(target)
        pages = PdfReader(target).pages
        text = " ".join(page.extract_text() for page in pages)
        if NAMES[self.language] not in text:
            self.wrong.append(
                f"the PDF of {len(pages)} pages does not name the project"
            )


@contextmanager
def person(browser: Browser, language: str, *, scripts: bool) -> Iterator[Walk]:
    """Open a browser of one person; what its pages complain of is wrong."""
    context = browser.new_context(
        locale={"en": "en-GB", "fr": "fr-FR"}[language],
        java_script_enabled=scripts,
        viewport={"width": 1300, "height": 900},
        bypass_csp=False,
    )
    walk = Walk(context.new_page(), language, scripts)
    walk.page.on("pageerror", lambda error: walk.wrong.append(f"script: {error}"))
    walk.page.on("console", lambda said: _console(walk, said.type, said.text))
    walk.page.on("dialog", partial(_warned, walk))
    yield walk
    context.close()


def _warned(walk: Walk, dialog: Dialog) -> None:
    walk.wrong.append(f"the page warns: {dialog.type} {dialog.message}")
    dialog.accept()


def _console(walk: Walk, kind: str, text: str) -> None:
    if kind == "error" and "422" not in text:
        walk.wrong.append(f"console: {text}")


def walked(assessor: str, place: Path, walk: Walk) -> None:
    """Walk from the link to the PDF, with a server that is killed on the way."""
    server = Server(assessor, place)
    walk.begin(server.start())
    try:
        walk.answer_all(stop_after=FIRST)
        before, path = walk.held(), urlsplit(walk.project).path
        walk.page.goto("about:blank")
        server.end(signal.SIGKILL)
        walk.page.goto(server.start())
        walk.page.goto(walk.root + path)  # perhaps at another port
        if walk.held() != before:
            walk.wrong.append(f"of {before} answers {walk.held()} are left")
        walk.answer_all()
        walk.attach()
        walk.take_pdf(place / "report.pdf")
    finally:
        server.end()
    if not 0 < walk.first_result <= FIRST:
        walk.wrong.append(f"first result after {walk.first_result} answers")


def main(assessor: str, language: str) -> int:
    """Do both walks, and say what went wrong."""
    wrong = 0
    with chromium() as browser, tempfile.TemporaryDirectory() as folder:
        for scripts in (True, False):
            place, began = Path(folder, f"{scripts}"), time.monotonic()
            place.mkdir()
            with person(browser, language, scripts=scripts) as walk:
                walked(assessor, place, walk)
            how = "with scripts" if scripts else "without scripts"
            print(
                f"{language}, {how}: {walk.answered} answers, first result after "
                f"{walk.first_result}, {len(walk.wrong)} faults, "
                f"{time.monotonic() - began:.0f} s",
                flush=True,
            )
            for one in walk.wrong:
                print(f"    {one}")
            wrong += len(walk.wrong)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
