"""Where the data shipped with the package lies."""

from importlib.resources import files
from pathlib import Path

_PACKAGE = Path(str(files("assessor")))


def data_folder(name: str) -> Path:
    """Return a shipped data folder, in a wheel as in a checkout.

    Args:
        name: ``questionnaires``, ``factor_db`` or ``report_templates``.
    """
    installed = _PACKAGE / "_data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name
