"""A day, as it is given to an option."""

from datetime import date

from assessor.domain.visible import short
from assessor.errors import UsageError


def day_of(text: str | None, option: str) -> date | None:
    """Read a day.

    Args:
        text: What was typed; nothing where the option is absent.
        option: The option, for the message.

    Raises:
        UsageError: It is no day.

    Examples:
        >>> day_of("2027-03-01", "--due")
        datetime.date(2027, 3, 1)
    """
    if text is None:
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        message = f"{option}: {short(text)} is no day; write it as 2027-03-31."
        raise UsageError(message) from error
