import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assessor.assessing.overlays import overlaid
from assessor.catalogue.answers import load_answers
from assessor.catalogue.overlays import load_overlay, read_overlay
from assessor.cli import app
from assessor.domain.overlays import Overlay
from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf

ROOT = Path(__file__).parents[2]
COMPARE = (ROOT / "docs" / "compare.md").read_text("utf-8")
SCENARIOS = (ROOT / "docs" / "scenarios.md").read_text("utf-8")
EXAMPLE = ROOT / "examples" / "stable-diffusion-service" / "answers.yaml"


def test_the_what_if_of_the_page_fits_an_example(pack: Pack) -> None:
    (text,) = re.findall(r"^```yaml\n(.*?)^```$", COMPARE, re.MULTILINE | re.DOTALL)
    base = load_answers(EXAMPLE, pack)

    overlay = read_overlay(text, "page.yaml", pack, base)
    changed = overlaid(base, overlay, pack)

    assert changed.answers["training.runs[v1-4].place"].value == "POL"
    assert "v1-3" not in changed.groups["training.runs"]
    assert all(f"`{key}`" in COMPARE for key in {*Overlay.model_fields} - {"format"})


@pytest.mark.parametrize(
    ("line", "growth"), [("growing at 6 % a year", "6"), ("constant", "0")]
)
def test_the_years_of_the_page_are_those_of_the_command(line: str, growth: str) -> None:
    (row,) = re.findall(rf"^\| {line} \|(.*)\|$", SCENARIOS, re.MULTILINE)

    shown = CliRunner().invoke(app, ["scenarios", "--growth", growth]).stdout

    assert re.findall(r"\d{4}", row) == re.findall(
        r"pass \d+ % of the world's in (\d{4})", shown
    )


@pytest.mark.parametrize(("key", "stated"), [("share_2020", 0.04), ("growth", 0.06)])
def test_what_is_assumed_if_nothing_is_said_stands_in_the_table(
    shelf: Shelf, key: str, stated: float
) -> None:
    found = shelf.at("scenarios/digital", key)

    assert found is not None
    assert found.central == stated
    assert re.search(rf"\| {100 * stated:g} \|$", SCENARIOS, re.MULTILINE)


def test_the_what_ifs_of_the_example_fit_it(pack: Pack) -> None:
    base = load_answers(EXAMPLE, pack)
    paths = sorted((EXAMPLE.parent / "what-ifs").glob("*.yaml"))

    found = [load_overlay(path, pack, base) for path in paths]

    assert len({one.overlay for one in found}) == len(paths) >= 4
