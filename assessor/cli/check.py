"""The command that looks at an answers file."""

from collections import Counter

import typer

from assessor.cli.options import AnswersPath, PackOption


def check(answers: AnswersPath, pack: PackOption = None) -> None:
    """Look for every mistake in an answers file.

    Each mistake comes with its line, what was expected and what to do. Ends with 0
    where the file can be assessed, with 2 where it cannot.
    """
    from assessor.cli.opening import open_project

    opened, _ = open_project(answers, pack)
    states = Counter(answer.state.value for answer in opened.answers.values())
    counted = ", ".join(f"{count} {state}" for state, count in states.items())
    typer.echo(
        f"{answers}: can be assessed; {opened.pack.id} {opened.pack.version}, "
        f"profile {opened.profile}; answers: {counted or 'none'}."
    )
