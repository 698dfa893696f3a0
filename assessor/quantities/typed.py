"""Quantities as people type them, in English or in French."""

import math
import re
from dataclasses import dataclass
from typing import Literal, NoReturn

from assessor.errors import QuantityError
from assessor.quantities.magnitudes import BILLION, spelled_out
from assessor.quantities.units import convert, read_unit

Decimal = Literal[",", "."]

_LONGEST = 200
_NUMBER = r"[-+]?(?:\d(?:[., ]?\d)*|[.,]\d+)(?:[eE][-+]?\d+)?"
_UNIT = r"[^\d\s\[\]+,;-][^\[\],;]*"
_ONE = re.compile(
    rf"(?P<value>{_NUMBER}) ?(?P<unit>{_UNIT})? ?(?:\[(?P<bounds>[^\[\]]*)\])?",
    re.ASCII,
)
_TWO = re.compile(
    rf"(?P<low>{_NUMBER}) ?(?:-|\.\.|to |à ) ?(?P<high>{_NUMBER}) ?(?P<unit>{_UNIT})?",
    re.ASCII,
)
_BOUNDS = re.compile(rf"\[(?P<bounds>[^\[\]]*)\] ?(?P<unit>{_UNIT})?", re.ASCII)
_SPACES = re.compile(r"\s+")
# A rate of counted things: 1200 1/year, 1200 per year, 1200 par an.
_RATE = re.compile(r"(?<=[\d\]])(?: 1 ?/ ?| ?/ ?| ?(?:per|par) )(?=[^\W\d])")
_SIGNS = str.maketrans({"\u2212": "-", "–": "-", "—": "-", "…": ".."})
# Digits in groups of three, as a thousands separator makes them.
_GROUPS = r"[1-9]\d{0,2}(?:%s\d{3})+"
_THREE_DIGITS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}", re.ASCII)
_PLAIN = re.compile(r"\d*[.,]?\d+", re.ASCII)
_EXPECTED = "a number with its unit was expected, such as '1200 h' or '900-1600 h'"
WRONG = {
    "too_long": f"the text is too long: {_EXPECTED}",
    "expected": _EXPECTED,
    "order": "the lower bound comes first",
    "bounds": "two bounds were expected, such as [900, 1600]",
    "number": "a number was expected",
    "large": "the number is too large",
    "thousands": "it may be thousands or decimals: write it without the point",
    "separators": "this is not one number, or its separators are misplaced",
    "billion": BILLION,
}
"""What can be wrong with a text, by the code of the reason."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """What was typed.

    Attributes:
        value: The value, None where only a range was typed. [unit]
        unit: The unit as it was typed, or the one that was expected.
        range: The bounds, where they were typed. [unit]
    """

    value: float | None
    unit: str
    range: tuple[float, float] | None = None


def parse_quantity(text: str, unit: str, *, decimal: Decimal = ".") -> Quantity:
    """Read a quantity; the figures stay in the unit they were typed in.

    Whether a value lies in its range is left to whoever asked for it.

    Args:
        text: What was typed: ``1 200,5 kWh``, ``12 d``, ``1200 h [900, 1600]``,
            ``900-1600 h``, ``85 %``, ``1.5 million``.
        unit: The unit that is expected; the one typed must convert to it.
        decimal: How to read ``1,200``, which has two meanings: "." makes it 1200,
            "," makes it 1.2 and refuses ``1.200``. Other figures have one meaning.

    Raises:
        QuantityError: This is not one quantity, or its unit does not fit.

    >>> parse_quantity("1 200,5 MWh", "kWh")
    Quantity(value=1200.5, unit='MWh', range=None)
    >>> parse_quantity("900..1600", "h")
    Quantity(value=None, unit='h', range=(900.0, 1600.0))
    """
    if len(text) > _LONGEST:
        _refuse(text[:20] + "…", "too_long")
    tidy = _SPACES.sub(" ", text.translate(_SIGNS)).strip()
    tidy = spelled_out(tidy, billions="data" not in dict(read_unit(unit).dimension))
    tidy = _RATE.sub(" /", tidy)
    if found := _TWO.fullmatch(tidy):
        value = None
        bounds = (_number(found["low"], decimal), _number(found["high"], decimal))
    elif found := _BOUNDS.fullmatch(tidy):
        value, bounds = None, _bounds(found["bounds"], decimal)
    elif found := _ONE.fullmatch(tidy):
        value = _number(found["value"], decimal)
        inside = found["bounds"]
        return _checked(
            Quantity(
                value,
                _unit(found, unit),
                None if inside is None else _bounds(inside, decimal),
            ),
            unit,
        )
    else:
        _refuse(text, "expected")
    return _checked(Quantity(value, _unit(found, unit), bounds), unit)


def format_quantity(value: float, unit: str) -> str:
    """Return the plain text of a quantity, which ``parse_quantity`` reads back.

    >>> format_quantity(1200.0, "h"), format_quantity(0.5, "1")
    ('1200 h', '0.5')
    """
    number = repr(float(value)).removesuffix(".0")
    return number if unit == "1" else f"{number} {unit}"


def _refuse(text: str, reason: str) -> NoReturn:
    message = f"{text!r} cannot be read: {WRONG[reason]}"
    raise QuantityError(message, reason=reason, text=text) from None


def _unit(found: re.Match[str], expected: str) -> str:
    unit = (found["unit"] or "").strip() or expected
    return f"1{unit}" if unit.startswith("/") else unit


def _checked(quantity: Quantity, expected: str) -> Quantity:
    if quantity.range and quantity.range[0] > quantity.range[1]:
        low, high = quantity.range
        _refuse(f"{low:g}, {high:g}", "order")
    figures = (*(quantity.range or ()), quantity.value)
    for figure in figures:
        if figure is not None:
            convert(figure, quantity.unit, expected)
    return quantity


def _bounds(inside: str, decimal: Decimal) -> tuple[float, float]:
    for separator in (r";", r"\.\.", r",\s", r",", r"(?<=[\d ])-"):
        parts = re.split(separator, inside)
        if len(parts) == len(("low", "high")):
            low, high = (_number(part.strip(), decimal) for part in parts)
            return low, high
    _refuse(f"[{inside}]", "bounds")


def _number(text: str, decimal: Decimal) -> float:
    if not re.fullmatch(_NUMBER, text, re.ASCII):
        _refuse(text, "number")
    mantissa, mark, exponent = text.replace("E", "e").partition("e")
    sign = "-" if mantissa.startswith("-") else ""
    digits = _digits(mantissa.lstrip("+-"), text, decimal)
    value = float(f"{sign}{digits}{mark}{exponent}")
    if not math.isfinite(value):
        _refuse(text, "large")
    return value


def _digits(figure: str, text: str, decimal: Decimal) -> str:
    """Return a figure with a decimal point and without separators of thousands."""
    if _THREE_DIGITS.fullmatch(figure) and decimal not in figure:
        if decimal == ",":
            _refuse(text, "thousands")
        return figure.replace(",", "")
    if _PLAIN.fullmatch(figure):
        return figure.replace(",", ".")
    for separator, points in ((" ", "[.,]"), (",", r"\."), (r"\.", ",")):
        groups = _GROUPS % separator
        if re.fullmatch(rf"{groups}(?:{points}\d+)?", figure, re.ASCII):
            whole = re.match(groups, figure, re.ASCII)
            length = whole.end() if whole else 0
            head = re.sub("[., ]", "", figure[:length])
            return head + figure[length:].replace(",", ".")
    _refuse(text, "separators")
