"""Which answers bear on what other frameworks ask, one table a framework."""

from collections.abc import Iterator

from assessor.domain.crosswalk import CounterpartCoverage, FrameworkCoverage
from assessor.reporting.view.model import Column, Table
from assessor.reporting.view.subject import Subject


def crosswalk(subject: Subject) -> Iterator[Table]:
    """Yield the coverage of each framework; what this profile does not ask is counted.

    Args:
        subject: What the report is about.
    """
    for framework in subject.assessment.crosswalk:
        shown = [row for row in framework.rows if row.met != "not_asked"]
        if shown:
            yield _table(subject, framework, shown)


def _table(
    subject: Subject, framework: FrameworkCoverage, shown: list[CounterpartCoverage]
) -> Table:
    pen, left = subject.pen, len(framework.rows) - len(shown)
    aside = pen.word("crosswalk.not_asked", number=pen.whole(left)) if left else ""
    return Table(
        caption=pen.text(framework.title),
        columns=(
            Column(pen.word("crosswalk.at"), 34),
            Column(pen.word("crosswalk.criterion"), 30),
            Column(pen.word("crosswalk.questions"), 20),
            Column(pen.word("crosswalk.check"), 16),
        ),
        rows=tuple(_row(subject, row) for row in shown),
        note=" ".join(part for part in (pen.text(framework.note), aside) if part),
        kind="dense",
    )


def _row(subject: Subject, row: CounterpartCoverage) -> tuple[str, str, str, str]:
    pen = subject.pen
    missing = [code for code in row.asked if code not in row.answered]
    done = pen.word("crosswalk.all") if not missing else ""
    lacking = pen.word("crosswalk.lacking", codes=", ".join(missing))
    return (
        pen.text(row.at),
        f"{row.criterion} {pen.text(row.title)}",
        done or lacking,
        pen.word(f"crosswalk.{row.check}"),
    )
