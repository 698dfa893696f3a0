import pytest
from hypothesis import given, strategies as st

from assessor.errors import QuantityError
from assessor.quantities import convert, fitting
from assessor.quantities.table import spellings
from assessor.quantities.units import read_unit

NAMES = sorted({unit.name for unit in spellings().values()})
FIGURES = st.floats(min_value=-1e15, max_value=1e15).filter(
    lambda x: x == 0 or abs(x) > 1e-15
)


@pytest.mark.parametrize(
    ("value", "unit", "to", "expected"),
    [
        (1, "kWh", "MJ", 3.6),
        (2.5, "MWh", "kWh", 2500),
        (1, "GWh", "MWh", 1000),
        (1, "TWh", "GWh", 1000),
        (12, "d", "h", 288),
        (12, "jours", "h", 288),
        (2, "j", "h", 48),
        (1, "an", "h", 8766),
        (1, "year", "d", 365.25),
        (1, "month", "h", 730.5),
        (12, "mois", "years", 1),
        (1, "semaine", "d", 7),
        (90, "min", "h", 1.5),
        (1, "To", "GB", 1000),
        (1, "Go", "B", 1e9),
        (1, "GiB", "B", 2**30),
        (1, "Gio", "MiB", 1024),
        (8, "Mbit", "MB", 1),
        (85, "%", "share", 0.85),
        (7, "%", "1", 0.07),
        (0.85, "ratio", "%", 85),
        (57, "gCO2e/kWh", "kgCO2e/kWh", 0.057),
        (57, "g/kWh", "kgCO2e/kWh", 0.057),
        (57, "g CO2 eq / kWh", "kgCO2e/kWh", 0.057),
        (57, "gCO₂e/kWh", "kgCO2e/kWh", 0.057),
        (57, "gCO2/kWh", "kgCO2e/kWh", 0.057),
        (57, "kgCO2eq/MWh", "kgCO2e/kWh", 0.057),
        (57, "g éqCO2/kWh", "kgCO2e/kWh", 0.057),
        (2, "t", "kgCO2e", 2000),
        (1.5, "L/kWh", "mL/Wh", 1.5),
        (1, "m3/MWh", "L/kWh", 1),
        (10, "MJ/kWh", "kJ/Wh", 10),
        (0.003, "kWh/use", "Wh/use", 3),
        (3, "Wh per request", "kWh/request", 0.003),
        (3, "Wh par requête", "kWh/request", 0.003),
        (0.4, "W/GB", "mW/MB", 0.4),
        (1, "kWh/To/an", "kWh/TB/year", 1),
        (8766, "kWh/year", "kW", 1),
        (1, "km/personne", "km/person", 1),
        (312, "TFLOP/s", "FLOP/s", 3.12e14),
        (3, "EFLOP", "PFLOP", 3000),
        (2, "FLOPs", "FLOP", 2),
        (3, "W·h", "Wh", 3),
        (3, "kg.km", "t·km", 0.003),
        (8, "mm²", "cm2", 0.08),
        (5, "k€", "EUR", 5000),
        (1200, "GPU-hours", "h", 1200),
        (4, "copies", "copy", 4),
        (3, "KWH", "kWh", 3),
        (3, "Mwh", "kWh", 3000),
        (3, "Parametres", "parameter", 3),
        (2, "mgSbeq", "kgSbeq", 2e-6),
    ],
)
def test_converts(value: float, unit: str, to: str, expected: float) -> None:
    assert convert(value, unit, to) == pytest.approx(expected, rel=1e-15)


@pytest.mark.parametrize(
    ("unit", "to", "words"),
    [
        ("kW", "kWh", "'kW' cannot be converted to kWh: units that fit are kWh, "),
        ("kWh", "L/kWh", "units that fit are L/kWh, mL/kWh, m3/kWh"),
        ("kg", "kgSbeq", "units that fit are kgSbeq, mgSbeq, gSbeq"),
        ("kgCO2e", "kg", "'kgCO2e' cannot be converted to kg"),
        ("kWh/request", "kWh/use", "cannot be converted"),
        ("card", "server", "cannot be converted"),
        ("%", "h", "cannot be converted"),
        ("kwhh", "kWh", "the unit 'kwhh' is not known: did you mean kWh"),
        ("mwh", "kWh", "the unit 'mwh' is not known: did you mean MWh or mWh"),
        ("mw", "W", "did you mean MW or mW"),
        ("ML", "L", "did you mean mL"),
        ("yaer", "h", "did you mean year?"),
        ("Gb", "GB", "the unit 'Gb' is not known: did you mean GB"),
        ("FLOPS", "FLOP", "the unit 'FLOPS' is not known: did you mean FLOP or FLOP/s"),
        ("jour/mois/x", "1", "the unit 'x' in 'jour/mois/x' is not known"),
        ("", "h", "the unit '' is not known"),
        ("/", "h", "the unit '' in '/' is not known"),
        ("h/", "h", "is not known"),
        ("a" * 100, "h", "is too long for a unit"),
    ],
)
def test_says_what_fits(unit: str, to: str, words: str) -> None:
    with pytest.raises(QuantityError) as caught:
        convert(1, unit, to)

    assert words in str(caught.value)


def test_refuses_a_result_beyond_all_figures() -> None:
    with pytest.raises(QuantityError, match="too large"):
        convert(1e308, "ZFLOP", "FLOP")


@given(FIGURES, st.sampled_from(NAMES), st.data())
def test_there_and_back_is_the_same(
    value: float, unit: str, data: st.DataObject
) -> None:
    to = data.draw(st.sampled_from(fitting(unit)))

    assert convert(convert(value, unit, to), to, unit) == pytest.approx(value)
    assert convert(value, f"{to}/{unit}", f"{unit}/{to}") == pytest.approx(
        convert(convert(value, to, unit), to, unit)
    )


@given(FIGURES, st.integers(-1000, 1000), st.sampled_from(NAMES), st.data())
def test_conversion_is_linear(
    value: float, factor: int, unit: str, data: st.DataObject
) -> None:
    to = data.draw(st.sampled_from(fitting(unit)))

    assert convert(factor * value, unit, to) == pytest.approx(
        factor * convert(value, unit, to)
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_unit_is_its_own(name: str) -> None:
    assert convert(3.7, name, name) == 3.7
    assert read_unit(name).name == name


@given(st.text(max_size=30))
def test_any_text_is_a_unit_or_refused(text: str) -> None:
    try:
        read_unit(text)
    except QuantityError:
        return
    assert text
