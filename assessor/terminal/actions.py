"""The reduction actions: which are taken, by whom, by when, what each changes."""

from assessor.domain.answers import ActionStatus, StatedAction
from assessor.errors import AnswerError
from assessor.interview import (
    Offer,
    Recorded,
    assign,
    decide,
    earlier,
    find_item,
    forget,
    offers,
    prove,
)
from assessor.terminal.asking import said
from assessor.terminal.desk import Desk
from assessor.terminal.filling import sure
from assessor.terminal.front import Key, LeaveError, Option, Pressed
from assessor.terminal.margins import ask_document
from assessor.terminal.sizes import change_text, open_sizes

_BACK, _WHO, _ALL = "!back", "!who", "!all"
_STATUS = "status:"
_FIELDS = ("owner", "due", "evidence", "note", "size", "earlier", "forget")


def ask_actions(desk: Desk) -> None:
    """Show the actions that apply and change what was decided on them.

    Raises:
        LeaveError: If the person leaves.
    """
    words, holder = desk.words, ""
    desk.front.tell(words("actions_intro"))
    while True:
        found = offers(desk.sheet, holder)
        options = [Option(_BACK, words("actions_done"))]
        if desk.pack.header.levers:
            who = _role(desk, holder) if holder else words("actions_everybody")
            options.append(Option(_WHO, words("actions_who", role=who)))
        options += [Option(o.action.id, _line(desk, o)) for o in found]
        reply = desk.front.one(words("actions"), options)
        if isinstance(reply, Pressed):
            if reply.key is not Key.HELP:
                return
            desk.front.tell(words("actions_help"))
        elif reply == _BACK:
            return
        elif reply == _WHO:
            holder = _ask_role(desk)
        else:
            _hold(desk, reply)


def offer_actions(desk: Desk) -> None:
    """Ask, once the questions are through, whether to go on to the actions.

    Leaving here leaves the interview as finished as it is.
    """
    count = len(offers(desk.sheet))
    if not count:
        return
    options = [
        ("no", desk.words("end_quit")),
        ("yes", desk.words("actions_offer_yes", count=count)),
    ]
    try:
        if desk.pick(desk.words("actions_offer"), options, "no") == "yes":
            ask_actions(desk)
    except LeaveError:
        return


def _hold(desk: Desk, action: str) -> None:
    """Show one action and ask what to do with it, until the person goes back."""
    _describe(desk, action)
    if action not in desk.sheet.answers.actions and not _ask_status(desk, action):
        return
    while action in desk.sheet.answers.actions:
        offer = _offer(desk, action)
        if offer is None or offer.stated is None:
            return
        options = [(_BACK, desk.words("actions_back"))]
        options += [(f"{_STATUS}{one}", _move(desk, one)) for one in _others(offer)]
        options += [(name, _entry(desk, name, offer.stated)) for name in _FIELDS]
        chosen = desk.pick(_line(desk, offer), options)
        if chosen in {"", _BACK}:
            return
        _do(desk, action, chosen, offer.stated)


def _do(desk: Desk, action: str, chosen: str, stated: StatedAction) -> None:
    if chosen.startswith(_STATUS):
        status = ActionStatus(chosen.removeprefix(_STATUS))
        _keep(desk, decide(desk.sheet, action, status))
    elif chosen == "size":
        open_sizes(desk, action)
    elif chosen == "evidence":
        document = ask_document(desk)
        if document is not None:
            key, recorded = prove(desk.sheet, action, document)
            _keep(desk, recorded)
            told = desk.words("attached", name=key, title=document.title)
            desk.front.tell(told, "good")
    elif chosen == "earlier":
        _keep(desk, earlier(desk.sheet, action))
    elif chosen == "forget":
        if sure(desk, desk.words("actions_forget_sure", name=action)):
            _keep(desk, forget(desk.sheet, action))
    else:
        _ask_text(desk, action, chosen, stated)


