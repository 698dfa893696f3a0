import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from assessor.assessing.inventory import take_inventory
from assessor.catalogue.answers import load_answers
from assessor.catalogue.packs import load_pack
from assessor.catalogue.vocabularies import Vocabularies
from assessor.domain.activity import Inventory, Row
from assessor.domain.impacts import INDICATORS, Footprint, Indicator
from assessor.domain.sheet import read_sheet
from assessor.domain.shelf import Shelf
from assessor.estimation.draws import HALF_INTERVAL
from assessor.estimation.estimator import DRAWS, estimate
from assessor.estimation.evaluation import Evaluation, add, reachable
from assessor.estimation.graph import Node
from assessor.estimation.inputs import Setting
from assessor.estimation.plans import figures, plan_all
from assessor.estimation.variables import Variable
from assessor.estimation.vectors import across
from assessor.resources import data_folder

MakeRow = Callable[..., Row]
OfExample = Callable[[str], Inventory]
Estimated = Callable[[str, str], Footprint]

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = sorted(path.parent.name for path in EXAMPLES.glob("*/answers.yaml"))
YEAR = 2026
PROPAGATION = 0.12
NARROWED, FIRST_ORDER, STEP = 0.05, 0.05, 1e-4
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


@pytest.mark.unmeasured
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


def narrowed(nodes: Sequence[Node]) -> list[Node]:
    """Return the same nodes with each input's interval a twentieth as wide."""
    made: dict[int, Node] = {}
    for key, node in reachable(nodes).items():
        inputs = tuple(made[id(part)] for part in node.inputs)
        value = None if node.value is None else closer(node.value)
        made[key] = replace(node, inputs=inputs, value=value)
    return [made[id(node)] for node in nodes]


def closer(value: Variable) -> Variable:
    low, high = value.low, value.high
    if value.shape == "positive" and low > 0:
        low = value.central * (low / value.central) ** NARROWED
        high = value.central * (high / value.central) ** NARROWED
        return replace(value, low=low, high=high)
    low = value.central + (low - value.central) * NARROWED
    high = value.central + (high - value.central) * NARROWED
    return replace(value, low=low, high=high)


def variance(value: Variable, below: float, above: float) -> float:
    """Return the variance of the logarithm of a result by one input, in closed form.

    A lognormal of two pieces is in its logarithm a normal of two pieces, each of half
    the weight; a triangle has the variance (a2 + b2 + c2 - ab - ac - bc) / 18. The
    result changes by ``below`` for a relative change of the input that makes it less,
    by ``above`` for one that makes it more: they differ where a lifetime is as long as
    the service, or a share is all of it.
    """
    a, b, c = value.low, value.central, value.high
    if value.shape == "share" or a <= 0 < b:
        spread = (a * a + b * b + c * c - a * b - a * c - b * c) / 18
        return spread * (((below + above) / 2) / b) ** 2
    if value.shape == "signed":
        down, up = (b - a) / b / HALF_INTERVAL, (c - b) / b / HALF_INTERVAL
    else:
        down, up = (math.log(x) / HALF_INTERVAL for x in (b / a, c / b))
    down, up = down * below, up * above
    return (down**2 + up**2) / 2 - (up - down) ** 2 / (2 * math.pi)


def gum(nodes: Sequence[Node]) -> float:
    """Return the relative standard deviation of a sum by JCGM 100, to first order.

    u(Y)2 = sum over inputs of (d ln Y / d ln X)2 u(ln X)2, the derivatives by small
    steps up and down; no draw enters.
    """
    squares = 0.0
    for value in dict(uncertain(nodes)).values():
        below, above = slope(nodes, value, -1), slope(nodes, value, 1)
        if value.central * (1 + STEP) > value.ceiling:
            above = below
        squares += variance(value, below, above)
    return math.sqrt(squares)


def slope(nodes: Sequence[Node], value: Variable, way: int) -> float:
    by = 1 + way * STEP
    if not value.floor <= value.central * by <= value.ceiling:
        return 0.0
    usual = sum(across(nodes, {}))
    moved = sum(across(nodes, stepped(nodes, value.key, by)))
    return float(math.log(moved / usual) / math.log(by))


def uncertain(nodes: Sequence[Node]) -> Iterator[tuple[str, Variable]]:
    for node in reachable(nodes).values():
        if node.value is not None and not node.value.is_exact:
            yield node.value.key, node.value


def stepped(nodes: Sequence[Node], key: str, by: float) -> dict[str, float]:
    return {
        node.id: node.value.central * by
        for node in reachable(nodes).values()
        if node.value is not None and node.value.key == key
    }


@pytest.mark.unmeasured
@pytest.mark.parametrize("name", NAMES)
def test_small_uncertainties_propagate_as_the_first_order_says(
    name: str, shelf: Shelf, inventory: OfExample
) -> None:
    found = inventory(name)
    setting = Setting(shelf=shelf, themes=found.themes, year=YEAR)
    plan = plan_all(found, setting)["project"]

    for indicator in INDICATORS:
        nodes = narrowed(figures(plan, indicator))
        evaluation = Evaluation.of(nodes, DRAWS)
        total = evaluation.draws(add([evaluation.value(node) for node in nodes]))
        drawn = float(np.std(np.log(total)))

        assert drawn == pytest.approx(gum(nodes), rel=FIRST_ORDER), indicator


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
        rows = Inventory(rows=(run,), themes={}, scenarios={}, year=YEAR, rebound=0.45)
        return estimate(rows, shelf).draws

    assert draws(1.1) == DRAWS
    assert draws(20.0) > DRAWS
