"""The user's own factor tables, as they travel in a report and come out of it."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from assessor.assessing.dossier import BESIDE, NAMED
from assessor.errors import ReportError

_ENDINGS = {".yaml", ".csv"}


def own_tables(answers: Path, factors: Path | None) -> dict[str, bytes]:
    """Return the files of the user's own tables, by the names they travel under.

    Args:
        answers: Answers file; a folder ``factors`` beside it holds the project's own.
        factors: Folder of tables that was named on the command line.
    """
    beside = answers.parent / BESIDE
    found = _files(BESIDE, beside) if beside.is_dir() else {}
    if factors is not None and not (beside.is_dir() and factors.samefile(beside)):
        found |= _files(NAMED, factors)
    return found


def restore_tables(folder: Path, files: Mapping[str, bytes]) -> Path | None:
    """Put the tables that travel in a report back as they lay beside its answers.

    Args:
        folder: Folder that the answers file lies in.
        files: Files of the report, by name; others than tables are left out.

    Returns:
        The folder of the tables that were named on the command line, if any were.

    Raises:
        ReportError: The name of a file leads out of the folder.
    """
    for name, content in travelled_tables(files).items():
        path = PurePosixPath(name)
        target = folder.joinpath(*path.parts)
        if ".." in path.parts or target.suffix not in _ENDINGS:
            message = f"{name}: a file of this name is no factor table of a report."
            raise ReportError(message)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    given = folder / NAMED
    return given if given.is_dir() else None


def travelled_tables(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the user's own tables among the files of a report.

    Args:
        files: Files of the report, by name.

    >>> travelled_tables({"answers.yaml": b"", "factors/cpu/own.yaml": b"id"})
    {'factors/cpu/own.yaml': b'id'}
    """
    return {
        name: content
        for name, content in files.items()
        if name.startswith((f"{BESIDE}/", f"{NAMED}/"))
    }


def _files(name: str, folder: Path) -> dict[str, bytes]:
    return {
        f"{name}/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.suffix in _ENDINGS and path.is_file()
    }
