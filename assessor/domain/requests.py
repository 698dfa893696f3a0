"""What was asked of whom, and whether it came."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated

from pydantic import Field

from assessor.domain.answers import State
from assessor.domain.assessment import Standing
from assessor.domain.model import Model
from assessor.domain.texts import LineText

MOST = 5_000


class Request(Model):
    """One figure that was asked of somebody.

    Attributes:
        id: Id of the answer, with its row.
        holder: Who was asked, as in ``it`` or ``supplier``.
        asked_on: When it was asked first.
    """

    id: LineText
    holder: LineText
    asked_on: date


class Requests(Model):
    """All that was asked for one project, in the order it was asked."""

    requests: Annotated[tuple[Request, ...], Field(max_length=MOST)] = ()

    def with_asked(self, asked: Iterable[Request]) -> "Requests":
        """Return these and new ones; what was asked already keeps its day.

        Args:
            asked: What is asked now.
        """
        known = {(one.id, one.holder) for one in self.requests}
        new = tuple(one for one in asked if (one.id, one.holder) not in known)
        return Requests(requests=(*self.requests, *new))

    def waiting(self, standings: Iterable[Standing]) -> tuple[Request, ...]:
        """Return what was asked, still applies and has not come.

        Args:
            standings: Where the questions of the project stand.
        """
        missing = {s.id for s in standings if s.state in {State.OPEN, State.UNKNOWN}}
        return tuple(one for one in self.requests if one.id in missing)
