"""Documents made in worker processes, so that pages stay fast."""

import multiprocessing
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import cache

from assessor import reporting
from assessor.assessing import assess, document_text
from assessor.assessing.dossier import travelling
from assessor.domain.answers import AnswersFile
from assessor.domain.assessment import JournalHead
from assessor.domain.wording import Language
from assessor.exchange.forms import form_of
from assessor.exchange.plan_sheet import plan_csv
from assessor.exchange.workbook import workbook
from assessor.web.house import Opened, Opener

DRAWS = 4096
KINDS = {
    "pdf": "application/pdf",
    "html": "text/html",
    "json": "application/json",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class Job:
    """One document to make.

    Attributes:
        opener: Opens the questionnaire and its tables.
        text: The answers file, which travels in the report.
        kind: ``pdf``, ``html``, ``json``, ``csv`` (the reduction plan) or ``xlsx``.
        records: How many changes the log held.
        digest: Digest of the last of them.
    """

    opener: Opener
    answers: AnswersFile
    text: str
    kind: str
    language: Language
    today: date
    records: int
    digest: str


class Press:
    """A few processes that make documents, the ones asked for first, first."""

    def __init__(self, workers: int = 1) -> None:
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, job: Job) -> Future[bytes]:
        """Queue a document.

        Args:
            job: What to make.
        """
        if self._pool is None:
            # Not forked: threads of the server would be left behind in the child.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._workers, context)
        return self._pool.submit(made, job)

    def restart(self) -> None:
        """Give up on what hangs; the next document starts anew."""
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)

    def close(self) -> None:
        """Let the processes go."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


def made(job: Job) -> bytes:
    """Make one document.

    Args:
        job: What to make.
    """
    choice = job.answers.factors
    opened = _opened(job.opener, odbl=choice is not None and choice.odbl)
    if job.kind == "xlsx":
        return workbook(form_of(opened.pack, job.answers, job.language))
    assessment = assess(
        job.answers, opened.pack, opened.shelf, today=job.today, draws=DRAWS
    ).model_copy(
        update={"journal": JournalHead(records=job.records, digest=job.digest)}
    )
    if job.kind == "csv":
        return plan_csv(assessment.action_plan, job.language).encode()
    if job.kind == "json":
        return document_text(assessment).encode()
    return reporting.report(
        assessment,
        opened.pack,
        language=job.language,
        format="html" if job.kind == "html" else "pdf",
        attachments=travelling(
            assessment,
            opened.pack,
            language=job.language,
            answers=job.text.encode(),
        ),
    )


@cache
def _opened(opener: Opener, *, odbl: bool) -> Opened:
    return opener(odbl=odbl)
