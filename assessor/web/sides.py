"""A comparison as a page shows it: a column a side, a row an indicator."""

from collections.abc import Iterator
from dataclasses import dataclass

from assessor.domain.comparison import Comparison, Difference
from assessor.domain.document import TotalFigure
from assessor.domain.impacts import INDICATORS, Indicator
from assessor.domain.rules import Ruling
from assessor.reporting.figures import number, scale_of, share
from assessor.reporting.pen import pen_for
from assessor.web.plans import Figures
from assessor.web.visit import Visit


@dataclass(frozen=True, slots=True)
class Cell:
    """One total, and what it is more than the first.

    Attributes:
        figures: The total; empty where it is not assessed.
        at_least: Some parts of it are not assessed.
        difference: From the first side; empty where there is none.
        lower: How sure it is that it is lower, or why that is withheld.
    """

    figures: Figures
    at_least: bool
    difference: Figures
    lower: str


@dataclass(frozen=True, slots=True)
class Beside:
    """Two projects side by side.

    Attributes:
        heads: Each side: its project, and its scenario.
        rows: Each indicator, with a cell a side.
        projects: Each project: its outcome, and its gates that fire or may.
        remarks: What to heed before concluding.
    """

    heads: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    projects: tuple[tuple[str, str, tuple[str, ...]], ...]
    remarks: tuple[str, ...]


def beside(visit: Visit, found: Comparison) -> Beside:
    """Return a comparison in words.

    Args:
        visit: Who looks.
        found: What was compared.
    """
    language = visit.language
    return Beside(
        heads=tuple(
            (found.projects[side.project].project, side.title) for side in found.sides
        ),
        rows=tuple(_rows(visit, found)),
        projects=tuple(
            (
                one.project,
                one.outcome.sentence[language],
                tuple(
                    f"{name} · {visit.words(f'ruling_{ruling.value}')}"
                    for name, ruling in one.gates.items()
                    if ruling in {Ruling.FIRED, Ruling.POSSIBLE}
                ),
            )
            for one in found.projects
        ),
        remarks=tuple(remark[language] for remark in found.remarks),
    )


def _rows(visit: Visit, found: Comparison) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    pen = pen_for(visit.language)
    for indicator in INDICATORS:
        totals = [side.totals[indicator] for side in found.sides]
        if any(total.central is not None for total in totals):
            cells = tuple(
                _cell(visit, total, _difference(found, side.id, indicator))
                for side, total in zip(found.sides, totals, strict=True)
            )
            yield pen.word(f"indicator.{indicator}"), cells


def _difference(
    found: Comparison, side: str, indicator: Indicator
) -> Difference | None:
    return next(
        (
            one
            for one in found.differences
            if (one.side, one.indicator, one.per) == (side, indicator, "whole_life")
        ),
        None,
    )


def _cell(visit: Visit, total: TotalFigure, difference: Difference | None) -> Cell:
    figures = _said(visit, (total.central, total.low, total.high), total.unit)
    if difference is None:
        return Cell(figures, total.at_least, Figures(), "")
    ends = (difference.central, difference.low, difference.high)
    more = _said(visit, ends, difference.unit)
    return Cell(figures, total.at_least, more, _lower(visit, difference))


def _lower(visit: Visit, difference: Difference) -> str:
    w = visit.words
    if difference.withheld_by:
        return w("compare_withheld", gates=", ".join(difference.withheld_by))
    said = ""
    if difference.share_lower is not None:
        percent = share(difference.share_lower, visit.language)
        said = w("step_lower", share=percent)
    partial = w("compare_partial") if difference.partial else ""
    return "; ".join(part for part in (said, partial) if part)


def _said(
    visit: Visit, values: tuple[float | None, float | None, float | None], unit: str
) -> Figures:
    central, low, high = values
    if central is None or low is None or high is None:
        return Figures()
    scale = scale_of((central, high), unit)
    said = [number(value / scale.per, visit.language) for value in (central, low, high)]
    return Figures(
        f"{said[0]}\u00a0{scale.symbol}", said[1], f"{said[2]}\u00a0{scale.symbol}"
    )
