"""The command line: parse, call one floor down, print.

Nothing heavy is imported at the top of a module of this room: a command imports
what it needs when it runs, so that ``--help`` answers at once.
"""

from assessor.cli.front import app, main

__all__ = ["app", "main"]
