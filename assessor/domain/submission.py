"""The way of a dossier: submitted, reviewed, decided on, and what was asked for.

Nothing here decides: a person does, and the file says who, when and why.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from assessor.domain.model import Model
from assessor.domain.texts import Digest, LineText, LongText

MOST_STEPS = 500
MOST_CONDITIONS = 500
MOST_HANDED = 4_000


class Status(StrEnum):
    """Where a dossier stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    CHANGES_REQUESTED = "changes_requested"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    REVOKED = "revoked"


NEXT: Mapping[Status, frozenset[Status]] = {
    Status.DRAFT: frozenset({Status.SUBMITTED}),
    Status.SUBMITTED: frozenset(
        {Status.CHANGES_REQUESTED, Status.ACCEPTED, Status.REJECTED}
    ),
    Status.CHANGES_REQUESTED: frozenset({Status.SUBMITTED}),
    Status.ACCEPTED: frozenset({Status.REVOKED}),
    Status.REJECTED: frozenset(),
    Status.REVOKED: frozenset(),
}
"""Which step may follow which, as long as the answers stay as they are."""


class Step(Model):
    """One step on the way of a dossier.

    Attributes:
        revision: Which revision of the answers it concerns, from 1.
        by: Who took it.
        reason: Why; needed where something is asked for, refused or taken back.
        sha256: Digest of the answers that it concerns.
    """

    status: Literal[
        Status.SUBMITTED,
        Status.CHANGES_REQUESTED,
        Status.ACCEPTED,
        Status.REJECTED,
        Status.REVOKED,
    ]
    revision: Annotated[int, Field(ge=1)]
    by: LineText
    at: datetime
    reason: LongText = ""
    sha256: Digest


class ConditionStatus(StrEnum):
    """Where a condition stands."""

    OPEN = "open"
    MET = "met"
    NOT_MET = "not_met"
    WAIVED = "waived"


class Condition(Model):
    """Something that was asked for with a decision, followed until it is met.

    Attributes:
        text: What is asked for.
        owner: Who answers for it.
        due: Day by which it is to be met.
        report: Report of the project in which it has to be shown.
        expected: Proof that is expected.
        gate: Gate that it comes from, as in ``G5``.
        about: Ids of the answers that it concerns.
        evidence: Documents of the file that show that it is met.
        by: Who said where it stands.
        note: What was said of it last.
    """

    text: LongText
    owner: LineText = ""
    due: date | None = None
    report: Literal["interim", "final"] | None = None
    expected: LineText = ""
    status: ConditionStatus = ConditionStatus.OPEN
    gate: LineText = ""
    about: tuple[LineText, ...] = Field(default=(), max_length=MOST_CONDITIONS)
    evidence: tuple[LineText, ...] = Field(default=(), max_length=MOST_CONDITIONS)
    by: LineText = ""
    at: datetime | None = None
    note: LongText = ""

    def late(self, today: date) -> bool:
        """Say whether it should have been met before a day."""
        waiting = self.status is ConditionStatus.OPEN
        return waiting and self.due is not None and self.due < today


class Handed(Model):
    """Says of a file that it is a part handed to a colleague, and what it was then.

    Attributes:
        to: Who has it.
        sections: Sections that are theirs to answer; the rest is there to be read.
        base: Digest of each thing in it when it was handed over, by its path.
    """

    to: LineText
    at: datetime
    sections: tuple[LineText, ...] = Field(min_length=1, max_length=MOST_CONDITIONS)
    base: dict[str, Digest] = Field(default={}, max_length=MOST_HANDED)


def misstep(steps: Sequence[Step]) -> str:
    """Return what is wrong with the order of steps, or nothing.

    Args:
        steps: All steps of a dossier, the first one first.
    """
    status, revision = Status.DRAFT, 0
    for step in steps:
        new = step.status is Status.SUBMITTED
        opened = new and step.revision == revision + 1
        if not opened and Status(step.status) not in NEXT[status]:
            return f"a dossier that is {status} cannot become {step.status}"
        if not opened and step.revision != revision:
            return (
                f"revision {step.revision} was {step.status} after revision {revision}"
            )
        status, revision = Status(step.status), step.revision
    return ""
