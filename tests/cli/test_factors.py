from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

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


def tables(folder: Path) -> Path:
    (folder / "electricity").mkdir()
    (folder / "electricity" / "gwp.yaml").write_text(TABLE, "utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tables(tmp_path)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Result]:
    options = ["--factors", str(tables(tmp_path_factory.mktemp("factors")))]

    @cache
    def by(*arguments: str) -> Result:
        return CliRunner().invoke(app, ["factors", *arguments, *options])

    return by


@pytest.mark.parametrize(
    ("arguments", "code", "text"),
    [
        (["list"], 0, "cloud/region-gwp  156 rows  kgCO2e/kWh  Carbon intensity"),
        (["list"], 0, "[your own table]"),
        (["list", "--lang", "fr"], 0, "[votre propre table]"),
        (["list", "--lang", "fr"], 0, "Intensité carbone de l'électricité par pays"),
        (["show", "electricity/gwp"], 0, "FRA  2023  0.05 kgCO2e/kWh  [your own"),
        (["show", "electricity/gwp", "FRA"], 0, "source: A. Author, Electricity"),
        (["show", "electricity/gwp", "FRA"], 0, "Used: 0.05 [0.0454545, 0.055]"),
        (["show", "electricity/gwp", "FRA"], 0, "in place of 0.04144 kgCO2e/kWh"),
        (["show", "electricity/gwp", "FRA"], 0, "gcp:europe-west9  2024  0.0163"),
        (["show", "electricity/gwp", "FRA"], 0, "example:FRA  undated  0.101"),
        (["show", "electricity/gwp", "FRA", "--lang", "fr"], 0, "facteur 6,2"),
        (["show", "electricity/gwp", "POL"], 0, "verification: not verified"),
        (["show", "electricity/gwp", "fr"], 2, "has no row fr."),
        (["show", "electricity/gpw"], 2, "did you mean electricity/gwp?"),
        (["search", "hard COAL"], 0, "electricity/gwp  POL"),
        (["search", "xyzzy"], 1, "Nothing holds 'xyzzy'"),
        (["check"], 0, "Sound: "),
        (["check"], 0, "gwp.yaml:17: warning: not verified: not used: POL"),
        (["check", "--level", "note"], 0, "note: in place of a shipped value: 2 rows"),
        (["check", "--fail-on", "warning"], 1, "not verified"),
        (["check", "--level", "error"], 0, "Sound: "),
    ],
)
def test_factors(
    told: Callable[..., Result], arguments: list[str], code: int, text: str
) -> None:
    result = told(*arguments)

    assert text in result.output
    assert result.exit_code == code


def test_check_prints_what_is_wrong_with_its_place(folder: Path) -> None:
    file = folder / "electricity" / "gwp.yaml"
    file.write_text(TABLE.replace("central: 0.05", "central: 50"), "utf-8")

    result = CliRunner().invoke(app, ["factors", "check", "--factors", str(folder)])

    assert result.exit_code == 2
    assert "gwp.yaml:16: " in result.stderr
    assert "50 of FRA is outside the bounds 0 to 3" in result.stderr


def test_warnings_are_not_printed_where_only_errors_are_asked_for(folder: Path) -> None:
    options = ["--factors", str(folder), "--level", "error"]

    result = CliRunner().invoke(app, ["factors", "check", *options])

    assert "warning:" not in result.output.partition("Sound")[0]


def test_the_tables_that_come_with_the_program_hold_no_error() -> None:
    result = CliRunner().invoke(app, ["factors", "check", "--odbl"])

    assert result.exit_code == 0
    assert "electricity/adpe.csv:2: warning: older than 10 years" in result.output


def test_what_several_methods_say_of_a_card_stands_under_its_row() -> None:
    arguments = ["show", "accelerators/embodied-gwp", "H100-SXM-80GB"]

    result = CliRunner().invoke(app, ["factors", *arguments])

    for value in ("164", "225", "273", "575.1"):
        assert f"  {value} kgCO2e/card" in result.output
    assert "They differ by a factor of 3.5" in result.output


def test_tables_under_the_open_database_license_are_shown_on_request() -> None:
    arguments = ["factors", "show", "electricity/gwp", "grid:ca-qc"]

    without = CliRunner().invoke(app, arguments)
    asked = CliRunner().invoke(app, [*arguments, "--odbl"])

    assert without.exit_code == 2
    assert "0.03504" in asked.output
    assert "[Open Database License]" in asked.output
