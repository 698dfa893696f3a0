"""Something to look at while a long step runs."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer


@contextmanager
def progress(label: str, steps: int) -> Iterator[Callable[[], None]]:
    """Show a bar where a person watches, and nothing in a log or a pipe.

    Args:
        label: What is being done.
        steps: How often the function given is going to be called.
    """
    if not sys.stderr.isatty():
        yield lambda: None
        return
    with typer.progressbar(length=steps, label=label, file=sys.stderr) as bar:
        yield lambda: bar.update(1)
