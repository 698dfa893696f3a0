from datetime import UTC, datetime

from assessor.domain.answers import Answer, AnswersFile, PackPin, Project
from assessor.storage.workspace_log import Change

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
BEGIN = Change(who="owner", what="begin", at=NOW)
CHANGE = Change(who="owner", what="answer", at=NOW)
EMPTY = AnswersFile(
    pack=PackPin(id="small", version="0.1.0"),
    project=Project(name="Weather", stage="ideation"),
    profile="screening",
)


def with_answer(answers: AnswersFile, identifier: str, value: str) -> AnswersFile:
    given = {**answers.answers, identifier: Answer(value=value)}
    return answers.model_copy(update={"answers": given})
