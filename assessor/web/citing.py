"""The languages within a citation, so that a screen reader pronounces both."""

import re

_TITLE = re.compile("(«[^»]*»)")


def in_french(citation: str) -> tuple[tuple[bool, str], ...]:
    """Return the parts of a citation, and whether each is in French.

    Citations are written in English; French titles keep their own quotation marks.

    Args:
        citation: Author, title, place and year.

    Examples:
        >>> in_french("A. Author, « Le titre », 2024")
        ((False, 'A. Author, '), (True, '« Le titre »'), (False, ', 2024'))
        >>> in_french("A. Author, “The title”, 2024")
        ((False, 'A. Author, “The title”, 2024'),)
    """
    parts = _TITLE.split(citation)
    return tuple((part.startswith("«"), part) for part in parts if part)
