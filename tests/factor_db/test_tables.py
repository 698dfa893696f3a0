import csv
import re
from pathlib import Path

import pytest

from assessor.catalogue.factors import load_shelf
from assessor.resources import data_folder

FOLDER = data_folder("factor_db")
SHELF = load_shelf(FOLDER)
ODBL = load_shelf(FOLDER, odbl=True)
PROPER = ("accelerators/", "cpu/", "scenarios/")
TABLES = sorted(SHELF)
PLACES = {place.code for place in SHELF.places.entries}
PLACED = [table for table in TABLES if table.startswith(("electricity/", "cloud/"))]
NOT_PLACED = {"electricity/gwp-lecture-example", "electricity/source-gwp"}
EMBODIED = [f"accelerators/embodied-{indicator}" for indicator in ("gwp", "adpe", "pe")]


@pytest.mark.parametrize("table", TABLES)
def test_every_table_speaks_both_languages(table: str) -> None:
    shelf = SHELF[table]

    for text in (shelf.title, shelf.meaning, shelf.boundary):
        assert {"en", "fr"} <= text.root.keys()


@pytest.mark.parametrize("table", sorted(ODBL))
def test_every_note_of_a_row_is_said_in_french_too(table: str) -> None:
    for layer in ODBL[table].layers:
        notes = {row.note for row in layer.factors} - {""}
        assert notes == layer.translations.get("fr", {}).keys()


@pytest.mark.parametrize("table", sorted(ODBL))
def test_a_key_that_is_no_name_is_shown_in_words(table: str) -> None:
    places = ODBL.places.by_code
    keys = [key for key in ODBL[table].by_key if key not in places]
    if not table.startswith(PROPER):
        assert [key for key in keys if ODBL[table].label(key) is None] == []


@pytest.mark.parametrize(
    ("key", "english", "french"),
    [
        ("H100-SXM-80GB:parametric-2026", "parametric model", "modèle paramétrique"),
        ("A100-SXM-80GB:mlca-2023", "bottom-up model", "modèle ascendant"),
    ],
)
def test_methods_have_names_for_readers(key: str, english: str, french: str) -> None:
    label = SHELF["accelerators/embodied-gwp-published"].label(key)

    assert label is not None
    assert english in label.in_language("en")
    assert french in label.in_language("fr")


@pytest.mark.parametrize("table", TABLES)
def test_every_verified_row_can_be_looked_up_with_its_citation(table: str) -> None:
    shelf = SHELF[table]

    for row in shelf.factors:
        found = shelf.at(row.key, row.valid_from, allow_unverified=True)
        assert found is not None
        assert found.citation
        assert shelf.bounds.min <= found.low <= found.high <= shelf.bounds.max


@pytest.mark.parametrize(
    ("table", "key", "year", "central", "valid_from"),
    [
        ("electricity/gwp", "FRA", 2024, 0.0441791, 2024),
        ("electricity/gwp", "FRA", 2023, 0.056039, 2023),
        ("electricity/gwp", "FRA", 2025, 0.04144, 2025),
        ("electricity/gwp", "WLD", 2025, 0.45829, 2025),
        ("electricity/gwp", "POL", 2024, 0.6149824, 2024),
        ("electricity/adpe", "FRA", 2024, 4.85798e-08, 2011),
        ("electricity/pe", "FRA", 2024, 11.289, 2016),
        ("electricity/water", "FRA", 2024, 3.6736961, 2020),
        ("cloud/region-gwp", "gcp:europe-west9", 2024, 0.0163, 2024),
        ("cloud/region-pue", "aws:eu-west-3", 2024, 1.11, None),
        ("cloud/region-pue", "aws:eu-central-1", 2024, 1.35, None),
        ("accelerators/tdp", "H100-SXM-80GB", 2024, 700, None),
        ("accelerators/tdp", "V100-SXM2-16GB", 2024, 300, None),
        ("accelerators/tdp", "V100-PCIe-16GB", 2024, 250, None),
        ("accelerators/peak-flops", "A100-SXM-80GB", 2024, 312e12, None),
        ("datacentre/pue", "unknown_site", 2024, 1.56, 2024),
        ("datacentre/pue", "world_average", 2020, 1.59, 2020),
        ("servers/embodied-gwp", "bloom_server", 2022, 2500, None),
        ("accelerators/embodied-gwp", "generic", 2022, 150, None),
        ("network/gwp", "fixed:FRA", 2024, 0.00926935, None),
        ("terminals/embodied-gwp", "laptop", 2024, 185.09, None),
        ("utilisation/power-curve", "50", 2024, 0.75, None),
        ("memory/power", "generic", 2024, 0.3725, None),
        ("uncertainty/quality", "measured", 2024, 1.05, None),
        ("training/flops-rule", "training", 2024, 6, None),
        ("electricity/gwp-lecture-example", "example:POL", 2023, 0.927, None),
    ],
)
def test_known_figures_stand_in_the_tables(
    table: str, key: str, year: int, central: float, valid_from: int | None
) -> None:
    found = SHELF.at(table, key, year)

    assert found is not None
    assert found.central == pytest.approx(central)
    assert found.valid_from == valid_from


