"""From the fields of a form to raw text for the engine, and from an answer back."""

from collections.abc import Iterable
from dataclasses import dataclass

from starlette.datastructures import FormData

from assessor.domain.answers import Answer, State
from assessor.domain.bounds import unit_of
from assessor.domain.parsing import Decimal
from assessor.domain.questionnaire import Kind, Question
from assessor.quantities import fitting

_GIVEN = {State.ANSWERED, State.PLANNED}
_PERCENT = "%"
_HUNDRED = 100
RADIOS = 12
"""Most choices that are shown side by side; more go into a list."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as its fields show it; every part is text that can be typed back."""

    value: str = ""
    low: str = ""
    high: str = ""
    unit: str = ""


def figure_of(question: Question, answer: Answer | None, mark: Decimal) -> Figure:
    """Return what the fields of a figure show.

    Args:
        question: The question.
        answer: Its answer, if there is one.
        mark: Decimal sign.

    Examples:
        >>> asked = Question.model_validate({"id": "a.b", "type": "share",
        ...     "ask": {"en": "Share?", "fr": "Part ?"}})
        >>> figure_of(asked, Answer(value=0.35), ",").value
        '35'
    """
    unit = units_of(question)[0] if units_of(question) else ""
    if answer is None or answer.state not in _GIVEN:
        return Figure(unit=unit)
    scale = 1
    if question.type is Kind.SHARE and answer.unit in {None, "1"}:
        scale = _HUNDRED
    elif answer.unit is not None:
        unit = answer.unit

    def said(number: object) -> str:
        if isinstance(number, bool) or not isinstance(number, int | float):
            return "" if number is None else str(number)
        return f"{number * scale:.12g}".replace(".", mark)

    low, high = answer.range or (None, None)
    return Figure(said(answer.value), said(low), said(high), unit)


def units_of(question: Question) -> tuple[str, ...]:
    """Return the units that may be chosen, the usual one first.

    Args:
        question: The question.
    """
    if question.type is Kind.SHARE:
        return (_PERCENT,)
    unit = unit_of(question)
    if unit == "1":
        return ()
    fits = question.accept_units or _simple(fitting(unit))
    return tuple(dict.fromkeys((unit, *fits)))


def _simple(units: Iterable[str]) -> tuple[str, ...]:
    return tuple(unit for unit in units if not unit[:1].isdigit())


def raw_of(question: Question, form: FormData, mark: Decimal) -> object:
    """Return what a form says, as the engine reads it; empty if nothing.

    Args:
        question: The question.
        form: The fields.
        mark: Decimal sign.
    """
    if question.type is Kind.MATRIX:
        return _cells(question, form)
    if question.type is Kind.MULTI:
        chosen = [str(value) for value in form.getlist("values")]
        if "?" in chosen:
            return "?"
        if "!none" in chosen:
            return []
        return chosen or ""
    value = text_of(form, "value")
    return _quantity(question, value, form, mark) if question.type.is_numeric else value


def text_of(form: FormData, name: str) -> str:
    """Return one field as text; empty where it is missing or a file.

    Args:
        form: The fields.
        name: Name of the field.
    """
    found = form.get(name, "")
    return found.strip() if isinstance(found, str) else ""


def half_range(form: FormData) -> bool:
    """Whether one end of a range is there without the other.

    Args:
        form: The fields.
    """
    return bool(text_of(form, "low")) != bool(text_of(form, "high"))


def _quantity(question: Question, value: str, form: FormData, mark: Decimal) -> str:
    low, high = text_of(form, "low"), text_of(form, "high")
    plain = value.lstrip("+-")[:1].isdigit() and not any(
        c.isalpha() and c not in "eE" for c in value
    )
    bounds = ""
    if low and high and "[" not in value:
        bounds = f"[{low}{'; ' if mark == ',' else ', '}{high}]"
    if not value and not bounds:
        return ""
    unit = text_of(form, "unit")
    # The usual unit is left out: some, such as 1/year, cannot follow a number.
    named = unit not in {"", unit_of(question)} and _PERCENT not in value
    if named and (plain or not value) and "[" not in value:
        return f"{value} {unit} {bounds}".strip() if value else f"{bounds} {unit}"
    return f"{value} {bounds}".strip()


def _cells(question: Question, form: FormData) -> object:
    grid = question.grid
    found: dict[str, str] = {}
    for row in grid.rows if grid else ():
        for column in grid.columns if grid else ():
            state = text_of(form, f"cell:{row}/{column}")
            reason = " ".join(text_of(form, f"why:{row}/{column}").split())
            if state:
                held = f"{state}: {reason}" if reason and state == "excluded" else state
                found[f"{row}/{column}"] = held
    return found or ""
