from collections.abc import Mapping, Sequence

import pytest

from assessor.assessing.exam import Mark, sit
from assessor.catalogue.cases import load_cases
from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf
from assessor.resources import data_folder

PACK = data_folder("questionnaires") / "ai-environment"
NAMES = sorted(path.parent.name for path in (PACK / "tests/cases").glob("*/case.yaml"))
INTERNAL = ("transcription", "index id", "seed", "research note")


@pytest.fixture(scope="module")
def marks(pack: Pack, shelf: Shelf) -> Mapping[str, Sequence[Mark]]:
    return {
        task.case.id: tuple(sit([task], pack, shelf)) for task in load_cases(PACK, pack)
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_published_case_is_reproduced_within_its_tolerance(
    name: str, marks: Mapping[str, Sequence[Mark]]
) -> None:
    assert [mark for mark in marks[name] if mark.verdict == "failed"] == []


def test_an_answer_is_no_figure_of_the_result(pack: Pack) -> None:
    # A case that reads a shipped row or an answer back would pass whatever we do.
    read_back = [
        (task.case.id, name)
        for task in load_cases(PACK, pack)
        for name, output in task.case.outputs.items()
        if output.read is not None
        and output.read.step.startswith(("factor:", "answer:"))
        and not output.left_out
    ]

    assert read_back == []


def test_every_published_case_is_there(marks: Mapping[str, Sequence[Mark]]) -> None:
    assert len(marks) == 54
    assert sum(any(m.verdict == "passed" for m in case) for case in marks.values()) > 40


def test_a_figure_that_is_not_compared_says_why(
    marks: Mapping[str, Sequence[Mark]],
) -> None:
    apart = [m for case in marks.values() for m in case if m.verdict != "passed"]

    assert [
        mark.figure for mark in apart if not mark.reason and mark.ours is None
    ] == []


def test_a_figure_of_a_verified_case_is_left_out_for_a_reason_only(
    marks: Mapping[str, Sequence[Mark]],
) -> None:
    left_out = {
        (m.case, m.figure): m.reason
        for case in marks.values()
        for m in case
        if m.verdict == "left_out"
    }

    assert {case for case, _ in left_out} == {
        "boavizta-server-platforms",
        "gemini-prompt",
        "gpt4-iea",
    }
    assert all(left_out.values())


@pytest.mark.parametrize("name", NAMES)
def test_a_case_names_its_source_alone(name: str) -> None:
    text = (PACK / "tests/cases" / name / "case.yaml").read_text("utf-8")

    assert not [word for word in INTERNAL if word in text]


def test_a_figure_outside_its_tolerance_fails(pack: Pack, shelf: Shelf) -> None:
    task = next(t for t in load_cases(PACK, pack) if t.case.id == "llama2-7b")
    output = task.case.outputs["gwp"].model_copy(update={"value": 32.0})
    case = task.case.model_copy(update={"outputs": {"gwp": output}})

    found = next(sit([type(task)(case, task.answers)], pack, shelf))

    assert found.verdict == "failed"
    assert found.ours == pytest.approx(31.22, rel=0.001)
