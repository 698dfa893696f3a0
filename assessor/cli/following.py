"""What follows a dossier, as remarks: its documents, its way, its conditions."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from assessor.assessing.remarks import Remark
from assessor.cli.condition_lines import is_behind, standing_of
from assessor.cli.evidence_lines import file_faults
from assessor.cli.review_lines import head_line
from assessor.domain.answers import AnswersFile
from assessor.domain.submission import ConditionStatus
from assessor.interview.reviewing import requested


def following(
    path: Path, answers: AnswersFile, language: str, today: date
) -> Iterator[Remark]:
    """Yield what follows a dossier and deserves a look.

    Args:
        path: The answers file; documents lie in its folder.
        answers: What it says.
        language: Language of the remarks.
        today: Day at which a condition is late.
    """
    for where, text in file_faults(path, answers, language):
        yield Remark("warning", where, text)
    if answers.submission:
        yield Remark("note", "submission", head_line(answers, language))
    for one in requested(answers):
        if one.word is not None:
            yield Remark("warning", one.id, f"{one.word.by}: {one.word.text}")
    settled = {ConditionStatus.MET, ConditionStatus.WAIVED}
    for key, condition in answers.conditions.items():
        if condition.status not in settled:
            standing = standing_of(condition, language, today)
            yield Remark(
                "warning" if is_behind(condition, today) else "note",
                f"conditions.{key}",
                f"{condition.text} ({standing})",
            )
