from datetime import UTC, datetime, timedelta

import pytest

from assessor.storage.workspace_database import Database
from assessor.web.limits import RATES, Limits
from tests.web.conftest import Clock, Organisation, password_of
from tests.web.test_accounts import COOKIE, form


def test_a_rate_lets_so_many_through_and_then_asks_to_wait(
    database: Database,
) -> None:
    now = [datetime(2026, 1, 1, tzinfo=UTC)]
    here, there = (Limits(database, lambda: now[0]) for _ in range(2))
    rate = RATES["report"]

    for _ in range(rate.times // 2):  # in two processes of one server
        assert here.wait("report", "ada") == there.wait("report", "ada") == 0
    assert here.wait("report", "ada") == there.wait("report", "ada") == rate.within
    assert here.wait("report", "bob") == 0
    now[0] += timedelta(seconds=rate.within)
    assert there.wait("report", "ada") == 0


def test_who_did_something_lately_is_not_kept_in_clear_nor_for_long(
    database: Database,
) -> None:
    now = [datetime(2026, 1, 1, tzinfo=UTC)]
    limits = Limits(database, lambda: now[0])
    limits.wait("login_address", "192.0.2.1")
    now[0] += timedelta(days=1)
    limits.wait("login_address", "192.0.2.2")

    with database.reading() as cursor:
        kept = cursor.rows("SELECT id, times FROM rate")
    assert len(kept) == 1
    assert "192.0.2" not in str(kept)


def test_guessing_at_a_password_is_slowed_down(
    organisation: Organisation, clock: Clock
) -> None:
    organisation.join("ada")
    person = organisation.browser()
    data = {"token": form(person, "/en/login"), "account": "ada"}
    for number in range(RATES["login"].times):
        person.client.post("/en/login", data={**data, "password": f"guess {number}"})
    right = {**data, "password": password_of("ada")}

    late = person.client.post("/en/login", data=right)
    clock.turn(minutes=16)
    person.client.post("/en/login", data=right)

    assert late.status_code == 429
    assert int(late.headers["retry-after"]) <= RATES["login"].within
    assert COOKIE in person.client.cookies


@pytest.mark.parametrize(
    ("what", "method", "path"),
    [
        ("export", "GET", "/answers.yaml"),
        ("report", "GET", "/documents/en.none"),
        ("upload", "POST", "/evidence"),
        ("invite", "POST", "/people"),
    ],
)
def test_what_costs_is_not_done_without_end(
    organisation: Organisation,
    monkeypatch: pytest.MonkeyPatch,
    what: str,
    method: str,
    path: str,
) -> None:
    ada = organisation.project()
    monkeypatch.setitem(RATES, what, RATES[what]._replace(times=2))

    found = [
        ada.client.request(method, ada.at(path), data={"token": ada.token}).status_code
        for _ in range(3)
    ]

    assert found[2] == 429
    assert 429 not in found[:2]
