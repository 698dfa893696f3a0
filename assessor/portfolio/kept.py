"""What is already made of a call, so that an interrupted run goes on where it was."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from assessor.domain.model import Model
from assessor.portfolio.entry import Entry


class Kept(Model):
    """A submission that was assessed.

    Attributes:
        key: Digest of everything the result rests on.
        report: SHA-256 of its report; empty where none was asked for.
    """

    key: str
    report: str
    entry: Entry


def key_of(parts: Iterable[bytes]) -> str:
    r"""Return a digest of everything that a result rests on.

    Args:
        parts: Answers, call, questionnaire, tables, versions, options.

    Examples:
        >>> key_of([b"ab", b"c"]) == key_of([b"a", b"bc"])
        False
    """
    digest = hashlib.sha256()
    for part in parts:
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()


def recall(note: Path, key: str, report: Path | None) -> Entry | None:
    """Return what was made before, where nothing changed since.

    Args:
        note: File that holds it.
        key: Digest of what the result rests on now.
        report: Report that has to be there as it was; ``None`` where none is wanted.
    """
    try:
        kept = Kept.model_validate_json(note.read_bytes())
    except (OSError, ValidationError):
        return None
    same = kept.key == key and (report is None or kept.report == _digest(report))
    return kept.entry if same else None


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return "-"
