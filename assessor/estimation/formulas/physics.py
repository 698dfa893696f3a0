"""What no quantity can be, whatever anyone answers."""

import numpy as np

from assessor.errors import EstimationError
from assessor.estimation.formulas.quantities_fr import FRENCH
from assessor.estimation.graph import Number

HOURS_PER_YEAR = 8766.0
"""Hours of a mean Julian year of 365.25 days. [h]"""


def require_at_least(name: str, value: Number, least: float) -> None:
    """Refuse a quantity below its physical floor.

    Args:
        name: Name of the quantity, for the message.
        value: Number or draws.
        least: The floor, in the same unit.

    Raises:
        EstimationError: It is below.

    Examples:
        >>> require_at_least("PUE", 1.0, 1.0)
    """
    lowest = _least(value)
    if not lowest >= least:
        message = f"{name} cannot be below {least:g}, got {lowest:g}: check the value"
        french = _french(name, f"au moins {_said(least)}", _said(lowest))
        raise EstimationError(message, french=french)


def require_positive(name: str, value: Number) -> None:
    """Refuse a quantity that is zero or less.

    Args:
        name: Name of the quantity, for the message.
        value: Number or draws.

    Raises:
        EstimationError: It is not above zero.
    """
    lowest = _least(value)
    if not lowest > 0:
        message = f"{name} must be above 0, got {lowest:g}: check the value"
        french = _french(name, "au-dessus de 0", _said(lowest))
        raise EstimationError(message, french=french)


def require_share(name: str, value: Number) -> None:
    """Refuse a share outside 0 to 1.

    Args:
        name: Name of the share, for the message.
        value: Number or draws. [0 to 1]

    Raises:
        EstimationError: It is below 0 or above 1.
    """
    require_at_least(name, value, 0)
    highest = _greatest(value)
    if not highest <= 1:
        message = (
            f"{name} is a share and cannot be above 100 %, got {highest:.0%}: "
            "check the value"
        )
        french = _french(name, "au plus 100 %", f"{highest:.0%}".replace("%", " %"))
        raise EstimationError(message, french=french)


def _french(name: str, bound: str, got: str) -> str:
    return (
        f"{FRENCH.get(name, name)} : {bound} est attendu, et la valeur est {got}. "
        "Vérifiez-la."
    )


def _said(value: float) -> str:
    return f"{value:g}".replace(".", ",")


def _least(value: Number) -> float:
    # The method costs a third of np.min, and these checks are half of a formula.
    return float(value.min()) if isinstance(value, np.ndarray) else float(value)


def _greatest(value: Number) -> float:
    return float(value.max()) if isinstance(value, np.ndarray) else float(value)
