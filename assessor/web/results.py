"""The result of a project so far: what of an assessment the pages show."""

import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from assessor.domain.action_plan import ActionPlan
from assessor.domain.assessment import Assessment, Gap, Outcome
from assessor.domain.impacts import Total
from assessor.domain.rules import Gate, Ruling
from assessor.domain.wording import Text

_KEPT = 256
"""How many results are remembered; the ones asked for last."""
_TRIED_AGAIN = timedelta(minutes=10)
"""Time before what was given up is worked out anew, with the answers unchanged."""
State = tuple[str, str, date]
"""All that a result rests on: a project, the last record of its log, and the day. The
questionnaire and its tables are opened once and stay as they were."""


@dataclass(frozen=True, slots=True)
class Result:
    """The result of a project so far: small, as it comes from another process.

    Attributes:
        totals: Climate footprint of each scenario that has one.
        declared: That of the project without what reviewers put in place of answers;
            ``None`` where they put nothing.
        outcome: What can be concluded.
        declared_outcome: The same on the answers as they were declared.
        supported_outcome: The same on what is supported by evidence.
        fired: Gates that fired.
        gaps: What to answer next, most useful first.
        check_first: Answers to check first.
        plan: The reduction plan, computed, if there is one.
        overridden: A reviewer put something in place of an answer.
    """

    totals: Mapping[str, Total]
    declared: Total | None
    outcome: Outcome
    declared_outcome: Outcome
    supported_outcome: Outcome
    fired: tuple[Gate, ...]
    gaps: tuple[Gap, ...]
    check_first: tuple[str, ...]
    plan: ActionPlan | None
    overridden: bool = False

    @property
    def total(self) -> Total | None:
        """Climate footprint of the project, if it can be worked out."""
        return self.totals.get("project")


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no result.

    Attributes:
        said: In words of each language; ``None`` where it is a defect.
        until: When it is tried again; ``None`` where that would change nothing.
    """

    said: Text | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class SoFar:
    """What is known of a result when a page is shown.

    Attributes:
        result: The result; ``None`` where there is none.
        soon: It is still being worked out.
        failure: Why there is none, where it was tried.
    """

    result: Result | None = None
    soon: bool = False
    failure: Failure | None = None


def so_far(found: Result | Failure) -> SoFar:
    """Return what came of working a result out, as a page is told.

    Args:
        found: What came of it.
    """
    if isinstance(found, Failure):
        return SoFar(failure=found)
    return SoFar(found)


def result_of(found: Assessment, bare: Assessment | None = None) -> Result:
    """Return what is shown of an assessment.

    Args:
        found: The assessment.
        bare: The same without what reviewers put in place of answers.
    """
    return Result(
        totals=_totals(found),
        declared=None if bare is None else _totals(bare).get("project"),
        outcome=found.outcome,
        declared_outcome=found.declared_outcome,
        supported_outcome=found.supported_outcome,
        fired=tuple(
            result.gate
            for result in found.gates.values()
            if result.ruling is Ruling.FIRED
        ),
        gaps=tuple(gap for gap in found.gaps if gap.share > 0 or gap.not_assessed),
        check_first=found.check_first,
        plan=found.action_plan,
        overridden=bare is not None,
    )


def _totals(found: Assessment) -> dict[str, Total]:
    scenarios = found.footprint.scenarios
    known = {name: one.totals.get("gwp") for name, one in scenarios.items()}
    return {name: total for name, total in known.items() if total is not None}


class Results:
    """The results that were worked out last, each for one state of a project."""

    def __init__(self) -> None:
        self._kept: OrderedDict[State, Result | Failure] = OrderedDict()
        self._lock = threading.Lock()

    def known(self, state: State, now: datetime) -> SoFar:
        """Return what is known of the result of a project as it stands.

        Args:
            state: All that it rests on.
            now: The time.
        """
        with self._lock:
            found = self._kept.get(state)
            if found is None:
                return SoFar(soon=True)
            if isinstance(found, Failure) and found.until and found.until <= now:
                return SoFar(soon=True)
            self._kept.move_to_end(state)
        return so_far(found)

    def keep(self, state: State, found: Result | Failure) -> None:
        """Remember a result.

        Args:
            state: All that it rests on.
            found: The result, or why there is none.
        """
        with self._lock:
            self._kept[state] = found
            self._kept.move_to_end(state)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)


def given_up(now: datetime) -> Failure:
    """Return why there is no result where working it out took too long.

    Args:
        now: The time.
    """
    return Failure(until=now + _TRIED_AGAIN)
