"""Pages that come only after something: an error, a conflict, a closed door."""

import multiprocessing
import os
import signal
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import timedelta

from playwright.sync_api import Page
from sample import CALLED, OTHER, SECTION, WAY_IN, Sample

from assessor.storage.workspace_log import Change
from assessor.storage.workspace_orders import Fault, Order
from assessor.storage.workspace_prints import Prints
from assessor.web.guarding import LARGEST
from assessor.web.limits import RATES
from assessor.web.serving import take_up

BAD_ANSWERS = b"""format: 1
pack: {id: ai-environment, version: 0.1.0}
profile: nothing
project: {name: x, stage: nowhere, colour: red}
answers: {no.such: 3, service.lifetime: many}
"""
FIGURE = "article:has(input[inputmode=decimal][name=value])"
State = Callable[[Page, Sample, str], None]


def shut(page: Page, served: Sample, language: str) -> None:
    """Come without a session."""
    page.goto(f"{served.root}/{language}/")


def used(page: Page, served: Sample, language: str) -> None:
    """Come with a link that is not one."""
    del language  # the door asks the browser
    page.goto(f"{served.root}/enter/nothing")


def missing(page: Page, served: Sample, language: str) -> None:
    """Ask for a project that does not exist."""
    page.goto(f"{served.root}/{language}/p/nothing")


def begun_wrongly(page: Page, served: Sample, language: str) -> None:
    """Begin a project without a name."""
    page.goto(f"{served.root}/{language}/")
    _sent(page, "form[action$='/projects']", {"name": " "})


def answered_wrongly(page: Page, served: Sample, language: str) -> None:
    """Answer with words where a figure is asked, without scripts."""
    page.goto(served.at(language, f"/s/{SECTION}"))
    _sent(page, f"{FIGURE} form", {"value": "many", "do": "save"})


def conflict(page: Page, served: Sample, language: str) -> None:
    """Answer what somebody else has changed meanwhile, without scripts."""
    page.goto(served.at(language, f"/s/{SECTION}"))
    _sent(page, f"{FIGURE} form", {"value": "3", "version": "999", "do": "save"})


def message(page: Page, served: Sample, language: str) -> None:
    """Send a form of another session."""
    page.goto(served.at(language, "/settings"))
    _sent(page, "form[action$='/settings']", {"token": "another"})


def nowhere(page: Page, served: Sample, language: str) -> None:
    """Ask for a page that does not exist."""
    page.goto(f"{served.root}/{language}/nothing/at/all")


def imported_wrongly(page: Page, served: Sample, language: str) -> None:
    """Import a file in which several things are wrong."""
    page.goto(f"{served.root}/{language}/")
    _given(page, "form[action$='/import']", "a.yaml", BAD_ANSWERS)


def called_wrongly(page: Page, served: Sample, language: str) -> None:
    """Open a call from a file that is none."""
    page.goto(f"{served.root}/{language}/calls")
    _given(page, "form[action$='/calls']", "call.yaml", b"id: spring\ncolour: red\n")


def signed_wrongly(page: Page, served: Sample, language: str) -> None:
    """Send back as a signed report what is none."""
    page.goto(served.at(language, "/signing"))
    _given(page, "form[action$='/signing']", "report.pdf", b"not signed")


def too_large(page: Page, served: Sample, language: str) -> None:
    """Send more than is read."""
    page.goto(served.at(language, "/settings"))
    _sent(page, "form[action$='/settings']", {"name": "x" * (LARGEST + 1)})


def too_often(page: Page, served: Sample, language: str) -> None:
    """Guess at a password until no more guesses are taken."""
    for _ in range(RATES["login"].times + 1):
        page.goto(f"{served.root}/{language}/login")
        page.fill("#account", f"nobody-{language}")
        page.fill("#password", "a guess")
        _pressed(page, "main .button")


def overtaken(page: Page, served: Sample, language: str) -> None:
    """Take a step with a dossier that has changed meanwhile."""
    page.goto(served.at(language, "/dossier"))
    form = "form[action$='/decide']"
    _sent(page, form, {"seen": "another", "by": "A", "do": "submitted"}, "submit")


def unreachable(page: Page, served: Sample, language: str) -> None:
    """Save while another program holds the workspace."""
    page.goto(served.at(language, "/settings"))
    place = served.house.workspace.database.name
    with closing(sqlite3.connect(place)) as other:
        other.execute("BEGIN IMMEDIATE")
        _sent(page, "form[action$='/settings']", {"name": "Another name"})


def given_up(page: Page, served: Sample, language: str) -> None:
    """Wait for a document that could not be made."""
    prints, now = Prints(served.house.workspace.database), served.house.now()
    place = f"p/{served.project}"
    prints.ask(Order("lost", place, "report", "{}", "a.pdf", "x/y"), "owner", now)
    prints.fail("lost", Fault.DIED, now)
    page.goto(served.at(language, "/made/lost"))


def being_made(page: Page, served: Sample, language: str) -> None:
    """Wait for a document that another process of the server makes."""
    prints, now = Prints(served.house.workspace.database), served.house.now()
    place = f"p/{served.project}"
    prints.ask(Order("aside", place, "report", "{}", "a.pdf", "x/y"), "owner", now)
    prints.take("elsewhere", now + timedelta(hours=1))  # so that nobody else does
    page.goto(served.at(language, "/made/aside"))


