"""A form that came back: what it changes, with the checks of any answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from pydantic import ValidationError

from assessor.catalogue.answer_faults import nearest, question_of
from assessor.domain.answers import (
    Answer,
    AnswersFile,
    Evidence,
    State,
)
from assessor.domain.pack import Pack
from assessor.domain.parsing import Decimal, settle
from assessor.domain.questionnaire import Kind, Question
from assessor.domain.sheet import OPTIONS, STAGE, resolve
from assessor.domain.visible import short, visible
from assessor.errors import AnswerError, ExchangeError
from assessor.exchange.form_cells import Cell, answer_of, cells_of, grid_cells
from assessor.exchange.form_rows import FilledRow, WholeRow, grid_answer, whole_rows

SOURCE = "import:form"
_LONGEST_KEY = 40
_LONGEST_TITLE = 2_000
_FREE = frozenset({"at", "source"})


@dataclass(frozen=True)
class Change:
    """One answer that a form changes; ``None`` is "no answer"."""

    id: str
    question: Question
    before: Answer | None
    after: Answer | None


@dataclass(frozen=True)
class Filling:
    """What a form that came back says.

    Attributes:
        answers: The answers with those of the form; meaningless with problems.
        changes: What is different.
        rows: Rows of repeated groups that are new.
        problems: What cannot be read; nothing is to be saved then.
    """

    answers: AnswersFile
    changes: tuple[Change, ...]
    rows: tuple[str, ...]
    problems: tuple[str, ...]


def fill(
    rows: Sequence[FilledRow],
    pack: Pack,
    answers: AnswersFile,
    *,
    at: datetime,
    decimal: Decimal = ".",
) -> Filling:
    """Read the rows of a form into answers; what is left empty stays as it is.

    Args:
        rows: The rows as they came back.
        pack: The questionnaire.
        answers: The answers so far.
        at: When.
        decimal: Decimal sign of figures that came back as text.
    """
    filler = _Filler(pack, answers, at, decimal)
    for row in whole_rows(rows):
        filler.take(row)
    return Filling(
        answers=filler.answers,
        changes=tuple(filler.changes),
        rows=tuple(filler.rows),
        problems=tuple(filler.problems),
    )


class _Filler:
    """Answers that grow row by row."""

    def __init__(
        self, pack: Pack, answers: AnswersFile, at: datetime, decimal: Decimal
    ) -> None:
        self.pack = pack
        self.answers = answers
        self.at = at
        self.decimal = decimal
        self.changes: list[Change] = []
        self.rows: list[str] = []
        self.problems: list[str] = []

    def take(self, whole: WholeRow) -> None:
        """Take one row; what is wrong is noted."""
        row = whole.row
        question = question_of(row.id, self.pack)
        try:
            if whole.twice:
                self._refuse("stands twice in the form; keep one row")
            if question is None:
                hint = nearest(row.id, self.pack.by_id)
                self._refuse(f"there is no such question{hint}")
            else:
                self._take(question, whole)
        except (AnswerError, ExchangeError) as error:
            said = f"{row.where}: {visible(row.id, 120)}: {error}"
            self.problems.append(visible(said, 800))

    @staticmethod
    def _refuse(message: str) -> None:
        raise ExchangeError(message)

    def _take(self, question: Question, whole: WholeRow) -> None:
        name = whole.row.id
        question = resolve(question, self.answers)
        before = self.answers.answers.get(name)
        if question.id == STAGE:
            before = before or Answer(value=self.answers.project.stage)
        if self._is_as_written(question, whole, before):
            return
        after = self._read(question, whole, before)
        if after is None or _same(before, after):
            return
        self._add_row(name)
        self._keep(question, name, before, after)

    def _is_as_written(
        self, question: Question, whole: WholeRow, before: Answer | None
    ) -> bool:
        """Whether nobody touched the row since the form was written."""
        register = self.answers.evidence
        grid = {cell: row.cells for cell, row in whole.grid.items() if row.cells}
        was = {cell: c for cell, _, c in grid_cells(question, before) if c}
        if grid != was and (whole.grid or not was):
            return False
        return any(
            dict(whole.row.cells) == cells_of(question, before, register, language)
            for language in ("en", "fr")
        )

    def _read(
        self, question: Question, whole: WholeRow, before: Answer | None
    ) -> Answer | None:
        cells = {**whole.row.cells}
        beside = {"reason", "evidence", "note", "quality"} & cells.keys()
        if question.type is Kind.MATRIX:
            found = grid_answer(question, whole, before)
        else:
            found = answer_of(question, cells, self.decimal)
        if found is None and beside:
            found = answer_of(question, {**cells, "state": "open"}, self.decimal)
        if found is None:
            return None
        evidence = self._evidence(cells.get("evidence", ""), before)
        kept = before.confidential if before is not None else False
        update = {
            "evidence": evidence,
            "confidential": kept,
            "at": self.at,
            "source": SOURCE,
        }
        return _checked(question, found.model_copy(update=update))

    def _evidence(self, cell: Cell, before: Answer | None) -> tuple[str, ...]:
        """Return the keys of the documents named, new ones entered in the register."""
        register = dict(self.answers.evidence)
        unlisted = [k for k in (before.evidence if before else ()) if k not in register]
        keys: list[str] = []
        for title in filter(None, map(str.strip, str(cell).split(";"))):
            if len(title) > _LONGEST_TITLE:
                self._refuse("the title of a document is too long")
            known = (k for k, e in register.items() if title in {k, e.title})
            key = next(known, None) or _free_key(register)
            register.setdefault(key, Evidence(title=title))
            keys.append(key)
        if len(register) > len(self.answers.evidence):
            self.answers = self.answers.model_copy(update={"evidence": register})
        return tuple(dict.fromkeys((*keys, *unlisted)))

    def _add_row(self, name: str) -> None:
        group, bracket, rest = name.partition("[")
        key = rest.partition("]")[0]
        keys = self.answers.groups.get(group, ())
        section = self.pack.groups.get(group)
        if not bracket or key in keys or section is None or section.repeat is None:
            return
        if len(keys) >= section.repeat.max:
            self._refuse(f"{group} already has {len(keys)} rows, the most it takes")
        if len(key) > _LONGEST_KEY or not key.isascii() or not key.isalnum():
            self._refuse(f"{short(key)} is no name for a row; leave ids as written")
        self.rows.append(f"{group}[{key}]")
        update: dict[str, object] = {
            "groups": {**self.answers.groups, group: (*keys, key)}
        }
        if group == OPTIONS and key not in self.answers.scenarios:
            update["scenarios"] = {**self.answers.scenarios, key: key}
        self.answers = self.answers.model_copy(update=update)

    def _keep(
        self, question: Question, name: str, before: Answer | None, after: Answer
    ) -> None:
        given = dict(self.answers.answers)
        bare = Answer(state=State.OPEN)
        kept: Answer | None = None if _same(bare, after) else after
        if kept is None:
            given.pop(name, None)
        else:
            given[name] = kept
        if kept is None and before is None:
            return
        update: dict[str, object] = {"answers": given}
        if question.id == STAGE and after.value is not None:
            stage = {"stage": str(after.value)}
            update["project"] = self.answers.project.model_copy(update=stage)
        self.answers = self.answers.model_copy(update=update)
        self.changes.append(Change(name, question, before, kept))


def _checked(question: Question, answer: Answer) -> Answer:
    """Hold an answer to what every answer must be."""
    try:
        whole = Answer.model_validate(answer.model_dump())
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        message = str(first["msg"]).removeprefix("Value error, ")
        raise ExchangeError(message) from error
    settle(question, whole)
    return whole


def _same(one: Answer | None, other: Answer) -> bool:
    if one is None:
        return False
    return repr(one.model_dump(exclude={*_FREE})) == repr(
        other.model_dump(exclude={*_FREE})
    )


def _free_key(register: Mapping[str, Evidence]) -> str:
    number = len(register) + 1
    while f"E{number}" in register:
        number += 1
    return f"E{number}"
