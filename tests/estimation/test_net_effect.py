from collections.abc import Callable

import pytest

from assessor.domain.activity import Row
from assessor.domain.impacts import Footprint
from assessor.errors import EstimationError

MakeRow = Callable[..., Row]
Assess = Callable[..., Footprint]

LIFE = {"service.lifetime": 5.0}


@pytest.fixture
def footprint_of_50(row: MakeRow) -> Row:
    return row("purchases.lines", quantity=250.0, factor=1.0)


@pytest.fixture
def lines(row: MakeRow) -> tuple[Row, Row]:
    before = row(
        "scenario.lines",
        "fuel",
        scenario="reference",
        quantity_per_year=1000.0,
        factor=1.0,
    )
    after = row("scenario.lines", "less", quantity_per_year=800.0, factor=1.0)
    return before, after


def test_the_net_effect_is_the_benefit_less_the_footprint(
    assess: Assess, lines: tuple[Row, Row], footprint_of_50: Row
) -> None:
    net = assess(*lines, footprint_of_50, themes=LIFE).net_effects["gwp"]

    assert net.gross.central == pytest.approx(200)
    assert net.footprint.central == pytest.approx(50)
    assert net.net.central == pytest.approx(150)
    assert net.break_even_rebound == pytest.approx(0.75)


def test_the_stress_test_stands_at_none_at_a_usual_and_at_full_rebound(
    assess: Assess, lines: tuple[Row, Row], footprint_of_50: Row
) -> None:
    stress = assess(*lines, footprint_of_50, themes=LIFE).net_effects["gwp"].stress

    assert [point.rebound for point in stress] == [0, 0.45, 1]
    assert [point.net.central for point in stress] == pytest.approx([150, 60, -50])
    assert stress[2].share_better == 0


def test_a_stated_rebound_takes_its_share_of_the_benefit(
    assess: Assess, lines: tuple[Row, Row], footprint_of_50: Row
) -> None:
    themes = {**LIFE, "scenario.rebound": 0.5}
    net = assess(*lines, footprint_of_50, themes=themes).net_effects["gwp"]

    assert net.net.central == pytest.approx(50)


def test_a_benefit_below_the_footprint_has_no_break_even(
    row: MakeRow, assess: Assess, lines: tuple[Row, Row]
) -> None:
    heavy = row("purchases.lines", quantity=5000.0, factor=1.0)
    net = assess(*lines, heavy, themes=LIFE).net_effects["gwp"]

    assert net.break_even_rebound is None
    assert not net.robust


def test_a_benefit_is_robust_only_at_its_worst_end_under_rebound(
    row: MakeRow, assess: Assess, footprint_of_50: Row
) -> None:
    def gain(low: float) -> Row:
        return row(
            "scenario.effects", quantity_per_year=(-300.0, -200.0, low), order="second"
        )

    certain, doubtful = (
        assess(gain(low), footprint_of_50, themes=LIFE).net_effects["gwp"]
        for low in (-180.0, -60.0)
    )

    assert certain.robust
    assert not doubtful.robust
    assert doubtful.gross.low * 0.55 < doubtful.footprint.high


def test_the_equipment_of_the_reference_is_part_of_the_benefit(
    row: MakeRow, assess: Assess, lines: tuple[Row, Row], footprint_of_50: Row
) -> None:
    old = row(
        "purchases.lines", "old", scenario="reference", quantity=100.0, factor=1.0
    )
    net = assess(*lines, footprint_of_50, old, themes=LIFE).net_effects["gwp"]

    assert net.gross.central == pytest.approx(220)


def test_effects_of_third_order_are_kept_apart(
    row: MakeRow, assess: Assess, lines: tuple[Row, Row], footprint_of_50: Row
) -> None:
    second = row("scenario.effects", "more", quantity_per_year=30.0, order="second")
    third = row("scenario.effects", "far", quantity_per_year=500.0, order="third")
    net = assess(*lines, footprint_of_50, second, third, themes=LIFE).net_effects["gwp"]

    assert net.gross.central == pytest.approx(170)
    assert net.third_order is not None
    assert net.third_order.central == pytest.approx(500)


def test_a_factor_on_both_sides_is_one_draw(
    row: MakeRow, assess: Assess, footprint_of_50: Row
) -> None:
    alike = [
        row(
            "training.runs",
            "same",
            scenario=scenario,
            energy=1000.0,
            place="FRA",
        )
        for scenario in ("reference", "project")
    ]
    cheap = row(
        "scenario.lines",
        "fuel",
        scenario="reference",
        quantity_per_year=(100.0, 100.0, 100.0),
        factor=(1.0, 1.0, 1.0),
    )
    del footprint_of_50
    net = assess(*alike, cheap, themes=LIFE).net_effects["gwp"]

    assert net.net.low == pytest.approx(100)
    assert net.net.high == pytest.approx(100)


