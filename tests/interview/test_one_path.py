from collections.abc import Callable, Iterable

import pytest
from hypothesis import given, settings, strategies as st

from assessor.catalogue.answers import read_answers
from assessor.domain.answers import Answer, AnswersFile, State
from assessor.domain.pack import Pack
from assessor.domain.parsing import Settled, settle
from assessor.domain.sheet import Sheet, read_sheet
from assessor.errors import AssessorError
from assessor.exchange.form_filling import fill
from assessor.exchange.form_rows import FilledRow
from assessor.interview import Manner, enter, fill_in, record, unknown, withdraw
from assessor.notation import write
from assessor.storage.data import as_data
from tests.interview.answered import sheet_of
from tests.interview.conftest import NOON

ENERGY = "training.runs[main].energy"
FITTING: list[tuple[str, object]] = [
    ("service.uses_per_year", "1 200 [900, 1600]"),
    ("service.uses_per_year", "?"),
    (ENERGY, "1.2 MWh"),
    (ENERGY, "3e3 kWh"),
    ("necessity.alternatives", 3),
    ("necessity.need", "Sort mail =1+1"),
    ("training.runs[main].place", "France"),
    ("training.runs[main].method", "metered"),
    ("audience.readers", "internal, press"),
]
REFUSED: list[tuple[str, object]] = [
    ("service.uses_per_year", "-5"),
    ("service.uses_per_year", "many"),
    (ENERGY, "12 h"),
    (ENERGY, "12 kWh [20, 30]"),
    ("necessity.alternatives", 7),
    ("training.runs[main].place", "Atlantis"),
    ("audience.readers", "internal, internal"),
]
Way = Callable[[Sheet, str, object], AnswersFile]


def typed(sheet: Sheet, name: str, raw: object) -> AnswersFile:
    return record(sheet, name, raw, at=NOON).answers


def imported(sheet: Sheet, name: str, raw: object) -> AnswersFile:
    return enter(sheet, name, raw, Manner(at=NOON, source="import:power")).answers


def filled(sheet: Sheet, name: str, raw: object) -> AnswersFile:
    found = fill_in(sheet, {name: raw}, Manner(at=NOON))
    if found.refused:
        raise AssessorError(*map(str, found.refused.values()))
    return found.recorded.answers


def form(sheet: Sheet, name: str, raw: object) -> AnswersFile:
    cells = {"value": raw if isinstance(raw, (int, float)) else str(raw)}
    found = fill([FilledRow("A1", name, cells)], sheet.pack, sheet.answers, at=NOON)
    if found.problems:
        raise AssessorError(*found.problems)
    return found.answers


def replayed(sheet: Sheet, name: str, raw: object) -> AnswersFile:
    data = as_data(sheet.answers, [])
    given = data["answers"]
    assert isinstance(given, dict)
    short = [one.strip() for one in str(raw).split(",")] if "readers" in name else raw
    text = write({**data, "answers": {**given, name: short}})
    return read_answers(text, "answers.yaml", sheet.pack)


def settled(sheet: Sheet, answers: AnswersFile, name: str) -> tuple[State, Settled]:
    item = read_sheet(sheet.pack, answers).standing(name)
    assert item is not None
    answer = answers.answers[name]
    return answer.state, settle(sheet.pack.by_id[item.question], answer)


@pytest.mark.parametrize("way", [imported, filled, form, replayed])
@pytest.mark.parametrize(("name", "raw"), FITTING)
def test_however_it_comes_an_answer_is_worth_what_is_typed(
    small_pack: Pack, way: Way, name: str, raw: object
) -> None:
    sheet = withdraw(sheet_of(small_pack), name).sheet

    expected = settled(sheet, typed(sheet, name, raw), name)

    assert settled(sheet, way(sheet, name, raw), name) == expected


@pytest.mark.parametrize("way", [typed, imported, filled, form, replayed])
@pytest.mark.parametrize(("name", "raw"), REFUSED)
def test_however_it_comes_what_does_not_fit_is_refused(
    small_pack: Pack, way: Way, name: str, raw: object
) -> None:
    sheet = withdraw(sheet_of(small_pack), name).sheet

    with pytest.raises(AssessorError):
        way(sheet, name, raw)


def steps(names: Iterable[str]) -> st.SearchStrategy[list[tuple[str, str]]]:
    acts = st.sampled_from(["answer", "unknown", "withdraw", "stage"])
    return st.lists(st.tuples(st.sampled_from(sorted(names)), acts), max_size=12)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_sheet_that_grew_is_the_sheet_read_anew(
    small_pack: Pack, data: st.DataObject
) -> None:
    sheet = sheet_of(small_pack)
    given_now = dict(sheet.answers.answers)
    for name, act in data.draw(steps(given_now)):
        if sheet.standing(name) is None:
            continue
        if act == "withdraw":
            sheet = withdraw(sheet, name).sheet
        elif act == "unknown":
            sheet = unknown(sheet, name, at=NOON).sheet
        elif act == "stage":
            stage = {"ideation": "production", "production": "ideation"}
            raw = stage[sheet.stage]
            sheet = record(sheet, "project.stage", raw, at=NOON).sheet
        else:
            given_raw = given_now[name].value
            sheet = record(sheet, name, given_raw, at=NOON).sheet

        anew = read_sheet(small_pack, sheet.answers)
        assert sheet.standings == anew.standings
        assert sheet.unasked == anew.unasked
        assert all(
            sheet.undecided(question.id) == anew.undecided(question.id)
            for question in small_pack.questions()
        )


def test_an_answer_changed_in_place_of_another_is_read_again(small_pack: Pack) -> None:
    before = sheet_of(small_pack)
    answers = {**before.answers.answers, ENERGY: Answer(value=7)}
    after = read_sheet(
        small_pack,
        before.answers.model_copy(update={"answers": answers}),
        before=before,
    )

    standing = after.standing(ENERGY)
    assert standing is not None
    assert standing.value == 7
