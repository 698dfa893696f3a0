import pytest

from assessor.catalogue.cases import load_cases
from assessor.catalogue.packs import load_pack
from assessor.catalogue.vocabularies import Vocabularies
from assessor.domain.assessment import Assessment
from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf
from assessor.reporting import build
from assessor.reporting.view.published import published_cases
from assessor.resources import data_folder


def test_each_case_is_one_that_the_questionnaire_reproduces(shelf: Shelf) -> None:
    folder = data_folder("questionnaires") / "ai-environment"
    tasks = load_cases(folder, load_pack(folder, Vocabularies(shelf)))
    exam = {task.case.id: task.case for task in tasks}

    for name, case in published_cases().items():
        assert exam[name].counts
        assert exam[name].source == case.source
        output = exam[name].outputs[case.output]
        assert output.value == pytest.approx(case.value)
        assert output.unit == case.unit


@pytest.mark.parametrize(
    ("language", "said"), [("en", "No verified case"), ("fr", "Aucun cas vérifié")]
)
def test_a_project_of_no_such_kind_is_told_so(
    assessment: Assessment, pack: Pack, language: str, said: str
) -> None:
    compared = build(assessment, pack, language).decision.compared

    assert compared[-1].text.startswith(said)
