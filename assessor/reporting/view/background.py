"""Figures that set the scene of a report and enter no computation."""

from functools import cache

from pydantic import TypeAdapter, ValidationError

from assessor.domain.model import Model
from assessor.domain.wording import Text
from assessor.errors import ReportError
from assessor.notation import read_file
from assessor.reporting.view.model import Column, Table
from assessor.reporting.view.subject import Subject
from assessor.resources import data_folder

FILE = "background.yaml"


class BackgroundFigure(Model):
    """A figure that somebody published.

    Attributes:
        figure: What was written.
        of: What it holds for: when, where.
        source: Who wrote it, and where it is quoted from.
        trust: What is in doubt.
    """

    figure: Text
    of: Text
    source: Text
    trust: Text


_FIGURES = TypeAdapter(tuple[BackgroundFigure, ...])


@cache
def background_figures() -> tuple[BackgroundFigure, ...]:
    """Return the figures that ship.

    Raises:
        ReportError: The file is not what is expected.
    """
    path = data_folder("report_templates") / FILE
    try:
        return _FIGURES.validate_python(read_file(path).data)
    except ValidationError as error:
        message = f"{path}: {error}"
        raise ReportError(message) from error


def background(subject: Subject) -> Table:
    """Return the figures that set the scene, each with its source and its doubts.

    Args:
        subject: What the report is about.
    """
    pen = subject.pen
    return Table(
        caption=pen.word("background.table"),
        columns=(
            Column(pen.word("background.figure"), 36),
            Column(pen.word("background.of"), 16),
            Column(pen.word("column.source"), 24),
            Column(pen.word("background.trust"), 24),
        ),
        rows=tuple(
            (
                pen.text(one.figure),
                pen.text(one.of),
                pen.text(one.source),
                pen.text(one.trust),
            )
            for one in background_figures()
        ),
        kind="dense",
    )
