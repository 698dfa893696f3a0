"""What a question offers: choices, units, states of a grid, qualities."""

from dataclasses import dataclass

from starlette.datastructures import FormData

from assessor.domain.answers import Answer, Quality
from assessor.domain.parsing import cell_state
from assessor.domain.questionnaire import Kind, Question
from assessor.quantities import said_unit
from assessor.web.fields import figure_of, text_of, units_of
from assessor.web.visit import Visit


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell of a grid: its state and why it is left out."""

    name: str
    label: str
    state: str
    reason: str


def choices_of(visit: Visit, question: Question, answer: Answer) -> tuple[Choice, ...]:
    """Return what an answer is chosen from.

    Args:
        visit: Who looks.
        question: The question.
        answer: Its answer.
    """
    w, value = visit.words, answer.value
    if question.type is Kind.BOOL:
        return tuple(
            Choice(name, w(name), value is truth)
            for name, truth in (("yes", True), ("no", False))
        )
    if question.type is Kind.LEVEL:
        levels = visit.house.pack.levels_of(question)
        return tuple(
            Choice(str(number), w.text(text), value == number and value is not None)
            for number, text in enumerate(levels)
        )
    chosen = set(map(str, value)) if isinstance(value, tuple) else {str(value)}
    return tuple(
        Choice(key, w.text(label), key in chosen)
        for key, label in question.choices.items()
    )


def unit_choices(
    visit: Visit, question: Question, answer: Answer, typed: FormData | None
) -> tuple[Choice, ...]:
    """Return the units of a figure.

    Args:
        visit: Who looks.
        question: The question.
        answer: Its answer.
        typed: What was typed and refused.
    """
    names = units_of(question) if question.type.is_numeric else ()
    now = text_of(typed, "unit") if typed else figure_of(question, answer, ".").unit
    if now and now not in names:
        names = (*names, now)
    return tuple(Choice(name, unit_said(visit, name), name == now) for name in names)


def unit_said(visit: Visit, unit: str) -> str:
    """Return a unit in words.

    Args:
        visit: Who looks.
        unit: The unit.
    """
    if unit == "1/year":
        return visit.words("per_year")
    return said_unit(unit, visit.language, many=True)


def grid_of(
    visit: Visit, question: Question, answer: Answer
) -> tuple[tuple[str, tuple[GridCell, ...]], ...]:
    """Return the rows of a grid, each with its title and its cells.

    Args:
        visit: Who looks.
        question: The question.
        answer: Its answer.
    """
    if question.grid is None:
        return ()
    w = visit.words
    given = answer.value if isinstance(answer.value, dict) else {}
    rows = []
    for row, title in question.grid.rows.items():
        cells = []
        for column, head in question.grid.columns.items():
            name = f"{row}/{column}"
            held = given.get(name, "")
            cells.append(
                GridCell(
                    name,
                    f"{w.text(title)} × {w.text(head)}",
                    cell_state(held),
                    held.partition(":")[2].strip(),
                )
            )
        rows.append((w.text(title), tuple(cells)))
    return tuple(rows)


def states_of(visit: Visit, question: Question) -> tuple[Choice, ...]:
    """Return the states of a cell of a grid.

    Args:
        visit: Who looks.
        question: The question.
    """
    states = question.grid.states if question.grid else {}
    return tuple(
        Choice(k, visit.words.text(t), chosen=False) for k, t in states.items()
    )


def qualities_of(visit: Visit, answer: Answer) -> tuple[Choice, ...]:
    """Return how a figure may be known.

    Args:
        visit: Who looks.
        answer: The answer.
    """
    first = Choice("", visit.words("quality_none"), answer.quality is None)
    return (
        first,
        *(
            Choice(one.value, visit.words(one.value), answer.quality is one)
            for one in Quality
        ),
    )
