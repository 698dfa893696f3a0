"""One verified published case of the same kind, beside the project at equal scope."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal

from pydantic import ValidationError

from assessor.domain.impacts import Cell
from assessor.domain.model import Model
from assessor.domain.wording import Text
from assessor.errors import ReportError
from assessor.notation import read_file
from assessor.reporting.pen import LINE
from assessor.reporting.view.model import Point
from assessor.reporting.view.subject import Subject
from assessor.resources import data_folder

_TASK = "inference.endpoints.task"
_TIER, _STAGE, _INDICATOR = "datacentre", "use", "energy"
_KWH = {"kWh": 1.0, "Wh": 0.001}


class PublishedCase(Model):
    """A published figure of the electricity of data centres.

    Attributes:
        scope: What it counts, and nothing else is compared with it.
        output: Name of the figure in the case of the questionnaire.
        tasks: What a use produces in a project of the same kind.
        phases: Phases that it counts.
        over: One use, or the whole life.
    """

    title: Text
    scope: Text
    output: str
    value: float
    unit: Literal["kWh", "Wh"]
    source: str
    tasks: tuple[str, ...]
    phases: tuple[str, ...]
    over: Literal["per_use", "whole_life"]


@cache
def published_cases() -> Mapping[str, PublishedCase]:
    """Return the cases that ship, by their id.

    Raises:
        ReportError: The file of cases is not what is expected.
    """
    path = data_folder("report_templates") / "published.yaml"
    data = read_file(path).data
    if not isinstance(data, dict):
        message = f"{path}: expected cases by their id"
        raise ReportError(message)
    try:
        return {str(k): PublishedCase.model_validate(v) for k, v in data.items()}
    except ValidationError as error:
        message = f"{path}: {error}"
        raise ReportError(message) from error


def published(subject: Subject) -> Point:
    """Return the first case of the kind at equal scope, or why there is none.

    Args:
        subject: What the report is about.
    """
    pen, tasks = subject.pen, _tasks(subject)
    alike = [
        one for one in published_cases().values() if tasks and tasks <= {*one.tasks}
    ]
    title = pen.word("published.title")
    for one in alike:
        ours = _ours(subject, one)
        if ours is not None:
            said = pen.word(
                "published.beside",
                case=pen.text(one.title),
                figure=pen.amount(one.value * _KWH[one.unit], "kWh"),
                source=pen.say(one.source, LINE),
                scope=pen.text(one.scope),
                ours=pen.amount(ours, "kWh"),
            )
            return Point(title, said)
    return Point(title, pen.word("published.scope" if alike else "published.none"))


def _tasks(subject: Subject) -> set[str]:
    return {
        str(standing.value)
        for standing in subject.assessment.standings
        if standing.question == _TASK and standing.value
    }


def _ours(subject: Subject, case: PublishedCase) -> float | None:
    """Return the electricity of the project at the scope of a case. [kWh]."""
    cells = list(_cells(subject, case))
    held = subject.no_per_use if case.over == "per_use" else subject.per_use_only
    if held or not cells or any(cell.estimate is None for cell in cells):
        return None
    whole = sum(cell.estimate.central for cell in cells if cell.estimate is not None)
    if case.over == "whole_life":
        return whole
    units = subject.project.functional_units
    if units.uses_per_year is None or units.lifetime is None:
        return None
    uses = units.uses_per_year.central * units.lifetime.central
    return whole / uses if uses > 0 else None


def _cells(subject: Subject, case: PublishedCase) -> Iterator[Cell]:
    """Yield the cells within the scope; one that is not assessed spoils it."""
    for cell in subject.project.cells:
        if (
            cell.indicator == _INDICATOR
            and cell.phase in case.phases
            and cell.tier == _TIER
            and cell.stage in {_STAGE, "unsplit"}
            and cell.state in {"assessed", "not_assessed"}
        ):
            yield cell
