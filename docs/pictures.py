"""Make the pictures of the reports anew from the shipped examples.

Run it after a change of the report: ``.venv/bin/python docs/pictures.py``. It needs
``pdftoppm``, which Debian and Ubuntu have in poppler-utils.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
from PIL import Image

from assessor.assessing import assess
from assessor.catalogue.answers import load_answers
from assessor.catalogue.factors import open_shelf
from assessor.catalogue.packs import load_pack
from assessor.catalogue.vocabularies import Vocabularies
from assessor.cli.opening import SHIPPED_PACK
from assessor.reporting import report
from assessor.resources import data_folder

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / "examples"
DAY = date(2026, 11, 21)
WIDTH = 900
"""Width of a picture. [px]"""
COLOURS = 256
MOST = 1_200_000
"""Most that all pictures together may weigh. [bytes]"""


@dataclass(frozen=True)
class Picture:
    """One page of a report.

    Attributes:
        chapter: Title of a chapter or section, the last that has it; empty for the
            cover.
    """

    name: str
    example: str
    language: str
    chapter: str


PICTURES = (
    Picture("report-cover", "stable-diffusion-service", "en", ""),
    Picture(
        "report-decision",
        "stable-diffusion-service",
        "en",
        "For the person who decides",
    ),
    Picture("report-footprint", "stable-diffusion-service", "en", "Footprint"),
    Picture("report-net-effect", "field-sensors-funding", "en", "Net effect"),
)


def main() -> int:
    """Write the pictures and say how much they weigh."""
    if shutil.which("pdftoppm") is None:
        return _say("pdftoppm is missing: install poppler-utils, then run this again")
    folder = HERE / "pictures"
    folder.mkdir(exist_ok=True)
    of = _reports()
    for picture in PICTURES:
        pdf = of(picture.example, picture.language)
        _draw(pdf, _page(pdf, picture.chapter), folder / picture.name)
    weight = sum(path.stat().st_size for path in folder.glob("*.png"))
    if weight > MOST:
        return _say(f"{weight / 1000:.0f} kB in all, at most {MOST / 1000:.0f} allowed")
    sys.stdout.write(f"{len(PICTURES)} pictures, {weight / 1000:.0f} kB: {folder}\n")
    return 0


def _say(message: str) -> int:
    """Say what is wrong and return the exit code for it."""
    sys.stderr.write(f"pictures: {message}\n")
    return 2


def _reports() -> Callable[[str, str], bytes]:
    shelf = open_shelf(data_folder("factor_db"))
    folder = data_folder("questionnaires") / SHIPPED_PACK
    pack = load_pack(folder, Vocabularies(shelf))
    made: dict[tuple[str, str], bytes] = {}

    def of(example: str, language: str) -> bytes:
        if (example, language) not in made:
            answers = load_answers(EXAMPLES / example / "answers.yaml", pack)
            assessment = assess(answers, pack, shelf, today=DAY)
            moment = datetime(DAY.year, DAY.month, DAY.day, tzinfo=UTC)
            made[example, language] = report(
                assessment, pack, language=language, created=moment
            )
        return made[example, language]

    return of


def _page(pdf: bytes, chapter: str) -> int:
    """Return the page on which a chapter or section begins, from 1."""
    if not chapter:
        return 1
    with pikepdf.open(BytesIO(pdf)) as document:
        with document.open_outline() as outline:
            titles = _titles(outline.root)
            found = [one for one in titles if one.title.endswith(chapter)]
            place = found[-1].destination
        if not isinstance(place, pikepdf.Array):
            message = f"chapter {chapter} leads to no page"
            raise TypeError(message)
        numbers = enumerate(document.pages, 1)
        return next(number for number, page in numbers if page.obj == place[0])


def _titles(items: Iterable[pikepdf.OutlineItem]) -> Iterator[pikepdf.OutlineItem]:
    for one in items:
        yield one
        yield from _titles(one.children)


def _draw(pdf: bytes, page: int, target: Path) -> None:
    with tempfile.NamedTemporaryFile(suffix=".pdf") as source:
        source.write(pdf)
        source.flush()
        size = ["-scale-to-x", str(WIDTH), "-scale-to-y", "-1"]
        pages = ["-f", str(page), "-l", str(page), "-singlefile"]
        # Arguments of our own and a file of our own; nothing is read from elsewhere.
        subprocess.run(  # noqa: S603
            ["pdftoppm", "-png", *size, *pages, source.name, str(target)],  # noqa: S607
            check=True,
        )
    drawn = target.with_suffix(".png")
    with Image.open(drawn) as image:
        image.quantize(COLOURS).save(drawn, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
