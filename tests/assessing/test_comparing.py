from collections.abc import Callable
from datetime import date

import jsonschema
import pytest

from assessor.assessing.comparing import Variant, compare, comparison_schema
from assessor.assessing.overlays import overlaid
from assessor.catalogue.answers import read_answers
from assessor.catalogue.overlays import read_overlay
from assessor.domain.answers import AnswersFile
from assessor.domain.comparison import Comparison, Difference
from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf
from assessor.errors import UsageError

ANSWERS = """\
format: 1
pack: {id: ai-environment, version: 0.1.0}
project: {name: Mail sorter, stage: production}
profile: company
scenarios: {project: Sorter, reference: By hand, small: A smaller model}
groups: {training.runs: [main, lesser, old]}
answers:
  context.functional_unit: One mail sorted
  context.positioning: [neither]
  context.coverage: {inference/datacentre: "excluded: on machines at rest"}
  governance.claims: We sort mail.
  service.lifetime: 4 year [3, 5]
  service.uses_per_year: 1000000 /year [500000, 2000000]
  activity.trains_model: true
  training.runs[main].phase: training
  training.runs[main].method: metered
  training.runs[main].energy: {value: 1000, range: [500, 2000], unit: kWh}
  training.runs[main].place: FRA
  training.runs[main].pue: {value: 1.5, range: [1.2, 1.8]}
  training.runs[lesser].scenario: small
  training.runs[lesser].phase: training
  training.runs[lesser].method: metered
  training.runs[lesser].energy: {value: 900, range: [450, 1800], unit: kWh}
  training.runs[lesser].place: FRA
  training.runs[lesser].pue: {value: 1.5, range: [1.2, 1.8]}
  training.runs[old].phase: training
  training.runs[old].method: metered
  training.runs[old].energy: {value: 10, range: [9, 11], unit: kWh}
  training.runs[old].place: FRA
"""
SCALE = "scale:\n  training.runs[main].energy: 0.9\n"
Sides = Callable[..., Comparison]


@pytest.fixture(scope="module")
def base(pack: Pack) -> AnswersFile:
    return read_answers(ANSWERS, "base.yaml", pack)


@pytest.fixture(scope="module")
def beside(pack: Pack, shelf: Shelf, base: AnswersFile) -> Sides:
    def make(*what_ifs: str, others: tuple[str, ...] = ()) -> Comparison:
        variants = [Variant("base.yaml", base)]
        for number, text in enumerate(others):
            name = f"other{number}.yaml"
            variants.append(Variant(name, read_answers(text, name, pack)))
        for number, text in enumerate(what_ifs):
            named = f"overlay: what-if {number}\n{text}"
            overlay = read_overlay(named, "o.yaml", pack, base)
            answers = overlaid(base, overlay, pack)
            changed = (*overlay.set, *overlay.scale)
            variants.append(Variant("base.yaml", answers, overlay.overlay, changed))
        return compare(variants, pack, shelf, today=date(2026, 11, 21), draws=512)

    return make


def difference(
    found: Comparison, title: str, indicator: str = "gwp", per: str = "whole_life"
) -> Difference:
    side = next(side.id for side in found.sides if side.title == title)
    return next(
        d
        for d in found.differences
        if (d.side, d.indicator, d.per) == (side, indicator, per)
    )


def test_the_scenarios_of_one_file_are_compared_with_the_project(
    beside: Sides,
) -> None:
    found = beside()

    assert [side.title for side in found.sides] == ["Sorter", "A smaller model"]
    assert [side.id for side in found.sides] == ["A", "B"]
    assert {d.side for d in found.differences} == {"B"}


def test_a_difference_is_that_of_the_totals_at_central_inputs(beside: Sides) -> None:
    found = beside(SCALE)
    totals = {side.title: side.totals["gwp"].central for side in found.sides}
    by = difference(found, "what-if 0")

    assert by.central == pytest.approx(
        (totals["what-if 0"] or 0) - (totals["base.yaml"] or 0)
    )


def test_ranges_that_overlap_may_differ_in_every_draw(beside: Sides) -> None:
    found = beside(SCALE)
    totals = {side.title: side.totals["energy"] for side in found.sides}
    first, other = totals["base.yaml"], totals["what-if 0"]

    assert (other.high or 0) > (first.low or 0)
    by = difference(found, "what-if 0", "energy")
    assert by.share_lower == 1
    assert by.high < 0


