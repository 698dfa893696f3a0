"""The answers file on the disk, with its lock and its journal."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from assessor.domain.answers import Answer, AnswersFile
from assessor.errors import NotationError, StorageError
from assessor.notation import read, write
from assessor.storage.disk import replace_file
from assessor.storage.journal import START, Patch, Record, append, read_journal
from assessor.storage.lock import Lock

_WHOLE = ("pack", "project", "profile", "scenarios", "groups", "reviews", "evidence")


class Store:
    """An answers file held for writing.

    Attributes:
        path: The answers file.
        order: Question ids in the order of the pack; the file follows it.
        text: Its content as last read or written; empty where there is none yet.
        repaired: What was completed or cut when it was opened, for the person to
            know; empty where nothing was.
    """

    def __init__(self, path: Path, now: datetime, order: Sequence[str]) -> None:
        self.path = path
        self.order = order
        self.journal = path.with_name(f"{path.stem}.journal.jsonl")
        self.repaired = ""
        self._lock = Lock(path, now)
        try:
            self._records, self._length = read_journal(self.journal)
            self.text = _content(path)
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
        if _content(self.path) != self.text:
            message = (
                f"{self.path} was changed by another program since it was opened. "
                "Your last answer was not saved over it; close this interview and "
                "open the file again."
            )
            raise StorageError(message)
        data = as_data(answers, self.order)
        text = write(data)
        patch = _patch(_parsed(self.text, self.path), data)
        if not patch and text == self.text:
            return
        self._append(what, at, patch, text)
        replace_file(self.path, text.encode())
        self.text = text

    def close(self) -> None:
        """Let others write."""
        self._lock.release()

    def _append(self, what: str, at: datetime, patch: Patch, text: str) -> None:
        record = Record(
            number=len(self._records) + 1,
            at=at,
            what=what,
            patch=patch,
            file=_digest(text),
            previous=self.head,
        ).sealed()
        self._length = append(self.journal, record, self._length)
        self._records.append(record)

    def _catch_up(self, now: datetime) -> None:
        if not self._records:
            return
        last = self._records[-1]
        found = _digest(self.text)
        if found == last.file:
            return
        before = self._records[-2].file if len(self._records) > 1 else _digest("")
        if found == before:
            data = _apply(_parsed(self.text, self.path), last.patch, self.order)
            text = write(data)
            if _digest(text) == last.file:
                replace_file(self.path, text.encode())
                self.text = text
                self.repaired = "completed"
                return
        self._append("outside", now, {}, self.text)
        self.repaired = "outside"


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
    if path.is_dir():
        message = f"{path} is a folder; name the answers file in it."
        raise StorageError(message)
    if not path.parent.is_dir():
        message = f"{path.parent} does not exist; create the folder first."
        raise StorageError(message)
    return Store(path, now, order)


def save_copy(path: Path, answers: AnswersFile, order: Sequence[str]) -> None:
    """Write answers to another file, without a journal.

    Raises:
        StorageError: If the folder or the disk refuses it.
    """
    replace_file(path, write(as_data(answers, order)).encode())


def as_data(answers: AnswersFile, order: Sequence[str]) -> dict[str, object]:
    """Return answers as the plain data of their file, in the order of the pack."""
    dumped = answers.model_dump(mode="json", exclude={"answers"})
    optional = ("reviews", "evidence", "groups")
    data: dict[str, object] = {"format": answers.format}
    for name in _WHOLE:
        if dumped[name] or name not in optional:
            data[name] = dumped[name]
    names = _arranged(answers.answers, answers.groups, order)
    data["answers"] = {name: _answer(answers.answers[name]) for name in names}
    return data


def _arranged(
    names: Iterable[str], groups: Mapping[str, Sequence[str]], order: Sequence[str]
) -> list[str]:
    """Put answers in the order of the pack, row after row."""
    rank = {name: place for place, name in enumerate(order)}
    first: dict[str, int] = {}
    for name, place in rank.items():
        first.setdefault(name.rpartition(".")[0], place)

    def where(identifier: str) -> tuple[int, int, int]:
        row, bracket, field = identifier.partition("].")
        if not bracket:
            return rank.get(identifier, len(rank)), 0, 0
        group, _, key = row.partition("[")
        keys = list(groups.get(group, ()))
        number = keys.index(key) if key in keys else len(keys)
        start = first.get(group, len(rank))
        return start, number, rank.get(f"{group}.{field}", len(rank))

    return sorted(names, key=where)


def _answer(answer: Answer) -> dict[str, object]:
    full = answer.model_dump(mode="json", exclude_defaults=True, exclude_none=True)
    return {"state": answer.state.value, **full}


def _patch(before: Mapping[str, object], after: Mapping[str, object]) -> Patch:
    patch: Patch = {
        name: after.get(name) for name in _WHOLE if before.get(name) != after.get(name)
    }
    old, new = before.get("answers"), after.get("answers")
    was = old if isinstance(old, dict) else {}
    now = new if isinstance(new, dict) else {}
    for identifier in [*now, *(name for name in was if name not in now)]:
        if was.get(identifier) != now.get(identifier):
            patch[f"answers/{identifier}"] = now.get(identifier)
    return patch


def _apply(
    data: Mapping[str, object], patch: Patch, order: Sequence[str]
) -> dict[str, object]:
    result: dict[str, object] = {"format": 1, **data}
    held = result.get("answers")
    answers: dict[str, object] = dict(held) if isinstance(held, dict) else {}
    for name, value in patch.items():
        identifier = name.removeprefix("answers/")
        if identifier != name and value is None:
            answers.pop(identifier, None)
        elif identifier != name:
            answers[identifier] = value
        elif value is None:
            result.pop(name, None)
        else:
            result[name] = value
    groups = result.get("groups")
    names = _arranged(answers, groups if isinstance(groups, dict) else {}, order)
    result["answers"] = {name: answers[name] for name in names}
    keys = ("format", *_WHOLE, "answers")
    return {name: result[name] for name in keys if name in result}


def _parsed(text: str, path: Path) -> dict[str, object]:
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
        message = f"{path} cannot be read: {error}."
        raise StorageError(message) from error


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
