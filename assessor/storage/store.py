"""The answers file on the disk, with its lock and its journal."""

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from assessor.domain.answers import AnswersFile
from assessor.domain.revision import revision_of
from assessor.domain.visible import short
from assessor.errors import NotationError, StorageError
from assessor.notation import LIMIT, read, write
from assessor.storage.data import (
    Data,
    as_data,
    belong_together,
    difference,
    patched,
    project_of,
    replay,
)
from assessor.storage.disk import free_name, remove_leftovers, replace_file
from assessor.storage.journal import (
    OUTSIDE,
    Patch,
    Record,
    append,
    cut,
    read_journal,
)
from assessor.storage.lock import Lock
from assessor.storage.sealed import START
from assessor.storage.words import storage_error

_CLOCK = timedelta(minutes=5)
"""How far clocks of two machines may lie apart without a word."""


class Store:
    """An answers file held for writing.

    Attributes:
        path: The answers file.
        order: Question ids in the order of the pack; the file follows it.
        text: Its content as last read or written; empty where there is none yet.
        repaired: What was done when it was opened, for the person to know:
            ``completed`` from the journal, ``rebuilt`` from it, ``torn`` end cut
            off, changed ``outside``; ``clock`` where the clock is behind the last
            record; empty where nothing was.
        kept: Copy of a file made by other means, as it was before the first save.
    """

    def __init__(self, path: Path, now: datetime, order: Sequence[str]) -> None:
        self.path = path
        self.order = order
        self.journal = journal_of(path)
        self.repaired = ""
        self.kept: Path | None = None
        self._lock = Lock(path, now)
        try:
            remove_leftovers(path)
            self._records, self._length = read_journal(self.journal)
            self.text = _content(path)
            self._data = _parsed(self.text, self.path)
            self._catch_up(now)
        except BaseException:
            self._lock.release()
            raise

    @property
    def head(self) -> str:
        """Digest of the last record of the journal."""
        return self._records[-1].digest if self._records else START

    def save(self, answers: AnswersFile, *, what: str, at: datetime) -> None:
        """Save answers: the journal first, then the file.

        Args:
            answers: All the answers.
            what: What changed, for the journal.
            at: When.

        Raises:
            StorageError: If the disk refuses, or another program changed the file.
        """
        self._refuse_if_changed()
        data = as_data(answers, self.order)
        patch = difference(self._data, data)
        if not patch and self.path.exists():
            return
        text = write(data)
        _refuse_if_large(self.path, text)
        self._keep_what_others_made(at)
        length = self._length
        self._append(_named(what, answers), at, patch, text)
        try:
            replace_file(self.path, text.encode())
        except StorageError:
            if cut(self.journal, length):
                self._records.pop()
                self._length = length
            raise
        self.text, self._data = text, data

    def close(self) -> None:
        """Let others write."""
        self._lock.release()

    def _refuse_if_changed(self) -> None:
        found = _content(self.path)
        if found != self.text and self.path.exists():
            raise storage_error(
                en="{path} was changed by another program since it was opened. Your "
                "last answer was not saved over it; close this interview and open the "
                "file again.",
                fr="{path} a été modifié par un autre programme depuis son ouverture. "
                "Votre dernière réponse n’a pas été enregistrée par-dessus ; "
                "fermez cet entretien et rouvrez le fichier.",
                path=self.path,
            )

    def _keep_what_others_made(self, at: datetime) -> None:
        """Keep a file with its comments, and in the journal, before writing over."""
        by_others = not self._records or self._records[-1].what == OUTSIDE
        if not self.text or not by_others:
            return
        if not self._records:
            self._append(OUTSIDE, at, difference({}, self._data), self.text)
        if write(self._data) != self.text:
            self.kept = free_name(self.path)
            replace_file(self.kept, self.text.encode())

    def _append(self, what: str, at: datetime, patch: Patch, text: str) -> None:
        record = Record(
            number=len(self._records) + 1,
            at=at,
            what=what,
            patch=patch,
            file=_digest(text),
            previous=self.head,
        ).sealed()
        self._length = append(self.journal, self._records, record, self._length)
        self._records.append(record)

    def _catch_up(self, now: datetime) -> None:
        """Bring file and journal together after a crash or an edit."""
        if not self._records:
            return
        if self.journal.stat().st_size > self._length:
            self.repaired = "torn"
        elif max(record.at for record in self._records) > now + _CLOCK:
            self.repaired = "clock"
        found = _digest(self.text)
        if found == self._records[-1].file:
            return
        before = self._records[-2].file if len(self._records) > 1 else ""
        if not self.text:
            self._restore(replay(self._records, self.order), "rebuilt", now)
        elif found == before:
            last = self._records[-1].patch
            self._restore(patched(self._data, last, self.order), "completed", now)
        else:
            self._refuse_other_journal(found)
            self._append(OUTSIDE, now, difference({}, self._data), self.text)
            self.repaired = OUTSIDE

    def _refuse_other_journal(self, found: str) -> None:
        """Refuse the journal of another project, which an edit would continue."""
        if found in {record.file for record in self._records}:
            return  # an earlier state of this very file, put back from a copy
        kept = replay(self._records, self.order)
        if belong_together(kept, self._data):
            return
        raise storage_error(
            en="{journal} is the journal of another project ({theirs}), not of {path} "
            "({ours}). Nothing was changed. Put it back where it belongs, or set it "
            "aside to begin a new one.",
            fr="{journal} est le journal d’un autre projet ({theirs}), non de {path} "
            "({ours}). Rien n’a été modifié. Remettez-le à sa place, ou mettez-le de "
            "côté pour en commencer un nouveau.",
            journal=self.journal,
            path=self.path,
            theirs=short(project_of(kept)),
            ours=short(project_of(self._data)),
        )

    def _restore(self, data: Data, how: str, now: datetime) -> None:
        text = write(data)
        if _digest(text) != self._records[-1].file:  # the pack has another order now
            self._append(OUTSIDE, now, difference({}, data), text)
        replace_file(self.path, text.encode())
        self.text, self._data, self.repaired = text, data, how


