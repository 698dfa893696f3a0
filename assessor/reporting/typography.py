"""The spaces and apostrophes that French printing asks for.

Only spaces that are there are exchanged, except inside guillemets and between a
figure and ``%``, so that addresses and times of day stay as they are.
"""

import re

NARROW = "\u202f"
NO_BREAK = "\u00a0"

_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"«[ \u00a0\u202f]*"), f"«{NO_BREAK}"),
    (re.compile(r"[ \u00a0\u202f]*»"), f"{NO_BREAK}»"),
    (re.compile(r"[ \u00a0\u202f]+(?=[;!?%‰])"), NARROW),
    (re.compile(r"(?<=\d)%(?!\w)"), f"{NARROW}%"),
    (re.compile(r"[ \u00a0\u202f]+(?=:(?:\s|$))"), NO_BREAK),
    (re.compile(r"(?<=\d)[ \u00a0](?=\d{3}(?!\d))"), NARROW),
    (re.compile(r"(?<=[;!?])[ \u00a0\u202f]+(?=[!?])"), ""),
    (re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])"), "\u2019"),
)


def french(text: str) -> str:
    """Return a text with the spaces and apostrophes of French printing.

    Examples:
        >>> french("« Combien ? » : 45 %").replace(NARROW, "_").replace(NO_BREAK, "~")
        '«~Combien_?~»~: 45_%'
        >>> french("d'objets")
        'd’objets'
    """
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text


def typeset(text: str, language: str) -> str:
    """Return a text as its language prints it.

    Args:
        text: A clean text.
        language: Code of its language.
    """
    return french(text) if language == "fr" else text
