from collections.abc import Callable

import pytest
from hypothesis import given, strategies as st

from assessor.domain.activity import Row
from assessor.domain.impacts import Footprint
from assessor.errors import EstimationError
from assessor.estimation.formulas.cloud import (
    charged_usage,
    hardware_months,
    region_hardware,
    use_factor,
    use_share_of_usage,
)

MakeRow = Callable[..., Row]
Assess = Callable[..., Footprint]
Central = Callable[..., float]

PARTS = {
    "compute_manufacture": 0.001,
    "compute_use": 0.002,
    "other_manufacture": 0.0004,
    "other_use": 0.0006,
}
# A region of 7,200 kg of hardware and 300 kg of electricity a month, 1,000 units of
# usage; a customer takes 40 and a quarter more of spare capacity: 5 % of the region.
REGION = {
    "customer_usage": 40.0,
    "usage_overhead": 0.25,
    "region_usage": 1000.0,
    "region_use": 300.0,
    "hardware_embodied": 7200.0,
    "hardware_lifetime": 6.0,
    "hardware_age": 0.0,
    "months": 1.0,
}


def test_hours_of_a_centre_are_divided_in_four(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    found = assess(row("top_down.hours", hours=10000.0, **PARTS))

    assert {
        (cell.tier, cell.stage): round(cell.estimate.central, 6)
        for cell in found.scenarios["project"].cells
        if cell.estimate is not None
    } == {
        ("datacentre", "manufacture"): 10,
        ("datacentre", "use"): 20,
        ("other", "manufacture"): 4,
        ("other", "use"): 6,
    }
    assert central(found) == pytest.approx(40)


def test_a_factor_that_is_not_divided_gives_one_figure(
    row: MakeRow, assess: Assess
) -> None:
    found = assess(row("top_down.hours", hours=10000.0, site_factor=0.004))
    total = found.scenarios["project"].totals["gwp"]

    assert total.estimate is not None
    assert total.estimate.central == pytest.approx(40)
    assert not total.at_least


def test_a_part_of_the_factor_that_is_missing_is_not_assessed(
    row: MakeRow, assess: Assess
) -> None:
    parts = {name: value for name, value in PARTS.items() if name != "other_use"}
    total = (
        assess(row("top_down.hours", hours=1.0, **parts))
        .scenarios["project"]
        .totals["gwp"]
    )

    assert total.at_least
    assert total.assessed == 0.75
    assert total.missing == ("top_down.hours[a] use: missing: other_use",)


def test_a_centre_says_nothing_of_the_other_indicators(
    row: MakeRow, assess: Assess
) -> None:
    totals = assess(row("top_down.hours", hours=1.0, **PARTS)).scenarios["project"]

    assert {name for name, total in totals.totals.items() if total.assessed == 0} == {
        "adpe",
        "pe",
        "adpf",
        "water",
        "energy",
    }


def test_hours_of_a_centre_beside_runs_of_the_same_phase_are_warned_of(
    row: MakeRow, assess: Assess
) -> None:
    hours = row("top_down.hours", hours=1.0, site_factor=0.004)
    run = row("training.runs", energy=1.0)

    assert assess(hours, run).warnings[0].startswith("top_down.hours[a]: runs or")


def test_the_seven_steps_of_a_cloud_give_the_share_of_a_customer(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    found = assess(row("cloud.accounts", detail="region", **REGION))

    assert central(found, stage="use") == pytest.approx(15)
    assert central(found, stage="unsplit") == pytest.approx(5)
    assert {
        "region_hardware",
        "hardware_months",
        "charged_usage",
        "use_factor",
        "hardware_factor",
    } <= {step.quantity for step in found.trace.values()}


@pytest.mark.parametrize(
    "facts",
    [
        {"customer_use": 15.0, "customer_hardware": 5.0, "months": 1.0},
        {
            "customer_usage": 40.0,
            "usage_overhead": 0.25,
            "use_factor": 0.3,
            "hardware_factor": 0.1,
            "months": 1.0,
        },
    ],
)
def test_a_statement_and_a_factor_of_the_region_give_the_same(
    row: MakeRow, assess: Assess, central: Central, facts: dict[str, float]
) -> None:
    assert central(assess(row("cloud.accounts", **facts))) == pytest.approx(20)


@pytest.mark.parametrize(
    ("age", "months", "share"),
    [(0.0, 72.0, 1.0), (6.0, 12.0, 0.0), (4.0, 48.0, 1 / 3), (0.0, 36.0, 0.5)],
    ids=["equal", "longer", "the rest of its life", "half of its life"],
)
def test_hardware_counts_over_its_assumed_life_and_nothing_beyond(
    age: float, months: float, share: float
) -> None:
    counted = hardware_months(hardware_lifetime=6.0, hardware_age=age, months=months)
    made = region_hardware(
        hardware_embodied=7200.0, hardware_lifetime=6.0, hardware_months=counted
    )

    assert made == pytest.approx(7200 * share)


def test_hardware_that_leaves_early_counts_in_full() -> None:
    # Taken away after four years: its months go on until the six are over.
    periods = [(0.0, 48.0), (4.0, 24.0)]
    made = sum(
        region_hardware(
            hardware_embodied=7200.0,
            hardware_lifetime=6.0,
            hardware_months=hardware_months(
                hardware_lifetime=6.0, hardware_age=age, months=months
            ),
        )
        for age, months in periods
    )

    assert made == pytest.approx(7200)


@given(
    usages=st.lists(st.floats(0.01, 1e6), min_size=1, max_size=8),
    overhead=st.floats(0, 2),
    emitted=st.floats(0.01, 1e9),
)
def test_the_customers_of_a_region_add_up_to_it(
    usages: list[float], overhead: float, emitted: float
) -> None:
    charged = [
        charged_usage(customer_usage=usage, usage_overhead=overhead, months=1.0)
        for usage in usages
    ]
    factor = use_factor(region_use=emitted, region_usage=sum(charged))
    shares = [
        use_share_of_usage(charged_usage=usage, use_factor=factor) for usage in charged
    ]

    assert sum(shares) == pytest.approx(emitted)


def test_a_figure_of_the_supplier_and_the_steps_behind_it_are_compared(
    row: MakeRow, assess: Assess
) -> None:
    account = row("cloud.accounts", **REGION, customer_use=30.0, customer_hardware=5.0)

    assert {
        item.subject: dict(item.values) for item in assess(account).disagreements
    } == {"cloud.accounts[a].use_share": {"statement": 30, "factor": 15}}


def test_a_market_based_figure_is_none_of_the_location_based_total(
    row: MakeRow, assess: Assess
) -> None:
    account = row(
        "cloud.accounts",
        basis="market",
        customer_use=15.0,
        customer_hardware=5.0,
        months=1.0,
    )
    project = assess(account).scenarios["project"]
    located, bought = project.totals["gwp"], project.market_based

    assert located.estimate is not None
    assert bought.estimate is not None
    assert (located.estimate.central, bought.estimate.central) == (5, 20)
    assert located.at_least


def test_what_a_supplier_does_not_say_is_to_be_confirmed(
    row: MakeRow, assess: Assess
) -> None:
    account = row("cloud.accounts", basis="unknown", customer_use=1.0, months=1.0)

    assert "confirm before comparing" in assess(account).warnings[0]


def test_hardware_without_a_life_is_refused(row: MakeRow, assess: Assess) -> None:
    facts = {**REGION, "hardware_lifetime": 0.0}

    with pytest.raises(EstimationError, match="lifetime of the hardware must be above"):
        assess(row("cloud.accounts", **facts))
