"""What a form shows may be another one by the time it is sent: said, never lost."""

import hashlib

from assessor.domain.model import Model
from assessor.errors import AssessorError
from assessor.web.visit import Visit


class MeanwhileError(AssessorError):
    """Somebody else changed what a form shows; nothing was written over it."""


def seen_of(thing: Model | None) -> str:
    """Return what a form carries to tell what its reader saw.

    Args:
        thing: What it shows; ``None`` where there was nothing.

    Examples:
        >>> seen_of(None)
        ''
    """
    if thing is None:
        return ""
    return hashlib.sha256(thing.model_dump_json().encode()).hexdigest()[:32]


def refuse_changed(visit: Visit, now: str) -> None:
    """Refuse a form whose reader saw something else than there is now.

    Args:
        visit: What was sent.
        now: What a form would carry now.

    Raises:
        MeanwhileError: It is something else.
    """
    if visit.sent("seen") != now:
        raise MeanwhileError(visit.words("meanwhile"))


def by_of(visit: Visit) -> str:
    """Return the name that is printed beside what a person says or decides.

    It is that of the account; one person who works alone gives it.

    Args:
        visit: Who acts.
    """
    return visit.visitor.by or " ".join(visit.sent("by").split())