def _ask_text(desk: Desk, action: str, field: str, stated: StatedAction) -> None:
    """Ask for the owner, the date or the note of an action."""
    known = {
        "owner": stated.owner,
        "due": stated.due.isoformat() if stated.due else "",
        "note": stated.note or "",
    }
    reply: str | Pressed = known[field]
    while True:
        reply = desk.front.line(desk.words(f"actions_ask_{field}"), str(reply))
        if isinstance(reply, Pressed):
            return
        try:
            recorded = _assigned(desk, action, field, reply)
        except AnswerError as error:
            desk.front.tell(said(error, desk), "error")
            continue
        _keep(desk, recorded)
        return


def _assigned(desk: Desk, action: str, field: str, text: str) -> Recorded:
    if field == "due":
        return assign(desk.sheet, action, due=text)
    if field == "owner":
        return assign(desk.sheet, action, owner=text)
    return assign(desk.sheet, action, note=text)


def _ask_status(desk: Desk, action: str) -> bool:
    """Ask where an action stands; whether something was decided."""
    options = [(_BACK, desk.words("actions_undecided"))]
    options += [(s.value, desk.words(f"action_{s.value}")) for s in ActionStatus]
    chosen = desk.pick(desk.words("actions_status"), options)
    if chosen in {"", _BACK}:
        return False
    _keep(desk, decide(desk.sheet, action, ActionStatus(chosen)))
    return True


def _ask_role(desk: Desk) -> str:
    holders = desk.pack.header.holders
    options = [(_ALL, desk.words("actions_everybody"))]
    options += [(name, _role(desk, name)) for name in holders]
    chosen = desk.pick(desk.words("actions_ask_who"), options)
    return "" if chosen == _ALL else chosen


def _keep(desk: Desk, recorded: Recorded) -> None:
    desk.keep(recorded, "action", show=False)


def _offer(desk: Desk, action: str) -> Offer | None:
    return next((o for o in offers(desk.sheet) if o.action.id == action), None)


def _others(offer: Offer) -> list[str]:
    now = offer.stated.status if offer.stated else None
    return [status.value for status in ActionStatus if status is not now]


def _describe(desk: Desk, action: str) -> None:
    """Say what an action is, what is published of its effect and what to heed."""
    offer = _offer(desk, action)
    if offer is None:
        return
    words, about = desk.words, offer.action
    desk.front.tell(f"{about.id} {about.title.in_language(words.language)}", "title")
    families = ", ".join(words(f"family_{name}") for name in about.families)
    desk.front.tell(words("actions_family", families=families), "dim")
    if offer.holders:
        roles = ", ".join(_role(desk, name) for name in offer.holders)
        desk.front.tell(words("actions_holder", holders=roles), "dim")
    for name, text in (
        ("effect", about.effect),
        ("precondition", about.precondition),
        ("caution", about.caution),
    ):
        if text is not None:
            told = text.in_language(words.language)
            desk.front.tell(words(f"actions_{name}", text=told))


def _line(desk: Desk, offer: Offer) -> str:
    words, stated = desk.words, offer.stated
    title = f"{offer.action.id} {offer.action.title.in_language(words.language)}"
    if stated is None:
        return title
    parts = [words(f"action_{stated.status.value}")]
    parts += [stated.owner] if stated.owner else []
    parts += [stated.due.isoformat()] if stated.due else []
    parts += [change_text(desk, stated, name) for name in stated.changes]
    return words("pair", name=title, value="; ".join(parts))


def _entry(desk: Desk, name: str, stated: StatedAction) -> str:
    given = {
        "owner": stated.owner,
        "due": stated.due.isoformat() if stated.due else "",
        "evidence": ", ".join(stated.evidence),
        "note": stated.note or "",
        "size": ", ".join(_short_name(desk, one) for one in stated.changes),
    }.get(name, "")
    title = desk.words(f"actions_{name}")
    return desk.words("pair", name=title, value=given) if given else title


def _short_name(desk: Desk, identifier: str) -> str:
    item = find_item(desk.sheet, identifier)
    code = item.question.code if item is not None and item.question else None
    return code or identifier


def _move(desk: Desk, status: str) -> str:
    return desk.words("actions_now", status=desk.words(f"action_{status}"))


def _role(desk: Desk, name: str) -> str:
    title = desk.pack.header.holders.get(name)
    return name if title is None else title.in_language(desk.words.language)
