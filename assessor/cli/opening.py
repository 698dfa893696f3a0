"""From the paths on the command line to what lies there."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assessor.catalogue.answers import load_answers, wants_odbl
from assessor.catalogue.calls import load_call, pack_folder
from assessor.catalogue.factors import open_shelf
from assessor.catalogue.packs import load_pack
from assessor.catalogue.vocabularies import Vocabularies
from assessor.cli.clock import today
from assessor.domain.answers import AnswersFile
from assessor.domain.calls import Call
from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf
from assessor.errors import CatalogueError, NotationError, UsageError
from assessor.notation import read_file
from assessor.resources import data_folder

SHIPPED_PACK = "ai-environment"
BESIDE = "factors"


@dataclass(frozen=True)
class Questionnaire:
    """A pack with the factor tables that its choices come from."""

    pack: Pack
    shelf: Shelf


@dataclass(frozen=True)
class Project(Questionnaire):
    """The answers of a project with what is needed to assess them.

    Attributes:
        call: The call that the project applies to, if it does.
    """

    answers: AnswersFile
    call: Call | None = None


def shelf_at(
    factors: Path | None, *, answers: Path | None = None, odbl: bool = False
) -> Shelf:
    """Open the factor tables, each read when it is first used.

    Args:
        factors: Folder of tables of the user's own, which win over all others.
        answers: Answers file; a folder ``factors`` beside it holds tables of the
            project's own, and it may ask for those under the Open Database License.
        odbl: Use the tables under the Open Database License.
    """
    return open_shelf(
        data_folder("factor_db"),
        own=own_folders(factors, answers),
        odbl=odbl or (answers is not None and wants_odbl(answers)),
    )


def own_folders(factors: Path | None, answers: Path | None) -> list[Path]:
    """Return the folders of the user's own tables, the one that wins last.

    Args:
        factors: Folder named on the command line.
        answers: Answers file that a folder ``factors`` may stand beside.
    """
    beside = None if answers is None else answers.parent / BESIDE
    found = [beside] if beside is not None and beside.is_dir() else []
    named = factors is not None and not any(factors.samefile(one) for one in found)
    return [*found, factors] if factors is not None and named else found


def handed_sections(answers: Path) -> tuple[str, ...]:
    """Return the sections that a part was handed over for; none of a whole file.

    A file that cannot be read has none; what is wrong in it is said when its answers
    are read.

    Args:
        answers: Path of the answers file or the part; it need not exist.
    """
    try:
        data = read_file(answers).data if answers.is_file() else None
    except NotationError:
        return ()
    part = data.get("part") if isinstance(data, dict) else None
    sections = part.get("sections") if isinstance(part, dict) else None
    return tuple(map(str, sections)) if isinstance(sections, list) else ()


def refuse_other_tables(answers: Path, others: Sequence[Path]) -> None:
    """Refuse answers that are compared and have factor tables of their own.

    Args:
        answers: The file that the others are compared with, whose tables are used.
        others: Further answers files.

    Raises:
        UsageError: A folder of tables stands beside one of them.
    """
    for other in others:
        folder = other.parent / BESIDE
        if folder.is_dir() and other.parent.resolve() != answers.parent.resolve():
            message = (
                f"{folder} holds factor tables that only {other.name} beside it uses; "
                "what is compared is computed with one set of tables. Put the answers "
                "files in one folder, or move these tables and name them with "
                "--factors for all."
            )
            raise UsageError(message)


def open_questionnaire(
    pack: Path | None,
    factors: Path | None,
    *,
    answers: Path | None = None,
    odbl: bool = False,
) -> Questionnaire:
    """Read a questionnaire pack.

    Args:
        pack: Folder of the pack; the one shipped with the program if absent.
        factors: Folder of factor tables of the user's own, if any.
        answers: Answers file that further tables of their own may stand beside.
        odbl: Use the tables under the Open Database License.
    """
    shelf = shelf_at(factors, answers=answers, odbl=odbl)
    folder = pack or data_folder("questionnaires") / SHIPPED_PACK
    return Questionnaire(load_pack(folder, Vocabularies(shelf)), shelf)


def open_project(
    answers: Path,
    pack: Path | None,
    factors: Path | None,
    *,
    odbl: bool = False,
    call: Path | None = None,
) -> Project:
    """Read an answers file and the pack that it answers.

    Args:
        answers: Path of the answers file.
        pack: Folder of the pack; the one shipped with the program if absent.
        factors: Folder of factor tables of the user's own, if any.
        odbl: Use the tables under the Open Database License.
        call: Call file; it names the pack where none is given.
    """
    folder = pack_folder(call) if pack is None and call is not None else pack
    opened = open_questionnaire(folder, factors, answers=answers, odbl=odbl)
    read = None if call is None else load_call(call, opened.pack)
    return Project(opened.pack, opened.shelf, load_answers(answers, opened.pack), read)


def open_sound_project(
    answers: Path,
    pack: Path | None,
    factors: Path | None,
    *,
    odbl: bool = False,
    call: Path | None = None,
) -> Project:
    """Read an answers file that is to be assessed.

    Args:
        answers: Path of the answers file.
        pack: Folder of the pack; the one shipped with the program if absent.
        factors: Folder of factor tables of the user's own, if any.
        odbl: Use the tables under the Open Database License.
        call: Call file; it names the pack where none is given.

    Raises:
        CatalogueError: A check of the pack says that an answer cannot be.
    """
    project = open_project(answers, pack, factors, odbl=odbl, call=call)
    language = project.answers.project.language
    # With it comes what reckons: no interview waits for that.
    from assessor.assessing.remarks import remarks

    _, found = remarks(project.pack, project.answers, language, today=today())
    errors = [f"{answers}: {r.where}: {r.text}" for r in found if r.kind == "error"]
    if errors:
        raise CatalogueError("\n".join(errors))
    return project
