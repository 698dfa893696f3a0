import importlib
import pkgutil
import re
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from assessor.assessing import assess
from assessor.catalogue.answers import read_answers
from assessor.domain.conventions import REBOUND
from assessor.domain.impacts import (
    INDICATORS,
    PHASES,
    STAGES,
    TIERS,
    CellState,
    Footprint,
)
from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf
from assessor.estimation import formulas
from assessor.estimation.accounting import scope_of
from assessor.estimation.graph import Formulas

DOCS = Path(__file__).parents[2] / "docs"
TOPICS = sorted(
    path for path in (DOCS / "methodology").glob("*.md") if path.name != "exam.md"
)
PAGE = "\n".join(path.read_text("utf-8") for path in (DOCS / "method.md", *TOPICS))
FENCE = re.compile(r"^```(\w+) ?(.*?)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FENCES = FENCE.findall(PAGE)
EQUATIONS = [
    line
    for language, _, body in FENCES
    if language == "equations"
    for line in body.splitlines()
]
HEAD = """\
format: 1
pack: {id: ai-environment, version: 0.1.0}
project: {name: Example, stage: production}
profile: company
groups: {training.runs: [main]}
answers:
"""


def relations() -> set[str]:
    return {
        formula.relation
        for module in pkgutil.iter_modules(formulas.__path__)
        for part in vars(
            importlib.import_module(f"{formulas.__name__}.{module.name}")
        ).values()
        if isinstance(part, Formulas)
        for formula in part
    }


@pytest.mark.parametrize("equation", EQUATIONS)
def test_equations_are_those_of_the_program(equation: str) -> None:
    assert equation in relations()


@pytest.mark.parametrize("path", TOPICS, ids=lambda path: path.name)
def test_a_topic_states_its_assumptions_its_sources_and_other_ways(path: Path) -> None:
    headings = re.findall(r"^## (.+)$", path.read_text("utf-8"), re.MULTILINE)

    assert "Sources" in headings
    assert "What others do differently" in headings


def test_the_front_page_names_every_topic() -> None:
    front = (DOCS / "method.md").read_text("utf-8")

    for path in (*TOPICS, DOCS / "methodology" / "exam.md"):
        assert f"(methodology/{path.name})" in front


@pytest.fixture(scope="module")
def footprint(pack: Pack, shelf: Shelf) -> Footprint:
    body = next(body for _, what, body in FENCES if what == "example")
    text = HEAD + "".join(f"  {line}\n" for line in body.splitlines())
    answers = read_answers(text, "example.yaml", pack)
    today = date(2026, 11, 21)
    return assess(answers, pack, shelf, today=today, draws=64).footprint


def test_every_figure_leads_down_to_answers_and_factors(footprint: Footprint) -> None:
    cells = footprint.scenarios["project"].cells
    figures = [cell.trace for cell in cells if cell.state == "assessed"]

    assert figures
    assert set(figures) <= footprint.trace.keys()
    for step in footprint.trace.values():
        assert set(step.inputs) <= footprint.trace.keys()
        assert bool(step.formula) == (step.origin == "formula")


def test_the_example_gives_what_the_page_says(footprint: Footprint) -> None:
    used = [c for c in footprint.scenarios["project"].cells if c.stage == "use"]
    totals = {
        indicator: sum(
            cell.estimate.central
            for cell in used
            if cell.indicator == indicator and cell.estimate is not None
        )
        for indicator in ("energy", "gwp")
    }
    assert totals["energy"] == pytest.approx(1500)
    assert totals["gwp"] == pytest.approx(151.5)
    assert "1500 kWh and 151.5 kgCO2e" in PAGE


@pytest.mark.parametrize(
    ("axis", "names"),
    [
        ("phase", PHASES),
        ("life-cycle stage", STAGES),
        ("tier", TIERS),
        ("state", get_args(CellState)),
    ],
)
def test_axes_name_every_part(axis: str, names: tuple[str, ...]) -> None:
    row = next(line for line in PAGE.splitlines() if line.startswith(f"| {axis} |"))

    assert tuple(re.findall(r"`(\w+)`", row)) == names


def test_indicators_have_the_units_of_the_program() -> None:
    rows = re.findall(r"^\| `(\w+)` \| .* \| (\w+) \|$", PAGE, re.MULTILINE)

    assert dict(rows) == INDICATORS


@pytest.mark.parametrize("supply", ["owned", "colocation", "cloud", "user"])
def test_scopes_are_those_of_the_program(supply: str) -> None:
    row = next(line for line in PAGE.splitlines() if line.startswith(f"| `{supply}`"))
    _, _, electricity, manufacture, _ = row.split("|")
    use, made = scope_of(supply, "use"), scope_of(supply, "manufacture")

    assert (use[1] if use[0] == 3 else f"scope {use[0]}") in electricity
    assert made[1] in manufacture


def test_a_quality_acts_on_what_lies_above_the_floor(pack: Pack, shelf: Shelf) -> None:
    text = HEAD + (
        "  activity.trains_model: true\n"
        "  training.runs[main].method: metered\n"
        "  training.runs[main].energy: 1000\n"
        "  training.runs[main].pue: {value: 1.3, quality: estimated}\n"
    )
    answers = read_answers(text, "example.yaml", pack)

    steps = assess(answers, pack, shelf, today=date(2026, 11, 21), draws=64)

    pue = steps.footprint.trace["answer:training.runs[main].pue"]
    assert pue.low == pytest.approx(1.15)
    assert pue.high == pytest.approx(1.6)


def test_rebounds_are_those_of_the_register(pack: Pack) -> None:
    tested = pack.figure(REBOUND)

    assert f"at a rebound of 0, {tested:g} and 1" in PAGE
    assert f"less {tested:.0%}".replace("%", " %") in " ".join(PAGE.split())