@pytest.mark.parametrize(
    ("name", "key", "low", "central", "high"),
    [
        ("pue", "unknown_site", 1.3, 1.56, 1.8),
        ("pue", "hyperscale", 1.08, 1.14, 1.28),
        ("aur", "default", 0.15, 0.5, 0.85),
        ("mfu", "default", 0.25, 0.33, 0.5),
        ("host-overhead", "default", 1.2, 1.5, 1.8),
        ("gpu-load", "default", 0.5, 0.73, 1),
        ("server-lifetime", "default", 3, 5, 6),
        ("memory-power", "default", 0.284, 0.3725, 0.392),
        ("batch-size", "default", 4, 32, 64),
    ],
)
def test_defaults_carry_the_ranges_they_were_derived_with(
    name: str, key: str, low: float, central: float, high: float
) -> None:
    found = SHELF.at(f"defaults/{name}", key)

    assert found is not None
    assert (found.low, found.central, found.high) == (low, central, high)


def test_the_published_figures_of_one_card_stand_side_by_side() -> None:
    rows = SHELF["accelerators/embodied-gwp-published"].factors
    values = [row.central for row in rows if row.key.startswith("H100-SXM")]

    assert sorted(round(value) for value in values) == [164, 225, 273, 575]


def test_embodied_emissions_of_a_card_run_from_vendor_to_parametric_model() -> None:
    found = SHELF.at("accelerators/embodied-gwp", "H100-SXM-80GB")

    assert found is not None
    assert (found.low, found.central, found.high) == (164, 273, 575.1)


@pytest.mark.parametrize("table", EMBODIED)
def test_every_card_and_an_unknown_one_have_embodied_figures(table: str) -> None:
    common = SHELF["accelerators/tdp"].by_key.keys() & SHELF[table].by_key.keys()

    assert len(common) >= 20
    assert SHELF.at(table, "RTX-3090", 2024, otherwise="generic") is not None


@pytest.mark.parametrize(
    ("table", "least"),
    [
        ("electricity/gwp", 210),
        ("electricity/adpe", 130),
        ("electricity/adpf", 130),
        ("electricity/pe", 110),
        ("electricity/water", 45),
        ("cloud/region-gwp", 150),
        ("cloud/region-pue", 110),
        ("cloud/region-wue", 100),
        ("cloud/region-water", 135),
        ("cloud/region-water-stress", 150),
        ("cloud/region-carbon-free", 44),
        ("accelerators/tdp", 38),
        ("accelerators/peak-flops", 36),
        ("accelerators/peak-flops-vector", 7),
        ("accelerators/memory", 39),
        ("accelerators/embodied-gwp", 35),
        ("cpu/tdp", 26),
        ("cpu/die-area", 16),
        ("iot/block-gwp", 35),
        ("terminals/embodied-gwp", 17),
        ("servers/embodied-gwp", 17),
        ("equivalents/gwp", 18),
        ("normalisation/ef31", 16),
        ("normalisation/planetary-boundaries", 15),
        ("normalisation/planetary-boundaries-per-capita", 15),
        ("inference/llm-parameters", 12),
        ("inference/reference", 15),
    ],
)
def test_tables_hold_as_many_keys_as_were_gathered(table: str, least: int) -> None:
    assert len(SHELF[table].by_key) >= least


def test_accelerators_with_a_power_a_throughput_and_a_memory_are_many() -> None:
    parts = ("tdp", "peak-flops", "peak-flops-vector", "memory", "embodied-gwp")
    held = {part: set(SHELF[f"accelerators/{part}"].by_key) for part in parts}
    throughput = held["peak-flops"] | held["peak-flops-vector"]

    assert len(set().union(*held.values())) >= 35
    assert len(held["tdp"] & throughput & held["memory"]) >= 35


def test_a_card_has_the_peak_of_its_matrix_or_of_its_vector_units() -> None:
    tables = "accelerators/peak-flops", "accelerators/peak-flops-vector"
    matrix, vector = (set(SHELF[table].by_key) for table in tables)

    assert not matrix & vector


@pytest.mark.parametrize("card", sorted(SHELF["accelerators/embodied-gwp"].by_key))
def test_embodied_figures_of_cards_have_a_low_and_a_high(card: str) -> None:
    found = SHELF.at("accelerators/embodied-gwp", card)

    assert found is not None
    assert found.low < found.central < found.high


