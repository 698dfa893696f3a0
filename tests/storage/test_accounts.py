from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from assessor.errors import StorageError
from assessor.storage.accounts import Account, Accounts, add_account
from assessor.storage.accounts_invitations import INVITATION, Invitations, Refused
from assessor.storage.accounts_log import Deed
from assessor.storage.accounts_roles import WORKSPACE, Part, Place, Roles
from assessor.storage.workspace_database import Database
from assessor.storage.workspace_passes import Passes

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
ROOT = Part(WORKSPACE, "administrator")
HERE = Place("project", "p1")


def deed(what: str, account: str = "ada", at: datetime = NOW) -> Deed:
    return Deed(who="root", what=what, at=at, account=account)


def made(database: Database, name: str, *parts: Part) -> None:
    with database.writing() as cursor:
        add_account(cursor, Account(name, name.title(), "hash"), deed("create", name))
    for part in parts:
        Roles(database).give(name, part, deed("role", name))


def test_an_account_is_read_as_it_was_written(database: Database) -> None:
    made(database, "ada")

    assert Accounts(database).get("ada") == Account("ada", "Ada", "hash")
    assert Accounts(database).get("eve") is None


def test_there_is_one_account_of_a_name(database: Database) -> None:
    made(database, "ada")

    with pytest.raises(StorageError, match="of this name already") as caught:
        made(database, "ada")
    assert "déjà" in caught.value.in_language("fr")


def test_a_new_password_ends_the_sessions_of_its_account_alone(
    database: Database,
) -> None:
    made(database, "ada")
    passes = Passes(database)
    passes.issue("session", "s1", "ada", NOW)
    passes.issue("session", "s2", "eve", NOW)

    Accounts(database).set_password("ada", "new", deed("password"))

    assert passes.holder("s1", NOW) is None
    assert passes.holder("s2", NOW) == "eve"


def test_one_role_is_held_in_a_place(database: Database) -> None:
    made(database, "ada", Part(HERE, "contributor", ("need",)), Part(HERE, "reviewer"))

    assert Roles(database).parts("ada") == (Part(HERE, "reviewer"),)


def test_the_nearest_role_comes_first(database: Database) -> None:
    made(database, "ada", Part(WORKSPACE, "officer"), Part(HERE, "contributor"))

    account, parts = Roles(database).standing("ada", HERE)

    assert account is not None
    assert [part.role for part in parts] == ["contributor", "officer"]
    assert Roles(database).standing("eve", HERE) == (None, ())


def test_the_last_administrator_is_neither_stopped_nor_demoted(
    database: Database,
) -> None:
    made(database, "root", ROOT)
    accounts, roles = Accounts(database), Roles(database)
    demoted = Part(WORKSPACE, "reviewer")

    assert not accounts.set_stopped("root", stopped=True, deed=deed("stop", "root"))
    assert not roles.give("root", demoted, deed("role", "root"))
    assert not roles.take_back("root", WORKSPACE, deed("back", "root"))
    made(database, "other", ROOT)
    assert roles.take_back("root", WORKSPACE, deed("back", "root"))
    assert accounts.administered()


@pytest.mark.parametrize(
    ("secret", "later", "refused"),
    [
        ("s", timedelta(0), None),
        ("other", timedelta(0), "unknown"),
        ("s", INVITATION + timedelta(seconds=1), "expired"),
    ],
)
def test_an_invitation_gives_its_role_in_its_time(
    database: Database, secret: str, later: timedelta, refused: Refused | None
) -> None:
    made(database, "ada")
    invitations = Invitations(database)
    invitations.invite("s", Part(HERE, "reviewer"), deed("invite", ""))
    account = Account("ada", "Ada")

    found = invitations.join(secret, account, deed("join", at=NOW + later), new=False)

    assert found == refused
    parts = Roles(database).parts("ada")
    assert parts == (() if refused else (Part(HERE, "reviewer"),))


def test_of_many_who_take_one_invitation_up_one_gets_it(database: Database) -> None:
    invitations = Invitations(database)
    invitations.invite("s", Part(HERE, "reviewer"), deed("invite", ""))

    def join(number: int) -> Refused | None:
        account = Account(f"a{number}", "A", "hash")
        return invitations.join("s", account, deed("create", account.name), new=True)

    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(join, range(6)))

    assert sorted(map(str, found)) == ["None", *["used"] * 5]
    assert len(Accounts(database).all()) == 1


def test_open_invitations_are_listed_until_they_are_used(database: Database) -> None:
    invitations = Invitations(database)
    for secret in ("s", "t"):
        invitations.invite(secret, Part(HERE, "reviewer"), deed("invite", ""))
    invitations.join("s", Account("ada", "Ada"), deed("create"), new=True)
    left = invitations.open(HERE, NOW)

    assert len(left) == 1
    assert not invitations.withdraw(left[0].digest, WORKSPACE, deed("withdraw"))
    assert invitations.withdraw(left[0].digest, HERE, deed("withdraw"))
    assert invitations.open(HERE, NOW) == ()


def test_the_log_of_accounts_holds_every_deed(database: Database) -> None:
    made(database, "ada", Part(HERE, "reviewer"))
    Accounts(database).set_stopped("ada", stopped=True, deed=deed("stop"))

    log = Accounts(database).log()

    assert [record.deed.what for record in log] == ["create", "role", "stop"]
    assert [record.number for record in log] == [1, 2, 3]
