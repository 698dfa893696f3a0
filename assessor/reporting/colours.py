"""Whether one colour can be read on another, as WCAG 2 asks."""

_DARK = 0.04045
READABLE = 4.5
"""Least contrast of text of usual size: WCAG 2.2, success criterion 1.4.3."""


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 (none) to 21 (black on white).

    ``(L1 + 0.05) / (L2 + 0.05)`` with the relative luminance of each, the lighter
    one above.

    Args:
        one: As ``#rrggbb``.
        other: The same.

    Examples:
        >>> contrast("#000000", "#ffffff"), contrast("#123456", "#123456")
        (21.0, 1.0)

    References:
        WCAG 2.2, definitions of contrast ratio and of relative luminance.
    """
    light = sorted((_luminance(one), _luminance(other)))
    return (light[1] + 0.05) / (light[0] + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (
        _linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= _DARK else float(((part + 0.055) / 1.055) ** 2.4)
