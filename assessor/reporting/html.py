"""From the view to one page of HTML."""

from collections.abc import Mapping
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.exceptions import TemplateError, TemplateNotFound

from assessor.errors import ReportError
from assessor.reporting.branding import brand_view
from assessor.reporting.charts import Drawing, draw
from assessor.reporting.layout import PLAIN, Layout
from assessor.reporting.own_template import fill_template
from assessor.reporting.pen import pen_for
from assessor.reporting.statement import statement_view
from assessor.reporting.view.model import Report
from assessor.resources import data_folder

SUFFIX = ".html.j2"
COMMITTEE = "committee"
"""The template that prints many assessments, and not one."""


def render(view: Report, layout: Layout = PLAIN, *, standalone: bool = True) -> str:
    """Return a report as one page.

    Args:
        view: What it prints.
        layout: Its template and the look of an organisation.
        standalone: Put the style sheets into the page, so that it needs nothing else.

    Raises:
        ReportError: There is no such template, or it asks for what the view lacks.
    """
    values = shared_values(view.language, layout, standalone=standalone)
    values["statement"] = statement_view(
        layout.statement, pen_for(view.language), edition=view.edition
    )
    if layout.own is None:
        return fill(layout.template, {**values, "view": view})
    given = {"view": view, "w": values["w"]}
    fragment = Drawing(fill_template(layout.own, given))
    return fill("parts/own", {**values, "view": view, "fragment": fragment})


def shared_values(
    language: str, layout: Layout, *, standalone: bool
) -> dict[str, object]:
    """Return what every template is given besides what it prints.

    Args:
        language: Code of the language.
        layout: The look of an organisation, if any.
        standalone: The page holds its style sheets and pictures itself.
    """
    pen = pen_for(language)
    return {
        "w": pen.words.tree,
        "standalone": standalone,
        "brand": brand_view(layout.brand, pen, standalone=standalone),
        "disclosed": layout.seal,
    }


def fill(template: str, values: Mapping[str, object]) -> str:
    """Fill a template that ships.

    Args:
        template: Its name, without the ending.
        values: What it prints, by name.

    Raises:
        ReportError: There is no such template, or it asks for what it is not given.
    """
    try:
        return _environment().get_template(template + SUFFIX).render(**values)
    except TemplateNotFound as error:
        message = (
            f"there is no report template {error.name}; choose {templates()}, or name "
            "a file of your own"
        )
        raise ReportError(message) from error
    except TemplateError as error:
        message = f"the report template {template} cannot be filled: {error}"
        raise ReportError(message) from error


def templates() -> str:
    """Return the names of the reports there are templates for."""
    folder = data_folder("report_templates")
    names = sorted(p.name.removesuffix(SUFFIX) for p in folder.glob(f"*{SUFFIX}"))
    return ", ".join(name for name in names if name != COMMITTEE)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(data_folder("report_templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals = {"draw": draw}
    return environment
