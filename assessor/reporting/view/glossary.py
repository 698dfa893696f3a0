"""The terms that a report uses, in plain words."""

import unicodedata

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
    rows = [(pen.text(one.term), pen.text(one.meaning)) for one in terms]
    return Table(
        caption=pen.word("glossary.title"),
        columns=(
            Column(pen.word("glossary.term"), 28),
            Column(pen.word("glossary.meaning"), 72),
        ),
        rows=tuple(sorted(rows, key=lambda row: _by_letter(row[0]))),
        kind="dense",
    )


def _by_letter(term: str) -> str:
    """Return what a term is sorted by: without accents, capitals as small letters.

    Examples:
        >>> sorted(["Monte Carlo", "énergie", "analyse"], key=_by_letter)
        ['analyse', 'énergie', 'Monte Carlo']
    """
    apart = unicodedata.normalize("NFD", term.casefold())
    return "".join(one for one in apart if not unicodedata.combining(one))
