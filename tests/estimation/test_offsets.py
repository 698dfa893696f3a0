from collections.abc import Callable, Mapping

import pytest
from hypothesis import given, settings, strategies as st

from assessor.assessing import take_inventory
from assessor.catalogue.answers import read_answers
from assessor.domain.pack import Pack
from assessor.domain.questionnaire import Question
from assessor.domain.sheet import read_sheet
from assessor.domain.shelf import Shelf
from assessor.errors import AssessorError
from assessor.estimation import estimate

Totals = Callable[[Mapping[str, object], str], Mapping[str, float]]

BASE = """\
format: 1
pack: {id: ai-environment, version: 0.1.0}
project: {name: A project, stage: production}
profile: audit
groups:
  training.runs: [main]
"""
ANSWERS = """\
answers:
  activity.trains_model: true
  service.uses_per_year: 1000
  service.lifetime: 3 year
  training.runs[main].phase: training
  training.runs[main].method: metered
  training.runs[main].energy: 1000 kWh
  training.runs[main].place: FRA
  training.runs[main].pue: 1.2
"""
CREDITS = ("carbon credit", "offset", "forest", "removal certificate", "avoided")


@pytest.fixture(scope="module")
def totals(pack: Pack, shelf: Shelf) -> Totals:
    def of(answers: Mapping[str, object], group: str) -> Mapping[str, float]:
        head = BASE
        if group == "training.runs":
            head = BASE.replace("[main]", "[main, credit]")
        elif group:
            head = f"{BASE}  {group}: [credit]\n"
        lines = "".join(f"  {name}: {value}\n" for name, value in answers.items())
        read = read_answers(f"{head}{ANSWERS}{lines}", "project.yaml", pack)
        inventory = take_inventory(read_sheet(pack, read), year=2026)
        found = estimate(inventory, shelf, draws=4).scenarios["project"].totals
        return {
            name: total.estimate.central
            for name, total in found.items()
            if total.estimate is not None
        }

    return of


@pytest.fixture(scope="module")
def plain(totals: Totals) -> Mapping[str, float]:
    return totals({}, "")


def groups_of(pack: Pack) -> dict[str, dict[str, Question]]:
    return {
        section.repeat.group: {q.id: q for q in section.questions if not q.retired}
        for section in pack.sections
        if section.repeat and section.repeat.group != "scenario.options"
    }


def value_of(question: Question, draw: st.DataObject) -> object:
    if question.type.is_numeric:
        return draw.draw(st.sampled_from([-1000.0, 0.0, 1e-6, 1.0, 20.0, 1e3, 1e6]))
    if question.choices:
        return draw.draw(st.sampled_from(list(question.choices)))
    return draw.draw(st.sampled_from(CREDITS))


@settings(max_examples=30)
@given(data=st.data())
def test_no_row_of_any_kind_lowers_a_footprint(
    pack: Pack, totals: Totals, plain: Mapping[str, float], data: st.DataObject
) -> None:
    groups = groups_of(pack)
    group = data.draw(st.sampled_from(sorted(groups)))
    names = st.sampled_from(sorted(groups[group]))
    chosen = data.draw(st.lists(names, min_size=1, max_size=4, unique=True))
    row = {
        f"{group}[credit].{name.removeprefix(f'{group}.')}": value_of(
            groups[group][name], data
        )
        for name in chosen
    }
    try:
        found = totals(row, group)
    except AssessorError:
        return  # a credit that is refused lowers nothing

    for indicator, before in plain.items():
        assert found[indicator] >= before * (1 - 1e-12)


@pytest.mark.parametrize("name", ["offsets", "credits.bought", "training.offsets"])
def test_a_field_for_credits_does_not_exist(totals: Totals, name: str) -> None:
    with pytest.raises(AssessorError):
        totals({name: -1000}, "")
