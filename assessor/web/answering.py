"""Take an answer: through the engine, into the workspace, back onto the page."""

from collections.abc import Callable
from dataclasses import replace

from starlette.datastructures import FormData
from starlette.responses import HTMLResponse, Response

from assessor.domain.answers import Answer, AnswersFile, Quality, State
from assessor.domain.sheet import Sheet
from assessor.errors import AnswerError, ConflictError
from assessor.interview import (
    Item,
    Manner,
    Recorded,
    amend,
    attempt,
    failed_checks,
    find_item,
    seen,
    set_aside,
    unknown,
    withdraw,
)
from assessor.storage.workspace import Held
from assessor.storage.workspace_log import Change
from assessor.web.asked import asked_of, stated_of
from assessor.web.bounds import fits
from assessor.web.conflicts import conflict
from assessor.web.fields import half_range, raw_of
from assessor.web.leaves import Leaf, anchor, leaf_of, leaves
from assessor.web.roles import Act
from assessor.web.sections import section_page
from assessor.web.visit import Visit

TRIES = 6
_GIVEN = {State.ANSWERED, State.PLANNED}
_SWAPPED = '<article hx-swap-oob="true" '
Step = Callable[[Sheet], Recorded]


class RefusedAnswerError(AnswerError):
    """What was typed does not fit; its text is in the language of the person."""


def answer(visit: Visit) -> Response:
    """Take one answer."""
    sent = visit.sent
    item = find_item(visit.sheet, sent("id"))
    if item is None or item.question is None:
        w = visit.words
        return visit.say(422, w("refused"), w("not_asked"))
    if not visit.may(Act.ANSWER, item.section.id):
        return visit.not_yours()
    identifier = item.id
    version = sent("version")
    if version.isdecimal() and int(version) != visit.held.version(identifier):
        return conflict(visit, item)
    try:
        held = keep(visit, "answer", lambda sheet: _recorded(visit, sheet, identifier))
    except ConflictError:
        return conflict(visit, item)
    except AnswerError as error:
        said = visit.words.error(error)
        return _refused(visit, item, said)
    return _taken(visit, after(visit, held), identifier)


def keep(visit: Visit, what: str, step: Step) -> Held:
    """Do one step on a project and save it, over again where others saved meanwhile.

    Args:
        visit: Who does it; the answer that it names must still be as it was seen.
        what: What is done, for the log.
        step: Changes the answers.

    Raises:
        ConflictError: Somebody else changed the answer that the form names.
        RefusedAnswerError: There would be more than a project can hold.
    """
    held = visit.held
    change = Change(who=visit.who, what=what, at=visit.house.now())
    own = f"answers/{visit.sent('id')}"
    for _ in range(TRIES):
        try:
            return _kept(visit, held, change, step)
        except ConflictError as error:
            if error.name == own:
                raise
            held = visit.house.workspace.load(held.id, held)
            if held.version(visit.sent("id")) != visit.held.version(visit.sent("id")):
                raise
    return _kept(visit, held, change, step)


def _kept(visit: Visit, held: Held, change: Change, step: Step) -> Held:
    recorded = step(visit.sheet_of(held))
    if not fits(held.answers, recorded.answers):
        raise RefusedAnswerError(visit.words("refused_much"))
    now = visit.house.workspace.save(held, recorded.answers, change)
    if now.answers is recorded.answers:
        visit.house.memory.keep(now, recorded.sheet)
    return now


def after(visit: Visit, held: Held) -> Visit:
    """Return a visit that sees a project as it stands now."""
    found = replace(visit)
    vars(found)["held"] = held
    return found


def again(visit: Visit) -> Visit:
    """Return a visit that reads its project anew."""
    return replace(visit)


def _recorded(visit: Visit, sheet: Sheet, identifier: str) -> Recorded:
    sent, at = visit.sent, visit.house.now()
    if sent("do") == "unknown":
        return unknown(sheet, identifier, at=at)
    if sent("do") == "aside":
        return set_aside(sheet, identifier, sent("reason"), at=at)
    if sent("do") == "withdraw":
        return withdraw(sheet, identifier)
    if sent("do") == "note":
        kept = bool(sent("confidential"))
        return amend(sheet, identifier, note=sent("note"), confidential=kept)
    return _beside(visit, _value(visit, sheet, identifier), identifier)


def _value(visit: Visit, sheet: Sheet, identifier: str) -> Recorded:
    """Take the value; an empty field takes back a value, and only that."""
    sent = visit.sent
    item = find_item(sheet, identifier)
    question = item.question if item else None
    if question is None:
        raise RefusedAnswerError(visit.words("not_asked"))
    if half_range(sent.fields) and sent("do") == "save":
        raise RefusedAnswerError(visit.words("half_range"))
    raw = raw_of(question, sent.fields, visit.mark)
    if raw == "":
        before = sheet.answers.answers.get(identifier, Answer(state=State.OPEN))
        if before.state in _GIVEN:
            return withdraw(sheet, identifier)
        open_still = before.state is State.OPEN and not sent("justification")
        if open_still and sent("do") == "save":
            raise RefusedAnswerError(visit.words("nothing_given"))
        return seen(sheet, sheet.answers)
    manner = Manner(
        at=visit.house.now(), decimal=visit.mark, planned=bool(sent("planned"))
    )
    found = attempt(sheet, identifier, raw, manner)
    if found.recorded is None:
        text = visit.words.text(found.refusal) or visit.words("refused")
        raise RefusedAnswerError(text)
    return found.recorded


