"""A template of somebody's own: read, filled where it can do no harm, and checked.

It is filled by another process that has no files, no network, little time and little
memory, and is handed texts and figures only. What it yields is held to a short list of
elements and set between what every report has to say.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import get_args

from assessor.errors import ReportError
from assessor.reporting.charts import Chart, draw
from assessor.reporting.fragment import check_fragment
from assessor.resources import data_folder

SECONDS = 5
WAIT = 20
MOST_MEMORY = 400_000_000
MOST_SOURCE = 200_000
MOST_PAGE = 4_000_000
SUFFIX = ".html.j2"
_CHILD = Path(__file__).with_name("confined.py")
_SHARED = ("parts/pieces.html.j2",)


@dataclass(frozen=True)
class OwnTemplate:
    """A template of somebody's own.

    Attributes:
        name: Name of its file.
        sources: Text of every template that it may use, by name.
    """

    name: str
    sources: Mapping[str, str]


def read_template(path: Path) -> OwnTemplate:
    """Read a template and those beside it, which it may include.

    Args:
        path: A file whose name ends in ``.html.j2``.

    Raises:
        ReportError: It is no such file, or too large.
    """
    if not path.name.endswith(SUFFIX):
        message = f"{path}: the name of a template ends in {SUFFIX}."
        raise ReportError(message)
    shipped = data_folder("report_templates")
    sources = {name: (shipped / name).read_text("utf-8") for name in _SHARED}
    for file in sorted(path.parent.glob(f"*{SUFFIX}")):
        sources[file.name] = _text(file)
    return OwnTemplate(path.name, sources)


def _text(file: Path) -> str:
    try:
        content = file.read_bytes()
        if len(content) > MOST_SOURCE:
            message = f"{file}: a template may have {MOST_SOURCE} bytes."
            raise ReportError(message)
        return content.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{file}: the template cannot be read as UTF-8 text: {error}."
        raise ReportError(message) from error


def fill_template(own: OwnTemplate, values: Mapping[str, object]) -> str:
    """Fill a template in a process of its own, and check what it yields.

    Args:
        own: The template.
        values: What it may print, by name; charts are drawn here, not there.

    Returns:
        What stands between what every report has to say.

    Raises:
        ReportError: It is wrong, takes too long or too much, or yields what a report
            may not hold; with the line of the template where there is one.
    """
    charts: list[str] = []
    job = {
        "name": own.name,
        "sources": dict(own.sources),
        "values": {name: _plain(value, charts) for name, value in values.items()},
        "seconds": SECONDS,
        "memory": MOST_MEMORY,
        "most": MOST_PAGE,
    }
    page = _answer(own, _run(own, json.dumps(job)))
    return check_fragment(page, charts, own.name)


def _run(own: OwnTemplate, job: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(  # noqa: S603  # our own file, no shell
            [sys.executable, "-I", str(_CHILD)],
            input=job,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=WAIT,
            check=False,
            env={"LANG": "C.UTF-8"},
        )
    except subprocess.TimeoutExpired as error:
        raise ReportError(_too_long(own)) from error


def _too_long(own: OwnTemplate) -> str:
    return (
        f"{own.name}: the template was stopped after {SECONDS} seconds; look for a "
        "loop that goes round too often."
    )


def _answer(own: OwnTemplate, ended: "subprocess.CompletedProcess[str]") -> str:
    try:
        answer = json.loads(ended.stdout)
    except ValueError:
        answer = {}
    if isinstance(answer, dict) and isinstance(answer.get("page"), str):
        return str(answer["page"])
    if isinstance(answer, dict) and isinstance(answer.get("error"), str):
        raise ReportError(str(answer["error"]))
    if ended.returncode < 0:
        raise ReportError(_too_long(own))
    message = (
        f"{own.name}: the process that fills the template ended without a page; it "
        f"needs less than {MOST_MEMORY // 1_000_000} MB of memory."
    )
    raise ReportError(message)


def _plain(value: object, charts: list[str]) -> object:
    """Return texts, figures, lists and mappings; a chart becomes its number."""
    if isinstance(value, get_args(Chart)):
        charts.append(str(draw(value)))
        return {"chart": len(charts) - 1, "title": value.title, "text": value.text}
    if is_dataclass(value):
        return {
            one.name: _plain(getattr(value, one.name), charts) for one in fields(value)
        }
    if isinstance(value, Mapping):
        return {str(key): _plain(held, charts) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(held, charts) for held in value]
    return value if isinstance(value, bool | int | float | None) else str(value)
