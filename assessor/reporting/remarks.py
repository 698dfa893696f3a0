"""Remarks of the estimator, said in the language of the report.

They are written in English while figures are computed. The words of each language hold
the same patterns by name: a remark that fits the English one is said in the other.
"""

import re
from functools import cache

from assessor.reporting.words import Words, words_of

FAMILY = "note."
_FIELD = re.compile(r"\\{(\w+)\\}")


def in_language(remark: str, words: Words) -> str:
    r"""Return a remark in a language, or as it is where no pattern fits.

    Args:
        remark: What the estimator noted.
        words: Words of the language.

    Examples:
        >>> in_language("no 2023 value; 2011 used", words_of("fr"))
        'pas de valeur 2023\u202f; valeur 2011 utilisée'
        >>> in_language("measured on site", words_of("fr"))
        'measured on site'
    """
    for name, pattern in _patterns():
        found = pattern.fullmatch(remark)
        if found is not None:
            return words(name, **_translated(found.groupdict(), words))
    return remark


def _translated(values: dict[str, str], words: Words) -> dict[str, str]:
    return {
        name: words.known(f"quality.{value}", value) if name == "quality" else value
        for name, value in values.items()
    }


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (name, re.compile(_FIELD.sub(r"(?P<\1>.+?)", re.escape(text))))
        for name, text in words_of("en").flat.items()
        if name.startswith(FAMILY)
    )