def worked_out(page: Page, served: Sample, language: str) -> None:
    """Come while the result of what was just changed is worked out."""
    _changed(page, served, language, "Sensors")


def worked_out_beside(page: Page, served: Sample, language: str) -> None:
    """Answer while the result of what was just changed is worked out."""
    _changed(page, served, language, "Other sensors")
    page.goto(served.at(language, f"/s/{SECTION}"))
    page.locator("#running [hx-get]").wait_for()


def _changed(page: Page, served: Sample, language: str, name: str) -> None:
    page.goto(served.at(language, "/settings"))
    hold_up()
    _sent(page, "form[action$='/settings']", {"name": name})
    page.locator("#soon [hx-get]").wait_for()


def gathered(page: Page, served: Sample, language: str) -> None:
    """Ask for a document of a call while its submissions are assessed."""
    house = served.house
    change = Change(who="officer", what="call", at=house.now())
    house.calls.apply(take_up(house, OTHER), CALLED, "other", change)
    hold_up()
    kind = f"committee?kind=pdf&spoken={language}&which=all"
    page.goto(f"{served.root}/{language}/c/{CALLED}/{kind}")
    page.locator("#gathered").wait_for()


def hold_up() -> None:
    """Keep what works beside the server from getting on."""
    _tell(signal.SIGSTOP)


def go_on() -> None:
    """Let what works beside the server get on again."""
    _tell(signal.SIGCONT)


def _tell(what: signal.Signals) -> None:
    for child in multiprocessing.active_children():
        if child.pid is not None:
            os.kill(child.pid, what)


def not_let_in(page: Page, served: Sample, language: str) -> None:
    """Give a password that is wrong."""
    page.goto(f"{served.root}/{language}/login")
    page.fill("#account", "applicant")
    page.fill("#password", "a guess")
    _pressed(page, "main .button")


def not_yours(page: Page, served: Sample, language: str) -> None:
    """Go where a role does not reach."""
    page.goto(f"{served.root}/{language}/people")


def invited(page: Page, served: Sample, language: str) -> None:
    """Invite somebody: the link is shown once."""
    page.goto(f"{served.root}/{language}/people")
    _pressed(page, "button[value=invite]")


def joining(page: Page, served: Sample, language: str) -> None:
    """Open an invitation."""
    invited(page, served, language)
    link = page.input_value("#link")
    page.context.clear_cookies()
    page.goto(link.replace("/en/", f"/{language}/"))


def joined_wrongly(page: Page, served: Sample, language: str) -> None:
    """Give two passwords that differ."""
    joining(page, served, language)
    page.fill("#account", "newcomer")
    page.fill("#shown", "A newcomer")
    page.fill("#password", WAY_IN)
    page.fill("#again", f"not {WAY_IN}")
    _pressed(page, "button[value=create]")


def done(page: Page, served: Sample, language: str) -> None:
    """Come to a page after something was done."""
    page.goto(served.at(language, "/settings?done=saved"))


def open_only(page: Page, served: Sample, language: str) -> None:
    """Read again what has no answer, alone."""
    page.goto(served.at(language, "/review?show=open"))


STATES: Mapping[str, tuple[str, State]] = {
    "missing": ("owner", missing),
    "begun wrongly": ("owner", begun_wrongly),
    "answered wrongly": ("owner", answered_wrongly),
    "conflict": ("owner", conflict),
    "message": ("owner", message),
    "done": ("owner", done),
    "open only": ("owner", open_only),
    "nowhere": ("owner", nowhere),
    "imported wrongly": ("owner", imported_wrongly),
    "called wrongly": ("owner", called_wrongly),
    "signed wrongly": ("owner", signed_wrongly),
    "too large": ("owner", too_large),
    "overtaken": ("owner", overtaken),
    "unreachable": ("owner", unreachable),
    "being made": ("owner", being_made),
    "given up": ("owner", given_up),
    "worked out": ("owner", worked_out),
    "worked out beside": ("owner", worked_out_beside),
    "gathered": ("officer", gathered),
    "invited": ("administrator", invited),
    "joining": ("administrator", joining),
    "joined wrongly": ("administrator", joined_wrongly),
    "not yours": ("applicant", not_yours),
    "not let in": ("", not_let_in),
    "too often": ("", too_often),
}
"""Who brings each about, and how."""
DOORS: Mapping[str, State] = {"shut": shut, "used": used}
"""What one sees of a server without accounts who is not let in."""


def _given(page: Page, form: str, name: str, content: bytes) -> None:
    """Send a form with a file."""
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    page.set_input_files(f"{form} [type=file]", file)
    _pressed(page, f"{form} button")


def _pressed(page: Page, button: str) -> None:
    """Press a button, and wait for the page that it leads to."""
    with page.expect_navigation():
        page.click(button)


def _sent(page: Page, form: str, fields: Mapping[str, str], to: str = "") -> None:
    """Send a form past its scripts, as a browser without any does."""
    with page.expect_navigation():
        page.evaluate(
            """([form, fields, to]) => {
              const one = document.querySelector(form);
              if (to) one.action = one.action.replace(/[^/]*$/, to);
              for (const [name, value] of Object.entries(fields)) {
                let field = one.elements[name];
                if (!field || field.tagName === "BUTTON") {
                  field = document.createElement("input");
                  field.type = "hidden";
                  field.name = name;
                  one.append(field);
                }
                field.value = value;
              }
              HTMLFormElement.prototype.submit.call(one);
            }""",
            [form, dict(fields), to],
        )
