"""The phase of a row."""

from assessor.domain.impacts import PHASES, Phase
from assessor.estimation.inputs import Activity


def phase_of(activity: Activity, default: Phase) -> Phase:
    """Return the phase that a row states, or the usual one of its kind.

    Args:
        activity: The row.
        default: The usual phase.
    """
    word = activity.word("phase")
    return next((phase for phase in PHASES if phase == word), default)
