"""Where a dossier stands: its steps, its results on each basis, what was asked for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.responses import Response

from assessor.domain.assessment import Outcome
from assessor.domain.impacts import Total
from assessor.domain.revision import Revision, revision_of
from assessor.domain.sheet import Sheet
from assessor.domain.submission import Status
from assessor.errors import AnswerError, ProcedureError
from assessor.interview import Recorded, seen
from assessor.interview.reviewing import take_step
from assessor.notation import write
from assessor.storage.data import as_data
from assessor.storage.frozen import frozen_path
from assessor.storage.workspace import Held
from assessor.web.answering import again, keep
from assessor.web.applying import calls_to_apply, sees
from assessor.web.asks import conditions_shown, conditions_taker, gates_offered
from assessor.web.choices import Choice
from assessor.web.evidence import attachment, plain_name
from assessor.web.impossible import impossible
from assessor.web.leaves import leaves
from assessor.web.marks import Marked, marked
from assessor.web.meanwhile import MeanwhileError, refuse_changed
from assessor.web.plans import Figures
from assessor.web.results import Result, SoFar
from assessor.web.roles import Act
from assessor.web.running import known_of, total_said
from assessor.web.signed import FieldError, long_text, moment, named
from assessor.web.visit import Visit

REASONED = {Status.CHANGES_REQUESTED, Status.REJECTED, Status.REVOKED}
_FROZEN = re.compile(r"answers\.revision-(\d{1,4})\.yaml")
_ANSWERS = "answers.yaml"
Wrong = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Basis:
    """The result on one basis.

    Attributes:
        counts: It is the one that the outcome rests on.
        footprint: Climate footprint; ``None`` where it is that of the row above.
        at_least: Some parts of it are not assessed.
    """

    title: str
    conclusion: str
    counts: bool
    footprint: Figures | None
    at_least: bool


def dossier(visit: Visit, so_far: SoFar) -> Response:
    """Show where a dossier stands.

    Args:
        visit: Who looks.
        so_far: What is known of the result.
    """
    return _page(visit, so_far)


def dossier_page(visit: Visit, status: int, wrong: Wrong) -> Response:
    """Show where a dossier stands, and what is wrong with what was sent.

    Args:
        visit: Who looks.
        status: Status of the answer.
        wrong: Fields, each with what is wrong with it.
    """
    return _page(visit, visit.house.so_far(visit.held), status, wrong)


def _page(
    visit: Visit, so_far: SoFar, status: int = 200, wrong: Wrong = ()
) -> Response:
    answers = visit.sheet.answers
    stands = revision_of(answers)
    marks = marked(visit)
    call = visit.house.calls.of(visit.held.id) or ""
    return visit.page(
        "dossier",
        status,
        stands=stands,
        steps=answers.submission,
        may=_choices(visit, stands),
        own=stands.may(Status.ACCEPTED) and _is_own(visit, visit.sheet),
        needs_reason=any(stands.may(one) for one in REASONED),
        marks=marks,
        requests=[one for one in marks.values() if _waits(one)],
        counts=_counts(marks),
        missing=sum(page.required_open for page in leaves(visit.sheet)),
        impossible=impossible(visit),
        bases=list(_bases(visit, so_far.result)),
        conditions=conditions_shown(visit),
        gates=gates_offered(visit),
        documents=answers.evidence,
        frozen=sorted(_frozen(visit)),
        seen=_seen(visit.sheet),
        by=_last_name(visit),
        calls=calls_to_apply(visit),
        call=call,
        sees_call=bool(call) and sees(visit, call),
        wrong=wrong,
        sent=visit.sent,
        known=known_of(visit, so_far, visit.project_path("dossier")),
    )


def _waits(one: Marked) -> bool:
    return one.kind == "changes_requested" and not one.changed


def _counts(marks: dict[str, Marked]) -> dict[str, int]:
    kinds = [one.kind for one in marks.values()]
    return {
        "accepted": kinds.count("accepted"),
        "requested": kinds.count("changes_requested"),
        "commented": kinds.count("comment"),
        "changed": sum(one.changed for one in marks.values()),
    }


def _choices(visit: Visit, stands: Revision) -> list[Choice]:
    """Return the steps that may be taken now, by this person."""
    found = [one for one in Status if stands.may(one) and visit.may(act_of(one))]
    if _is_own(visit, visit.sheet):
        found = [one for one in found if one is not Status.ACCEPTED]
    return [
        Choice(one.value, visit.words(f"take_{one.value}"), one in REASONED)
        for one in found
    ]


def _is_own(visit: Visit, sheet: Sheet) -> bool:
    """Say whether the account that looks submitted what it would accept."""
    account = visit.visitor.account if visit.house.accounts else ""
    handed = [
        one.by for one in sheet.answers.submission if one.status is Status.SUBMITTED
    ]
    return bool(account and handed) and handed[-1].endswith(f"({account})")


def act_of(status: Status) -> Act:
    """Return what taking a step is.

    Args:
        status: What a dossier becomes by it.
    """
    return Act.SUBMIT if status is Status.SUBMITTED else Act.DECIDE


def _last_name(visit: Visit) -> str:
    """Return the name that was given last, where nobody has an account."""
    steps = visit.sheet.answers.submission
    return visit.sent("by") or (steps[-1].by if steps else "")


def _seen(sheet: Sheet) -> str:
    """Return what a form about a step carries: what its reader saw of the dossier."""
    stands = revision_of(sheet.answers)
    return f"{stands.sha256}-{stands.status}-{len(sheet.answers.submission)}"


def _bases(visit: Visit, result: Result | None) -> Iterator[Basis]:
    """Yield the result on each basis."""
    if result is None:
        return
    total, w = result.total, visit.words

    def basis(name: str, outcome: Outcome, of: Total | None, *, same: bool) -> Basis:
        counts = result.outcome.basis == name
        least = not same and of is not None and of.at_least
        figures = None if same else Figures(*total_said(visit, of))
        said = w.text(outcome.sentence)
        return Basis(w(f"basis_{name}"), said, counts, figures, at_least=least)

    declared = result.declared if result.overridden else total
    yield basis("declared", result.declared_outcome, declared, same=False)
    yield basis("supported", result.supported_outcome, None, same=True)
    if result.overridden:
        yield basis("reviewed", result.outcome, total, same=False)


def submit(visit: Visit) -> Response:
    """Submit a dossier."""
    return _take(visit, {Status.SUBMITTED})


def decide(visit: Visit) -> Response:
    """Send a dossier back, accept it, reject it, or take an acceptance back."""
    return _take(visit, {*Status} - {Status.SUBMITTED, Status.DRAFT})


def _take(visit: Visit, known: set[Status]) -> Response:
    status = next((one for one in known if one.value == visit.sent("do")), None)
    if status is None:
        return visit.say(422, visit.words("refused"), visit.words("refused_text"))
    wanted = status

    def step(sheet: Sheet) -> Recorded:
        refuse_changed(visit, _seen(sheet))
        by, reason = named(visit), long_text(visit, "reason")
        if not reason and wanted in REASONED:
            raise FieldError(visit.words("take_reason_needed"), "reason")
        if wanted is Status.ACCEPTED and _is_own(visit, sheet):
            raise FieldError(visit.words("take_own"), "reason")
        taken = take_step(sheet.answers, wanted, by=by, at=moment(visit), reason=reason)
        return seen(sheet, taken)

    try:
        held = keep(visit, wanted.value, step)
    except (MeanwhileError, ProcedureError):
        moved = (("reason", visit.words("take_moved")),)
        return dossier_page(again(visit), 409, moved)
    except AnswerError as error:
        field = getattr(error, "field", "reason")
        return dossier_page(visit, 422, ((field, visit.words.error(error)),))
    if wanted is Status.ACCEPTED:
        _freeze(visit, held)
    return visit.go(visit.project_path("dossier"), done=wanted.value)


change_conditions = conditions_taker(dossier_page)


def _freeze(visit: Visit, held: Held) -> None:
    """Keep a copy of the answers as they were accepted, as the terminal does."""
    number = held.answers.submission[-1].revision
    path = frozen_path(Path(_ANSWERS), number).name
    text = write(as_data(held.answers, visit.house.workspace.order))
    visit.house.documents.put(held.id, path, text.encode())


def _frozen(visit: Visit) -> Iterator[int]:
    for path in visit.house.documents.digests(visit.held.id):
        found = _FROZEN.fullmatch(path)
        if found is not None:
            yield int(found[1])


def frozen_copy(visit: Visit) -> Response:
    """Send the answers as they were accepted."""
    number = visit.request.path_params["number"]
    path = f"answers.revision-{number}.yaml"
    known = _FROZEN.fullmatch(path)
    content = visit.house.documents.get(visit.held.id, path) if known else None
    if content is None:
        raise HTTPException(404)
    name = plain_name(visit.held.answers.project.name)
    return attachment(content, f"{name}.revision-{number}.yaml", "application/yaml")