def test_the_range_of_a_difference_is_not_that_of_independent_totals(
    beside: Sides,
) -> None:
    found = beside(SCALE)
    total = found.sides[0].totals["energy"]
    by = difference(found, "what-if 0", "energy")

    width = (total.high or 0) - (total.low or 0)
    assert by.high - by.low == pytest.approx(0.1 * width, rel=0.05)


def test_a_what_if_that_changes_nothing_is_the_same_in_every_draw(
    beside: Sides,
) -> None:
    found = beside("set:\n  training.runs[main].name: Another name\n")
    by = difference(found, "what-if 0")

    assert (by.central, by.low, by.high) == (0, 0, 0)
    assert (by.share_lower, by.share_equal) == (0, 1)


def test_options_whose_answers_are_their_own_differ_in_some_draws(
    beside: Sides,
) -> None:
    share = difference(beside(), "A smaller model").share_lower

    assert share is not None
    assert 0.4 < share < 0.8


@pytest.mark.parametrize("indicator", ["gwp", "energy"])
def test_per_use_a_change_of_uses_weighs_otherwise_than_over_the_life(
    beside: Sides, indicator: str
) -> None:
    found = beside("scale: {service.uses_per_year: 0.5}")

    assert difference(found, "what-if 0", indicator).central == pytest.approx(0)
    per_use = difference(found, "what-if 0", indicator, "per_use")
    assert per_use.relative == pytest.approx(1)
    assert per_use.share_lower == 0


def test_where_the_totals_leave_out_different_things_no_share_is_stated(
    beside: Sides,
) -> None:
    found = beside("set: {'training.runs[old].energy': '?'}")
    by = difference(found, "what-if 0")

    assert by.partial
    assert (by.share_lower, by.share_equal) == (None, None)
    assert any("do not leave out the same" in r["en"] for r in found.remarks)


def test_a_share_between_scenarios_is_withheld_where_a_benefit_is_not_proven(
    pack: Pack, shelf: Shelf
) -> None:
    claimed = ANSWERS.replace("neither", "ai_for_green")
    claimed += "  reference.scenario_level: 0\n"
    answers = read_answers(claimed, "claimed.yaml", pack)
    found = compare(
        [Variant("claimed.yaml", answers)],
        pack,
        shelf,
        today=date(2026, 11, 21),
        draws=64,
    )

    assert found.projects[0].gates["G1"] == "fired"
    by = difference(found, "A smaller model")
    assert "G1" in by.withheld_by
    assert by.share_lower is None


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("stage: production", "stage: ideation", "at the stage ideation"),
        ("profile: company", "profile: audit", "in the profile audit"),
        ("lifetime: 4", "lifetime: 5", "is offered for 5 years, base.yaml for 4"),
        ("_year: 1000000", "_year: 800000", "has 800000 uses a year"),
        ("  service.lifetime: 4 year [3, 5]\n", "", "other0.yaml does not state for"),
        ("One mail sorted", "One mailbox", "“One mailbox” in other0.yaml"),
    ],
)
def test_what_keeps_two_projects_apart_is_said(
    beside: Sides, old: str, new: str, said: str
) -> None:
    found = beside(others=(ANSWERS.replace(old, new),))

    assert any(said in remark["en"] for remark in found.remarks), found.remarks
    assert all({"en", "fr"} <= remark.keys() for remark in found.remarks)


def test_equal_projects_need_no_more_than_the_two_general_remarks(
    beside: Sides,
) -> None:
    assert len(beside(SCALE).remarks) == 2


def test_a_change_that_nothing_asks_for_is_said_to_change_nothing(
    beside: Sides,
) -> None:
    found = beside("set: {'training.runs[main].steps': 1000}")

    assert any("training.runs[main].steps" in r["en"] for r in found.remarks)


def test_one_scenario_alone_cannot_be_compared(pack: Pack, shelf: Shelf) -> None:
    alone = ANSWERS.replace("  training.runs[lesser].scenario: small\n", "")
    answers = read_answers(alone, "alone.yaml", pack)

    with pytest.raises(UsageError, match=r"alone\.yaml: no other scenario"):
        compare(
            [Variant("alone.yaml", answers)],
            pack,
            shelf,
            today=date(2026, 11, 21),
            draws=16,
        )


def test_the_comparison_fits_its_schema(beside: Sides) -> None:
    data = beside(SCALE).model_dump(mode="json")

    jsonschema.validate(data, comparison_schema())
    assert data["sides"][0]["series"]["gwp"]["years"]