def test_rows_under_the_open_database_license_stand_apart_and_replace_nothing() -> None:
    layers = [one for name in ODBL for one in ODBL[name].layers]
    apart = [layer for layer in layers if layer.origin == "odbl"]

    assert sum(len(layer.factors) for layer in apart) >= 352 + 43 + 42
    assert all(
        source.licence == "ODbL-1.0"
        for layer in apart
        for source in layer.sources.values()
    )
    for name in TABLES:
        for key, rows in SHELF[name].by_key.items():
            assert ODBL[name].by_key[key] == rows


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("electricity/adpe", "ANT"),
        ("equivalents/gwp", "tree_month"),
        ("equivalents/gwp", "flight_paris_hongkong"),
        ("normalisation/planetary-boundaries", "water_use"),
        ("electricity/source-gwp", "world_average"),
        ("network/energy", "fixed:FRA"),
    ],
)
def test_what_is_said_to_be_left_out_is_left_out(table: str, key: str) -> None:
    assert key not in SHELF[table].by_key


@pytest.mark.parametrize("table", [t for t in PLACED if t not in NOT_PLACED])
def test_every_place_in_a_table_is_known(table: str) -> None:
    assert SHELF[table].by_key.keys() <= PLACES


def test_every_cloud_zone_reaches_a_country_with_an_intensity() -> None:
    for zone in SHELF.places.of_kind("zone"):
        assert zone.parent in SHELF["electricity/gwp"].by_key


def test_implausible_primary_energy_is_left_out() -> None:
    values = [row.central for row in SHELF["electricity/pe"].factors]

    assert min(values) >= 3.6
    assert max(values) <= 25
    assert "ISL" not in SHELF["electricity/pe"].by_key


def test_no_embodied_figure_is_a_credit() -> None:
    for table in TABLES:
        if "embodied" in table:
            assert all(
                value > 0 for row in SHELF[table].factors for value in row.values
            )


@pytest.mark.parametrize("country", ["FRA", "DEU", "SWE", "WLD"])
def test_primary_energy_is_not_fossil_depletion(country: str) -> None:
    primary = SHELF.at("electricity/pe", country)
    fossil = SHELF.at("electricity/adpf", country)

    assert primary is not None
    assert fossil is not None
    assert primary.central > fossil.central


def test_no_default_rests_on_a_row_that_is_not_verified() -> None:
    for table in TABLES:
        if table.startswith("defaults/"):
            rows = SHELF[table].factors
            assert all(row.verification != "unverified" for row in rows)


@pytest.mark.parametrize("licence", ["odbl", "-nc", "noncommercial", "non-commercial"])
def test_no_source_is_under_a_licence_that_is_off_by_default(licence: str) -> None:
    sources = [one for table in TABLES for one in SHELF[table].sources.values()]

    assert not [one for one in sources if licence in one.licence.lower()]


def test_every_licence_is_explained() -> None:
    text = (FOLDER / "LICENCES.md").read_text("utf-8")
    headings = set(re.findall(r"^## (.+)$", text, re.MULTILINE))
    used = {one.licence for name in TABLES for one in SHELF[name].sources.values()}

    assert used <= headings


def test_tables_name_the_licences_of_their_sources() -> None:
    for name in TABLES:
        licences = {source.licence for source in SHELF[name].sources.values()}
        assert SHELF[name].licence == "; ".join(sorted(licences))


@pytest.mark.parametrize(
    "path", sorted(FOLDER.rglob("*.csv")), ids=lambda path: path.name
)
def test_csv_files_begin_with_the_columns_in_one_order(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        head = next(csv.reader(file))

    assert head[0] in {"key", "code"}
    assert len(set(head)) == len(head)


@pytest.mark.parametrize(
    "path", sorted(FOLDER.rglob("*.csv")), ids=lambda path: path.name
)
def test_no_cell_of_a_csv_file_is_a_formula_to_a_spreadsheet(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        cells = [cell for line in csv.reader(file) for cell in line]

    assert not [cell for cell in cells if re.match(r"[=@+]|-[^\d]", cell)]


@pytest.mark.parametrize(("place", "times"), [("FRA", 9.2), ("NOR", 42)])
def test_the_example_of_the_lecture_makes_poland_nine_and_forty_two_times_as_high(
    place: str, times: float
) -> None:
    poland, other = (
        SHELF.at("electricity/gwp-lecture-example", f"example:{key}", 2023)
        for key in ("POL", place)
    )

    assert poland is not None
    assert other is not None
    assert poland.central / other.central == pytest.approx(times, rel=0.005)
