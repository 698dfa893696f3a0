"""An answer as the cells of its row, and the cells of a row as an answer."""

from collections.abc import Iterator, Mapping

from assessor.domain.answers import Answer, Evidence, Quality, State
from assessor.domain.bounds import unit_of
from assessor.domain.pack import Pack
from assessor.domain.parsing import Decimal, typed
from assessor.domain.questionnaire import Kind, Question
from assessor.domain.wording import LANGUAGES, Language, Text
from assessor.errors import AnswerError, ExchangeError
from assessor.exchange.form_words import QUALITIES, STATES, labelled, read_label
from assessor.quantities import same_unit

Cell = str | int | float | bool
Cells = Mapping[str, Cell]
LONGEST = 32_000
CUT = "… [cut: the rest stands in the answers file]"
_GIVEN = {State.ANSWERED, State.PLANNED}
_MOST_LISTED = 40


def cells_of(
    question: Question,
    answer: Answer | None,
    register: Mapping[str, Evidence],
    language: Language,
) -> dict[str, Cell]:
    """Return what stands in the cells of an answer; empty ones are left out.

    Args:
        question: The question.
        answer: Its answer, if there is one.
        register: The evidence of the project, by key.
        language: Language of choices.
    """
    if answer is None:
        return {}
    found: dict[str, Cell | None] = {
        "state": labelled(STATES, answer.state.value),
        "value": _value(question, answer, language),
        "unit": answer.unit or _usual_unit(question, answer),
        "quality": labelled(QUALITIES, answer.quality.value if answer.quality else ""),
        "reason": answer.justification,
        "evidence": "; ".join(key for key in answer.evidence if key in register),
        "note": answer.note,
    }
    if answer.range is not None:
        found["low"], found["high"] = answer.range
    return {
        name: _short(_exact(cell, language))
        for name, cell in found.items()
        if cell not in {None, ""}
    }


def _exact(cell: Cell | None, language: Language) -> Cell | None:
    """Write a figure that a spreadsheet would round as text; it keeps 15 digits."""
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return cell
    if float(f"{cell:.15g}") == cell:
        return cell
    return str(cell).replace(".", "," if language == "fr" else ".")


def _usual_unit(question: Question, answer: Answer) -> str | None:
    given = answer.value is not None or answer.range is not None
    return question.unit if question.type is Kind.QUANTITY and given else None


def _short(cell: Cell | None) -> Cell:
    if not isinstance(cell, str):
        return "" if cell is None else cell
    tidy = cell.replace("\r\n", "\n").replace("\r", "\n")
    return tidy if len(tidy) <= LONGEST else tidy[:LONGEST] + CUT


def _value(question: Question, answer: Answer, language: Language) -> Cell | None:
    value = answer.value
    if isinstance(value, bool):
        return {"en": ("no", "yes"), "fr": ("non", "oui")}[language][value]
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) if value else "[]"
    if isinstance(value, dict):
        return None
    own = question.choices_from == "scenarios"  # labels that another file lacks
    if isinstance(value, str) and value in question.choices and not own:
        label = question.choices[value].in_language(language)
        return label if _reads_as(question, label, value) else value
    if isinstance(value, int) and question.type is Kind.LEVEL:
        return str(value)
    return value


def _reads_as(question: Question, label: str, value: str) -> bool:
    """Whether a label, typed, is this choice and no other."""
    try:
        return typed(question, label).value == value
    except AnswerError:
        return False


def grid_cells(
    question: Question, answer: Answer | None
) -> Iterator[tuple[str, Text, dict[str, Cell]]]:
    """Yield the cells of a grid: name, title and what is filled in.

    Args:
        question: A question with a grid.
        answer: Its answer, if there is one.
    """
    grid = question.grid
    if grid is None:
        return
    given = answer.value if answer is not None else None
    states = given if isinstance(given, dict) else {}
    for row, row_title in grid.rows.items():
        for column, column_title in grid.columns.items():
            title = {
                language: " × ".join(
                    text.in_language(language) for text in (row_title, column_title)
                )
                for language in LANGUAGES
            }
            name = f"{row}/{column}"
            state, _, reason = states.get(name, "").partition(":")
            filled: dict[str, Cell] = {"value": state.strip()} if state else {}
            if reason.strip():
                filled["reason"] = _short(reason.strip())
            yield name, Text(title), filled


def accepted(pack: Pack, question: Question) -> Text | None:
    """Return what may be answered, where it needs saying.

    Args:
        pack: The questionnaire, which holds the scales.
        question: The question.
    """
    if question.type is Kind.LEVEL:
        levels = pack.levels_of(question)
        return _joined((f"{number} = {{}}", text) for number, text in enumerate(levels))
    if question.type in {Kind.MULTI, Kind.CHOICE}:
        if len(question.choices) > _MOST_LISTED:
            return None
        return _joined(
            (f"{key} = {{}}", text) for key, text in question.choices.items()
        )
    return None


