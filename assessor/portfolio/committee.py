"""All submissions of a call side by side, in the order of the documented rule."""

from collections.abc import Sequence
from datetime import date

from assessor.domain.assessment import OutcomeId
from assessor.domain.calls import Call, Rubric
from assessor.domain.model import Model
from assessor.domain.pack import Pack
from assessor.domain.rules import Gate
from assessor.domain.wording import Text
from assessor.portfolio.entry import Entry, Refused
from assessor.rules.rubric import Ranking, rank

ORDER: tuple[OutcomeId, ...] = (
    "proceed",
    "conditions",
    "rework",
    "insufficient",
    "refer",
)
"""Outcomes in the order of the list, the one that lets most be done first."""


class Pins(Model):
    """What every submission was assessed with.

    Attributes:
        draws: Number of Monte Carlo draws that were asked for.
    """

    pack: str
    pack_version: str
    pack_sha256: str
    factors_sha256: str
    program_version: str
    draws: int


class Committee(Model):
    """What a committee has before it.

    Attributes:
        entries: The submissions, sorted.
        refused: Files that could not be assessed.
        gates: The gates of the questionnaire, for those who read their ids.
    """

    id: str
    title: Text
    funder: str
    as_of: date
    horizon: float
    rubric: Rubric | None
    entries: tuple[Entry, ...]
    refused: tuple[Refused, ...]
    gates: tuple[Gate, ...]
    pins: Pins

    @property
    def comparable(self) -> tuple[Entry, ...]:
        """The submissions that may be compared."""
        return tuple(entry for entry in self.entries if entry.comparable)

    @property
    def ranking(self) -> Ranking | None:
        """Places under the funder's own rule, of those that may be compared."""
        points = {one.name: one.points for one in self.comparable}
        known = {name: found for name, found in points.items() if found is not None}
        return rank(known) if known else None


def gather(
    call: Call, pack: Pack, found: Sequence[Entry | Refused], pins: Pins
) -> Committee:
    """Put the submissions of a call side by side.

    Args:
        call: The call.
        pack: Its questionnaire.
        found: What is said of each file, in any order.
        pins: What they were assessed with.
    """
    entries = [one for one in found if isinstance(one, Entry)]
    refused = [one for one in found if isinstance(one, Refused)]
    return Committee(
        id=call.id,
        title=call.title,
        funder=call.funder,
        as_of=call.as_of,
        horizon=call.horizon,
        rubric=call.rubric,
        entries=tuple(sorted(entries, key=_place)),
        refused=tuple(sorted(refused, key=lambda one: one.name)),
        gates=pack.gates,
        pins=pins,
    )


def _place(entry: Entry) -> tuple[int, float, str]:
    """Sort by outcome, then by the evidence there is, then by name."""
    evidence = -1.0 if entry.evidence is None else entry.evidence
    return ORDER.index(entry.outcome), -evidence, entry.name
