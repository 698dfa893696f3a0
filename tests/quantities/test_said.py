import pytest

from assessor.quantities import parse_quantity, said_quantity, said_unit, same_unit
from assessor.quantities.table import spellings

CANONICAL = sorted({unit.name for unit in spellings().values()})


@pytest.mark.parametrize("unit", CANONICAL)
@pytest.mark.parametrize("many", [False, True])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_spelling_can_be_typed_back(unit: str, language: str, many: bool) -> None:
    assert same_unit(said_unit(unit, language, many=many), unit)


@pytest.mark.parametrize(
    ("value", "unit", "english", "french"),
    [
        (1, "year", "1 year", "1_an"),
        (1.5, "year", "1.5 years", "1,5_an"),
        (-3, "year", "-3 years", "-3_ans"),
        (2.5, "TB/year", "2.5 TB/year", "2,5_To/an"),
        (3, "d", "3 d", "3_j"),
        (12_000, "use/year", "12,000 uses/year", "12_000_usages/an"),
        (2026, "1", "2026", "2026"),
    ],
)
def test_a_quantity_is_said_in_each_language(
    value: float, unit: str, english: str, french: str
) -> None:
    assert said_quantity(value, unit, "en") == english
    assert said_quantity(value, unit, "fr").replace("\N{NO-BREAK SPACE}", "_") == french


def test_what_is_said_in_french_is_read_back() -> None:
    said = said_quantity(12_000.5, "use/year", "fr")

    assert parse_quantity(said, "use/year", decimal=",").value == 12_000.5
