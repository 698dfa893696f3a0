"""Texts that others wrote, made fit to print.

Nothing here decides what is safe to show: templates escape. What happens here is
that every text can be drawn, cannot turn the page around and has a bounded length.
"""

import re
import unicodedata
from collections.abc import Set as AbstractSet

REPLACEMENT = "□"
_KEPT = "\n\t"
_PRINTABLE = re.compile(r"[\n\t\x20-\x7e]*")


def clean(text: str, drawable: AbstractSet[int]) -> str:
    r"""Return a text in NFC of which every character can be drawn.

    Control and format characters go, those that change the direction of writing
    among them; what no font of the report has becomes a box.

    Args:
        text: What somebody wrote.
        drawable: Code points the fonts have.

    Examples:
        >>> letters = frozenset(range(32, 127))
        >>> clean("a\x00b \u202egnp\u4e2d", letters)
        'ab gnp□'
    """
    if _PRINTABLE.fullmatch(text):
        return text
    normal = unicodedata.normalize("NFC", text)
    return "".join(_fit(character, drawable) for character in normal)


def shorten(text: str, limit: int) -> tuple[str, int]:
    """Cut a text that is too long at a word, and say how long it was.

    Args:
        text: What somebody wrote.
        limit: Most characters to keep. [characters]

    Returns:
        The text, and its whole length where it was cut, else 0.

    Examples:
        >>> shorten("one two three", 9)
        ('one two', 13)
        >>> shorten("one", 9)
        ('one', 0)
    """
    if len(text) <= limit:
        return text, 0
    kept = text[:limit]
    space = kept.rfind(" ")
    if space > limit // 2:
        kept = kept[:space]
    return kept.rstrip(), len(text)


def _fit(character: str, drawable: AbstractSet[int]) -> str:
    if character in _KEPT:
        return character
    category = unicodedata.category(character)
    if category in {"Cc", "Cf"} or "\ufe00" <= character <= "\ufe0f":
        return ""
    if category in {"Zl", "Zp"}:
        return "\n"
    return character if ord(character) in drawable else REPLACEMENT
