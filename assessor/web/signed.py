"""What a person says under a name: read from a form, or refused in words."""

from datetime import date, datetime

from assessor.web.answering import RefusedAnswerError
from assessor.web.meanwhile import by_of
from assessor.web.visit import Visit

LONGEST_NAME = 200
LONGEST_LINE = 2_000
LONGEST_TEXT = 20_000


class FieldError(RefusedAnswerError):
    """What one field of a form holds does not fit.

    Attributes:
        field: Its name.
    """

    def __init__(self, said: str, field: str) -> None:
        super().__init__(said)
        self.field = field


def named(visit: Visit) -> str:
    """Return who acts, to be printed.

    Args:
        visit: What was sent.

    Raises:
        FieldError: Nobody is named.
    """
    by = by_of(visit)
    if not by or len(by) > LONGEST_NAME:
        raise FieldError(visit.words("by_needed", most=LONGEST_NAME), "by")
    return by


def long_text(visit: Visit, field: str) -> str:
    """Return a text of a form.

    Args:
        visit: What was sent.
        field: Name of the field.

    Raises:
        FieldError: It is too long.
    """
    if len(visit.sent(field)) > LONGEST_TEXT:
        raise FieldError(visit.words("text_long", most=LONGEST_TEXT), field)
    return visit.sent(field)


def one_line(visit: Visit, field: str) -> str:
    """Return a line of a form.

    Args:
        visit: What was sent.
        field: Name of the field.

    Raises:
        FieldError: It is too long.
    """
    line = " ".join(visit.sent(field).split())
    if len(line) > LONGEST_LINE:
        said = visit.words("condition_line_long", most=LONGEST_LINE)
        raise FieldError(said, field)
    return line


def one_day(visit: Visit, field: str) -> date | None:
    """Return a day of a form; ``None`` where none is given.

    Args:
        visit: What was sent.
        field: Name of the field.

    Raises:
        FieldError: It is no day.
    """
    text = visit.sent(field)
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        said = visit.words("condition_day_wrong", text=text[:40])
        raise FieldError(said, field) from error


def moment(visit: Visit) -> datetime:
    """Return the time that is written beside what is said."""
    return visit.house.now().replace(microsecond=0)
