"""Taking a project to another stage: nothing is lost, and more may be expected."""

from dataclasses import dataclass
from datetime import datetime

from assessor.domain.answers import AnswersFile, State
from assessor.domain.questionnaire import Kind
from assessor.domain.sheet import STAGE, Sheet, read_sheet
from assessor.domain.visible import short
from assessor.errors import ProcedureError
from assessor.interview.engine import record
from assessor.interview.seeing import seen

EVIDENCE_SCALE = "EVID"
_MISSING = {State.OPEN, State.UNKNOWN}
_NO_TARGET = 0


@dataclass(frozen=True, slots=True)
class Promotion:
    """What another stage expects.

    Attributes:
        answers: The answers at the new stage.
        before: The stage before.
        after: The new stage.
        targets: Level of evidence expected before and now. [0 to 4]
        below: Answers whose level is under the one expected now, with their level.
        required: Required answers that are missing.
        planned: Levels that are planned and stop counting half.
        shown: Answers that apply since.
        hidden: Answers that no longer apply; they stay in the file.
        back: The new stage comes before the one the project was in.
    """

    answers: AnswersFile
    before: str
    after: str
    targets: tuple[int, int]
    below: tuple[tuple[str, float], ...]
    required: tuple[str, ...]
    planned: tuple[str, ...]
    shown: tuple[str, ...]
    hidden: tuple[str, ...]
    back: bool


def promote(sheet: Sheet, stage: str, *, at: datetime) -> Promotion:
    """Take a project to another stage and say what is expected there.

    Args:
        sheet: The answers.
        stage: The new stage.
        at: When.

    Raises:
        ProcedureError: There is no such stage, or the project is in it.
    """
    stages = [*sheet.pack.header.stages]
    before = sheet.stage
    if stage not in stages or stage == before:
        said = "The project is there already" if stage == before else "No such stage"
        message = f"{short(stage)}: {said}; stages are: {', '.join(stages)}."
        raise ProcedureError(message)
    answers = _at_stage(sheet, stage, at)
    recorded = seen(sheet, answers)
    after = recorded.sheet
    target = sheet.pack.header.evidence_target(sheet.profile, stage) or _NO_TARGET
    was = sheet.pack.header.evidence_target(sheet.profile, before) or _NO_TARGET
    return Promotion(
        answers=answers,
        before=before,
        after=stage,
        targets=(was, target),
        below=_below(after, target),
        required=tuple(
            standing.id
            for standing in after
            if standing.required and standing.state in _MISSING
        ),
        planned=_stopping(sheet, after),
        shown=recorded.shown,
        hidden=recorded.hidden,
        back=stages.index(stage) < stages.index(before),
    )


def _at_stage(sheet: Sheet, stage: str, at: datetime) -> AnswersFile:
    """Return the answers at a stage; by the way of the interview where it is asked."""
    if STAGE in sheet.pack.by_id and sheet.standing(STAGE) is not None:
        return record(sheet, STAGE, stage, at=at).answers
    project = sheet.answers.project.model_copy(update={"stage": stage})
    return sheet.answers.model_copy(update={"project": project})


def _below(sheet: Sheet, target: int) -> tuple[tuple[str, float], ...]:
    found: list[tuple[str, float]] = []
    for standing in sheet:
        question = sheet.pack.by_id[standing.question]
        if question.scale != EVIDENCE_SCALE or question.type is not Kind.LEVEL:
            continue
        level = sheet.level(standing.id)
        if isinstance(level, (int, float)) and level < target:
            found.append((standing.id, float(level)))
    return tuple(found)


def _stopping(before: Sheet, after: Sheet) -> tuple[str, ...]:
    """Return the planned levels that counted before and no longer do."""
    if not before.half() or after.half():
        return ()
    return tuple(
        standing.id
        for standing in read_sheet(after.pack, after.answers)
        if standing.state is State.PLANNED
        and after.pack.by_id[standing.question].type is Kind.LEVEL
    )
