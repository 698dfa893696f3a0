"""What typer says of a wrong command line, in French for who works in French."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import IO

import typer
from typer._click import exceptions as use  # typer offers no public names
from typer._click.core import Context

from assessor.domain.visible import visible

_KINDS = {"argument": "l’argument", "option": "l’option", "parameter": "le paramètre"}
_GAP = "\N{NO-BREAK SPACE}"


class FrenchUseError(use.ClickException):
    """A wrong use of a command, told in French."""

    def __init__(self, wrong: use.UsageError) -> None:
        super().__init__(_french(wrong))
        self.exit_code = wrong.exit_code
        self._ctx = wrong.ctx

    def show(self, file: IO[str] | None = None) -> None:
        """Print how the command is used, where its help is, and what is wrong."""
        lines = [] if self._ctx is None else _usage(self._ctx)
        lines.append(f"Erreur{_GAP}: {self.message}")
        for line in lines:
            typer.echo(visible(line), file=file, err=True)


def in_language(wrong: typer.TyperException, language: str) -> typer.TyperException:
    """Return a wrong use in the language of the person.

    Args:
        wrong: What typer raised.
        language: Code of the language.
    """
    is_help = isinstance(wrong, use.NoArgsIsHelpError)
    if language != "fr" or is_help or not isinstance(wrong, use.UsageError):
        return wrong
    return FrenchUseError(wrong)


def with_near(wrong: use.UsageError, typed: str, known: Iterable[str]) -> None:
    """Name the commands that a word is near to, where none is called so.

    Args:
        wrong: What typer raised.
        typed: The word.
        known: Names of the commands.
    """
    near = get_close_matches(typed, [*known])
    if near and "Did you mean" not in wrong.message:
        names = ", ".join(map(repr, near))
        wrong.message = f"{wrong.message.rstrip('.')}. Did you mean {names}?"


def _usage(ctx: Context) -> list[str]:
    usage = ctx.get_usage().replace("Usage: ", f"Usage{_GAP}: ", 1)
    help_ = f"{ctx.command_path} {ctx.help_option_names[0]}"
    return [*usage.split("\n"), f"Pour l’aide{_GAP}: {help_}", ""]


def _french(wrong: use.UsageError) -> str:
    # Only now: what follows reads a file, and most commands end well.
    from assessor.catalogue.in_french import in_french

    if isinstance(wrong, use.MissingParameter):
        kind = None if wrong.param is None else wrong.param.param_type_name
        named = _KINDS.get(wrong.param_type or kind or "", _KINDS["parameter"])
        return f"il manque {f'{named} {_hint(wrong)}'.strip()}."
    if isinstance(wrong, use.BadParameter):
        return f"{_hint(wrong)}{_GAP}: {in_french(wrong.message)}".lstrip(f"{_GAP}: ")
    if isinstance(wrong, use.NoSuchOption):
        near = ", ".join(sorted(wrong.possibilities or ()))
        hint = f" Options proches{_GAP}: {near}." if near else ""
        return f"l’option {wrong.option_name} n’existe pas.{hint}"
    return in_french(wrong.format_message())


def _hint(wrong: use.BadParameter) -> str:
    hint = wrong.param_hint
    if hint is None and wrong.param is not None:
        hint = wrong.param.get_error_hint()
    return (
        " / ".join(hint)
        if hint is not None and not isinstance(hint, str)
        else hint or ""
    )
