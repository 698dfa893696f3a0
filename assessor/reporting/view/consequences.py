"""The consequence tree: effects of the project, wanted or not, by their order."""

from assessor.domain.answers import State, Value
from assessor.domain.impacts import INDICATORS
from assessor.reporting.charts.data import Effect, Tree
from assessor.reporting.figures import scale_of
from assessor.reporting.view.subject import Subject

GROUP = "scenario.effects"
ORDERS = ("first", "second", "third")
_MOST = 6
_KNOWN = frozenset({State.ANSWERED, State.PLANNED})


def consequences(subject: Subject) -> Tree | None:
    """Return the effects of the project's own scenario, or nothing without any."""
    rows = [row for row in _rows(subject) if _field(subject, row, "order") in ORDERS]
    if not rows:
        return None
    pen = subject.pen
    orders = tuple(
        (
            pen.word(f"order.{order}"),
            tuple(
                _effect(subject, row)
                for row in rows
                if _field(subject, row, "order") == order
            )[:_MOST],
        )
        for order in ORDERS
    )
    return Tree(
        title=pen.word("tree.title"),
        text=" ".join(_said(subject, name, effects) for name, effects in orders),
        root=pen.word("scenario_kind.project"),
        orders=orders,
    )


def _rows(subject: Subject) -> list[str]:
    rows = dict.fromkeys(
        standing.row
        for standing in subject.assessment.standings
        if standing.row and standing.question.startswith(f"{GROUP}.")
    )
    own = {None, "project"}
    return [row for row in rows if _field(subject, row, "scenario") in own]


def _field(subject: Subject, row: str, field: str) -> Value | None:
    found = subject.standing.get(f"{GROUP}[{row}].{field}")
    return found.value if found is not None and found.state in _KNOWN else None


def _effect(subject: Subject, row: str) -> Effect:
    pen = subject.pen
    given = _field(subject, row, "quantity_per_year")
    named = _field(subject, row, "name")
    kind = _field(subject, row, "evidence_kind")
    amount = given if isinstance(given, int | float) else None
    return Effect(
        label=pen.name(subject.without_prohibited(str(named or row))),
        sign="?" if amount is None else "+" if amount > 0 else "−",
        value=_value(subject, row, amount),
        evidence=pen.words.known(f"evidence_kind.{kind}", pen.word("not_stated")),
    )


def _value(subject: Subject, row: str, amount: float | None) -> str:
    pen = subject.pen
    unit = {str(key): unit for key, unit in INDICATORS.items()}
    indicator = str(_field(subject, row, "indicator") or "")
    name = pen.words.known(f"indicator_short.{indicator}", pen.word("not_stated"))
    if amount is None or indicator not in unit:
        return pen.labelled(name, pen.word("tree.not_quantified"))
    standing = subject.standing[f"{GROUP}[{row}].quantity_per_year"]
    scale = scale_of([amount], unit[indicator])
    figure = pen.word("tree.per_year", figure=pen.scaled(amount, scale))
    if standing.low is None or standing.high is None:
        return pen.labelled(name, figure)
    ends = pen.range(standing.low, standing.high, scale)
    return pen.labelled(name, f"{figure} [{ends}]")


def _said(subject: Subject, name: str, effects: tuple[Effect, ...]) -> str:
    pen = subject.pen
    told = pen.join(
        f"{effect.label} ({effect.value}, {effect.evidence})" for effect in effects
    )
    return pen.labelled(name, f"{told or pen.word('none')}.")
