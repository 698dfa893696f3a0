"""From an assessment to the file of its report."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Literal

from assessor.domain.assessment import Assessment
from assessor.domain.pack import Pack
from assessor.errors import ReportError, UsageError
from assessor.reporting import render_html, render_pdf


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
