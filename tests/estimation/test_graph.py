import pytest

from assessor.estimation import activities
from assessor.estimation.activities import (
    edge,
    inference,
    storage,
    terminals,
    training,
)
from assessor.estimation.formulas.energy import ENERGY
from assessor.estimation.formulas.hours import HOURS
from assessor.estimation.graph import Formulas, Node, Number, Sheet
from assessor.estimation.lines import missing
from assessor.estimation.variables import Variable

FORMULAS = Formulas()


@FORMULAS.add(unit="kWh", source="example", yields="energy", method="metered")
def energy_from_meter(*, meter: Number) -> Number:
    return meter


@FORMULAS.add(unit="kWh", source="example", yields="energy", method="power")
def energy_from_power(*, power: Number, hours: Number) -> Number:
    return power * hours


@FORMULAS.add(unit="kg", source="example")
def emissions(*, energy: Number, intensity: Number) -> Number:
    return energy * intensity


def node(quantity: str, value: float = 1.0) -> Node:
    variable = Variable(f"answer:{quantity}", value, value, value)
    return Node(f"answer:{quantity}", quantity, "", "answer", variable)


def sheet(*known: str) -> Sheet:
    return Sheet("row", FORMULAS, {name: node(name) for name in known}, lambda _: None)


def test_formulas_are_chained_by_the_names_of_their_arguments() -> None:
    found = sheet("power", "hours", "intensity").solve("emissions")

    assert found is not None
    assert [part.quantity for part in found.inputs] == ["energy", "intensity"]


def test_a_quantity_that_is_given_is_not_computed() -> None:
    found = sheet("energy", "power", "hours").solve("energy")

    assert found is not None
    assert found.formula is None


def test_the_best_route_is_taken_and_its_method_kept() -> None:
    found = sheet("meter", "power", "hours").solve("energy")

    assert found is not None
    assert found.formula is not None
    assert found.formula.method == "metered"


def test_every_open_route_can_be_compared() -> None:
    assert list(sheet("meter", "power", "hours").by_route("energy")) == [
        "metered",
        "power",
    ]


def test_what_is_missing_is_absent() -> None:
    assert sheet("power", "intensity").solve("emissions") is None


def test_the_reason_names_what_an_answer_could_give() -> None:
    assert missing(sheet("power", "intensity"), "emissions") == "missing: energy"


def test_a_factor_that_is_missing_is_called_so() -> None:
    bare = Sheet("row", FORMULAS, {}, lambda _: None)

    assert missing(bare, "grid_factor") == "no factor: grid_factor"


def test_every_formula_says_its_relation_and_its_source() -> None:
    for formula in Formulas(ENERGY, HOURS):
        assert formula.relation.startswith(f"{formula.yields} = ")
        assert formula.source


@pytest.mark.parametrize("kind", [edge, inference, storage, terminals, training])
def test_no_quantity_needs_itself(kind: object) -> None:
    found = [one for one in vars(kind).values() if isinstance(one, Formulas)]
    needs: dict[str, set[str]] = {}
    for formula in Formulas(*found):
        needs.setdefault(formula.yields, set()).update(formula.needs)

    def reach(quantity: str, path: tuple[str, ...]) -> None:
        assert quantity not in path, path
        for need in needs.get(quantity, ()):
            reach(need, (*path, quantity))

    for quantity in needs:
        reach(quantity, ())


def test_every_group_of_activity_is_worked() -> None:
    assert {
        "cloud.accounts",
        "edge.devices",
        "equipment.items",
        "inference.endpoints",
        "network.flows",
        "purchases.lines",
        "spending.lines",
        "storage.stores",
        "terminals.devices",
        "top_down.hours",
        "training.runs",
    } == activities.GROUPS
