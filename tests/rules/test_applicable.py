from collections.abc import Callable

import pytest

from assessor.domain.applicable import actions_that_apply
from assessor.domain.pack import Pack
from assessor.expressions import ABSENT, OPEN, Value, Values

Packs = Callable[..., Pack]


def _action(identifier: str, stages: list[str], when: str | None = None) -> object:
    return {
        "id": identifier,
        "stages": stages,
        "title": {"en": "a", "fr": "b"},
        "lever": "model",
        "families": ["sufficiency"],
        "when": when,
    }


def test_actions_of_the_stage_come_before_those_of_every_stage(pack_of: Packs) -> None:
    actions = [
        _action("A-01", ["all"]),
        _action("A-02", ["communication"]),
        _action("A-03", ["production"]),
        _action("A-04", ["ideation", "production"]),
    ]
    pack = pack_of({"a.level": {}}, actions=actions)
    found = actions_that_apply(pack, "ideation", Values({}))
    assert [action.id for action in found] == ["A-04", "A-01", "A-02"]


@pytest.mark.parametrize(
    ("value", "applies"), [(True, True), (OPEN, True), (False, False), (ABSENT, False)]
)
def test_an_action_applies_unless_its_condition_is_known_not_to_hold(
    pack_of: Packs, value: Value, applies: bool
) -> None:
    action = _action("A-01", ["all"], when="training.own")
    pack = pack_of({"training.own": {"type": "bool"}}, actions=[action])
    found = actions_that_apply(pack, "ideation", Values({"training.own": value}))
    assert bool(found) is applies
