"""The result of a project so far: what of an assessment is shown while one answers."""

import threading
from collections import OrderedDict
from dataclasses import dataclass

from assessor.domain.assessment import Assessment, Gap
from assessor.domain.impacts import Total
from assessor.domain.rules import Gate, Ruling
from assessor.domain.wording import Text
from assessor.storage.workspace import Held

_KEPT = 256
"""How many results are remembered; the ones asked for last."""


@dataclass(frozen=True, slots=True)
class Result:
    """The result of a project so far.

    Attributes:
        total: Climate footprint of the project, if it can be worked out.
        outcome: What can be concluded.
        fired: Gates that fired.
        gaps: What to answer next, most useful first.
    """

    total: Total | None
    outcome: Text
    fired: tuple[Gate, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class SoFar:
    """What is known of a result when a page is shown.

    Attributes:
        result: The result; ``None`` where there is none.
        soon: It is still being worked out.
    """

    result: Result | None = None
    soon: bool = False


def result_of(found: Assessment) -> Result:
    """Return what is shown of an assessment.

    Args:
        found: The assessment.
    """
    return Result(
        total=found.footprint.scenarios["project"].totals.get("gwp"),
        outcome=found.outcome.sentence,
        fired=tuple(
            result.gate
            for result in found.gates.values()
            if result.ruling is Ruling.FIRED
        ),
        gaps=found.gaps,
    )


class Results:
    """The results that were worked out last, each for one state of a project."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str], Result | None] = OrderedDict()
        self._lock = threading.Lock()

    def so_far(self, held: Held) -> SoFar:
        """Return what is known of the result of a project as it stands.

        Args:
            held: The project.
        """
        key = held.id, held.digest
        with self._lock:
            if key not in self._kept:
                return SoFar(soon=True)
            self._kept.move_to_end(key)
            return SoFar(self._kept[key])

    def keep(self, held: Held, result: Result | None) -> None:
        """Remember a result.

        Args:
            held: The project.
            result: Its result, which may be that there is none.
        """
        with self._lock:
            self._kept[held.id, held.digest] = result
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
