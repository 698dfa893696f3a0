"""What a signature looks like on its place: a few lines, drawn as outlines.

Text that is drawn needs no font in the file, so the page stays archival; what it says
is in the signature itself, where a PDF reader finds it.
"""

from collections.abc import Iterator, Sequence

from fontTools.pens.basePen import (  # type: ignore[import-untyped]  # no types
    BasePen,
)
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # no types

from assessor.resources import data_folder

_FONT = "fonts/SourceSans3-Regular.ttf"
_INK = "0.09 0.20 0.25 rg"
_SIZE = 8.0
_LEADING = 10.5
_LEFT = 6.0


def mark(lines: Sequence[str], *, width: float, height: float) -> bytes:
    """Return what draws the lines of a signature, from the bottom left of its place.

    Args:
        lines: What is drawn; what does not fit the width is cut.
        width: Width of the place. [pt]
        height: Height of the place. [pt]
    """
    with TTFont(data_folder("report_templates") / _FONT) as font:
        parts = [_INK]
        for number, line in enumerate(lines):
            baseline = height - 1.9 * _LEADING - number * _LEADING
            if baseline > 0:
                parts += _line(font, line, baseline, width - 2 * _LEFT)
    return "\n".join(parts).encode("ascii")


def _line(font: TTFont, text: str, baseline: float, width: float) -> Iterator[str]:
    scale = _SIZE / font["head"].unitsPerEm
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    left = 0.0
    for sign in text:
        glyph = glyphs[names.get(ord(sign), ".notdef")]
        advance = glyph.width * scale
        if left + advance > width:
            return
        pen = _Pen(glyphs, scale, _LEFT + left, baseline)
        glyph.draw(pen)
        if pen.drawn:
            yield " ".join([*pen.drawn, "f"])
        left += advance


class _Pen(BasePen):  # type: ignore[misc]  # fontTools ships no types
    """Writes an outline as operators of a PDF."""

    def __init__(
        self, glyphs: object, scale: float, left: float, baseline: float
    ) -> None:
        super().__init__(glyphs)
        self.drawn: list[str] = []
        self._scale, self._left, self._baseline = scale, left, baseline

    def _add(self, operator: str, *points: tuple[float, float]) -> None:
        numbers = (
            f"{self._left + x * self._scale:.2f} {self._baseline + y * self._scale:.2f}"
            for x, y in points
        )
        self.drawn.append(" ".join([*numbers, operator]))

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802  # their name
        self._add("m", pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802  # their name
        self._add("l", pt)

    def _curveToOne(  # noqa: N802  # their name
        self,
        pt1: tuple[float, float],
        pt2: tuple[float, float],
        pt3: tuple[float, float],
    ) -> None:
        self._add("c", pt1, pt2, pt3)

    def _closePath(self) -> None:  # noqa: N802  # their name
        self._add("h")
