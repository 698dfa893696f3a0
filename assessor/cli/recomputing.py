"""An assessment with its place in the journal, as a report shows it."""

from datetime import date
from pathlib import Path

from assessor.assessing import assess
from assessor.assessing.calling import assess_in_call
from assessor.cli.opening import Project
from assessor.domain.assessment import Assessment, JournalHead
from assessor.storage import journal_of, read_journal


def assessed(
    project: Project, *, today: date, draws: int, journal: JournalHead | None
) -> Assessment:
    """Assess a project and say where its journal stood.

    A call that it applies to sets the day and what stands for open activity data.

    Args:
        project: The project.
        today: Day of the assessment.
        draws: Number of Monte Carlo draws.
        journal: Where the journal stood.
    """
    given = project.answers, project.pack, project.shelf
    if project.call is None:
        result = assess(*given, today=today, draws=draws)
    else:
        result = assess_in_call(*given, project.call, draws=draws)
    return result.model_copy(update={"journal": journal})


def journal_head(answers: Path) -> JournalHead | None:
    """Return where the journal of an answers file stands.

    Args:
        answers: The answers file.

    Raises:
        StorageError: A record of the journal was changed, removed or moved.
    """
    records, _ = read_journal(journal_of(answers))
    if not records:
        return None
    return JournalHead(records=len(records), digest=records[-1].digest)
