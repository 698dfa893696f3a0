from pathlib import Path

import pytest

from assessor.cli.opening import open_project, open_questionnaire
from assessor.cli.preview import preview_of
from assessor.domain.answers import Project
from assessor.domain.wording import Language
from assessor.interview import begin

BLOOM = Path(__file__).parents[2] / "examples" / "bloom-training" / "answers.yaml"


@pytest.mark.parametrize(
    ("language", "start"),
    [
        ("en", "Carbon footprint so far (partial): central 36 tCO2e, 28 to "),
        (
            "fr",
            "Empreinte carbone à ce stade (partielle) : valeur centrale 36",
        ),
    ],
)
def test_the_result_so_far_fits_on_one_line(language: Language, start: str) -> None:
    project = open_project(BLOOM, None, None)

    line = preview_of(project)(project.answers, language)

    assert line is not None
    assert line.startswith(start)
    assert "tCO2e" in line
    assert "\n" not in line


def test_a_result_that_cannot_be_worked_out_stops_nothing() -> None:
    questionnaire = open_questionnaire(None, None)
    project = Project(name="A project", stage="no such stage")
    answers = begin(questionnaire.pack, project, "funding")

    assert preview_of(questionnaire)(answers, "en") is None


def test_a_question_of_several_rows_says_which_row_it_means() -> None:
    example = BLOOM.parents[1] / "stable-diffusion-service" / "answers.yaml"
    project = open_project(example, None, None)

    line = preview_of(project)(project.answers, "en")

    assert line is not None
    assert "would narrow it most" in line
    assert any(f"({row})”" in line for row in project.answers.groups["training.runs"])
