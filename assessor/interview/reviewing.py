"""What reviewers say beside answers, and the steps that a dossier takes.

A reviewer never writes over an answer. Nothing here decides anything: it records who
decided what, when and why, and refuses what does not follow from the step before.
"""

from dataclasses import dataclass
from datetime import datetime

from assessor.domain.answers import AnswersFile, Override, Review
from assessor.domain.parsing import Decimal, typed
from assessor.domain.refusals import RefusedError, Why
from assessor.domain.revision import (
    DECIDED,
    Revision,
    answer_digest,
    content_digest,
    revision_of,
)
from assessor.domain.sheet import Sheet, resolve
from assessor.domain.submission import Status, Step
from assessor.domain.visible import short
from assessor.errors import AnswerError, ProcedureError

_REASONED = {Status.CHANGES_REQUESTED, Status.REJECTED, Status.REVOKED}
_SAID = {
    Status.DRAFT: "a draft",
    Status.SUBMITTED: "submitted",
    Status.CHANGES_REQUESTED: "sent back for changes",
    Status.ACCEPTED: "accepted",
    Status.REJECTED: "rejected",
    Status.REVOKED: "revoked",
}


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An answer with what reviewers said of it.

    Attributes:
        word: The review that counts; ``None`` where there are comments only.
        changed: The answer was changed since that review.
    """

    id: str
    reviews: tuple[Review, ...]
    word: Review | None
    changed: bool


def comment(sheet: Sheet, identifier: str, review: Review) -> AnswersFile:
    """Write what a reviewer says beside an answer.

    Args:
        sheet: The answers.
        identifier: Id of the answer.
        review: What is said, by whom, when.

    Raises:
        AnswerError: There is no such question, or nothing is said.
    """
    answers = sheet.answers
    if sheet.standing(identifier) is None and identifier not in answers.answers:
        raise RefusedError(Why.ASKED, given=short(identifier))
    if review.verdict != "accepted" and not review.text.strip():
        message = f"{short(identifier)}: say what this is about; the text is empty."
        raise AnswerError(message)
    looked_at = answer_digest(answers.answers.get(identifier))
    said = review.model_copy(update={"sha256": looked_at})
    held = (*answers.reviews.get(identifier, ()), said)
    return answers.model_copy(update={"reviews": {**answers.reviews, identifier: held}})


def override(
    sheet: Sheet,
    identifier: str,
    raw: object,
    review: Review,
    *,
    decimal: Decimal = ".",
) -> AnswersFile:
    """Put a value of the reviewer's beside an answer, with the reason.

    Args:
        sheet: The answers.
        identifier: Id of the answer.
        raw: The value, as it was typed or chosen.
        review: By whom, when, and why: the text is needed.
        decimal: Decimal sign of what was typed.

    Raises:
        AnswerError: There is no such question, the value does not fit it, or the
            reason is missing.
    """
    standing = sheet.standing(identifier)
    if standing is None:
        raise RefusedError(Why.ASKED, given=short(identifier))
    if not review.text.strip():
        message = f"{short(identifier)}: another value needs its reason; give it."
        raise AnswerError(message)
    question = resolve(sheet.pack.by_id[standing.question], sheet.answers)
    answer = typed(question, raw, decimal=decimal)
    if answer.value is None:
        message = f"{short(identifier)}: give the value that takes its place."
        raise AnswerError(message)
    unit = answer.unit or question.unit  # so that a reader sees what it is
    value = Override(value=answer.value, unit=unit, range=answer.range)
    said = review.model_copy(update={"verdict": "accepted", "override": value})
    return comment(sheet, identifier, said)


def reviewed(answers: AnswersFile) -> tuple[Reviewed, ...]:
    """Return what reviewers said, an answer each, in the order of the file."""
    return tuple(_reviewed(answers, identifier) for identifier in answers.reviews)


def _reviewed(answers: AnswersFile, identifier: str) -> Reviewed:
    word = answers.verdict_on(identifier)
    known = None if word is None else word.sha256
    now = answer_digest(answers.answers.get(identifier))
    changed = known is not None and known != now
    return Reviewed(identifier, answers.reviews[identifier], word, changed)


def requested(answers: AnswersFile) -> tuple[Reviewed, ...]:
    """Return the answers of which a reviewer wants a change that has not come."""
    return tuple(
        one
        for one in reviewed(answers)
        if one.word is not None
        and one.word.verdict == "changes_requested"
        and not one.changed
    )


def take_step(
    answers: AnswersFile, status: Status, *, by: str, at: datetime, reason: str = ""
) -> AnswersFile:
    """Take a step on the way of a dossier.

    Args:
        answers: The answers.
        status: What it becomes.
        by: Who takes it.
        at: When.
        reason: Why; needed to send back, to reject and to revoke.

    Raises:
        ProcedureError: The step does not follow from the one before, nobody takes
            it, or its reason is missing.
    """
    stands = revision_of(answers)
    _refuse_unnamed(answers, status, by, reason)
    if not stands.may(status):
        raise ProcedureError(_refusal(stands, status))
    revoked = status is Status.REVOKED
    last = stands.last
    step = Step.model_validate(
        {
            "status": status,
            # What is revoked is the revision that was accepted, not an edit of it.
            "revision": last.revision if revoked and last else stands.number,
            "by": by.strip(),
            "at": at,
            "reason": reason.strip(),
            "sha256": last.sha256
            if revoked and last
            else content_digest(answers, reviewed=status in DECIDED),
        }
    )
    return answers.model_copy(update={"submission": (*answers.submission, step)})


def _refuse_unnamed(answers: AnswersFile, status: Status, by: str, reason: str) -> None:
    if not by.strip():
        message = "Say who takes this step, as in --by 'A. Reviewer'."
        raise ProcedureError(message)
    if status in _REASONED and not reason.strip():
        message = "Say why with --reason; the reason stays in the file."
        raise ProcedureError(message)
    if answers.part is not None:
        message = (
            f"This is a part handed to {short(answers.part.to)}, not the dossier; "
            "bring it back with “assessor merge” first."
        )
        raise ProcedureError(message)


def _refusal(stands: Revision, status: Status) -> str:
    if stands.edited and stands.last is not None:
        before, day = _SAID[Status(stands.last.status)], stands.last.at.date()
        return (
            f"Revision {stands.last.revision} was {before} on {day}, and the answers "
            f"were changed since: they are revision {stands.number}, a draft. "
            "Submit it first."
        )
    said = _SAID[stands.status]
    hint = {
        Status.DRAFT: "Submit it first.",
        Status.SUBMITTED: "Accept it, reject it or send it back.",
        Status.CHANGES_REQUESTED: "It has to be submitted again first.",
        Status.ACCEPTED: "An edit begins a new revision; “revoke” takes it back.",
    }.get(stands.status, "An edit begins a new revision, which can be submitted.")
    return (
        f"Revision {stands.number} is {said} and cannot be {_SAID[status]} now. {hint}"
    )
