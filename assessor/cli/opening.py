"""From the paths on the command line to what lies there."""

from dataclasses import dataclass
from pathlib import Path

from assessor.catalogue.answers import load_answers
from assessor.catalogue.factors import open_shelf
from assessor.catalogue.packs import load_pack
from assessor.catalogue.vocabularies import Vocabularies
from assessor.cli.clock import today
from assessor.cli.remarks import remarks
from assessor.domain.answers import AnswersFile
from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf
from assessor.errors import CatalogueError
from assessor.resources import data_folder

SHIPPED_PACK = "ai-environment"


@dataclass(frozen=True)
class Questionnaire:
    """A pack with the factor tables that its choices come from."""

    pack: Pack
    shelf: Shelf


@dataclass(frozen=True)
class Project(Questionnaire):
    """The answers of a project with what is needed to assess them."""

    answers: AnswersFile


def shelf_at(folder: Path | None) -> Shelf:
    """Open factor tables, each read when it is first used.

    Args:
        folder: Folder of the tables; the shipped one if absent.
    """
    return open_shelf(folder or data_folder("factor_db"))


def open_questionnaire(pack: Path | None, factors: Path | None) -> Questionnaire:
    """Read a questionnaire pack.

    Args:
        pack: Folder of the pack; the one shipped with the program if absent.
        factors: Folder of the factor tables; the shipped one if absent.
    """
    shelf = shelf_at(factors)
    folder = pack or data_folder("questionnaires") / SHIPPED_PACK
    return Questionnaire(load_pack(folder, Vocabularies(shelf)), shelf)


def open_project(answers: Path, pack: Path | None, factors: Path | None) -> Project:
    """Read an answers file and the pack that it answers.

    Args:
        answers: Path of the answers file.
        pack: Folder of the pack; the one shipped with the program if absent.
        factors: Folder of the factor tables; the shipped one if absent.
    """
    opened = open_questionnaire(pack, factors)
    return Project(opened.pack, opened.shelf, load_answers(answers, opened.pack))


def open_sound_project(
    answers: Path, pack: Path | None, factors: Path | None
) -> Project:
    """Read an answers file that is to be assessed.

    Args:
        answers: Path of the answers file.
        pack: Folder of the pack; the one shipped with the program if absent.
        factors: Folder of the factor tables; the shipped one if absent.

    Raises:
        CatalogueError: A check of the pack says that an answer cannot be.
    """
    project = open_project(answers, pack, factors)
    language = project.answers.project.language
    _, found = remarks(project.pack, project.answers, language, today=today())
    errors = [f"{answers}: {r.where}: {r.text}" for r in found if r.kind == "error"]
    if errors:
        raise CatalogueError("\n".join(errors))
    return project
