from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from assessor.domain.activity import Fact, Inventory, Row
from assessor.domain.facts import fact_type
from assessor.domain.impacts import Footprint
from assessor.domain.shelf import Shelf
from assessor.estimation.evaluation import Evaluation, add
from assessor.estimation.graph import Node
from assessor.estimation.inputs import Activity, Setting
from assessor.estimation.pairing import total_draws
from assessor.estimation.plans import plan_all
from assessor.estimation.variables import Variable

MakeRow = Callable[..., Row]
Assess = Callable[..., Footprint]
Central = Callable[..., float]

ENERGIES = st.floats(1e-3, 1e9)
MORE = st.floats(1.001, 100)
SERVICE = {"service.uses_per_year": 1000.0, "service.lifetime": 3.0}
RUN = {
    "accelerator_hours": 1000.0,
    "design_power": 400.0,
    "load": 0.5,
    "host_overhead": 1.2,
    "pue": 1.2,
    "grid_intensity": 0.2,
    "server_embodied": 1000.0,
    "accelerators_per_server": 8.0,
    "accelerator_embodied": 150.0,
}


def fact(name: str, key: str, value: float) -> Fact:
    kind = fact_type(name)
    assert kind is not None
    return Fact(
        name=name, key=f"answer:{key}", kind=kind.kind, unit=kind.unit, value=value
    )


@settings(max_examples=10, deadline=None)
@given(energy=ENERGIES, times=MORE)
def test_use_is_linear_in_energy(
    row: MakeRow, assess: Assess, central: Central, energy: float, times: float
) -> None:
    once, more = (
        central(assess(row("training.runs", energy=kwh, place="FRA")), stage="use")
        for kwh in (energy, energy * times)
    )

    assert more == pytest.approx(once * times)


@pytest.mark.parametrize(
    "field",
    [
        "accelerator_hours",
        "design_power",
        "load",
        "host_overhead",
        "pue",
        "grid_intensity",
        "server_embodied",
        "accelerator_embodied",
    ],
)
def test_a_footprint_grows_with_what_it_is_made_of(
    row: MakeRow, assess: Assess, central: Central, field: str
) -> None:
    grown = {**RUN, field: RUN[field] * 1.1}

    assert central(assess(row("training.runs", **grown))) > central(
        assess(row("training.runs", **RUN))
    )


@pytest.mark.parametrize("field", ["lifetime", "active_utilisation"])
def test_a_footprint_shrinks_with_a_longer_and_busier_life(
    row: MakeRow, assess: Assess, central: Central, field: str
) -> None:
    usual = {**RUN, "lifetime": 4.0, "active_utilisation": 0.5}
    longer = {**usual, field: usual[field] * 1.1}

    assert central(assess(row("training.runs", **longer))) < central(
        assess(row("training.runs", **usual))
    )


def test_a_row_that_says_nothing_changes_no_figure(
    row: MakeRow, assess: Assess
) -> None:
    run = row("training.runs", **RUN)
    alone = assess(run).scenarios["project"].totals["gwp"]
    beside = assess(run, row("training.runs", "empty")).scenarios["project"].totals

    assert beside["gwp"].estimate == alone.estimate
    assert beside["gwp"].at_least


def test_an_input_that_is_added_moves_no_other_draw(
    row: MakeRow, assess: Assess
) -> None:
    run = row("training.runs", **RUN)
    more = row("purchases.lines", quantity=10.0, factor=2.0)
    cells = [
        [
            cell
            for cell in assess(*rows).scenarios["project"].cells
            if "training" in cell.row
        ]
        for rows in ((run,), (run, more))
    ]

    assert cells[0] == cells[1]


def test_an_estimate_is_the_same_each_time(row: MakeRow, assess: Assess) -> None:
    run = row("training.runs", **RUN)

    assert assess(run) == assess(run)


def test_a_factor_of_two_rows_is_one_draw(shelf: Shelf, row: MakeRow) -> None:
    setting = Setting(shelf=shelf, themes={}, year=2024)
    factors = [
        setting.factor_at("electricity/gwp", "FRA", "grid_factor", year)
        for year in (2023, 2024)
    ]
    nodes: list[Node] = [node for node in factors if node is not None]
    evaluation = Evaluation.of(nodes, 4096)
    first, second = (evaluation.draws(evaluation.value(node)) for node in nodes)

    assert np.array_equal(np.argsort(first), np.argsort(second))
    assert Activity(row("training.runs"), setting).name == "training.runs[a]"


