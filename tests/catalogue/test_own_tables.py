from pathlib import Path

import pytest

from assessor.catalogue.factors import load_shelf, open_shelf
from assessor.errors import CatalogueError
from assessor.resources import data_folder

FOLDER = data_folder("factor_db")
HEADER = """\
title: {{en: Our own, fr: Le nôtre}}
meaning: {{en: As published, fr: Tel que publié}}
unit: "{unit}"
indicator: {indicator}
boundary: {{en: As published, fr: Tel que publié}}
licence: facts
bounds: {{min: 0, max: 1.0e+9}}
distribution: positive
sources:
  s: {{citation: "A published table", locator: row 1, licence: facts}}
rows:
  - {{key: {key}, central: {value}, source: s, verification: read}}
"""


def own(folder: Path, table: str, unit: str, key: str, value: float) -> Path:
    indicator = load_shelf(FOLDER, only={table})[table].indicator
    path = folder / f"{table}.yaml"
    path.parent.mkdir(parents=True)
    text = HEADER.format(unit=unit, indicator=indicator, key=key, value=value)
    path.write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("table", "unit", "key", "value"),
    [
        ("electricity/pe", "MJ/kWh", "NAM", 468.15),
        ("electricity/pe", "MJ/kWh", "ISL", 0.013),
        ("electricity/pe", "MJ/kWh", "WLD", 3.5),
        ("datacentre/pue", "1", "unknown_site", 0.95),
        ("cloud/region-pue", "1", "aws:eu-west-3", 0.9),
        ("electricity/gwp", "kgCO2e/kWh", "FRA", 44.2),
        ("electricity/gwp", "kgCO2e/kWh", "USA", 0.0026),
        ("servers/embodied-gwp", "kgCO2e/server", "compute_high", 470_000_000),
        ("accelerators/embodied-gwp", "kgCO2e/card", "T4", -12),
        (
            "normalisation/planetary-boundaries-2010",
            "kgSbeq/person/year",
            "resource_use_minerals_metals",
            26_300,
        ),
        ("normalisation/ef31", "kgCO2e/person/year", "climate_change", 8_100),
        ("utilisation/aur", "1", "generic", 1.2),
    ],
)
def test_implausible_figures_that_others_publish_are_refused(
    tmp_path: Path, table: str, unit: str, key: str, value: float
) -> None:
    folder = own(tmp_path, table, unit, key, value)

    with pytest.raises(CatalogueError) as caught:
        open_shelf(FOLDER, own=[folder])

    assert f"{table}.yaml:12: rows.0: " in str(caught.value)
    assert "outside the bounds" in str(caught.value)


def test_a_new_table_is_looked_up_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / "cooling" / "power.yaml"
    path.parent.mkdir()
    text = HEADER.format(unit="W", indicator="none", key="wall", value=900)
    path.write_text(text, "utf-8")

    found = open_shelf(FOLDER, own=[tmp_path]).at("cooling/power", "wall")

    assert found is not None
    assert (found.central, found.origin) == (900, "user")


def test_the_folder_named_last_wins(tmp_path: Path) -> None:
    first = own(tmp_path / "one", "electricity/gwp", "kgCO2e/kWh", "FRA", 0.03)
    second = own(tmp_path / "two", "electricity/gwp", "kgCO2e/kWh", "FRA", 0.02)

    found = open_shelf(FOLDER, own=[first, second]).at("electricity/gwp", "FRA")

    assert found is not None
    assert found.central == 0.02


def test_own_tables_have_a_digest_of_their_own(tmp_path: Path) -> None:
    names = {"electricity/gwp"}
    folder = own(tmp_path, "electricity/gwp", "kgCO2e/kWh", "FRA", 0.03)

    plain = load_shelf(FOLDER, only=names)
    changed = load_shelf(FOLDER, own=[folder], only=names)

    assert changed.digest == plain.digest
    assert (plain.own_digest, len(changed.own_digest)) == ("", 64)


def test_an_own_row_without_a_source_is_named_with_its_line(tmp_path: Path) -> None:
    folder = own(tmp_path, "electricity/gwp", "kgCO2e/kWh", "FRA", 0.03)
    path = folder / "electricity" / "gwp.yaml"
    path.write_text(path.read_text("utf-8").replace(", source: s", ""), "utf-8")

    with pytest.raises(CatalogueError, match=r"gwp.yaml:12: rows.0.source: this key"):
        open_shelf(FOLDER, own=[folder])


def test_a_folder_of_own_tables_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="there is no such folder"):
        open_shelf(FOLDER, own=[tmp_path / "nowhere"])


def test_tables_under_the_open_database_license_are_off_by_default() -> None:
    names = {"electricity/gwp", "electricity/gwp-direct"}
    off = load_shelf(FOLDER, only=names)
    on = load_shelf(FOLDER, only=names, odbl=True)

    assert list(off) == ["electricity/gwp"]
    assert "grid:ca-qc" not in off.places.by_code
    assert on.places.chain("grid:ca-qc") == ("grid:ca-qc", "CAN", "WLD")
    assert on.at("electricity/gwp", "FRA", 2024) == off.at(
        "electricity/gwp", "FRA", 2024
    )
    found = on.at_place("electricity/gwp", "grid:ca-qc", 2024)
    assert found is not None
    assert (found.central, found.licence) == (0.03504, "ODbL-1.0")
