"""One submission of a call, from its file to its entry and its report."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from assessor.assessing.dossier import ANSWERS, travelling
from assessor.catalogue.answers import load_answers, wants_odbl
from assessor.cli.form_lines import read_new
from assessor.cli.opening import own_folders, shelf_at
from assessor.cli.own_tables import own_tables
from assessor.cli.recomputing import journal_head
from assessor.cli.target import write_whole
from assessor.domain.answers import AnswersFile
from assessor.domain.assessment import Assessment
from assessor.domain.calls import Call
from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf
from assessor.domain.wording import Language
from assessor.errors import AssessorError, CatalogueError, ReportError
from assessor.portfolio.entry import Entry, Refused, entry_of
from assessor.portfolio.examining import defective, examine, refused
from assessor.portfolio.folder import Submission
from assessor.portfolio.kept import Kept, key_of, recall
from assessor.reporting import report
from assessor.reporting.layout import Layout

FORM = ".xlsx"


@dataclass(frozen=True)
class Desk:
    """What every submission of a call is made with.

    Attributes:
        call_text: The call file, as it is; it travels in every report.
        notes: Folder that keeps what is already made.
        reports: Folder of the reports; ``None`` where none are wanted.
        language: Language of the reports; that of each project if absent.
        pins: What all results rest on besides the answers, for the key.
    """

    pack: Pack
    shelf: Shelf
    call: Call
    call_text: bytes
    draws: int
    notes: Path
    reports: Path | None
    language: Language | None
    layout: Layout
    pins: tuple[bytes, ...]


def make(desk: Desk, submission: Submission) -> Entry | Refused:
    """Assess a submission and write its report, unless both are there already.

    Whatever is wrong with its file is told of it and stops no other.

    Args:
        desk: What it is made with.
        submission: What the applicant sent.

    Raises:
        ReportError: No report can be written, whatever the submission.
    """
    try:
        return _made(desk, submission)
    except ReportError:
        raise  # a wrong template or a full disk is not the fault of a submission
    except AssessorError as error:
        return refused(submission.name, submission.file, error, str(submission.path))
    except Exception as defect:  # noqa: BLE001  # one bad file stops no other
        return defective(submission.name, submission.file, defect)


def _made(desk: Desk, submission: Submission) -> Entry:
    target = None if desk.reports is None else desk.reports / f"{submission.name}.pdf"
    note = desk.notes / f"{submission.name}.json"
    key = key_of([*_content(submission.path), *desk.pins])
    known = recall(note, key, target)
    if known is not None:
        return known
    answers, text = _answers(desk, submission.path)
    made = _assessed(desk, submission.path, answers)
    entry = entry_of(submission.name, submission.file, made, desk.pack)
    digest = ""
    if target is not None:
        files = {ANSWERS: text, **own_tables(submission.path, None)}
        digest = _write(desk, target, made, files)
    kept = Kept(key=key, report=digest, entry=entry)
    write_whole(note, kept.model_dump_json(indent=1).encode())
    return entry


def _content(path: Path) -> list[bytes]:
    """Return the file and the factor tables of its own that it is assessed with."""
    tables = (
        file
        for folder in own_folders(None, path)
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    )
    return [_read(path), *(_read(table) for table in tables)]


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"{path} cannot be read ({error.strerror})."
        raise CatalogueError(message) from error


def _answers(desk: Desk, path: Path) -> tuple[AnswersFile, bytes]:
    if path.suffix.lower() == FORM:
        return read_new(path, desk.pack, desk.call.as_of)
    answers = load_answers(path, desk.pack)
    return answers, _read(path)


def _assessed(desk: Desk, path: Path, answers: AnswersFile) -> Assessment:
    is_form = path.suffix.lower() == FORM
    own = not is_form and bool(own_folders(None, path) or wants_odbl(path))
    shelf = shelf_at(None, answers=path) if own else desk.shelf
    made = examine(
        answers, desk.pack, shelf, desk.call, where=str(path), draws=desk.draws
    )
    journal = None if is_form else journal_head(path)
    return made.model_copy(update={"journal": journal})


def _write(desk: Desk, target: Path, made: Assessment, files: dict[str, bytes]) -> str:
    language = desk.language or made.answers.project.language
    content = report(
        made,
        desk.pack,
        language=language,
        layout=desk.layout,
        attachments=travelling(
            made,
            desk.pack,
            language=language,
            answers=files.pop(ANSWERS),
            call=desk.call_text,
            own=files,
            layout=desk.layout.name,
        ),
    )
    write_whole(target, content)
    return hashlib.sha256(content).hexdigest()
