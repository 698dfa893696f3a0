"""A report that was asked for, and the making of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import typer

from assessor.assessing.dossier import travelling
from assessor.cli.clock import today
from assessor.cli.disclosing import disclose
from assessor.cli.layouts import layout_of
from assessor.cli.opening import Project, open_sound_project
from assessor.cli.own_tables import own_tables
from assessor.cli.progress import progress
from assessor.cli.recomputing import assessed, journal_head
from assessor.cli.report_formats import made_lines, prepared
from assessor.cli.target import Format, write_whole
from assessor.domain.assessment import Assessment
from assessor.domain.wording import Language
from assessor.reporting import Layout
from assessor.reporting.view.editions import EditionId


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
    edition: EditionId | None
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
        write, lines = _prepared(order)
        advance()
        write_whole(order.target, write())
        advance()
    typer.echo("\n".join(lines))


def _prepared(order: Order) -> tuple[Callable[[], bytes], tuple[str, ...]]:
    """Return what writes the report, and the lines to print of it."""
    project = open_sound_project(
        order.answers, order.pack, order.factors, odbl=order.odbl, call=order.call
    )
    layout = replace(
        layout_of(
            order.template,
            order.branding,
            project.pack,
            today(),
            statement=order.statement,
        ),
        edition=order.edition,
    )
    assessment = assessed(
        project,
        today=today(),
        draws=order.draws,
        journal=journal_head(order.answers),
    )
    language = order.language or assessment.answers.project.language
    write = _content(order, project, assessment, language, layout)
    return write, tuple(made_lines(order.target, assessment, language))


def _content(
    order: Order,
    project: Project,
    assessment: Assessment,
    language: Language,
    layout: Layout,
) -> Callable[[], bytes]:
    travel = travelling(
        assessment,
        project.pack,
        language=language,
        answers=order.answers.read_bytes(),
        call=None if order.call is None else order.call.read_bytes(),
        own=own_tables(order.answers, order.factors),
        edition=order.edition or "",
        layout=layout.name,
    )
    if order.disclosed:
        assessment, travel, seal = disclose(
            assessment, project, order.answers, language
        )
        layout = replace(layout, seal=seal)
    return prepared(
        order.kind,
        assessment,
        project.pack,
        language=language,
        files=travel,
        layout=layout,
    )
