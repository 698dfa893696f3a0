"""The documents of a project, made from plain data in a process of its own."""

import json
from collections.abc import Hashable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import cache, partial

from assessor import reporting
from assessor.assessing import DRAWS, assess, document_text
from assessor.assessing.calling import assess_in_call
from assessor.assessing.dossier import travelling
from assessor.assessing.shown_edition import shown_edition
from assessor.catalogue.calls import read_call
from assessor.domain.answers import AnswersFile
from assessor.domain.assessment import Assessment, JournalHead
from assessor.domain.wording import Language
from assessor.exchange.annex import annex_workbook
from assessor.exchange.forms import form_of
from assessor.exchange.page_markdown import page_markdown
from assessor.exchange.plan_sheet import plan_csv
from assessor.exchange.workbook import workbook
from assessor.reporting.layout import Layout
from assessor.reporting.sheets import annex_sheets
from assessor.reporting.view.editions import EDITIONS
from assessor.storage.data import Data
from assessor.web.house import Opened, Opener

CALL = "call.yaml"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS = {
    "pdf": ("pdf", "application/pdf"),
    "html": ("html", "text/html"),
    "md": ("md", "text/markdown"),
    "json": ("json", "application/json"),
    "xlsx": ("xlsx", _SHEET),
    "csv": ("plan.csv", "text/csv"),
    "form": ("form.xlsx", _SHEET),
}
"""What is made: how its name ends, and its media type."""
TEMPLATES = ("full", "screening", "plan", "card", "claims")
"""Templates of the report of one project; ``full`` has editions."""


@dataclass(frozen=True, slots=True)
class Job:
    """One document to make.

    Attributes:
        opener: Opens the questionnaire and its tables.
        text: The answers file, which travels in the report.
        kind: ``pdf``, ``html`` or ``md``, the report; ``json``, the evaluation;
            ``xlsx``, the annex; ``csv``, the reduction plan; ``form``, the questions
            as a workbook.
        records: How many changes the log held.
        digest: Digest of the last of them.
        call: File of the call that the project applies to; empty if to none.
        template: Template of the report.
        edition: For whom it is; that of the profile if empty.
        key: Key that the owner keeps, where what is confidential is blacked out.
    """

    opener: Opener
    answers: AnswersFile
    text: str
    kind: str
    language: Language
    today: date
    records: int
    digest: str
    call: str = ""
    template: str = "full"
    edition: str = ""
    key: bytes = b""


_AS_THEY_ARE = (
    "text",
    "kind",
    "language",
    "records",
    "digest",
    "call",
    "template",
    "edition",
)


def packed(job: Job, data: Data) -> str:
    """Return what a document is made from as JSON, for any process to make it.

    Args:
        job: The document.
        data: The plain data of its answers.
    """
    plain = {name: getattr(job, name) for name in _AS_THEY_ARE}
    plain |= {"today": job.today.isoformat(), "key": job.key.decode(), "data": data}
    return json.dumps(plain, ensure_ascii=False, sort_keys=True)


def report_from(opener: Opener, source: str) -> bytes:
    """Make a document of a project.

    Args:
        opener: Opens the questionnaire and its tables.
        source: What it is made from, as JSON.
    """
    plain = json.loads(source)
    return made(
        Job(
            opener=opener,
            answers=AnswersFile.model_validate(plain.pop("data")),
            today=date.fromisoformat(plain.pop("today")),
            key=plain.pop("key").encode(),
            **plain,
        )
    )


def made(job: Job) -> bytes:
    """Make one document.

    Args:
        job: What to make.
    """
    opened = opened_for(job.opener, job.answers)
    if job.kind == "form":
        return workbook(form_of(opened.pack, job.answers, job.language))
    assessment = _assessed(job, opened)
    layout = Layout(
        job.template, edition=next((e for e in EDITIONS if e == job.edition), None)
    )
    files = travelling(
        assessment,
        opened.pack,
        language=job.language,
        answers=job.text.encode(),
        call=job.call.encode() if job.call else None,
        edition=job.edition,
        layout=layout.name,
    )
    if job.key:
        assessment, files, seal = shown_edition(
            assessment,
            opened.pack,
            language=job.language,
            answers=job.text.encode(),
            key=job.key,
        )
        layout = replace(layout, seal=seal)
    return _written(job, assessment, opened, files, layout)


def _assessed(job: Job, opened: Opened) -> Assessment:
    pack, shelf = opened.pack, opened.shelf
    if job.call:
        call = read_call(job.call, CALL, pack)
        made = assess_in_call(job.answers, pack, shelf, call, draws=DRAWS)
    else:
        made = assess(job.answers, pack, shelf, today=job.today, draws=DRAWS)
    journal = JournalHead(records=job.records, digest=job.digest)
    return made.model_copy(update={"journal": journal})


def _written(
    job: Job,
    assessment: Assessment,
    opened: Opened,
    files: dict[str, bytes],
    layout: Layout,
) -> bytes:
    if job.kind == "json":
        return document_text(assessment).encode()
    if job.kind == "csv":
        return plan_csv(assessment.action_plan, job.language).encode()
    if job.kind == "xlsx":
        sheets = annex_sheets(assessment, opened.pack, job.language)
        day = datetime.combine(assessment.made_on, time(), UTC)
        return annex_workbook(sheets, made=day)
    content = reporting.report(
        assessment,
        opened.pack,
        language=job.language,
        format="pdf" if job.kind == "pdf" else "html",
        attachments=files,
        layout=layout,
    )
    return page_markdown(content.decode()).encode() if job.kind == "md" else content


def opened_for(opener: Opener, answers: AnswersFile | None = None) -> Opened:
    """Return the questionnaire with the tables that answers ask for; read once.

    Args:
        opener: Opens them.
        answers: The answers; without, the tables that are always on.
    """
    odbl = bool(answers and answers.factors and answers.factors.odbl)
    if isinstance(opener, partial):
        # Sent here anew with each job, it is another thing that does the same.
        stated = tuple(opener.keywords.items())
        return _called(opener.func, opener.args, stated, odbl=odbl)
    return _opened(opener, odbl=odbl)


@cache
def _called(
    function: Opener,
    given: tuple[Hashable, ...],
    stated: tuple[tuple[str, Hashable], ...],
    *,
    odbl: bool,
) -> Opened:
    return function(*given, **dict(stated), odbl=odbl)


@cache
def _opened(opener: Opener, *, odbl: bool) -> Opened:
    return opener(odbl=odbl)
