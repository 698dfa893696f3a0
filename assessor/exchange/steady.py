"""A workbook whose bytes do not tell when it was written."""

import re
import zipfile
from datetime import datetime
from io import BytesIO

_CORE = "docProps/core.xml"
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def steady(content: bytes, moment: datetime) -> bytes:
    """Return a workbook with one moment in place of the time of its writing.

    Args:
        content: The workbook, as its package wrote it.
        moment: When its content was made.
    """
    told = moment.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    written = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as given,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for part in given.infolist():
            held = given.read(part)
            if part.filename == _CORE:
                held = _MODIFIED.sub(rb"\g<1>" + told, held)
            entry = zipfile.ZipInfo(part.filename, moment.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, held)
    return written.getvalue()
