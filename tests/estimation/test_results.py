from collections.abc import Callable

import pytest

from assessor.domain.activity import Row
from assessor.domain.impacts import INDICATORS, Footprint
from assessor.estimation.accounting import scope_of

MakeRow = Callable[..., Row]
Assess = Callable[..., Footprint]
Central = Callable[..., float]

SERVICE = {"service.uses_per_year": 1e5, "service.lifetime": 4.0}


@pytest.fixture(scope="module")
def service(row: MakeRow, assess: Assess) -> Footprint:
    return assess(
        row(
            "training.runs",
            accelerator="A100-SXM-80GB",
            accelerator_hours=5000.0,
            place="FRA",
            supply="owned",
        ),
        row("inference.endpoints", energy_per_use=0.0014, place="USA", supply="cloud"),
        row("network.flows", data_per_use=0.01, place="FRA", access="fixed"),
        row("terminals.devices", device="laptop", time_per_use=0.1, place="FRA"),
        row("equipment.items", equipment="dell_r740", years=3.0),
        themes=SERVICE,
    )


def test_the_parts_of_every_split_sum_to_the_total(service: Footprint) -> None:
    project = service.scenarios["project"]
    for split in project.splits:
        total = project.totals[split.indicator].estimate
        assert total is not None
        assert sum(split.parts.values()) == pytest.approx(total.central)


def test_the_cells_sum_to_the_total(service: Footprint) -> None:
    project = service.scenarios["project"]
    for indicator in INDICATORS:
        total = project.totals[indicator].estimate
        assert total is not None
        assert total.central == pytest.approx(
            sum(
                cell.estimate.central
                for cell in project.cells
                if cell.indicator == indicator and cell.estimate
            )
        )


def test_every_cell_with_a_figure_can_be_traced(service: Footprint) -> None:
    for cell in service.scenarios["project"].cells:
        assert (cell.estimate is None) == (cell.trace not in service.trace)


def test_every_step_of_the_trace_is_computed_from_steps_of_the_trace(
    service: Footprint,
) -> None:
    for step in service.trace.values():
        assert set(step.inputs) <= service.trace.keys()


def test_every_figure_that_is_not_assessed_says_why(service: Footprint) -> None:
    for cell in service.scenarios["project"].cells:
        assert (cell.state == "assessed") == (cell.reason == "")


def test_functional_units_divide_the_whole_life(service: Footprint) -> None:
    units = service.scenarios["project"].functional_units
    whole, year, use = (
        part["gwp"] for part in (units.whole_life, units.per_year, units.per_use)
    )
    assert whole is not None
    assert year is not None
    assert use is not None

    assert year.central == pytest.approx(whole.central / 4)
    assert use.central == pytest.approx(whole.central / 4e5)


def test_an_interval_holds_its_centre_and_a_small_error(service: Footprint) -> None:
    total = service.scenarios["project"].totals["gwp"].estimate
    assert total is not None

    assert total.low < total.central < total.high
    assert total.error < 0.1 * (total.high - total.low)


def test_the_shares_of_variance_sum_to_one_largest_first(service: Footprint) -> None:
    shares = [one.share for one in service.shares]

    assert sum(shares) == pytest.approx(1)
    assert shares == sorted(shares, reverse=True)


def test_the_grid_is_no_question_but_the_load_is(service: Footprint) -> None:
    answerable = {one.key: one.answerable for one in service.shares}

    assert not answerable["factor:electricity/gwp#FRA"]
    assert answerable["factor:utilisation/gpu-load#training"]


def test_the_uses_at_which_inference_overtakes_training_are_counted(
    service: Footprint, central: Central
) -> None:
    trained = central(service, phase="training", tier="datacentre")
    used = central(service, phase="inference", tier="datacentre")

    assert service.break_even_uses == pytest.approx(trained / (used / 4e5))


def test_a_total_is_told_in_years_of_a_mean_person(service: Footprint) -> None:
    total = service.scenarios["project"].totals["gwp"].estimate
    assert total is not None

    assert service.person_years["gwp"] == pytest.approx(total.central / 7553.08)
    assert "water" not in service.person_years


def test_project_and_reference_always_exist(service: Footprint) -> None:
    assert set(service.scenarios) == {"project", "reference"}


def test_uses_without_an_endpoint_leave_inference_not_assessed(
    row: MakeRow, assess: Assess
) -> None:
    found = assess(row("training.runs", energy=1.0, pue=1.0), themes=SERVICE)
    total = found.scenarios["project"].totals["gwp"]

    assert total.at_least
    assert any(text.startswith("coverage[inference/") for text in total.missing)


def test_a_cell_that_is_excluded_has_no_figure_and_a_reason(
    row: MakeRow, assess: Assess
) -> None:
    run = row("training.runs", energy=1.0, pue=1.0)
    found = assess(run, coverage={"training/datacentre": "excluded: trained elsewhere"})
    project = found.scenarios["project"]

    assert project.totals["gwp"].estimate is None
    assert project.totals["gwp"].at_least
    assert {cell.reason for cell in project.cells} == {"trained elsewhere"}


@pytest.mark.parametrize(
    ("cell", "state", "at_least"),
    [
        ("inference/network", "unknown", True),
        ("retirement/other", "unknown", False),
        ("retirement/other", "counted", True),
        ("inference/network", "excluded", True),
        ("inference/network", "not_applicable", False),
    ],
)
def test_what_the_grid_leaves_open_makes_the_total_at_least(
    row: MakeRow, assess: Assess, cell: str, state: str, at_least: bool
) -> None:
    item = row("equipment.items", embodied=10.0, years=1.0, lifetime=2.0)
    found = assess(item, coverage={cell: state})

    assert found.scenarios["project"].totals["gwp"].at_least is at_least


@pytest.mark.parametrize(
    ("supply", "stage", "expected"),
    [
        ("owned", "use", (2, "2")),
        ("owned", "manufacture", (3, "3.2")),
        ("owned", "end_of_life", (3, "3.5")),
        ("cloud", "manufacture", (3, "3.1")),
        ("user", "use", (3, "3.11")),
    ],
)
def test_supply_and_stage_settle_the_scope(
    supply: str, stage: str, expected: tuple[int, str]
) -> None:
    assert scope_of(supply, stage) == expected  # type: ignore[arg-type]  # from a table


def test_published_assessments_of_a_card_stand_side_by_side(
    row: MakeRow, assess: Assess
) -> None:
    found = assess(row("training.runs", energy=1.0, accelerator="H100-SXM-80GB"))
    shown = {one.subject: one.values for one in found.disagreements}

    assert sorted(shown["accelerator_embodied H100-SXM-80GB"].values()) == [
        164,
        225,
        273,
        575.1,
    ]
