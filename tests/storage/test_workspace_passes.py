from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from assessor.storage.workspace_database import Database
from assessor.storage.workspace_passes import Passes
from tests.storage.workspaces import NOW


def test_a_link_lets_in_once(database: Database) -> None:
    passes = Passes(database)
    passes.issue("link", "secret", "owner", NOW)

    assert passes.use_link("secret", NOW) == ("owner", None)
    assert passes.use_link("secret", NOW) == ("", "used")


@pytest.mark.parametrize(
    ("secret", "after", "refused"),
    [("other", timedelta(0), "unknown"), ("secret", timedelta(hours=2), "expired")],
)
def test_a_link_that_is_wrong_or_late_lets_nobody_in(
    database: Database, secret: str, after: timedelta, refused: str
) -> None:
    passes = Passes(database)
    passes.issue("link", "secret", "owner", NOW)

    assert passes.use_link(secret, NOW + after) == ("", refused)


def test_a_session_lasts_until_it_expires_or_ends(database: Database) -> None:
    passes = Passes(database)
    passes.issue("session", "s", "owner", NOW)

    assert passes.holder("s", NOW) == "owner"
    assert passes.holder("s", NOW + timedelta(days=31)) is None
    passes.end("s")
    assert passes.holder("s", NOW) is None


def test_a_link_that_many_open_at_once_lets_one_of_them_in(database: Database) -> None:
    passes = Passes(database)
    passes.issue("link", "secret", "owner", NOW)

    with ThreadPoolExecutor(6) as pool:
        tried = list(pool.map(lambda _: passes.use_link("secret", NOW), range(6)))

    assert sorted(tried, key=str) == [("", "used")] * 5 + [("owner", None)]
