"""One assessment in each format that a report is written in."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, time
from functools import partial
from pathlib import Path

from assessor import reporting
from assessor.assessing.document import document_text
from assessor.cli.call_lines import call_lines
from assessor.cli.summary import outcome_line
from assessor.cli.target import Format
from assessor.domain.assessment import Assessment
from assessor.domain.pack import Pack
from assessor.reporting.layout import PLAIN, Layout


def written(
    kind: Format,
    assessment: Assessment,
    pack: Pack,
    *,
    language: str,
    files: Mapping[str, bytes],
    layout: Layout = PLAIN,
) -> bytes:
    """Return an assessment as a file of a format.

    Args:
        kind: The format.
        assessment: What was assessed.
        pack: The pack it was made with.
        language: Code of the language.
        files: Files by name that travel in a PDF; the other formats hold none.
        layout: Template, look and statement of what is printed.
    """
    if kind == "json":
        return document_text(assessment).encode()
    if kind == "xlsx":
        # Only now: a PDF is not to wait for what writes workbooks.
        from assessor.exchange.annex import annex_workbook
        from assessor.reporting.sheets import annex_sheets

        made = datetime.combine(assessment.made_on, time(), UTC)
        return annex_workbook(annex_sheets(assessment, pack, language), made=made)
    if kind == "pdf":
        return prepared(
            kind, assessment, pack, language=language, files=files, layout=layout
        )()
    page = reporting.report(
        assessment, pack, language=language, format="html", layout=layout
    )
    if kind == "html":
        return page
    from assessor.exchange.page_markdown import page_markdown

    return page_markdown(page.decode()).encode()


def prepared(
    kind: Format,
    assessment: Assessment,
    pack: Pack,
    *,
    language: str,
    files: Mapping[str, bytes],
    layout: Layout = PLAIN,
) -> Callable[[], bytes]:
    """Return what gives an assessment as a file of a format.

    A PDF is set only then, so that the assessment need not be held meanwhile. What is
    given is as for ``written``.
    """
    if kind == "pdf":
        return reporting.prepared(
            assessment, pack, language=language, attachments=files, layout=layout
        )
    content = written(
        kind, assessment, pack, language=language, files=files, layout=layout
    )
    return partial(bytes, content)


def made_lines(target: Path, assessment: Assessment, language: str) -> Iterator[str]:
    """Yield where a report is, its outcome, and whether it may be compared.

    Args:
        target: File that was written.
        assessment: What it shows.
        language: Language of the lines.
    """
    yield str(target)
    yield outcome_line(assessment, language)
    if assessment.call is not None:
        yield next(iter(call_lines(assessment.call, language)))
