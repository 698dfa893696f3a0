from datetime import date

import pytest

from assessor.assessing import assess
from assessor.catalogue.answers import read_answers
from assessor.domain.elsewhere import Elsewhere, OnGrid
from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf

ANSWERS = """\
format: 1
pack: {id: ai-environment, version: 0.1.0}
project: {name: Mail sorter, stage: production}
profile: audit
groups: {training.runs: [main]}
answers:
  activity.trains_model: true
  training.runs[main].phase: training
  training.runs[main].method: accelerator_hours
  training.runs[main].accelerator: A100-SXM-80GB
  training.runs[main].accelerator_hours: 1000
  training.runs[main].place: POL
"""


@pytest.fixture(scope="module")
def found(pack: Pack, shelf: Shelf) -> Elsewhere:
    answers = read_answers(ANSWERS, "answers.yaml", pack)
    made = assess(answers, pack, shelf, today=date(2026, 11, 21), draws=64)
    assert made.elsewhere is not None
    return made.elsewhere


def test_manufacture_stands_against_use_as_it_is_in_france_and_in_the_world(
    found: Elsewhere,
) -> None:
    names = [one.place and one.place.in_language("en") for one in found.grids]
    assert names == [None, "France", "World"]


def test_only_the_use_moves_with_the_electricity(found: Elsewhere) -> None:
    assert len({one.embodied for one in found.grids}) == 1
    assert found.grids[0].use == pytest.approx(found.own)


def test_manufacture_weighs_more_the_less_the_electricity_causes(
    found: Elsewhere,
) -> None:
    poland, france, world = (one.embodied_share for one in found.grids)
    assert 0 < poland < world < france < 1


def test_share_of_manufacture_is_its_part_of_both(found: Elsewhere) -> None:
    def share(one: OnGrid) -> float:
        return one.embodied / (one.embodied + one.use)

    assert [one.embodied_share for one in found.grids] == pytest.approx(
        [share(one) for one in found.grids]
    )
