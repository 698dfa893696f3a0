"""Published figures beside ours, as lines of a table."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from assessor.assessing.exam import Mark, Verdict

HEAD = ("case", "figure", "published", "ours", "difference", "tolerance", "verdict")
"""What the columns of ``row_of`` hold."""

_LEFT = 2
_DIGITS = 5
_FINE = 0.0001


PARTS: Mapping[str, Sequence[Verdict]] = {
    "Reproduced": ("passed", "failed"),
    "Not compared, not counted": ("left_out",),
    "Plausibility, not counted": ("shown",),
}
"""Verdicts under each heading of the exam."""


def mark_lines(marks: Sequence[Mark]) -> Iterator[str]:
    """Yield the lines of the exam, what is not counted with its reason, and a sum."""
    for title, verdicts in PARTS.items():
        chosen = [mark for mark in marks if mark.verdict in verdicts]
        if chosen:
            yield from (f"{title}:", "")
            yield from _aligned([HEAD, *map(row_of, chosen)])
            yield ""
            if title != "Reproduced":
                yield from _reasons(chosen)
    yield summary_of(marks)


def _reasons(marks: Sequence[Mark]) -> Iterator[str]:
    told: dict[tuple[str, str], list[str]] = {}
    for mark in marks:
        if mark.reason:
            told.setdefault((mark.case, mark.reason), []).append(mark.figure)
    for (case, reason), figures in told.items():
        yield f"{case} ({', '.join(figures)}): {reason}"
    yield ""


def summary_of(marks: Sequence[Mark]) -> str:
    """Return in a sentence how many figures were reproduced."""
    counts = Counter(mark.verdict for mark in marks)
    counted = counts["passed"] + counts["failed"]
    cases = len({m.case for m in marks if m.verdict in PARTS["Reproduced"]})
    return (
        f"{counts['passed']} of {counted} figures of {cases} published cases are "
        f"reproduced within their tolerance; {counts['left_out']} figures of verified "
        f"cases cannot be compared, for the reasons given; {counts['shown']} figures "
        f"are shown for plausibility."
    )


def row_of(mark: Mark) -> tuple[str, ...]:
    """Return a mark as text, cell by cell."""
    return (
        mark.case,
        mark.figure,
        _figure(mark.published, mark.unit),
        _figure(mark.ours, mark.unit),
        "" if mark.difference is None else _percent(mark.difference, sign="+"),
        "" if mark.tolerance is None else _percent(mark.tolerance),
        mark.verdict,
    )


def _figure(number: float | None, unit: str) -> str:
    if number is None:
        return "none"
    return f"{number:.{_DIGITS}g}" if unit == "1" else f"{number:.{_DIGITS}g} {unit}"


def _percent(share: float, sign: str = "") -> str:
    if 0 < abs(share) < _FINE:
        return f"{share * 100:{sign}.0e} %"
    return f"{share * 100:{sign}.2f} %"


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            cell.ljust(width) if place < _LEFT else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()
