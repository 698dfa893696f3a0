"""Words that others wrote, made safe to print on one line of a terminal."""

import unicodedata

_HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_SHOWN = 60


def visible(text: str, limit: int | None = None) -> str:
    r"""Return a text without anything that steers a terminal, on one line.

    Control and format characters, breaks of line and halves of characters are
    written as their code, so that a reader sees that they are there.

    Args:
        text: What somebody wrote.
        limit: Most characters to keep; all if absent. [characters]

    Examples:
        >>> visible("a\x1b[2Jb\n")
        'a\\x1b[2Jb\\n'
        >>> visible("a" * 70, 4)
        'aaaa…'
    """
    if limit is not None and len(text) > limit:
        text = text[:limit] + "…"
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_seen, text))


def short(text: object) -> str:
    """Return the beginning of what was given, to be named in a message.

    Examples:
        >>> short(7.5)
        '7.5'
    """
    return visible(str(text), _SHOWN)


def _seen(character: str) -> str:
    if unicodedata.category(character) not in _HIDDEN:
        return character
    return character.encode("unicode_escape").decode("ascii")
