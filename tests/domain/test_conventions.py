import pytest

from assessor.domain.conventions import REBOUND, USUAL
from assessor.domain.pack import Pack


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


def test_the_gate_of_open_answers_reads_the_threshold_of_the_register(
    pack: Pack,
) -> None:
    gate = next(one for one in pack.gates if one.id == "G10")

    assert gate.when == "open.share > open.threshold"
