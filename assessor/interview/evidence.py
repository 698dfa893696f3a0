"""The register of documents: what supports which answer, who looked at it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Literal

from assessor.domain.answers import AnswersFile, Evidence
from assessor.domain.visible import short
from assessor.errors import ProcedureError

Result = Literal["verified", "not_verified", "exception"]


def attest(
    answers: AnswersFile,
    key: str,
    result: Result,
    *,
    by: str,
    at: datetime,
    procedure: str,
) -> AnswersFile:
    """Say that a document was looked at, how, and what came of it.

    Args:
        answers: The answers.
        key: Key of the document.
        result: What came of it.
        by: Who looked.
        at: When.
        procedure: What was done.

    Raises:
        ProcedureError: There is no such document, or something is not said.
    """
    document = answers.evidence.get(key)
    if document is None:
        known = ", ".join(answers.evidence) or "none"
        message = f"There is no document {short(key)}; there are: {known}."
        raise ProcedureError(message)
    if not by.strip() or not procedure.strip():
        message = "Say who looked with --by and what they did with --procedure."
        raise ProcedureError(message)
    update = {
        "checked_by": by.strip(),
        "checked_at": at,
        "procedure": procedure.strip(),
        "result": result,
    }
    held = {**answers.evidence, key: document.model_copy(update=update)}
    return answers.model_copy(update={"evidence": held})


def supported_by(answers: AnswersFile, key: str) -> tuple[str, ...]:
    """Return what a document supports: answers, actions and conditions.

    Args:
        answers: The answers.
        key: Key of the document.
    """
    return tuple(_supported(answers, key))


def _supported(answers: AnswersFile, key: str) -> Iterator[str]:
    yield from (n for n, one in answers.answers.items() if key in one.evidence)
    yield from (n for n, one in answers.actions.items() if key in one.evidence)
    yield from (n for n, one in answers.conditions.items() if key in one.evidence)


def register(answers: AnswersFile) -> dict[str, tuple[Evidence, tuple[str, ...]]]:
    """Return every document with what it supports, by its key."""
    return {
        key: (document, supported_by(answers, key))
        for key, document in answers.evidence.items()
    }
