"""The ways in which a person names an answer: its id, or the code of its question."""

from assessor.domain.refusals import RefusedError, Why
from assessor.domain.sheet import Sheet
from assessor.domain.visible import short
from assessor.errors import AnswerError

_SHOWN = 4


def answers_named(sheet: Sheet, name: str) -> tuple[str, ...]:
    """Return the ids of the answers that a person names, in any capitals.

    Args:
        sheet: The answers.
        name: Id of an answer, code of a question (``CTX-04``), or id of a question,
            which names its answer in every row.

    Raises:
        RefusedError: No such question is asked.
    """
    if sheet.standing(name) is not None or name in sheet.answers.answers:
        return (name,)
    meant = name.strip().casefold()
    known = {one.id: sheet.pack.by_id[one.question] for one in sheet}
    found = tuple(
        identifier
        for identifier, question in known.items()
        if meant
        in {identifier.casefold(), question.id, (question.code or "").casefold()}
    )
    if not found or not meant:
        raise RefusedError(Why.ASKED, given=short(name))
    return found


def answer_named(sheet: Sheet, name: str) -> str:
    """Return the id of the one answer that a person names.

    Args:
        sheet: The answers.
        name: As for ``answers_named``.

    Raises:
        RefusedError: No such question is asked.
        AnswerError: It is asked of several rows.
    """
    found = answers_named(sheet, name)
    if len(found) == 1:
        return found[0]
    ids = ", ".join(map(short, found[:_SHOWN]))
    more = ", …" if len(found) > _SHOWN else ""
    given = short(name)
    message = f"{given} is asked of several rows; name one of them: {ids}{more}."
    french = f"{given} est posée pour plusieurs lignes ; nommez-en une : {ids}{more}."
    raise AnswerError(message, french=french)
