import json
from collections.abc import Mapping
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from assessor.assessing import assess, document, document_text
from assessor.catalogue.answers import load_answers
from assessor.domain.assessment import Assessment
from assessor.domain.conventions import REBOUND
from assessor.domain.impacts import Estimate
from assessor.domain.pack import Pack
from assessor.domain.rules import Ruling
from assessor.domain.shelf import Shelf
from assessor.reporting import build
from assessor.rules.gates import effects

EXAMPLE = Path(__file__).parents[2] / "examples/traffic-optimisation/answers.yaml"
WITHHOLDING = ("G1", "G2", "G7", "G9", "G10")


@pytest.fixture(scope="module")
def assessment(pack: Pack, shelf: Shelf) -> Assessment:
    answers = load_answers(EXAMPLE, pack)
    return assess(answers, pack, shelf, today=date(2026, 11, 21), draws=64)


def ruled(
    assessment: Assessment, said: Mapping[str, Ruling], *, net: float = 1.0
) -> Assessment:
    gates = {
        name: result.model_copy(update={"ruling": said.get(name, Ruling.CLEAR)})
        for name, result in assessment.gates.items()
    }
    found = {
        indicator: effect.model_copy(
            update={
                "stress": tuple(
                    point.model_copy(update={"net": moved(point.net, net)})
                    for point in effect.stress
                )
            }
        )
        for indicator, effect in assessment.footprint.net_effects.items()
    }
    footprint = assessment.footprint.model_copy(update={"net_effects": found})
    update = {"gates": gates, "effects": effects(gates), "footprint": footprint}
    return assessment.model_copy(update=update)


def moved(estimate: Estimate, central: float) -> Estimate:
    update = {"low": central - 1, "central": central, "high": central + 1}
    return estimate.model_copy(update=update)


def test_the_example_has_net_effects(assessment: Assessment) -> None:
    assert assessment.footprint.net_effects


@pytest.mark.unmeasured
@pytest.mark.parametrize("ruling", [Ruling.FIRED, Ruling.POSSIBLE])
@pytest.mark.parametrize("net", [1.0, -1.0])
@pytest.mark.parametrize(
    "names",
    [(), *((name,) for name in WITHHOLDING), *combinations(WITHHOLDING[:3], 2)],
    ids=lambda names: "+".join(names) or "none",
)
def test_what_the_report_withholds_is_null(
    assessment: Assessment,
    pack: Pack,
    names: tuple[str, ...],
    net: float,
    ruling: Ruling,
) -> None:
    made = ruled(assessment, dict.fromkeys(names, ruling), net=net)
    printed = build(made, pack, "en").comparison

    for figure in document(made).net_effect.values():
        assert (figure.net is None) == bool(printed.withheld)
        assert (figure.footprint is None) == bool(printed.withheld)
        assert (figure.robust is None) == bool(printed.withheld)
        assert (figure.stress is None) == (printed.stress is None)
        if printed.withheld:
            assert figure.break_even_rebound is None
            assert figure.share_better is None


@pytest.mark.parametrize(
    ("gate", "ruling", "by"),
    [
        ("G1", Ruling.FIRED, ("G1",)),
        ("G1", Ruling.POSSIBLE, ("G1",)),
        ("G2", Ruling.POSSIBLE, ("G2",)),
        ("G1", Ruling.CLEAR, ()),
        ("G1", Ruling.NOT_CONCERNED, ()),
    ],
)
def test_the_gates_that_withhold_are_named(
    assessment: Assessment, gate: str, ruling: Ruling, by: tuple[str, ...]
) -> None:
    made = ruled(assessment, {gate: ruling})

    assert {figure.withheld_by for figure in document(made).net_effect.values()} == {by}


def test_a_gate_that_asserts_an_act_withholds_only_once_it_fired(
    assessment: Assessment,
) -> None:
    acts = [n for n, r in assessment.gates.items() if r.gate.asserts == "act"]

    made = ruled(assessment, dict.fromkeys(acts, Ruling.POSSIBLE))

    assert acts
    assert {f.withheld_by for f in document(made).net_effect.values()} == {()}


def test_nothing_that_steers_a_terminal_stands_in_the_text(
    assessment: Assessment,
) -> None:
    name = "a\x1b[2J\x9b31m\u202egnp\u200b\x7f"
    project = assessment.answers.project.model_copy(update={"name": name})
    answers = assessment.answers.model_copy(update={"project": project})

    text = document_text(assessment.model_copy(update={"answers": answers}))

    assert not set("\x1b\x9b\u202e\u200b\x7f") & set(text)
    assert json.loads(text)["about"]["project"] == name


def test_a_pack_with_another_rebound_moves_the_test_that_is_printed(
    pack: Pack, shelf: Shelf
) -> None:
    stated = tuple(
        one.model_copy(update={"value": 0.6}) if one.id == REBOUND else one
        for one in pack.conventions
    )
    other = pack.model_copy(update={"conventions": stated})
    answers = load_answers(EXAMPLE, other)
    made = assess(answers, other, shelf, today=date(2026, 11, 21), draws=64)
    clear = ruled(made, {}, net=1.0)

    printed = build(clear, other, "en").comparison

    assert printed.stress is not None
    assert {row[0] for row in printed.stress.rows} == {"0%", "60%", "100%"}
    assert "45%" not in printed.net
    assert "60%" in printed.net
