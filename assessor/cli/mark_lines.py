"""Published figures beside ours, as lines of a table."""

from collections.abc import Iterator, Sequence

from assessor.assessing.exam import Mark

HEAD = ("case", "figure", "published", "ours", "difference", "tolerance", "verdict")
"""What the columns of ``row_of`` hold."""

_LEFT = 2
_DIGITS = 5
_FINE = 0.0001


def mark_lines(marks: Sequence[Mark]) -> Iterator[str]:
    """Yield the lines of the exam, then those of plausibility, then a sum."""
    yield from _aligned([HEAD, *(row_of(m) for m in marks if m.verdict != "shown")])
    shown = [mark for mark in marks if mark.verdict == "shown"]
    if shown:
        yield from ("", "Plausibility, not counted:", "")
        yield from _aligned([HEAD, *(row_of(mark) for mark in shown)])
    yield ""
    yield summary_of(marks)


def summary_of(marks: Sequence[Mark]) -> str:
    """Return in a sentence how many figures were reproduced."""
    passed = sum(mark.verdict == "passed" for mark in marks)
    failed = sum(mark.verdict == "failed" for mark in marks)
    cases = len({mark.case for mark in marks if mark.verdict != "shown"})
    shown = len(marks) - passed - failed
    return (
        f"{passed} of {passed + failed} figures of {cases} published cases are "
        f"reproduced within their tolerance; {shown} figures are shown for "
        f"plausibility."
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
