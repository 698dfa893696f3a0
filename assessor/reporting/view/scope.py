"""What is counted, what is left out and what is not known."""

from collections.abc import Iterator, Mapping

from assessor.domain.questionnaire import Kind, Question
from assessor.domain.wording import Text
from assessor.reporting.charts.data import Grid
from assessor.reporting.view.model import Column, Scope, Table
from assessor.reporting.view.subject import Subject

STATES = ("counted", "excluded", "unknown")
_MOST = 40


def scope(subject: Subject) -> Scope:
    """Return the coverage grid and what of the inventory is not assessed."""
    pen = subject.pen
    grid = coverage(subject)
    return Scope(
        grid=grid,
        not_assessed=_not_assessed(subject),
        text=pen.word("scope.lead") if grid else pen.word("scope.none"),
    )


def coverage(subject: Subject) -> Grid | None:
    """Return the coverage grid, or nothing where there is none."""
    cells = subject.assessment.coverage
    question = _question(subject)
    rows, columns = _sides(subject, question, cells)
    if not cells or not rows or not columns:
        return None
    pen = subject.pen
    known = [*STATES, *sorted(set(cells.values()) - set(STATES))]
    names = [subject.label("coverage", state) for state in known]
    if question is not None and question.grid is not None:
        given: Mapping[str, Text] = question.grid.states
        names = [
            pen.text(given[state]) if state in given else name
            for state, name in zip(known, names, strict=True)
        ]
    marks = tuple(
        tuple(_place(cells.get(f"{row}/{column}"), known) for column in columns)
        for row in rows
    )
    return Grid(
        title=pen.word("scope.title"),
        text=" ".join(_in_words(subject, rows, columns, known, names)),
        columns=tuple(columns.values()),
        rows=tuple(rows.values()),
        states=tuple(names),
        cells=marks,
    )


def _question(subject: Subject) -> Question | None:
    grids = (q for q in subject.pack.questions() if q.type is Kind.MATRIX)
    return next(grids, None)


def _sides(
    subject: Subject, question: Question | None, cells: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    if question is not None and question.grid is not None:
        return (
            {key: subject.pen.text(t) for key, t in question.grid.rows.items()},
            {key: subject.pen.text(t) for key, t in question.grid.columns.items()},
        )
    sides = [cell.partition("/") for cell in cells]
    return (
        {row: subject.label("phase", row) for row, _, _ in sides},
        {column: subject.label("tier", column) for _, _, column in sides},
    )


def _place(state: str | None, known: list[str]) -> int | None:
    return None if state is None else known.index(state)


def _in_words(
    subject: Subject,
    rows: Mapping[str, str],
    columns: Mapping[str, str],
    known: list[str],
    names: list[str],
) -> Iterator[str]:
    cells = subject.assessment.coverage
    for state, name in zip(known, names, strict=True):
        held = [
            f"{rows[row]} / {columns[column]}"
            for row in rows
            for column in columns
            if cells.get(f"{row}/{column}") == state
        ]
        if held:
            yield subject.pen.labelled(
                name[:1].upper() + name[1:], f"{', '.join(held)}."
            )


def _not_assessed(subject: Subject) -> Table | None:
    pen = subject.pen
    left = [
        cell
        for cell in subject.project.cells
        if cell.indicator == "gwp" and cell.state in {"not_assessed", "excluded"}
    ]
    if not left:
        return None
    rows = tuple(
        (
            subject.thing(cell.row),
            subject.label("life_stage", cell.stage),
            subject.label("cell", cell.state),
            pen.remark(cell.reason),
        )
        for cell in left[:_MOST]
    )
    more = len(left) - len(rows)
    return Table(
        caption=pen.word("scope.missing"),
        columns=(
            Column(pen.word("column.row"), 32),
            Column(pen.word("column.life_stage"), 16),
            Column(pen.word("column.state"), 16),
            Column(pen.word("column.reason"), 36),
        ),
        rows=rows,
        note=pen.word("more", number=pen.whole(more)) if more else "",
    )
