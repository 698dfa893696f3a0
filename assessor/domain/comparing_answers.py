"""Answers as things by path, and a digest of each, so that versions can be compared."""

import hashlib
import json
from collections.abc import Mapping

from assessor.domain.answers import Answer, AnswersFile, Evidence

STAGE = "stage"
PROFILE = "profile"
ANSWERS = "answers/"
SCENARIOS = "scenarios/"
EVIDENCE = "evidence/"
ROWS = "rows/"
Thing = Answer | Evidence | str
# When and by what means an answer came makes it no other answer.
_ASIDE = {"at", "source"}


def things(answers: AnswersFile) -> dict[str, Thing]:
    """Return what a file says, by path; a row of a group is a path of its own.

    Args:
        answers: What the file says.

    Examples:
        ``answers/training.runs[main].energy``, ``rows/training.runs[main]``,
        ``scenarios/reference``, ``evidence/E1``, ``profile``, ``stage``.
    """
    found: dict[str, Thing] = {PROFILE: answers.profile, STAGE: answers.project.stage}
    for key, label in answers.scenarios.items():
        found[f"{SCENARIOS}{key}"] = label
    for group, rows in answers.groups.items():
        found |= dict.fromkeys((f"{ROWS}{group}[{row}]" for row in rows), "")
    for identifier, answer in answers.answers.items():
        found[f"{ANSWERS}{identifier}"] = answer
    for key, document in answers.evidence.items():
        found[f"{EVIDENCE}{key}"] = document
    return found


def digests(held: Mapping[str, Thing]) -> dict[str, str]:
    """Return the digest of each thing, by path."""
    return {path: digest(thing) for path, thing in held.items()}


def digest(thing: Thing) -> str:
    """Return the SHA-256 of a thing; when an answer was given is no part of it."""
    data = (
        thing
        if isinstance(thing, str)
        else thing.model_dump(
            mode="json", exclude_defaults=True, exclude_none=True, exclude=_ASIDE
        )
    )
    text = json.dumps(data, ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def row_path(identifier: str) -> str | None:
    """Return the path of the row that an answer stands in, or nothing.

    Examples:
        >>> row_path("training.runs[main].energy")
        'rows/training.runs[main]'
        >>> row_path("service.lifetime")
    """
    row, bracket, _ = identifier.partition("].")
    return f"{ROWS}{row}]" if bracket else None
