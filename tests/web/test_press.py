import os
import time
from collections.abc import Iterator
from concurrent.futures import wait

import pytest

from assessor.errors import UsageError
from assessor.web.press import DiedError, Press, TookTooLongError

BOUND = 120.0


@pytest.fixture
def press() -> Iterator[Press]:
    press = Press()
    yield press
    press.close()


def refuse(said: str) -> str:
    raise UsageError(said)


def priority(_: object) -> int:
    return os.nice(0)


def test_what_ends_or_hangs_is_given_up_alone(press: Press) -> None:
    died = press.submit(os._exit, 1)
    press.longest = 0.01
    hangs = press.submit(time.sleep, BOUND)
    press.longest = BOUND
    waited = press.submit(len, "four")

    assert waited.result(BOUND) == 4
    assert isinstance(died.exception(), DiedError)
    assert isinstance(hangs.exception(), TookTooLongError)


def test_what_is_asked_for_first_is_done_first_and_leaves_the_pages_in_front(
    press: Press,
) -> None:
    first, second = press.submit(priority, None), press.submit(refuse, "no such thing")
    wait([second], BOUND)

    assert first.done()
    assert first.result() > os.nice(0)
    assert isinstance(second.exception(), UsageError)


def test_what_cannot_be_sent_to_another_process_stops_nothing(press: Press) -> None:
    lost = press.submit(lambda _: 1, None)
    unsendable = press.submit(iter, [1])
    done = press.submit(len, "four")

    assert done.result(BOUND) == 4
    assert lost.exception() is not None
    assert unsendable.result() is not None


def test_closing_ends_what_is_under_way(press: Press) -> None:
    hangs = press.submit(time.sleep, BOUND)
    press.close()
    later = press.submit(len, "four")

    wait([hangs], BOUND)
    assert later.cancelled()


def test_work_done_here_is_done_at_once() -> None:
    assert Press(0).submit(len, "four").result(0) == 4
