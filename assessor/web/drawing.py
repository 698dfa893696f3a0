"""Templates into pages."""

import time
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from assessor.domain.revision import revision_of
from assessor.web.leaves import anchor

PAGES = Path(__file__).with_name("pages")


def draw(template: str, **parts: object) -> str:
    """Return a template filled in; every part is escaped.

    Args:
        template: Its name.
        parts: What it shows.
    """
    return _environment().get_template(f"{template}.html.j2").render(**parts)


def read_all(pause: float) -> None:
    """Read each template once, so that the first page is as quick as those after it.

    Args:
        pause: What is left to others between two templates. [s]
    """
    environment = _environment()
    for name in environment.list_templates(extensions=["j2"]):
        environment.get_template(name)
        time.sleep(pause)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(PAGES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # Looked up on the disk once: the templates of a server at work do not change.
        auto_reload=False,
    )
    environment.globals = {"anchor": anchor, "revision_of": revision_of}
    return environment
