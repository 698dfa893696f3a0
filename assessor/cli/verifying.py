"""A report held against what computing and setting it again gives."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from assessor import reporting
from assessor.assessing.document import document_text
from assessor.assessing.dossier import ANSWERS, CALL, dossier, travelling
from assessor.cli.opening import open_project, open_questionnaire
from assessor.cli.recomputing import assessed
from assessor.domain.assessment import Assessment
from assessor.domain.dossier import Dossier
from assessor.domain.pack import Pack
from assessor.errors import AssessorError, StorageError
from assessor.reporting.opened import Opened, opened
from assessor.reporting.verifying import (
    Doubt,
    Here,
    changed_basis,
    changed_figures,
    changed_files,
    changed_pages,
    dossier_of,
    journal_doubts,
    other_ground,
)
from assessor.storage import read_journal


@dataclass(frozen=True)
class Verified:
    """What verifying a report found.

    Attributes:
        doubts: What does not agree, in the order it was found.
        computed: Whether the figures could be computed again.
        identical: Whether the file is, byte for byte, what is made again; a signed
            one, up to where its signatures begin.
        compared: Number of figures that were compared.
        signatures: Number of signatures in the file.
        refusal: Why the figures could not be computed again, if so.
    """

    dossier: Dossier
    doubts: tuple[Doubt, ...]
    computed: bool
    identical: bool
    signatures: int
    refusal: str = ""


def verified(
    report: Path, *, pack: Path | None, factors: Path | None, journal: Path | None
) -> Verified:
    """Hold a report against what computing and setting it again gives.

    Args:
        report: The report, as a PDF.
        pack: Folder of the questionnaire; the shipped one if absent.
        factors: Folder of the factor tables; the shipped ones if absent.
        journal: Journal of the answers.

    Raises:
        ReportError: The file is no report.
    """
    content = report.read_bytes()
    found = opened(report.name, content)
    made_from = dossier_of(report.name, found)
    questionnaire = open_questionnaire(pack, factors)
    here = Here(
        version("assessor"), questionnaire.pack.digest, questionnaire.shelf.digest
    )
    ground = [*other_ground(made_from, here)]
    doubts = [*changed_files(found, made_from), *ground]
    refusal, identical = "", False
    try:
        assessment = _again(found, made_from, pack, factors)
    except AssessorError as error:
        refusal = str(error)
    else:
        doubts += changed_figures(found, document_text(assessment))
        if not ground:
            again = _set(found, made_from, assessment, questionnaire.pack)
            identical = content.startswith(again)
            doubts += _against(found, made_from, assessment, questionnaire.pack)
            if not identical:
                doubts += changed_pages(found, opened("again.pdf", again))
    if journal is not None:
        doubts += _journal(made_from, journal)
    return Verified(
        dossier=made_from,
        doubts=tuple(doubts),
        computed=not refusal,
        identical=identical,
        signatures=found.signatures,
        refusal=refusal,
    )


def _again(
    found: Opened, made_from: Dossier, pack: Path | None, factors: Path | None
) -> Assessment:
    """Assess the answers that travel in the report, at the day it was made."""
    with tempfile.TemporaryDirectory(prefix="assessor-") as folder:
        answers = Path(folder) / ANSWERS
        answers.write_bytes(found.files[ANSWERS])
        call = Path(folder) / CALL if CALL in found.files else None
        if call is not None:
            call.write_bytes(found.files[CALL])
        try:
            project = open_project(answers, pack, factors, call=call)
        except AssessorError as error:
            message = str(error).replace(f"{folder}/", "")
            raise type(error)(message) from error
    made = made_from.made
    return assessed(project, today=made.made_on, draws=made.draws, journal=made.journal)


def _set(
    found: Opened, made_from: Dossier, assessment: Assessment, pack: Pack
) -> bytes:
    language = made_from.made.language
    files = travelling(
        assessment,
        pack,
        language=language,
        answers=found.files[ANSWERS],
        call=found.files.get(CALL),
    )
    return reporting.report(assessment, pack, language=language, attachments=files)


def _against(
    found: Opened, made_from: Dossier, assessment: Assessment, pack: Pack
) -> Iterator[Doubt]:
    computed = dossier(
        assessment, pack, language=made_from.made.language, files=found.files
    )
    return changed_basis(made_from, computed)


def _journal(made_from: Dossier, journal: Path) -> Iterator[Doubt]:
    try:
        records, _ = read_journal(journal)
    except StorageError:
        return journal_doubts(made_from.made.journal, None)
    digests = {record.number: record.digest for record in records}
    return journal_doubts(made_from.made.journal, digests)
