import pytest

from assessor.assessing.factors_used import attributions, factors_used
from assessor.catalogue.factors import load_shelf
from assessor.domain.impacts import TraceStep
from assessor.domain.shelf import Shelf
from assessor.resources import data_folder

NAMES = {"electricity/gwp", "network/gwp", "accelerators/embodied-gwp-published"}


@pytest.fixture(scope="module")
def tables() -> Shelf:
    return load_shelf(data_folder("factor_db"), odbl=True, only=NAMES)


def step(table: str, year: str = "") -> TraceStep:
    return TraceStep(
        id=f"factor:{table}{year}",
        quantity="factor",
        unit="kgCO2e/kWh",
        central=0.05,
        origin="factor",
        table=table,
        source="Somebody, table 1",
        verification="read",
    )


@pytest.mark.parametrize(
    ("table", "year", "label"),
    [
        ("electricity/gwp#DEU", "@2024", "Allemagne"),
        ("electricity/gwp#grid:fr-cor", "@2024", "Corsica (France)"),
        ("network/gwp#mobile:FRA", "", "réseau mobile, France"),
        (
            "accelerators/embodied-gwp-published#A100-SXM-80GB:mlca-2023",
            "",
            "A100-SXM-80GB, modèle ascendant MLCA, 2023",
        ),
    ],
)
def test_factors_are_named_in_the_words_of_readers(
    tables: Shelf, table: str, year: str, label: str
) -> None:
    (used,) = factors_used({"x": step(table, year)}, tables)

    assert used.label is not None
    assert used.label.in_language("fr") == label
    assert used.valid_from == (int(year[1:]) if year else None)


def test_the_note_of_a_row_is_given_in_both_languages(tables: Shelf) -> None:
    found = step("accelerators/embodied-gwp-published#A100-SXM-80GB:mlca-2023")

    (used,) = factors_used({"x": found}, tables)

    assert used.note is not None
    assert (
        used.note.in_language("fr") == "290 kg pour la mémoire et 40 kg pour le reste"
    )


def test_steps_that_are_no_factors_are_left_out(tables: Shelf) -> None:
    formula = step("").model_copy(update={"table": "", "origin": "formula"})

    assert factors_used({"x": formula}, tables) == ()


def test_sources_under_the_open_database_license_are_to_be_named(
    tables: Shelf,
) -> None:
    trace = {
        "a": step("electricity/gwp#DEU", "@2024"),
        "b": step("electricity/gwp#grid:fr-cor", "@2024"),
    }

    used = factors_used(trace, tables)

    assert [one.origin for one in used] == ["shipped", "odbl"]
    assert attributions(used) == ("Somebody, table 1",)


@pytest.mark.parametrize(
    ("table", "potentials"),
    [
        ("electricity/gwp#DEU", "AR5"),
        ("network/gwp#mobile:FRA", "unstated"),
    ],
)
def test_the_warming_potentials_of_a_source_are_named_or_said_to_be_unstated(
    tables: Shelf, table: str, potentials: str
) -> None:
    year = "@2024" if table.startswith("electricity") else ""
    (used,) = factors_used({"x": step(table, year)}, tables)

    assert used.potentials == potentials
