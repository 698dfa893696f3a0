"""What a file that can be assessed still leaves to look at."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assessor.domain.answers import AnswersFile, State
from assessor.domain.assessment import Standing
from assessor.domain.pack import Pack
from assessor.domain.parsing import settle
from assessor.domain.sheet import Sheet, read_sheet, resolve
from assessor.expressions import parse

GIVEN = (State.ANSWERED, State.PLANNED)
MISSING = (State.OPEN, State.UNKNOWN)


@dataclass(frozen=True)
class Remark:
    """One thing to look at.

    Attributes:
        kind: ``error`` where a check of the pack fails, ``warning`` where a value is
            unlikely, ``missing`` where the profile requires an answer.
        where: Id of the answer, with its row.
    """

    kind: Literal["error", "warning", "missing"]
    where: str
    text: str


def counts_line(sheet: Sheet) -> str:
    """Return how many of the questions that apply are answered.

    Args:
        sheet: The answers seen through their pack.
    """
    given = sum(standing.state in GIVEN for standing in sheet.standings)
    unknown = sum(standing.state is State.UNKNOWN for standing in sheet.standings)
    aside = sum(standing.state is State.NOT_APPLICABLE for standing in sheet.standings)
    return (
        f"{given} of {len(sheet.standings)} questions answered, "
        f"{unknown} unknown, {aside} not applicable"
    )


def remarks(
    pack: Pack, answers: AnswersFile, language: str
) -> tuple[Sheet, list[Remark]]:
    """See a file through its pack and list what deserves a look.

    Args:
        pack: The pack that is answered.
        answers: The answers.
        language: Language of the remarks.
    """
    sheet = read_sheet(pack, answers)
    found = [
        remark
        for standing in sheet.standings
        for remark in _of_standing(sheet, standing, language)
    ]
    return sheet, found


def _of_standing(sheet: Sheet, standing: Standing, language: str) -> Iterator[Remark]:
    question = sheet.pack.by_id[standing.question]
    settled = question.derive is not None and question.derive.settles
    if standing.required and standing.state in MISSING and not settled:
        asked = question.ask.in_language(language)
        yield Remark("missing", standing.id, asked)
    answer = sheet.answers.answers.get(standing.id)
    if answer is None:
        return
    doubt = settle(resolve(question, sheet.answers), answer).doubt
    if doubt is not None:
        yield Remark("warning", standing.id, doubt.in_language(language))
    for check in question.checks:
        environment = sheet.environment(row=_row_of(sheet, standing))
        if parse(check.expr).truth(environment) is False:
            text = check.message.in_language(language)
            yield Remark(check.severity, standing.id, text)


def _row_of(sheet: Sheet, standing: Standing) -> tuple[str, str] | None:
    repeat = sheet.pack.section_of[standing.question].repeat
    if repeat is None or standing.row is None:
        return None
    return repeat.group, standing.row
