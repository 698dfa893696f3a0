"""Credits and offsets in a table of their own; nothing is ever deducted."""

from assessor.domain.questionnaire import Question
from assessor.reporting.view.answers import answer, remark, state
from assessor.reporting.view.model import Column, Exhibit, Table
from assessor.reporting.view.subject import Subject

_ABOUT = "governance.offsets"


def credits_apart(subject: Subject) -> Exhibit:
    """Return what the project states on credits, and that nothing was deducted.

    Args:
        subject: What the report is about.
    """
    pen = subject.pen
    rows = tuple(
        (
            subject.question(one.id),
            answer(subject, one),
            pen.join(
                part for part in (state(subject, one), remark(subject, one)) if part
            ),
        )
        for one in subject.assessment.standings
        if _is_about(subject.pack.by_id.get(one.question))
    )
    title = pen.word("credits.title")
    if not rows:
        return Exhibit(title=title, lead=pen.word("credits.none"))
    return Exhibit(
        title=title,
        tables=(
            Table(
                caption=pen.word("credits.table"),
                columns=(
                    Column(pen.word("column.question"), 40),
                    Column(pen.word("column.answer"), 32),
                    Column(pen.word("column.evidence"), 28),
                ),
                rows=rows,
                note=pen.word("credits.note"),
            ),
        ),
    )


def _is_about(question: Question | None) -> bool:
    return question is not None and question.id.startswith(_ABOUT)
