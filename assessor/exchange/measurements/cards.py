"""Names that drivers give to accelerators, and those of the factor tables."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[a-z0-9]+")
_COUNT = re.compile(r"^\s*\d{1,5}\s*x\s+", re.IGNORECASE)
_MAKERS = frozenset(
    {"nvidia", "geforce", "tesla", "quadro", "google", "gpu", "gpus", "graphics", "pg"}
)


def card_of(name: str, choices: Iterable[str]) -> str | None:
    """Return the one card of the tables that a name means; ``None`` if none or two.

    Args:
        name: As a driver, a scheduler or a person writes it.
        choices: Names of the tables.

    Examples:
        >>> known = ("A100-SXM-80GB", "A100-SXM-40GB", "RTX-2080Ti", "T4")
        >>> card_of("4 x NVIDIA A100-SXM4-80GB", known)
        'A100-SXM-80GB'
        >>> card_of("NVIDIA GeForce RTX 2080 Ti", known)
        'RTX-2080Ti'
        >>> card_of("a100", known) is None
        True
    """
    said = _plain(_COUNT.sub("", name))
    found = [one for one in choices if _plain(one) == said]
    return found[0] if len(found) == 1 else None


def _plain(name: str) -> tuple[str, ...]:
    """Return the words of a name in order, without makers, interfaces made alike."""
    words = [word for word in _WORD.findall(name.casefold()) if word not in _MAKERS]
    joined: list[str] = []
    for word in words:
        if word == "ti" and joined:
            joined[-1] += word
        else:
            joined.append(re.sub(r"^sxm\d$", "sxm", word))
    return tuple(sorted(joined))
