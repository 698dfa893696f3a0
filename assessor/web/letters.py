"""The request for complements, drafted as a document."""

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.responses import Response

from assessor.domain.wording import LANGUAGES
from assessor.exchange.complement_writing import letter_file
from assessor.exchange.complements import complements
from assessor.web.evidence import attachment, plain_name
from assessor.web.register import faults_of
from assessor.web.visit import Visit
from assessor.web.words import Words

LETTERS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown",
    "txt": "text/plain",
}


def letter(visit: Visit) -> Response:
    """Send a draft of the request for complements."""
    parameters = visit.request.path_params
    kind = parameters["kind"]
    spoken = next((code for code in LANGUAGES if code == parameters["spoken"]), None)
    if spoken is None or kind not in LETTERS:
        raise HTTPException(404)
    made = visit.house.assessment(visit.held)
    faults = faults_of(visit, visit.held.answers, Words(spoken))
    drafted = complements(made, visit.house.pack, spoken, faults)
    content = letter_file(drafted, Path(f"letter.{kind}"))
    name = plain_name(visit.held.answers.project.name)
    return attachment(content, f"{name}.letter.{spoken}.{kind}", LETTERS[kind])
