"""Where a dossier stands, as data: steps, verdicts, conditions, register."""

from assessor.domain.answers import AnswersFile, Evidence, Review
from assessor.domain.model import Model
from assessor.domain.revision import revision_of
from assessor.domain.submission import Condition, Status, Step


class Verdict(Model):
    """What reviewers said of one answer.

    Attributes:
        counts: The review that counts; ``None`` where there are comments only.
    """

    reviews: tuple[Review, ...]
    counts: Review | None


class Supporting(Model):
    """A document of the register.

    Attributes:
        supports: Ids of the answers that name it.
    """

    document: Evidence
    supports: tuple[str, ...]


class ReviewState(Model):
    """Where a dossier stands.

    Attributes:
        revision: Number of the revision, from 1.
        sha256: Digest of the answers of this revision.
        edited: Answers were changed since the last step, so that a revision begins.
    """

    revision: int
    status: Status
    sha256: str
    edited: bool
    steps: tuple[Step, ...]
    verdicts: dict[str, Verdict]
    conditions: dict[str, Condition]
    evidence: dict[str, Supporting]


def review_state(answers: AnswersFile) -> ReviewState:
    """Return where a dossier stands.

    Args:
        answers: What the file says.
    """
    stands = revision_of(answers)
    return ReviewState(
        revision=stands.number,
        status=stands.status,
        sha256=stands.sha256,
        edited=stands.edited,
        steps=answers.submission,
        verdicts={
            name: Verdict(reviews=given, counts=answers.verdict_on(name))
            for name, given in answers.reviews.items()
        },
        conditions=answers.conditions,
        evidence={
            key: Supporting(
                document=document,
                supports=tuple(
                    name
                    for name, answer in answers.answers.items()
                    if key in answer.evidence
                ),
            )
            for key, document in answers.evidence.items()
        },
    )
