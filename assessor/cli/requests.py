"""The command that asks those who hold missing figures for them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from assessor.cli.clock import today
from assessor.cli.options import (
    AnswersPath,
    FactorsOption,
    Language,
    LanguageOption,
    PackOption,
)


def requests(
    answers: AnswersPath,
    *,
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="FOLDER",
            file_okay=False,
            help="Folder for the mails and workbooks; made where there is none.",
        ),
    ],
    lang: LanguageOption = None,
    pack: PackOption = None,
    factors: FactorsOption = None,
) -> None:
    """Write one mail and one workbook for each who holds missing figures.

    The mail is in French and in English; that to a supplier has the clauses to ask
    for. What was asked is kept beside the answers, so that “check” tells what has not
    come.
    """
    for line in _written(answers, output, lang, (pack, factors)):
        typer.echo(line)


def _written(
    answers: Path, folder: Path, lang: str | None, folders: tuple[Path | None, ...]
) -> Iterator[str]:
    from assessor.cli.opening import open_project
    from assessor.cli.target import write_whole
    from assessor.domain.sheet import read_sheet
    from assessor.errors import UsageError
    from assessor.exchange.forms import form_of
    from assessor.exchange.letters import mail, missing_by_holder, requests_of
    from assessor.exchange.workbook import workbook
    from assessor.storage.requests import load_requests, save_requests

    project = open_project(answers, *folders)
    given, day = project.answers, today()
    language: Language = "fr" if (lang or given.project.language) == "fr" else "en"
    known = load_requests(answers)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"{folder} cannot be made ({error.strerror}); choose another."
        raise UsageError(message) from error
    for asked in missing_by_holder(project.pack, read_sheet(project.pack, given)):
        name = f"request-{asked.holder}"
        form = form_of(project.pack, given, language, only={*asked.ids})
        text = mail(
            asked, project.pack, given.project.name, file=f"{name}.xlsx", day=day
        )
        write_whole(folder / f"{name}.xlsx", workbook(form))
        write_whole(folder / f"{name}.txt", text.encode())
        known = known.with_asked(requests_of(asked, day))
        yield f"{folder / name}.txt, .xlsx: {len(asked.ids)}"
    save_requests(answers, known)
