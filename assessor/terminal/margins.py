"""What stands beside an answer: help, notes, evidence, plans."""

from pathlib import Path

from assessor.domain.answers import Evidence
from assessor.errors import AnswerError, StorageError
from assessor.interview import Item, amend, attach
from assessor.storage import fingerprint
from assessor.terminal.desk import Desk
from assessor.terminal.front import Key, Pressed
from assessor.terminal.showing import help_lines

LONGEST_TITLE = 300


def take_extra(desk: Desk, item: Item, key: Key) -> None:
    """Do what a key asks for, without answering the question."""
    EXTRAS[key](desk, item)


def _help(desk: Desk, item: Item) -> None:
    sources = {
        name: source.cited(desk.words.language)
        for name, source in desk.pack.header.sources.items()
    }
    glossary = desk.pack.glossary
    lines = list(help_lines(item, desk.words, sources, desk.mark, glossary))
    for line in lines or [desk.words("no_help")]:
        desk.front.tell(line)
    desk.front.tell(desk.words("keys_all"), "dim")


def _note(desk: Desk, item: Item) -> None:
    answer = desk.sheet.answers.answers.get(item.id)
    before = answer.note or "" if answer else ""
    reply = desk.front.line(desk.words("ask_note"), before)
    if isinstance(reply, Pressed) or reply == before:
        return
    try:
        desk.keep(amend(desk.sheet, item.id, note=reply), "note")
    except AnswerError as error:
        desk.front.tell(str(error), "error")
        return
    desk.front.tell(desk.words("noted"), "good")


def _evidence(desk: Desk, item: Item) -> None:
    evidence = ask_document(desk)
    if evidence is None:
        return
    key, recorded = attach(desk.sheet, item.id, evidence)
    desk.keep(recorded, "evidence")
    desk.front.tell(desk.words("attached", name=key, title=evidence.title), "good")


def ask_document(desk: Desk) -> Evidence | None:
    """Ask for the title of a document and where it is; ``None`` to change nothing."""
    title = desk.front.line(desk.words("ask_evidence"))
    if isinstance(title, Pressed) or not title:
        return None
    if len(title) > LONGEST_TITLE:
        said = desk.words("too_long", most=LONGEST_TITLE, given=len(title))
        desk.front.tell(said, "error")
        return None
    return _located(desk, title)


def _located(desk: Desk, title: str) -> Evidence | None:
    """Ask where a document is and take its digest; ``None`` to change nothing."""
    place = ""
    while True:
        reply = desk.front.line(desk.words("ask_place"), place)
        if isinstance(reply, Pressed):
            return None
        place = reply.strip()
        if not place:
            return Evidence(title=title)
        if place.startswith(("https://", "http://")):
            return Evidence(title=title, url=place)
        path = desk.store.path.parent / Path(place).expanduser()
        try:
            return Evidence(title=title, path=place, sha256=fingerprint(path))
        except StorageError as error:
            said = error.in_language(desk.words.language)
            desk.front.tell(said, "error")


def _planned(desk: Desk, _item: Item) -> None:
    desk.planned = not desk.planned
    said = "planned_on" if desk.planned else "planned_off"
    desk.front.tell(desk.words(said), "good")


def _again(_desk: Desk, _item: Item) -> None:
    """Ask once more; why has been said."""


EXTRAS = {
    Key.HELP: _help,
    Key.NOTE: _note,
    Key.EVIDENCE: _evidence,
    Key.PLANNED: _planned,
    Key.AGAIN: _again,
}
