"""A footprint in the accounts of an organisation, each line with its convention."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from assessor.domain.impacts import INDICATORS, Cell
from assessor.errors import ReportError
from assessor.notation import read_file
from assessor.reporting.view.subject import Subject
from assessor.resources import data_folder

ACCOUNTS = ("ghg", "beges", "esrs")
_DECLARED = {"assessed", "not_assessed"}
Figure = str | float | None
Line = tuple[str | float | int | None, ...]


def account_lines(subject: Subject) -> Iterator[Line]:
    """Yield a line a category: its names, its sum, what is missing, its convention.

    Args:
        subject: What the report is about.
    """
    _, categories = accounts_in(subject.pen.language)
    lifetime = subject.project.functional_units.lifetime
    held: dict[str, list[Cell]] = {}
    for cell in subject.project.cells:
        if cell.indicator == "gwp" and cell.state in _DECLARED:
            held.setdefault(cell.category, []).append(cell)
    for name in sorted(held, key=_by_number):
        figures = [printed(subject, cell) for cell in held[name]]
        known = [figure for figure in figures if isinstance(figure, float)]
        words = categories.get(name, {})
        total = sum(known) if known else None
        yearly = lifetime.central if lifetime is not None else 0.0
        yield (
            *(words.get(account, name) for account in ACCOUNTS),
            total,
            total / yearly if total is not None and yearly else None,
            subject.pen.unit(INDICATORS["gwp"]),
            len(figures) - len(known),
            words.get("convention"),
        )


def printed(subject: Subject, cell: Cell) -> Figure:
    """Return the central value of a cell; the word for it where it is held back.

    Args:
        subject: What the report is about.
        cell: A cell of the inventory. What hangs on a volume that is not known is
            held back.
    """
    if cell.estimate is None:
        return None
    hanging = subject.uses.scaled | subject.uses.mixed
    if subject.volume_unknown and cell.row in hanging:
        return subject.pen.word("volume.withheld")
    return cell.estimate.central


def _by_number(category: str) -> tuple[int, ...]:
    return tuple(int(part) for part in category.split(".") if part.isdecimal())


@cache
def accounts_in(
    language: str,
) -> tuple[Sequence[str], Mapping[str, Mapping[str, str]]]:
    """Return the texts that conventions were read from, and each category's names.

    Args:
        language: Code of a language.

    Raises:
        ReportError: The file of accounts is not what is expected.
    """
    path = data_folder("report_templates") / "accounting.yaml"
    data = read_file(path).data
    try:
        return _read(data, language)
    except (AttributeError, KeyError, TypeError) as error:
        message = f"{path}: expected sources, and categories with their accounts"
        raise ReportError(message) from error


def _read(
    data: object, language: str
) -> tuple[Sequence[str], Mapping[str, Mapping[str, str]]]:
    if not isinstance(data, dict):
        raise TypeError
    categories = {
        str(name): {key: _line(texts[language]) for key, texts in held.items()}
        for name, held in data["categories"].items()
    }
    return tuple(_line(source) for source in data["sources"].values()), categories


def _line(text: object) -> str:
    return " ".join(str(text).split())
