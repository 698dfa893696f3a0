"""The folder of a call: its call file and what applicants sent."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assessor.errors import UsageError
from assessor.portfolio.entry import Refused

CALL = "call.yaml"
ANSWERS = "answers.yaml"
INSIDE = "submissions"
_ENDINGS = frozenset({".yaml", ".yml", ".xlsx"})
_MOST = 5_000


@dataclass(frozen=True)
class Submission:
    """A file that an applicant sent.

    Attributes:
        name: Name of the file without its ending, or of the folder it came in.
        file: The file, seen from the folder of the call.
    """

    name: str
    file: str
    path: Path


def submissions(folder: Path) -> tuple[list[Submission], list[Refused]]:
    """Return what was sent in answer to a call, and what cannot be told apart.

    They lie in the folder ``submissions`` beside the call file: each a folder with
    ``answers.yaml`` or one form in it, or a single file.

    Args:
        folder: Folder of the call.

    Raises:
        UsageError: There is no call file, or nothing was sent.
    """
    if not (folder / CALL).is_file():
        message = (
            f"{folder}: there is no {CALL} in this folder; name the folder of a call: "
            f"{CALL}, and a folder {INSIDE} with what applicants sent."
        )
        raise UsageError(message)
    inside = folder / INSIDE
    if not inside.is_dir():
        message = f"{folder}: there is no folder {INSIDE} in it; put submissions there."
        raise UsageError(message)
    return _sorted(list(_found(folder, inside)), inside)


def _sorted(
    found: list[Submission | Refused], inside: Path
) -> tuple[list[Submission], list[Refused]]:
    if not found or len(found) > _MOST:
        message = (
            f"{inside}: expected 1 to {_MOST} submissions and found {len(found)}; each "
            f"is a folder with {ANSWERS} in it, or a .yaml or .xlsx file."
        )
        raise UsageError(message)
    kept: dict[str, Submission] = {}
    refused: list[Refused] = []
    for one in found:
        twin = kept.get(one.name)
        if isinstance(one, Refused):
            refused.append(one)
        elif twin is not None:
            refused.append(_twin(one, twin))
        else:
            kept[one.name] = one
    return list(kept.values()), refused


def _twin(one: Submission, other: Submission) -> Refused:
    problem = (
        f"{one.file} and {other.file} have the same name, so their reports would too; "
        f"only {other.file} was assessed. Rename one of them."
    )
    french = (
        f"{one.file} et {other.file} ont le même nom, et leurs rapports l’auraient "
        f"aussi ; seul {other.file} a été évalué. Renommez l’un des deux."
    )
    return Refused(name=one.name, file=one.file, problem=problem, french=french)


def _found(folder: Path, inside: Path) -> Iterator[Submission | Refused]:
    for path in sorted(inside.iterdir()):
        if path.name.startswith((".", "~")):
            continue
        if path.is_dir():
            yield _in_folder(folder, path)
        elif path.suffix.lower() in _ENDINGS:
            yield _submission(path.stem, path, folder)


def _in_folder(folder: Path, path: Path) -> Submission | Refused:
    if (path / ANSWERS).is_file():
        return _submission(path.name, path / ANSWERS, folder)
    forms = sorted(path.glob("[!~.]*.xlsx"))
    if len(forms) == 1:
        return _submission(path.name, forms[0], folder)
    file = path.relative_to(folder).as_posix()
    problem = (
        f"{file}: expected {ANSWERS} or one .xlsx form in this folder and found "
        f"{len(forms) or 'neither'}{' forms' if forms else ''}."
    )
    french = (
        f"{file} : {ANSWERS} ou un seul formulaire .xlsx est attendu dans ce dossier ; "
        f"{f'il y en a {len(forms)}' if forms else 'il n’y a ni l’un ni l’autre'}."
    )
    return Refused(name=path.name, file=file, problem=problem, french=french)


def _submission(name: str, path: Path, folder: Path) -> Submission:
    return Submission(name, path.relative_to(folder).as_posix(), path)
