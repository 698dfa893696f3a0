"""One page for the person who decides."""

from collections.abc import Iterator
from dataclasses import replace

from assessor.domain.answers import State
from assessor.domain.assessment import Gap
from assessor.domain.impacts import Estimate
from assessor.domain.questionnaire import Question
from assessor.reporting.figures import scale_of
from assessor.reporting.view.by_volume import (
    comparison_withheld,
    fixed_sum,
    scaled_per_use,
)
from assessor.reporting.view.comparison import basis, compared, label, ordered
from assessor.reporting.view.divisions import FAMILIES
from assessor.reporting.view.footprint import central_and_interval
from assessor.reporting.view.framework import findings
from assessor.reporting.view.limits import change, left_out, unusual
from assessor.reporting.view.model import Decision, Point, Tile
from assessor.reporting.view.net import net
from assessor.reporting.view.plan import first
from assessor.reporting.view.published import published
from assessor.reporting.view.subject import Subject, split_row

_THREE = 3
_MANY = 5
_SHORT = 90
_COLUMN = 58  # [characters]
_KILO = 1000
_LEAST_SHARE = 0.01  # of the uncertainty of the total
BUDGETS = ("reduction.budget_per_year", "reduction.budget_energy_per_use")


def decision(subject: Subject) -> Decision:
    """Return the page."""
    found = [point for _, point in findings(subject)]
    page = Decision(
        tiles=tuple(_tiles(subject)),
        volume=subject.volume,
        unusual=tuple(_unusual(subject)),
        made_of=tuple(_made_of(subject)),
        movers=tuple(_movers(subject)),
        compared=tuple(_compared(subject)),
        net=net(subject),
        findings=tuple(found[:_THREE]),
        actions=tuple(_actions(subject)),
        check=tuple(
            Point(subject.question(name, _SHORT))
            for name in subject.assessment.check_first[:_MANY]
        ),
        no_check=subject.pen.word(
            "decision.check_partial" if left_out(subject) else "decision.no_check"
        ),
        gaps=(*_gaps(subject), *_missing(subject)),
    )
    return _balanced(page)


def _balanced(page: Decision) -> Decision:
    """Set what may stand in either column so that the columns end about as low."""
    first = _lines(*page.made_of, *page.movers, *page.compared, Point("", page.net))
    second = _lines(*page.findings, *page.actions, *page.gaps)
    check_first = first < second
    if check_first:
        first += _lines(*page.check)
    else:
        second += _lines(*page.check)
    return replace(page, check_first=check_first, unusual_first=first < second)


