"""Growing digital emissions beside the paths of the world, as a picture."""

from collections.abc import Mapping

from assessor.estimation.simulator import PASSED, Simulation
from assessor.reporting.charts import Curve, Plot, Spot, draw
from assessor.reporting.charts.data import Axis
from assessor.reporting.charts.svg import Drawing
from assessor.reporting.pen import Pen, pen_for

_HIGHEST = 1.1  # share above which a curve is no longer drawn
_PERIOD, _DECADE = 20, 10
_LONG = 40  # years above which every other decade is marked
_SHARES = (0.0, *PASSED)


def timeline(
    simulations: Mapping[str, Simulation], banner: str, language: str
) -> Drawing:
    """Draw the digital share of world emissions over the years, path by path.

    Args:
        simulations: The experiment on each path.
        banner: What the experiment is and is not.
        language: Code of the language.

    Raises:
        ReportError: There are no words for the language.
    """
    pen = pen_for(language)
    spans = [year.year for found in simulations.values() for year in found.years]
    curves = tuple(
        Curve(_points(found), name)
        for name, found in simulations.items()
        if _points(found)
    )
    last = max((x for curve in curves for x, _ in curve.points), default=max(spans))
    first = min(spans)
    step = _PERIOD if last - first > _LONG else _DECADE
    years = range(first, int(last) + step, step)
    return draw(
        Plot(
            title=pen.word("timeline.title"),
            text=" ".join([banner, *_said(simulations, pen)]),
            across=Axis(tuple((year, str(year)) for year in years), ""),
            up=Axis(
                tuple((share, pen.share(share)) for share in _SHARES),
                pen.word("timeline.up"),
            ),
            curves=curves,
            spots=tuple(
                Spot(year, share, str(year), beside="left")
                for name, found in simulations.items()
                for share, year in found.passed.items()
                if year is not None
            ),
            marks=PASSED,
            banner=(banner,),
        )
    )


def _points(found: Simulation) -> tuple[tuple[float, float], ...]:
    """Return the share by year, up to the first year in which it leaves the chart."""
    points: list[tuple[float, float]] = []
    for year in found.years:
        if year.share is None or year.share > _HIGHEST:
            break
        points.append((year.year, year.share))
    return tuple(points)


def _said(simulations: Mapping[str, Simulation], pen: Pen) -> list[str]:
    return [
        pen.labelled(
            name,
            pen.join(
                pen.word(
                    "timeline.never" if year is None else "timeline.passes",
                    share=pen.share(share),
                    year=str(year),
                )
                for share, year in found.passed.items()
            )
            + ".",
        )
        for name, found in simulations.items()
    ]
