import random
from pathlib import Path

import pytest

from assessor.catalogue.answers import load_answers
from assessor.domain.answers import Answer, AnswersFile, State
from assessor.domain.pack import Pack
from assessor.domain.sheet import Sheet, read_sheet

EXAMPLES = Path(__file__).parents[2] / "examples"


def look(sheet: Sheet) -> object:
    names = {*sheet.answers.answers, *(one.id for one in sheet), *sheet.unasked}
    open_ones = {name for name in names if sheet.undecided(name)}
    applies = [sheet.section_applies(section) for section in sheet.pack.sections]
    return sheet.standings, sheet.unasked, open_ones, applies


def changed(answers: AnswersFile, luck: random.Random) -> AnswersFile:
    given = dict(answers.answers)
    for name in luck.sample(sorted(given), luck.randint(1, 3)):
        if luck.random() < 0.5:
            del given[name]
        else:
            given[name] = Answer(state=State.UNKNOWN)
    return answers.model_copy(update={"answers": given})


@pytest.mark.parametrize("name", ["api-assistant", "traffic-optimisation"])
def test_a_sheet_read_after_another_is_the_sheet_read_alone(
    pack: Pack, name: str
) -> None:
    whole = load_answers(EXAMPLES / name / "answers.yaml", pack)
    luck = random.Random(7)  # noqa: S311  # which answers change
    sheet = read_sheet(pack, whole)

    for _ in range(60):
        answers = changed(whole if luck.random() < 0.3 else sheet.answers, luck)
        sheet = read_sheet(pack, answers, before=sheet)

        assert look(sheet) == look(read_sheet(pack, answers))


def test_what_an_answer_does_not_touch_is_shared_with_the_sheet_before(
    pack: Pack,
) -> None:
    whole = load_answers(EXAMPLES / "api-assistant" / "answers.yaml", pack)
    before = read_sheet(pack, whole)
    given = {**whole.answers, "project.name": Answer(value="Another name")}
    answers = whole.model_copy(update={"answers": given})

    after = read_sheet(pack, answers, before=before)

    shared = [key for key, part in after.parts.items() if part is before.parts[key]]
    assert len(shared) > len(after.parts) / 2


@pytest.mark.parametrize("changed", ["groups", "stage", "profile", "scenarios"])
def test_rows_stage_profile_and_scenarios_are_not_taken_over(
    pack: Pack, changed: str
) -> None:
    whole = load_answers(EXAMPLES / "api-assistant" / "answers.yaml", pack)
    before = read_sheet(pack, whole)
    updates: dict[str, dict[str, object]] = {
        "groups": {"groups": {}},
        "stage": {"project": whole.project.model_copy(update={"stage": "ideation"})},
        "profile": {"profile": "audit"},
        "scenarios": {"scenarios": {**whole.scenarios, "today": "As it is"}},
    }
    answers = whole.model_copy(update=updates[changed])

    after = read_sheet(pack, answers, before=before)

    assert look(after) == look(read_sheet(pack, answers))