def test_the_parts_sum_to_the_total_in_every_draw(row: MakeRow, assess: Assess) -> None:
    runs = [row("training.runs", key, **RUN) for key in "ab"]
    found = assess(*runs).scenarios["project"]
    whole = found.totals["gwp"].estimate
    assert whole is not None

    assert sum(
        cell.estimate.mean
        for cell in found.cells
        if (cell.indicator == "gwp" and cell.estimate)
    ) == pytest.approx(whole.mean)


def test_the_parts_of_each_axis_sum_to_the_total_draw_by_draw(
    shelf: Shelf, row: MakeRow
) -> None:
    rows = tuple(row("training.runs", key, **RUN) for key in "ab")
    themes = {name: fact(name, name, value) for name, value in SERVICE.items()}
    inventory = Inventory(
        rows=rows, themes=themes, scenarios={}, year=2024, rebound=0.45
    )
    setting = Setting(shelf=shelf, themes=themes, year=2024)
    lines = [
        line
        for line in plan_all(inventory, setting)["project"].lines
        if line.indicator == "gwp" and line.node is not None
    ]
    evaluation = Evaluation.of([line.node for line in lines if line.node], 64)
    whole = total_draws(inventory, shelf, draws=64)["project"]["whole_life", "gwp"]

    for axis in ("row", "stage", "phase", "tier"):
        parts: dict[str, list[Node]] = {}
        for line in lines:
            if line.node is not None:
                parts.setdefault(getattr(line, axis), []).append(line.node)
        sums = [
            evaluation.draws(add([evaluation.value(node) for node in nodes]))
            for nodes in parts.values()
        ]
        assert np.allclose(sum(sums), whole, rtol=1e-12)


@pytest.mark.parametrize(
    ("quality", "ratio"),
    [
        ("measured", 1.05),
        ("software_meter", 1.2),
        ("computed", 1.2),
        ("estimated", 2),
        ("assumed", 3),
    ],
)
def test_the_quality_of_an_answer_sets_its_interval(
    shelf: Shelf, row: MakeRow, quality: str, ratio: float
) -> None:
    setting = Setting(shelf=shelf, themes={}, year=2024)
    fact = row("training.runs", energy=100.0).facts["energy"]
    node = setting.input_of(fact.model_copy(update={"quality": quality}), "energy")
    assert node is not None
    assert node.value == Variable(fact.key, 100 / ratio, 100, 100 * ratio, floor=0.0)


def test_a_range_that_was_answered_wins_over_the_quality(
    shelf: Shelf, row: MakeRow
) -> None:
    setting = Setting(shelf=shelf, themes={}, year=2024)
    fact = row("training.runs", energy=(90.0, 100.0, 150.0)).facts["energy"]
    node = setting.input_of(fact, "energy")
    assert node is not None
    assert node.value is not None
    assert (node.value.low, node.value.high) == (90, 150)


def test_an_answer_without_a_quality_is_read_as_estimated(
    shelf: Shelf, row: MakeRow
) -> None:
    setting = Setting(shelf=shelf, themes={}, year=2024)
    fact = row("training.runs", energy=100.0).facts["energy"]
    node = setting.input_of(fact.model_copy(update={"quality": None}), "energy")
    assert node is not None
    assert node.value is not None
    assert (node.value.low, node.value.high) == (50, 200)
    assert node.notes == ("quality not stated: read as estimated",)


def test_a_count_carries_no_uncertainty_of_its_own(shelf: Shelf, row: MakeRow) -> None:
    setting = Setting(shelf=shelf, themes={}, year=2024)
    fact = row("training.runs", accelerators=8.0).facts["accelerators"]
    node = setting.input_of(fact.model_copy(update={"quality": None}), "accelerators")
    assert node is not None
    assert node.value is not None
    assert node.value.is_exact


def test_a_default_stands_in_for_an_answer_that_is_open(
    shelf: Shelf, row: MakeRow
) -> None:
    setting = Setting(shelf=shelf, themes={}, year=2024)
    fact = row("training.runs", pue=None).facts["pue"]
    node = setting.input_of(
        fact.model_copy(update={"default": "defaults/pue#unknown_site"}), "pue"
    )
    assert node is not None
    assert node.origin == "default"
    assert node.value is not None
    assert node.value.key == "factor:defaults/pue#unknown_site"
