"""A submission assessed within its call: same day, same defaults, comparable or not."""

from dataclasses import dataclass

from assessor.assessing import DRAWS, assess
from assessor.assessing.within_call import reasons
from assessor.domain.answers import Answer, AnswersFile, Quality, State, row_id
from assessor.domain.assessment import Assessment
from assessor.domain.calls import Call, CallResult
from assessor.domain.pack import Pack
from assessor.domain.questionnaire import Question
from assessor.domain.sheet import read_sheet
from assessor.domain.shelf import Shelf
from assessor.rules.rubric import points

LIFETIME = "service.lifetime"
"""The fact for how long a service is assessed; the horizon of a call stands for it."""


@dataclass(frozen=True)
class Filled:
    """Answers with what a call puts where nothing is known.

    Attributes:
        names: Ids of the answers that the call stands in for.
    """

    answers: AnswersFile
    names: tuple[str, ...]


def assess_in_call(
    answers: AnswersFile,
    pack: Pack,
    shelf: Shelf,
    call: Call,
    *,
    draws: int = DRAWS,
) -> Assessment:
    """Assess a submission as its call wants all of them assessed.

    Args:
        answers: What the applicant answered.
        pack: The questionnaire it answered.
        shelf: Factor tables.
        call: The call, checked against the pack.
        draws: Number of Monte Carlo draws.

    Returns:
        The assessment, which says in ``call`` whether it may be compared and why not.
    """
    filled = fill(answers, pack, call)
    made = assess(filled.answers, pack, shelf, today=call.as_of, draws=draws)
    return made.model_copy(update={"call": result(made, pack, call, filled)})


def result(made: Assessment, pack: Pack, call: Call, filled: Filled) -> CallResult:
    """Say what is to be said of an assessed submission within its call.

    Args:
        made: The submission, assessed.
        pack: The questionnaire it answered.
        call: The call, checked against the pack.
        filled: The answers it was assessed with.
    """
    found = tuple(reasons(call, made, pack))
    seen = {standing.id for standing in made.standings}
    rubric = None
    if call.rubric is not None:
        sheet = read_sheet(pack, filled.answers, basis=made.outcome.basis)
        rubric = points(
            call.rubric, lambda name: sheet.level(name, unknown_level="open")
        )
    return CallResult(
        id=call.id,
        title=call.title,
        funder=call.funder,
        as_of=call.as_of,
        horizon=call.horizon,
        comparable=not found,
        reasons=found,
        defaults=tuple(name for name in filled.names if name in seen),
        rubric=rubric,
    )


def fill(answers: AnswersFile, pack: Pack, call: Call) -> Filled:
    """Put the defaults of a call where activity data are open or not known.

    Args:
        answers: What the applicant answered.
        pack: The questionnaire it answered.
        call: The call, checked against the pack.
    """
    stand_ins: dict[str, Answer] = {}
    for question, default in _defaults(pack, call):
        repeat = pack.section_of[question.id].repeat
        group = None if repeat is None else repeat.group
        rows = (None,) if group is None else answers.groups.get(group, ())
        for row in rows:
            name = row_id(question.id, group, row)
            if _is_missing(answers.answers.get(name)):
                stand_ins[name] = default
    changed = {**answers.answers, **stand_ins}
    return Filled(answers.model_copy(update={"answers": changed}), tuple(stand_ins))


def _defaults(pack: Pack, call: Call) -> list[tuple[Question, Answer]]:
    given = dict(call.defaults)
    for question in pack.questions():
        if question.feeds == LIFETIME:
            given.setdefault(question.id, Answer(value=call.horizon, unit="year"))
    stamp = {"quality": Quality.ASSUMED, "source": f"call:{call.id}"}
    return [
        (pack.by_id[name], answer.model_copy(update=stamp))
        for name, answer in given.items()
        if name in pack.by_id
    ]


def _is_missing(answer: Answer | None) -> bool:
    return answer is None or answer.state in {State.OPEN, State.UNKNOWN}
