"""What every part of an interview works with: the answers and how they are kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from assessor.domain.answers import AnswersFile
from assessor.domain.pack import Pack
from assessor.domain.parsing import Decimal
from assessor.domain.questionnaire import Profile
from assessor.domain.sheet import OPTIONS, Sheet
from assessor.domain.wording import Language
from assessor.errors import StorageError
from assessor.interview import (
    ALWAYS,
    Recorded,
    failing,
    failing_together,
    find_item,
    key_of,
)
from assessor.storage import Store, save_copy
from assessor.terminal.front import Front, LeaveError, Option, Pressed
from assessor.terminal.preview import Preview
from assessor.terminal.showing import line_of
from assessor.terminal.words import Words


@dataclass(frozen=True)
class Setting:
    """How an interview is held.

    Attributes:
        now: The clock.
        language: Language of the screens; the project's, or asked, if absent.
        spoken: Language proposed where it is asked.
        decimal: Decimal sign of what is typed; that of the language if absent.
        only: Patterns of ids, codes or sections; nothing else is asked.
        unanswered: Ask again what was answered "I don't know".
        ask: Ids or codes of answers to ask, given or not, and nothing else.
        preview: Gives one line on the result so far, if it can.
        closing: Gives the lines on the result that end an interview.
        options: What the commands named at the end repeat, as ``--pack FOLDER``.
    """

    now: Callable[[], datetime]
    language: Language | None = None
    spoken: Language = "en"
    profile: Profile | None = None
    stage: str | None = None
    decimal: Decimal | None = None
    plain: bool = False
    only: tuple[str, ...] = ()
    unanswered: bool = False
    ask: tuple[str, ...] = ()
    preview: Callable[[AnswersFile, Language], str | None] | None = None
    closing: Callable[[AnswersFile, Language], Sequence[str]] | None = None
    options: tuple[str, ...] = ()


class Desk:
    """The answers on the desk, the store that keeps them, the front that asks.

    Attributes:
        sheet: The answers as they stand, saved or not.
        saved: Whether the disk has them.
    """

    def __init__(
        self,
        pack: Pack,
        setting: Setting,
        store: Store,
        front: Front,
        words: Words,
        sheet: Sheet,
    ) -> None:
        self.pack = pack
        self.setting = setting
        self.store = store
        self.front = front
        self.words = words
        self.sheet = sheet
        self.saved = True
        self.planned = False
        self.refused = False
        self._failing = frozenset(name for name, _ in self._contradictions())
        self.preview = Preview(setting.preview, front, words.language)

    @property
    def mark(self) -> Decimal:
        """The decimal sign of this interview."""
        return self.setting.decimal or ("," if self.words.language == "fr" else ".")

    @property
    def now(self) -> datetime:
        """The time on the clock."""
        return self.setting.now()

    def keep(self, recorded: Recorded, what: str, *, show: bool = True) -> None:
        """Take answers over, save them, say what they change.

        Args:
            recorded: The answers, and what they change.
            what: What was done, for the journal.
            show: Whether the running result is shown.

        Raises:
            LeaveError: If they cannot be saved and the person leaves.
        """
        self.sheet = recorded.sheet
        self.saved = False
        while not self.saved:
            try:
                self.store.save(recorded.answers, what=what, at=self.now)
                self.saved = True
            except StorageError as error:
                self.front.tell(
                    self.words(
                        "disk_error", text=error.in_language(self.words.language)
                    ),
                    "error",
                )
                self.front.tell(self.words("not_saved"))
                self._rescue()
        if recorded.hidden:
            names = self.words.list([self.name_of(name) for name in recorded.hidden])
            self.front.tell(self.words("hidden", names=names), "dim")
        if recorded.unsized:
            names = self.words.list(recorded.unsized)
            self.front.tell(self.words("unsized", names=names), "error")
        self._warn()
        if show:
            self.show_result()

    def _warn(self) -> None:
        """Say at once which checks of the questionnaire the answers fail now."""
        found = self._contradictions()
        for name, line in found:
            if name not in self._failing:
                self.front.tell(line, "error")
        self._failing = frozenset(name for name, _ in found)

    def _contradictions(self) -> list[tuple[tuple[str, str], str]]:
        """Return what is contradicted now: which check where, and how it is said."""
        language = self.words.language
        found = [
            ((name, check.expr), self.name_of(name), check)
            for name, check in failing(self.sheet)
        ]
        for one in failing_together(self.sheet):
            rows = self.words.list([self.row_name(one.group, row) for row in one.rows])
            found.append(
                ((f"{one.group} {one.scenario}", one.check.expr), rows, one.check)
            )
        return [
            (
                where,
                self.words(
                    "check", name=name, text=check.message.in_language(language)
                ),
            )
            for where, name, check in found
        ]

    def show_result(self) -> None:
        """Show the running result where it has moved."""
        self.preview.follow(self.sheet.answers)

    def name_of(self, identifier: str) -> str:
        """Return the code of an answer, or its id where it has none."""
        item = find_item(self.sheet, identifier)
        question = item.question if item else self.pack.by_id.get(identifier)
        return (question.code if question else None) or identifier

    def row_name(self, group: str, row: str) -> str:
        """Return what the screen calls a row: its name, its label, or its key."""
        if group != OPTIONS:
            given = self.sheet.answers.answers.get(f"{group}[{row}].name")
            name = line_of(str(given.value)) if given and given.value else ""
            return name or self._proposed_name(group, row) or row.replace("_", " ")
        label = line_of(self.sheet.answers.scenarios.get(row, ""))
        if not label and row in ALWAYS:
            return self.words(f"scenario_{row}")
        return label or row

    def _proposed_name(self, group: str, row: str) -> str:
        """Return the name that was proposed for a row, whose key has no accents."""
        section = self.pack.groups.get(group)
        stem, _, number = row.rpartition("_")
        if section is None or section.repeat is None or not number.isdecimal():
            return ""
        item = section.repeat.item
        names = [text for text in item.root.values() if key_of(text, group) == stem]
        return f"{item.in_language(self.words.language)} {number}" if names else ""

    def pick(
        self, prompt: str, options: Sequence[tuple[str, str]], default: str = ""
    ) -> str:
        """Ask for one of a few entries; empty where the person goes back instead."""
        entries = [Option(value, title) for value, title in options]
        reply = self.front.one(prompt, entries, default or None)
        return "" if isinstance(reply, Pressed) else reply

    def _rescue(self) -> None:
        choices = [
            (name, self.words(f"save_{name}")) for name in ("retry", "copy", "leave")
        ]
        try:
            chosen = self.pick(self.words("ask_rows"), choices, "retry")
        except LeaveError:
            chosen = "leave"
        if chosen == "leave":
            raise LeaveError
        if chosen == "copy":
            self._copy()

    def _copy(self) -> None:
        reply = self.front.line(self.words("ask_copy"))
        if isinstance(reply, Pressed) or not reply:
            return
        path = Path(reply).expanduser()
        if path.exists():
            self.front.tell(self.words("exists", path=path), "error")
            return
        try:
            save_copy(path, self.sheet.answers, self.store.order)
        except StorageError as error:
            self.front.tell(
                self.words("disk_error", text=error.in_language(self.words.language)),
                "error",
            )
            return
        self.front.tell(self.words("copied", path=path), "good")
        raise LeaveError
