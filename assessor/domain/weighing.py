"""What an answer weighs on a basis: as declared, as supported, as reviewed."""

from collections.abc import Callable

from assessor.domain.answers import Answer, AnswersFile, Quality, State
from assessor.domain.assessment import Basis, Standing
from assessor.domain.parsing import Settled
from assessor.domain.questionnaire import TOP_LEVEL, Kind, Question

_CHECKED = {"funding", "audit"}


def claimed(
    question: Question, answer: Answer, settled: Settled, profile: str, kind: str
) -> bool:
    """Whether an answer wants evidence and has none.

    The top level says that others can check: a funder and an auditor want to see
    with what, whatever the question.

    Args:
        question: The question.
        answer: Its answer.
        settled: The value of the answer.
        profile: The profile the answers are given in.
        kind: The profile of the program that it is, or widens.
    """
    if answer.evidence or answer.state not in {State.ANSWERED, State.PLANNED}:
        return False
    if question.evidence.need.get(profile) == "required":
        return True
    checked = kind in _CHECKED and answer.state is State.ANSWERED
    return checked and question.scored and settled.value == TOP_LEVEL


def weighed(
    question: Question,
    standing: Standing,
    settled: Settled,
    basis: Basis,
    ceiling: Callable[[], float],
) -> Standing:
    """Return a standing with the level that data settle, and what evidence carries.

    Args:
        question: The question.
        standing: Where it stands as answered.
        settled: The value of the answer.
        basis: What is taken of the answers.
        ceiling: Gives the highest level without the evidence that is wanted. [0 to 4]
    """
    settles = question.derive is not None and question.derive.settles
    if settles and standing.derived is not None and standing.state is State.OPEN:
        return standing.model_copy(
            update={"state": State.ANSWERED, "value": standing.derived}
        )
    if basis != "supported":
        return standing
    update: dict[str, object] = {}
    if isinstance(settled.value, int) and question.type is Kind.LEVEL:
        caps = [settled.value]
        caps += [round(ceiling())] if standing.claimed else []
        caps += [standing.derived] if settles and standing.derived is not None else []
        update["value"] = min(caps)
    elif question.type.is_numeric and standing.claimed:
        update["quality"] = Quality.ASSUMED
    return standing.model_copy(update=update)


def reviewed(answers: AnswersFile, identifier: str, answer: Answer) -> Answer:
    """Put the value of an accepted review in the place of the answer."""
    last = answers.verdict_on(identifier)
    if last is None or last.verdict != "accepted" or last.override is None:
        return answer
    given = last.override
    return answer.model_copy(
        update={
            "state": State.ANSWERED,
            "value": given.value,
            "unit": given.unit,
            "range": given.range,
        }
    )
