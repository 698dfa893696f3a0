"""Commands for the way of a dossier: handed in, sent back, decided on."""

from pathlib import Path
from typing import Annotated

import typer

from assessor.cli.options import (
    AnswersPath,
    FactorsOption,
    LanguageOption,
    PackOption,
)

ByOption = Annotated[
    str,
    typer.Option("--by", metavar="NAME", help="Who takes this step; it is printed."),
]
ReasonOption = Annotated[
    str, typer.Option("--reason", metavar="TEXT", help="Why; it stays in the file.")
]
Folders = tuple[Path | None, Path | None]


def submit(  # one parameter an option
    answers: AnswersPath,
    *,
    by: ByOption,
    reason: ReasonOption = "",
    lang: LanguageOption = None,
    pack: PackOption = None,
    factors: FactorsOption = None,
) -> None:
    """Hand a dossier in for review.

    An edit after this begins a new revision, which has to be handed in again.
    """
    _take(answers, ("submitted", by, reason), lang, (pack, factors))


def send_back(  # one parameter an option
    answers: AnswersPath,
    *,
    by: ByOption,
    reason: ReasonOption,
    lang: LanguageOption = None,
    pack: PackOption = None,
    factors: FactorsOption = None,
) -> None:
    """Send a dossier back for changes, with the reason."""
    _take(answers, ("changes_requested", by, reason), lang, (pack, factors))


def accept(  # one parameter an option
    answers: AnswersPath,
    *,
    by: ByOption,
    reason: ReasonOption = "",
    lang: LanguageOption = None,
    pack: PackOption = None,
    factors: FactorsOption = None,
) -> None:
    """Sign a dossier off and freeze it.

    Its digest is kept in the file and in the journal, and a copy that nobody writes
    to is put beside it. An edit after this begins a new revision. The decision is
    that of the person named; the program takes none.
    """
    _take(answers, ("accepted", by, reason), lang, (pack, factors))


def reject(  # one parameter an option
    answers: AnswersPath,
    *,
    by: ByOption,
    reason: ReasonOption,
    lang: LanguageOption = None,
    pack: PackOption = None,
    factors: FactorsOption = None,
) -> None:
    """Reject a dossier, with the reason. The decision is that of the person named."""
    _take(answers, ("rejected", by, reason), lang, (pack, factors))


def revoke(  # one parameter an option
    answers: AnswersPath,
    *,
    by: ByOption,
    reason: ReasonOption,
    lang: LanguageOption = None,
    pack: PackOption = None,
    factors: FactorsOption = None,
) -> None:
    """Take an acceptance back, with the reason."""
    _take(answers, ("revoked", by, reason), lang, (pack, factors))


def _take(
    path: Path, asked: tuple[str, str, str], lang: str | None, folders: Folders
) -> None:
    from assessor.cli.review_lines import head_line, word
    from assessor.cli.saving import Held, change
    from assessor.domain.answers import AnswersFile
    from assessor.domain.submission import Status
    from assessor.domain.visible import visible
    from assessor.interview.reviewing import requested, take_step
    from assessor.storage.frozen import freeze

    status, by, reason = Status(asked[0]), asked[1], asked[2]

    def step(held: Held) -> AnswersFile:
        return take_step(held.answers, status, by=by, at=held.at, reason=reason)

    held = change(path, folders, step, what=status.value)
    language = lang or held.answers.project.language
    typer.echo(f"{visible(str(path))}: {head_line(held.answers, language)}")
    open_requests = requested(held.answers)
    if status is Status.ACCEPTED:
        number = held.answers.submission[-1].revision
        typer.echo(visible(str(freeze(path, number))))
        if open_requests:
            typer.echo(word("unless", language).format(count=len(open_requests)))
