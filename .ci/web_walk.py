"""Do a whole screening in headless Chromium, as a person would.

In English and in French, with scripts and without: begin a project, answer, be
interrupted by a killed server, go on, attach evidence, take the PDF. With scripts,
axe looks at every kind of page in both colour schemes.

Usage: web_walk.py CHROMIUM ASSESSOR AXE
"""

import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
LINK = re.compile(r"http://127\.0\.0\.1:\d+/enter/\S+")
FIRST = 10
"""Answers after which there is a first result."""
MOST_PAGES = 40
PAGES = ("", "/options", "/review", "/report", "/settings")


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
        for line in self.process.stdout:
            found = LINK.search(line)
            if found:
                return found.group()
        message = "the server printed no link"
        raise RuntimeError(message)

    def end(self, how: signal.Signals = signal.SIGINT) -> None:
        """End it."""
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait(30)
            if self.process.stdout is not None:
                self.process.stdout.close()


@dataclass
class Walk:
    """One person in one browser.

    Attributes:
        wrong: What went wrong on the way.
        looked: Pages that axe looked at.
    """

    page: Page
    language: str
    scripts: bool
    wrong: list[str] = field(default_factory=list)
    looked: int = 0
    answered: int = 0
    first_result: int = 0

    def begin(self, link: str) -> None:
        """Open the link and begin a project."""
        self.page.goto(link)
        self.page.goto(re.sub(r"/enter/.*", f"/{self.language}/", link))
        self.page.fill("#name", "Alerte crues" if self.language == "fr" else "Floods")
        self.page.check("[name=profile][value=screening]")
        self.page.click("form[action$='/projects'] .button")

    @property
    def project(self) -> str:
        """The address of the project."""
        found = re.match(r"(.*/p/[^/#?]+)", self.page.url)
        assert found is not None, self.page.url
        return found.group(1)

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
            add.locator("[value=add]").click()
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
            article.locator("button[value=save]").click()
            if self.page.locator("#summary").count():
                article.locator("button[value=unknown]").click()
            return
        article.locator(".state .ok").first.wait_for(timeout=10_000)

    def _has_result(self) -> bool:
        if self.scripts:
            self.page.wait_for_timeout(500)
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
            {"name": "bill.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"}
        )
        form.locator("button").click()
        if not self.page.locator(".sha").first.is_visible():
            self.wrong.append("the evidence is not shown")

    def take_pdf(self, target: Path) -> None:
        """Download the report."""
        self.page.goto(f"{self.project}/report")
        with self.page.expect_download(timeout=120_000) as coming:
            self.page.click(f"a[href$='{self.language}.pdf']")
        coming.value.save_as(target)
        if not target.read_bytes().startswith(b"%PDF"):
            self.wrong.append("what was downloaded is no PDF")

    def look(self, axe: str) -> None:
        """Let axe look at every kind of page in both colour schemes."""
        self.page.goto(self.project)
        sections = self.page.locator(".leaves a").all()
        links = [link.get_attribute("href") or "" for link in sections]
        root = self.project.partition("/p/")[0].rpartition("/")[0]
        addresses = [self.project + page for page in PAGES]
        addresses += [root + link for link in links]
        addresses.append(f"{root}/{self.language}/")
        for scheme in ("light", "dark"):
            self.page.emulate_media(color_scheme=scheme)
            for address in addresses:
                self.page.goto(address)
                self._axe(axe, f"{address} ({scheme})")

    def _axe(self, axe: str, where: str) -> None:
        self.page.evaluate(axe)
        found = self.page.evaluate(
            "() => axe.run(document, {resultTypes: ['violations']})"
        )
        self.looked += 1
        for one in found["violations"]:
            target = one["nodes"][0]["target"]
            self.wrong.append(f"axe: {where}: {one['id']}: {one['help']} {target}")


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
    walk.page.on("dialog", lambda dialog: dialog.accept())
    yield walk
    context.close()


def _console(walk: Walk, kind: str, text: str) -> None:
    if kind == "error" and "422" not in text:
        walk.wrong.append(f"console: {text}")


def walked(browser: Browser, assessor: str, axe: str, folder: Path) -> list[str]:
    """Do all four walks and return what went wrong."""
    wrong: list[str] = []
    for language in ("en", "fr"):
        for scripts in (True, False):
            place = folder / f"{language}-{scripts}"
            place.mkdir()
            server = Server(assessor, place)
            with person(browser, language, scripts=scripts) as walk:
                walk.begin(server.start())
                walk.answer_all(stop_after=FIRST)
                project = walk.project
                walk.page.goto("about:blank")
                server.end(signal.SIGKILL)
                walk.page.goto(server.start())
                walk.page.goto(project)
                walk.answer_all()
                walk.attach()
                walk.take_pdf(place / "report.pdf")
                if scripts:
                    walk.look(axe)
                server.end()
                how = "with scripts" if scripts else "without scripts"
                if not 0 < walk.first_result <= FIRST:
                    walk.wrong.append(f"first result after {walk.first_result} answers")
                print(
                    f"{language}, {how}: {walk.answered} answers, first result after "
                    f"{walk.first_result}, axe looked at {walk.looked} pages, "
                    f"{len(walk.wrong)} faults"
                )
                wrong += [f"{language}, {how}: {one}" for one in walk.wrong]
    return wrong


def main(chromium: str, assessor: str, axe: str) -> int:
    """Walk, and say what went wrong."""
    source = Path(axe).read_text("utf-8")
    with sync_playwright() as started, tempfile.TemporaryDirectory() as folder:
        browser = started.chromium.launch(executable_path=chromium, args=[*FLAGS])
        wrong = walked(browser, assessor, source, Path(folder))
        browser.close()
    for one in wrong:
        print(one)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
