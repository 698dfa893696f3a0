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