def _joined(parts: Iterator[tuple[str, Text]]) -> Text:
    listed = list(parts)
    return Text(
        {
            language: "\n".join(
                form.replace("{}", text.in_language(language)) for form, text in listed
            )[:4000]
            or "–"
            for language in LANGUAGES
        }
    )


def answer_of(question: Question, cells: Cells, decimal: Decimal) -> Answer | None:
    """Read an answer from the cells of its row; ``None`` where nothing is filled in.

    Args:
        question: The question, with its choices.
        cells: What stands in the cells; evidence is read elsewhere.
        decimal: Decimal sign of numbers that stand there as text.

    Raises:
        AnswerError: What is there does not fit the question.
        ExchangeError: A state, a quality or a range cannot be read.
    """
    raw = cells.get("value", "")
    state = _state(cells)
    if state is None and raw == "" and "low" not in cells and "high" not in cells:
        return None
    state = state or State.ANSWERED
    update: dict[str, object] = {"state": state}
    value = (
        _typed(question, raw, cells, decimal)
        if state in _GIVEN
        else Answer(state=State.OPEN)
    )
    if state not in _GIVEN and raw not in {"", "?"}:
        message = (
            f"the state is {state.value} and an answer {raw!s:.40} stands beside it; "
            "clear one of the two"
        )
        raise ExchangeError(message)
    quality = read_label(QUALITIES, str(cells.get("quality", "")), "quality")
    update["quality"] = Quality(quality) if quality else None
    update["justification"] = _text(cells, "reason")
    update["note"] = _text(cells, "note")
    if value.state is State.UNKNOWN:
        update["state"] = State.UNKNOWN
    return value.model_copy(update=update)


def _state(cells: Cells) -> State | None:
    name = read_label(STATES, str(cells.get("state", "")), "state")
    return State(name) if name else None


def _text(cells: Cells, name: str) -> str | None:
    text = str(cells.get(name, "")).strip("\n ")
    if text.endswith(CUT):
        message = (
            f"the {name} is longer than a cell of a workbook holds; change it in the "
            "answers file"
        )
        raise ExchangeError(message)
    return text or None


def _typed(question: Question, raw: Cell, cells: Cells, decimal: Decimal) -> Answer:
    bounds = _bounds(cells, decimal, question)
    unit = str(cells.get("unit", "")).strip() or None
    if raw == "" and bounds is None:
        message = (
            "the state says that it is answered, and no answer stands there; give one, "
            "or choose open, unknown or not applicable"
        )
        raise ExchangeError(message)
    if raw == "":
        usual = unit is None or same_unit(unit, unit_of(question))
        return Answer(range=bounds, unit=None if usual else unit)
    if isinstance(raw, str) and raw.endswith(CUT):
        _text({"answer": raw}, "answer")
    if question.type is Kind.MULTI and str(raw).strip() == "[]":
        return Answer(value=())
    answer = typed(question, _plain(question, raw), decimal=decimal)
    update: dict[str, object] = {}
    if question.type.is_numeric and unit is not None:
        if answer.unit not in {None, unit}:
            message = f"two units are given: {answer.unit} and {unit}; keep one"
            raise ExchangeError(message)
        update["unit"] = None if same_unit(unit, unit_of(question)) else unit
    if bounds is not None:
        update["range"] = bounds
    return answer.model_copy(update=update)


def _plain(question: Question, raw: Cell) -> Cell:
    """Take back what a spreadsheet does to figures: 3 becomes 3.0 and true TRUE."""
    if isinstance(raw, float) and raw.is_integer() and not question.type.is_numeric:
        return int(raw) if question.type is Kind.LEVEL else str(int(raw))
    return raw


def _bounds(
    cells: Cells, decimal: Decimal, question: Question
) -> tuple[float, float] | None:
    ends = [cells.get(name, "") for name in ("low", "high")]
    if ends == ["", ""]:
        return None
    if not question.type.is_numeric:
        message = "a range goes with a figure; clear the two cells"
        raise ExchangeError(message)
    if "" in ends:
        message = "a range has two ends; fill in both cells or neither"
        raise ExchangeError(message)
    low, high = (_end(question, end, decimal) for end in ends)
    if low > high:
        message = "a range gives its lower bound first"
        raise ExchangeError(message)
    return low, high


def _end(question: Question, raw: Cell, decimal: Decimal) -> float:
    if isinstance(raw, bool) or raw == "":
        message = "an end of a range is a number"
        raise ExchangeError(message)
    if isinstance(raw, int | float):
        return raw
    free = question.model_copy(update={"min": None, "max": None, "checks": ()})
    found = typed(free, raw, decimal=decimal)
    if not isinstance(found.value, int | float) or found.unit is not None:
        message = f"an end of a range is a number without a unit, not {raw:.40}"
        raise ExchangeError(message)
    return found.value
