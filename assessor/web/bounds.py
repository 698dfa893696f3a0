"""Whether what is about to be saved can be read again."""

from pydantic import ValidationError

from assessor.domain.answers import MOST_ANSWERS, Answer, AnswersFile

_ALWAYS = {"pack", "project", "profile"}
_OTHERS = tuple(name for name in AnswersFile.model_fields if name != "answers")


def fits(before: AnswersFile, after: AnswersFile) -> bool:
    """Say whether answers keep within the bounds of their file.

    Steps that change answers bound what is typed, and not how much there is of it.
    Only what changed is looked at, so that saving an answer stays quick.

    Args:
        before: The answers as they are.
        after: The answers as they are to be.
    """
    given = [
        answer
        for name, answer in after.answers.items()
        if answer is not before.answers.get(name)
    ]
    changed = {
        name for name in _OTHERS if getattr(after, name) is not getattr(before, name)
    }
    try:
        if changed:
            kept = after.model_dump(mode="json", include=_ALWAYS | changed)
            AnswersFile.model_validate(kept)
        for answer in given:
            Answer.model_validate(answer.model_dump(mode="json"))
    except ValidationError:
        return False
    return len(after.answers) <= MOST_ANSWERS