def test_an_activity_that_is_unknown_leaves_no_net_effect(
    row: MakeRow, assess: Assess, lines: tuple[Row, Row], footprint_of_50: Row
) -> None:
    blank = row("training.runs", energy=None)
    found = assess(*lines, footprint_of_50, blank, themes=LIFE)

    assert found.net_effects == {}
    assert found.warnings == ("no net effect on gwp: missing: training.runs[a]",)


def test_an_effect_that_is_unknown_leaves_no_net_effect(
    row: MakeRow, assess: Assess, lines: tuple[Row, Row], footprint_of_50: Row
) -> None:
    blank = row("scenario.effects", quantity_per_year=None, order="second")

    assert assess(*lines, footprint_of_50, blank, themes=LIFE).net_effects == {}


def test_a_line_cannot_subtract_a_credit(row: MakeRow, assess: Assess) -> None:
    credit = row("scenario.lines", quantity_per_year=100.0, factor=-1.0)

    with pytest.raises(EstimationError):
        assess(credit, themes=LIFE)


def test_the_histogram_holds_every_draw(
    assess: Assess, lines: tuple[Row, Row], footprint_of_50: Row
) -> None:
    found = assess(*lines, footprint_of_50, themes=LIFE)
    counts = [count for *_, count in found.net_effects["gwp"].histogram]

    assert sum(counts) == found.draws


@pytest.mark.parametrize(("quantity", "claimed"), [(-10.0, True), (10.0, False)])
def test_only_an_effect_that_relieves_is_a_benefit(
    row: MakeRow, assess: Assess, quantity: float, claimed: bool
) -> None:
    effect = row("scenario.effects", quantity_per_year=quantity, order="second")

    assert assess(effect, themes=LIFE).benefit_lines is claimed


def test_an_option_says_what_it_offers(row: MakeRow, assess: Assess) -> None:
    option = row(
        "scenario.options",
        scenario="smaller",
        kind="option",
        service="half as long an answer",
        meets_need="partly",
    )
    found = assess(option).scenarios["smaller"]

    assert (found.kind, found.service) == ("option", "half as long an answer")
    assert found.meets_need == "partly"


@pytest.mark.parametrize("name", ["Purchase of carbon credits", "Crédits carbone"])
def test_a_credit_is_no_effect(
    row: MakeRow,
    assess: Assess,
    lines: tuple[Row, Row],
    footprint_of_50: Row,
    name: str,
) -> None:
    credit = row("scenario.effects", name=name, quantity_per_year=-1e6, order="second")
    without = assess(*lines, footprint_of_50, themes=LIFE)
    found = assess(*lines, footprint_of_50, credit, themes=LIFE)

    assert found.net_effects["gwp"].net == without.net_effects["gwp"].net
    assert any("credit" in warning for warning in found.warnings)


def test_an_effect_of_first_order_cannot_save(
    row: MakeRow, assess: Assess, lines: tuple[Row, Row], footprint_of_50: Row
) -> None:
    saving = row("scenario.effects", quantity_per_year=-500.0, order="first")
    without = assess(*lines, footprint_of_50, themes=LIFE)
    found = assess(*lines, footprint_of_50, saving, themes=LIFE)

    assert found.net_effects["gwp"].net == without.net_effects["gwp"].net
    assert any("cannot save" in warning for warning in found.warnings)


def test_an_unknown_effect_of_third_order_withholds_nothing(
    row: MakeRow, assess: Assess, lines: tuple[Row, Row], footprint_of_50: Row
) -> None:
    far = row("scenario.effects", quantity_per_year=None, order="third")
    found = assess(*lines, footprint_of_50, far, themes=LIFE)

    assert "gwp" in found.net_effects


def test_the_test_is_drawn_at_the_rebound_that_the_inventory_states(
    assess: Assess, lines: tuple[Row, Row], footprint_of_50: Row
) -> None:
    net = assess(*lines, footprint_of_50, themes=LIFE, rebound=0.8).net_effects["gwp"]

    assert [point.rebound for point in net.stress] == [0, 0.8, 1]
    assert net.tested_rebound == 0.8
    assert net.fails_test
    assert not net.robust
