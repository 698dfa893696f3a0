"""What answers contradict: the checks of questions, and those of rows together."""

from collections.abc import Iterator
from dataclasses import dataclass

from assessor.domain.questionnaire import Check, Question, Section
from assessor.domain.sheet import Sheet, read_sheet
from assessor.expressions import parse
from assessor.interview.path import Item


@dataclass(frozen=True, slots=True)
class Together:
    """Rows of one scenario that fail a check of their group.

    Attributes:
        group: The group.
        scenario: The scenario that the rows belong to.
        rows: Keys of the rows.
        check: What they fail.
    """

    group: str
    scenario: str
    rows: tuple[str, ...]
    check: Check


def failed_checks(sheet: Sheet, item: Item) -> tuple[Check, ...]:
    """Return the checks of a question that the answers fail now."""
    if item.question is None:
        return ()
    return tuple(_failed(sheet, item.question, item.row))


def failing(sheet: Sheet) -> tuple[tuple[str, Check], ...]:
    """Return every check of a question that the answers fail now, with its id."""
    return tuple(
        (standing.id, check)
        for standing in sheet
        if sheet.pack.by_id[standing.question].checks
        for check in _failed(sheet, sheet.pack.by_id[standing.question], standing.row)
    )


def failing_together(sheet: Sheet) -> tuple[Together, ...]:
    """Return the checks that the rows of a scenario fail now, taken together."""
    return tuple(
        one
        for section in sheet.pack.sections
        if section.repeat is not None and section.checks
        for one in _of_group(sheet, section, section.repeat.group)
    )


def _of_group(sheet: Sheet, section: Section, group: str) -> Iterator[Together]:
    rows: dict[str, list[str]] = {}
    for row in sheet.answers.groups.get(group, ()):
        rows.setdefault(sheet.scenario_of(group, row), []).append(row)
    for scenario, own in rows.items():
        environment = _alone(sheet, group, own if len(rows) > 1 else None).environment()
        for check in section.checks:
            if parse(check.expr).truth(environment) is False:
                yield Together(group, scenario, tuple(own), check)


def _alone(sheet: Sheet, group: str, rows: list[str] | None) -> Sheet:
    """Return a sheet with these rows of a group only; the same one for all rows."""
    if rows is None:
        return sheet
    groups = {**sheet.answers.groups, group: tuple(rows)}
    answers = sheet.answers.model_copy(update={"groups": groups})
    return read_sheet(sheet.pack, answers, basis=sheet.basis, before=sheet)


def _failed(sheet: Sheet, question: Question, row: str | None) -> Iterator[Check]:
    repeat = sheet.pack.section_of[question.id].repeat
    place = (repeat.group, row) if repeat and row else None
    environment = sheet.environment(row=place)
    for check in question.checks:
        if parse(check.expr).truth(environment) is False:
            yield check
