"""From an order to what it takes to write the report."""

from collections.abc import Callable
from dataclasses import replace

from assessor.assessing.dossier import travelling
from assessor.cli.clock import today
from assessor.cli.disclosing import disclose
from assessor.cli.layouts import layout_of
from assessor.cli.opening import Project, open_sound_project
from assessor.cli.own_tables import own_tables
from assessor.cli.recomputing import assessed, journal_head
from assessor.cli.report_formats import made_lines, prepared
from assessor.cli.report_order import Order, Prepared
from assessor.domain.assessment import Assessment
from assessor.domain.wording import Language
from assessor.reporting import Layout


def prepare(order: Order) -> Prepared:
    """Assess a project and compose its report, short of setting the type.

    Args:
        order: What is to be written.

    Raises:
        AssessorError: A file cannot be read, or is wrong.
    """
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
