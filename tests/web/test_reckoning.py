import pickle
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import TypeVar

import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from assessor.storage.workspace import Held
from assessor.web import sections
from assessor.web.app import PROJECT
from assessor.web.documents import opened_for
from assessor.web.press import Press
from assessor.web.reckoning import Reckoner, with_result
from tests.web.conftest import HOST, Person, client_of

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
    results = [one.result(0) for one in asked]
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
    assert newest.result(0) is older.result(0)
    assert person.house.results.so_far(second).soon


def test_a_page_that_has_waited_long_enough_says_that_the_result_comes(
    person: Person, reckoner: Reckoner, later: Later
) -> None:
    path = f"{PROJECT}/running"
    app = Starlette(routes=[Route(path, with_result(reckoner, sections.running, 0))])
    app.state.house = person.house
    client = client_of(app, f"http://{HOST}")
    client.cookies = person.client.cookies
    where = person.at("/running")

    waits = client.get(where)
    later.release()
    shown = client.get(where)

    assert "is being worked out" in waits.text
    assert f'hx-get="{where}"' in waits.text
    assert "is being worked out" not in shown.text


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
