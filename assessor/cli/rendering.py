"""From an assessment to the bytes of its report."""

from typing import Literal

from assessor.domain.assessment import Assessment
from assessor.domain.pack import Pack
from assessor.reporting import render_html, render_pdf


def rendered(
    kind: Literal["pdf", "html"], assessment: Assessment, pack: Pack, language: str
) -> bytes:
    """Return the report as it goes into a file.

    Args:
        kind: What to write.
        assessment: What the report is about.
        pack: The pack that was answered.
        language: Language of the report.
    """
    if kind == "pdf":
        return render_pdf(assessment, pack, language=language)
    return render_html(assessment, pack, language=language).encode("utf-8")