def _named(what: str, answers: AnswersFile) -> str:
    """Return what changed, with the revision that an edit after a step begins."""
    if not answers.submission:
        return what
    stands = revision_of(answers)
    return f"revision {stands.number}: {what}" if stands.edited else what


def open_store(path: Path, now: datetime, order: Sequence[str]) -> Store:
    """Hold an answers file for writing, completing what a crash left undone.

    Args:
        path: The answers file; it need not exist yet.
        now: When it is opened.
        order: Question ids in the order of the pack; the file follows it.

    Raises:
        StorageError: If it is held by another process, cannot be written, or its
            journal was tampered with.
    """
    try:
        if path.is_symlink():
            path = path.resolve()  # one lock and one journal, whatever the name
        if path.is_dir():
            raise storage_error(
                en="{path} is a folder; name the answers file in it.",
                fr="{path} est un dossier ; nommez le fichier de réponses qu’il "
                "contient.",
                path=path,
            )
        if not path.parent.is_dir():
            raise storage_error(
                en="{folder} does not exist; create the folder first.",
                fr="{folder} n’existe pas ; créez d’abord le dossier.",
                folder=path.parent,
            )
    except OSError as error:
        raise storage_error(
            en="{path} cannot be reached ({why}). Choose a folder where you may write.",
            fr="{path} n’est pas accessible ({why}). Choisissez un dossier où vous "
            "pouvez écrire.",
            error=error,
            path=path,
        ) from error
    return Store(path, now, order)


def journal_of(path: Path) -> Path:
    """Return where the journal of an answers file lies."""
    return path.with_name(f"{path.stem}.journal.jsonl")


def save_copy(path: Path, answers: AnswersFile, order: Sequence[str]) -> None:
    """Write answers to another file, without a journal.

    Raises:
        StorageError: If the folder or the disk refuses it.
    """
    replace_file(path, write(as_data(answers, order)).encode())


def _parsed(text: str, path: Path) -> Data:
    if not text:
        return {}
    try:
        data = read(text, str(path)).data
    except NotationError as error:
        raise StorageError(str(error)) from error
    return dict(data) if isinstance(data, dict) else {}


def _content(path: Path) -> str:
    try:
        return path.read_text("utf-8") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise storage_error(
            en="{path} cannot be read: {what}.",
            fr="{path} ne peut pas être lu : {what}.",
            path=path,
            what=error,
        ) from error


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _refuse_if_large(path: Path, text: str) -> None:
    size = len(text.encode())
    if size > LIMIT:
        raise storage_error(
            en="{path} would have {size:.1f} MB, and at most {most:g} MB can be read. "
            "Shorten the longest texts, or attach them as evidence.",
            fr="{path} aurait {size:.1f} Mo, et {most:g} Mo au plus peuvent être lus. "
            "Raccourcissez les textes les plus longs, ou joignez-les comme pièces.",
            path=path,
            size=size / 1e6,
            most=LIMIT / 1e6,
        )
