"""A report that was asked for, and the making of it.

Assessing and setting the type need different libraries, each of which takes much of
the memory of a report. So a process of its own assesses, and ends before type is set.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import typer

from assessor.cli.apart import apart
from assessor.cli.options import Edition, Language
from assessor.cli.progress import progress
from assessor.cli.target import Format, write_whole

_LARGE = "assessor.assessing"
Prepared = tuple[Callable[[], bytes], tuple[str, ...]]
"""What gives the content of a report, and the lines to print of it."""


@dataclass(frozen=True, kw_only=True)
class Order:
    """What is to be written, from which files, in which look; as the options say."""

    kind: Format
    target: Path
    answers: Path
    language: Language | None
    draws: int
    pack: Path | None
    factors: Path | None
    odbl: bool
    call: Path | None
    template: str
    branding: Path | None
    edition: Edition | None
    statement: Path | None
    disclosed: bool

    @property
    def places(self) -> Iterator[Path]:
        """The files and folders of the user's own that it is made from."""
        given = (self.pack, self.factors, self.call, self.branding, self.statement)
        template = Path(self.template)
        own = template if template.is_file() else None
        beside = self.answers.parent / "factors"
        tables = beside if beside.is_dir() else None
        found = (self.answers, *given, own, tables)
        return (place for place in found if place is not None)


def make(order: Order) -> None:
    """Assess a project, write its report and say where it is.

    Args:
        order: What is to be written.

    Raises:
        AssessorError: A file cannot be read or written, or is wrong.
    """
    with progress("Reporting", 2) as advance:
        write, lines = apart(partial(_prepared, order), loading=_LARGE)
        advance()
        write_whole(order.target, write())
        advance()
    typer.echo("\n".join(lines))


def _prepared(order: Order) -> Prepared:
    # Only now: what it imports takes a second and much memory.
    from assessor.cli.report_making import prepare

    return prepare(order)
