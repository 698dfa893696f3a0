"""Figures as people read them: two significant digits, a unit that fits, a range."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel.dates import format_date
from babel.numbers import format_decimal

from assessor.errors import ReportError
from assessor.notation import read_file
from assessor.resources import data_folder

DIGITS = 2
_PRECISE = 6
_SMALLEST = 1e-4
_LARGEST = 1e10
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Scale:
    """One symbol of a unit, and what one of it holds of that unit."""

    symbol: str
    per: float


def rounded(value: float, digits: int = DIGITS) -> float:
    """Round to significant digits.

    Examples:
        >>> rounded(24_690), rounded(0.01234), rounded(0)
        (25000.0, 0.012, 0.0)
    """
    return float(f"{value:.{digits - 1}e}") if value else 0.0


def number(value: float, language: str, digits: int = DIGITS) -> str:
    r"""Write a figure with significant digits, as a language writes it.

    Args:
        value: The figure.
        language: Code of the language.
        digits: Significant digits.

    Examples:
        >>> number(1234.5, "en"), number(0.0567, "fr"), number(-3, "en")
        ('1,200', '0,057', '−3.0')
        >>> number(2.5e-8, "en")
        '2.5\xa0×\xa010⁻⁸'
    """
    if value == 0:
        return "0"
    short = rounded(value, digits)
    size = math.floor(math.log10(abs(short)))
    if not _SMALLEST <= abs(short) < _LARGEST:
        front = _decimal(short / 10.0**size, digits - 1, language)
        power = str(size).translate(_SUPERSCRIPTS)
        return f"{front}\u00a0×\u00a010{power}"
    return _decimal(short, max(0, digits - 1 - size), language)


def precise(value: float, language: str) -> str:
    r"""Write a value with up to six significant digits, to compute with.

    Examples:
        >>> precise(433196.0, "en"), precise(0.057, "en"), precise(1.5e-7, "en")
        ('433,196', '0.057', '1.5\xa0×\xa010⁻⁷')
    """
    short = rounded(value, _PRECISE)
    size = math.floor(math.log10(abs(short))) if short else 0
    if short and not _SMALLEST <= abs(short) < _LARGEST:
        front = _decimal(short / 10.0**size, _PRECISE - 1, language, fixed=False)
        return f"{front}\u00a0×\u00a010{str(size).translate(_SUPERSCRIPTS)}"
    return _decimal(short, max(0, _PRECISE - 1 - size), language, fixed=False)


def whole(value: float, language: str) -> str:
    """Write a count in full.

    Examples:
        >>> whole(4096, "en")
        '4,096'
    """
    return _decimal(value, 0, language)


def exact(value: float, language: str) -> str:
    r"""Write a value that somebody gave, with the digits it was given with.

    Examples:
        >>> exact(433196.0, "en"), exact(0.85, "fr"), exact(1e-9, "en")
        ('433,196', '0,85', '1.0\xa0×\xa010⁻⁹')
    """
    if value and not _SMALLEST <= abs(value) < _LARGEST:
        return number(value, language)
    return _decimal(value, 6, language, fixed=False)


def share(value: float, language: str) -> str:
    r"""Write a share as a percentage.

    Args:
        value: The share. [0 to 1]
        language: Code of the language.

    Examples:
        >>> share(0.456, "en"), share(0.456, "fr").replace("\u202f", "_")
        ('46%', '46_%')
        >>> share(0.002, "en"), share(0, "en"), share(0.998, "en")
        ('<\xa01%', '0%', '>\xa099%')
    """
    percent = 100 * value
    sign = "\u202f%" if language == "fr" else "%"
    if 0 < percent < 1:
        return f"<\u00a01{sign}"
    if 99 < percent < 100:  # noqa: PLR2004  # neither none nor all
        return f">\u00a099{sign}"
    return _decimal(percent, 0, language) + sign


def day(value: date, language: str) -> str:
    """Write a date in words.

    Examples:
        >>> day(date(2026, 11, 2), "fr"), day(date(2026, 11, 1), "fr")
        ('2 novembre 2026', '1er novembre 2026')
    """
    text = str(format_date(value, "long", locale=language))
    return re.sub(r"^1(?= )", "1er", text) if language == "fr" else text


def scale_of(values: Iterable[float], unit: str) -> Scale:
    """Choose the symbol in which a figure is between 1 and 1,000, if there is one.

    Args:
        values: The figure, first, and others to fall back on where it is 0.
        unit: Unit of the values; a rate per year is printed where words say so.

    Examples:
        >>> scale_of([24_690], "kgCO2e").symbol
        't CO₂e'
    """
    ladder = scales().get(unit.removesuffix("/year"))
    if ladder is None:
        return Scale(unit, 1)
    size = next((abs(rounded(value)) for value in values if value), 1.0)
    fitting = [scale for scale in ladder if size >= scale.per]
    return fitting[-1] if fitting else ladder[0]


@cache
def scales() -> Mapping[str, Sequence[Scale]]:
    """Return the symbols of each unit, smallest first."""
    path = data_folder("report_templates") / "units.yaml"
    data = read_file(path).data
    try:
        return _scales(data)
    except (KeyError, TypeError, ValueError) as error:
        message = f"{path}: expected a list of symbol and per under each unit"
        raise ReportError(message) from error


def _scales(data: object) -> Mapping[str, Sequence[Scale]]:
    if not isinstance(data, dict):
        raise TypeError
    return {
        unit: tuple(Scale(str(step["symbol"]), float(step["per"])) for step in steps)
        for unit, steps in data.items()
    }


def _decimal(value: float, places: int, language: str, *, fixed: bool = True) -> str:
    pattern = "#,##0" + ("." + ("0" if fixed else "#") * places if places else "")
    text = str(format_decimal(value, format=pattern, locale=language))
    return text.replace("-", "−")
