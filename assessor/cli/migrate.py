"""The command that brings answers to another version of their questionnaire."""

from pathlib import Path
from typing import Annotated, Any

import typer

from assessor.cli.options import (
    AnswersPath,
    FactorsOption,
    LanguageOption,
    PackOption,
)
from assessor.errors import UsageError


def migrate(
    answers: AnswersPath,
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="File to write; beside the answers, with the new version in its "
            "name, if absent.",
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print what would move; write nothing.")
    ] = False,
    lang: LanguageOption = None,
    pack: PackOption = None,
    factors: FactorsOption = None,
) -> None:
    """Bring answers to the version of the questionnaire that is used now.

    Prints everything that moved and why, writes the answers to a new file and a log
    beside it. The old file stays as it is. An answer that no rule of the
    questionnaire settles becomes open; nothing is guessed.
    """
    from assessor.catalogue.migrating import load_migrations, migrate as migrated
    from assessor.cli.migration_lines import migration_lines
    from assessor.cli.opening import SHIPPED_PACK, open_questionnaire
    from assessor.domain.visible import visible
    from assessor.resources import data_folder
    from assessor.storage import as_data

    opened = open_questionnaire(pack, factors)
    folder = pack or data_folder("questionnaires") / SHIPPED_PACK
    content = answers.read_bytes()
    found, log = migrated(content, str(answers), opened.pack, load_migrations(folder))
    for line in migration_lines(log, lang or found.project.language):
        typer.echo(visible(line))
    if not dry_run:
        target = output or answers.with_name(
            f"{answers.stem}.{opened.pack.header.version}.yaml"
        )
        order = [question.id for question in opened.pack.questions()]
        kept = target.with_name(f"{target.stem}.migration.yaml")
        _write_new({target: as_data(found, order), kept: log.model_dump(mode="json")})
        typer.echo(f"{target}\n{kept}")


def _write_new(files: dict[Path, dict[str, Any]]) -> None:
    """Write files, none of which may be there already."""
    from assessor.cli.target import write_whole
    from assessor.notation import write

    for path in files:
        if path.exists():
            message = f"{path} is there already; name another file with --output."
            raise UsageError(message)
    for path, data in files.items():
        write_whole(path, write(data).encode())
