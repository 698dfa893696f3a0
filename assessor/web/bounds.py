"""Whether what is about to be saved can be read again."""

from pydantic import ValidationError

from assessor.domain.answers import AnswersFile

_ALWAYS = {"pack", "project", "profile"}


def fits(before: AnswersFile, after: AnswersFile) -> bool:
    """Say whether answers keep within the bounds of their file.

    Steps that change answers bound what is typed, and not how much there is of it.
    Only what changed is looked at, so that saving an answer stays quick.

    Args:
        before: The answers as they are.
        after: The answers as they are to be.
    """
    changed = {
        name
        for name in AnswersFile.model_fields
        if getattr(after, name) is not getattr(before, name)
    }
    kept = _ALWAYS | (changed - {"answers"})
    data = after.model_dump(mode="json", include=kept)
    data["answers"] = {
        name: answer.model_dump(mode="json")
        for name, answer in after.answers.items()
        if answer is not before.answers.get(name)
    }
    try:
        AnswersFile.model_validate(data)
    except ValidationError:
        return False
    return True
