from typing import Any

import pytest
from hypothesis import given, strategies as st
from pydantic import ValidationError

from assessor.domain.factors import (
    Bounds,
    Factor,
    FactorSource,
    RelativeUncertainty,
    TableHeader,
    faults,
)
from assessor.domain.tables import FactorTable
from assessor.domain.wording import plain

SOURCE = {"citation": "A. Author, 2024", "locator": "table 1", "licence": "facts"}
HEADER: dict[str, Any] = {
    "title": {"en": "Intensity", "fr": "Intensité"},
    "meaning": {"en": "Per kWh", "fr": "Par kWh"},
    "unit": "kgCO2e/kWh",
    "indicator": "gwp",
    "boundary": {"en": "Generation", "fr": "Production"},
    "licence": "facts",
    "bounds": {"min": 0.0, "max": 2.0},
    "distribution": "positive",
    "sources": {"a": SOURCE},
}


def row(**more: object) -> Factor:
    return Factor.model_validate(
        {"key": "FRA", "central": 0.1, "source": "a", "verification": "read", **more}
    )


def table(*factors: Factor, **more: object) -> FactorTable:
    return FactorTable.model_validate(
        {**HEADER, "id": "electricity/gwp", "factors": factors, **more}
    )


@pytest.mark.parametrize(
    ("year", "used", "notes"),
    [
        (2024, 2024, ()),
        (2026, 2024, ("no 2026 value; 2024 used",)),
        (2022, 2020, ("no 2022 value; 2020 used",)),
        (2015, 2020, ("no 2015 value; 2020 used",)),
        (None, 2024, ()),
    ],
)
def test_the_value_in_force_is_the_latest_not_after_the_year_else_the_earliest(
    year: int | None, used: int, notes: tuple[str, ...]
) -> None:
    rows = (row(valid_from=2024, low=0.09), row(valid_from=2020, low=0.09))

    found = table(*rows).at("FRA", year)

    assert found is not None
    assert (found.valid_from, found.notes) == (used, notes)


@pytest.mark.parametrize(("year", "used"), [(2019, None), (2021, 2020)])
def test_an_undated_row_gives_way_to_dated_ones_that_are_in_force(
    year: int, used: int | None
) -> None:
    found = table(row(), row(valid_from=2020)).at("FRA", year)

    assert found is not None
    assert found.valid_from == used


def test_undated_and_without_range_are_said_in_both_languages() -> None:
    found = table(row()).at("FRA", 2024)

    assert found is not None
    assert found.notes == ("undated", "no range stated")
    assert found.notes_in("fr") == ("sans date", "pas de fourchette indiquée")
    assert found.low == found.central == found.high


def test_a_key_that_is_not_there_yields_nothing() -> None:
    assert table(row()).at("POL", 2024) is None


def test_a_row_that_is_not_verified_is_given_only_when_asked_for() -> None:
    shelf = table(row(verification="unverified"))

    assert shelf.at("FRA") is None
    assert shelf.at("FRA", allow_unverified=True) is not None


@pytest.mark.parametrize(
    ("ends", "low", "high"),
    [
        ({}, 0.8, 1.25),
        ({"low": 0.9, "high": 1.1}, 0.8, 1.25),
        ({"low": 0.5}, 0.5, 1.25),
        ({"high": 1.9}, 0.8, 1.9),
    ],
)
def test_a_range_is_at_least_the_uncertainty_of_the_table(
    ends: dict[str, float], low: float, high: float
) -> None:
    least = RelativeUncertainty(value=0.25, basis="project convention")
    shelf = table(row(central=1.0, **ends), relative_uncertainty=least)

    found = shelf.at("FRA")

    assert found is not None
    assert (found.low, found.high) == pytest.approx((low, high))


def test_widening_stops_at_the_bounds_of_the_table() -> None:
    shelf = table(
        row(central=1.09),
        bounds=Bounds(min=1, max=3),
        relative_uncertainty=RelativeUncertainty(value=0.2, basis="convention"),
    )

    found = shelf.at("FRA")

    assert found is not None
    assert (found.low, found.high) == pytest.approx((1, 1.308))


