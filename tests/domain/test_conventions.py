import pytest

from assessor.domain.conventions import REBOUND, USUAL
from assessor.domain.pack import Pack
from assessor.estimation.net_effect import STRESS


@pytest.mark.parametrize("name", sorted(USUAL))
def test_the_register_of_the_shipped_pack_states_each_figure(
    pack: Pack, name: str
) -> None:
    stated = {one.id: one.value for one in pack.conventions}

    assert stated[name] == pack.figure(name)


def test_a_figure_of_the_register_wins_over_the_usual_one(pack: Pack) -> None:
    moved = tuple(
        one.model_copy(update={"value": 0.6}) if one.id == REBOUND else one
        for one in pack.conventions
    )

    assert pack.model_copy(update={"conventions": moved}).figure(REBOUND) == 0.6
    assert pack.model_copy(update={"conventions": ()}).figure(REBOUND) == USUAL[REBOUND]


def test_the_estimator_draws_its_stress_test_at_the_rebound_of_the_register(
    pack: Pack,
) -> None:
    assert pack.figure(REBOUND) in STRESS


def test_the_gate_of_open_answers_has_the_threshold_of_the_register(
    pack: Pack,
) -> None:
    gate = next(one for one in pack.gates if one.id == "G10")
    stated = next(one.value for one in pack.conventions if one.id == "open-threshold")

    assert gate.when == f"open.share > {stated}"
