"""A report held against what computing and setting it again gives."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from assessor import reporting
from assessor.assessing.disclosing import BLACKED_OUT, SEAL
from assessor.assessing.document import document_text
from assessor.assessing.dossier import ANSWERS, CALL, dossier, travelling
from assessor.catalogue.calls import pack_folder
from assessor.cli.opening import (
    Questionnaire,
    open_project,
    open_questionnaire,
    shelf_at,
)
from assessor.cli.own_tables import restore_tables, travelled_tables
from assessor.cli.recomputing import assessed
from assessor.domain.assessment import Assessment
from assessor.domain.dossier import Dossier
from assessor.domain.pack import Pack
from assessor.errors import AssessorError, ReportError, StorageError, UsageError
from assessor.reporting.drawn import added, altered
from assessor.reporting.layout import FULL, OWN, Layout
from assessor.reporting.opened import Opened, opened
from assessor.reporting.signed import Signed
from assessor.reporting.verifying import (
    Doubt,
    Figures,
    Here,
    changed_basis,
    changed_files,
    changed_pages,
    dossier_of,
    held_figures,
    journal_doubts,
    other_ground,
    signature_doubt,
)
from assessor.reporting.view.editions import known_edition
from assessor.storage import read_journal


@dataclass(frozen=True)
class Basis:
    """What the user gives to hold a report against.

    Attributes:
        pack: Folder of the questionnaire; the shipped one if absent.
        factors: Folder of the factor tables; those that travel in the report, over the
            shipped ones, if absent.
        journal: Journal of the answers.
        trusted: Certificates that signatures may lead to.
    """

    pack: Path | None = None
    factors: Path | None = None
    journal: Path | None = None
    trusted: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Verified:
    """What verifying a report found.

    Attributes:
        doubts: What does not agree, in the order it was found.
        figures: How the figures compare; ``None`` where they could not be computed.
        identical: Whether the file is, byte for byte, what is made again; a signed
            one, up to where its signatures begin, with nothing else added.
        signatures: Signatures of the file, oldest first.
        refusal: Why the figures could not be computed again, if so.
    """

    dossier: Dossier
    doubts: tuple[Doubt, ...]
    figures: Figures | None
    identical: bool
    signatures: tuple[Signed, ...] = ()
    refusal: str = ""


@dataclass(frozen=True)
class _Restored:
    """The files of a report, put back where a project has them.

    Attributes:
        pack: Folder of the questionnaire, if it is not the shipped one.
        factors: Folder of tables that win over those beside the answers.
    """

    answers: Path
    call: Path | None
    pack: Path | None
    factors: Path | None


def verified(report: Path, basis: Basis) -> Verified:
    """Hold a report against what computing and setting it again gives.

    Args:
        report: The report, as a PDF.
        basis: What to hold it against.

    Raises:
        ReportError: The file is no report.
        UsageError: It needs a questionnaire that was not given.
    """
    content = report.read_bytes()
    found = opened(report.name, content)
    if SEAL in found.files:
        raise ReportError(BLACKED_OUT.format(name=report.name))
    made_from = dossier_of(report.name, found)
    with tempfile.TemporaryDirectory(prefix="assessor-") as folder:
        at = _restored(Path(folder), found, basis)
        doubts = [*changed_files(found, made_from)]
        questionnaire, odbl = _opened(at, made_from)
        ground = [*other_ground(made_from, _here(questionnaire))]
        refusal, assessment = _again(at, made_from, odbl=odbl)
    doubts += ground
    figures, identical = None, False
    if assessment is not None:
        figures = held_figures(found, document_text(assessment))
        doubts += figures.doubts
    if assessment is not None and not ground:
        pack = questionnaire.pack
        doubts += _against(found, made_from, assessment, pack)
        identical, differing = _pages(content, found, made_from, assessment, pack)
        doubts += differing
    if basis.journal is not None:
        doubts += _journal(made_from, basis.journal)
    signatures, unsound = _signatures(content, found, basis.trusted)
    return Verified(
        dossier=made_from,
        doubts=(*doubts, *unsound),
        figures=figures,
        identical=identical,
        signatures=signatures,
        refusal=refusal,
    )


def _restored(folder: Path, found: Opened, basis: Basis) -> _Restored:
    answers = folder / ANSWERS
    answers.write_bytes(found.files[ANSWERS])
    call = folder / CALL if CALL in found.files else None
    pack = basis.pack
    if call is not None:
        call.write_bytes(found.files[CALL])
        if pack is None:
            pack = pack_folder(call)
            if pack.is_relative_to(folder):
                message = (
                    "this report was made for a call with a questionnaire of its own, "
                    f"in the folder {pack.relative_to(folder)} beside the call file; "
                    "give that folder with --pack."
                )
                raise UsageError(message)
    travelled = restore_tables(folder, found.files)
    return _Restored(answers, call, pack, basis.factors or travelled)


def _opened(at: _Restored, made_from: Dossier) -> tuple[Questionnaire, bool]:
    """Open questionnaire and tables, with those under the ODbL where they were used."""
    try:
        plain = open_questionnaire(at.pack, at.factors, answers=at.answers)
    except AssessorError as error:
        message = str(error).replace(f"{at.answers.parent}/", "")
        raise type(error)(message) from error
    wanted = made_from.made.factors_sha256
    if plain.shelf.digest == wanted:
        return plain, False
    wider = shelf_at(at.factors, answers=at.answers, odbl=True)
    if wider.digest != wanted:
        return plain, False
    return Questionnaire(plain.pack, wider), True


def _here(questionnaire: Questionnaire) -> Here:
    return Here(
        version=version("assessor"),
        pack=questionnaire.pack.digest,
        factors=questionnaire.shelf.digest,
        own=questionnaire.shelf.own_digest,
    )


def _again(
    at: _Restored, made_from: Dossier, *, odbl: bool
) -> tuple[str, Assessment | None]:
    """Assess the answers that travel in the report, at the day it was made.

    Returns:
        Why they could not be assessed, or the assessment.
    """
    made = made_from.made
    try:
        project = open_project(at.answers, at.pack, at.factors, odbl=odbl, call=at.call)
        return "", assessed(
            project, today=made.made_on, draws=made.draws, journal=made.journal
        )
    except AssessorError as error:
        return str(error).replace(f"{at.answers.parent}/", ""), None


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
        own=travelled_tables(found.files),
        edition=made_from.made.edition,
        layout=made_from.made.layout,
    )
    layout = Layout(
        template=made_from.made.layout or FULL,
        edition=known_edition(made_from.made.edition),
    )
    return reporting.report(
        assessment, pack, language=language, attachments=files, layout=layout
    )


def _pages(
    content: bytes,
    found: Opened,
    made_from: Dossier,
    assessment: Assessment,
    pack: Pack,
) -> tuple[bool, list[Doubt]]:
    """Set the pages again, and say whether they are the same and where they differ."""
    if made_from.made.layout == OWN:
        return False, [Doubt("layout_own")]
    again = _set(found, made_from, assessment, pack)
    if content == again:
        return True, []
    if not content.startswith(again):
        differing = changed_pages(found, opened("", again))
        return False, [*differing, *_altered(added(content, again))]
    doubts = _altered(altered(content, again))
    return not doubts, doubts


def _altered(places: Iterator[str]) -> list[Doubt]:
    return [
        Doubt("page_altered" if where.isdecimal() else "part_altered", where)
        for where in places
    ]


def _against(
    found: Opened, made_from: Dossier, assessment: Assessment, pack: Pack
) -> Iterator[Doubt]:
    computed = dossier(
        assessment,
        pack,
        language=made_from.made.language,
        files=found.files,
        edition=made_from.made.edition,
        layout=made_from.made.layout,
    )
    return changed_basis(made_from, computed)


def _signatures(
    content: bytes, found: Opened, trusted: tuple[Path, ...]
) -> tuple[tuple[Signed, ...], list[Doubt]]:
    """Check the signatures; an extra is needed, without which they are only noted."""
    if not found.signatures:
        return (), []
    try:
        from assessor.reporting.signing_check import signatures
    except ImportError:
        return (), [Doubt("signature_unchecked")]
    try:
        read = signatures(content, [path.read_bytes() for path in trusted])
    except ReportError as error:
        return (), [Doubt("signature_unreadable", "", str(error))]
    unsound = ((one, signature_doubt(one)) for one in read)
    doubts = [Doubt(kind, f"{one.role} {one.signer}") for one, kind in unsound if kind]
    return tuple(read), doubts


def _journal(made_from: Dossier, journal: Path) -> Iterator[Doubt]:
    try:
        records, _ = read_journal(journal)
    except StorageError:
        return journal_doubts(made_from.made.journal, None)
    digests = {record.number: record.digest for record in records}
    return journal_doubts(made_from.made.journal, digests)
