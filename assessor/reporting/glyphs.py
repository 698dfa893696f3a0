"""Which characters the fonts of the report can draw."""

from collections.abc import Set as AbstractSet
from functools import cache

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # ships none

from assessor.resources import data_folder

FALLBACK = "DejaVuSans-fallback.ttf"
FACES = (
    "SourceSans3-Regular.ttf",
    "SourceSans3-Semibold.ttf",
    "SourceSans3-It.ttf",
)


@cache
def drawable() -> AbstractSet[int]:
    """Return the code points that every style of the report can draw.

    A character counts where all faces of the text font have it, or the fallback.
    """
    folder = data_folder("report_templates") / "fonts"
    text, *others = (_mapped(str(folder / name)) for name in FACES)
    return frozenset(text.intersection(*others) | _mapped(str(folder / FALLBACK)))


def _mapped(path: str) -> set[int]:
    with TTFont(path, lazy=True) as font:
        return set(font.getBestCmap())
