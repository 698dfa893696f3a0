from datetime import date

import pytest

from assessor.assessing import assess
from assessor.catalogue.answers import read_answers
from assessor.domain.pack import Pack
from assessor.domain.series import Series
from assessor.domain.shelf import Shelf

ANSWERS = """\
format: 1
pack: {id: ai-environment, version: 0.1.0}
project: {name: Mail sorter, stage: production}
profile: company
groups: {training.runs: [main], inference.endpoints: [web]}
answers:
  service.lifetime: 2.5 year
  service.uses_per_year: 1000000 /year [500000, 2000000]
  activity.trains_model: true
  activity.runs_inference: true
  training.runs[main].phase: training
  training.runs[main].method: metered
  training.runs[main].energy: 1000 kWh
  training.runs[main].place: FRA
  training.runs[main].year: 2025
  inference.endpoints[web].method: energy_per_use
  inference.endpoints[web].energy_per_use: 0.3 Wh
  inference.endpoints[web].place: FRA
"""
START = "  service.start_year: 2026\n"


def series(pack: Pack, shelf: Shelf, more: str = "") -> tuple[Series, float]:
    answers = read_answers(ANSWERS + more, "x.yaml", pack)
    made = assess(answers, pack, shelf, today=date(2026, 11, 21), draws=64)
    project = made.footprint.scenarios["project"]
    total = project.totals["gwp"].estimate
    assert total is not None
    return project.series["gwp"], total.central


@pytest.mark.parametrize("start", ["", START])
def test_the_years_add_up_to_the_total(pack: Pack, shelf: Shelf, start: str) -> None:
    found, total = series(pack, shelf, start)

    assert sum(year.central for year in found.years) == pytest.approx(total)


def test_what_happens_once_stands_in_its_year_and_the_rest_in_each(
    pack: Pack, shelf: Shelf
) -> None:
    found, _ = series(pack, shelf, START)

    assert [year.year for year in found.years] == [2025, 2026, 2027, 2028]
    assert [year.once > 0 for year in found.years] == [True, False, False, False]
    assert [year.offered for year in found.years] == [0, 1, 1, 0.5]
    full, half = found.years[1], found.years[3]
    assert half.yearly == pytest.approx(full.yearly / 2)


def test_without_a_start_the_years_of_service_are_counted(
    pack: Pack, shelf: Shelf
) -> None:
    found, _ = series(pack, shelf)

    assert found.start is None
    assert [year.year for year in found.years] == [1, 2, 3]
    assert found.years[0].once > 0


def test_the_volume_widens_each_year(pack: Pack, shelf: Shelf) -> None:
    found, _ = series(pack, shelf, START)

    year = found.years[2]
    assert year.low < 0.7 * year.central
    assert year.high > 1.5 * year.central


def test_a_service_without_a_lifetime_has_no_series(pack: Pack, shelf: Shelf) -> None:
    text = ANSWERS.replace("  service.lifetime: 2.5 year\n", "")
    answers = read_answers(text, "x.yaml", pack)

    made = assess(answers, pack, shelf, today=date(2026, 11, 21), draws=64)

    assert made.footprint.scenarios["project"].series == {}


GROWTH = "  service.uses_in_3_years: 4000000 /year\n"


def test_years_grow_with_the_uses_expected_while_the_total_stays(
    pack: Pack, shelf: Shelf
) -> None:
    found, total = series(pack, shelf, START + GROWTH)

    _, first, second, last = found.years
    assert first.grown == pytest.approx(first.central)
    assert second.grown == pytest.approx(2 * second.yearly)
    assert last.grown == pytest.approx(3 * last.yearly)
    assert sum(year.central for year in found.years) == pytest.approx(total)


def test_without_uses_for_later_no_year_grows(pack: Pack, shelf: Shelf) -> None:
    found, _ = series(pack, shelf, START)

    assert [year.grown for year in found.years] == [None] * 4
    assert found.at_scale is None


def test_a_full_year_at_full_scale_follows_the_uses(pack: Pack, shelf: Shelf) -> None:
    scale = "  service.uses_at_scale: 10000000 /year\n"
    found, _ = series(pack, shelf, START + scale)

    assert found.at_scale == pytest.approx(10 * found.years[1].yearly)


FALL = "  indirect.efficiency_trend: 10 %\n"


def test_assumed_efficiency_lowers_later_years_and_not_the_total(
    pack: Pack, shelf: Shelf
) -> None:
    audit = ANSWERS.replace("profile: company", "profile: audit")
    answers = read_answers(audit + START + FALL, "x.yaml", pack)
    made = assess(answers, pack, shelf, today=date(2026, 11, 21), draws=64)
    project = made.footprint.scenarios["project"]
    total = project.totals["gwp"].estimate
    found = project.series["energy"]
    _, first, second, last = found.years

    assert first.trended == pytest.approx(first.central)
    assert second.trended == pytest.approx(0.9 * second.central)
    assert last.trended == pytest.approx(0.81 * last.central)
    years = project.series["gwp"].years
    assert total is not None
    assert sum(year.central for year in years) == pytest.approx(total.central)


@pytest.mark.parametrize("more", ["", "  indirect.efficiency_trend: 0 %\n"])
def test_no_efficiency_is_assumed_unless_it_is_told(
    pack: Pack, shelf: Shelf, more: str
) -> None:
    audit = ANSWERS.replace("profile: company", "profile: audit")
    answers = read_answers(audit + START + more, "x.yaml", pack)
    made = assess(answers, pack, shelf, today=date(2026, 11, 21), draws=64)
    found = made.footprint.scenarios["project"].series["gwp"]

    assert [year.trended for year in found.years] == [None] * 4
