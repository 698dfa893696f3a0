"""The request for further information, drafted as a document."""

import json

from starlette.exceptions import HTTPException

from assessor.domain.wording import LANGUAGES
from assessor.web.evidence import plain_name
from assessor.web.printer import Ordered
from assessor.web.register import faults_of
from assessor.web.visit import Visit
from assessor.web.words import Words

LETTERS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown",
    "txt": "text/plain",
}


def order_of_letter(visit: Visit) -> Ordered:
    """Return the draft of the request for further information, to be made.

    Args:
        visit: Who asks.

    Raises:
        HTTPException: It asks for what is not made here.
    """
    parameters = visit.request.path_params
    kind = parameters["kind"]
    spoken = next((code for code in LANGUAGES if code == parameters["spoken"]), None)
    if spoken is None or kind not in LETTERS:
        raise HTTPException(404)
    held = visit.held
    plain = {
        "data": held.data,
        "today": visit.house.today().isoformat(),
        "faults": faults_of(visit, held.answers, Words(spoken)),
        "language": spoken,
        "kind": kind,
    }
    source = json.dumps(plain, ensure_ascii=False, sort_keys=True)
    name = plain_name(held.answers.project.name)
    return Ordered("letter", source, f"{name}.letter.{spoken}.{kind}", LETTERS[kind])
