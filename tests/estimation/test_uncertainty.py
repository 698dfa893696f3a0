import math
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from assessor.assessing.inventory import take_inventory
from assessor.catalogue.answers import load_answers
from assessor.catalogue.packs import load_pack
from assessor.catalogue.vocabularies import Vocabularies
from assessor.domain.activity import Inventory, Row
from assessor.domain.impacts import INDICATORS, Footprint, Indicator
from assessor.domain.sheet import read_sheet
from assessor.domain.shelf import Shelf
from assessor.estimation.estimator import DRAWS, estimate
from assessor.estimation.evaluation import Evaluation, add
from assessor.estimation.inputs import Setting
from assessor.estimation.plans import figures, plan_all
from assessor.resources import data_folder

MakeRow = Callable[..., Row]
OfExample = Callable[[str], Inventory]
Estimated = Callable[[str, str], Footprint]

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = sorted(path.parent.name for path in EXAMPLES.glob("*/answers.yaml"))
YEAR = 2026
PROPAGATION = 0.12
STEADY = 0.10


@pytest.fixture(scope="module")
def inventory(shelf: Shelf) -> OfExample:
    folder = data_folder("questionnaires") / "ai-environment"
    pack = load_pack(folder, Vocabularies(shelf))

    @cache
    def of(name: str) -> Inventory:
        answers = load_answers(EXAMPLES / name / "answers.yaml", pack)
        return take_inventory(read_sheet(pack, answers), year=YEAR)

    return of


@pytest.fixture(scope="module")
def estimated(shelf: Shelf, inventory: OfExample) -> Estimated:
    @cache
    def of(name: str, salt: str) -> Footprint:
        return estimate(inventory(name), shelf, salt=salt)

    return of


def interval(footprint: Footprint, indicator: Indicator) -> tuple[float, float]:
    found = footprint.scenarios["project"].totals[indicator].estimate
    assert found is not None
    return found.low, found.high


@pytest.mark.parametrize("indicator", INDICATORS)
@pytest.mark.parametrize("name", NAMES)
def test_draws_agree_with_the_propagation_of_log_variances(
    name: str,
    indicator: Indicator,
    shelf: Shelf,
    inventory: OfExample,
    estimated: Estimated,
) -> None:
    # JCGM 100 (GUM), to first order in the logarithms: the total with each input at
    # its low and at its high end, the others central; then the root of the squares.
    found = inventory(name)
    setting = Setting(shelf=shelf, themes=found.themes, year=YEAR)
    nodes = figures(plan_all(found, setting)["project"], indicator)
    evaluation = Evaluation.of(nodes, 16)
    total = add([evaluation.value(node) for node in nodes])
    spans = (evaluation.ends(total, key) for key in evaluation.keys)
    propagated = math.hypot(*(math.log(high / low) for low, high in spans))

    low, high = interval(estimated(name, ""), indicator)

    assert math.log(high / low) == pytest.approx(propagated, rel=PROPAGATION)


@pytest.mark.parametrize("indicator", INDICATORS)
@pytest.mark.parametrize("name", NAMES)
def test_the_interval_of_an_example_is_steady_between_two_sets_of_draws(
    name: str, indicator: Indicator, estimated: Estimated
) -> None:
    first, second = (
        interval(estimated(name, salt), indicator) for salt in ("", "second ")
    )

    assert second == pytest.approx(first, rel=STEADY)


@pytest.mark.parametrize("name", NAMES)
def test_another_set_of_draws_moves_no_central_figure(
    name: str, estimated: Estimated
) -> None:
    first, second = (
        [cell.estimate and cell.estimate.central for cell in scenario.cells]
        for scenario in (
            estimated(name, salt).scenarios["project"] for salt in ("", "second ")
        )
    )

    assert first == second


def test_a_wide_result_takes_more_draws(shelf: Shelf, row: MakeRow) -> None:
    def draws(ratio: float) -> int:
        energy = (10.0 / ratio, 10.0, 10.0 * ratio)
        run = row("training.runs", energy=energy, place="FRA")
        rows = Inventory(rows=(run,), themes={}, scenarios={}, year=YEAR)
        return estimate(rows, shelf).draws

    assert draws(1.1) == DRAWS
    assert draws(20.0) > DRAWS