def _beside(visit: Visit, recorded: Recorded, identifier: str) -> Recorded:
    """Write the quality and the justification beside the answer."""
    form, sent = visit.sent.fields, visit.sent
    known = {quality.value for quality in Quality}
    quality = Quality(sent("quality")) if sent("quality") in known else None
    answer = recorded.answers.answers.get(identifier)
    if answer is None:
        return recorded
    if quality is None and "quality" in form and answer.quality:
        bare = answer.model_copy(update={"quality": None})
        given = {**recorded.answers.answers, identifier: bare}
        answers = recorded.answers.model_copy(update={"answers": given})
        recorded = replace(recorded, answers=answers, sheet=_reread(recorded, answers))
    wanted = quality if answer.state in _GIVEN else None
    why = sent("justification") if "justification" in form else None
    if wanted in {None, answer.quality} and why in {None, answer.justification or ""}:
        return recorded
    return amend(recorded.sheet, identifier, quality=wanted, justification=why)


def _reread(recorded: Recorded, answers: AnswersFile) -> Sheet:
    sheet = recorded.sheet
    return Sheet(sheet.pack, answers, basis=sheet.basis, facts=sheet.facts)


def _taken(before: Visit, now: Visit, identifier: str) -> Response:
    """Say that an answer is saved, and show what it changed."""
    item = find_item(now.sheet, identifier)
    if not now.by_script:
        pages = leaves(now.sheet)
        leaf = leaf_of(pages, identifier)
        place = leaf.name if leaf else pages[0].name
        return now.go(now.project_path("s", place) + f"#q-{anchor(identifier)}")
    if item is None:
        return HTMLResponse("", headers={"HX-Refresh": "true"})
    whole = now.sent("do") not in {"", "note"}
    headers = {"HX-Trigger": "answered"}
    if whole:
        # A button was pressed: what the fields show is another now.
        headers |= {"HX-Retarget": f"#q-{anchor(identifier)}", "HX-Reswap": "outerHTML"}
    stated = asked_of(now, item) if whole else stated_of(now, item)
    if not whole and half_range(now.sent.fields):
        # The figure is kept, the lone end is not: "saved" alone would hide that.
        stated = replace(stated, doubt=now.words("half_range_open"))
    body = now.draw(
        "saved",
        asked=stated,
        changed=_changed(before, now, identifier),
        at=now.house.now().strftime("%H:%M"),
        whole=whole,
        **_progress(before, now, identifier),
    )
    return HTMLResponse(body, headers=headers)


def _progress(before: Visit, now: Visit, identifier: str) -> dict[str, object]:
    """Return what of the list of sections is another now, or all of it."""
    old, new = leaves(before.sheet), leaves(now.sheet)
    was, leaf = leaf_of(old, identifier), leaf_of(new, identifier)
    current = leaf.name if leaf else ""
    parts: dict[str, object] = {"pages": new, "current": current}
    same = [page.name for page in old] == [page.name for page in new]
    if same and was is not None and was.name == current:
        parts["moved"] = [
            page for one, page in zip(old, new, strict=True) if _moved(one, page)
        ]
    return parts


def _moved(old: Leaf, new: Leaf) -> bool:
    if old.items == new.items:
        return False
    return (old.answered, len(old.items)) != (new.answered, len(new.items))


def _changed(before: Visit, now: Visit, identifier: str) -> list[tuple[str, str, str]]:
    """Return what else of the page is another now: how, where, and the part."""
    old, new = _shown(before, identifier), _shown(now, identifier)
    found = [("delete", name, "") for name in old if name not in new]
    previous, row = "", None
    for name, item in new.items():
        if item.row != row:
            previous, row = "", item.row
        if name not in old and previous:
            found.append(("afterend", previous, _drawn(now, item)))
        elif name not in old:
            found.append(("afterbegin", _first(item.row), _drawn(now, item)))
        elif name != identifier and not _same(before, old[name], now, item):
            part = _drawn(now, item).replace("<article ", _SWAPPED, 1)
            found.append(("outerHTML", name, part))
        previous = name
    return found


def _same(before: Visit, old: Item, now: Visit, item: Item) -> bool:
    """Whether a question is shown as it was; most are, and that is seen at once."""
    was, given = before.sheet.answers.answers, now.sheet.answers.answers
    untouched = (
        old.standing is item.standing
        and old.question == item.question
        and was.get(item.id) is given.get(item.id)
    )
    if untouched:
        return failed_checks(before.sheet, old) == failed_checks(now.sheet, item)
    return asked_of(before, old) == asked_of(now, item)


def _first(row: str | None) -> str:
    """Return where the first question of a row stands, or of the page."""
    return "questions" if row is None else f"rq-{anchor(row)}"


def _shown(visit: Visit, identifier: str) -> dict[str, Item]:
    """Return every question of the page of another."""
    leaf = leaf_of(leaves(visit.sheet), identifier)
    items = leaf.items if leaf else ()
    return {item.id: item for item in items if item.question is not None}


def _drawn(visit: Visit, item: Item) -> str:
    return visit.draw("question", asked=asked_of(visit, item))


def _refused(visit: Visit, item: Item, text: str) -> Response:
    form: FormData = visit.sent.fields
    if visit.by_script:
        asked = stated_of(visit, item, text)
        return HTMLResponse(visit.draw("state", asked=asked), 422)
    return section_page(visit, item.id, typed=form, refusal=text)
