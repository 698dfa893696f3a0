import pickle
import re
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TypeVar

import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from assessor.domain.sheet import read_sheet
from assessor.errors import EstimationError
from assessor.storage.workspace import Held
from assessor.web import reckoning
from assessor.web.app import PANELS, PROJECT
from assessor.web.documents import opened_for
from assessor.web.leaves import leaves
from assessor.web.press import Press
from assessor.web.reckoning import Reckoner, WarmJob, warmed, with_result
from assessor.web.results import Failure, given_up
from assessor.web.words import error_text
from tests.web.conftest import HOST, Clock, Person, client_of

J = TypeVar("J")
T = TypeVar("T")
USES = "service.uses_per_year"


class Later(Press):
    """Does what it is given when it is told to."""

    def __init__(self) -> None:
        super().__init__(0)
        self.due: list[Callable[[], None]] = []
        self.done = 0

    def submit(self, work: Callable[[J], T], job: J) -> "Future[T]":
        future: Future[T] = Future()
        self.due.append(lambda: future.set_result(work(job)))
        return future

    def release(self) -> None:
        while self.due:
            self.done += 1
            self.due.pop(0)()


@pytest.fixture
def later() -> Later:
    return Later()


@pytest.fixture
def reckoner(person: Person, later: Later) -> Reckoner:
    return Reckoner(person.house, later)


def answered(person: Person, uses: int) -> Held:
    assert person.answer(USES, script=True, value=str(uses)).status_code == 200
    return person.house.workspace.load(person.project)


def test_of_a_project_only_what_was_asked_for_last_is_worked_out(
    person: Person, reckoner: Reckoner, later: Later
) -> None:
    states = [answered(person, uses) for uses in (10, 20, 30, 40)]

    asked = [reckoner.ask(held) for held in states]
    later.release()

    assert later.done == 2
    results = [one.result(0).result for one in asked]
    assert results[0] is not None
    assert results[1] is results[2] is results[3]
    assert reckoner.ask(states[-1]).done()
    assert not later.due


def test_one_who_looks_at_an_earlier_state_is_shown_the_later(
    person: Person, reckoner: Reckoner, later: Later
) -> None:
    first, second, third = (answered(person, uses) for uses in (10, 20, 30))

    begun, newest, older = map(reckoner.ask, (first, third, second))
    later.release()

    assert begun.done()
    assert newest.result(0).result is older.result(0).result
    assert person.house.so_far(second).soon


def looking(person: Person, reckoner: Reckoner, path: str) -> Person:
    """Return somebody who waits for no result."""
    made = with_result(reckoner, PANELS[path], 0)
    app = Starlette(routes=[Route(path, made)])
    app.state.house = person.house
    client = client_of(app, f"http://{HOST}")
    client.cookies = person.client.cookies
    return Person(person.house, client)


# The small questionnaire has no actions.
@pytest.mark.parametrize("path", [one for one in PANELS if "{action}" not in one])
def test_a_page_says_that_its_result_comes_and_is_told_once_it_is_there(
    person: Person, reckoner: Reckoner, later: Later, path: str
) -> None:
    script = {"HX-Request": "true"}
    leaf = leaves(read_sheet(person.house.pack, answered(person, 10).answers))[0]
    where = path.format(language="fr", project=person.project, section=leaf.name)
    visitor = looking(person, reckoner, path)

    waits = visitor.get(where)
    asks = re.search(r'hx-get="[^"]+" hx-vals=.{"seen": "soon"}', waits.text)
    later.release()
    shown = visitor.get(f"{where}?seen=soon", **script)

    assert "en cours de calcul" in waits.text
    assert asks is not None
    assert (waits.status_code, shown.status_code) == (200, 200)
    assert "en cours de calcul" not in shown.text
    assert "refresh" not in waits.text


def test_a_script_that_was_told_is_not_told_again(
    person: Person, reckoner: Reckoner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reckoning, "SCRIPT", 0)
    visitor = looking(person, reckoner, PROJECT)
    script = {"HX-Request": "true"}

    told = visitor.get(person.at("?seen=soon"), **script)

    assert (told.status_code, told.text) == (204, "")
    assert "being worked out" in visitor.get(person.at(""), **script).text


def test_a_result_is_another_one_on_another_day(
    person: Person, reckoner: Reckoner, later: Later
) -> None:
    held = answered(person, 10)
    reckoner.ask(held)
    later.release()
    morrow = replace(person.house, today=lambda: date(2026, 11, 22))

    assert not person.house.so_far(held).soon
    assert morrow.so_far(held).soon


def test_why_there_is_no_result_is_said_in_the_language_of_the_page(
    person: Person,
) -> None:
    held = person.house.workspace.load(person.project)
    error = EstimationError("too hot", french="trop chaud")
    found = Failure(error_text(error))
    person.house.results.keep(person.house.state(held), found)

    for path in ("", "/options", "/actions", "/report", "/dossier", "/running"):
        assert "cannot be worked out. too hot" in person.get(person.at(path)).text
        assert "calculé. trop chaud" in person.get(person.at(path, "fr")).text


def test_what_took_too_long_is_tried_again_after_a_while(
    person: Person, clock: Clock
) -> None:
    held = person.house.workspace.load(person.project)
    found = given_up(clock.now)
    person.house.results.keep(person.house.state(held), found)

    assert "took longer than it may" in person.get(person.at("")).text
    clock.turn(minutes=11)
    assert "took longer than it may" not in person.get(person.at("")).text


def test_what_is_warmed_up_is_worked_out_for_nobody(person: Person) -> None:
    warmed(WarmJob(person.house.open, person.house.today()))


def opened_anew(name: str, *, odbl: bool = False) -> tuple[str, bool, object]:
    return name, odbl, object()


def test_a_questionnaire_is_opened_once_by_a_process_that_is_sent_jobs(
    person: Person,
) -> None:
    answers = person.house.workspace.load(person.project).answers
    sent = pickle.dumps(partial(opened_anew, "small"))

    first, second = (
        opened_for(pickle.loads(sent), answers)  # noqa: S301  # written just now
        for _ in range(2)
    )

    assert first is second
