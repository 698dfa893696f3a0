"""The process that fills a template of somebody's own; it imports nothing of ours.

It reads a job on its standard input, gives up files, memory and time, fills the
template in Jinja's sandbox and writes the page, or what is wrong, as JSON.
"""

import json
import resource
import sys
import traceback
from collections.abc import Callable

from jinja2 import FunctionLoader, StrictUndefined, TemplateSyntaxError
from jinja2.exceptions import SecurityError, TemplateNotFound, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

Job = dict[str, object]
_OUTWARD = ("socket.", "subprocess.", "os.exec", "os.fork", "os.spawn", "os.system")


class Confined(ImmutableSandboxedEnvironment):
    """A sandbox in which a name of a value wins over a method of a dictionary."""

    def getattr(self, obj: object, attribute: str) -> object:
        """Return a value by name."""
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


class Mark(str):
    """Markup made here, which the sandbox does not escape."""

    __slots__ = ()

    def __html__(self) -> str:
        """Return itself."""
        return str(self)


def chart(given: object) -> Mark:
    """Return a mark that the drawing takes the place of afterwards."""
    number = given["chart"] if isinstance(given, dict) else -1
    return Mark(f'<figure data-chart="{int(number)}"></figure>')


def give_up(seconds: int, memory: int) -> None:
    """Give up time, memory, files and children; there is no way back."""
    for what, limit in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
    ):
        resource.setrlimit(what, (limit, limit))


def refuse(event: str, given: tuple[object, ...]) -> None:
    """Refuse what reaches out of the process; modules may still be imported.

    Args:
        event: What Python is about to do, as it names it to its auditors.
        given: With what.

    Raises:
        PermissionError: It is not for a template to do.
    """
    reads_module = str(given[0] if given else "").endswith((".py", ".pyc"))
    if event == "open" and reads_module:
        return
    if event == "open" or event.startswith(_OUTWARD):
        message = f"a template may not do this: {event}"
        raise PermissionError(message)


def fill(job: Job) -> dict[str, str]:
    """Fill the template of a job.

    Args:
        job: Name, sources by name, values by name, most characters of the page.
    """
    name, sources, values = str(job["name"]), job["sources"], job["values"]
    if not isinstance(sources, dict) or not isinstance(values, dict):
        raise TypeError
    environment = Confined(
        loader=FunctionLoader(lambda wanted: loaded(wanted, sources)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["draw"] = chart
    try:
        page = environment.get_template(name).render(**values)
    except MemoryError:
        return {"error": f"{name}: the template needs too much memory."}
    except Exception as error:  # noqa: BLE001  # a template fails in any way
        return {"error": said(error, name, sources)}
    if len(page) > int(str(job["most"])):
        return {"error": f"{name}: the template yields {len(page)} characters."}
    return {"page": page}


def loaded(
    wanted: str, sources: dict[str, str]
) -> tuple[str, str, Callable[[], bool]] | None:
    """Return a template under its own name, which errors then tell."""
    if wanted not in sources:
        return None
    return sources[wanted], wanted, lambda: True


def said(error: Exception, name: str, sources: dict[str, str]) -> str:
    """Say what is wrong with a template, and in which line of which file."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.name or name}:{error.lineno}: {error.message}."
    where = name
    for frame, line in traceback.walk_tb(error.__traceback__):
        file = frame.f_code.co_filename
        if file in sources:
            where = f"{file}:{line}"
    if isinstance(error, TemplateNotFound):
        known = ", ".join(sorted(sources))
        return f"{where}: there is no template {error}; it may use {known}."
    if isinstance(error, SecurityError):
        return f"{where}: a template may not do this: {error}."
    if isinstance(error, UndefinedError):
        return f"{where}: {error}; see the names that a template is given."
    return f"{where}: {type(error).__name__}: {error}."


def main() -> None:
    """Do one job."""
    job = json.load(sys.stdin)
    give_up(int(job["seconds"]), int(job["memory"]))
    sys.addaudithook(refuse)
    json.dump(fill(job), sys.stdout)


if __name__ == "__main__":
    main()
