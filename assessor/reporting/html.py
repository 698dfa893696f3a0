"""From the view to one page of HTML."""

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.exceptions import TemplateError, TemplateNotFound

from assessor.errors import ReportError
from assessor.reporting.charts import draw
from assessor.reporting.view.model import Report
from assessor.reporting.words import words_of
from assessor.resources import data_folder

SUFFIX = ".html.j2"


def render(view: Report, template: str = "full", *, standalone: bool = True) -> str:
    """Return a report as one page.

    Args:
        view: What it prints.
        template: Name of the report among the templates.
        standalone: Put the style sheets into the page, so that it needs nothing else.

    Raises:
        ReportError: There is no such template, or it asks for what the view lacks.
    """
    environment = _environment()
    try:
        page = environment.get_template(template + SUFFIX)
        return page.render(
            view=view, w=words_of(view.language).tree, standalone=standalone
        )
    except TemplateNotFound as error:
        message = f"there is no report template {error.name}; choose {templates()}"
        raise ReportError(message) from error
    except TemplateError as error:
        message = f"the report template {template} cannot be filled: {error}"
        raise ReportError(message) from error


def templates() -> str:
    """Return the names of the reports there are templates for."""
    folder = data_folder("report_templates")
    names = sorted(p.name.removesuffix(SUFFIX) for p in folder.glob(f"*{SUFFIX}"))
    return ", ".join(names)


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
