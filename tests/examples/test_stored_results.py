import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assessor.assessing import document
from assessor.domain.assessment import Assessment
from assessor.domain.impacts import Estimate, NetEffect, ScenarioResult

NAMES = sorted(
    path.parent.name
    for path in (Path(__file__).parents[2] / "examples").glob("*/answers.yaml")
)
DIGITS = 6
FIRST_GAPS = 3


def rounded(number: float) -> float:
    return float(f"{number:.{DIGITS}g}")


def figure(estimate: Estimate | None) -> object:
    if estimate is None:
        return "not assessed"
    return {
        "unit": estimate.unit,
        "central": rounded(estimate.central),
        "low": rounded(estimate.low),
        "high": rounded(estimate.high),
    }


def scenario(result: ScenarioResult) -> object:
    units = result.functional_units
    return {
        "totals": {
            indicator: {
                "figure": figure(total.estimate),
                "assessed": rounded(total.assessed),
                "at_least": total.at_least,
            }
            for indicator, total in result.totals.items()
        },
        "gwp_per_use": figure(units.per_use.get("gwp")),
        "gwp_per_year": figure(units.per_year.get("gwp")),
        "application": {
            indicator: figure(estimate)
            for indicator, estimate in result.application.items()
        },
    }


def net(effect: NetEffect) -> object:
    return {
        "gross": figure(effect.gross),
        "footprint": figure(effect.footprint),
        "net": figure(effect.net),
        "stress": {
            str(point.rebound): rounded(point.net.central) for point in effect.stress
        },
        "third_order": figure(effect.third_order),
        "share_better": rounded(effect.share_better),
        "robust": effect.robust,
    }


def condensed(assessment: Assessment) -> dict[str, object]:
    footprint = assessment.footprint
    found = {
        "scenarios": {
            name: scenario(result) for name, result in footprint.scenarios.items()
        },
        "net_effects": {
            indicator: net(effect)
            for indicator, effect in footprint.net_effects.items()
        },
        "net_effects_withheld_by": {
            indicator: list(effect.withheld_by)
            for indicator, effect in document(assessment).net_effect.items()
        },
        "outcome": assessment.outcome.id,
        "because": list(assessment.outcome.because),
        "gates": {
            identifier: result.ruling for identifier, result in assessment.gates.items()
        },
        "effects_of_gates": sorted(assessment.effects),
        "claims": [[hit.rule, hit.severity] for hit in assessment.claims if hit.use],
        "gaps": [gap.id for gap in assessment.gaps[:FIRST_GAPS]],
    }
    read: dict[str, object] = json.loads(json.dumps(found))
    return read


def test_there_are_five_example_projects() -> None:
    assert len(NAMES) == 5


@pytest.mark.parametrize("name", NAMES)
def test_an_example_still_gives_its_stored_result(
    name: str,
    assessed: Callable[[str], Assessment],
    stored: Callable[[str, dict[str, object]], dict[str, object]],
) -> None:
    found = condensed(assessed(name))

    assert found == stored(name, found)


@pytest.mark.parametrize("name", NAMES)
def test_an_example_says_in_its_notes_where_its_figures_come_from(name: str) -> None:
    folder = Path(__file__).parents[2] / "examples" / name
    notes = (folder / "notes.md").read_text("utf-8")

    assert "## Sources" in notes
    assert "## Expected result" in notes


@pytest.mark.parametrize("name", NAMES)
def test_an_example_cites_its_sources(
    name: str, assessed: Callable[[str], Assessment]
) -> None:
    assert assessed(name).answers.project.sources
