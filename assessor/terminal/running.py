"""Hold an interview: open the file, ask, close it, say what comes next."""

import os
import shlex
import sys
from datetime import datetime
from pathlib import Path

from assessor.catalogue.answers import read_answers
from assessor.domain.answers import State
from assessor.domain.pack import Pack
from assessor.domain.sheet import read_sheet
from assessor.domain.wording import Language
from assessor.errors import UsageError
from assessor.interview import items, progress, seen, use_profile
from assessor.storage import Store, open_store
from assessor.terminal.actions import offer_actions
from assessor.terminal.desk import Desk, Setting
from assessor.terminal.front import Front, LeaveError
from assessor.terminal.interrupts import heard, undisturbed
from assessor.terminal.plain import PlainFront
from assessor.terminal.session import Session
from assessor.terminal.showing import question_line
from assessor.terminal.start import ask_language, new_answers
from assessor.terminal.words import Words

MOST = 8


def run(path: Path, pack: Pack, setting: Setting) -> int:
    """Hold an interview on an answers file, which need not exist yet.

    Returns:
        The exit code: 0 however far the interview went.

    Raises:
        StorageError: If the file cannot be held for writing.
        CatalogueError: If the answers in the file are wrong; each with its line.
    """
    order = [question.id for question in pack.questions()]
    store = open_store(path, setting.now(), order)
    try:
        with heard():
            _hold(store, pack, setting)
    finally:
        store.close()
    return 0


def need_terminal(path: Path, *, plain: bool) -> None:
    """Refuse to ask where nobody can answer.

    Raises:
        UsageError: If there is no terminal; it names what to do instead.
    """
    if plain or (sys.stdin.isatty() and sys.stdout.isatty()):
        return
    message = (
        f"There is no terminal to ask in. Use “assessor interview --plain {path}”, "
        f"which reads lines, or edit the file and run “assessor check {path}”."
    )
    raise UsageError(message)


def _hold(store: Store, pack: Pack, setting: Setting) -> None:
    words = Words(setting.language or setting.spoken)
    desk: Desk | None = None
    try:
        desk = (
            _opened(store, pack, setting)
            if store.text
            else _begun(store, pack, setting)
        )
        session = Session(desk)
        session.check_patterns()
        session.walk()
        if not (setting.only or setting.ask):
            offer_actions(desk)
        _finish(desk, session)
    except (LeaveError, KeyboardInterrupt):  # Ctrl-C between two questions
        if desk is None:
            _front(words, setting).tell(words("nothing_saved"))
        else:
            _say_how_to_resume(desk)
    finally:
        if desk is not None:
            desk.preview.close()


def _front(words: Words, setting: Setting) -> Front:
    if setting.plain or os.environ.get("TERM") == "dumb":
        return PlainFront(words)
    from assessor.terminal.rich import RichFront  # noqa: PLC0415  # slow to import

    return RichFront(words)


def _begun(store: Store, pack: Pack, setting: Setting) -> Desk:
    """Begin a new project."""
    answers = None
    while answers is None:
        words = Words(setting.language or setting.spoken)
        if setting.language is None:
            words = Words(ask_language(_front(words, setting), words))
        front = _front(words, setting)
        front.tell(words("welcome", path=store.path))
        answers = new_answers(front, words, pack, setting)
    sheet = read_sheet(pack, answers)
    desk = Desk(pack, setting, store, front, words, sheet)
    desk.keep(seen(sheet, answers), "begin")
    front.tell(words("started", count=len(items(sheet))), "good")
    return desk


def _opened(store: Store, pack: Pack, setting: Setting) -> Desk:
    """Open a project that has answers."""
    answers = read_answers(store.text, str(store.path), pack)
    language: Language = setting.language or answers.project.language
    words = Words(language)
    front = _front(words, setting)
    sheet = read_sheet(pack, answers)
    desk = Desk(pack, setting, store, front, words, sheet)
    if store.repaired:
        said = words(f"repaired_{store.repaired}", path=store.path)
        front.tell(said, "error" if store.repaired in {"outside", "clock"} else "good")
    if setting.profile is not None and setting.profile != answers.profile:
        desk.keep(use_profile(sheet, setting.profile), "profile")
        title = pack.header.profiles[setting.profile].title.in_language(language)
        front.tell(words("profile_changed", profile=title), "good")
    found = progress(desk.sheet)
    front.tell(
        words(
            "resumed",
            name=answers.project.name,
            answered=sum(p.answered for p in found),
            asked=sum(p.asked for p in found),
            required=sum(p.required_open for p in found),
        ),
        "good",
    )
    return desk


def _finish(desk: Desk, session: Session) -> None:
    """Say what is there, what is missing and what comes next."""
    words, front = desk.words, desk.front
    states = [standing.state for standing in desk.sheet]
    found = progress(desk.sheet)
    front.tell(
        words(
            "part_done" if desk.setting.only or desk.setting.ask else "complete",
            answered=sum(section.answered for section in found),
            asked=sum(section.asked for section in found),
            unknown=states.count(State.UNKNOWN),
            aside=states.count(State.NOT_APPLICABLE),
        ),
        "title",
    )
    if session.left:
        front.tell(words("left_open", count=len(session.left)))
    _say_what_is_missing(desk)
    _say_the_result(desk)
    for name in ("evaluate", "report"):
        front.tell(words(f"next_{name}"), "good")
        command = _command(desk, name)
        front.tell(command, "command")
    _say_what_was_kept(desk)


def _say_the_result(desk: Desk) -> None:
    """Say what the answers come to; without it, what the last of them moved."""
    closing = desk.setting.closing
    lines = closing(desk.sheet.answers, desk.words.language) if closing else ()
    if lines:
        desk.preview.close()
    else:
        desk.preview.settle()
    for line in lines:
        desk.front.tell(line)


def _say_what_is_missing(desk: Desk) -> None:
    """List the required questions that have no answer yet, by their words."""
    words = desk.words
    missing = [
        item
        for item in items(desk.sheet)
        if item.standing is not None
        and item.standing.required
        and item.standing.state in {State.OPEN, State.UNKNOWN}
    ]
    if missing:
        desk.front.tell(words("missing"))
    for item in missing[:MOST]:
        desk.front.tell(f"- {question_line(item, words)}")
    if len(missing) > MOST:
        desk.front.tell(words("and_more", count=len(missing) - MOST))


def _say_how_to_resume(desk: Desk) -> None:
    try:
        desk.preview.settle()
    except KeyboardInterrupt:  # no patience for the last result
        desk.preview.close()
    with undisturbed():
        _say_resume(desk)


def _say_resume(desk: Desk) -> None:
    path = desk.store.path
    command = _command(desk, "interview")
    if desk.setting.plain:
        command += " --plain"
    desk.front.tell("")
    desk.front.tell(desk.words("saved", path=path), "good")
    desk.front.tell(command, "command")
    _say_what_was_kept(desk)
    if not desk.saved:
        desk.front.tell(desk.words("not_saved"), "error")


def _command(desk: Desk, name: str) -> str:
    """Return a command on these answers, with the questionnaire they belong to."""
    words = [str(desk.store.path), *desk.setting.options]
    return " ".join(["assessor", name, *map(shlex.quote, words)])


def _say_what_was_kept(desk: Desk) -> None:
    if desk.store.kept is not None:
        desk.front.tell(desk.words("kept", path=desk.store.kept), "dim")


def clock() -> datetime:
    """Return the time of the machine, with its zone."""
    return datetime.now().astimezone()
