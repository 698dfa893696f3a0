from collections.abc import Callable

import pytest

from assessor.domain.pack import Pack
from assessor.expressions import ABSENT, OPEN, Value, Values
from assessor.rules.bias import bias


@pytest.mark.parametrize(
    ("value", "result"),
    [(3, "passed"), (2, "failed"), (OPEN, "unknown"), (ABSENT, "unknown")],
)
def test_a_bias_is_passed_failed_or_unknown(
    pack_of: Callable[..., Pack], value: Value, result: str
) -> None:
    check = {"id": "b", "title": {"en": "a", "fr": "b"}, "passed": "a.level >= 3"}
    pack = pack_of({"a.level": {}}, bias=[check])
    (found,) = bias(pack, Values({"a.level": value}))
    assert found.result == result


def test_a_bias_is_not_passed_on_the_half_that_is_asked(
    pack_of: Callable[..., Pack],
) -> None:
    passed = "a.level >= 3 and b.level >= 3"
    check = {"id": "b", "title": {"en": "a", "fr": "b"}, "passed": passed}
    pack = pack_of({"a.level": {}, "b.level": {}}, bias=[check])
    values = Values({"a.level": 4, "b.level": ABSENT})

    (found,) = bias(pack, values, unasked={"b.level"})

    assert found.result == "unknown"
