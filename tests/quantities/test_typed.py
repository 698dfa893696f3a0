import time

import pytest
from hypothesis import given, strategies as st

from assessor.errors import QuantityError
from assessor.quantities import Quantity, convert, format_quantity, parse_quantity
from assessor.quantities.typed import Decimal


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1200", 1200),
        ("1 200", 1200),
        ("1 200 300", 1200300),
        ("1\u202f200", 1200),
        ("1\u00a0200,5", 1200.5),
        ("1\u2009200", 1200),
        ("1,200.5", 1200.5),
        ("1.200,5", 1200.5),
        ("1,200,300", 1200300),
        ("1.200.300", 1200300),
        ("1 200.500", 1200.5),
        ("1 200,500", 1200.5),
        ("1234,567", 1234.567),
        ("0,200", 0.2),
        ("0.200", 0.2),
        ("1,5", 1.5),
        ("1.5", 1.5),
        (".5", 0.5),
        (",5", 0.5),
        ("1,2345", 1.2345),
        ("3e3", 3000),
        ("3E-3", 0.003),
        ("1,5e3", 1500),
        ("-7", -7),
        ("−7", -7),
        ("+7", 7),
        ("0", 0),
    ],
)
@pytest.mark.parametrize("decimal", [".", ","])
def test_reads_figures_of_one_meaning(
    text: str, value: float, decimal: Decimal
) -> None:
    for typed in (text, f"{text} h", f"{text}h", f"  {text}\u00a0h "):
        assert parse_quantity(typed, "h", decimal=decimal).value == value


