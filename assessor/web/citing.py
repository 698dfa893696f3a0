"""The languages within a citation, so that a screen reader pronounces both."""

import re

Cited = tuple[tuple[bool, str], ...]
"""Parts of a citation, and whether each is in French."""
_TITLE = re.compile("(«[^»]*»)")
_ENGLISH = re.compile("(“[^”]*”)")


def cited(citation: str, locator: str, *, french: bool = False) -> Cited:
    """Return a source and the place in it, and whether each part is in French.

    The place is named in the language of the source.

    Args:
        citation: Author, title, place and year.
        locator: The page or section; empty for the whole.
        french: It is written in French; English titles keep their quotation marks.

    Examples:
        >>> cited("A. Author, “The title”", "p. 3")
        ((False, 'A. Author, “The title”'), (False, ', p. 3'))
        >>> cited("A. Auteur, “The title”", "", french=True)
        ((True, 'A. Auteur, '), (False, '“The title”'))
    """
    parts = in_french(citation)
    if french:
        split = (part for part in _ENGLISH.split(citation) if part)
        parts = tuple((not part.startswith("“"), part) for part in split)
    if not locator:
        return parts
    return (*parts, (any(french for french, _ in parts), f", {locator}"))


def in_french(citation: str) -> Cited:
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
