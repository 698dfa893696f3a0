"""From the paths on the command line to the answers that are compared."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from assessor.assessing.comparing import Variant
from assessor.assessing.overlays import overlaid
from assessor.catalogue.answers import load_answers
from assessor.catalogue.overlays import load_overlay
from assessor.domain.answers import AnswersFile
from assessor.domain.pack import Pack
from assessor.domain.visible import short
from assessor.errors import CatalogueError, UsageError


def read_variants(
    answers: Path, others: Sequence[Path], overlays: Sequence[Path], pack: Pack
) -> list[Variant]:
    """Read answers files and what-ifs.

    Args:
        answers: The file that all others are compared with.
        others: Further answers files.
        overlays: What-ifs over the first file.
        pack: The pack that is answered.

    Raises:
        CatalogueError: Anything is wrong in any of them; every problem at once.
        UsageError: Two of them have the same name.
    """
    base = load_answers(answers, pack)
    readers = [
        *(partial(_project, path, pack) for path in others),
        *(partial(_what_if, path, (answers, base), pack) for path in overlays),
    ]
    found = [Variant(str(answers), base)]
    wrong: list[str] = []
    for read in readers:
        try:
            found.append(read())
        except CatalogueError as error:
            wrong.append(str(error))
    if wrong:
        raise CatalogueError("\n".join(wrong))
    _refuse_twins([one.title for one in found])
    return found


def _project(path: Path, pack: Pack) -> Variant:
    return Variant(str(path), load_answers(path, pack))


def _what_if(path: Path, over: tuple[Path, AnswersFile], pack: Pack) -> Variant:
    file, base = over
    overlay = load_overlay(path, pack, base)
    return Variant(
        file=str(file),
        answers=overlaid(base, overlay, pack),
        overlay=overlay.overlay,
        changed=(*overlay.set, *overlay.scale),
    )


def _refuse_twins(titles: Sequence[str]) -> None:
    for place, title in enumerate(titles):
        if title in titles[:place]:
            message = (
                f"Two of the files compared are called {short(title)}; name each file "
                "once, and give each what-if a name of its own under overlay."
            )
            raise UsageError(message)
