"""Where one may go: the sections with their progress, and all answers."""

from collections.abc import Callable, Mapping

from assessor.interview import (
    Item,
    Progress,
    items,
    name_project,
    progress,
    use_profile,
)
from assessor.terminal.desk import Desk
from assessor.terminal.front import Key, LeaveError, Option, Pressed
from assessor.terminal.showing import answer_text, line_of, question_line
from assessor.terminal.start import LONGEST, described

REVIEW, PROFILE, QUIT, BACK, ALL = "!review", "!profile", "!quit", "!back", "!all"
NAME = "!name"
ACTIONS = "!actions"


def menu(desk: Desk) -> str | None:
    """Show the sections and how far they are; return the id to go to, or ``ACTIONS``.

    Raises:
        LeaveError: If the person leaves.
    """
    words = desk.words
    found = progress(desk.sheet)
    options = [(BACK, words("menu_back"))]
    options += [(p.section.id, _standing(desk, p)) for p in found]
    profile = desk.pack.header.profiles[desk.sheet.answers.profile]
    title = profile.title.in_language(words.language)
    if desk.pack.actions:
        decided = len(desk.sheet.answers.actions)
        options.append((ACTIONS, words("menu_actions", decided=decided)))
    options += [
        (REVIEW, words("menu_review")),
        (PROFILE, words("menu_profile", profile=title)),
        (NAME, words("menu_name", name=line_of(desk.sheet.answers.project.name))),
        (QUIT, words("menu_quit")),
    ]
    entries = [Option(value, title) for value, title in options]
    chosen = desk.front.one(words("menu"), entries)
    if isinstance(chosen, Pressed):
        return review(desk) if chosen.key is Key.REVIEW else None
    if chosen == QUIT:
        raise LeaveError
    if chosen == ACTIONS:
        return ACTIONS
    if chosen == REVIEW:
        return review(desk)
    if chosen in _CHANGES:
        _CHANGES[chosen](desk)
        return None
    own = [item for item in items(desk.sheet) if item.section.id == chosen]
    place = next((i for i in own if not i.done), own[0] if own else None)
    return place.id if place else None


def review(desk: Desk) -> str | None:
    """List the answers of a section; return the id of the one to change.

    Raises:
        LeaveError: If the person leaves.
    """
    words = desk.words
    while True:
        options = [(p.section.id, _standing(desk, p)) for p in progress(desk.sheet)]
        options += [(ALL, words("review_all")), (BACK, words("back"))]
        chosen = desk.pick(words("review"), options)
        if chosen in {"", BACK}:
            return None
        everything = items(desk.sheet)
        if chosen == ALL:
            for item in everything:
                desk.front.tell(answer_line(desk, item))
            continue
        own = [item for item in everything if item.section.id == chosen]
        lines = [(BACK, words("back"))]
        lines += [(item.id, answer_line(desk, item)) for item in own]
        place = desk.pick(words("review_item"), lines)
        if place not in {"", BACK}:
            return place


def answer_line(desk: Desk, item: Item) -> str:
    """Return a question and its answer on one line."""
    language = desk.words.language
    question = item.question
    if question is None:
        rows = desk.sheet.answers.groups.get(item.id)
        title = item.section.title.in_language(language)
        if rows is None:
            return f"{title} = {desk.words('unanswered')}"
        names = [desk.row_name(item.id, row) for row in rows]
        return f"{title} = {', '.join(names) or desk.words('rows_none')}"
    answer = desk.sheet.answers.answers.get(item.id)
    levels = desk.pack.levels_of(question) if question.levels or question.scale else ()
    text = answer_text(question, answer, desk.words, desk.mark, levels)
    if answer is None and item.done and item.standing is not None:
        text = str(item.standing.value)
    return f"{question_line(item, desk.words)} = {text}"


def _standing(desk: Desk, found: Progress) -> str:
    return desk.words(
        "menu_open" if found.required_open else "menu_section",
        section=found.section.title.in_language(desk.words.language),
        answered=found.answered,
        asked=found.asked,
        required=found.required_open,
    )


def _other_profile(desk: Desk) -> None:
    known = desk.pack.header.profiles
    options = [(name, described(known[name], desk.words)) for name in known]
    chosen = desk.pick(
        desk.words("ask_profile_plain"), options, desk.sheet.answers.profile
    )
    found = next((name for name in known if name == chosen), None)
    if found is not None and found != desk.sheet.answers.profile:
        desk.keep(use_profile(desk.sheet, found), "profile")


def _other_name(desk: Desk) -> None:
    project = desk.sheet.answers.project
    name = _line(desk, "rename", project.name)
    if name is None:
        return
    organisation = _line(desk, "rename_organisation", project.organisation)
    if organisation is None:
        return
    if (name, organisation) != (project.name, project.organisation):
        desk.keep(name_project(desk.sheet, name, organisation), "project")
        desk.front.tell(desk.words("renamed", name=line_of(name)), "good")


def _line(desk: Desk, prompt: str, now: str) -> str | None:
    """Ask for a line; ``None`` where the person goes back instead."""
    while True:
        reply = desk.front.line(desk.words(prompt), now)
        if isinstance(reply, Pressed) and reply.key is not Key.ASIDE:
            return None
        typed = "" if isinstance(reply, Pressed) else " ".join(reply.split())
        if len(typed) > LONGEST:
            text = desk.words("too_long", most=LONGEST, given=len(typed))
        elif not typed and prompt == "rename":
            text = desk.words("name_needed")
        else:
            return typed
        desk.front.tell(text, "error")


_CHANGES: Mapping[str, Callable[[Desk], None]] = {
    PROFILE: _other_profile,
    NAME: _other_name,
}
