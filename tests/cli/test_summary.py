import pytest

from assessor.cli.opening import open_questionnaire
from assessor.cli.summary import range_text, shown
from assessor.domain.answers import Project
from assessor.domain.impacts import Estimate
from assessor.domain.sheet import resolve
from assessor.interview import begin


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (4_210, "4,200", "4_200"),
        (2.44, "2.4", "2,4"),
        (0, "0", "0"),
        (-31_000, "-31,000", "-31_000"),
        (0.0123, "0.012", "0,012"),
    ],
)
def test_a_figure_has_the_signs_of_its_language(
    value: float, english: str, french: str
) -> None:
    assert shown(value, "en") == english
    assert shown(value, "fr").replace("\N{NO-BREAK SPACE}", "_") == french


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "2.4 kgCO2e, 1.7 to 4.2"), ("fr", "2,4_kgCO2e, de 1,7 à 4,2")],
)
def test_a_range_has_the_signs_of_its_language(language: str, said: str) -> None:
    estimate = Estimate(
        unit="kgCO2e", central=2.4, median=2.4, mean=2.5, low=1.7, high=4.2, error=0
    )

    text = range_text(estimate, language)

    assert text.replace("\N{NO-BREAK SPACE}", "_") == said


@pytest.mark.parametrize(
    ("language", "label"), [("en", "Reference"), ("fr", "Référence")]
)
def test_a_scenario_without_label_has_a_translated_one(
    language: str, label: str
) -> None:
    pack = open_questionnaire(None, None).pack
    project = Project(name="A project", stage="ideation")
    answers = begin(pack, project, "funding")

    question = resolve(pack.by_id["training.runs.scenario"], answers)

    assert question.choices["project"].in_language(language) == "A project"
    assert question.choices["reference"].in_language(language) == label
