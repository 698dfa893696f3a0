"""What an unquoted scalar means: the core rules of YAML 1.2, decimal only."""

import math
import re

_WORDS = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_INTEGER = re.compile(r"[-+]?[0-9]+", re.ASCII)
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_LONGEST_INTEGER = 300  # digits: beyond, it would not fit a float
_LONGEST_NUMBER = 1000  # characters of a float, trailing digits included

Scalar = str | int | float | bool | None


def resolve(text: str) -> Scalar:
    """Return what an unquoted scalar stands for.

    Args:
        text: The scalar as it is written.

    Raises:
        ValueError: The scalar is a number that is not finite.

    >>> [resolve(text) for text in ("true", "yes", "010", "1e3", "12:30", "~")]
    [True, 'yes', 10, 1000.0, '12:30', None]
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "+-.0123456789":
        return text
    return _number(text)


def _number(text: str) -> Scalar:
    if _NOT_FINITE.fullmatch(text):
        raise ValueError(text)
    if _INTEGER.fullmatch(text):
        if len(text) > _LONGEST_INTEGER:
            raise ValueError(text)
        return int(text)
    if not _FLOAT.fullmatch(text):
        return text
    value = float(text) if len(text) <= _LONGEST_NUMBER else math.inf
    if math.isinf(value):
        raise ValueError(text)
    return value
