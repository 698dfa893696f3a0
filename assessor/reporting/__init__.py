"""An assessment in, documents out.

``report`` is the one door; behind it an assessment becomes a view (plain data in one
language), the view one page of HTML, and the page a PDF.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, time
from functools import partial
from typing import Literal

from assessor.domain.assessment import Assessment
from assessor.domain.pack import Pack
from assessor.reporting.branding import dress_of
from assessor.reporting.html import render
from assessor.reporting.layout import PLAIN, Layout
from assessor.reporting.view import build
from assessor.typesetting import typeset

Format = Literal["pdf", "html"]


def report(  # noqa: PLR0913  # what, in which language and form, and with what
    assessment: Assessment,
    pack: Pack,
    *,
    language: str,
    format: Format = "pdf",  # noqa: A002  # what people call it
    created: datetime | None = None,
    attachments: Mapping[str, bytes] | None = None,
    layout: Layout = PLAIN,
) -> bytes:
    """Return the report of an assessment.

    The same arguments give the same bytes.

    Args:
        assessment: What was assessed.
        pack: The pack it was made with.
        language: Code of the language of the report.
        format: A PDF, or a single page of HTML.
        created: When the report is made; the day of the assessment if absent.
        attachments: Files by name that travel in the PDF, as ``answers.yaml``.
        layout: Its template and the look of an organisation.

    Raises:
        ReportError: There are no words for the language, or the system libraries
            that a PDF needs are missing.
    """
    if format == "html":
        view = build(assessment, pack, language, layout.edition)
        return render(view, layout).encode("utf-8")
    return prepared(
        assessment,
        pack,
        language=language,
        created=created,
        attachments=attachments,
        layout=layout,
    )()


def prepared(  # as the report that it will be
    assessment: Assessment,
    pack: Pack,
    *,
    language: str,
    created: datetime | None = None,
    attachments: Mapping[str, bytes] | None = None,
    layout: Layout = PLAIN,
) -> Callable[[], bytes]:
    """Return what writes the PDF of an assessment, and holds nothing else of it.

    Setting the type takes most of the memory of a report. It may be done in another
    process than that which assessed: what is returned can be pickled.

    Args:
        assessment: What was assessed.
        pack: The pack it was made with.
        language: Code of the language of the report.
        created: When the report is made; the day of the assessment if absent.
        attachments: Files by name that travel in the PDF, as ``answers.yaml``.
        layout: Its template and the look of an organisation.

    Raises:
        ReportError: There are no words for the language.
    """
    page = render(
        build(assessment, pack, language, layout.edition), layout, standalone=False
    )
    day = datetime.combine(assessment.made_on, time(), UTC)
    dress = dress_of(layout.brand)

    return partial(
        typeset, page, created=created or day, attachments=attachments, dress=dress
    )


__all__ = ["PLAIN", "Format", "Layout", "build", "prepared", "render", "report"]
