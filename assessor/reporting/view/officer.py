"""What a report to a funder leaves to the person who decides."""

from assessor.domain.rules import Ruling
from assessor.reporting.view.model import Column, Officer, Table
from assessor.reporting.view.subject import Subject


def officer(subject: Subject) -> Officer | None:
    """Return the rules applied, beside which an officer writes; funding only."""
    profile = subject.assessment.profile
    if subject.pack.header.kind_of(profile) != "funding":
        return None
    pen = subject.pen
    return Officer(
        rules=Table(
            caption=pen.word("officer.rules"),
            columns=(
                Column(pen.word("officer.rule"), 60),
                Column(pen.word("officer.says"), 40),
            ),
            rows=tuple(
                (
                    pen.labelled(name, pen.text(result.gate.title)),
                    _says(subject, result.ruling),
                )
                for name, result in subject.assessment.gates.items()
            ),
            note=pen.word("officer.note"),
            kind="dense",
        )
    )


def _says(subject: Subject, ruling: Ruling) -> str:
    return subject.pen.word(f"officer.{ruling.value}")
