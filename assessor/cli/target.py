"""The file that a report goes into."""

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Literal

from assessor.errors import ReportError, UsageError

Format = Literal["pdf", "html", "md", "json", "xlsx"]
_ENDINGS: Mapping[str, Format] = {
    ".pdf": "pdf",
    ".html": "html",
    ".htm": "html",
    ".md": "md",
    ".markdown": "md",
    ".json": "json",
    ".xlsx": "xlsx",
}


def format_of(output: Path | None) -> Format:
    """Read from its name what a file is to be.

    Args:
        output: File to write; a PDF if absent.

    Raises:
        UsageError: The name ends otherwise than a report does.
    """
    ending = output.suffix.lower() if output else ".pdf"
    if ending in _ENDINGS:
        return _ENDINGS[ending]
    message = (
        f"{output}: a report is a .pdf, .html, .md, .json or .xlsx file; name it so or "
        "give --format."
    )
    raise UsageError(message)


def refuse_unwritable(target: Path, answers: Path) -> None:
    """Say before the work starts that the report could not be written.

    Args:
        target: File to write.
        answers: Answers file, which a report never replaces.

    Raises:
        UsageError: The target is a folder, the answers file or in no folder.
    """
    if target.is_dir():
        message = f"{target} is a folder; give the name of a file in it with --output."
        raise UsageError(message)
    if target.exists() and target.samefile(answers):
        message = f"{target} is the answers file; choose another name with --output."
        raise UsageError(message)
    if not target.parent.is_dir():
        message = f"There is no folder {target.parent}; make it or choose another."
        raise UsageError(message)


def write_whole(target: Path, content: bytes) -> None:
    """Write a file so that nobody ever sees half of it.

    Args:
        target: File to write; a file of this name is replaced.
        content: What goes into it.

    Raises:
        ReportError: The system refuses to write there.
    """
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        raise ReportError(_refused(target, error)) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except OSError as error:
        with suppress(OSError):
            Path(name).unlink()
        raise ReportError(_refused(target, error)) from error


def _refused(target: Path, error: OSError) -> str:
    return (
        f"{target} cannot be written: {error.strerror}. Choose another with --output."
    )
