"""What was asked for with a decision: conditions set, followed and shown."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from starlette.responses import Response

from assessor.domain.sheet import Sheet
from assessor.domain.submission import Condition, ConditionStatus
from assessor.domain.visible import short
from assessor.errors import AnswerError, ProcedureError
from assessor.interview import Recorded, find_item, seen
from assessor.interview.conditions import ask_for, follow_up, with_gate
from assessor.web.answering import again, keep
from assessor.web.meanwhile import MeanwhileError, refuse_changed, seen_of
from assessor.web.plans import item_said
from assessor.web.signed import FieldError, long_text, moment, named, one_day, one_line
from assessor.web.visit import Visit

Report = Literal["interim", "final"]
Shown = Callable[[Visit, int, tuple[tuple[str, str], ...]], Response]


@dataclass(frozen=True, slots=True)
class ConditionShown:
    """A condition.

    Attributes:
        late: It should have been met by now.
        about: Questions that it concerns.
        seen: What a form about it carries.
    """

    key: str
    condition: Condition
    status: str
    late: bool
    about: tuple[str, ...]
    seen: str


def conditions_shown(visit: Visit) -> list[ConditionShown]:
    """Return what was asked for with a decision.

    Args:
        visit: Who looks.
    """
    today = visit.house.today()
    return [
        ConditionShown(
            key,
            one,
            visit.words(f"condition_{one.status.value}"),
            one.late(today),
            tuple(_asked(visit, name) for name in one.about),
            seen_of(one),
        )
        for key, one in visit.sheet.answers.conditions.items()
    ]


def _asked(visit: Visit, name: str) -> str:
    item = find_item(visit.sheet, name)
    if item is not None:
        return item_said(visit, item)
    question = visit.house.pack.by_id.get(name)
    return name if question is None else visit.words.text(question.ask)


def gates_offered(visit: Visit) -> list[tuple[str, str]]:
    """Return the gates that a condition may come from.

    Args:
        visit: Who looks.
    """
    return [(g.id, visit.words.text(g.title)) for g in visit.house.pack.gates]


def conditions_taker(page: Shown) -> Callable[[Visit], Response]:
    """Return what takes the forms on conditions.

    Args:
        page: Shows the page again, with its status and what is wrong.
    """

    def take(visit: Visit) -> Response:
        step = {"add": _added, "set": _set}.get(visit.sent("do"))
        if step is None:
            return visit.say(422, visit.words("refused"), visit.words("refused_text"))
        key = visit.sent("key")
        what = "condition" if not key else f"condition {short(key)}"
        try:
            keep(visit, what, lambda sheet: step(visit, sheet))
        except (MeanwhileError, ProcedureError):
            where = f"status-{key}" if key else "condition-text"
            moved = ((where, visit.words("meanwhile")),)
            return page(again(visit), 409, moved)
        except AnswerError as error:
            field = getattr(error, "field", "condition-text")
            return page(visit, 422, ((field, visit.words.error(error)),))
        return visit.go(visit.project_path("dossier") + "#conditions", done="condition")

    return take


def _added(visit: Visit, sheet: Sheet) -> Recorded:
    sent = visit.sent
    text = long_text(visit, "text")
    known = {gate.id for gate in visit.house.pack.gates}
    if not text and sent("gate") not in known:
        raise FieldError(visit.words("condition_needed"), "condition-text")
    reports: dict[str, Report] = {"interim": "interim", "final": "final"}
    asked = Condition(
        text=text,
        owner=one_line(visit, "owner"),
        due=one_day(visit, "due"),
        report=reports.get(sent("report")),
        expected=one_line(visit, "expected"),
        gate=sent("gate") if sent("gate") in known else "",
    )
    # As a dossier is, a condition is in the language of its report.
    language = sheet.answers.project.language
    full = with_gate(asked, sheet.pack, language)
    return seen(sheet, ask_for(sheet.answers, full)[1])


def _set(visit: Visit, sheet: Sheet) -> Recorded:
    sent, key = visit.sent, visit.sent("key")
    refuse_changed(visit, seen_of(sheet.answers.conditions.get(key)))
    known = {one.value: one for one in ConditionStatus}
    status = known.get(sent("status"))
    note = long_text(visit, "note")
    if status is None or (status is ConditionStatus.WAIVED and not note):
        raise FieldError(visit.words("condition_waive_needed"), f"note-{key}")
    document = sent("document")
    found = follow_up(
        sheet.answers,
        key,
        status,
        by=named(visit),
        at=moment(visit),
        note=note,
        evidence=(document,) if document else (),
    )
    return seen(sheet, found)
