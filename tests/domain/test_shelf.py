from typing import Any

import pytest

from assessor.domain.places import Place, Places
from assessor.domain.shelf import Shelf
from assessor.domain.tables import FactorTable
from assessor.domain.wording import plain
from assessor.errors import CatalogueError


def table(table_id: str, **values: float) -> FactorTable:
    rows: list[dict[str, Any]] = [
        {
            "key": key.replace("__", ":"),
            "central": value,
            "low": value,
            "valid_from": 2024,
            "source": "a",
            "verification": "read",
        }
        for key, value in values.items()
    ]
    return FactorTable.model_validate(
        {
            "id": table_id,
            "title": plain("t"),
            "meaning": plain("m"),
            "unit": "kg",
            "indicator": "gwp",
            "boundary": plain("b"),
            "licence": "facts",
            "bounds": {"min": 0, "max": 1000},
            "distribution": "positive",
            "sources": {"a": {"citation": "A", "locator": "l", "licence": "facts"}},
            "factors": rows,
        }
    )


PLACES = Places.model_validate(
    {
        "entries": [
            {"code": "WLD", "name": plain("w"), "kind": "world", "source": "a"},
            *(
                {"code": code, "name": plain(code), "kind": kind, "parent": parent}
                | {"source": "a"}
                for code, kind, parent in (
                    ("EUR", "region", "WLD"),
                    ("FRA", "country", "EUR"),
                    ("USA", "country", "WLD"),
                    ("gcp:europe-west9", "zone", "FRA"),
                )
            ),
        ]
    }
)
SHELF = Shelf(
    {
        "electricity/gwp": table("electricity/gwp", FRA=0.05, WLD=0.5),
        "network/gwp": table("network/gwp", fixed__EUR=0.03),
        "accelerators/embodied-gwp": table("accelerators/embodied-gwp", generic=150),
    },
    PLACES,
)


@pytest.mark.parametrize(
    ("place", "value", "notes"),
    [
        ("FRA", 0.05, ()),
        ("gcp:europe-west9", 0.05, ("no value for gcp:europe-west9; FRA used",)),
        ("USA", 0.5, ("no value for USA; WLD used",)),
        ("ZZZ", 0.5, ("no value for ZZZ; WLD used",)),
    ],
)
def test_the_place_falls_back_from_zone_to_country_to_world_with_a_note(
    place: str, value: float, notes: tuple[str, ...]
) -> None:
    found = SHELF.at_place("electricity/gwp", place, 2024)

    assert found is not None
    assert (found.central, found.notes) == (value, notes)


def test_a_prefix_stands_before_the_place_in_the_key() -> None:
    found = SHELF.at_place("network/gwp", "FRA", 2024, prefix="fixed:")

    assert found is not None
    assert (found.key, found.notes) == ("fixed:EUR", ("no value for FRA; EUR used",))


def test_a_place_outside_every_row_yields_nothing() -> None:
    assert SHELF.at_place("network/gwp", "USA", prefix="fixed:") is None


def test_a_generic_row_stands_in_where_it_is_allowed_to() -> None:
    found = SHELF.at("accelerators/embodied-gwp", "X1", 2024, otherwise="generic")

    assert found is not None
    assert found.notes == ("no value for X1; the generic value generic used",)
    assert SHELF.at("accelerators/embodied-gwp", "X1") is None
    assert SHELF.at("electricity/gwp", "X1", otherwise="generic") is None


def test_a_table_that_is_not_there_is_named_with_the_nearest_one() -> None:
    with pytest.raises(CatalogueError, match=r"did you mean electricity/gwp\?"):
        SHELF.at("electricity/gpw", "FRA")


def test_a_shelf_is_a_mapping_of_its_tables() -> None:
    assert "network/gwp" in SHELF
    assert len(SHELF) == len(list(SHELF)) == 3
    assert SHELF.get("no/table") is None


def test_the_digest_of_the_shelf_follows_its_tables() -> None:
    fewer = Shelf({"network/gwp": SHELF["network/gwp"]}, PLACES)

    assert SHELF.digest == Shelf(SHELF.tables, PLACES).digest != fewer.digest


@pytest.mark.parametrize(
    ("code", "parent", "expected"),
    [
        ("DEU", None, "needs a parent"),
        ("DEU", "XYZ", "which is not known"),
        ("FRA", "WLD", "FRA stands here twice"),
        ("DEU", "DEU", "its own ancestor"),
    ],
)
def test_places_must_stand_in_one_tree(
    code: str, parent: str | None, expected: str
) -> None:
    wrong = Place(code=code, name=plain("x"), kind="country", parent=parent, source="a")

    with pytest.raises(ValueError, match=expected):
        Places(entries=(*PLACES.entries, wrong))


def test_places_are_listed_by_kind() -> None:
    assert [place.code for place in PLACES.of_kind("country")] == ["FRA", "USA"]