@given(
    central=st.floats(0.01, 1.9),
    low=st.floats(0, 1),
    high=st.floats(1, 1.05),
    least=st.floats(0.01, 5),
)
def test_low_central_and_high_are_always_in_order_and_within_bounds(
    central: float, low: float, high: float, least: float
) -> None:
    given_row = row(central=central, low=central * low, high=central * high)
    header = {**HEADER, "relative_uncertainty": {"value": least, "basis": "x"}}
    found = FactorTable.model_validate(
        {**header, "id": "a", "factors": (given_row,)}
    ).at("FRA")

    assert found is not None
    assert 0 <= found.low <= found.central <= found.high <= 2


def test_a_lookup_carries_its_source_and_its_name() -> None:
    found = table(row(unit="g/kWh", note="by hand"), unit=None).at("FRA", 2024)

    assert found is not None
    assert found.name == "electricity/gwp#FRA"
    assert (found.citation, found.locator) == ("A. Author, 2024", "table 1")
    assert (found.unit, found.remark, found.licence) == ("g/kWh", "by hand", "facts")
    assert found.boundary.in_language("fr") == "Production"


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ({"low": 0.2}, "not in order"),
        ({"high": 0.05}, "not in order"),
        ({"components": {"manufacture": 0.05}}, "add up to 0.05"),
        ({"verification": "seen"}, "read"),
        ({"central": float("inf")}, "finite"),
        ({"valid_from": 12}, "1900"),
        ({"key": " x"}, "pattern"),
    ],
)
def test_a_row_that_cannot_be_right_is_refused(
    wrong: dict[str, object], expected: str
) -> None:
    with pytest.raises(ValidationError, match=expected):
        row(**wrong)


@pytest.mark.parametrize(
    ("rows", "location", "text"),
    [
        ((row(), row()), ("rows", 1), "stands here twice"),
        ((row(source="b"), row(key="POL")), ("rows", 0), "is not in the header"),
        ((row(range_source="b"),), ("rows", 0), "the source b"),
        ((row(central=3.0),), ("rows", 0), "outside the bounds 0 to 2"),
        ((row(high=3.0),), ("rows", 0), "outside the bounds"),
    ],
)
def test_what_is_wrong_between_rows_and_header_has_a_place(
    rows: tuple[Factor, ...], location: tuple[str | int, ...], text: str
) -> None:
    found = list(faults(TableHeader.model_validate(HEADER), rows))

    assert [place for place, _ in found] == [location]
    assert text in found[0][1]


def test_a_source_that_no_row_names_is_a_fault_of_the_header() -> None:
    header = {**HEADER, "sources": {"a": SOURCE, "b": SOURCE}}

    found = list(faults(TableHeader.model_validate(header), (row(),)))

    assert [place for place, _ in found] == [("sources", "b")]


def test_a_row_needs_a_unit_where_the_table_has_none() -> None:
    header = TableHeader.model_validate({**HEADER, "unit": None})

    assert [text for _, text in faults(header, (row(),))] == [
        "FRA has no unit: state one in the row or in the header"
    ]


def test_a_table_with_a_fault_cannot_be_made() -> None:
    with pytest.raises(ValidationError, match="twice"):
        table(row(), row())


def test_the_digest_follows_the_content_alone() -> None:
    one, same, other = table(row()), table(row()), table(row(central=0.2))

    assert one.digest == same.digest != other.digest
    assert len(one.digest) == 64


def test_a_title_may_be_the_same_in_both_languages() -> None:
    assert table(row(), title=plain("PUE")).title.in_language("fr") == "PUE"


def test_a_set_of_warming_potentials_says_where_it_is_stated() -> None:
    source = {"citation": "Somebody", "locator": "p. 1", "licence": "facts"}

    with pytest.raises(ValidationError, match="say in potentials_from where AR5"):
        FactorSource.model_validate({**source, "potentials": "AR5"})
