"""From the paths on the command line to what lies there."""

from pathlib import Path

from assessor.catalogue.answers import load_answers
from assessor.catalogue.packs import load_pack
from assessor.domain.answers import AnswersFile
from assessor.domain.pack import Pack
from assessor.resources import data_folder

SHIPPED_PACK = "ai-environment"


def open_pack(folder: Path | None) -> Pack:
    """Read a questionnaire pack.

    Args:
        folder: Folder of the pack; the one shipped with the program if absent.
    """
    return load_pack(folder or data_folder("questionnaires") / SHIPPED_PACK)


def open_project(answers: Path, pack: Path | None) -> tuple[AnswersFile, Pack]:
    """Read an answers file and the pack that it answers.

    Args:
        answers: Path of the answers file.
        pack: Folder of the pack; the one shipped with the program if absent.
    """
    opened = open_pack(pack)
    return load_answers(answers, opened), opened
