"""One submission of a call, from its answers to what a committee reads of it."""

from assessor.assessing.calling import assess_in_call
from assessor.assessing.remarks import remarks
from assessor.catalogue.in_french import in_french
from assessor.domain.answers import AnswersFile
from assessor.domain.assessment import Assessment
from assessor.domain.calls import Call
from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf
from assessor.errors import AssessorError, CatalogueError
from assessor.portfolio.entry import Refused

_LINES = 12
_LONGEST = 2_000


def examine(  # a submission, what it is held to, and its name
    answers: AnswersFile,
    pack: Pack,
    shelf: Shelf,
    call: Call,
    *,
    where: str,
    draws: int,
) -> Assessment:
    """Assess a submission within its call, once its answers are possible.

    Args:
        answers: What the applicant answered.
        pack: The questionnaire it answered.
        shelf: Factor tables.
        call: The call, checked against the pack.
        where: What to call the answers in a message.
        draws: Number of Monte Carlo draws.

    Raises:
        CatalogueError: A check of the questionnaire says that answers cannot be; a
            line each.
    """
    language = answers.project.language
    _, found = remarks(pack, answers, language, today=call.as_of)
    errors = [f"{where}: {r.where}: {r.text}" for r in found if r.kind == "error"]
    if errors:
        raise CatalogueError("\n".join(errors))
    return assess_in_call(answers, pack, shelf, call, draws=draws)


def refused(name: str, file: str, error: AssessorError, place: str = "") -> Refused:
    """Return what a committee reads of a submission that could not be assessed.

    Args:
        name: Name of its file or folder.
        file: The file, seen from the folder of the call.
        error: What is wrong with it, a line each; the first ones are kept.
        place: Where the file lies here, which is not to be told.
    """
    english, french = str(error), in_french(error.in_language("fr"))
    if place:
        english, french = (said.replace(place, file) for said in (english, french))
    return Refused(
        name=name,
        file=file,
        problem=_shortened(english, "(… {} more)"),
        french=_shortened(french, "(… et {} de plus)"),
    )


def _shortened(problem: str, rest: str) -> str:
    lines = problem.splitlines()
    if len(lines) > _LINES:
        lines = [*lines[:_LINES], rest.format(len(lines) - _LINES)]
    return "\n".join(lines)[:_LONGEST]


def defective(name: str, file: str, defect: Exception) -> Refused:
    """Return what a committee reads of a submission that assessor itself failed on.

    Args:
        name: Name of its file or folder.
        file: The file, seen from the folder of the call.
        defect: What was raised, none of the project's own errors.
    """
    said = f"{type(defect).__name__}: {defect}"
    message = f"{file}: this is a defect of assessor, not of the file: {said}"
    french = f"{file} : ceci est un défaut d’assessor, non du fichier : {said}"
    return refused(name, file, AssessorError(message, french=french))
