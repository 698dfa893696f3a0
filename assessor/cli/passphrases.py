"""Passphrases and PINs: from a file, from the environment or typed, never an argument.

What is an argument of a command is seen by everyone on the machine and kept in the
history of the shell.
"""

import os
from pathlib import Path

import typer

from assessor.errors import UsageError

VARIABLE = "ASSESSOR_PASSPHRASE"


def passphrase(file: Path | None, asked: str, *, again: bool = False) -> str:
    """Return a passphrase.

    Args:
        file: File whose first line it is.
        asked: What to ask for where neither the file nor the environment has it.
        again: Ask for it twice, because it is new.

    Raises:
        UsageError: The file cannot be read.
    """
    if file is None:
        from_environment = os.environ.get(VARIABLE)
        if from_environment is not None:
            return from_environment
        return str(
            typer.prompt(asked, hide_input=True, confirmation_prompt=again, err=True)
        )
    try:
        return file.read_text("utf-8").split("\n")[0].removesuffix("\r")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{file}: the passphrase cannot be read from it: {error}"
        raise UsageError(message) from error
