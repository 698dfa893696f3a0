from datetime import date

from assessor.assessing.comparing import Variant, compare
from assessor.catalogue.answers import read_answers
from assessor.domain.comparison import Comparison
from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf

ANSWERS = """\
format: 1
pack: {id: ai-environment, version: 0.1.0}
project: {name: Mail sorter, stage: production}
profile: company
scenarios: {project: Sorter, reference: By hand}
groups:
  training.runs: [main, other]
  spending.lines: [power]
  scenario.costs: [build, run, hand]
answers:
  service.lifetime: 4 year
  activity.trains_model: true
  training.runs[main].phase: training
  training.runs[main].method: metered
  training.runs[main].energy: 1000 kWh
  training.runs[main].place: FRA
  training.runs[other].scenario: reference
  training.runs[other].phase: training
  training.runs[other].method: metered
  training.runs[other].energy: 10 kWh
  training.runs[other].place: FRA
  spending.lines[power].phase: hosting
  spending.lines[power].spend: 1800
  spending.lines[power].unit_price: {value: 0.18, quality: measured}
  spending.lines[power].factor: {value: 0.05, range: [0.049, 0.051]}
  spending.lines[power].per_year: false
  scenario.costs[build].investment: 40000
  scenario.costs[build].yearly: 2000
  scenario.costs[build].currency: EUR
  scenario.costs[run].investment: 0
  scenario.costs[run].yearly: 10000
  scenario.costs[run].currency: EUR
  scenario.costs[hand].scenario: reference
  scenario.costs[hand].yearly: 30000
  scenario.costs[hand].currency: EUR
"""


def compared(pack: Pack, shelf: Shelf, text: str = ANSWERS) -> Comparison:
    answers = read_answers(text, "x.yaml", pack)
    day = date(2026, 11, 21)
    return compare([Variant("x.yaml", answers)], pack, shelf, today=day, draws=256)


def test_costs_stand_beside_the_scenario_they_belong_to(
    pack: Pack, shelf: Shelf
) -> None:
    found = compared(pack, shelf)

    (project,), (reference,) = (side.costs for side in found.sides)
    assert (project.investment, project.yearly) == (40000, 12000)
    assert project.whole_life == 40000 + 4 * 12000
    assert (reference.investment, reference.whole_life) == (None, None)


def test_costs_change_no_impact(pack: Pack, shelf: Shelf) -> None:
    dearer = ANSWERS.replace("investment: 40000", "investment: 90000")

    one, two = compared(pack, shelf), compared(pack, shelf, dearer)

    assert one.sides[0].totals == two.sides[0].totals


def test_money_over_a_price_is_a_quantity_of_the_lowest_quality(
    pack: Pack, shelf: Shelf
) -> None:
    without = ANSWERS.replace("spending.lines: [power]", "spending.lines: []")
    without = "\n".join(
        line for line in without.splitlines() if "spending.lines[" not in line
    )

    total = compared(pack, shelf).sides[0].totals["gwp"]
    rest = compared(pack, shelf, without).sides[0].totals["gwp"]

    assert total.central is not None
    assert rest.central is not None
    assert total.high is not None
    spent = 1800 / 0.18 * 0.05
    assert abs(total.central - rest.central - spent) < 1e-6 * spent
    assert total.high - rest.central > 2.5 * spent  # assumed, whatever was claimed
