from datetime import date

import pytest

from assessor.assessing import assess
from assessor.catalogue.answers import read_answers
from assessor.catalogue.packs import load_pack
from assessor.catalogue.vocabularies import Vocabularies
from assessor.domain.assessment import Assessment
from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf
from assessor.reporting import build
from assessor.reporting.charts import Plot, Strip, Waterfall, Years
from assessor.reporting.view.model import Exhibit, Report
from assessor.resources import data_folder

ANSWERS = """\
format: 1
pack: {id: ai-environment, version: 0.1.0}
project: {name: Mail sorter, stage: production}
profile: company
scenarios: {project: Sorter, reference: By hand}
groups:
  training.runs: [main]
  necessity.steps: [a, b, c]
  scenario.costs: [p]
answers:
  service.lifetime: 4 year
  service.start_year: 2026
  service.uses_per_year: 1000
  activity.trains_model: true
  reduction.budget_training: 1000
  training.runs[main].phase: training
  training.runs[main].method: accelerator_hours
  training.runs[main].accelerator: A100-PCIe-40GB
  training.runs[main].accelerator_hours: 2000
  training.runs[main].place: FRA
  necessity.steps[a].name: Linear regression
  necessity.steps[a].quality: 14
  necessity.steps[a].measure: error, mm
  necessity.steps[a].better: lower
  necessity.steps[a].energy: 1
  necessity.steps[b].name: Trees
  necessity.steps[b].quality: 9
  necessity.steps[b].energy: 9
  necessity.steps[c].name: Network
  necessity.steps[c].quality: 8.7
  necessity.steps[c].energy: 90
  scenario.costs[p].investment: 40000
  scenario.costs[p].yearly: 12000
  scenario.costs[p].currency: EUR
actions:
  A-34:
    status: planned
    due: 2026-01-31
    scale: {"training.runs[main].accelerator_hours": 0.5}
  A-36: {status: done, owner: Data team}
"""


@pytest.fixture(scope="module")
def shipped(shelf: Shelf) -> Pack:
    folder = data_folder("questionnaires") / "ai-environment"
    return load_pack(folder, Vocabularies(shelf))


@pytest.fixture(scope="module")
def assessed(shipped: Pack, shelf: Shelf) -> Assessment:
    answers = read_answers(ANSWERS, "x.yaml", shipped)
    return assess(answers, shipped, shelf, today=date(2026, 11, 21), draws=64)


@pytest.fixture(scope="module", params=["en", "fr"])
def report(
    request: pytest.FixtureRequest, shipped: Pack, assessed: Assessment
) -> Report:
    return build(assessed, shipped, request.param)


def shown(exhibits: tuple[Exhibit, ...], kind: type) -> Exhibit:
    (found,) = (one for one in exhibits if isinstance(one.figure, kind))
    return found


def test_the_plan_falls_from_the_answers_to_what_is_left(report: Report) -> None:
    found = shown(tuple(report.plan.exhibits), Waterfall)

    assert isinstance(found.figure, Waterfall)
    start, step, end = found.figure.rows
    assert step.start == pytest.approx(start.end)
    assert step.end == pytest.approx(end.end)
    assert step.end == pytest.approx(step.start / 2)
    assert found.warning  # nothing in it asks for less
    assert len(found.tables[0].rows) == 2


def test_budgets_stand_beside_results(report: Report) -> None:
    (_, budgets) = report.plan.exhibits

    assert len(budgets.tables[0].rows) == 1


def test_the_years_of_service_are_shown(report: Report) -> None:
    found = shown(tuple(report.footprint.exhibits), Years)

    assert isinstance(found.figure, Years)
    assert [bar.label for bar in found.figure.bars] == ["2026", "2027", "2028", "2029"]


def test_the_same_electricity_stands_at_the_factor_of_every_country(
    report: Report, assessed: Assessment
) -> None:
    found = shown(tuple(report.footprint.exhibits), Strip).figure

    assert isinstance(found, Strip)
    elsewhere = assessed.elsewhere
    assert elsewhere is not None
    assert len(found.values) > 130
    assert list(found.values) == sorted(found.values)
    france = next(v for name, v in elsewhere.places if name.root["en"] == "France")
    assert found.own[0] == pytest.approx(france)
    assert "France" in found.text


def test_an_hour_at_half_the_utilisation_carries_twice_as_much(report: Report) -> None:
    found = shown(tuple(report.footprint.exhibits), Plot).figure

    assert isinstance(found, Plot)
    by_share = dict(found.curves[0].points)
    assert by_share[0.25] == pytest.approx(2 * by_share[0.5])
    assert found.spots[0].y == pytest.approx(by_share[found.spots[0].x])


def test_the_last_gain_is_shown_with_its_share_of_the_energy(report: Report) -> None:
    (part,) = (part for part in report.parts if part.exhibits)
    (found,) = part.exhibits

    assert isinstance(found.figure, Plot)
    assert [spot.strong for spot in found.figure.spots] == [False, False, True]
    assert "90" in found.lead
    assert "Network" in found.lead


def test_costs_are_a_table_of_their_own(report: Report) -> None:
    (found,) = report.comparison.exhibits

    assert found.tables[0].rows[0][1] == "EUR"
    assert "88" in found.tables[0].rows[0][4]
