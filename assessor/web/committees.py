"""Submissions of a call and the documents of its committee, made aside."""

import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version

from assessor.assessing import DRAWS
from assessor.catalogue.calls import read_call
from assessor.domain.answers import AnswersFile
from assessor.domain.calls import Call
from assessor.domain.wording import Language
from assessor.errors import AssessorError
from assessor.exchange.committee_sheet import committee_workbook
from assessor.notation import write
from assessor.portfolio.committee import Committee, Pins, gather
from assessor.portfolio.entry import Entry, Refused, entry_of
from assessor.portfolio.examining import defective, examine, refused
from assessor.portfolio.folder import ANSWERS, CALL, INSIDE
from assessor.reporting.committee import committee_pdf
from assessor.storage.data import as_data
from assessor.web.documents import opened_for
from assessor.web.house import Opened, Opener

_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS = {"xlsx": _SHEET, "pdf": "application/pdf", "json": "application/json"}


@dataclass(frozen=True, slots=True)
class EntryJob:
    """One submission to assess.

    Attributes:
        opener: Opens the questionnaire and its tables.
        call: The call file.
        name: Name of its folder among the submissions.
    """

    opener: Opener
    call: str
    name: str
    answers: AnswersFile


@dataclass(frozen=True, slots=True)
class CommitteeJob:
    """A document of a committee to make.

    Attributes:
        opener: Opens the questionnaire and its tables.
        call: The call file.
        found: The submissions, assessed.
        kind: ``xlsx``, ``pdf`` or ``json``.
    """

    opener: Opener
    call: str
    found: Sequence[Entry | Refused]
    kind: str
    language: Language


def file_of(name: str) -> str:
    """Return the answers file of a submission, seen from the folder of its call.

    Args:
        name: Name of its folder.
    """
    return f"{INSIDE}/{name}/{ANSWERS}"


def entry_made(job: EntryJob) -> Entry | Refused:
    """Assess a submission within its call; what is wrong with it is told of it.

    Args:
        job: The submission.
    """
    file = file_of(job.name)
    try:
        opened = opened_for(job.opener, job.answers)
        call = read_call(job.call, CALL, opened.pack)
        made = examine(
            job.answers, opened.pack, opened.shelf, call, where=file, draws=DRAWS
        )
        return entry_of(job.name, file, made, opened.pack)
    except AssessorError as error:
        return refused(job.name, file, error)
    except Exception as defect:  # noqa: BLE001  # one bad submission stops no other
        return defective(job.name, file, defect)


def packed(job: CommitteeJob) -> str:
    """Return what a document of a committee is made from as JSON.

    Args:
        job: The document.
    """
    found = [[isinstance(one, Entry), one.model_dump(mode="json")] for one in job.found]
    plain = {"call": job.call, "found": found, "kind": job.kind}
    plain["language"] = job.language
    return json.dumps(plain, ensure_ascii=False, sort_keys=True)


def folder_from(opener: Opener, source: str) -> bytes:
    """Make the folder of a call, as the command reads it.

    Args:
        opener: Opens the questionnaire and its tables.
        source: The call file, and the plain data of each answers file, as JSON.
    """
    plain, pack = json.loads(source), opened_for(opener).pack
    order = [question.id for question in pack.questions()]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(CALL, plain["call"])
        for name, data in plain["files"]:
            answers = AnswersFile.model_validate(data)
            archive.writestr(name, write(as_data(answers, order)))
    return file.getvalue()


def committee_from(opener: Opener, source: str) -> bytes:
    """Make a document of a committee.

    Args:
        opener: Opens the questionnaire and its tables.
        source: What it is made from, as JSON.
    """
    plain = json.loads(source)
    found = tuple(
        (Entry if is_entry else Refused).model_validate(one)
        for is_entry, one in plain.pop("found")
    )
    return committee_made(CommitteeJob(opener, found=found, **plain))


def committee_made(job: CommitteeJob) -> bytes:
    """Make a document of a committee.

    Args:
        job: What to make.
    """
    opened = job.opener(odbl=False)
    call = read_call(job.call, CALL, opened.pack)
    committee = _committee(call, opened, job.found)
    data = committee.model_dump_json(indent=1).encode()
    if job.kind == "json":
        return data
    if job.kind == "xlsx":
        return committee_workbook(committee, job.language)
    return committee_pdf(
        committee,
        language=job.language,
        attachments={CALL: job.call.encode(), "committee.json": data},
    )


def _committee(
    call: Call, opened: Opened, found: Sequence[Entry | Refused]
) -> Committee:
    header = opened.pack.header
    pins = Pins(
        pack=header.id,
        pack_version=header.version,
        pack_sha256=opened.pack.digest,
        factors_sha256=opened.shelf.digest,
        program_version=version("assessor"),
        draws=DRAWS,
    )
    return gather(call, opened.pack, found, pins)
