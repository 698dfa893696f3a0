from typing import Any

import pytest

from assessor.domain.tables import FactorTable, layer_faults

HEADER: dict[str, Any] = {
    "title": {"en": "Intensity", "fr": "Intensité"},
    "meaning": {"en": "Per kWh", "fr": "Par kWh"},
    "unit": "kgCO2e/kWh",
    "indicator": "gwp",
    "boundary": {"en": "Generation", "fr": "Production"},
    "licence": "facts",
    "bounds": {"min": 0.005, "max": 1.5},
    "distribution": "positive",
    "sources": {"a": {"citation": "A", "locator": "table 1", "licence": "facts"}},
}


def table(*rows: dict[str, Any], **header: object) -> FactorTable:
    found = [{"source": "a", "verification": "read", **row} for row in rows]
    data = {**HEADER, "id": "electricity/gwp", "factors": found, **header}
    return FactorTable.model_validate(data)


SHIPPED = table(
    {"key": "FRA", "valid_from": 2023, "central": 0.056},
    {"key": "FRA", "valid_from": 2025, "central": 0.041},
    {"key": "POL", "valid_from": 2025, "central": 0.6},
)
OWN = table({"key": "FRA", "valid_from": 2024, "central": 0.033}, origin="user")
ODBL = table(
    {"key": "POL", "valid_from": 2025, "central": 0.7},
    {"key": "grid:ca-qc", "valid_from": 2024, "central": 0.035},
    origin="odbl",
)
WHOLE = SHIPPED.layered((OWN,), (ODBL,))


@pytest.mark.parametrize(
    ("key", "year", "central", "origin"),
    [
        ("FRA", 2023, 0.033, "user"),
        ("FRA", 2025, 0.033, "user"),
        ("POL", 2025, 0.6, "shipped"),
        ("grid:ca-qc", 2024, 0.035, "odbl"),
    ],
)
def test_a_table_of_the_users_own_wins_and_an_odbl_table_only_fills_in(
    key: str, year: int, central: float, origin: str
) -> None:
    found = WHOLE.at(key, year)

    assert found is not None
    assert (found.central, found.origin) == (central, origin)


@pytest.mark.parametrize(
    ("key", "note"),
    [
        ("FRA", "your own table, in place of 0.056 kgCO2e/kWh"),
        ("grid:ca-qc", "table under the Open Database License"),
    ],
)
def test_a_figure_that_is_not_on_by_default_says_so(key: str, note: str) -> None:
    found = WHOLE.at(key, 2024)

    assert found is not None
    assert found.notes[0] == note


def test_a_key_that_only_the_user_has_replaces_nothing() -> None:
    own = table({"key": "XXX", "central": 0.1}, origin="user")
    found = SHIPPED.layered((own,), ()).at("XXX")

    assert found is not None
    assert found.notes_in("fr")[0] == "votre propre table"


def test_layers_leave_the_digest_of_a_table_as_it_is() -> None:
    assert WHOLE.digest == SHIPPED.digest


def test_rows_of_all_layers_are_listed_each_key_once() -> None:
    assert list(WHOLE.by_key) == ["FRA", "POL", "grid:ca-qc"]
    assert [row.central for row in WHOLE.by_key["FRA"]] == [0.033]
    assert WHOLE.row("FRA", 2024) is not None
    assert WHOLE.row("FRA", 2023) is None


@pytest.mark.parametrize(
    ("changed", "row", "text"),
    [
        ({"indicator": "pe"}, {"key": "FRA", "central": 0.1}, "has gwp, not pe"),
        (
            {"distribution": "share"},
            {"key": "FRA", "central": 0.1},
            "has positive, not share",
        ),
        (
            {"unit": "gCO2e/kWh"},
            {"key": "FRA", "central": 0.1},
            "convert it to kgCO2e/kWh",
        ),
        (
            {"bounds": {"min": 0, "max": 100}},
            {"key": "FRA", "central": 33.0},
            "33 of FRA is outside the bounds 0.005 to 1.5 of electricity/gwp",
        ),
    ],
)
def test_rows_that_cannot_lie_over_a_table_are_refused(
    changed: dict[str, Any], row: dict[str, Any], text: str
) -> None:
    other = table(row, **changed)

    (fault,) = layer_faults(SHIPPED, other, other.factors)

    assert text in fault[1]


def test_a_label_is_that_of_the_key_or_of_its_parts() -> None:
    labels = {
        "POL": {"en": "Poland", "fr": "Pologne"},
        "mlca-2023": {"en": "model", "fr": "modèle"},
    }
    rows = [{"key": "POL", "central": 0.6}, {"key": "A100:mlca-2023", "central": 0.3}]
    found = table(*rows, labels=labels)

    assert found.label("POL") is not None
    assert found.label("FRA") is None
    label = found.label("A100:mlca-2023")
    assert label is not None
    assert label.in_language("fr") == "A100, modèle"


def test_a_note_is_said_in_the_languages_it_is_translated_to() -> None:
    row = {"key": "POL", "central": 0.6, "note": "six seconds"}
    found = table(row, translations={"fr": {"six seconds": "six secondes"}})

    note = found.note(found.factors[0])

    assert note is not None
    assert note.root == {"en": "six seconds", "fr": "six secondes"}


@pytest.mark.parametrize(
    ("header", "text"),
    [
        ({"translations": {"fr": {"gone": "parti"}}}, "no row has the note 'gone'"),
        ({"labels": {"USA": {"en": "a", "fr": "b"}}}, "no row has the key USA"),
        ({"key_bounds": {"FRA": {"min": 0.02, "max": 0.1}}}, "bounds 0.02 to 0.1"),
    ],
)
def test_words_without_a_row_and_values_outside_their_own_bounds_are_refused(
    header: dict[str, Any], text: str
) -> None:
    with pytest.raises(ValueError, match=text):
        table({"key": "FRA", "central": 0.3}, **header)
