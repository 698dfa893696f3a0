from collections.abc import Callable
from datetime import date

import pytest

from assessor.assessing import assess
from assessor.catalogue.answers import read_answers
from assessor.domain.action_plan import ActionPlan
from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf
from assessor.errors import CatalogueError

ANSWERS = """\
format: 1
pack: {id: ai-environment, version: 0.1.0}
project: {name: Mail sorter, stage: production}
profile: company
groups: {training.runs: [main, old]}
evidence: {E1: {title: Minutes}}
answers:
  service.lifetime: 4 year
  service.uses_per_year: 1000000 /year
  activity.trains_model: true
  reduction.budget_training: 10
  training.runs[main].phase: training
  training.runs[main].method: metered
  training.runs[main].energy: {value: 1000, range: [500, 2000], unit: kWh}
  training.runs[main].place: FRA
  training.runs[main].pue: {value: 1.5, range: [1.2, 1.8]}
  training.runs[old].phase: training
  training.runs[old].method: metered
  training.runs[old].energy: {value: 1000, range: [500, 2000], unit: kWh}
  training.runs[old].place: FRA
  training.runs[old].pue: {value: 1.5, range: [1.2, 1.8]}
actions:
"""
HALF = "scale: {'training.runs[main].energy': 0.5}"
LESS = f"  A-33: {{status: planned, owner: IT, due: 2026-01-31, {HALF}}}\n"
FASTER = f"  A-34: {{status: in_progress, evidence: [E1], {HALF}}}\n"
Planned = Callable[[str], ActionPlan]


@pytest.fixture(scope="module")
def planned(pack: Pack, shelf: Shelf) -> Planned:
    def plan(actions: str) -> ActionPlan:
        answers = read_answers(ANSWERS + actions, "x.yaml", pack)
        day = date(2026, 11, 21)
        found = assess(answers, pack, shelf, today=day, draws=64).action_plan
        assert found is not None
        return found

    return plan


def test_the_footprint_is_computed_again_after_each_action_in_order(
    planned: Planned,
) -> None:
    found = planned(LESS + FASTER)

    parts = [step.change.central for step in found.steps if step.change]
    assert found.start is not None
    assert found.end is not None
    assert parts[1] == pytest.approx(parts[0] / 2)  # half of what is left
    assert found.start.central + sum(parts) == pytest.approx(found.end.central)
    assert [step.share_lower for step in found.steps] == [1.0, 1.0]


def test_the_changes_of_the_families_add_up_to_the_whole(planned: Planned) -> None:
    found = planned(LESS + FASTER)

    assert found.change is not None
    total = sum(family.change or 0 for family in found.families.values())
    assert total == pytest.approx(found.change.central)
    assert found.families["enabler"].change is None  # nothing of it was computed
    assert found.families["sufficiency"].share == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("status", "counted"),
    [
        ("done", "in_the_answers"),
        ("considered", "not_decided"),
        ("set_aside", "not_decided"),
        ("planned", "recomputed"),
    ],
)
def test_only_what_is_planned_or_under_way_is_computed(
    planned: Planned, status: str, counted: str
) -> None:
    found = planned(f"  A-34: {{status: {status}, {HALF}}}\n")

    assert found.steps[0].counted == counted
    assert (found.start == found.end) == (counted != "recomputed")


def test_a_published_effect_is_never_applied(planned: Planned) -> None:
    found = planned("  A-34: {status: planned}\n")

    assert found.steps[0].counted == "not_quantified"
    assert found.change is None or found.change.central == 0


def test_an_action_may_leave_a_row_out(planned: Planned) -> None:
    found = planned("  A-03: {status: planned, drop: ['training.runs[old]']}\n")

    assert found.start is not None
    assert found.end is not None
    assert found.end.central == pytest.approx(found.start.central / 2)


def test_an_action_past_its_date_is_overdue(planned: Planned) -> None:
    found = planned(LESS + FASTER)

    assert [step.overdue for step in found.steps] == [True, False]


def test_a_plan_without_sufficiency_says_so(planned: Planned) -> None:
    assert planned(LESS).sufficiency
    assert not planned(FASTER).sufficiency


def test_a_budget_is_compared_before_and_after_the_plan(planned: Planned) -> None:
    drop = "drop: ['training.runs[old]', 'training.runs[main]']"
    found = planned(f"  A-03: {{status: planned, {drop}}}\n")

    (check,) = found.budgets
    assert (check.verdict, check.planned_verdict) == ("over", "not_assessed")


@pytest.mark.parametrize(
    ("actions", "said"),
    [
        ("  A-99: {status: planned}\n", "actions.A-99: the questionnaire has no such"),
        ("  A-34: {status: soon}\n", "actions.A-34.status: one of considered"),
        ("  A-34: {status: done, who: me}\n", "actions.A-34.who: this key is not"),
        ("  A-34: {status: done, evidence: [E9]}\n", "evidence E9 is not listed"),
        ("  A-34: {status: done, due: soon}\n", "actions.A-34.due"),
        (
            "  A-34: {status: planned, scale: {'training.runs[x].energy': 0.5}}\n",
            "the answers hold no such row",
        ),
        (
            "  A-34: {status: planned, scale: {'training.runs[main].place': 2}}\n",
            "put it under set",
        ),
        (
            "  A-03: {status: planned, drop: ['training.runs[main]']}\n" + LESS,
            "an action before this one drops its row",
        ),
        ("  A-34: {status: planned, set: {service.lifetime: -1}}\n", "-1 years is"),
    ],
)
def test_a_mistake_in_an_action_is_said_with_its_place(
    pack: Pack, actions: str, said: str
) -> None:
    with pytest.raises(CatalogueError, match=r"x\.yaml:2\d: ") as caught:
        read_answers(ANSWERS + actions, "x.yaml", pack)

    assert said in str(caught.value)
