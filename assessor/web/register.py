"""The register of evidence: what supports what, who looked at it, what is wrong."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.responses import Response

from assessor.domain.answers import AnswersFile, Evidence
from assessor.domain.sheet import Sheet
from assessor.domain.visible import short
from assessor.errors import AnswerError
from assessor.interview import Recorded, find_item, seen
from assessor.interview.evidence import attest, register
from assessor.web.answering import again, keep
from assessor.web.meanwhile import MeanwhileError, refuse_changed, seen_of
from assessor.web.plans import item_said
from assessor.web.signed import LONGEST_LINE, FieldError, moment, named, one_line
from assessor.web.visit import Visit
from assessor.web.words import Words

Result = Literal["verified", "not_verified", "exception"]
RESULTS: tuple[Result, ...] = ("verified", "not_verified", "exception")
Wrong = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A document of the register.

    Attributes:
        supports: What it supports, in words, each with its address.
        faults: What is wrong with it.
        seen: What a form about it carries.
    """

    key: str
    document: Evidence
    supports: tuple[tuple[str, str], ...]
    faults: tuple[str, ...]
    seen: str


def register_page(visit: Visit) -> Response:
    """Show the register."""
    return _page(visit)


def _page(visit: Visit, status: int = 200, wrong: Wrong = ()) -> Response:
    answers = visit.sheet.answers
    faults = faults_of(visit, answers, visit.words)
    listed = [
        Listed(
            key,
            document,
            tuple(_supported(visit, names)),
            tuple(said for where, said in faults if where == key),
            seen_of(document),
        )
        for key, (document, names) in register(answers).items()
    ]
    checked = [d.checked_by for d in answers.evidence.values() if d.checked_by]
    return visit.page(
        "register",
        status,
        listed=listed,
        results=RESULTS,
        by=visit.sent("by") or (checked[-1] if checked else ""),
        wrong=wrong,
        sent=visit.sent,
    )


def _supported(visit: Visit, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    answers = visit.sheet.answers
    for name in names:
        item = find_item(visit.sheet, name)
        if item is not None:
            yield item_said(visit, item), visit.project_path("marks", quote(name))
        elif name in answers.actions:
            yield name, visit.project_path("actions", name)
        elif name in answers.conditions:
            yield name, visit.project_path("dossier") + f"#condition-{name}"
        else:
            yield name, ""


def faults_of(
    visit: Visit, answers: AnswersFile, words: Words
) -> list[tuple[str, str]]:
    """Return what is wrong with the documents of a project: key, and what.

    Args:
        visit: Where they are.
        answers: The answers that name them.
        words: The language.
    """
    kept = visit.house.documents.digests(visit.held.id)
    today = visit.house.today()
    found = []
    for key, one in answers.evidence.items():
        if one.path is not None and one.path not in kept:
            found.append((key, words("fault_missing")))
        elif one.path and one.sha256 and kept[one.path] != one.sha256.casefold():
            found.append((key, words("fault_changed")))
        if one.expires is not None and one.expires < today:
            found.append((key, words("fault_expired", day=one.expires)))
    return found


def say_of_document(visit: Visit) -> Response:
    """Write down that a document was looked at, how, and what came of it."""
    key = visit.sent("key")
    if key not in visit.sheet.answers.evidence:
        raise HTTPException(404)
    try:
        keep(visit, f"evidence {short(key)}", lambda sheet: _attested(visit, sheet))
    except MeanwhileError as error:
        return _page(again(visit), 409, ((f"procedure-{key}", str(error)),))
    except AnswerError as error:
        field = getattr(error, "field", "procedure")
        return _page(visit, 422, ((f"{field}-{key}", visit.words.error(error)),))
    return visit.go(visit.project_path("register") + f"#{key}", done="attested")


def _attested(visit: Visit, sheet: Sheet) -> Recorded:
    key = visit.sent("key")
    refuse_changed(visit, seen_of(sheet.answers.evidence.get(key)))
    result = next((one for one in RESULTS if one == visit.sent("result")), None)
    procedure = one_line(visit, "procedure")
    if result is None or not procedure:
        said = visit.words("attest_needed", most=LONGEST_LINE)
        raise FieldError(said, "procedure")
    found = attest(
        sheet.answers,
        key,
        result,
        by=named(visit),
        at=moment(visit),
        procedure=procedure,
    )
    return seen(sheet, found)
