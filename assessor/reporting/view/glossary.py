"""The terms that a report uses, in plain words."""

from assessor.reporting.view.model import Column, Table
from assessor.reporting.view.subject import Subject


def glossary(subject: Subject) -> Table | None:
    """Return the terms of the questionnaire with their meaning, by their name.

    Args:
        subject: What the report is about.
    """
    pen, terms = subject.pen, subject.pack.glossary
    if not terms:
        return None
    rows = sorted((pen.text(one.term), pen.text(one.meaning)) for one in terms)
    return Table(
        caption=pen.word("glossary.title"),
        columns=(
            Column(pen.word("glossary.term"), 28),
            Column(pen.word("glossary.meaning"), 72),
        ),
        rows=tuple(rows),
        kind="dense",
    )
