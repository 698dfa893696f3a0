import pytest

from assessor.domain.conventions import REBOUND, WITH_FIGURE
from assessor.domain.pack import Pack
from assessor.errors import CatalogueError


@pytest.mark.parametrize("name", WITH_FIGURE)
def test_the_register_of_the_shipped_pack_states_each_figure(
    pack: Pack, name: str
) -> None:
    stated = {one.id: one.value for one in pack.conventions}

    assert stated[name] == pack.figure(name)


def test_a_figure_is_that_of_the_register(pack: Pack) -> None:
    moved = tuple(
        one.model_copy(update={"value": 0.6}) if one.id == REBOUND else one
        for one in pack.conventions
    )

    assert pack.model_copy(update={"conventions": moved}).figure(REBOUND) == 0.6


def test_a_register_without_a_figure_is_told_to_state_it(pack: Pack) -> None:
    with pytest.raises(CatalogueError, match="states no figure of rebound: add it"):
        pack.model_copy(update={"conventions": ()}).figure(REBOUND)


def test_the_gate_of_open_answers_reads_the_threshold_of_the_register(
    pack: Pack,
) -> None:
    gate = next(one for one in pack.gates if one.id == "G10")

    assert gate.when == "open.share > open.threshold"
