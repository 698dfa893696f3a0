from datetime import date

import pytest

from assessor.cli.clock import today
from assessor.errors import UsageError


def test_day_can_be_set_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")

    assert today() == date(1970, 1, 2)


def test_day_is_the_day_on_the_wall(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)

    before = date.today()  # noqa: DTZ011  # the wall of this very machine
    assert before <= today() <= date.today()  # noqa: DTZ011


@pytest.mark.parametrize("epoch", ["yesterday", "1.5", "9" * 30])
def test_nonsense_is_refused(epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)

    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        today()
