"""Ask one question until it has an answer, or until the person goes elsewhere."""

from collections.abc import Callable

from assessor.domain.answers import Answer, Quality, State
from assessor.domain.facts import fact_type
from assessor.domain.questionnaire import Kind, Question
from assessor.errors import AnswerError
from assessor.interview import Item, Recorded, amend, record, set_aside, unknown
from assessor.terminal.desk import Desk
from assessor.terminal.front import Form, Key, Option, Pressed
from assessor.terminal.grid import ask_grid
from assessor.terminal.lookup import find
from assessor.terminal.margins import EXTRAS, take_extra
from assessor.terminal.showing import LIST, typed_text

AWAY = {Key.BACK, Key.LATER, Key.MENU, Key.REVIEW}
_ASIDE, _UNKNOWN = "!aside", "!unknown"
Reply = object | Pressed


def ask(desk: Desk, item: Item) -> Key | None:
    """Ask a question.

    Returns:
        ``None`` once it has an answer, else the key that leads elsewhere.

    Raises:
        LeaveError: If the person leaves.
    """
    question = item.question
    if question is None:
        return Key.LATER
    typed = ""
    desk.planned, desk.refused = _given(desk, item).state is State.PLANNED, False
    while True:
        reply = _ASKERS.get(question.type, _ask_line)(desk, item, typed)
        if isinstance(reply, Pressed):
            if reply.key in AWAY:
                return reply.key
            if take_key(desk, item, reply.key):
                return None
            typed, desk.refused = reply.typed, False
        elif reply == "" and isinstance(reply, str):
            return None if item.done else Key.LATER
        elif take_answer(desk, item, reply):
            return None
        else:
            typed = reply if isinstance(reply, str) else ""
            desk.refused = True


def take_key(desk: Desk, item: Item, key: Key) -> bool:
    """Do what a key asks for; whether the question has its answer now."""
    if key in EXTRAS:
        take_extra(desk, item, key)
        return False
    if key is Key.UNKNOWN:
        desk.keep(unknown(desk.sheet, item.id, at=desk.now), "answer")
        return True
    return _set_aside(desk, item)


def take_answer(desk: Desk, item: Item, raw: object) -> bool:
    """Record an answer; whether it was accepted."""
    question = item.question
    if question is None:
        return False
    try:
        recorded = record(
            desk.sheet,
            item.id,
            raw,
            at=desk.now,
            decimal=desk.mark,
            planned=desk.planned,
        )
    except AnswerError as error:
        desk.front.tell(said(error, desk), "error")
        return False
    if recorded.doubt is not None and not _sure(desk, recorded):
        return False
    answer = recorded.answers.answers[item.id]
    recorded = _with_quality(desk, item, recorded, answer)
    recorded = _with_reason(desk, item, recorded, answer)
    desk.keep(recorded, "answer")
    return True


def said(error: AnswerError, desk: Desk) -> str:
    """Return an error in the language of the interview."""
    text = getattr(error, "text", None)
    return str(error) if text is None else text.in_language(desk.words.language)


def _sure(desk: Desk, recorded: Recorded) -> bool:
    if recorded.doubt is not None:
        desk.front.tell(recorded.doubt.in_language(desk.words.language), "error")
    options = [("yes", desk.words("keep_it")), ("no", desk.words("correct_it"))]
    return desk.pick(desk.words("confirm"), options, "yes") == "yes"


def _with_quality(
    desk: Desk, item: Item, recorded: Recorded, answer: Answer
) -> Recorded:
    """Ask how a figure is known, where it matters and no range says it."""
    question = item.question
    asked = (
        question is not None
        and question.type.is_numeric
        and question.feeds is not None
        and not _is_exact(question.feeds)
        and answer.value is not None
        and answer.range is None
        and answer.state in {State.ANSWERED, State.PLANNED}
        and desk.sheet.kind != "screening"
    )
    if not asked:
        return recorded
    options = [(quality.value, desk.words(quality.value)) for quality in Quality]
    options.append(("later", desk.words("quality_later")))
    usual = answer.quality.value if answer.quality else "later"
    chosen = desk.pick(desk.words("ask_quality"), options, usual)
    if chosen in {"", "later"}:
        return recorded
    return amend(recorded.sheet, item.id, quality=Quality(chosen))


def _is_exact(fact: str) -> bool:
    """Whether a fact is a count or a date, which nobody measures or estimates."""
    kind = fact_type(fact)
    return kind is not None and kind.exact


def _with_reason(
    desk: Desk, item: Item, recorded: Recorded, answer: Answer
) -> Recorded:
    """Ask what justifies a level above the one that the facts propose."""
    standing = recorded.sheet.standing(item.id)
    derived = None if standing is None else standing.derived
    if derived is None or not isinstance(answer.value, int) or answer.value <= derived:
        return recorded
    before = _given(desk, item).justification or ""
    reason = desk.front.line(desk.words("ask_raise"), before)
    if isinstance(reason, Pressed) or not reason:
        return recorded
    try:
        return amend(recorded.sheet, item.id, justification=reason)
    except AnswerError as error:
        desk.front.tell(said(error, desk), "error")
        return recorded