def _lines(*points: Point) -> float:
    """Return about how many lines points take in a column, with the space between."""
    texts = [
        text
        for point in points
        for text in (f"{point.mark} {point.title}".strip(), point.text)
        if text
    ]
    return sum(-(-len(text) // _COLUMN) for text in texts) + len(points) / 2


def _gaps(subject: Subject) -> Iterator[Point]:
    told = [gap for gap in subject.assessment.gaps if _tells(gap)]
    once = {split_row(gap.id)[::2]: gap for gap in reversed(told)}
    first = [gap for gap in told if gap in once.values()]
    for gap in first[:_THREE]:
        yield Point(title=subject.question(gap.id, _SHORT), text=change(subject, gap))


def _tells(gap: Gap) -> bool:
    """Say whether an answer would move what is decided on; the rest is told later."""
    return gap.not_assessed or bool(gap.weight) or (gap.share or 0) >= _LEAST_SHARE


def _missing(subject: Subject) -> Iterator[Point]:
    """Yield the parts that are not assessed, and how to supply them."""
    pen, found = subject.pen, left_out(subject)
    if not found:
        return
    names = pen.join(found[:_THREE])
    if len(found) > _THREE:
        more = pen.word("decision.more_parts", number=pen.whole(len(found) - _THREE))
        names = pen.join((names, more))
    yield Point(
        title=pen.word("decision.missing", names=names),
        text=pen.word("decision.missing_how"),
    )


def _unusual(subject: Subject) -> Iterator[Point]:
    """Yield what is unlikely, the first of it."""
    found = unusual(subject)
    yield from (Point(said) for said in found[:_THREE])
    if len(found) > _THREE:
        more = subject.pen.whole(len(found) - _THREE)
        yield Point(subject.pen.word("decision.more", number=more))


def _tiles(subject: Subject) -> Iterator[Tile]:
    pen, units = subject.pen, subject.project.functional_units
    total = subject.project.totals.get("gwp")
    hidden, withheld = subject.per_use_only, pen.word("volume.withheld")
    figures = (
        ("whole_life", units.whole_life.get("gwp"), hidden),
        ("per_year", units.per_year.get("gwp"), hidden),
        ("per_use", units.per_use.get("gwp"), subject.no_per_use),
    )
    for name, figure, held_back in figures:
        if held_back:
            yield Tile(pen.word(f"decision.{name}"), withheld)
        else:
            yield _tile(subject, pen.word(f"decision.{name}"), figure)
    assessed = pen.share(total.assessed) if total else pen.word("not_assessed")
    note, unknown = pen.word("decision.assessed_note"), subject.unknown_cells
    if unknown:
        note = pen.word("decision.assessed_unknown", number=pen.whole(unknown))
    yield Tile(pen.word("decision.assessed"), assessed, note)


def _tile(subject: Subject, name: str, figure: Estimate | None) -> Tile:
    pen = subject.pen
    if figure is None:
        return Tile(name, pen.word("not_assessed"))
    central, interval = central_and_interval(subject, figure)
    beside = pen.word("decision.interval", interval=interval)
    before = pen.word("at_least") if subject.partial else ""
    return Tile(name, central, beside, before)


def _made_of(subject: Subject) -> Iterator[Point]:
    pen = subject.pen
    if subject.per_use_only:
        yield from _without_total(subject)
        return
    for split in subject.project.splits:
        if split.indicator != "gwp" or split.axis not in {"phase", "stage"}:
            continue
        whole = sum(split.parts.values()) or 1.0
        largest = sorted(split.parts, key=lambda part: -split.parts[part])[:_THREE]
        said = ", ".join(
            f"{subject.label(FAMILIES[split.axis], part)} "
            f"{pen.share(split.parts[part] / whole)}"
            for part in largest
        )
        if subject.partial:
            said = pen.word("decision.of_assessed", shares=said)
        yield Point(pen.word(f"column.{split.axis}"), said)


def _without_total(subject: Subject) -> Iterator[Point]:
    """Yield what can be said of either part where the number of uses is not known."""
    pen = subject.pen
    parts = (
        ("volume.tile", fixed_sum(subject)),
        ("volume.scaled", scaled_per_use(subject) if subject.no_per_use else ""),
    )
    for name, figure in parts:
        if figure:
            yield Point(pen.word(name), figure)


def _movers(subject: Subject) -> Iterator[Point]:
    pen = subject.pen
    if subject.per_use_only:
        yield Point(pen.word("volume.withheld"), pen.word("volume.depends"))
        return
    for share in subject.assessment.footprint.shares[:_THREE]:
        scale = scale_of([share.high, share.low], "kgCO2e")
        text = pen.word(
            "decision.mover",
            share=pen.share(share.share),
            low=pen.number(share.low / scale.per),
            high=pen.scaled(share.high, scale),
        )
        yield Point(subject.thing(share.key), text)


def _compared(subject: Subject) -> Iterator[Point]:
    pen, found = subject.pen, ordered(subject)
    if len(found) > 1 and comparison_withheld(subject):
        yield Point(pen.word("volume.withheld"), pen.word("volume.depends"))
        found = []
    for scenario in found:
        total = scenario.totals.get("gwp")
        figure = compared(subject, scenario)
        if scenario.kind == "project":
            continue
        text = pen.estimate(figure, at_least=total is not None and total.at_least)
        if figure is not None:
            text = pen.word(f"decision.{basis(subject)}_figure", figure=text)
        elif activity := scenario.application.get("gwp"):
            # "Not assessed" alone would read as if the net effect had no other side.
            figure_of = pen.estimate(activity)
            text = pen.word("decision.activity_figure", figure=figure_of)
        yield Point(label(subject, scenario), text)
    for name in BUDGETS:
        yield from _budget(subject, name)
    yield published(subject)


def _budget(subject: Subject, name: str) -> Iterator[Point]:
    standing, question = subject.standing.get(name), subject.pack.by_id.get(name)
    if standing is None or question is None or standing.state is not State.ANSWERED:
        return
    units = subject.project.functional_units
    per_year, per_use = units.per_year.get("gwp"), units.per_use.get("energy")
    yearly = name == BUDGETS[0]
    if subject.per_use_only if yearly else subject.no_per_use:
        return
    figure = per_year if yearly else per_use
    given = standing.value
    if figure is None or isinstance(given, bool) or not isinstance(given, int | float):
        return
    yield _beside(subject, question, float(given), figure)


def _beside(
    subject: Subject, question: Question, given: float, figure: Estimate
) -> Point:
    pen = subject.pen
    ceiling = given / _KILO if question.unit == "Wh" else given
    name = "over" if figure.central > ceiling else "under"
    if figure.low <= ceiling <= figure.high:
        name = "open"
    return Point(
        pen.text(question.ask),
        pen.word(
            f"decision.budget_{name}",
            budget=pen.amount(ceiling, figure.unit),
            figure=pen.estimate(figure),
        ),
    )


def _actions(subject: Subject) -> Iterator[Point]:
    for action in first(subject, _THREE):
        caution = subject.pen.text(action.caution) if action.caution else ""
        yield Point(subject.pen.text(action.title), caution, mark=action.id)
