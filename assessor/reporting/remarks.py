"""Remarks of the estimator, said in the language of the report.

They are written in English while figures are computed. The words of each language hold
the same patterns by name: a remark that fits the English one is said in the other.
"""

import re
from functools import cache

from assessor.reporting.figures import number, scale_of
from assessor.reporting.words import Words, words_of

FAMILY = "note."
_FIGURES = frozenset({"benefit", "drawn", "hours", "usual"})
_FIELD = re.compile(r"\\{(\w+)\\}")


def in_language(remark: str, words: Words) -> str:
    r"""Return a remark in a language, or as it is where no pattern fits.

    Args:
        remark: What the estimator noted.
        words: Words of the language.

    Examples:
        >>> in_language("no 2023 value; 2011 used", words_of("fr"))
        'pas de valeur pour 2023\u202f; valeur de 2011 utilisée'
        >>> in_language("measured on site", words_of("fr"))
        'measured on site'
    """
    for name, pattern in _patterns():
        found = pattern.fullmatch(remark)
        if found is not None:
            return words(name, **_translated(found.groupdict(), words))
    return remark


def is_known(remark: str) -> bool:
    """Say whether the languages of the report have words for a remark.

    Examples:
        >>> is_known("undated"), is_known("measured on site")
        (True, False)
    """
    return any(pattern.fullmatch(remark) for _, pattern in _patterns())


def quantities(names: str, words: Words) -> str:
    """Return names of quantities, separated by commas, in words.

    Examples:
        >>> quantities("share, it_energy", words_of("en"))
        'share, energy of the machines'
    """
    plain = (name.strip() for name in names.split(","))
    return ", ".join(
        words.known(f"quantity.{name.rpartition('.')[2]}", name.replace("_", " "))
        for name in plain
    )


def _translated(values: dict[str, str], words: Words) -> dict[str, str]:
    return {name: _in_words(name, value, words) for name, value in values.items()}


def _in_words(name: str, value: str, words: Words) -> str:
    if name in _FIGURES:
        return number(float(value), words.language)
    if name in {"quality", "route"}:
        return words.known(f"{name}.{value}", value.replace("_", " "))
    if name in {"name", "names"} and is_known(value):
        return in_language(value, words)
    if name in {"name", "names"}:
        return quantities(value, words)
    if name == "unit":
        return scale_of([1.0], value).symbol
    if name == "reason":
        return in_language(value, words)
    return value


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (name, re.compile(_FIELD.sub(r"(?P<\1>.+?)", re.escape(text))))
        for name, text in words_of("en").flat.items()
        if name.startswith(FAMILY)
    )
