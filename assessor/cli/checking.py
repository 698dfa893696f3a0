"""A report checked for a page, as ``verify`` checks it."""

import tempfile
from pathlib import Path

from assessor.domain.wording import LANGUAGES
from assessor.web.checking import Checked

_NAME = "report.pdf"


def check(
    name: str,
    content: bytes,
    *,
    pack: Path | None = None,
    factors: Path | None = None,
    trusted: tuple[Path, ...] = (),
) -> Checked:
    """Check a report and say in words what was found.

    Args:
        name: What to call it.
        content: The report.
        pack: Folder of the questionnaire; the shipped one if absent.
        factors: Folder of the factor tables; the shipped ones if absent.
        trusted: Certificates that signatures may lead to.

    Raises:
        ReportError: It is no report.
    """
    # Only now: it is needed in the process that checks, not in those that answer.
    from assessor.cli.verify_lines import lines
    from assessor.cli.verifying import Basis, verified

    with tempfile.TemporaryDirectory(prefix="assessor-") as folder:
        file = Path(folder, _NAME)
        file.write_bytes(content)
        found = verified(file, Basis(pack, factors, trusted=trusted))
    return Checked(
        lines={language: tuple(lines(name, found, language)) for language in LANGUAGES},
        sound=found.figures is not None
        and not any(doubt.is_failure for doubt in found.doubts),
        signatures=found.signatures,
        journal=found.dossier.made.journal,
    )
