import re
from datetime import date

import pytest

from assessor.assessing import assess
from assessor.catalogue.packs import load_pack
from assessor.catalogue.vocabularies import Vocabularies
from assessor.domain.answers import (
    Answer,
    AnswersFile,
    PackPin,
    Project,
    Quality,
    State,
)
from assessor.domain.assessment import Assessment
from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf
from assessor.reporting import build, render
from assessor.reporting.sheets import annex_sheets
from assessor.resources import data_folder

pytestmark = pytest.mark.unmeasured  # whole reports, again
TODAY = date(2026, 11, 20)
RUNS = 40
LONG = "Une phrase assez longue pour remplir une ligne du rapport. " * 300


@pytest.fixture(scope="module")
def shipped(shelf: Shelf) -> Pack:
    folder = data_folder("questionnaires") / "ai-environment"
    return load_pack(folder, Vocabularies(shelf))


def file_of(pack: Pack, answers: dict[str, Answer], runs: int) -> AnswersFile:
    keys = tuple(f"run{number}" for number in range(runs))
    return AnswersFile(
        pack=PackPin(id=pack.header.id, version=pack.header.version),
        project=Project(name="Projet", stage="ideation", language="fr"),
        profile="funding",
        groups={"training.runs": keys} if keys else {},
        answers=answers,
    )


@pytest.fixture(scope="module")
def empty(shelf: Shelf, shipped: Pack) -> Assessment:
    return assess(file_of(shipped, {}, 0), shipped, shelf, today=TODAY, draws=16)


@pytest.fixture(scope="module")
def huge(shelf: Shelf, shipped: Pack) -> Assessment:
    answers = {"activity.trains_model": Answer(value=True)}
    for number in range(RUNS):
        row = f"training.runs[run{number}]"
        answers |= {
            f"{row}.name": Answer(value=f"Entraînement {number}", note=LONG[:1500]),
            f"{row}.method": Answer(value="metered"),
            f"{row}.energy": Answer(
                value=1000.0 + number, unit="kWh", quality=Quality.MEASURED
            ),
            f"{row}.pue": Answer(value=1.2),
            f"{row}.place": Answer(value="FRA"),
        }
    for question in shipped.questions():
        if question.type == "longtext" and question.id in shipped.section_of:
            section = shipped.section_of[question.id]
            if section.repeat is None:
                answers[question.id] = Answer(value=LONG)
    made = file_of(shipped, answers, RUNS)
    return assess(made, shipped, shelf, today=TODAY, draws=16)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_empty_project_is_told_what_is_missing(
    empty: Assessment, shipped: Pack, language: str
) -> None:
    view = build(empty, shipped, language)
    page = render(view)

    assert view.decision.gaps
    assert view.limits.gaps is not None
    assert not re.search(r">\s*None\s*<|\bnan\b", page)
    assert view.annex.by_hand is None
    assert [s.title for s in annex_sheets(empty, shipped, language)]


def test_an_unknown_that_has_a_default_is_drawn_over_its_widest_bounds(
    shelf: Shelf, shipped: Pack
) -> None:
    half = {
        "activity.trains_model": Answer(value=True),
        "training.runs[run0].method": Answer(value="metered"),
        "training.runs[run0].energy": Answer(value=1000.0, unit="kWh"),
        "training.runs[run0].pue": Answer(state=State.UNKNOWN),
    }
    made = assess(file_of(shipped, half, 1), shipped, shelf, today=TODAY, draws=64)
    total = made.footprint.scenarios["project"].totals["gwp"]

    assert total.at_least
    assert total.estimate is not None
    assert total.estimate.high > 2 * total.estimate.low
    assert "partie" in build(made, shipped, "fr").footprint.lead


def test_a_huge_project_stays_bounded(huge: Assessment, shipped: Pack) -> None:
    view = build(huge, shipped, "fr")
    page = render(view)

    assert len(page) < 6_000_000
    assert "[abrégé ici" in page
    rows = next(s for s in view.footprint.splits if len(s.rows) == 20)
    assert rows.note
    assert len(view.decision.gaps) <= 4
    assert page.count("Entraînement 39") >= 1