def test_reads_figures_of_two_meanings_by_the_decimal_sign() -> None:
    assert parse_quantity("1,200", "h").value == 1200
    assert parse_quantity("1.200", "h").value == 1.2
    assert parse_quantity("1,200", "h", decimal=",").value == 1.2
    with pytest.raises(QuantityError, match="thousands or decimals"):
        parse_quantity("1.200", "h", decimal=",")


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("12 d", "h", Quantity(12, "d")),
        ("85 %", "1", Quantity(85, "%")),
        ("85%", "share", Quantity(85, "%")),
        ("57 g/kWh", "kgCO2e/kWh", Quantity(57, "g/kWh")),
        ("3 Wh par requête", "kWh/request", Quantity(3, "Wh par requête")),
        ("1200 h [900, 1600]", "h", Quantity(1200, "h", (900, 1600))),
        ("1200 [900,1600]", "h", Quantity(1200, "h", (900, 1600))),
        ("1200h[900;1600]", "h", Quantity(1200, "h", (900, 1600))),
        ("1,2 h [0,9, 1,6]", "h", Quantity(1.2, "h", (0.9, 1.6))),
        ("1,2 h [0,9 ; 1,6]", "h", Quantity(1.2, "h", (0.9, 1.6))),
        ("1,2 h [0.9..1.6]", "h", Quantity(1.2, "h", (0.9, 1.6))),
        ("1200 h [900 – 1 600]", "h", Quantity(1200, "h", (900, 1600))),
        ("900-1600 h", "h", Quantity(None, "h", (900, 1600))),
        ("900 – 1 600 h", "h", Quantity(None, "h", (900, 1600))),
        ("900..1600", "h", Quantity(None, "h", (900, 1600))),
        ("900 … 1600", "h", Quantity(None, "h", (900, 1600))),
        ("900 to 1600 d", "h", Quantity(None, "d", (900, 1600))),
        ("900 à 1600 jours", "h", Quantity(None, "jours", (900, 1600))),
        ("[900, 1600] h", "h", Quantity(None, "h", (900, 1600))),
        ("-5..-3", "h", Quantity(None, "h", (-5, -3))),
        ("1e-3-2e-3 h", "h", Quantity(None, "h", (0.001, 0.002))),
        ("10-20 %", "1", Quantity(None, "%", (10, 20))),
    ],
)
def test_reads_units_and_ranges(text: str, unit: str, expected: Quantity) -> None:
    assert parse_quantity(text, unit) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,5 million", Quantity(1_500_000, "token")),
        ("1.5 million tokens", Quantity(1_500_000, "tokens")),
        ("2 milliards de jetons", Quantity(2e9, "jetons")),
        ("1,5 million d’exemples", Quantity(1_500_000, "exemples")),
        ("3 k", Quantity(3000, "token")),
        ("3k tokens", Quantity(3000, "tokens")),
        ("12 thousand", Quantity(12_000, "token")),
        ("12 MILLIERS", Quantity(12_000, "token")),
        ("3 M", Quantity(3_000_000, "token")),
        ("1 200 M tokens", Quantity(1.2e9, "tokens")),
        ("7B", Quantity(7e9, "token")),
        ("1 à 2 millions", Quantity(None, "token", (1e6, 2e6))),
        ("500 k to 2 million", Quantity(None, "token", (5e5, 2e6))),
        ("[1, 2] million", Quantity(None, "token", (1e6, 2e6))),
        ("1,5 million [1, 2 millions]", Quantity(1.5e6, "token", (1e6, 2e6))),
        ("1,5 million [1 million ; 2 M]", Quantity(1.5e6, "token", (1e6, 2e6))),
    ],
)
@pytest.mark.parametrize("decimal", [".", ","])
def test_reads_words_of_magnitude(
    text: str, expected: Quantity, decimal: Decimal
) -> None:
    if expected.unit != "exemples":
        assert parse_quantity(text, "token", decimal=decimal) == expected
    else:
        assert parse_quantity(text, "example", decimal=decimal) == expected


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("3 kWh", "Wh", Quantity(3, "kWh")),
        ("3 k€", "EUR", Quantity(3, "k€")),
        ("3 km", "m", Quantity(3, "km")),
        ("3 M€", "EUR", Quantity(3, "M€")),
        ("7B", "GB", Quantity(7, "B")),
        ("5 min", "h", Quantity(5, "min")),
        ("12 k/year", "1/year", Quantity(12_000, "1/year")),
        ("1,5 million par an", "1/year", Quantity(1_500_000, "1/an")),
        ("3 millions d'usages par an", "use/year", Quantity(3e6, "usages par an")),
    ],
)
def test_a_unit_is_no_word_of_magnitude(
    text: str, unit: str, expected: Quantity
) -> None:
    assert parse_quantity(text, unit) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2 billion", "other numbers in English than in French"),
        ("1 trillions de jetons", "other numbers in English than in French"),
        ("1 million 200 thousand", "write one number"),
        ("3e3 million", "is not known"),
        ("million", "was expected"),
        ("500 000 to 2 million", "the lower bound comes first"),
        ("", "a number with its unit was expected"),
        ("   ", "a number with its unit was expected"),
        ("h", "a number with its unit was expected"),
        ("many", "a number with its unit was expected"),
        ("inf", "was expected"),
        ("-inf h", "was expected"),
        ("nan", "was expected"),
        ("1e999", "too large"),
        ("1e308 d", "too large"),
        ("12 34", "not one number"),
        ("1 2000", "not one number"),
        ("12 h 30 min", "is not known"),
        ("1.2.3", "not one number"),
        ("1,2,3", "not one number"),
        ("1,20.5", "not one number"),
        ("01,200.5", "not one number"),
        ("1200 kW", "units that fit are h, "),
        ("1200 hourz", "did you mean"),
        ("1200 h [1600, 900]", "the lower bound comes first"),
        ("1600-900", "the lower bound comes first"),
        ("1200 h [900]", "two bounds were expected"),
        ("1200 h []", "two bounds were expected"),
        ("1200 h [a, b]", "a number was expected"),
        ("1200 h [1, 2, 3]", "two bounds were expected"),
        ("1200 h [900, 1600", "was expected"),
        ("1200 [900, 1600] h", "was expected"),
        ("1" * 201, "the text is too long"),
        ("١٢", "was expected"),
        ("１２", "was expected"),
        ("1_000", "is not known"),
        ("0x10", "is not known"),
        ("<script>", "was expected"),
    ],
)
def test_refuses_everything_else(text: str, words: str) -> None:
    with pytest.raises(QuantityError) as caught:
        parse_quantity(text, "h")

    assert words in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "1 k" * 60,
        "1 million d'" * 15,
        "1 " * 100,
        "1," * 100,
        "1-" * 100,
        "[" * 200,
        "1 h" * 60,
        "1.." * 60,
        "/" * 200,
    ],
)
def test_refuses_hostile_text_at_once(text: str) -> None:
    begin = time.process_time()

    with pytest.raises(QuantityError):
        parse_quantity(text, "h")

    assert time.process_time() - begin < 5


@given(
    st.floats(allow_nan=False, allow_infinity=False, min_value=-1e300, max_value=1e300),
    st.sampled_from(["1", "h", "kgCO2e/kWh", "%", "kWh/TB/year"]),
)
def test_what_is_formatted_is_read_back(value: float, unit: str) -> None:
    assert parse_quantity(format_quantity(value, unit), unit) == Quantity(value, unit)


@given(st.text(alphabet="0123456789., -[];%hkMW/e+…àmilonds", max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        quantity = parse_quantity(text, "h", decimal=",")
    except QuantityError:
        return
    for figure in (quantity.value, *(quantity.range or ())):
        assert figure is None or convert(figure, quantity.unit, "h") is not None


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1200 1/year", 1200, "1/year"),
        ("1 200 per year", 1200, "1/year"),
        ("300 000 par an", 300_000, "1/an"),
        ("21/year", 21, "1/year"),
        ("21 / year", 21, "1/year"),
    ],
)
def test_a_rate_is_typed_as_people_write_it(text: str, value: float, unit: str) -> None:
    quantity = parse_quantity(text, "1/year")

    assert (quantity.value, quantity.unit) == (value, unit)


def test_a_rate_that_is_formatted_is_read_back() -> None:
    written = format_quantity(1200, "1/year")

    assert parse_quantity(written, "1/year").value == 1200
