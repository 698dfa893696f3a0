import json
from datetime import date

import jsonschema
import pytest

from assessor.assessing import assess, document, document_schema, document_text
from assessor.catalogue.answers import read_answers
from assessor.domain.assessment import Assessment
from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf

ANSWERS = """\
format: 1
pack: {id: ai-environment, version: 0.1.0}
project: {name: Mail sorter, stage: production}
profile: company
scenarios: {project: With, reference: Without}
groups: {training.runs: [main]}
answers:
  activity.trains_model: true
  training.runs[main].phase: training
  training.runs[main].method: metered
  training.runs[main].energy: {value: 1000, unit: kWh, quality: measured}
  training.runs[main].place: FRA
  training.runs[main].grid_intensity: 0.101
  training.runs[main].pue: 1.5
"""


@pytest.fixture(scope="module")
def assessment(pack: Pack, shelf: Shelf) -> Assessment:
    answers = read_answers(ANSWERS, "answers.yaml", pack)
    return assess(answers, pack, shelf, today=date(2026, 11, 21), draws=256)


def test_the_document_fits_its_schema(assessment: Assessment) -> None:
    data = json.loads(document_text(assessment))

    jsonschema.validate(data, document_schema())


def test_the_same_answers_give_the_same_text(
    pack: Pack, shelf: Shelf, assessment: Assessment
) -> None:
    answers = read_answers(ANSWERS, "answers.yaml", pack)
    again = assess(answers, pack, shelf, today=date(2026, 11, 21), draws=256)

    assert document_text(again) == document_text(assessment)


def test_the_use_phase_is_energy_times_pue_times_intensity(
    assessment: Assessment,
) -> None:
    use = [
        cell
        for cell in document(assessment).cells
        if cell.indicator == "gwp" and cell.stage == "use" and cell.central is not None
    ]

    assert sum(cell.central or 0 for cell in use) == pytest.approx(151.5)


def test_what_is_not_assessed_is_null_never_zero(assessment: Assessment) -> None:
    cells = document(assessment).cells
    missing = [cell for cell in cells if cell.state != "assessed"]

    assert missing
    assert all(cell.central is None and cell.reason for cell in missing)


def test_every_gate_has_a_ruling(assessment: Assessment) -> None:
    assert set(document(assessment).gates) == {f"G{n}" for n in range(1, 13)}
