"""One assessment in each format that a report is written in."""

from collections.abc import Mapping

from assessor import reporting
from assessor.assessing.document import document_text
from assessor.cli.target import Format
from assessor.domain.assessment import Assessment
from assessor.domain.pack import Pack


def written(
    kind: Format,
    assessment: Assessment,
    pack: Pack,
    *,
    language: str,
    files: Mapping[str, bytes],
) -> bytes:
    """Return an assessment as a file of a format.

    Args:
        kind: The format.
        assessment: What was assessed.
        pack: The pack it was made with.
        language: Code of the language.
        files: Files by name that travel in a PDF; the other formats hold none.
    """
    if kind == "json":
        return document_text(assessment).encode()
    if kind == "xlsx":
        # Only now: a PDF is not to wait for what writes workbooks.
        from assessor.exchange.annex import annex_workbook
        from assessor.reporting.sheets import annex_sheets

        return annex_workbook(annex_sheets(assessment, pack, language))
    if kind == "pdf":
        return reporting.report(assessment, pack, language=language, attachments=files)
    page = reporting.report(assessment, pack, language=language, format="html")
    if kind == "html":
        return page
    from assessor.exchange.page_markdown import page_markdown

    return page_markdown(page.decode()).encode()
