"""The rows of a form as they came back, before they are read as answers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from assessor.domain.answers import Answer, AnswersFile
from assessor.domain.pack import Pack
from assessor.domain.questionnaire import Kind, Question
from assessor.domain.sheet import OPTIONS
from assessor.domain.visible import short, visible
from assessor.errors import ExchangeError
from assessor.exchange.form_cells import Cell, answer_of
from assessor.exchange.forms import FORMAT, VERSION


@dataclass(frozen=True)
class FilledRow:
    """One row as it came back.

    Attributes:
        where: Sheet and row, for messages.
        cells: What stands in the columns to fill in; empty ones are left out.
    """

    where: str
    id: str
    cells: Mapping[str, Cell]


def check_pin(pin: Mapping[str, object], pack: Pack, answers: AnswersFile) -> None:
    """Refuse the form of another questionnaire or project.

    Args:
        pin: What the form says of itself.
        pack: The questionnaire of the answers.
        answers: The answers it is read into.

    Raises:
        ExchangeError: It belongs elsewhere.
    """
    if pin.get("format") != FORMAT or pin.get("version") != VERSION:
        message = (
            "this is not a form of this program, or of another version of it; write "
            "a new one with “assessor form export”"
        )
        raise ExchangeError(message)
    given = (str(pin.get("pack")), str(pin.get("pack_version")))
    if given != (pack.header.id, pack.header.version):
        message = (
            f"the form asks the questionnaire {visible(' '.join(given), 80)}; the "
            f"answers belong to {pack.header.id} {pack.header.version}"
        )
        raise ExchangeError(message)
    name = str(pin.get("project"))
    if name not in {answers.project.name, ""}:
        message = (
            f"the form was written for the project {short(name)!r}, and the answers "
            f"are those of {short(answers.project.name)!r}; nothing was read. Name the "
            "answers file of that project"
        )
        raise ExchangeError(message)


@dataclass(frozen=True)
class WholeRow:
    """A row with the cells of its grid."""

    row: FilledRow
    grid: Mapping[str, FilledRow]
    twice: bool


def whole_rows(rows: Iterable[FilledRow]) -> Iterator[WholeRow]:
    """Put the rows of a grid together; yield scenarios first, others name them.

    Args:
        rows: The rows, in any order.
    """
    heads: dict[str, FilledRow] = {}
    grids: dict[str, dict[str, FilledRow]] = {}
    twice = set[str]()
    for row in rows:
        name, mark, cell = row.id.partition("#")
        held = grids.setdefault(name, {}) if mark else heads
        key = cell if mark else name
        if key in held:
            twice.add(name)
        held[key] = row
        if mark:
            heads.setdefault(name, FilledRow(row.where, name, {}))
    order = sorted(heads, key=lambda name: not name.startswith(f"{OPTIONS}["))
    for name in order:
        yield WholeRow(heads[name], grids.get(name, {}), name in twice)


def grid_answer(
    question: Question, whole: WholeRow, before: Answer | None
) -> Answer | None:
    """Read a grid from its cells; cells that are not in the form stay as they are.

    Args:
        question: A question with a grid.
        whole: Its row with its cells.
        before: The answer so far.
    """
    states: dict[str, str] = {}
    given = before.value if before is not None else None
    if isinstance(given, dict):
        states = {k: v for k, v in given.items() if k not in whole.grid}
    for cell, row in whole.grid.items():
        state, reason = (
            str(row.cells.get("value", "")),
            str(row.cells.get("reason", "")),
        )
        if state:
            states[cell] = f"{state}: {reason.strip()}" if reason.strip() else state
    cells = {k: v for k, v in whole.row.cells.items() if k != "value"}
    plain = question.model_copy(update={"type": Kind.LONGTEXT, "grid": None})
    if not states:
        return answer_of(plain, cells, ".")
    found = answer_of(plain, {**cells, "value": "grid"}, ".")
    if found is None or found.value is None:
        return found
    return found.model_copy(update={"value": states})