def _set_aside(desk: Desk, item: Item) -> bool:
    question = item.question
    reason = _given(desk, item).justification or ""
    if question is not None and question.na.allowed:
        needed = question.na.justification == "required"
        reply = _reason_of(desk, reason, needed=needed)
        if reply is None:
            desk.front.tell(desk.words("back_at_question"), "dim")
            return False
        reason = reply
    try:
        recorded = set_aside(desk.sheet, item.id, reason, at=desk.now)
    except AnswerError as error:
        desk.front.tell(said(error, desk), "error")
        return False
    desk.keep(recorded, "answer")
    return True


def _reason_of(desk: Desk, before: str, *, needed: bool) -> str | None:
    """Ask why a question does not apply; ``None`` to go back to it."""
    while True:
        reply = desk.front.line(desk.words("ask_reason"), before)
        if isinstance(reply, Pressed):
            return None
        if reply.strip() or not needed:
            return reply
        desk.front.tell(desk.words("reason_needed"), "error")


def _given(desk: Desk, item: Item) -> Answer:
    found = desk.sheet.answers.answers.get(item.id)
    return Answer(state=State.OPEN) if found is None else found


def _ask_line(desk: Desk, item: Item, typed: str) -> Reply:
    question = _question(item)
    before = typed_text(question, _given(desk, item), desk.words, desk.mark)
    fresh = desk.refused or not typed  # what was typed before a key is gone on with
    form: Form = "figure" if question.type.is_numeric and fresh else "line"
    form = "text" if question.type is Kind.LONGTEXT else form
    return desk.front.line("", typed or before, form=form)


def _ask_choice(desk: Desk, item: Item, typed: str) -> Reply:
    question = _question(item)
    options = [
        Option(value, label.in_language(desk.words.language))
        for value, label in question.choices.items()
    ]
    before = _given(desk, item)
    if len(options) > LIST:
        reply = desk.front.search("", options, typed)
        return find(desk, question, reply) if isinstance(reply, str) else reply
    usual = str(before.value) if before.value is not None else _usual(item)
    return _from_list(desk, question, options, usual)


def _usual(item: Item) -> str | None:
    """Propose the choice named like the row: the kind of scenario ``reference``."""
    question = _question(item)
    return item.row if item.row in question.choices else None


def _ask_truth(desk: Desk, item: Item, _typed: str) -> Reply:
    before = _given(desk, item).value
    usual = None if before is None else "yes" if before else "no"
    options = [Option(name, desk.words(name)) for name in ("yes", "no")]
    return _from_list(desk, _question(item), options, usual)


def _ask_level(desk: Desk, item: Item, _typed: str) -> Reply:
    question = _question(item)
    levels = desk.pack.levels_of(question)
    options = [
        Option(str(number), text.in_language(desk.words.language))
        for number, text in enumerate(levels)
    ]
    before = _given(desk, item).value
    derived = item.standing.derived if item.standing else None
    if derived is not None:
        desk.front.tell(desk.words("proposed_level", level=derived), "dim")
    usual = before if before is not None else derived
    return _from_list(desk, question, options, None if usual is None else str(usual))


def _from_list(
    desk: Desk, question: Question, options: list[Option], usual: str | None
) -> Reply:
    """Ask for one option; "I don't know" and "not applicable" stand in the list."""
    extra = [Option(_UNKNOWN, desk.words("unknown"))]
    if question.na.allowed:
        extra.append(Option(_ASIDE, desk.words("aside")))
    reply = desk.front.one("", [*options, *extra], usual, free=True)
    if reply == _UNKNOWN:
        return Pressed(Key.UNKNOWN)
    return Pressed(Key.ASIDE) if reply == _ASIDE else reply


def _ask_choices(desk: Desk, item: Item, _typed: str) -> Reply:
    question = _question(item)
    options = [
        Option(value, label.in_language(desk.words.language))
        for value, label in question.choices.items()
    ]
    before = _given(desk, item).value
    ticked = tuple(map(str, before)) if isinstance(before, tuple) else ()
    while True:
        reply = desk.front.many("", options, ticked)
        if reply != ():
            return reply
        sure = [("yes", desk.words("yes")), ("no", desk.words("correct_it"))]
        if desk.pick(desk.words("none_sure"), sure) == "yes":
            return reply


def _question(item: Item) -> Question:
    if item.question is None:
        message = f"{item.id} asks for rows, not for an answer"
        raise TypeError(message)
    return item.question


_ASKERS: dict[Kind, Callable[[Desk, Item, str], Reply]] = {
    Kind.BOOL: _ask_truth,
    Kind.CHOICE: _ask_choice,
    Kind.COUNTRY: _ask_choice,
    Kind.LEVEL: _ask_level,
    Kind.MULTI: _ask_choices,
    Kind.MATRIX: ask_grid,
}
