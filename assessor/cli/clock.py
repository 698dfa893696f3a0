"""Where the date comes in."""

import os
from datetime import UTC, date, datetime

from assessor.errors import UsageError


def today() -> date:
    """Return the day on which the command runs.

    ``SOURCE_DATE_EPOCH``, in seconds since 1970, sets another day, so that a
    document can be produced again to the byte.

    Raises:
        UsageError: ``SOURCE_DATE_EPOCH`` is not a whole number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now().astimezone().date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        message = (
            f"SOURCE_DATE_EPOCH is {epoch!r}; expected a whole number of seconds "
            "since 1970. Correct it or unset it."
        )
        raise UsageError(message) from error
