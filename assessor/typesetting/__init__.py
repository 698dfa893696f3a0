"""One page of HTML in, a PDF for archives and for screen readers out.

It knows nothing of assessments, so that a process that only sets type holds nothing
else in memory.
"""

from collections.abc import Mapping
from datetime import datetime

from assessor.typesetting.dress import UNDRESSED, Dress


def typeset(
    html: str,
    *,
    created: datetime,
    attachments: Mapping[str, bytes] | None = None,
    dress: Dress = UNDRESSED,
) -> bytes:
    """Return a page as PDF/A-3a, tagged, with the same bytes for the same input.

    Args:
        html: The page, without style sheets.
        created: When the report was made; nothing else tells it the time.
        attachments: Content by file name; ``answers.yaml`` is what the report was made
            from, all others are data that it shows.
        dress: Colours and pictures of an organisation.

    Raises:
        ReportError: The page asks for something outside the templates, or libraries
            that a PDF needs are missing from the system.
    """
    # Only now: WeasyPrint is slow to import and needs libraries of the system.
    from assessor.typesetting import pdf  # noqa: PLC0415

    return pdf.write(html, created=created, attachments=attachments, dress=dress)


__all__ = ["UNDRESSED", "Dress", "typeset"]
