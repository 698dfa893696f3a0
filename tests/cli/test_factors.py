from pathlib import Path

import pytest
from typer.testing import CliRunner

from assessor.cli import app

TABLE = """\
title: {en: Electricity used, fr: Électricité consommée}
meaning: {en: Emissions of one kWh used, fr: Émissions d'un kWh consommé}
unit: kgCO2e/kWh
indicator: gwp
boundary: {en: Life cycle, fr: Cycle de vie}
licence: CC-BY-4.0
bounds: {min: 0, max: 3}
relative_uncertainty: {value: 0.1, basis: s1}
distribution: positive
sources:
  s1:
    citation: A. Author, Electricity of two countries, 2024
    locator: table 2
    licence: CC-BY-4.0
rows:
  - {key: FRA, valid_from: 2023, central: 0.05, source: s1, verification: read}
  - {key: POL, central: 0.7, source: s1, verification: unverified, note: hard coal}
"""
PLACES = """\
holds: places
title: {en: Places, fr: Lieux}
meaning: {en: Where, fr: Où}
licence: CC-BY-4.0
sources:
  s1: {citation: A. Author, locator: list, licence: CC-BY-4.0}
rows:
  - {code: WLD, name: {en: World, fr: Monde}, kind: world, source: s1}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "electricity").mkdir()
    (tmp_path / "electricity" / "gwp.yaml").write_text(TABLE, "utf-8")
    (tmp_path / "places.yaml").write_text(PLACES, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "code", "text"),
    [
        (["list"], 0, "electricity/gwp  2 rows  kgCO2e/kWh  Electricity used"),
        (["list", "--lang", "fr"], 0, "Électricité consommée"),
        (["show", "electricity/gwp"], 0, "FRA  2023  0.05 kgCO2e/kWh"),
        (["show", "electricity/gwp", "FRA"], 0, "source: A. Author, Electricity"),
        (["show", "electricity/gwp", "FRA"], 0, "Used: 0.05 [0.0454545, 0.055]"),
        (["show", "electricity/gwp", "POL"], 0, "nobody has verified it"),
        (["show", "electricity/gwp", "fr"], 2, "has no row fr. It has FRA."),
        (["show", "electricity/gpw"], 2, "did you mean electricity/gwp?"),
        (["search", "COAL"], 0, "electricity/gwp  POL"),
        (["search", "nuclear"], 1, "Nothing holds 'nuclear'"),
        (["check"], 0, "Sound: 2 rows in 1 tables."),
        (["check"], 0, "1 of 2 rows are not verified"),
    ],
)
def test_factors(folder: Path, arguments: list[str], code: int, text: str) -> None:
    options = ["--factors", str(folder)]

    result = CliRunner().invoke(app, ["factors", *arguments, *options])

    assert text in result.output
    assert result.exit_code == code


def test_check_prints_what_is_wrong_with_its_place(folder: Path) -> None:
    file = folder / "electricity" / "gwp.yaml"
    file.write_text(TABLE.replace("central: 0.05", "central: 50"), "utf-8")

    result = CliRunner().invoke(app, ["factors", "check", "--factors", str(folder)])

    assert result.exit_code == 2
    assert "gwp.yaml:16: " in result.stderr
    assert "50 of FRA is outside the bounds 0 to 3" in result.stderr
