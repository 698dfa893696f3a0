"""The scenarios side by side: what each holds, and what moves between them.

All scenarios serve one need, over one functional unit and one horizon; those two
stand once, above the lanes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from assessor.domain.answers import State, row_id
from assessor.domain.questionnaire import Section
from assessor.domain.refusals import RefusedError, Why
from assessor.domain.sheet import OPTIONS, Sheet
from assessor.interview.engine import record
from assessor.interview.path import Item, find_item, items
from assessor.interview.rows import remove_row
from assessor.interview.seeing import Recorded, seen

LINES = "scenario.lines"
EFFECTS = "scenario.effects"
ALWAYS = ("project", "reference")
_PREFIX = "scenario."
_UNIT = "context.functional_unit"
_HORIZON = "service.lifetime"
_POSITIONING = "context.positioning"
_FOR_GREEN = "ai_for_green"
_GIVEN = {State.ANSWERED, State.PLANNED}


def on_board(group: str) -> bool:
    """Whether the rows of a group say what a scenario is, uses, changes or costs.

    Examples:
        >>> on_board("scenario.lines"), on_board("training.runs")
        (True, False)
    """
    return group.startswith(_PREFIX)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a scenario.

    Attributes:
        group: Name of its group.
        key: Key within the group.
        name: What the person calls it, or its key.
        open: Questions of it without an answer.
    """

    group: str
    key: str
    name: str
    open: int


@dataclass(frozen=True, slots=True)
class Lane:
    """One scenario.

    Attributes:
        key: Key of the scenario.
        label: What the report calls it; empty where it has no label yet.
        described: Whether it has a row that says what it is and renders.
        kind: What it is: ``project``, ``reference``, ``today`` or ``option``.
        activity: Rows of activity data that belong to it.
        lines: What it uses in the field of application.
        effects: Its effects, wanted or not.
        others: Rows of further groups of scenarios, as of costs.
        claimed: A benefit for the environment is claimed for it: an effect that
            saves impact, or, for the project, its presentation as AI for green.
        open: Questions of all its rows without an answer.
    """

    key: str
    label: str
    described: bool
    kind: str
    activity: tuple[Row, ...]
    lines: tuple[Row, ...]
    effects: tuple[Row, ...]
    others: tuple[Row, ...]
    claimed: bool
    open: int

    @property
    def rows(self) -> tuple[Row, ...]:
        """All its rows, less the one that describes it."""
        return (*self.activity, *self.lines, *self.effects, *self.others)


@dataclass(frozen=True, slots=True)
class Board:
    """All scenarios, over one functional unit and one horizon.

    Attributes:
        unit: The functional unit; ``None`` where the profile does not ask it.
        horizon: The years that are compared; ``None`` where it is not asked.
    """

    unit: Item | None
    horizon: Item | None
    lanes: tuple[Lane, ...]


def board(sheet: Sheet) -> Board:
    """See the scenarios side by side."""
    waiting = [item for item in items(sheet) if item.row and not item.done]
    rows = [
        (sheet.scenario_of(group, key), _row(sheet, group, key, waiting))
        for group in row_groups(sheet)
        for key in sheet.answers.groups.get(group, ())
    ]
    return Board(
        unit=find_item(sheet, _UNIT),
        horizon=find_item(sheet, _HORIZON),
        lanes=tuple(
            _lane(sheet, key, [row for at, row in rows if at == key], waiting)
            for key in sheet.answers.scenarios
        ),
    )


def row_groups(sheet: Sheet) -> tuple[str, ...]:
    """Return the groups whose rows belong to a scenario, and that are asked."""
    return tuple(section.repeat.group for section in _sections(sheet) if section.repeat)


def activity_sections(sheet: Sheet) -> tuple[Section, ...]:
    """Return the sections of activity data whose rows belong to a scenario."""
    return tuple(
        section
        for section in _sections(sheet)
        if section.repeat and not on_board(section.repeat.group)
    )


def _sections(sheet: Sheet) -> Iterator[Section]:
    for section in sheet.pack.sections:
        repeat = section.repeat
        if repeat is None or not repeat.scenarios or repeat.group == OPTIONS:
            continue
        if sheet.section_applies(section) is True:
            yield section


def _lane(sheet: Sheet, key: str, rows: list[Row], waiting: list[Item]) -> Lane:
    described = key in sheet.answers.groups.get(OPTIONS, ())
    own = row_id(f"{OPTIONS}.kind", OPTIONS, key)
    kind = sheet.standing(own)
    prefix = f"{OPTIONS}[{key}]."
    return Lane(
        key=key,
        label=sheet.answers.scenarios[key],
        described=described,
        kind=str(kind.value) if kind and kind.value else "",
        activity=tuple(row for row in rows if not on_board(row.group)),
        lines=tuple(row for row in rows if row.group == LINES),
        effects=tuple(row for row in rows if row.group == EFFECTS),
        others=tuple(
            row
            for row in rows
            if on_board(row.group) and row.group not in {LINES, EFFECTS}
        ),
        claimed=_is_claimed(sheet, key, rows),
        open=sum(row.open for row in rows)
        + sum(item.id.startswith(prefix) for item in waiting),
    )


def _row(sheet: Sheet, group: str, key: str, waiting: list[Item]) -> Row:
    named = sheet.answers.answers.get(f"{group}[{key}].name")
    prefix = f"{group}[{key}]."
    return Row(
        group=group,
        key=key,
        name=str(named.value) if named and named.value else key,
        open=sum(item.id.startswith(prefix) for item in waiting),
    )


def _is_claimed(sheet: Sheet, key: str, rows: list[Row]) -> bool:
    if key == "project":
        standing = sheet.standing(_POSITIONING)
        value = standing.value if standing and standing.state in _GIVEN else ()
        if isinstance(value, tuple) and _FOR_GREEN in value:
            return True
    for row in rows:
        if row.group != EFFECTS:
            continue
        standing = sheet.standing(f"{EFFECTS}[{row.key}].quantity_per_year")
        value = standing.value if standing and standing.state in _GIVEN else 0
        if isinstance(value, (int, float)) and value < 0:
            return True
    return False


def place_row(
    sheet: Sheet, group: str, row: str, scenario: str, *, at: datetime
) -> Recorded:
    """Let a row belong to a scenario, that of the project included.

    Raises:
        AnswerError: If there is no such row or no such scenario.
    """
    return record(sheet, f"{group}[{row}].scenario", scenario, at=at)


def remove_scenario(sheet: Sheet, key: str) -> Recorded:
    """Remove a scenario with all its rows; the journal keeps them.

    Raises:
        RefusedError: If it is one of the two that always exist.
    """
    if key in ALWAYS:
        raise RefusedError(Why.STAYS)
    given = sheet.answers.answers
    found = sheet
    for group, keys in sheet.answers.groups.items():
        for row in keys:
            answer = given.get(f"{group}[{row}].scenario")
            if answer is not None and answer.value == key:
                found = remove_row(found, group, row).sheet
    found = remove_row(found, OPTIONS, key).sheet
    scenarios = {k: v for k, v in found.answers.scenarios.items() if k != key}
    left = found.answers.model_copy(update={"scenarios": scenarios})
    return seen(sheet, left)
