"""Which revision of a dossier answers are, and whether they still are what they were.

A step names the digest of the answers that it concerns. An edit after it moves the
digest, and with it a new revision begins: nobody has to remember to say so.
"""

import hashlib
import json

from assessor.domain.answers import Answer, AnswersFile
from assessor.domain.model import Model
from assessor.domain.submission import NEXT, Status, Step

# What follows a dossier and does not change it.
_BESIDE = {"submission", "conditions", "part"}
_CHECKED = {"checked_by", "checked_at", "procedure", "result"}
_NO_DIGEST = "0" * 64
DECIDED = frozenset({Status.ACCEPTED, Status.REJECTED, Status.REVOKED})


class Revision(Model):
    """Where a dossier stands.

    Attributes:
        number: Number of the revision, from 1.
        sha256: Digest of the answers as they are.
        edited: Answers were changed since the last step, so that a revision begins.
        last: The last step; ``None`` where there is none.
    """

    number: int
    status: Status
    sha256: str
    edited: bool = False
    last: Step | None = None

    def may(self, status: Status) -> bool:
        """Say whether a step may be taken now."""
        if status is Status.REVOKED and self.last is not None:
            return self.last.status is Status.ACCEPTED  # whatever was edited since
        return status in NEXT[self.status]


def revision_of(answers: AnswersFile) -> Revision:
    """Return where a dossier stands, as its steps and its answers say.

    Args:
        answers: What the file says.
    """
    if not answers.submission:
        digest = content_digest(answers, reviewed=False)
        return Revision(number=1, status=Status.DRAFT, sha256=digest)
    last = answers.submission[-1]
    status = Status(last.status)
    digest = content_digest(answers, reviewed=status in DECIDED)
    if digest == last.sha256.casefold():
        return Revision(number=last.revision, status=status, sha256=digest, last=last)
    return Revision(
        number=last.revision + 1,
        status=Status.DRAFT,
        sha256=content_digest(answers, reviewed=False),
        edited=True,
        last=last,
    )


def steps_without_digests(full: AnswersFile, shown: AnswersFile) -> tuple[Step, ...]:
    """Return the steps of a dossier for answers of which some are withheld.

    A digest of answers in which little is left to guess gives them away, so that it
    is replaced by zeros; that of the last step by the digest of what is shown, as
    long as nothing was edited since, so that its status still reads the same.

    Args:
        full: The full answers.
        shown: The same without what is withheld.
    """
    stands = revision_of(full)
    steps = [one.model_copy(update={"sha256": _NO_DIGEST}) for one in full.submission]
    if steps and not stands.edited:
        reviewed = stands.status in DECIDED
        digest = content_digest(shown, reviewed=reviewed)
        steps[-1] = steps[-1].model_copy(update={"sha256": digest})
    return tuple(steps)


def content_digest(answers: AnswersFile, *, reviewed: bool) -> str:
    """Return the SHA-256 of what a file says, whatever the order of its answers.

    Args:
        answers: What the file says.
        reviewed: With what reviewers said and checked; without it, it is what the
            project alone says.
    """
    data = answers.model_dump(
        mode="json", exclude=_BESIDE, exclude_defaults=True, exclude_none=True
    )
    if not reviewed:
        data.pop("reviews", None)
        for document in data.get("evidence", {}).values():
            for name in _CHECKED:
                document.pop(name, None)
    return _digest(data)


def answer_digest(answer: Answer | None) -> str:
    """Return the SHA-256 of one answer; that of an open one where there is none."""
    if answer is None:
        return _digest({})
    return _digest(
        answer.model_dump(mode="json", exclude_defaults=True, exclude_none=True)
    )


def _digest(data: object) -> str:
    text = json.dumps(data, ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
