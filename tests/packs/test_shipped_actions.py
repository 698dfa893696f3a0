import re

import pytest

from assessor.domain.applicable import actions_that_apply
from assessor.domain.pack import Pack
from assessor.expressions import Values


def test_fifty_actions_are_numbered_without_a_gap(pack: Pack) -> None:
    assert [action.id for action in sorted(pack.actions, key=lambda a: a.id)] == [
        f"A-{number:02d}" for number in range(1, 51)
    ]


def test_every_action_names_stages_of_the_pack(pack: Pack) -> None:
    stages = {stage for action in pack.actions for stage in action.stages}

    assert stages <= {"all", *pack.header.stages}


def test_every_question_of_the_pack_that_an_action_names_has_that_code(
    pack: Pack,
) -> None:
    codes = {code for action in pack.actions for code in action.questions}

    assert all(re.fullmatch(r"[A-Z]{2,3}-\d{2}", code) for code in codes)
    assert len(codes & set(pack.by_code)) > len(codes) / 2


def test_an_effect_is_stated_with_how_sure_it_is(pack: Pack) -> None:
    for action in pack.actions:
        assert action.effect is not None, action.id


@pytest.mark.parametrize("stage", ["qualification", "development", "use", "end"])
def test_there_is_an_action_of_sufficiency_for_the_stage(
    pack: Pack, stage: str
) -> None:
    env = Values({})
    found = actions_that_apply(pack, stage, env)

    families = {
        family for each in found if stage in each.stages for family in each.families
    }

    assert "sufficiency" in families


def test_a_project_that_trains_nothing_gets_no_advice_on_search(pack: Pack) -> None:
    env = Values(
        {
            "activity.trains_model": False,
            "activity.runs_inference": False,
            "activity.uses_api": True,
        }
    )

    levers = {a.lever for a in actions_that_apply(pack, "development", env)}

    assert "search" not in levers
    assert "model_choice" in levers
