"""Conversion between units, alone or combined as in ``kWh/TB/year``."""

import difflib
import math
import re
from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache

from assessor.errors import QuantityError
from assessor.quantities.table import Dimension, Unit, spellings

_KNOWN = spellings()
_LONGEST = 60
_SHOWN = 8
_DIGITS = str.maketrans("₂²³", "223")
_PER = re.compile(r"\s+(?:per|par)\s+")
_CARBON = re.compile(
    r"(?:[eé]q\.?-?CO2|CO2(?:-?[eé]q?\.?)?)(?![A-Za-z0-9])", re.IGNORECASE
)
_EXACT = 2**53


def convert(value: float, unit: str, to: str) -> float:
    """Convert a value from one unit to another.

    A mass is taken as a mass of CO2 equivalent where one is expected. One year is
    8766 h, one month 730.5 h.

    Args:
        value: The value [unit].
        unit: The unit it is in.
        to: The unit it is wanted in.

    Raises:
        QuantityError: A unit is not known, the two do not fit, or the result is
            not finite.

    >>> convert(12, "d", "h"), convert(85, "%", "1"), convert(2, "MWh/an", "kWh/year")
    (288.0, 0.85, 2000.0)
    """
    ratio = _ratio(unit, to)
    try:
        result = _times(value, ratio)
    except OverflowError:
        result = math.inf
    if not math.isfinite(result):
        message = f"{value:g} {unit} is too large for a figure in {to}"
        raise QuantityError(message, reason="unit_large", unit=unit, to=to)
    return result


@lru_cache(maxsize=1024)
def fitting(unit: str) -> tuple[str, ...]:
    """Return units that can be typed where a unit is expected, the unit first.

    >>> fitting("L/kWh")
    ('L/kWh', 'mL/kWh', 'm3/kWh')
    """
    head, *rest = re.split("(?=[/·])", unit)
    wanted = read_unit(head).dimension
    names = dict.fromkeys([head, *(_same(wanted) if wanted or not rest else ())])
    return tuple(f"{name}{''.join(rest)}" for name in names)


def same_unit(unit: str, other: str) -> bool:
    """Say whether two spellings stand for one unit.

    >>> same_unit("ans", "year"), same_unit("j", "h")
    (True, False)
    """
    first, second = read_unit(unit), read_unit(other)
    return (first.dimension, first.scale) == (second.dimension, second.scale)


def _same(dimension: Dimension) -> Iterable[str]:
    return (unit.name for unit in _KNOWN.values() if unit.dimension == dimension)


@lru_cache(maxsize=4096)
def read_unit(text: str) -> Unit:
    """Return the unit that a text stands for.

    Raises:
        QuantityError: A part of it is not known; the nearest are named.

    >>> read_unit("kg CO2 eq / kWh").dimension
    (('co2e', 1), ('energy', -1))
    """
    if len(text) > _LONGEST:
        message = f"{text[:20]!r}… is too long for a unit"
        raise QuantityError(message, reason="unit_long", unit=text[:20])
    tidy = _PER.sub("/", text.translate(_DIGITS))
    tidy = _CARBON.sub("CO2e", "".join(tidy.split()))
    scale = Fraction(1)
    powers: dict[str, int] = {}
    for place, factor in enumerate(tidy.split("/")):
        sign = -1 if place else 1
        for part in re.split("[·⋅*.]", factor):
            unit = _single(part, text)
            scale *= unit.scale**sign
            for name, power in unit.dimension:
                powers[name] = powers.get(name, 0) + sign * power
    dimension = tuple(sorted((name, power) for name, power in powers.items() if power))
    return Unit(text, dimension, scale)


def _single(name: str, text: str) -> Unit:
    if name in _KNOWN:
        return _KNOWN[name]
    folded = name.casefold()
    alike = {unit for known, unit in _KNOWN.items() if known.casefold() == folded}
    mega = any(unit.name[0] == "M" for unit in alike)
    clear = {unit for unit in alike if _is_clear(name, unit, mega=mega)}
    if len(clear) == 1:
        return clear.pop()
    near = sorted(unit.name for unit in alike)
    near += [f"{unit}/s" for unit in near if unit.endswith("FLOP")]
    near += [
        _KNOWN[one].name for one in difflib.get_close_matches(name, _KNOWN, 3, 0.5)
    ]
    shown = " or ".join([*dict.fromkeys(near)][:3])
    hint = f"did you mean {shown}?" if near else "write it in full, such as kWh or h"
    inside = f" in {text!r}" if name != text else ""
    message = f"the unit {name!r}{inside} is not known: {hint}"
    near_names = " / ".join([*dict.fromkeys(near)][:3])
    reason = "unit_near" if near else "unit_unknown"
    raise QuantityError(message, reason=reason, unit=name, near=near_names)


def _is_clear(name: str, unit: Unit, *, mega: bool) -> bool:
    """Say whether a spelling in other capitals can mean nothing else.

    ``mw`` may be milli or mega, ``Gb`` gigabits, ``FLOPS`` a rate: none is guessed.
    """
    if (unit.name[0] == "m" and name[0] == "M") or (mega and name[0] == "m"):
        return False
    return not name.endswith("S" if unit.name.endswith("FLOP") else "b")


@lru_cache(maxsize=4096)
def _ratio(unit: str, to: str) -> Fraction:
    given, wanted = read_unit(unit), read_unit(to)
    if wanted.dimension not in (given.dimension, _as_carbon(given.dimension)):
        fit = fitting(to)
        more = ", …" if len(fit) > _SHOWN else ""
        message = (
            f"{unit!r} cannot be converted to {to}: "
            f"units that fit are {', '.join(fit[:_SHOWN])}{more}"
        )
        named = f"{', '.join(fit[:_SHOWN])}{more}"
        raise QuantityError(message, reason="unit_misfit", unit=unit, to=to, fit=named)
    return given.scale / wanted.scale


def _as_carbon(dimension: Dimension) -> Dimension:
    renamed = [("co2e" if name == "mass" else name, p) for name, p in dimension]
    return tuple(sorted(renamed))


def _times(value: float, ratio: Fraction) -> float:
    """Multiply with one rounding where the ratio allows, so that 7 % is 0.07."""
    if ratio.numerator == 1 and ratio.denominator < _EXACT:
        return value / ratio.denominator
    if ratio.denominator == 1:
        return value * float(ratio.numerator)
    return value * float(ratio)
