"""Lines cut to the width of a terminal, between words."""

import re
import shutil
import textwrap

WIDEST = 96
_NARROWEST = 20
_GLUE = "\ue000"  # a private character, only while a line is wrapped


def width_of_screen() -> int:
    """Return how many characters a line of text may have. [characters]."""
    return min(shutil.get_terminal_size().columns, WIDEST) - 1


def wrapped(line: str, width: int) -> list[str]:
    """Wrap a line; a path stays whole, French signs stay with their word.

    Args:
        line: The line.
        width: Most characters of a line. [characters]

    Examples:
        >>> wrapped("Une question, et une autre ?", 26)
        ['Une question, et une', 'autre ?']
    """
    glued = re.sub(r" (?=[:;?!»%·])|(?<=«) ", _GLUE, line)
    pieces = textwrap.wrap(
        glued,
        max(width, _NARROWEST),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [piece.replace(_GLUE, " ") for piece in pieces] or [""]
