"""The statement of an auditor: what the auditor wrote, and lines for what is open.

Not a word of it is the program's.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import StringConstraints, ValidationError

from assessor.domain.model import Model
from assessor.errors import NotationError, ReportError
from assessor.notation import problems, read_file
from assessor.reporting.pen import LINE, Pen

Said = Annotated[str, StringConstraints(max_length=4_000)]
Line = Annotated[str, StringConstraints(max_length=300)]


class Statement(Model):
    """What ``statement.yaml`` holds; whatever is left out is printed as empty lines."""

    format: Literal[1] = 1
    by: Line = ""
    organisation: Line = ""
    day: date | None = None
    criteria: Said = ""
    scope: Said = ""
    assurance: Said = ""
    materiality: Said = ""
    procedures: Said = ""
    exceptions: Said = ""
    independence: Said = ""
    responsibilities: Said = ""
    opinion: Said = ""


@dataclass(frozen=True)
class StatementView:
    """What a template prints of it.

    Attributes:
        parts: Heading and text of each part; an empty text is room to write.
        blank: The auditor has written nothing yet.
    """

    who: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, str], ...]
    blank: bool


WHO = ("by", "organisation", "day")
PARTS = (
    "criteria",
    "scope",
    "assurance",
    "materiality",
    "procedures",
    "exceptions",
    "independence",
    "responsibilities",
    "opinion",
)


def read_statement(path: Path) -> Statement:
    """Read the statement of an auditor.

    Args:
        path: A YAML file.

    Raises:
        ReportError: Anything is wrong; every problem at once, with its line.
    """
    try:
        document = read_file(path)
    except NotationError as error:
        raise ReportError(str(error)) from error
    try:
        return Statement.model_validate(document.data)
    except ValidationError as error:
        errors: Any = error.errors(include_url=False)
        fields = tuple(Statement.model_fields)
        raise ReportError("\n".join(problems(document, errors, fields))) from error


def statement_view(
    statement: Statement | None, pen: Pen, *, edition: str
) -> StatementView | None:
    """Return what a template prints of a statement.

    Args:
        statement: What the auditor wrote, if anything.
        pen: Writes in the language of the report.
        edition: For whom the report is; an auditor gets lines to fill in.
    """
    if statement is None and edition != "auditor":
        return None
    given = statement or Statement()
    day = "" if given.day is None else pen.day(given.day)
    said = {"by": pen.say(given.by, LINE), "organisation": pen.say(given.organisation)}
    return StatementView(
        who=tuple((pen.word(f"statement.{n}"), {**said, "day": day}[n]) for n in WHO),
        parts=tuple(
            (pen.word(f"statement.{name}"), pen.say(getattr(given, name)))
            for name in PARTS
        ),
        blank=given == Statement(),
    )
