import re
import shutil
from pathlib import Path
from typing import get_args

import pytest

from assessor.catalogue.factors import load_shelf
from assessor.domain.factors import Factor, FactorSource, TableHeader
from assessor.domain.lookups import Components, Verification
from assessor.domain.shelf import Shelf
from assessor.resources import data_folder

PAGE = (Path(__file__).parents[2] / "docs" / "factors.md").read_text("utf-8")
FENCE = re.compile(r"^```(\w+) ?(.*?)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
STEPS = [
    (*what.split(), body)
    for language, what, body in FENCE.findall(PAGE)
    if language in {"yaml", "csv"} and not what.startswith("own")
]
OWN = [
    (what.split()[1], body)
    for _, what, body in FENCE.findall(PAGE)
    if what.startswith("own")
]
LEFT_OUT = [
    "ALB",
    "COD",
    "COG",
    "CRI",
    "ETH",
    "GAB",
    "ISL",
    "KEN",
    "KHM",
    "MOZ",
    "NAM",
    "NPL",
    "PRK",
    "PRY",
    "SDN",
    "URY",
    "ZMB",
]


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    folder = tmp_path_factory.mktemp("copy") / "factor_db"
    shutil.copytree(data_folder("factor_db"), folder)
    for verb, name, body in STEPS:
        path = folder / name
        assert path.exists() == (verb == "append")
        path.parent.mkdir(exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(body)
    return load_shelf(folder)


def test_a_table_of_the_users_own_speaks_alone_for_its_keys(
    tmp_path: Path, shelf: Shelf
) -> None:
    for name, body in OWN:
        path = tmp_path / name
        path.parent.mkdir()
        path.write_text(body, "utf-8")

    own = load_shelf(data_folder("factor_db"), own=[tmp_path])
    found = own.at_place("electricity/gwp", "FRA", 2024)

    assert found is not None
    assert (found.central, found.origin) == (0.0333, "user")
    assert "your own table, in place of 0.0441791 kgCO2e/kWh" in found.notes
    assert own.digest == shelf.digest
    assert own.own_digest


def described(heading: str) -> set[str]:
    table = PAGE.partition(heading)[2].partition("\n\n")[0]
    first = "".join(re.findall(r"^(\|[^|]*\|)", table, re.MULTILINE))
    return set(re.findall(r"`(\w+)`", first))


def test_the_new_row_is_in_force_from_its_year_on(changed: Shelf, shelf: Shelf) -> None:
    for year in (2030, 2040):
        found = changed.at_place("electricity/gwp", "FRA", year)
        assert found is not None
        assert found.central == 0.0333

    assert changed.at("electricity/gwp", "FRA", 2024) == shelf.at(
        "electricity/gwp", "FRA", 2024
    )


def test_the_new_table_is_found_by_its_place(changed: Shelf) -> None:
    wall = changed.at("cooling/power", "wall_unit", 2026)
    door = changed.at("cooling/power", "door_unit")

    assert wall is not None
    assert door is not None
    assert round(wall.low) == 750
    assert round(wall.high) == 1080
    assert (door.low, door.high) == (2000, 3200)
    assert wall.notes == ("no 2026 value; 2025 used",)


def test_the_new_place_falls_back_to_its_country(changed: Shelf) -> None:
    assert changed.places.chain("aws:eu-example-1") == (
        "aws:eu-example-1",
        *changed.places.chain("FRA"),
    )


def test_a_place_without_a_row_takes_the_wider_one_with_a_note(shelf: Shelf) -> None:
    found = shelf.at_place("electricity/pe", "ISL", 2024)

    assert found is not None
    assert found.notes[0].startswith("no value for ISL; ")


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("| key | what it says |", {*TableHeader.model_fields}),
        (
            "| column | what it says |",
            {*Factor.model_fields, *Components.model_fields} - {"components"},
        ),
        ("| word | the figure was |", {*get_args(Verification)}),
    ],
)
def test_tables_name_everything_there_is(heading: str, names: set[str]) -> None:
    assert described(heading) == names


def test_every_key_of_a_source_is_described() -> None:
    assert all(f"`{name}`" in PAGE for name in FactorSource.model_fields)


def test_implausible_primary_energy_is_left_out(shelf: Shelf) -> None:
    assert len(LEFT_OUT) == 17
    assert not shelf["electricity/pe"].by_key.keys() & set(LEFT_OUT)


@pytest.mark.parametrize(
    ("table", "key", "value"),
    [
        (
            "normalisation/planetary-boundaries-2010",
            "resource_use_minerals_metals",
            0.0317,
        ),
        ("normalisation/planetary-boundaries-2010", "water_use", 26300),
        ("storage/energy", "ssd", 10.519),
        ("storage/energy", "hdd", 5.698),
        ("accelerators/tdp", "V100-SXM2-16GB", 300),
        ("accelerators/tdp", "V100-SXM2-32GB", 300),
        ("accelerators/tdp", "V100-PCIe-16GB", 250),
        ("accelerators/tdp", "A100-PCIe-80GB", 300),
    ],
)
def test_figures_that_others_exchanged_are_right_here(
    shelf: Shelf, table: str, key: str, value: float
) -> None:
    found = shelf.at(table, key)

    assert found is not None
    assert found.central == value


def test_bounds_and_spreads_are_those_of_the_page(shelf: Shelf) -> None:
    least = shelf["electricity/gwp"].relative_uncertainty

    assert shelf["servers/embodied-gwp"].bounds.max == 50_000
    assert least is not None
    assert least.value == 0.1


def test_an_unknown_place_is_drawn_over_all_countries(shelf: Shelf) -> None:
    found = shelf.at("defaults/electricity-gwp", "unknown_place")

    assert found is not None
    assert found.high > 10 * found.low


def test_the_page_counts_the_accelerators_as_the_tables_do(shelf: Shelf) -> None:
    tables = ("tdp", "peak-flops", "peak-flops-vector", "memory", "embodied-gwp")
    tdp, matrix, vector, memory, made = (
        {one.key for one in shelf[f"accelerators/{name}"].factors} for name in tables
    )
    peak = matrix | vector
    whole, page = tdp & peak & memory, " ".join(PAGE.split())

    assert f"{len(tdp | peak | memory)} accelerators are named" in page
    assert f"{len(whole)} of them have all of design power" in page
    assert f"For {len(vector)} of the {len(whole)} (RTX 2080 Ti" in page
    assert f"Of the {len(whole)}, {len(whole & made)} have a figure" in page
    assert len(whole - made) == 14
