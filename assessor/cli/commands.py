"""The commands by name, each loaded when it is asked for.

Importing thirty modules to print a list of their names would cost more than all the
rest of ``--help``; so each name stands here with its line of help. A test holds every
line against what the command says of itself.
"""

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

import typer
from typer._click.core import Command, Context  # typer offers no public names
from typer._click.formatting import HelpFormatter

from assessor.cli.guard import GuardedGroup


class Entry(NamedTuple):
    """Where a command lies.

    Attributes:
        module: Module of ``assessor.cli``.
        attribute: Function of the command in it, or ``app`` for a group of commands.
        line: What it does, in one line.
    """

    module: str
    attribute: str
    line: str


COMMANDS: dict[str, Entry] = {
    "interview": Entry("interview", "interview", "Answer the questions one by one."),
    "check": Entry("check", "check", "Look for every mistake in an answers file."),
    "evaluate": Entry(
        "evaluate", "evaluate", "Assess a project and print what can be concluded."
    ),
    "explain": Entry(
        "explain",
        "explain",
        "Tell why a gate, a level, a finding or a figure is what it is.",
    ),
    "report": Entry("report", "report", "Assess a project and write its report."),
    "call": Entry(
        "call",
        "call",
        "Check, assess and report every submission to a call, for its committee.",
    ),
    "verify": Entry(
        "verify",
        "verify",
        "Check a report: compute its figures again and compare its pages.",
    ),
    "sign": Entry(
        "sign",
        "sign",
        "Sign a report: the project, then the auditor, then the funding body.",
    ),
    "sign-certificate": Entry(
        "sign", "sign_certificate", "Make a key and a certificate to try signing with."
    ),
    "compare": Entry(
        "compare", "compare", "Put scenarios, projects and what-ifs side by side."
    ),
    "plan": Entry(
        "plan",
        "plan",
        "Print the reduction plan, the footprint computed again after each action.",
    ),
    "scenarios": Entry(
        "scenarios",
        "scenarios",
        "Put growing digital emissions beside the paths of the world.",
    ),
    "validate": Entry(
        "validate",
        "validate",
        "Redo published cases and print what they say beside what assessor says.",
    ),
    "claims": Entry(
        "claims",
        "claims",
        "Look for environmental claims in texts, with the rule that covers each.",
    ),
    "migrate": Entry(
        "migrate",
        "migrate",
        "Bring answers to the version of the questionnaire that is used now.",
    ),
    "card": Entry(
        "card", "card", "Assess a project and write its climate performance model card."
    ),
    "pack": Entry(
        "pack", "app", "Check, try and compare questionnaires before they are used."
    ),
    "factors": Entry(
        "factors", "app", "Look up the factors behind the figures, with their sources."
    ),
    "form": Entry("form", "app", "Write a questionnaire as a form, and read it back."),
    "import": Entry(
        "import_",
        "import_",
        "Read measurements of other tools as answers, with their provenance.",
    ),
    "requests": Entry(
        "requests",
        "requests",
        "Write one mail and one workbook for each who holds missing figures.",
    ),
    "serve": Entry("serve", "serve", "Answer in a browser, on this machine."),
    "promote": Entry(
        "promote",
        "promote",
        "Take a project to another stage and list what is expected there.",
    ),
    "diff": Entry(
        "diff",
        "diff",
        "Say which answers changed between two versions, and what each change did.",
    ),
    "split": Entry(
        "split", "split", "Hand sections to a colleague as a file of their own."
    ),
    "merge": Entry(
        "merge", "merge", "Bring parts back into the file that they were split from."
    ),
    "evidence": Entry(
        "evidence",
        "app",
        "Attach documents to answers, list them, and check that they are there.",
    ),
    "review": Entry(
        "review", "app", "Write beside answers as a reviewer, and see what was said."
    ),
    "letter": Entry(
        "letter",
        "letter",
        "Draft the request for further information: what, why, and who has it.",
    ),
    "conditions": Entry(
        "conditions",
        "app",
        "Follow what was asked for with a decision, to the last report.",
    ),
    "submit": Entry("submit", "submit", "Hand a dossier in for review."),
    "send-back": Entry(
        "submit", "send_back", "Send a dossier back for changes, with the reason."
    ),
    "accept": Entry("submit", "accept", "Sign a dossier off and freeze it."),
    "reject": Entry("submit", "reject", "Reject a dossier, with the reason."),
    "revoke": Entry("submit", "revoke", "Take an acceptance back, with the reason."),
}


class LazyGroup(GuardedGroup):
    """Commands that are imported when they are run, not when they are listed."""

    def list_commands(self, ctx: Context) -> list[str]:
        """Return the names, in the order of the table."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        """Return a command by its name."""
        del ctx
        entry = COMMANDS.get(cmd_name)
        return None if entry is None else load(cmd_name, entry)

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the list of the commands into the help."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, one.line) for name, one in COMMANDS.items()])


def load(name: str, entry: Entry) -> Command:
    """Import a command.

    Args:
        name: Name people type.
        entry: Where it lies.
    """
    found = getattr(import_module(f"assessor.cli.{entry.module}"), entry.attribute)
    app = found if isinstance(found, typer.Typer) else _alone(name, found)
    command = typer.main.get_command(app)
    command.name = name
    return command


def _alone(name: str, function: Callable[..., None]) -> typer.Typer:
    app = typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.command(name)(function)
    return app
