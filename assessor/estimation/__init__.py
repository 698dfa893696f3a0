"""Activity data and factors in, impacts out; pure.

``estimate`` is loaded when it is asked for: it needs numpy, and ``--help`` does not.
"""

from typing import Any

__all__ = ["estimate"]


def __getattr__(name: str) -> Any:  # noqa: ANN401  # PEP 562: any attribute may be asked
    """Load the estimator on first use.

    Raises:
        AttributeError: There is no such name.
    """
    if name != "estimate":
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from assessor.estimation.estimator import estimate  # noqa: PLC0415  # on first use

    return estimate
