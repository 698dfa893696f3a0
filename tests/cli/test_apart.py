import os

import pytest

from assessor.cli.apart import apart
from assessor.errors import UsageError

ABSENT = "no.such.module"


def refuse() -> None:
    message = f"not in {os.getpid()}"
    raise UsageError(message)


def test_work_is_done_in_a_process_of_its_own() -> None:
    assert apart(os.getpid, loading=ABSENT) != os.getpid()


def test_work_is_done_here_where_what_it_needs_is_in_memory() -> None:
    assert apart(os.getpid, loading="os") == os.getpid()


def test_work_that_fails_is_told_here() -> None:
    with pytest.raises(UsageError, match=f"not in {os.getpid()}"):
        apart(refuse, loading=ABSENT)


def test_what_cannot_travel_is_made_here() -> None:
    made = apart(lambda: [lambda: "made"], loading=ABSENT)

    assert made[0]() == "made"
